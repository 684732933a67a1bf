"""Proof over the assembled whole: links, fragments, ids, and that every rule is there as written."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from regelboek.markdown.plain import plain
from regelboek.markdown.tree import Ref, inlines_of
from regelboek.model.rule import Rule
from regelboek.pages.edition import Edition
from regelboek.pages.references import ref_text
from regelboek.site.redlines import NOTHING, Redline
from regelboek.site.scan import Scan, attributes_of


@dataclass(frozen=True)
class Fault:
    """Something on the built site that must not be there."""

    page: str
    what: str
    link: str = ""
    id: str = ""

    def holds(self, text: str) -> bool:
        """Whether a parser, too, finds the link or the repeated id on the page."""
        ids, links = attributes_of(text)
        if self.link:
            return self.link in links
        return not self.id or ids.count(self.id) > 1


def broken_links(scans: Mapping[str, Scan], files: frozenset[str], site_url: str) -> Iterator[Fault]:
    """Links within the site that lead to no file, or to an id that is not on the page.

    Args:
        scans: what each page holds, by path.
        files: every file of the site, by path.
        site_url: the site's own address; links that start with it are within the site.
    """
    ids = {page: frozenset(scan.ids) for page, scan in scans.items()}
    known: dict[str, str | None] = {}
    """The file at an address from the root; pages share most of their links."""
    sound: set[tuple[str, str]] = set()
    """Links that lead from the root of the site, with the way up to it: good on one page, good on all so deep."""
    for page, scan in scans.items():
        folders = page.split("/")[:-1]
        root = "../" * len(folders)
        for link in scan.links:
            if (root, link) in sound:
                continue
            address, _, fragment = link.partition("#")
            address = address.partition("?")[0]
            if address.startswith(site_url):
                path = address[len(site_url) :]
            elif _SCHEME.match(address):
                continue
            else:
                path = _from_root(address, folders, page)
            if path not in known:
                known[path] = _file_at(unquote(path), files)
            target = known[path]
            if target is None:
                yield Fault(page, f"link naar ‘{link}’, en die pagina is er niet", link=link)
            elif fragment and target in ids and unquote(fragment) not in ids[target]:
                yield Fault(page, f"link naar ‘{link}’, en dat anker is er niet", link=link)
            elif root and link.startswith(root):
                sound.add((root, link))


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//")


def _from_root(address: str, folders: list[str], page: str) -> str:
    """A relative address as one from the root of the site, without a slash in front."""
    if not address:
        return page
    if address.startswith("/"):
        return address.lstrip("/")
    up = 0
    while address.startswith("../"):
        address = address[3:]
        up += 1
    base = folders[: len(folders) - up] if up <= len(folders) else ["…"]
    return "/".join((*base, address.removeprefix("./")))


def _file_at(path: str, files: frozenset[str]) -> str | None:
    """The file that a server shows at an address."""
    path = posixpath.normpath(path) if path else ""
    path = "" if path == "." else path
    index = f"{path}/index.html" if path else "index.html"
    return next((candidate for candidate in (path, index) if candidate in files), None)


def repeated_ids(scans: Mapping[str, Scan]) -> Iterator[Fault]:
    """Ids that a page has twice."""
    for page, scan in scans.items():
        for name, times in Counter(scan.ids).items():
            if times > 1:
                yield Fault(page, f"het id ‘{name}’ staat er {times} keer", id=name)


def missing_rules(edition: Edition, scans: Mapping[str, Scan]) -> Iterator[Fault]:
    """Rules of a version whose page is not there, or whose norm does not read as it is written."""
    for rule in edition.revision.ordered_rules:
        page = f"{edition.prefix}regels/{rule.id}/index.html"
        scan = scans.get(page)
        if scan is None:
            yield Fault(page, "deze regel heeft geen pagina")
        elif scan.norm != norm_words(edition, rule):
            yield Fault(page, "de norm op de pagina luidt anders dan in het bestand")


def false_redlines(scans: Mapping[str, Scan]) -> Iterator[Fault]:
    """Redlines that are not what they claim: without insertions the old text as it is published, without
    deletions the new one, part by part; and what a page calls the same reads the same on both pages.
    """
    whole = {
        (redline.old, redline.new)
        for scan in scans.values()
        for redline in scan.texts.redlines
        if not redline.elsewhere
    }
    for page, scan in scans.items():
        for redline in scan.texts.redlines:
            for what in _untrue(redline, scans):
                yield Fault(page, what)
            if redline.elsewhere and (redline.old, redline.new) not in whole:
                yield Fault(page, f"van ‘{redline.new or redline.old}’ staat nergens de hele vergelijking")


def _untrue(redline: Redline, scans: Mapping[str, Scan]) -> Iterator[str]:
    olds, news = (_published(path, scans) for path in (redline.old, redline.new))
    name = redline.new or redline.old
    if olds is None or news is None:
        yield f"vergelijkt ‘{name}’, en die pagina is er niet"
        return
    for part in sorted({*olds, *news, *redline.parts, *redline.same, *redline.elsewhere}):
        old, new = olds.get(part, NOTHING), news.get(part, NOTHING)
        if part in redline.parts:
            was, now = redline.parts[part]
            if was != old:
                yield f"zonder invoegingen is {part} van ‘{name}’ niet de oude tekst"
            if now != new:
                yield f"zonder doorhalingen is {part} van ‘{name}’ niet de nieuwe tekst"
        elif part in redline.same:
            if old != new:
                yield f"{part} van ‘{name}’ heet gelijk gebleven, maar luidt anders"
        elif part not in redline.elsewhere:
            yield f"{part} van ‘{name}’ ontbreekt"


def _published(path: str, scans: Mapping[str, Scan]) -> Mapping[str, str] | None:
    """The parts of a rule's page; of no rule, none."""
    if not path:
        return {}
    scan = scans.get(f"{path}index.html")
    return scan.texts.parts if scan else None


def norm_words(edition: Edition, rule: Rule) -> str:
    """The words of a norm as readers must see them, without white space."""

    def shown(ref: Ref) -> str:
        return ref_text(edition, ref)

    blocks = [
        block
        for lid in rule.paragraphs
        for part in (lid.blocks, *(item.blocks for item in lid.items), lid.after)
        for block in part
    ]
    words = (plain(run, shown, links=False) for block in blocks for run in inlines_of(block))
    return "".join(words).replace(" ", "")
