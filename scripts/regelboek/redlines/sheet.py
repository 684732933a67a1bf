"""A comparison as a sheet that a Dutch spreadsheet opens: names instead of ids, and each row with one meaning.

As RFC 4180 has it, but with a semicolon between cells: where a comma stands in numbers, as in Dutch, spreadsheets
read that, and put a row with commas in one cell. The form for programs is `csv_`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from regelboek.compare import Change, ChangeKind, FieldDiff, Node, changes
from regelboek.compare.address import addresses
from regelboek.comparison import (
    Aspect,
    ChapterComparison,
    Comparison,
    Held,
    Kind,
    Passed,
    RuleComparison,
    RuleText,
    Sentence,
    TermComparison,
)
from regelboek.comparison.metadata import value_words
from regelboek.reading import DECIDERS, source_name
from regelboek.redlines.csv_ import Row, cell, field_sentences, kind_of_change, sides, sides_of_change
from regelboek.redlines.sentences import folded, named_notes
from regelboek.words import capitalised

COLUMNS = (
    *("rij", "veranderd", "wat", "oud_nummer", "nieuw_nummer", "titel", "klasse", "onderdeel", "plaats"),
    *("wijziging", "oud", "nieuw", "in_woorden", "reden", "versie", "bronnen", "bronnen_van_de_versie"),
    *("opdrachten", "aangekondigd_op", "besloten_door", "id"),
)
MARK = "\ufeff"
"""By which spreadsheets know UTF-8."""


def sheet(comparison: Comparison) -> str:
    """The whole sheet.

    A row `regel` for each rule that summaries count, unchanged ones too, so that rows are counts; `oude regel`
    for one that went up in others and counts with those; `wijziging` for each change of the rule above it. Each row
    says of which rule it is, and why that changed.
    """
    rows = (tuple(row.get(column, "") for column in COLUMNS) for row in _Rows(comparison).rows())
    return MARK + "".join(";".join(cell(value, ";") for value in line) + "\r\n" for line in (COLUMNS, *rows))


class _Rows:
    """Makes the rows of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.book = comparison.book

    def rows(self) -> Iterator[Row]:
        for entry in self.comparison.rules:
            for text in entry.texts:
                yield from self.rule(entry, text)
        yield from (self.term(term) for term in self.comparison.terms if term.kind is not Kind.SAME)
        yield from (self.chapter(each) for each in self.comparison.chapters if each.kind is not Kind.SAME)
        for interim in self.comparison.interim:
            named = {"rij": "tussentijdse regel", "wat": "ingevoegd en weer vervallen"}
            yield {**named, "titel": interim.held.title, "id": interim.held.id, **self.why(interim.passed)}

    def rule(self, entry: RuleComparison, text: RuleText) -> Iterator[Row]:
        held, (olds, news) = text.held, sides(text)
        is_listed = held in entry.listed
        named = {
            "veranderd": "ja" if entry.is_change else "nee",
            "wat": str(entry.kind),
            "oud_nummer": ", ".join(each.number for each in olds),
            "nieuw_nummer": ", ".join(each.number for each in news),
            "titel": held.title,
            "klasse": ", ".join(entry.classes_of(held)),
            "id": held.id,
            **(self.why(entry.passed_of(held)) or self.why_of_chapter(entry)),
        }
        said = entry.said_of(held) if is_listed else [s for s in entry.sentences if s.of is text]
        yield {
            "rij": "regel" if is_listed else "oude regel",
            **named,
            "in_woorden": _words(said),
        }
        for row in (*self.fields(entry, text), *self.texts(entry, text)):
            yield {"rij": "wijziging", **named, **row}

    def fields(self, entry: RuleComparison, text: RuleText) -> Iterator[Row]:
        for field in text.fields:
            yield {
                "onderdeel": field.name,
                "wijziging": str(field.status),
                "oud": self.values(field, field.old, old=True),
                "nieuw": self.values(field, field.new, old=False),
                "in_woorden": " ".join(map(folded, field_sentences(entry, text, field))),
            }

    def values(self, field: FieldDiff, values: Sequence[str], *, old: bool) -> str:
        revision = self.comparison.old if old else self.comparison.new
        aspect = Aspect(field.name)
        named = (self.old_name(value) if old and aspect is Aspect.SEE_ALSO else "" for value in values)
        return "; ".join(
            name or value_words(self.book, aspect, value, revision)
            for name, value in zip(named, values, strict=True)
        )

    def old_name(self, rule_id: str) -> str:
        """What a rule was called that is compared by the id that it has now; empty where that is the one it had."""
        if rule_id in self.comparison.old.rules:
            return ""
        entry = self.comparison.of_new(rule_id)
        text = next((t for t in entry.texts if t.new and t.new.id == rule_id), None) if entry else None
        was = (text.old or next(iter(text.kin), None)) if text else None
        return was.name if was else ""

    def texts(self, entry: RuleComparison, text: RuleText) -> Iterator[Row]:
        """Each change of the text; of an old rule only the words say where each part of it is now."""
        is_whole = text.held in entry.listed
        for change in changes(text.diff) if text.diff and is_whole else ():
            if change.kind is not ChangeKind.RESPELLED:
                old, new = (_read(side, change) for side in sides_of_change(change))
                is_ref = change.kind is ChangeKind.REPLACED and old == new
                yield {
                    "onderdeel": "tekst",
                    "plaats": self.place(entry, text, change),
                    "wijziging": "andere verwijzing" if is_ref else kind_of_change(change),
                    "oud": old,
                    "nieuw": new,
                }

    @staticmethod
    def place(entry: RuleComparison, text: RuleText, change: Change) -> str:
        """Where a change is; of what moved also where it was."""
        place = change.new_place or change.old_place
        if change.move is None:
            return place
        old = entry.side_of(change.move.old)
        if old is None or old is text.old:
            was = change.old_place
        else:
            was = f"de oude regel {old.number}{_within(entry, old, change.move.old)}"
        return f"{place} (was: {was})" if was and was != place else place

    def term(self, entry: TermComparison) -> Row:
        named = {"rij": "begrip", "veranderd": "ja" if entry.is_change else "nee", "wat": str(entry.kind)}
        old, new = (" ".join(term.definition for term in side) for side in (entry.old, entry.new))
        return {
            **named,
            "titel": entry.name,
            "klasse": ", ".join(entry.classes),
            "onderdeel": "definitie" if old != new else "",
            **({"oud": old, "nieuw": new} if old != new else {}),
            "in_woorden": _words(entry.sentences),
            **self.why(entry.passed),
            "id": entry.id,
        }

    def chapter(self, entry: ChapterComparison) -> Row:
        return {
            "rij": "hoofdstuk",
            "veranderd": "ja" if entry.is_change else "nee",
            "wat": str(entry.kind),
            "oud_nummer": ", ".join(map(str, entry.old_numbers)),
            "nieuw_nummer": ", ".join(map(str, entry.new_numbers)),
            "titel": (entry.new or entry.old)[0].title,
            "klasse": ", ".join(entry.classes),
            "oud": "; ".join(chapter.title for chapter in entry.old),
            "nieuw": "; ".join(chapter.title for chapter in entry.new),
            "in_woorden": _words(entry.sentences),
            **self.why(entry.passed),
            "id": entry.id,
        }

    def why_of_chapter(self, entry: RuleComparison) -> Row:
        """Why the chapter changed, of a rule that only came along with it."""
        found = self.why(self.comparison.passed_of_chapter(entry))
        return {**found, "reden": f"Waarom het hoofdstuk veranderde: {found['reden']}"} if found else {}

    def why(self, passed: Iterable[Passed]) -> Row:
        """Why, and by whose decision; empty for what no change file tells."""
        met, book = list(passed), self.book
        if not met:
            return {}
        own = dict.fromkeys(id for p in met for id in p.own_sources)
        whole = dict.fromkeys(id for p in met for id in p.sources_of_whole if id not in own)
        mandates = dict.fromkeys(id for p in met for id in p.change.mandates)
        deciders = (p.change.decided_by or p.revision.decided_by for p in met)
        return {
            "reden": " ".join(dict.fromkeys(p.reason for p in met)),
            "versie": ", ".join(dict.fromkeys(p.revision.id for p in met)),
            "bronnen": self.sources(own),
            "bronnen_van_de_versie": self.sources(whole),
            "opdrachten": "; ".join(
                book.mandates[id].title if id in book.mandates else id for id in mandates
            ),
            "aangekondigd_op": ", ".join(
                dict.fromkeys(p.change.announced.isoformat() for p in met if p.change.announced)
            ),
            "besloten_door": ", ".join(dict.fromkeys(DECIDERS[decider] for decider in deciders if decider)),
        }

    def sources(self, ids: Iterable[str]) -> str:
        known = self.book.sources
        return "; ".join(source_name(known[id]) if id in known else id for id in ids)


def _within(entry: RuleComparison, old: Held, node: Node) -> str:
    """The place of a block in an old rule, behind its number."""
    diff = next(text.diff for text in entry.texts if text.old is old)
    names = addresses(diff.old) if diff else None
    place = (names.of_block.get(node) or names.of_text.get(node)) if names else ""
    return f", {place}" if place else ""


def _words(sentences: Iterable[Sentence]) -> str:
    return " ".join(capitalised(folded(sentence.text)) for sentence in sentences)


def _read(text: str, change: Change) -> str:
    """Text as words, on one line; of a part without its heading, which is its place."""
    first, _, rest = text.partition("\n")
    is_heading = f"‘{first.strip()}’" in (change.old_place, change.new_place)
    return named_notes(" ".join((rest if is_heading else text).split()))
