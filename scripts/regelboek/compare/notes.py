"""Notes: changes that no word shows, such as emphasis, the target of a link or another spelling."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from regelboek.compare.segments import Op, Run
from regelboek.compare.tokens import Mark, MarkKind, Token, TokenKind


class NoteKind(StrEnum):
    """What a note says; the value is how it is said."""

    STRONG = "vet"
    NOT_STRONG = "niet meer vet"
    EMPHASIS = "cursief"
    NOT_EMPHASIS = "niet meer cursief"
    LINK = "link"
    NO_LINK = "geen link meer"
    LINK_TARGET = "ander linkadres"
    RESPELLED = "anders geschreven"
    COLUMN_INSERTED = "kolom ingevoegd"
    COLUMN_DELETED = "kolom vervallen"
    COLUMN_MOVED = "kolom verplaatst"
    COLUMN_ALIGNMENT = "kolom anders uitgelijnd"
    NUMBERED = "genummerde lijst geworden"
    BULLETED = "lijst met streepjes geworden"
    LEVEL = "kop op een ander niveau"


ALIGNED = {"": "geen uitlijning", "left": "links", "center": "gecentreerd", "right": "rechts"}
"""How it is said that a column is aligned."""


@dataclass(frozen=True, slots=True)
class Note:
    """A change that no word shows."""

    kind: NoteKind
    text: str = ""
    """The words that it is about, as they read now."""
    old: str = ""
    """What it was: the address of a link, the old spelling."""
    new: str = ""
    """What it is."""

    @property
    def sides(self) -> tuple[str, str]:
        """What it was and what it is, in words; nothing on the side where a column is not."""
        match self.kind:
            case NoteKind.COLUMN_ALIGNMENT:
                return ALIGNED.get(self.old, self.old), ALIGNED.get(self.new, self.new)
            case NoteKind.COLUMN_INSERTED:
                return "", self.text
            case NoteKind.COLUMN_DELETED:
                return self.text, ""
            case NoteKind.COLUMN_MOVED:
                return self.text, self.text
            case _:
                return self.old, self.new


_ADDED = {MarkKind.STRONG: NoteKind.STRONG, MarkKind.EMPHASIS: NoteKind.EMPHASIS}
_REMOVED = {MarkKind.STRONG: NoteKind.NOT_STRONG, MarkKind.EMPHASIS: NoteKind.NOT_EMPHASIS}

_Shift = tuple[NoteKind, str, str]


def word_notes(runs: Iterable[Run]) -> Iterator[Note]:
    """The notes on words that stayed, in reading order."""
    runs = tuple(runs)
    if any(token.marks or token.parts for run in runs for token in (*run.old, *run.new)):
        yield from _mark_notes(runs)
    if any(run.op is Op.RESPELLED for run in runs):
        yield from _spelling_notes(runs)


def _mark_notes(runs: tuple[Run, ...]) -> Iterator[Note]:
    """Emphasis and links: neighbours of which the same changed are one note."""
    open_shifts: dict[_Shift, list[str]] = {}
    for run in runs:
        if run.op in (Op.DELETED, Op.INSERTED):
            if run.new and not all(token.is_space for token in run.new):
                yield from _closed(open_shifts, ())
            continue
        for old, new in zip(run.old, run.new, strict=False):
            if new.is_space:
                for words in open_shifts.values():
                    words.append(new.text)
                continue
            shifts = tuple(_shifts(old, new))
            yield from _closed(open_shifts, shifts)
            for shift in shifts:
                open_shifts.setdefault(shift, []).append(_shifted(shift[0], old, new))
    yield from _closed(open_shifts, ())


def _closed(open_shifts: dict[_Shift, list[str]], going_on: tuple[_Shift, ...]) -> Iterator[Note]:
    for shift in [shift for shift in open_shifts if shift not in going_on]:
        kind, old, new = shift
        yield Note(kind, "".join(open_shifts.pop(shift)).strip(), old, new)


def _shifts(old: Token, new: Token) -> Iterator[_Shift]:
    """What changed around one word."""
    if old.marks == new.marks and old.parts == new.parts:
        return
    before, after = _marks(old), _marks(new)
    gone = [mark for mark in before if mark not in after]
    came = [mark for mark in after if mark not in before]
    old_links = [mark.href for mark in gone if mark.kind is MarkKind.LINK]
    new_links = [mark.href for mark in came if mark.kind is MarkKind.LINK]
    if old_links and new_links:
        yield NoteKind.LINK_TARGET, old_links[0], new_links[0]
    elif new_links:
        yield NoteKind.LINK, "", new_links[0]
    elif old_links:
        yield NoteKind.NO_LINK, old_links[0], ""
    yield from ((_REMOVED[mark.kind], "", "") for mark in gone if mark.kind in _REMOVED)
    yield from ((_ADDED[mark.kind], "", "") for mark in came if mark.kind in _ADDED)
    if not gone and not came and old.parts != new.parts:
        kinds = {mark.kind for _, marks in (*old.parts, *new.parts) for mark in marks}
        yield from ((_ADDED[kind], "", "") for kind in sorted(kinds) if kind in _ADDED)


_MARK_OF = {
    NoteKind.STRONG: MarkKind.STRONG,
    NoteKind.NOT_STRONG: MarkKind.STRONG,
    NoteKind.EMPHASIS: MarkKind.EMPHASIS,
    NoteKind.NOT_EMPHASIS: MarkKind.EMPHASIS,
    NoteKind.LINK: MarkKind.LINK,
    NoteKind.NO_LINK: MarkKind.LINK,
    NoteKind.LINK_TARGET: MarkKind.LINK,
}
_GONE = frozenset((NoteKind.NOT_STRONG, NoteKind.NOT_EMPHASIS, NoteKind.NO_LINK))


def _shifted(kind: NoteKind, old: Token, new: Token) -> str:
    """The part of a word, or of what counts as one, that a mark came around or went from."""
    side = old if kind in _GONE else new
    parts = [text for text, marks in side.parts if any(mark.kind is _MARK_OF[kind] for mark in marks)]
    return "".join(parts) or new.text


def _marks(token: Token) -> tuple[Mark, ...]:
    """Every mark on a token or a part of it, once."""
    marks = [*token.marks, *(mark for _, marks in token.parts for mark in marks)]
    return tuple(dict.fromkeys(marks))


def _spelling_notes(runs: tuple[Run, ...]) -> Iterator[Note]:
    """Words written otherwise; white space of another kind is shown between its neighbours."""
    tokens = [(run.op, old, new) for run in runs for old, new in itertools.zip_longest(run.old, run.new)]
    for at, (op, old, new) in enumerate(tokens):
        if op is not Op.RESPELLED or old is None or new is None or new.kind is TokenKind.BREAK:
            continue  # what divides blocks, such as the bullets of a list, shows by itself
        lead = tail = ""
        if new.is_space:
            lead = next((t.text for _, _, t in reversed(tokens[:at]) if t), "")
            tail = next((t.text for _, _, t in tokens[at + 1 :] if t), "")
        was, reads = (f"{lead}{side.text}{tail}" for side in (old, new))
        yield Note(NoteKind.RESPELLED, reads, was, reads)
