"""`regelboek check` and `regelboek explain`."""

from __future__ import annotations

import argparse
import os
import re
import sys
import textwrap

from regelboek.catalogue import Entry, entries
from regelboek.diagnostics import Severity
from regelboek.folders import read_folder
from regelboek.release import all_diagnostics
from regelboek.reporters import REPORTERS, Report
from regelboek.words import did_you_mean


def check(options: argparse.Namespace) -> int:
    """Every check on every revision; 1 when errors (strict: any findings) were found."""
    files = read_folder(options.rules)
    book, found = all_diagnostics(files)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    report = Report(tuple(found), options.rules.as_posix().rstrip("/"), files, book, colour)
    sys.stdout.write(REPORTERS[options.format](report))
    failed = report.errors or (options.strict and report.warnings)
    return 1 if failed else 0


def explain(options: argparse.Namespace) -> int:
    """The public page of a code, or the list of all codes."""
    if options.code is None:
        for entry in entries():
            mark = "" if entry.severity is Severity.ERROR else f" ({entry.severity})"
            print(f"{entry.code}  {entry.slug}{mark}")
        return 0
    wanted = options.code.upper()
    known = {entry.code: entry for entry in entries()}
    known |= {entry.slug.upper(): entry for entry in entries()}
    if wanted not in known:
        guess = did_you_mean(wanted, known) or "Zonder code ziet u alle codes: `regelboek explain`."
        sys.stderr.write(f"De code ‘{options.code}’ bestaat niet. {guess}\n")
        return 2
    print(_page(known[wanted]))
    return 0


def _page(entry: Entry) -> str:
    parts = [f"{entry.code} {entry.slug} ({entry.severity})"]
    for heading, text in entry.sections:
        lines = [line if line.startswith("    ") or not line else _wrapped(line) for line in text.split("\n")]
        parts.append(f"{heading}\n" + "\n".join(lines))
    parts.append(entry.scope.value)
    return "\n\n".join(parts)


def _wrapped(line: str) -> str:
    return textwrap.fill(re.sub(r"\s+", " ", line), 88, break_long_words=False)
