"""Kinds of single values: how each is read, and what takes its place when it is wrong."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from regelboek.records import problems
from regelboek.records.dates import Moment, likely_date, parse_day
from regelboek.records.nodes import Mapping, Node, Scalar, Sequence
from regelboek.records.origins import Problems

T_co = TypeVar("T_co", covariant=True)


class Kind(Protocol[T_co]):
    """How one value is read."""

    @property
    def example(self) -> str:
        """A value to paste."""
        ...

    def read(self, node: Node, key: str, found: Problems) -> T_co:
        """The value, or a stand-in after noting what is wrong."""


def _text(node: Node, key: str, found: Problems, expected: str = "een tekst") -> str | None:
    """The text of a scalar; None after noting that it is none or empty."""
    if not isinstance(node, Scalar):
        mend = f"Schrijf `{key}: …` op één regel."
        if isinstance(node, Mapping) and len(node.entries) == 1:
            name, value = node.entries[0]
            if isinstance(value, Scalar):
                whole = problems.quoted(f"{name.text}: {value.text}")
                mend = f"Zet de tekst tussen aanhalingstekens: `{whole}`."
        elif isinstance(node, Sequence) and len(node.items) == 1 and isinstance(node.items[0], Scalar):
            mend = f"Schrijf `{key}: {node.items[0].text}` op één regel."
        found.add(problems.wrong_shape(node.span, key, expected, mend), key)
        return None
    if not node.text.strip():
        found.add(problems.empty_value(node.span, key, required=True), key)
        return None
    return node.text


@dataclass(frozen=True)
class Text:
    """Any text on one line (white space is folded)."""

    example: str = "…"

    def read(self, node: Node, key: str, found: Problems) -> str:
        text = _text(node, key, found)
        return " ".join(text.split()) if text else ""


_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slugged(text: str) -> str:
    """The nearest valid id: lower case, no accents, hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(frozen=True)
class Id:
    """A permanent id: lower-case words with hyphens."""

    example: str = "geschenken-aannemen"

    def read(self, node: Node, key: str, found: Problems) -> str:
        text = _text(node, key, found)
        if text and not _SLUG.fullmatch(text):
            bare = re.sub(r"\.(?:md|ya?ml)$", "", text)
            found.add(problems.bad_id(node.span, key, text, slugged(bare)), key)
        return text or ""


@dataclass(frozen=True)
class Pattern:
    """A text of a fixed form, such as a reference to a rule in a version."""

    regex: re.Pattern[str]
    expected: str
    example: str
    meant: Callable[[str], str | None] = field(default=lambda _: None, compare=False)
    """What was probably meant by a text of another form."""

    def read(self, node: Node, key: str, found: Problems) -> str:
        text = _text(node, key, found, self.expected)
        if text and not self.regex.fullmatch(text):
            guess = self.meant(text)
            mend = f"Bedoelde u `{guess}`?" if guess else f"Schrijf het zo: `{self.example}`."
            found.add(problems.wrong_shape(node.span, key, self.expected, mend), key)
            return ""
        return text or ""


@dataclass(frozen=True)
class Number:
    """A whole number from 1."""

    example: str = "1"

    def read(self, node: Node, key: str, found: Problems) -> int:
        text = _text(node, key, found, "een getal")
        if text is None:
            return 0
        if not re.fullmatch(r"[1-9]\d{0,3}", text):
            found.add(problems.bad_number(node.span, key, text), key)
            return 0
        return int(text)


@dataclass(frozen=True)
class Flag:
    """Yes or no, written `true` or `false`."""

    example: str = "true"

    def read(self, node: Node, key: str, found: Problems) -> bool:
        text = _text(node, key, found, "`true` of `false`")
        if text is not None and text not in ("true", "false"):
            found.add(problems.unknown_choice(node.span, key, text, ("true", "false")), key)
        return text == "true"


E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Choice(Generic[E]):
    """One word of a closed set."""

    options: type[E]

    @property
    def example(self) -> str:
        return next(iter(self.options)).value

    def read(self, node: Node, key: str, found: Problems) -> E:
        text = _text(node, key, found, "één woord")
        option = self.options._value2member_map_.get(text)
        if isinstance(option, self.options):
            return option
        if text is not None:
            values = [option.value for option in self.options]
            found.add(problems.unknown_choice(node.span, key, text, values), key)
        return next(iter(self.options))


@dataclass(frozen=True)
class Date:
    """A day, `2022-12-23`."""

    example: str = "2022-12-23"

    def read(self, node: Node, key: str, found: Problems) -> dt.date:
        text = _text(node, key, found, "een datum")
        if text is None:
            return dt.date.min
        day = parse_day(text)
        if day is None:
            found.add(
                problems.bad_date(node.span, key, text, likely_date(text, vague=False), vague=False), key
            )
        return day or dt.date.min


@dataclass(frozen=True)
class MomentKind:
    """A date known to the year, the month or the day: `2009`, `2009-06`, `2009-06-18`."""

    example: str = "2009-06"

    def read(self, node: Node, key: str, found: Problems) -> Moment:
        text = _text(node, key, found, "een datum")
        match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text or "")
        if match:
            year, month, day = (int(part or 0) for part in match.groups())
            try:
                moment = Moment(year, month, day)
                moment.first()
            except ValueError:
                pass
            else:
                if year and (not match[2] or month) and (not match[3] or day):
                    return moment
        if text is not None:
            found.add(problems.bad_date(node.span, key, text, likely_date(text, vague=True), vague=True), key)
        return Moment(1)
