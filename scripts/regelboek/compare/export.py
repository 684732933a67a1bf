"""JSON of a comparison, by the published schema `docs/schemas/compare-1.json`.

Every character of both texts is in a token. To rebuild the old text, put together `both` or `old` of all
tokens in the order of the file; for the new text `both` or `new`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from regelboek.compare.address import Addresses, addresses
from regelboek.compare.nodes import Node
from regelboek.compare.notes import Note
from regelboek.compare.result import BlockDiff, Diff, Move, Status
from regelboek.compare.segments import Op, Run
from regelboek.compare.tokens import Token, TokenKind
from regelboek.compare.verbatim import Sources, canonical_sources, given_sources

SCHEMA = 1
LAYOUT = "opmaak"
"""The op of a token that is layout: marks, indents and line feeds, which are read by nobody."""

Json = dict[str, Any]


def to_json(diff: Diff) -> Json:
    """A comparison as data for `json.dumps`; the same comparison gives the same bytes."""
    return _Writer(diff).whole()


def old_text(data: Json) -> str:
    """The old text, from the JSON alone."""
    return "".join(str(token.get("both", token.get("old", ""))) for token in _tokens(data))


def new_text(data: Json) -> str:
    """The new text, from the JSON alone."""
    return "".join(str(token.get("both", token.get("new", ""))) for token in _tokens(data))


def _tokens(part: Json) -> Iterator[Json]:
    yield from part.get("tokens", ())
    for block in part.get("blocks", ()):
        yield from _tokens(block)
    if "tail" in part:
        yield part["tail"]


@dataclass(frozen=True, slots=True)
class _Side:
    """What one side adds to a block of words: its layout in front and the Markdown of each token."""

    lead: str
    tokens: tuple[str, ...]


class _Writer:
    """Writes one comparison."""

    def __init__(self, diff: Diff) -> None:
        self.diff = diff
        old, new = diff.old, diff.new
        self.old = _sources(old, diff.old_source)
        self.new = _sources(new, diff.new_source)
        self.old_names, self.new_names = addresses(old), addresses(new)

    def whole(self) -> Json:
        return {
            "schema": SCHEMA,
            "status": str(self.diff.status),
            "blocks": [self.block(block) for block in self.diff.blocks],
            "tail": _token(LAYOUT, self.old.tail, self.new.tail),
            "moves": [self.move(move) for move in self.diff.moves],
        }

    def block(self, block: BlockDiff) -> Json:
        data: Json = {"kind": str(block.kind), "status": str(block.status)}
        if block.old:
            data["old"] = _place(block.old, self.old_names)
        if block.new:
            data["new"] = _place(block.new, self.new_names)
        if block.move:
            data["move"] = block.move
        if block.notes:
            data["notes"] = [_note(note) for note in block.notes]
        if block.is_regrouped or block.node.is_leaf:
            data["tokens"] = list(self.tokens(block))
        else:
            data["blocks"] = [self.block(child) for child in block.children]
        return data

    def move(self, move: Move) -> Json:
        data: Json = {
            "number": move.number,
            "kind": "zin" if move.is_sentence else str(move.new.kind),
            "changed": move.is_changed,
            "old": _place((move.old,), self.old_names),
            "new": _place((move.new,), self.new_names),
        }
        if move.is_sentence:
            data["old"]["sentence"] = move.old_sentence
            data["new"]["sentence"] = move.new_sentence
            data["reads"] = [_read(run) for run in move.runs]
        else:
            assert move.inner is not None
            data["reads"] = [_read(run) for part in move.inner.walk() for run in part.runs]
        return data

    def tokens(self, block: BlockDiff) -> Iterator[Json]:
        """The tokens of a block of words, with the layout in front of it."""
        old = _side([part.node for part in block.old_parts], self.old)
        new = _side([part.node for part in block.new_parts], self.new)
        if old.lead or new.lead:
            yield _token(LAYOUT, old.lead if block.old else None, new.lead if block.new else None)
        if block.status is Status.SAME and old.tokens == new.tokens:
            yield _whole(block.runs, "".join(old.tokens))
            return
        at_old, at_new = iter(old.tokens), iter(new.tokens)
        for run in block.runs:
            yield from _run(run, at_old, at_new)


def _sources(root: Node, text: str | None) -> Sources:
    return canonical_sources(root) if text is None else given_sources(root, text)


def _side(nodes: list[Node], sources: Sources) -> _Side:
    """The Markdown of some blocks as one; the layout between them is that of the break."""
    lead = ""
    tokens: list[str] = []
    for at, node in enumerate(nodes):
        source = sources.blocks[node]
        if at:
            tokens.append(source.lead)
        else:
            lead = source.lead
        tokens += source.tokens
    return _Side(lead, tuple(tokens))


def _whole(runs: Iterable[Run], source: str) -> Json:
    """An unchanged block as one token."""
    data = _token(str(Op.SAME), source, source)
    text = "".join(run.new_text for run in runs)
    return data if text == source else {**data, "text": text}


def _run(run: Run, at_old: Iterator[str], at_new: Iterator[str]) -> Iterator[Json]:
    paired = len(run.old) == len(run.new)
    if paired:
        for old, new in zip(run.old, run.new, strict=True):
            yield _told(run, old, new, next(at_old), next(at_new))
        return
    for old in run.old:
        yield _told(run, old, None, next(at_old), None)
    for new in run.new:
        yield _told(run, None, new, None, next(at_new))


def _told(run: Run, old: Token | None, new: Token | None, old_md: str | None, new_md: str | None) -> Json:
    data = _token(str(run.op), old_md, new_md)
    if old and new and old.text != new.text:
        data["old_text"], data["text"] = old.text, new.text
    else:
        token = new or old
        assert token is not None
        if {old_md, new_md} - {None} != {token.text}:
            data["text"] = token.text
        if token.kind is TokenKind.BREAK:
            data["break"] = True
    if run.move:
        data["move"] = run.move
    return data


def _token(op: str, old: str | None, new: str | None) -> Json:
    if old == new:
        return {"op": op, "both": old or ""}
    data: Json = {"op": op}
    if old is not None:
        data["old"] = old
    if new is not None:
        data["new"] = new
    return data


def _read(run: Run) -> Json:
    data: Json = {"op": str(run.op)}
    if run.op is Op.DELETED or run.old_text != run.new_text:
        data["old_text"] = run.old_text
    if run.op is not Op.DELETED:
        data["text"] = run.new_text
    return data


def _place(nodes: Iterable[Node], names: Addresses) -> Json:
    """Where a block stands on one side: its name, its mark, and its line where it was read from a text."""
    node = next(iter(nodes))
    data: Json = {}
    name = names.of_block.get(node) or names.of_text.get(node)
    if name:
        data["place"] = name
    if node.mark:
        data["mark"] = node.mark
    if node.line:
        data["line"] = node.line + 1
    return data


def _note(note: Note) -> Json:
    data: Json = {"kind": str(note.kind)}
    if note.text:
        data["text"] = note.text
    if note.old:
        data["old"] = note.old
    if note.new:
        data["new"] = note.new
    return data
