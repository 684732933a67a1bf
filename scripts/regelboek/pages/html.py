"""The block tree as HTML: ours, escaped piece by piece, and cleaned once more by a sanitiser."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import nh3
from markupsafe import Markup, escape

from regelboek.markdown.plain import named_once
from regelboek.markdown.tree import (
    Block,
    BlockQuote,
    BulletList,
    Emph,
    Footnote,
    FootnoteRef,
    Inline,
    Link,
    ListItem,
    OrderedList,
    Para,
    Ref,
    Section,
    Strong,
    Table,
    Text,
)
from regelboek.model.rule import Force, Item, Paragraph, Part, Rule
from regelboek.reading import audience_words
from regelboek.words import capitalised

RenderRef = Callable[[Ref], Markup]
"""What a reference becomes: a link with its text."""

NORM_END = "<!--/norm-->"
"""Stands behind the last paragraph, so that the proof of the built site finds the norm."""

TABLE_BOX = '<div class="rb-tabel" role="group" aria-label="Tabel" tabindex="0">'
"""Stands around a table: scrolls by itself and can be reached by keyboard."""


def force_mark(force: Force) -> str:
    """Kracht as word and mark."""
    return f'<span class="rb-kracht rb-kracht--{force}">{capitalised(force)}</span>'


def _marks(lid: Paragraph) -> str:
    """For whom a paragraph is and how it binds, where that differs from its rule."""
    words = [f"Alleen voor {audience_words(lid.audience)}"] if lid.audience else []
    words += [force_mark(lid.force)] if lid.force else []
    return f'<p class="rb-lid__merk">{" · ".join(words)}</p>' if words else ""


_TAGS = {
    "a", "blockquote", "br", "caption", "div", "em", "li", "ol", "p", "section", "span", "strong",
    "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"class", "id"},
    "a": {"href", "aria-label", "rel"},
    "div": {"role", "aria-label", "tabindex"},
    "li": {"value"},
    "th": {"scope"},
}


_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"https", "mailto"}, link_rel=None)


def _after(before: str, reference: str) -> str:
    """A reference after some text, as a link or as words; see `named_once`."""
    start = reference.index(">") + 1 if reference.startswith("<") else 0
    return reference[:start] + named_once(before, reference[start:])


def clean(source: str) -> Markup:
    """Only the elements, attributes and schemes that rules can need."""
    return Markup(_CLEANER.clean(source))


@dataclass(frozen=True)
class Renderer:
    """Renders the text of one rule.

    Args:
        render_ref: what references become.
        prefix: put before every id, so that many rules can stand on one page.
        linked: whether the number of a paragraph is a link to itself; else the list numbers it.
    """

    render_ref: RenderRef
    prefix: str = ""
    linked: bool = True

    def section(self, section: Section | None) -> Markup:
        """A section with its footnotes; nothing for no section."""
        if section is None:
            return Markup("")
        return clean("".join(self._blocks(section.blocks)) + self.footnotes(section.footnotes))

    def norm(self, rule: Rule) -> Markup:
        """The numbered paragraphs of a rule, each with its anchor, and the notes of the norm."""
        paragraphs = "".join(self._paragraph(lid) for lid in rule.paragraphs)
        notes = self.footnotes(rule.norm.footnotes) if rule.norm else ""
        end = Markup(NORM_END if self.linked else "")
        return clean(f'<ol class="rb-leden">{paragraphs}</ol>') + end + clean(notes)

    def _paragraph(self, lid: Paragraph) -> str:
        name = "rb-lid rb-lid--vervallen" if lid.lapsed else "rb-lid"
        items = "".join(self._lettered(lid, item) for item in lid.items)
        if items:
            items = f'<ol class="rb-onderdelen">{items}</ol>'
        text = "".join((*self._blocks(lid.blocks), items, *self._blocks(lid.after)))
        return self._numbered(Part(lid.number), str(lid.number), name, _marks(lid) + text)

    def _lettered(self, lid: Paragraph, item: Item) -> str:
        text = "".join(self._blocks(item.blocks))
        return self._numbered(Part(lid.number, item.letter), item.letter, "rb-onderdeel", text)

    def _numbered(self, part: Part, number: str, name: str, text: str) -> str:
        """A paragraph or item with its number, which links to itself."""
        anchor = self.prefix + part.anchor
        if not self.linked:
            special = name.partition(" ")[2]
            mark = f' class="{special}"' if special else ""
            return f'<li id="{anchor}"{mark}>{text}</li>'
        return (
            f'<li class="{name}" id="{anchor}"><a class="rb-lid__nr" href="#{anchor}" '
            f'aria-label="{part.words.capitalize()}">{number}</a><div class="rb-lid__tekst">{text}</div></li>'
        )

    def footnotes(self, notes: Iterable[Footnote]) -> str:
        """The notes of a section, each with a way back to its mark."""
        items = []
        for note in notes:
            back = f'<a href="#{self.note_id(note.label)}-terug" aria-label="Terug naar de tekst">↩</a>'
            text = "".join(self._blocks(note.blocks))
            joined = text[:-4] + f" {back}</p>" if text.endswith("</p>") else text + back
            items.append(f'<li id="{self.note_id(note.label)}">{joined}</li>')
        return f'<ol class="rb-noten">{"".join(items)}</ol>' if items else ""

    def note_id(self, label: str) -> str:
        """The id of a footnote; letters and digits only."""
        plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in label)
        return f"{self.prefix}noot-{plain}"

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            match block:
                case Para(inlines):
                    yield f"<p>{self.inlines(inlines)}</p>"
                case BulletList(items):
                    yield f"<ul>{self._items(items)}</ul>"
                case OrderedList(items):
                    yield f"<ol>{self._items(items)}</ol>"
                case BlockQuote(inner):
                    yield f"<blockquote>{''.join(self._blocks(inner))}</blockquote>"
                case Table():
                    yield self._table(block)

    def _items(self, items: tuple[ListItem, ...]) -> str:
        return "".join(self._item(place, item) for place, item in enumerate(items, 1))

    def _item(self, place: int, item: ListItem) -> str:
        value = f' value="{item.number}"' if item.number and item.number != place else ""
        only = item.blocks[0] if len(item.blocks) == 1 else None
        inner = self.inlines(only.inlines) if isinstance(only, Para) else "".join(self._blocks(item.blocks))
        return f"<li{value}>{inner}</li>"

    def _table(self, table: Table) -> str:
        """A table in a box that scrolls by itself and can be reached by keyboard."""
        classes = [f' class="rb-{align}"' if align else "" for align in table.align]
        head = "".join(
            f'<th scope="col"{name}>{self.inlines(cell)}</th>' if cell else "<td></td>"
            for cell, name in zip(table.head, classes, strict=False)
        )
        rows = "".join(
            "<tr>"
            + "".join(
                f"<td{name}>{self.inlines(cell)}</td>" for cell, name in zip(row, classes, strict=False)
            )
            + "</tr>"
            for row in table.rows
        )
        return f"{TABLE_BOX}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"

    def inlines(self, inlines: Iterable[Inline]) -> str:
        """A run of inlines."""
        return "".join(self._inlines(inlines))

    def _inlines(self, inlines: Iterable[Inline]) -> Iterator[str]:
        before = ""
        for inline in inlines:
            said, before = before, ""
            match inline:
                case Text(text):
                    before = text
                    yield html.escape(text, quote=False)
                case Emph(inner):
                    yield f"<em>{self.inlines(inner)}</em>"
                case Strong(inner):
                    yield f"<strong>{self.inlines(inner)}</strong>"
                case Link(inner, href):
                    yield f'<a href="{escape(href)}" rel="external">{self.inlines(inner)}</a>'
                case Ref():
                    yield _after(said, str(self.render_ref(inline)))
                case FootnoteRef(label):
                    note = self.note_id(label)
                    yield (
                        f'<sup id="{note}-terug"><a href="#{note}" aria-label="Noot {escape(label)}">'
                        f"{escape(label)}</a></sup>"
                    )
