"""In words: a comparison as the sentences of Dutch drafting, and a program that carries them out.

`sentences` says what was done to the old text so that it became the new; `apply_sentences` reads those
sentences again, as text, and does it. The one proves the other: what is said is exact, or the new text is
given instead ("komt te luiden").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regelboek.compare.address import WHOLE, Addresses, addresses
from regelboek.compare.drafting.blocks import Drafter
from regelboek.compare.drafting.divisions import dropped_whole
from regelboek.compare.drafting.editor import Editor
from regelboek.compare.drafting.everywhere import told_of_whole
from regelboek.compare.drafting.inserts import beside_what_stays, in_turn, told_as_one
from regelboek.compare.drafting.instructions import HEADING, Drop, Insert, Instruction, Recast
from regelboek.compare.drafting.order import in_safe_order
from regelboek.compare.drafting.part_numbers import told_of_parts
from regelboek.compare.drafting.placing import Unclear
from regelboek.compare.drafting.proof import Coarser, folded, is_exact
from regelboek.compare.drafting.reader import read
from regelboek.compare.engine import compare_nodes
from regelboek.compare.outline import outline_of, write
from regelboek.compare.places import article_of
from regelboek.compare.reading import read_one
from regelboek.compare.result import Diff


def sentences(diff: Diff) -> list[str]:
    """What was done to the old text, in the formulae of Dutch drafting, in reading order.

    Of a list, what changed in its items comes before what came, went or moved: then the numbers are still the old.

    Places and numbers mean the old text. Words are quoted as Markdown. Nothing is said of what no reader
    sees, such as another Unicode form.
    """
    return [instruction.sentence for instruction in draft(diff)]


def draft(diff: Diff) -> list[Instruction]:
    """The same as data."""
    old, new = diff.old, diff.new
    target = write(outline_of(new))
    if folded(write(outline_of(old))) == folded(target):
        return []
    if not old.children or not new.children:
        return [Recast(WHOLE, target.strip("\n")) if new.children else Drop(WHOLE)]
    names = addresses(old)
    among_headings: list[Instruction] = []
    if not diff.keeps_parts:
        said = in_safe_order(_told(Drafter(diff, names).draft(), names), names)
        if is_exact(old, new, said):
            among_headings = said
        if among_headings and not any(map(_splits_an_article, said)):
            return among_headings
        diff = compare_nodes(old, new, keep_parts=True)
    for said in _ways(diff, names):
        ordered = in_safe_order(said, names)
        if is_exact(old, new, ordered):
            return ordered
    return among_headings or [Recast(WHOLE, target.strip("\n"))]


def _splits_an_article(it: Instruction) -> bool:
    """Whether the heading of an article comes or goes without its text: what is in it would have no name meanwhile."""
    if isinstance(it, Drop):
        return it.place.startswith("het opschrift van artikel ")
    return isinstance(it, Insert) and it.unit == HEADING and bool(article_of(it.text.lstrip("#* ")))


def _ways(diff: Diff, names: Addresses) -> Iterator[list[Instruction]]:
    """The ways to say it, the best first, each once; the last give the parts anew that cannot be said otherwise."""
    drafted = Drafter(diff, names).draft()
    staying = beside_what_stays(drafted)
    ways: list[list[Instruction]] = []
    for said in (
        _told(staying, names),
        _told(staying, names, sentences=False),
        _told(drafted, names),
        _told(drafted, names, sentences=False),
        in_turn(drafted),
    ):
        if said not in ways:
            ways.append(said)
            yield said
    coarser = Coarser(diff).draft()
    yield _told(coarser, names)
    yield in_turn(coarser)


def _told(drafted: Iterable[Instruction], names: Addresses, *, sentences: bool = True) -> list[Instruction]:
    """The instructions as a drafter says them: what comes at one place and what is renumbered, in one breath."""
    said = dropped_whole(told_of_whole(drafted, names), names)
    return in_turn(told_of_parts(told_as_one(said, names), names), sentences=sentences)


def apply_sentences(old: str, said: Iterable[str]) -> str:
    """Carry out sentences on a Markdown text; gives the new text in the one written form.

    Args:
        old: the text that the sentences are about.
        said: sentences of the forms that `sentences` gives.

    Raises:
        Unclear: a sentence has none of the forms, or names no place or no words, or not one.
    """
    return Editor(read_one(old)).carry_out(list(_read(said)))


def _read(said: Iterable[str]) -> Iterator[Instruction]:
    for sentence in said:
        instruction = read(sentence)
        if instruction is None:
            raise Unclear(f"Deze zin is geen opdracht: {sentence}")
        yield instruction


__all__ = ["Instruction", "Unclear", "apply_sentences", "draft", "sentences"]
