"""The one written form of a record: fixed key order, block lists, quotes only where YAML needs them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from regelboek.records.kinds import Id, Kind, Pattern, Text
from regelboek.records.nodes import Document, Mapping, Node, Scalar, Sequence
from regelboek.records.schema import ListOf, OneOrMore, Record, TableOf

_GUESSED = re.compile(
    r"""~|null|true|false|yes|no|on|off|y|n   # what YAML 1.1 takes for nothing, yes or no
    |[-+]?(\d[\d_]*)?\.?\d[\d_]*([eE][-+]?\d+)?  # numbers
    |[-+]?\.(inf|nan)
    |0[xob][\da-fA-F_]+
    |\d+(:[0-5]?\d)+(\.\d*)?              # base 60
    |\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?      # dates
    |=|<<""",
    re.VERBOSE | re.IGNORECASE,
)
_SPECIAL_START = re.compile(r"[-?:](\s|$)|[,\[\]{}#&*!|>'\"%@`]|---|\.\.\.")


def scalar_text(text: str, *, as_text: bool) -> str:
    """One value as it is written.

    Args:
        text: the value.
        as_text: whether the schema wants text; then what YAML would take for a number, a date or
            a yes is quoted. Numbers and dates themselves are not.
    """
    needs_quotes = (
        not text
        or text != text.strip()
        or "\n" in text
        or _SPECIAL_START.match(text)
        or re.search(r":(\s|$)|\s#", text)
        or (as_text and _GUESSED.fullmatch(text))
    )
    if not needs_quotes and not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", text):
        return text
    if re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", text):
        return _double_quoted(text)
    return "'" + text.replace("'", "''") + "'"


def _double_quoted(text: str) -> str:
    def escape(match: re.Match[str]) -> str:
        char = match[0]
        short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
        return short.get(char) or f"\\u{ord(char):04x}"

    return '"' + re.sub(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]', escape, text) + '"'


def emit_yaml(document: Document, kind: Kind[object]) -> str:
    """A whole document in the one form, comments above their lines; ends in one line feed."""
    if document.root is None:
        return ""
    emitter = _Emitter(document)
    lines = list(emitter.block(document.root, kind, 0))
    return "\n".join([*lines, *emitter.at_the_end]) + "\n"


class _Emitter:
    def __init__(self, document: Document) -> None:
        starts = sorted(set(_start_lines(document.root))) if document.root else []
        self.comments: dict[int, list[str]] = {}
        """Comments by the line of the key or item they stand above."""
        self.at_the_end: list[str] = []
        for line, comment in document.comments:
            place = bisect.bisect(starts, line)
            above = self.comments.setdefault(starts[place], []) if place < len(starts) else None
            (self.at_the_end if above is None else above).append(comment)

    def above(self, node: Node, depth: int) -> Iterator[str]:
        """The comment lines that stood above this key or item."""
        for comment in self.comments.pop(node.span.line, ()):
            yield " " * depth + comment

    def block(self, node: Node, kind: Kind[object] | None, depth: int) -> Iterator[str]:
        if isinstance(node, Mapping):
            yield from self.mapping(node, kind, depth)
        elif isinstance(node, Sequence):
            yield from self.sequence(node, kind, depth)
        else:
            yield " " * depth + self.scalar(node, kind)

    def scalar(self, node: Scalar, kind: Kind[object] | None) -> str:
        if isinstance(kind, OneOrMore):
            kind = kind.item
        if isinstance(kind, Text):
            return scalar_text(re.sub(r"\s+", " ", node.text).strip(), as_text=True)
        return scalar_text(node.text, as_text=not node.plain and not isinstance(kind, Id | Pattern))

    def mapping(self, node: Mapping, kind: Kind[object] | None, depth: int) -> Iterator[str]:
        for name, value in self.ordered(node, kind):
            yield from self.above(name, depth)
            child = kind_below(kind, name.text)
            lead = " " * depth + scalar_text(name.text, as_text=False) + ":"
            if isinstance(value, Scalar):
                yield f"{lead} {self.scalar(value, child)}"
            elif isinstance(value, Sequence) and not value.items:
                yield f"{lead} []"
            elif isinstance(value, Mapping) and not value.entries:
                yield f"{lead} {{}}"
            else:
                yield lead
                yield from self.block(value, child, depth + 2)

    def ordered(self, node: Mapping, kind: Kind[object] | None) -> list[tuple[Scalar, Node]]:
        """Known keys in the order of the schema, then the others as they stood."""
        if not isinstance(kind, Record):
            return list(node.entries)
        order = {key.name: place for place, key in enumerate(kind.keys)}
        return sorted(node.entries, key=lambda entry: order.get(entry[0].text, len(order)))

    def sequence(self, node: Sequence, kind: Kind[object] | None, depth: int) -> Iterator[str]:
        child = kind.item if isinstance(kind, ListOf | OneOrMore) else None
        for item in node.items:
            yield from self.above(item, depth)
            if isinstance(item, Scalar):
                yield " " * depth + "- " + self.scalar(item, child)
            elif not getattr(item, "items", getattr(item, "entries", ())):
                yield " " * depth + ("- []" if isinstance(item, Sequence) else "- {}")
            else:
                lines = list(self.block(item, child, depth + 2))
                first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
                yield from (" " * depth + line.lstrip() for line in lines[:first])
                yield " " * depth + "- " + lines[first].lstrip()
                yield from lines[first + 1 :]


def _start_lines(node: Node) -> Iterator[int]:
    """The line of every key and list item."""
    if isinstance(node, Mapping):
        for name, value in node.entries:
            yield name.span.line
            yield from _start_lines(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield item.span.line
            yield from _start_lines(item)


def kind_below(kind: Kind[object] | None, key: str) -> Kind[object] | None:
    """The kind of the value under a key."""
    if isinstance(kind, Record):
        found = kind.key(key)
        return found.kind if found else None
    return kind.value if isinstance(kind, TableOf) else None
