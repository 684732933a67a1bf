"""Where a record was written, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from regelboek.diagnostics import Diagnostic, Span
from regelboek.records.nodes import Mapping, Node, Scalar, Sequence


@dataclass
class Problems:
    """Collects what is wrong in one file."""

    found: list[Diagnostic] = field(default_factory=list)
    damaged: set[str] = field(default_factory=set)
    """Keys whose value is a stand-in, so that checks do not build on them."""

    def add(self, diagnostic: Diagnostic, key: str) -> None:
        """Note a problem with the value of a key."""
        self.found.append(diagnostic)
        self.damaged.add(key)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: gives every value its place."""

    path: str
    node: Mapping = field(compare=False, repr=False)
    damaged: frozenset[str] = frozenset()

    def at(self, *keys: str | int) -> Span:
        """The place of a value: `at("bronnen", 1, "id")`; of the nearest thing above if absent."""
        span = self._at(*keys)
        return span if span.path == self.path else span._replace(path=self.path)

    def _at(self, *keys: str | int) -> Span:
        node: Node = self.node
        span = Span(self.path, node.span.line, node.span.column)
        for key in keys:
            if isinstance(node, Mapping) and isinstance(key, str):
                child = node.get(key)
                name = node.key(key)
                if child is None or name is None:
                    return span
                span = name.span if not isinstance(child, Scalar) else child.span
            elif isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
                child = node.items[key]
                span = child.span
                if not isinstance(child, Scalar):
                    span = Span(self.path, span.line, span.column)
            else:
                return span
            node = child
        return span

    def within(self, key: str, words: str) -> Span:
        """The place of some words in a text on one line; of the whole text if they are not found."""
        node = self.node.get(key)
        start = node.text.find(words) if isinstance(node, Scalar) else -1
        return self.stretch(start, start + len(words), key) if start >= 0 else self.at(key)

    def stretch(self, start: int, end: int, *keys: str | int) -> Span:
        """The place of some characters of a text on one line; of the whole text if it has more lines."""
        at, node = self.at(*keys), self._node(*keys)
        if not isinstance(node, Scalar) or at.end_line != at.line:
            return at
        column = at.column + start + self._quotes(node, start)
        return Span(self.path, at.line, column, at.line, at.column + end + self._quotes(node, end))

    @staticmethod
    def _quotes(node: Scalar, place: int) -> int:
        """How many quotes stand before a character of the text: the first, and those that are doubled."""
        return 0 if node.plain else 1 + node.text[:place].count("'")

    def _node(self, *keys: str | int) -> Node | None:
        node: Node | None = self.node
        for key in keys:
            if isinstance(node, Mapping) and isinstance(key, str):
                node = node.get(key)
            elif isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
                node = node.items[key]
            else:
                return None
        return node
