"""The links between the changes of a page: from each block that changed to the ones before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

_PLACE = re.compile(r"<!--w:([\w-]+)[^>]*-->")
_MARK = re.compile(r"<!--([vrw]):([^>|]*)(?:\|([^>]*))?-->")
"""A place, or the version or the rule that those after it are in."""
_HEADING = re.compile(r'(^[^<>]* id="(r-[\w-]+)"[^>]*>(?:<!--[^>]*-->|\s)*)(<h3)')
"""A part up to its heading, and its id."""
_TARGET = re.compile(r'href="#w:([\w-]+)"')
"""A link to a change; its id is given by the page."""


def version_mark(name: str) -> Markup:
    """Says which version the places after it are in."""
    return Markup(f"<!--v:{escape(name)}-->")


def rule_mark(name: str) -> Markup:
    """Says which rule of the version the places after it are in."""
    return Markup(f"<!--r:{escape(name)}-->")


@dataclass(frozen=True)
class _Stop:
    """A place on the page."""

    id: str
    version: str
    rule: str
    words: str

    def seen_from(self, other: _Stop) -> str:
        """What sets it apart, in as few words as will do."""
        if self.version != other.version:
            return self.version
        return self.rule if self.rule != other.rule else self.words


def fewer_places(html: str, start: str) -> str:
    """Without the places of changes but the first after each start of a part, and those that a link leads to."""
    asked = set(_TARGET.findall(html))

    def first(part: str) -> str:
        met: list[str] = []

        def kept(match: re.Match[str]) -> str:
            met.append(match[1])
            return match[0] if len(met) == 1 or match[1] in asked else ""

        return _PLACE.sub(kept, part)

    return start.join(map(first, html.split(start)))


def placed(html: str, start: str) -> str:
    """With a place at the heading of each part that has none: whoever goes from change to change comes by every part."""
    before, *parts = html.split(start)
    shown = (p if _PLACE.search(p) else _HEADING.sub(r"\1<!--w:\2-->\3", p, count=1) for p in parts)
    return start.join((before, *shown))


def linked(html: str, home: str) -> str:
    """Put in the links between the changes of a page, in reading order, and their ids: `w1`, `w2`, …

    They stand before a block, so that its words are heard whole. The first says where it leads, and has the id: a
    reader who follows it can go on with the same key. The way back has no name, for pages must be light.

    Args:
        html: the redlines as they stand on the page.
        home: the id of the list of changes, where the first and the last lead.
    """
    stops, numbers = _stops(html)

    def links(match: re.Match[str]) -> str:
        if match[1] != "w":
            return ""
        place = numbers[match[2]]
        here = stops[place]
        onward = _onward(here, stops[place + 1]) if place + 1 < len(stops) else _to(home)
        back = f'<a href="#{stops[place - 1].id}">vorige wijziging</a>' if place else _to(home)
        named = onward.replace("<a ", f'<a id="{here.id}" ', 1)
        return f'<span class="rb-x rb-wn">{named if onward == back else f"{named} {back}"}</span>'

    shown = _TARGET.sub(lambda match: f'href="#{stops[numbers[match[1]]].id}"', html)
    return _MARK.sub(links, shown)


def _stops(html: str) -> tuple[list[_Stop], dict[str, int]]:
    """The places of a page, and where each is among them."""
    stops: list[_Stop] = []
    numbers: dict[str, int] = {}
    version = rule = ""
    for kind, name, words in _MARK.findall(html):
        if kind == "w":
            numbers[name] = len(stops)
            stops.append(_Stop(f"w{len(stops) + 1}", version, rule, words))
        elif kind == "r":
            rule = name
        else:
            version, rule = name, ""
    return stops, numbers


def _onward(here: _Stop, there: _Stop) -> str:
    words = there.seen_from(here)
    return f'<a href="#{there.id}">volgende wijziging{f": {words}" if words else ""}</a>'


def _to(home: str) -> str:
    return f'<a href="#{home}">naar de lijst</a>'
