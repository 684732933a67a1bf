"""Days, dates that are not known to the day, and what a mistyped one probably means."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from regelboek.words import MONTHS, nearest


@dataclass(frozen=True, order=True)
class Moment:
    """A date that may be known to the year, the month or the day."""

    year: int
    month: int = 0
    day: int = 0

    def first(self) -> dt.date:
        """The earliest day it can be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def last(self) -> dt.date:
        """The latest day it can be."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


def parse_day(text: str) -> dt.date | None:
    """A date in the one form, `2022-12-23`, or None."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})(?:[T ].*)?")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<day>\d{1,2})(?:[T ].*)?)?")
_SPELLED = re.compile(r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[a-z]+)\s+(?P<year>\d{4})", re.IGNORECASE)


def likely_date(text: str, *, vague: bool) -> str:
    """What was probably meant by a date in another form, or nothing."""
    match = _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text) or _SPELLED.fullmatch(text)
    if match is None or not (match["day"] or vague):
        return ""
    month = match["month"]
    if not month.isdigit():
        name = nearest(month, MONTHS)
        month = str(MONTHS.index(name) + 1) if name else "0"
    parts = [f"{int(part):02}" for part in (match["year"], month, match["day"]) if part]
    candidate = "-".join(parts)
    return candidate if parse_day(f"{candidate}-01"[:10]) else ""
