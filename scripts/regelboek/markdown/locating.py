"""Where the characters of a run stand in its source: emphasis, brackets and folded white space between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regelboek.markdown.tree import Emph, FootnoteRef, Inline, Link, Place, Ref, Strong, Text

STAND_IN = "verwijzing"
"""What a reference without words of its own counts as: one word."""


def words_of(ref: Ref) -> str:
    """The words of a reference for who reads the sentence; marks of force and audience have none."""
    if ref.kind in ("kracht", "voor"):
        return ""
    return ref.text or (ref.target.replace("-", " ") if ref.kind == "begrip" else STAND_IN)


def words(run: Iterable[Inline]) -> str:
    """The words of a run, character by character as `locate` places them."""
    return "".join(_words(run))


def _words(run: Iterable[Inline]) -> Iterator[str]:
    for inline in run:
        match inline:
            case Text(text):
                yield text
            case Emph(inner) | Strong(inner) | Link(inner, _):
                yield from _words(inner)
            case Ref():
                yield words_of(inline)
            case FootnoteRef():
                pass


def locate(run: Iterable[Inline], lines: list[str], start: Place) -> list[Place]:
    """For every character of `words(run)`, where it stands; one of a bare reference, the whole of that.

    Args:
        run: the inlines of one paragraph or row.
        lines: the source of the body, by line.
        start: where the run begins, marks of lists and quotations included.
    """
    cursor = _Cursor(lines, start)
    cursor.read(run)
    return cursor.found


class _Cursor:
    """Walks the source beside the tree; what is markup is passed over."""

    def __init__(self, lines: list[str], start: Place) -> None:
        self.lines = lines
        self.line, self.column = start.line, start.column
        self.found: list[Place] = []

    def read(self, run: Iterable[Inline]) -> None:
        for inline in run:
            match inline:
                case Text(text):
                    self.text(text)
                case Emph(inner) | Strong(inner):
                    self.read(inner)
                case Link(inner, _, place):
                    self.line, self.column = place.line, place.column
                    self.read(inner)
                    self.line, self.column = place.line, place.end_column
                case Ref():
                    self.ref(inline)
                case FootnoteRef(_, place):
                    self.line, self.column = place.line, place.end_column

    def ref(self, ref: Ref) -> None:
        """The words after its bar; the whole of it where it has none, or they cannot be found."""
        shown, place = words_of(ref), ref.place
        from_here = self.column if self.line == place.line else 0
        first = self.lines[place.line].find(f"|{ref.text}]]", from_here) + 1 if ref.text else 0
        if first:
            self.found.extend(Place(place.line, first + n, first + n + 1) for n in range(len(shown)))
        else:
            self.found.extend(place for _ in shown)
        self.line, self.column = place.line, place.end_column

    def text(self, text: str) -> None:
        for character in text:
            if character != " ":
                self.step_to(character)
            self.found.append(Place(self.line, self.column, self.column + 1))
            self.column += character != " "

    def step_to(self, character: str) -> None:
        """Move to the next place of a character; stay where it is nowhere near."""
        for line in range(self.line, min(self.line + 2, len(self.lines))):
            column = self.lines[line].find(character, self.column if line == self.line else 0)
            if column >= 0:
                self.line, self.column = line, column
                return
