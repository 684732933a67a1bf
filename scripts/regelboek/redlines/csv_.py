"""A row for each change, for a spreadsheet: what, where, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regelboek.compare import Change, ChangeKind, Diff, FieldDiff, changes
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
from regelboek.redlines.report import Report, TextReport
from regelboek.words import capitalised

COLUMNS = (
    *("soort", "id", "oud_nummer", "nieuw_nummer", "titel", "wat", "klasse", "deel", "plaats", "wijziging"),
    *(
        "oud",
        "nieuw",
        "zin",
        "reden",
        "versie",
        "bronnen",
        "bronnen_versie",
        "opdrachten",
        "aangekondigd_op",
        "besloten_door",
    ),
)
Row = dict[str, str]


def render(report: Report | TextReport) -> str:
    """The whole table, with a head."""
    rows = _of_texts(report) if isinstance(report, TextReport) else _rows(report)
    lines = [COLUMNS, *(tuple(row.get(column, "") for column in COLUMNS) for row in rows)]
    return "".join(",".join(map(cell, line)) + "\r\n" for line in lines)


def cell(value: str, mark: str = ",") -> str:
    """A value as RFC 4180 has it; one that a spreadsheet would take for a formula gets an apostrophe.

    Args:
        value: what the cell holds.
        mark: what stands between cells.
    """
    safe = f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
    return '"' + safe.replace('"', '""') + '"' if any(char in safe for char in f'{mark}"\r\n') else safe


def _rows(report: Report) -> Iterator[Row]:
    for entry in report.rules:
        if entry.kind is not Kind.SAME:
            yield from _rule(entry)
    if report.rule:
        return
    for term in report.comparison.terms:
        if term.kind is not Kind.SAME:
            yield from _term(term)
    for chapter in report.comparison.chapters:
        if chapter.kind is not Kind.SAME:
            yield from _chapter(chapter)
    yield from _interim(report.comparison)


def _rule(entry: RuleComparison) -> Iterator[Row]:
    for text in entry.texts:
        for said in entry.sentences:
            is_own = said.of in (None, text) and said.about not in (Aspect.TEXT, Aspect.MEANING)
            if is_own and not _has_field(said):
                why = _why(entry.passed_of(text.held))
                yield {**_named(entry, text), "deel": said.about or "", "zin": said.text, **why}
        yield from _meanings(entry, text)
    for text in entry.texts:
        named, why = _named(entry, text), _why(entry.passed_of(text.held))
        for field in text.fields:
            yield {**named, **_field(field), "zin": " ".join(field_sentences(entry, text, field)), **why}
        told = [s.text for s in entry.sentences if s.of is text and s.about is Aspect.TEXT]
        yield from ({**named, **row, **why} for row in _in_words(told))
        if text.diff is not None and text.old and text.new:
            yield from ({**named, **row, **why} for row in _of_diff(text.diff))


def _meanings(entry: RuleComparison, text: RuleText) -> Iterator[Row]:
    """The terms of its norm that mean something else, each with why."""
    for meaning in entry.meanings_of(text.held):
        field = next(field for field in meaning.term.fields if field.name == "definitie")
        said = " ".join(sentence.text for sentence in meaning.term.meaning)
        row = {**_named(entry, text), **_field(field), "deel": f"begrip {meaning.term.name}", "zin": said}
        yield {**row, **_why(meaning.term.passed)}


def field_sentences(entry: RuleComparison, text: RuleText, field: FieldDiff) -> list[str]:
    """What is said of a field; of a number or a chapter it may be said with the move, or with what became of the rule."""
    told = [s for s in entry.sentences if s.of is text]
    said = [s.text for s in told if s.about == field.name]
    if said or field.name not in (Aspect.NUMBER, Aspect.CHAPTER):
        return said
    moved = [s.text for s in told if s.about is Aspect.CHAPTER]
    return moved or [s.text for s in entry.sentences if s.of is None and s.about is None][:1]


def _has_field(sentence: Sentence) -> bool:
    """Whether it is said in the row of a field that changed."""
    of, about = sentence.of, sentence.about
    return of is not None and about is not None and of.field(about) is not None


def _named(entry: RuleComparison, text: RuleText) -> Row:
    """A rule; one that is gone and went up in others is an `oude regel`, so that rules can be counted without it."""
    held = text.held
    olds, news = sides(text)
    return {
        "soort": "regel" if held in entry.listed else "oude regel",
        "id": held.id,
        "oud_nummer": " ".join(each.number for each in olds),
        "nieuw_nummer": " ".join(each.number for each in news),
        "titel": held.title,
        "wat": entry.kind,
        "klasse": " ".join(entry.classes_of(held)),
    }


def sides(text: RuleText) -> tuple[tuple[Held, ...], tuple[Held, ...]]:
    """The rules that one was, and those that it is: of several, those that it came of or went up in."""
    olds = (text.kin if text.new else ()) or ((text.old,) if text.old else ())
    news = (text.new,) if text.new else text.kin
    return olds, news


def _field(field: FieldDiff) -> Row:
    return {
        "deel": field.name,
        "wijziging": field.status,
        "oud": "; ".join(field.old),
        "nieuw": "; ".join(field.new),
    }


def _of_texts(report: TextReport) -> Iterator[Row]:
    yield from _in_words(report.sentences)
    yield from _of_diff(report.diff)


def _in_words(sentences: list[str]) -> Iterator[Row]:
    """What was done to a text, a sentence a row: it may be about several changes, and a change about several."""
    yield from ({"deel": "tekst", "wijziging": "in woorden", "zin": said} for said in sentences)


def _of_diff(diff: Diff) -> Iterator[Row]:
    for change in changes(diff):
        old, new = sides_of_change(change)
        yield {
            "deel": "tekst",
            "plaats": change.new_place or change.old_place,
            "wijziging": kind_of_change(change),
            "oud": old,
            "nieuw": new,
        }


def kind_of_change(change: Change) -> str:
    """What was done; of a column what its note says."""
    return str(change.note.kind if change.kind is ChangeKind.COLUMN and change.note else change.kind)


def sides_of_change(change: Change) -> tuple[str, str]:
    """What was and what is; of a note with the words that it is about."""
    note = change.note
    if note is None:
        return change.old_text, change.new_text
    old, new = (side if side == note.text else f"{note.text}: {side}".strip(": ") for side in note.sides)
    if change.kind is ChangeKind.COLUMN and not all(note.sides):
        return note.sides
    return old, new


def _term(entry: TermComparison) -> Iterator[Row]:
    named = {"soort": "begrip", "id": entry.id, "titel": entry.name, "wat": entry.kind}
    named["klasse"] = " ".join(entry.classes)
    yield from _of_thing(named, entry.fields, entry, _why(entry.passed))


def _chapter(entry: ChapterComparison) -> Iterator[Row]:
    named = {
        "soort": "hoofdstuk",
        "id": entry.id,
        "titel": (entry.new or entry.old)[0].title,
        "wat": entry.kind,
        "klasse": " ".join(entry.classes),
        "oud_nummer": " ".join(map(str, entry.old_numbers)),
        "nieuw_nummer": " ".join(map(str, entry.new_numbers)),
    }
    yield from _of_thing(named, entry.fields, entry, _why(entry.passed))


def _of_thing(
    named: Row, fields: tuple[FieldDiff, ...], entry: TermComparison | ChapterComparison, why: Row
) -> Iterator[Row]:
    said = " ".join(sentence.text for sentence in entry.sentences)
    if not fields:
        yield {**named, "zin": said, **why}
    yield from ({**named, **_field(field), "zin": said, **why} for field in fields)


def _interim(comparison: Comparison) -> Iterator[Row]:
    for interim in comparison.interim:
        yield {
            "soort": "regel",
            "id": interim.held.id,
            "titel": interim.held.title,
            "wat": "tussentijds ingevoegd en weer vervallen",
            "zin": f"{capitalised(interim.held.name)} is tussentijds ingevoegd en weer vervallen.",
            **_why(interim.passed),
        }


def _why(passed: tuple[Passed, ...]) -> Row:
    own = dict.fromkeys(id for p in passed for id in p.own_sources)
    deciders = (p.change.decided_by or p.revision.decided_by for p in passed)
    return {
        "reden": " ".join(dict.fromkeys(p.reason for p in passed)),
        "versie": _joined(p.revision.id for p in passed),
        "bronnen": _joined(own),
        "bronnen_versie": _joined(id for p in passed for id in p.sources_of_whole if id not in own),
        "opdrachten": _joined(id for p in passed for id in p.change.mandates),
        "aangekondigd_op": _joined(str(p.change.announced) for p in passed if p.change.announced),
        "besloten_door": _joined(str(decider) for decider in deciders if decider),
    }


def _joined(values: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(values))
