"""Schemas: which keys a record has, how each value is read, and in which order it is written.

A `Kind` turns a node into a value. A `Record` is the kind of a group of keys and builds one
dataclass. Nothing raises: what is wrong goes to `Problems`, and a harmless value takes its place,
so that every problem of a file is found in one reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from regelboek.diagnostics import Span
from regelboek.records import problems
from regelboek.records.kinds import Kind
from regelboek.records.nodes import Mapping, Node, Scalar, Sequence
from regelboek.records.origins import Origin, Problems
from regelboek.words import nearest

T = TypeVar("T")


def _hyphened(node: Node) -> str:
    """The first key of a group as the first of a list."""
    name, value = node.entries[0] if isinstance(node, Mapping) and node.entries else (None, None)
    return f"- {name.text}: {value.text}" if name and isinstance(value, Scalar) else ""


@dataclass(frozen=True)
class ListOf(Generic[T]):
    """A block list; each thing once."""

    item: Kind[T]

    @property
    def example(self) -> str:
        return f"- {self.item.example}"

    def read(self, node: Node, key: str, found: Problems) -> tuple[T, ...]:
        if isinstance(node, Scalar) and not node.text.strip():
            found.add(problems.empty_value(node.span, key, required=False), key)
            return ()
        if not isinstance(node, Sequence):
            mend = f"Begin elk onderdeel met een streepje: `{_hyphened(node) or self.example}`."
            if isinstance(node, Scalar):
                mend = f"Schrijf op de volgende regel, ingesprongen: `- {node.text}`."
            found.add(problems.wrong_shape(node.span, key, "een lijst", mend), key)
            return ()
        if not node.items:
            found.add(problems.empty_value(node.span, key, required=False), key)
        seen: dict[Node | str, Span] = {}
        values: list[T] = []
        for item in node.items:
            same = item.text if isinstance(item, Scalar) else item
            if same in seen:
                text = item.text if isinstance(item, Scalar) else ""
                found.add(problems.repeated_item(item.span, key, text, seen[same]), key)
                continue
            seen[same] = item.span
            values.append(self.item.read(item, key, found))
        return tuple(values)


@dataclass(frozen=True)
class TableOf(Generic[T]):
    """A group with free keys, such as `leden`; gives key, value and the place of the key."""

    name: re.Pattern[str]
    expected: str
    value: Kind[T]
    example: str

    def read(self, node: Node, key: str, found: Problems) -> tuple[tuple[str, T, Span], ...]:
        if not isinstance(node, Mapping):
            mend = f"Schrijf op de volgende regel, ingesprongen: `{self.example}`."
            found.add(problems.wrong_shape(node.span, key, "een groep", mend), key)
            return ()
        rows = []
        for name, value in node.entries:
            if not self.name.fullmatch(name.text):
                mend = f"Schrijf het zo: `{self.example}`."
                found.add(problems.wrong_shape(name.span, key, self.expected, mend), key)
                continue
            rows.append((name.text, self.value.read(value, key, found), name.span))
        return tuple(rows)


@dataclass(frozen=True)
class OneOrMore(Generic[T]):
    """One value, or a list of them."""

    item: Kind[T]

    @property
    def example(self) -> str:
        return self.item.example

    def read(self, node: Node, key: str, found: Problems) -> tuple[T, ...]:
        if isinstance(node, Sequence):
            return ListOf(self.item).read(node, key, found)
        return (self.item.read(node, key, found),)


@dataclass(frozen=True)
class Key:
    """One key of a record."""

    name: str
    kind: Kind[Any]
    doc: str
    """What it is for, in Dutch; shown in the editors' guide."""
    required: bool = False
    attribute: str = ""
    """Name in the dataclass, where it is another word."""
    default: Any = None

    @property
    def field(self) -> str:
        return self.attribute or self.name.replace("-", "_")

    @property
    def lines(self) -> str:
        """The key with an example, ready to paste; a list begins on the next line."""
        example = self.kind.example
        return f"{self.name}:\n  {example}" if example.startswith("- ") else f"{self.name}: {example}"


@dataclass(frozen=True)
class Record(Generic[T]):
    """A group of fixed keys that builds one `T`; `build` takes the fields and `origin`."""

    what: str
    """The thing, for messages: `een regel`."""
    build: Callable[..., T]
    keys: tuple[Key, ...]

    @property
    def example(self) -> str:
        """Its first required key."""
        key = next((key for key in self.keys if key.required), self.keys[0])
        return f"{key.name}: {key.kind.example}"

    def key(self, name: str) -> Key | None:
        """The key with this name."""
        return next((key for key in self.keys if key.name == name), None)

    def read(self, node: Node, key: str, found: Problems) -> T:
        """Read a nested record; its problems count against the key that holds it."""
        inner = Problems(found.found)
        if not isinstance(node, Mapping):
            first = self.keys[0].name
            value = node.text if isinstance(node, Scalar) and node.text else "…"
            mend = f"Schrijf `{first}: {value}`."
            found.add(problems.wrong_shape(node.span, key, "een groep sleutels", mend), key)
            inner.damaged.add(key)
            node = Mapping((), node.span)
            return self.build(**self._values(node, Problems()), origin=self._origin(node, inner))
        value_of = self._values(node, inner)
        if inner.damaged:
            found.damaged.add(key)
        return self.build(**value_of, origin=self._origin(node, inner))

    def _origin(self, node: Mapping, found: Problems) -> Origin:
        return Origin(node.span.path, node, frozenset(found.damaged))

    def _values(self, node: Mapping, found: Problems) -> AbstractMapping[str, Any]:
        names = [key.name for key in self.keys]
        present = {name.text: value for name, value in node.entries}
        meant: set[str | None] = set()
        for name, _ in node.entries:
            if name.text not in names:
                meant.add(nearest(name.text, names))
                unknown = problems.unknown_key(name.span, name.text, names, self.what)
                found.add(unknown, name.text)
        values: dict[str, Any] = {}
        for key in self.keys:
            child = present.get(key.name)
            if child is None:
                if key.name in meant:
                    found.damaged.add(key.name)
                    values[key.field] = _stand_in(key) if key.required else key.default
                elif key.required:
                    at = Span(node.span.path, node.span.line, node.span.column)
                    found.add(problems.missing_key(at, key.name, self.what, key.lines), key.name)
                    values[key.field] = _stand_in(key)
                else:
                    values[key.field] = key.default
            elif isinstance(child, Scalar) and not child.text.strip():
                at = child.span
                found.add(problems.empty_value(at, key.name, key.required), key.name)
                values[key.field] = _stand_in(key) if key.required else key.default
            else:
                values[key.field] = key.kind.read(child, key.name, found)
        return values


def _stand_in(key: Key) -> Any:
    """A harmless value of the right type for a key that is missing."""
    silent = Problems()
    empty: Node = Scalar("", Span(""))
    if isinstance(key.kind, ListOf | OneOrMore):
        return ()
    if isinstance(key.kind, TableOf):
        return ()
    if isinstance(key.kind, Record):
        empty = Mapping((), Span(""))
    return key.kind.read(empty, key.name, silent)
