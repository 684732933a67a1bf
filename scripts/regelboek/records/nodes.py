"""YAML as a tree of texts with their places, and nothing guessed.

Built from the events of PyYAML's C parser: every scalar stays text, so `no`, `1.10`, `12:30` and
`2022-12-23` mean what they say until a schema converts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from regelboek.diagnostics import Diagnostic, Span
from regelboek.records import problems

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: slower, the same events
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text value."""

    text: str
    span: Span = field(compare=False)
    plain: bool = field(default=True, compare=False)
    """Written without quotes."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order written."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span = field(compare=False)

    def get(self, key: str) -> Node | None:
        """The value under a key."""
        for name, value in self.entries:  # no generator: this is asked very often
            if name.text == key:
                return value
        return None

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its place."""
        for name, _ in self.entries:
            if name.text == key:
                return name
        return None


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML text: its root and the comment lines above each line."""

    root: Node | None
    comments: tuple[tuple[int, str], ...] = ()
    """Line number and text of every whole-line comment."""


def read_yaml(
    text: str, path: str, *, first_line: int = 1, comments_allowed: bool = True
) -> tuple[Document, list[Diagnostic]]:
    """Read one YAML document.

    Args:
        text: the YAML, line feeds only.
        path: for the places of what is found.
        first_line: the line of the file on which `text` starts.
        comments_allowed: whether whole-line comments may stand between the lines.

    Returns:
        The document and what is wrong with it. After a syntax error the root is None.
    """
    reader = _Reader(text, path, first_line)
    found: list[Diagnostic] = []
    tab = re.search(r"^ *\t", text, re.MULTILINE)
    if tab:
        line = first_line + text.count("\n", 0, tab.start())
        return Document(None), [problems.tab_in_yaml(Span(path, line, tab.end() - tab.start()))]
    try:
        root = reader.document()
    except yaml.MarkedYAMLError as error:
        return Document(None), [reader.syntax_problem(error)]
    found.extend(reader.found)
    comments = tuple(reader.comment_lines())
    if comments and not comments_allowed:
        line, comment = comments[0]
        found.append(problems.comment_in_front_matter(Span(path, line), comment))
    return Document(root, comments), found


def _first_key(entries: dict[str, tuple[Scalar, Node]]) -> Span:
    return next(iter(entries.values()))[0].span


def _events(text: str) -> Iterator[yaml.Event]:
    """What `yaml.parse` gives, without asking of every event whether there is one."""
    get = Loader(text).get_event
    while (event := get()) is not None:
        yield event


class _Reader:
    """Composes nodes from events; what cannot be kept is noted and left out."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.offset = first_line
        self.found: list[Diagnostic] = []
        self.events = _events(text)
        self.inside: set[int] = set()
        """Lines within a value of several lines, where `#` is no comment."""

    def span(self, first: yaml.Event, last: yaml.Event) -> Span:
        """From the start of one event to the end of another."""
        start, end = first.start_mark, last.end_mark
        assert start is not None
        assert end is not None
        return Span(
            self.path,
            start.line + self.offset,
            start.column + 1,
            end.line + self.offset,
            end.column + 1,
        )

    def document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    at = self.span(event, event)
                    self.found.append(problems.second_document(at))
                    return root
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event)
        return root

    def node(self, event: yaml.Event) -> Node:
        if isinstance(event, yaml.ScalarEvent) and not event.anchor and not event.tag:  # nearly always
            return self.scalar(event, self.span(event, event))
        at = self.span(event, event)
        if isinstance(event, yaml.AliasEvent):
            self.found.append(problems.anchor_or_tag(at, f"*{event.anchor}"))
            return Scalar(f"*{event.anchor}", at)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor or tag:
            typed = str(tag).replace("tag:yaml.org,2002:", "!!")
            self.found.append(problems.anchor_or_tag(at, f"&{anchor}" if anchor else typed))
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, at)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event)
        return self.mappings(event)[0]

    def scalar(self, event: yaml.ScalarEvent, at: Span) -> Scalar:
        first, last = at.line - self.offset, at.end_line - self.offset
        literal = event.style in ("|", ">")
        if last > first:
            self.inside.update(range(first + 1, last + (0 if literal else 1)))
        rest = self.lines[last][at.end_column - 1 :] if last < len(self.lines) else ""
        swallowed = re.match(r"\s+(#.*)", rest) if "#" in rest and not literal else None
        if swallowed:
            place = Span(self.path, at.end_line, at.end_column + swallowed.start(1))
            self.found.append(problems.swallowed_text(place, event.value, swallowed[1]))
        if event.style == '"':
            self.escapes(at)
        return Scalar(event.value, at, plain=not event.style)  # libyaml: "", PyYAML itself: None

    def escapes(self, at: Span) -> None:
        r"""Refuse what YAML makes of `\t` in `"C:\temp"`; only `\\`, `\"` and `\u2026` are written."""
        for number in range(at.line - self.offset, at.end_line - self.offset + 1):
            line = self.lines[number]
            start = at.column if number == at.line - self.offset else 0
            end = at.end_column - 1 if number == at.end_line - self.offset else len(line)
            for match in re.finditer(r"\\(?:[\\\"]|u[0-9A-Fa-f]{4}|(?P<bad>.|$))", line[start:end]):
                if match["bad"] is not None:
                    place = Span(self.path, number + self.offset, start + match.start() + 1)
                    self.found.append(problems.yaml_syntax(place, "found unknown escape character", "", line))
                    return

    def sequence(self, start: yaml.Event) -> Sequence:
        items: list[Node] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            if isinstance(event, yaml.MappingStartEvent) and not (event.anchor or event.tag):
                items.extend(self.mappings(event, in_list=True))
            else:
                items.append(self.node(event))
        return Sequence(tuple(items), self.span(start, event))

    def mappings(self, start: yaml.Event, *, in_list: bool = False) -> list[Mapping]:
        """One group of keys; of an item of a list more, where the hyphen of the next was forgotten."""
        entries: dict[str, tuple[Scalar, Node]] = {}
        groups = [entries]
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event)
            value = self.node(next(self.events))
            if not isinstance(key, Scalar):
                self.found.append(problems.key_is_no_text(key.span))
            elif key.text not in entries:
                entries[key.text] = (key, value)
            elif in_list and len(entries) > 1 and key.text == next(iter(entries)):
                text = value.text if isinstance(value, Scalar) else "…"
                self.found.append(problems.hyphen_missing(key.span, key.text, text))
                entries = {key.text: (key, value)}
                groups.append(entries)
            else:
                first = entries[key.text][0].span
                self.found.append(problems.duplicate_key(key.span, key.text, first))
        whole = self.span(start, event)
        return [Mapping(tuple(g.values()), whole if g is groups[0] else _first_key(g)) for g in groups]

    def comment_lines(self) -> Iterator[tuple[int, str]]:
        for number, line in enumerate(self.lines):
            if number not in self.inside and line.lstrip().startswith("#"):
                yield number + self.offset, line.strip()

    def syntax_problem(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        """The error where it began: an open quote or bracket, not where the reader gave up."""
        what, context = error.problem or "", error.context or ""
        began = re.search(r"quoted scalar|flow|simple key", context) and "escape" not in what
        mark = (error.context_mark if began else None) or error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        column = mark.column if mark else 0
        source = self.lines[line] if line < len(self.lines) else ""
        if "\u00a0" in source:
            what, column = "no-break space", source.index("\u00a0")
        elif "mapping values" in what and re.fullmatch(r"\s+[\w-]+", source[:column]):
            what, column = "indented too far", 0  # the line runs on from the value above it
        elif "expected" in what and re.match(
            r"\s*(?:- )?(?:[\w-]+:\s+)?(['\"]).*\1\s*\S", source[: column + 1]
        ):
            what = "text after the quotes"
        at = Span(self.path, line + self.offset, column + 1)
        return problems.yaml_syntax(at, what, context, source)
