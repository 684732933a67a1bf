"""In words: lines of text that changed, and what became of terms and chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from regelboek.compare import FieldDiff
from regelboek.compare.drafting.instructions import Recast
from regelboek.comparison.kinds import Aspect, Kind
from regelboek.comparison.sides import Sentence
from regelboek.comparison.texts import Memory
from regelboek.comparison.things import ChapterComparison
from regelboek.model.registers import Source
from regelboek.model.revision import Term
from regelboek.model.rule import CitationRole
from regelboek.model.rulebook import RuleBook
from regelboek.reading import source_name
from regelboek.words import listing


def cited_words(book: RuleBook, value: str) -> str:
    """A citation as its source is called, with the place in it."""
    id = re.split(r"[, ]", value, maxsplit=1)[0]
    source: Source | None = book.sources.get(id)
    return (source_name(source) if source else id) + value[len(id) :]


def line_sentences(field: FieldDiff, place: str, memory: Memory) -> Iterator[str]:
    """A line of text that changed, as instructions about a place."""
    for instruction in memory.line(" ".join(field.old), " ".join(field.new)):
        if isinstance(instruction, Recast):
            yield Recast(place, instruction.text.strip()).sentence
        else:
            yield replace(instruction, place=place).sentence


_HISTORICAL = f" ({CitationRole.HISTORICAL})"


def list_sentences(
    where: str, added: Sequence[str], removed: Sequence[str], *, are_titles: bool = False
) -> Iterator[str]:
    """What came to a list and what went; a source that stayed, and only became historical or is so no more, did neither.

    Titles are quoted, so that they read as such within a sentence.
    """

    def said(values: Sequence[str]) -> str:
        return listing([f"‘{words}’" for words in values] if are_titles else values)

    now = [words for words in removed if words + _HISTORICAL in added]
    no_more = [words for words in added if words + _HISTORICAL in removed]
    stayed = {*now, *no_more, *(words + _HISTORICAL for words in (*now, *no_more))}
    for values, verb in ((added, ("komt", "komen", " bij")), (removed, ("vervalt", "vervallen", ""))):
        moved = [words for words in values if words not in stayed]
        if moved:
            yield f"{where} {verb[len(moved) > 1]} {said(moved)}{verb[2]}."
    for values, what in ((now, "nu"), (no_more, "niet meer")):
        if values:
            yield f"{where} {'is' if len(values) == 1 else 'zijn'} {said(values)} {what} historisch."


def term_sentences(
    kind: Kind,
    old: Sequence[Term],
    new: Sequence[Term],
    fields: Sequence[FieldDiff],
    *,
    book: RuleBook,
    memory: Memory,
) -> Iterator[Sentence]:
    """What became of a term, of which the forms, by which programs know it, are told only where nothing else differs.

    What is about the word and its definition says that it is.
    """
    name = (new or old)[0].term
    others = {field.name for field in fields} - {"vormen", "eerdere termen"}
    olds, news = ([f"‘{term.term}’" for term in side] for side in (old, new))
    yield from map(_sentence, _became(kind, "Het begrip", "De begrippen", olds, news))
    for field in fields:
        match field.name:
            case "term":
                said = f"Het begrip ‘{field.old[0]}’ heet nu ‘{field.new[0]}’."
                yield Sentence(said, Aspect.MEANING, said)
            case "eerdere termen":
                continue
            case "vormen" if others:
                continue
            case "definitie":
                for said in line_sentences(field, f"de definitie van ‘{name}’", memory):
                    yield Sentence(said, Aspect.MEANING, said)
            case _:
                added, removed = (
                    [cited_words(book, value) if field.name == "bronnen" else value for value in values]
                    for values in (field.added, field.removed)
                )
                where = f"Bij de {field.name} van ‘{name}’"
                told = list_sentences(where, added, removed, are_titles=field.name == "bronnen")
                yield from map(_sentence, told)


def _sentence(said: str) -> Sentence:
    return Sentence(said, None, said)


def chapter_sentences(entry: ChapterComparison) -> Iterator[str]:
    """What became of a chapter."""
    sides = ((entry.old, entry.old_numbers), (entry.new, entry.new_numbers))
    olds, news = ([f"{n} ({c.title})" for c, n in zip(*side, strict=True)] for side in sides)
    yield from _became(entry.kind, "Hoofdstuk", "De hoofdstukken", olds, news)
    for field in entry.fields:
        if field.name == "titel":
            yield f"Hoofdstuk {entry.old_numbers[0]} heette ‘{field.old[0]}’ en heet nu ‘{field.new[0]}’."
        else:
            yield f"Hoofdstuk {field.old[0]} is nu hoofdstuk {field.new[0]}."


def _became(kind: Kind, one: str, many: str, olds: Sequence[str], news: Sequence[str]) -> Iterator[str]:
    match kind:
        case Kind.NEW | Kind.RETURNED:
            yield f"{one} {news[0]} is nieuw."
        case Kind.LAPSED:
            yield f"{one} {olds[0]} vervalt."
        case Kind.SPLIT:
            yield f"{one} {olds[0]} is gesplitst in {listing(news)}."
        case Kind.MERGED:
            yield f"{many} {listing(olds)} zijn samengevoegd tot {news[0]}."
        case Kind.REGROUPED:
            yield f"{many} {listing(olds)} zijn anders ingedeeld, in {listing(news)}."
