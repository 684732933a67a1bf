"""Reading texts back from published pages: what a rule says, and what a redline says it said and says.

A part of a text stands in an element with `data-deel`. On the page of a rule it is the text itself; below an element
with `data-oud` or `data-nieuw` (the pages of the rule before and after) it is a redline. What the page adds
to the texts has the class `rb-x`.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from regelboek.words import as_seen

_TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>|([^<]+)", re.DOTALL)
_ATTRIBUTE = re.compile(r'\s(class|aria-label|data-(?:oud|nieuw|deel|kant|gelijk|elders))="([^"]*)"')
_VOID = frozenset(("br", "img", "input", "hr", "wbr", "meta", "link", "source", "col"))
_SIDES = frozenset(("ins", "del"))
_MARKS = frozenset(("rb-mk", "rb-lid__merk"))
_AROUND_MARKS = re.compile(r"\b(?:alleen|voor|en)\b|[·,]")
"""What is said around the marks of a paragraph: `Alleen voor bewindspersonen · Verboden`."""
_BACK = "Terug naar de tekst"


@dataclass(frozen=True)
class Redline:
    """One redline of a page."""

    old: str
    """The page of the old rule, `versies/2022-12-23/regels/x/`; empty when it is new."""
    new: str
    """The page of the new rule; empty when it is gone."""
    parts: Mapping[str, tuple[str, str]]
    """For each part that is shown: the digests of the old text and of the new one."""
    same: tuple[str, ...] = ()
    """Parts that the page says are the same."""
    elsewhere: tuple[str, ...] = ()
    """Parts that changed and are shown on another page."""


@dataclass(frozen=True)
class Texts:
    """What the parser found on a page."""

    parts: Mapping[str, str]
    """Of a rule's page: the digest of each part of its text."""
    redlines: tuple[Redline, ...]

    def to_json(self) -> list[object]:
        """As data for `json.dumps`."""
        redlines = [[r.old, r.new, dict(r.parts), r.same, r.elsewhere] for r in self.redlines]
        return [dict(self.parts), redlines]

    @classmethod
    def from_json(cls, data: list[Any]) -> Texts:
        """From such data."""
        parts, redlines = data
        return cls(
            parts,
            tuple(
                Redline(
                    old,
                    new,
                    {key: (was, now) for key, (was, now) in shown.items()},
                    tuple(same),
                    tuple(other),
                )
                for old, new, shown, same, other in redlines
            ),
        )


NO_TEXTS = Texts({}, ())


def read_texts(page: str) -> Texts:
    """The texts and the redlines of a page of ours."""
    if "data-deel=" not in page:
        return NO_TEXTS
    reader = _Reader()
    reader.read(page[max(0, page.find("<main")) :].partition("</main>")[0])
    own = {key: _digest(buffer.new) for key, buffer in reader.own.items()}
    return Texts(own, tuple(found.redline() for found in reader.found))


class _Side:
    """The words of one side of a part, and the marks of its paragraphs."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.marks: list[str] = []

    def __str__(self) -> str:
        return "".join(self.words) + "|" + "".join(sorted(self.marks))


class _Buffer:
    def __init__(self) -> None:
        self.old, self.new = _Side(), _Side()


def _digest(side: _Side) -> str:
    return hashlib.sha256(str(side).encode()).hexdigest()[:16]


NOTHING = _digest(_Side())
"""The digest of no text at all."""


@dataclass
class _Found:
    """A redline that is being read."""

    old: str
    new: str
    parts: dict[str, _Buffer] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def redline(self) -> Redline:
        parts = {key: (_digest(part.old), _digest(part.new)) for key, part in self.parts.items()}
        return Redline(self.old, self.new, parts, tuple(self.same), tuple(self.elsewhere))


class _State(NamedTuple):
    """What holds inside an element."""

    old: bool = True
    """Whether its words are on the old side."""
    new: bool = True
    read: bool = True
    """Whether its words are of the texts at all."""
    mark: bool = False
    """Whether it is a mark of a paragraph."""
    buffer: _Buffer | None = None
    redline: _Found | None = None


class _Reader:
    """Walks over the elements of a page."""

    def __init__(self) -> None:
        self.own: dict[str, _Buffer] = {}
        self.found: list[_Found] = []
        self.stack = [("", _State())]

    def read(self, page: str) -> None:
        for closing, tag, attributes, text in _TOKEN.findall(page):
            if text:
                self.words(text)
            elif closing:
                self.close(tag)
            elif tag and tag not in _VOID and not attributes.endswith("/"):
                here = self.stack[-1][1]
                if attributes or tag in _SIDES:
                    here = self.inside(here, tag, dict(_ATTRIBUTE.findall(attributes)))
                self.stack.append((tag, here))

    def inside(self, here: _State, tag: str, values: dict[str, str]) -> _State:
        """What holds inside an element that says something by its name or its attributes."""
        if not values and tag not in _SIDES:
            return here
        classes = values.get("class", "").split()
        if "data-oud" in values or "data-nieuw" in values:
            found = _Found(values.get("data-oud", ""), values.get("data-nieuw", ""))
            self.found.append(found)
            here = here._replace(redline=found)
        if "data-deel" in values:
            parts = here.redline.parts if here.redline else self.own
            here = here._replace(buffer=parts.setdefault(values["data-deel"], _Buffer()))
        if here.redline:
            here.redline.same.extend(values.get("data-gelijk", "").split())
            here.redline.elsewhere.extend(values.get("data-elders", "").split())
        if "rb-x" in classes or values.get("aria-label") == _BACK:
            here = here._replace(read=False)
        if tag == "ins" or values.get("data-kant") == "nieuw":
            here = here._replace(old=False)
        if tag == "del" or values.get("data-kant") == "oud":
            here = here._replace(new=False)
        return here if here.mark or _MARKS.isdisjoint(classes) else here._replace(mark=True)

    def close(self, tag: str) -> None:
        """End an element; one that was left open, as `<p>` may be, ends with what it stands in."""
        if self.stack[-1][0] == tag or any(open_tag == tag for open_tag, _ in self.stack):
            while self.stack.pop()[0] != tag:
                pass

    def words(self, text: str) -> None:
        here = self.stack[-1][1]
        if here.buffer is None or not here.read:
            return
        said = html.unescape(text)
        if not said.isascii():
            said = as_seen(said)
        if here.mark:
            said = _AROUND_MARKS.sub(" ", said.casefold())
        for is_on, side in ((here.old, here.buffer.old), (here.new, here.buffer.new)):
            if is_on:
                (side.marks if here.mark else side.words).extend(said.split())
