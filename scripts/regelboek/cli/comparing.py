"""`regelboek compare`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys

from regelboek.cli.sides import BookSide, Sides, TextSide
from regelboek.compare import compare_texts
from regelboek.comparison import Comparison, compare_revisions, put_beside
from regelboek.errors import SideError
from regelboek.markdown.emit import emit_body
from regelboek.markdown.faults import FaultKind
from regelboek.markdown.parse import parse_body
from regelboek.redlines import REPORTERS, WIDTH, Report, TextReport
from regelboek.words import did_you_mean


def compare(options: argparse.Namespace) -> int:
    """Two sides beside each other, in the form that is asked for."""
    sides = Sides(options.rules)
    old, new = sides.find(options.old or ""), sides.find(options.new or "")
    colour = options.format == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = _width()
    report: Report | TextReport
    if isinstance(old, TextSide) and isinstance(new, TextSide):
        if options.rule:
            raise SideError("Bij twee bestanden valt er geen regel te kiezen.", "Laat `--regel` weg.")
        _warn_of_foreign(old, new)
        report = TextReport(compare_texts(old.text, new.text), old.name, new.name, colour, width)
    elif isinstance(old, BookSide) and isinstance(new, BookSide):
        report = _report(old, new, options.rule or "", colour, width)
    else:
        file = old if isinstance(old, TextSide) else new
        raise SideError(
            f"‘{file.name}’ is één bestand; de andere kant is een hele versie.",
            "Noem twee bestanden, of twee versies, en met `--regel` één regel daarvan.",
        )
    sys.stdout.write(REPORTERS[options.format](report))
    return 0


_FOREIGN = frozenset((FaultKind.CODE, FaultKind.HTML, FaultKind.IMAGE))


def _warn_of_foreign(*sides: TextSide) -> None:
    """Say of Markdown that no rule may hold that its words are compared as text."""
    for side in sides:
        lines = [fault.place.line + 1 for fault in parse_body(side.text).faults if fault.kind in _FOREIGN]
        if lines:
            print(
                f"‘{side.name}’ bevat code, HTML of een afbeelding, het eerst op regel {lines[0]}.\n"
                "→ Die vergelijken wij als gewone tekst; lees de zinnen daarover met zorg.",
                file=sys.stderr,
            )


NARROWEST = 40
"""On fewer characters a column of labels leaves no room for words."""


def _width() -> int:
    """How many characters go on a line: as the terminal has, within reason."""
    if not sys.stdout.isatty():
        return WIDTH
    return min(WIDTH, max(NARROWEST, shutil.get_terminal_size((WIDTH, 24)).columns))


def _report(old: BookSide, new: BookSide, rule: str, colour: bool, width: int) -> Report:
    book, before, now = put_beside(old.book, old.revision, new.book, new.revision, old.name)
    comparison = compare_revisions(book, before, now)
    known = {held.id for entry in comparison.rules for held in (*entry.old, *entry.new)}
    if rule and rule not in known:
        number, rule = rule, _by_number(comparison, rule) or rule
        _warn_of_another(comparison, number, rule)
    if rule and rule not in known:
        hint = did_you_mean(rule, known) or "De naam van een regel is die van zijn bestand, zonder `.md`."
        raise SideError(f"De regel ‘{rule}’ staat in geen van beide versies.", hint)
    texts = {}
    for entry in comparison.rules:
        for name, side, helds in (("old", old, entry.old), ("new", new, entry.new)):
            for held in helds:
                body = side.body(held.id)
                if body is not None and body != emit_body(held.rule.body):
                    texts[f"{name}:{held.id}"] = body
    return Report(comparison, old.name, new.name, rule, colour, width, texts)


def _warn_of_another(comparison: Comparison, number: str, rule: str) -> None:
    """Say that the number was that of another rule, and how to ask for that one."""
    olds = (held for entry in comparison.rules for held in entry.old if held.number == number)
    news = [
        held.id for entry in comparison.rules if rule in {held.id for held in entry.new} for held in entry.old
    ]
    for held in olds:
        if held.id not in (rule, *news):
            print(
                f"Regel {number} was in {comparison.old.id} een andere: ‘{held.title}’.\n"
                f"→ Kies die met `--regel {held.id}`.",
                file=sys.stderr,
            )


def _by_number(comparison: Comparison, number: str) -> str | None:
    """The id of the rule with a number, on the new side or else on the old one."""
    sides = (
        *(held for entry in comparison.rules for held in entry.new),
        *(held for entry in comparison.rules for held in entry.old),
    )
    return next((held.id for held in sides if held.number == number), None)
