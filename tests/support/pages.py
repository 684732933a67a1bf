"""Pages of a built site, by kind, and what they hold as a browser would read it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VARIABLE = {
    "regels": "<regel>",
    "hoofdstukken": "<hoofdstuk>",
    "onderwerpen": "<onderwerp>",
    "situaties": "<situatie>",
    "dilemmas": "<dilemma>",
    "gesprek": "<onderwerp>",
    "voor": "<doelgroep>",
    "controles": "<code>",
    "versies": "<versie>",
    "hele-code": "<doelgroep>",
    "vergelijk": "<paar>",
    "sinds": "<datum>",
}
_FIXED = {"toelichting"}
"""Names that stand where others vary, and are a kind of their own."""


def addresses(site: Path) -> list[str]:
    """Every page of a site, as an address from the root."""
    found = []
    for path in sorted(site.rglob("*.html")):
        name = "/" + path.relative_to(site).as_posix()
        found.append(name.removesuffix("index.html"))
    return found


def kind(address: str) -> str:
    """The kind of a page: its address with every name in it starred."""
    parts = address.strip("/").split("/")
    for place in range(1, len(parts)):
        if parts[place - 1] in _VARIABLE and parts[place] not in _FIXED:
            parts[place] = _VARIABLE[parts[place - 1]]
    return "/" + "/".join(parts)


def page_file(site: Path, address: str) -> Path:
    """The file of a page."""
    return site / address.strip("/") / "index.html" if address.endswith("/") else site / address[1:]


_KIND = re.compile(r'<meta name="soort" content="([^"]*)">')


def once(site: Path) -> dict[str, str]:
    """One page of each kind, whatever the version: the one with the most in it.

    A kind is what the page says it is, and its address without version and names: a rule in force
    and one that lapsed have the same address but not the same page.
    """
    return {name: pages[-1] for name, pages in by_size(site).items()}


def by_size(site: Path) -> dict[str, list[str]]:
    """The pages of each kind, as `once` tells kinds apart, the smallest first."""
    kinds: dict[str, list[tuple[int, str]]] = {}
    for address in addresses(site):
        path = page_file(site, address)
        with path.open(encoding="utf-8") as file:
            says = _KIND.search(file.read(4000))
        assert says, f"{address} does not say what kind of page it is"
        where = re.sub(r"^/(versies/<versie>|concept)(?=/|$)", "", kind(address)) or "/"
        kinds.setdefault(f"{where} {says[1]}", []).append((path.stat().st_size, address))
    return {name: [address for _, address in sorted(pages)] for name, pages in sorted(kinds.items())}


def by_kind(site: Path) -> dict[str, list[str]]:
    """The pages of each kind."""
    kinds: dict[str, list[str]] = {}
    for address in addresses(site):
        kinds.setdefault(kind(address), []).append(address)
    return kinds


@dataclass
class Html:
    """A page read by a parser."""

    title: str = ""
    lang: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    """`<link>` elements by their rel."""
    hrefs: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    inline_code: list[str] = field(default_factory=list)
    words: str = ""


def read_html(path: Path) -> Html:
    """Read a page with a real parser."""
    return read_text(path.read_text("utf-8"))


def read_text(html: str) -> Html:
    """The same of the text of a page, or of a part of it."""
    reader = _Reader()
    reader.feed(html)
    reader.page.words = re.sub(r"\s+", " ", reader.page.words).strip()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Html()
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, values = self.page, {name: value or "" for name, value in attrs}
        page.inline_code += [f"{tag} {n}" for n in values if n.startswith("on") or n == "style"]
        if "id" in values:
            page.ids.append(values["id"])
        if tag == "html":
            page.lang = values.get("lang", "")
        elif tag == "meta":
            page.meta[values.get("name") or values.get("http-equiv", "")] = values.get("content", "")
        elif tag == "link":
            page.links[values.get("rel", "")] = values.get("href", "")
        elif tag == "a" and "href" in values:
            page.hrefs.append(values["href"])
        elif tag in ("script", "style") and "src" not in values:
            page.inline_code.append(tag)
        if re.fullmatch(r"h[1-6]|title", tag):
            self.inside = tag
            if tag != "title":
                page.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        self.page.words += data + " "
        if self.inside == "title":
            self.page.title += data
        elif self.inside:
            level, text = self.page.headings[-1]
            self.page.headings[-1] = (level, text + data)
