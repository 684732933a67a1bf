"""What a built page holds: its ids, where it links to, the words of its norm, and its redlines."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from regelboek.pages.html import NORM_END
from regelboek.site.redlines import NO_TEXTS, Texts, read_texts
from regelboek.words import single_spaced

_ATTRIBUTE = re.compile(r'\s(id|href|src|action)="([^"]*)"')
_TAG = re.compile(r"<[^>]+>")
_NORM = re.compile(rf'<section class="rb-norm".*?<ol class="rb-leden">(.*?){NORM_END}', re.DOTALL)
_NOT_TEXT = re.compile(
    r'<a class="rb-lid__nr"[^>]*>.*?</a>|<p class="rb-lid__merk">.*?</p>|<sup\b.*?</sup>', re.DOTALL
)
"""What the page adds to the words of the norm: numbers, marks and footnote marks."""


@dataclass(frozen=True)
class Scan:
    """One page."""

    ids: tuple[str, ...]
    links: tuple[str, ...]
    norm: str
    """The words of the norm on a rule's page, without white space; empty elsewhere."""
    texts: Texts = NO_TEXTS
    """Digests of the parts of a rule's text, and of the redlines of a page that compares."""


def scan_page(text: str) -> Scan:
    """Read one of our own pages.

    A pattern does what a parser would in a tenth of the time, because every attribute we write is
    in double quotes. Running text that looks like an attribute is taken for one; so a fault that
    is found with this is confirmed by `links_of` before anyone hears of it.
    """
    ids: list[str] = []
    links: dict[str, None] = {}
    for name, value in _ATTRIBUTE.findall(text):
        if "&" in value:
            value = html.unescape(value)  # noqa: PLW2901
        if name == "id":
            ids.append(value)
        else:
            links[value] = None
    norm = _NORM.search(text)
    return Scan(tuple(ids), tuple(links), page_words(norm[1]) if norm else "", read_texts(text))


def page_words(fragment: str) -> str:
    """The words a reader sees in a fragment, without white space and what the page adds."""
    text = html.unescape(_TAG.sub(" ", _NOT_TEXT.sub(" ", fragment)))
    return single_spaced(text).replace(" ", "")


def attributes_of(text: str) -> tuple[list[str], frozenset[str]]:
    """The ids and links of a page, read by a parser."""
    reader = _Attributes()
    reader.feed(text)
    return reader.ids, frozenset(reader.links)


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        for name, value in attrs:
            if name == "id" and value is not None:
                self.ids.append(value)
            elif name in ("href", "src", "action") and value is not None:
                self.links.add(value)
