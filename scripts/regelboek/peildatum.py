"""The reference day: as of when a site is built."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from regelboek.errors import RegelboekError
from regelboek.git import commit_date


class EpochError(RegelboekError):
    """`SOURCE_DATE_EPOCH` is no number of seconds."""


def reference_day(folder: Path) -> dt.date:
    """`SOURCE_DATE_EPOCH`, else the day of the commit, else today; always in UTC.

    See https://reproducible-builds.org/specs/source-date-epoch/.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise EpochError(
                f"SOURCE_DATE_EPOCH is ‘{epoch}’, en dat is geen aantal seconden.",
                "Geef het aantal seconden sinds 1 januari 1970, of laat de variabele weg.",
            ) from error
    committed = commit_date(folder)
    return committed.date() if committed else dt.datetime.now(dt.UTC).date()
