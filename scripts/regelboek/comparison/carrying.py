"""Carrying out what is said of rules that were split or merged: the old rules and the sentences give the new ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from regelboek.compare import apply_sentences
from regelboek.compare.drafting import Unclear
from regelboek.compare.drafting.instructions import AddParagraph, Recast
from regelboek.compare.drafting.parts import with_numbers
from regelboek.compare.drafting.proof import folded
from regelboek.compare.drafting.reader import read
from regelboek.comparison.moving import Moves, read_absorbed, read_moves
from regelboek.comparison.parting import NOTHING, alone, joined_by, paragraphs_of, without
from regelboek.comparison.sides import RuleText
from regelboek.markdown.emit import emit_body
from regelboek.markdown.parse import parse_loosely
from regelboek.markdown.tree import Body, ListItem

Instructions = Mapping[RuleText, Sequence[str]]


def carried_out(texts: Sequence[RuleText], said: Instructions, text: RuleText) -> str:
    """The new body of one text, made from all the old bodies and what is said of all texts.

    Args:
        texts: all texts of a group of rules.
        said: the instructions of each.
        text: the one of which the new body is asked for.

    Raises:
        Unclear: a sentence has no form that is known, or names what is not there.
    """
    moves = [found for t in texts for one in said[t] if (found := read_moves(one))]
    own = [one for one in said[text] if not read_moves(one) and not read_absorbed(one)]
    whole = read(own[0]) if own else None
    if isinstance(whole, Recast) and whole.place == "de tekst":
        return whole.text
    came = [item for move in moves for item in _came(texts, move, text)]
    if text.old is None:
        return _made(came, own)
    lost = {number for t in texts for one in said[t] for number in _lost(one, text)}
    rest = apply_sentences(emit_body(without(text.old.rule.body, lost)), own)
    return emit_body(joined_by(_body(rest), came)) if came else rest


def gives(texts: Sequence[RuleText], said: Instructions, text: RuleText) -> bool:
    """Whether what is said of all texts gives the new body of one of them."""
    assert text.new is not None
    try:
        return folded(carried_out(texts, said, text)) == folded(emit_body(text.new.rule.body))
    except Unclear:
        return False


def _made(came: Sequence[ListItem], own: Sequence[str]) -> str:
    """A rule that is new, from the paragraphs that came; its first one is given when none did."""
    if not came and own:
        first = read(own[0])
        if isinstance(first, AddParagraph):
            came, own = list(paragraphs_of(_norm(first.text)).values()), own[1:]
    return apply_sentences(emit_body(joined_by(NOTHING, came)), own)


def _lost(sentence: str, text: RuleText) -> Iterator[int]:
    """The paragraphs of the old rule of a text that a sentence says are elsewhere."""
    moves = read_moves(sentence)
    old, olds = (moves.old, moves.olds) if moves else (read_absorbed(sentence) or ("", ()))
    if text.old is not None and text.old.number == old:
        yield from olds


def _came(texts: Sequence[RuleText], move: Moves, text: RuleText) -> Iterator[ListItem]:
    """The paragraphs that a sentence says came to a text, with what changed on the way."""
    origin = next((t.old for t in texts if t.old and t.old.number == move.old), None)
    if text.new is None or move.new != text.new.number or origin is None:
        return
    old = paragraphs_of(origin.rule.body)
    for one, number in zip(move.olds, move.news, strict=True):
        if one not in old:
            raise Unclear(f"Er is geen lid {one} in de oude regel {move.old}.")
        body = alone(old[one], number)
        if move.changes:
            body = _body(apply_sentences(emit_body(body), move.changes))
        yield from paragraphs_of(body).values()


def _norm(paragraphs: str) -> Body:
    return _body(f"## Norm\n\n{with_numbers(paragraphs)}\n")


def _body(text: str) -> Body:
    return parse_loosely(text)
