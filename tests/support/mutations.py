"""Every way to break one file of a book: what an editor can do to it with one slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from regelboek.loading.files import split_rule
from regelboek.records.nodes import Mapping as Group
from regelboek.records.nodes import Node, Scalar, Sequence, read_yaml


@dataclass(frozen=True)
class Mutation:
    """A book with one broken file."""

    path: str
    what: str
    data: bytes
    noticed: bool = True
    """Whether the slip must be found; other words in a text are no slip."""

    def applied(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        return {**files, self.path: self.data}

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


def mutations(files: Mapping[str, bytes]) -> Iterator[Mutation]:
    """Each single slip in each file of a book."""
    for path, data in files.items():
        for mutation in _of_file(path, data):
            if mutation.data != data:
                yield mutation


def _of_file(path: str, data: bytes) -> Iterator[Mutation]:
    yield Mutation(path, "geen UTF-8", data.replace(b"\n", b"\xff\n", 1))
    yield Mutation(path, "leeg", b"")
    if path.endswith(".json"):
        yield Mutation(path, "afgekapt", data[:50])
        return
    text = data.decode()
    opened = re.sub(r"(?m)^([^#\n]*?): ", r"\1: [", text, count=1)
    yield Mutation(path, "haak open", opened.encode())
    if path.endswith(".md"):
        for old, new in (
            ("## Norm", "## Nrom"),
            ("## Norm", "## Iets"),
            ("\n1. ", "\n<div>\n\n1. "),
            ("1. ", "1. <b>x</b> "),
            ("[[", "[[ ["),
        ):
            yield Mutation(path, f"{old!r} is {new!r}", text.replace(old, new, 1).encode())
    yield from _of_keys(path, text)


def _of_keys(path: str, text: str) -> Iterator[Mutation]:
    parts = split_rule(text) if path.endswith(".md") else None
    front, first = (parts[0], 2) if parts else (text, 1)
    root = read_yaml(front, path, first_line=first)[0].root
    lines = text.split("\n")
    for key, value in _entries(root):
        at, column = key.span.line - 1, key.span.column - 1
        line = lines[at]

        def replaced(new: str, at: int = at) -> bytes:
            return "\n".join([*lines[:at], new, *lines[at + 1 :]]).encode()

        name = f"{key.text} op regel {at + 1}"
        after = line[column + len(key.text) :]
        yield Mutation(path, f"sleutel {name}", replaced(f"{line[:column]}{key.text}x{after}"))
        if isinstance(value, Scalar):
            yield Mutation(path, f"niets bij {name}", replaced(f"{line[:column]}{key.text}:"))
            other = replaced(f"{line[:column]}{key.text}: '!?'")
            yield Mutation(path, f"onzin bij {name}", other, noticed=False)


def _entries(node: Node | None) -> Iterator[tuple[Scalar, Node]]:
    if isinstance(node, Group):
        for key, value in node.entries:
            yield key, value
            yield from _entries(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _entries(item)
