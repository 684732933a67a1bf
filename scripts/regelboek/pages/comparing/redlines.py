"""The redlines of rules as they are shown; each distinct one is written once, however many pages show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from regelboek.compare import BlockDiff, Diff, Node, Status
from regelboek.comparison import Aspect, Comparison, Held, RuleComparison, RuleText
from regelboek.pages.comparing.passages import passages
from regelboek.pages.html import TABLE_BOX
from regelboek.pages.redline import Numbering, Passages, Redliner, Side, line_html, rule_mark
from regelboek.pages.sections import SECTION_TITLES

NORM = ("norm", "Norm")
OLD = " (oud)"
"""Behind the number of a rule that is gone, which another may have now."""
TABLE_BOX_COPY = '<div class="rb-tabel">'
"""Around a table that stands beside its double."""


@dataclass(frozen=True)
class Row:
    """A block as it was and as it is, side by side; empty on the side that does not have it."""

    old: Markup
    new: Markup

    @property
    def is_same(self) -> bool:
        """Whether both sides read and look the same: then it is heard once."""
        return self.old == self.new

    @property
    def copy(self) -> Markup:
        """The old side where it is the same: seen, and no stop for who goes by keyboard."""
        return Markup(str(self.old).replace(TABLE_BOX, TABLE_BOX_COPY))


@dataclass(frozen=True)
class ShownPart:
    """One part of a rule: its title, summary or a section."""

    key: str
    """The name of the part on the page of the rule, for the proof."""
    title: str
    html: Markup | None
    """None where both texts are the same."""
    rows: tuple[Row, ...] = ()
    """As it was and as it is, block by block, where the texts stand side by side."""
    label: Markup = Markup()
    """Says of a part that came, went or moved as a whole that it did."""
    name: str = ""
    """The class of such a part."""
    place: Markup = Markup()
    """Stands for the links of a part that is itself a change, in front of it."""


@dataclass(frozen=True)
class ShownText:
    """Two rules side by side, or one beside nothing."""

    old: Held | None
    new: Held | None
    name: Markup
    """Its number and title, with what changed of them."""
    summary: ShownPart | None
    parts: tuple[ShownPart, ...]
    force: str
    """How it binds, and how it did where that changed; empty for one that is gone."""
    kin: tuple[Held, ...] = ()
    """Of several: the old rules that the new one came of, or the new ones that an old one went up in."""
    id: str = ""
    """Its name on a page; empty where that is the name of all that became of the rule."""

    @property
    def rule(self) -> str:
        """`regel 4.1`; `de oude regel 4.1` of one that is gone."""
        return (
            f"regel {self.new.number}" if self.new else f"de oude regel {self.old.number}" if self.old else ""
        )

    @property
    def mark(self) -> Markup:
        """Says to the links between changes which rule those after it are in."""
        return rule_mark(self.rule)

    @property
    def same(self) -> tuple[ShownPart, ...]:
        """The parts that are the same on both sides."""
        return tuple(part for part in self.parts if part.html is None)

    @property
    def binding(self) -> tuple[ShownPart, ...]:
        """The norm, where it is not the same."""
        return tuple(part for part in self.shown if part.key == NORM[0])

    @property
    def shown(self) -> tuple[ShownPart, ...]:
        """The parts that are not."""
        return tuple(part for part in self.parts if part.html is not None)


class Redlines:
    """Writes redlines and remembers them."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], tuple[ShownPart, ...]] = {}

    def texts(
        self, comparison: Comparison, entry: RuleComparison, prefix: str, side_by_side: bool = False
    ) -> tuple[ShownText, ...]:
        """Every text of what became of a rule.

        Args:
            comparison: the two versions.
            entry: what became of it.
            prefix: what its ids start with.
            side_by_side: whether the texts stand beside each other, not in one.
        """
        writing = _Writing(comparison, entry, prefix, side_by_side)
        return tuple(self._text(writing, text) for text in entry.texts)

    def _text(self, writing: _Writing, text: RuleText) -> ShownText:
        parts: tuple[ShownPart, ...] = ()
        if text.diff is not None:
            key = (writing.key, text.diff)
            if key not in self._made:
                self._made[key] = tuple(writing.parts(text.diff))
            parts = self._made[key]
        parts = parts or tuple(
            ShownPart(*named(section.title), None) for section in text.held.rule.body.sections
        )
        name = _name(text, in_heading=is_whole(writing.entry))
        id = writing.entry.id_of(text.held)
        return ShownText(
            text.old,
            text.new,
            name,
            _summary(writing.prefix, text),
            parts,
            text.force,
            text.kin,
            "" if id == writing.entry.id else id,
        )


@dataclass(frozen=True, eq=False)
class _Writing:
    """Writes the redlines of what became of a rule."""

    comparison: Comparison
    entry: RuleComparison
    prefix: str
    side_by_side: bool

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it unlike any other: of the same texts the rules may have other numbers in other versions."""
        owners = [held and held.number for text in self.entry.texts for held in (text.old, text.new)]
        return (self.entry.diff, self.prefix, self.side_by_side, *owners, *self.passages.values())

    @cached_property
    def numbering(self) -> Numbering:
        assert self.entry.diff is not None
        return Numbering(self.entry.diff, self.prefix, self.passages)

    @cached_property
    def passages(self) -> Passages:
        return dict(passages(self.comparison, self.entry, self.prefix))

    @cached_property
    def writers(self) -> tuple[Redliner, ...]:
        assert self.entry.diff is not None
        sides = (Side.OLD, Side.NEW) if self.side_by_side else (Side.BOTH,)
        return tuple(
            Redliner(self.entry.diff, self.numbering, side, self.owner, passages=self.passages)
            for side in sides
        )

    def owner(self, node: Node) -> str:
        """The rule that a block is in, where there are several."""
        held = self.entry.side_of(node)
        if held is None or len(self.entry.texts) == 1:
            return ""
        return f"{'de oude ' if held in self.entry.old else ''}regel {held.number}"

    def parts(self, diff: Diff) -> Iterator[ShownPart]:
        """The parts of one text."""
        seen = (
            "rb-vh" if is_whole(self.entry) else "rb-x rb-lb"
        )  # the heading of the rule says it to who sees
        for block in diff.blocks:
            key, title = named(block.node.name)
            if block.status in (Status.SAME, Status.RESPELLED):
                yield ShownPart(key, title, None)
                continue
            said, name = self.writers[0].became(block)
            place = Markup(self.numbering.place(block) if said and not is_whole(self.entry) else "")
            label = Markup('<span class="{}">{}</span> ').format(seen, said) if said else said
            if self.side_by_side:
                rows = tuple(_rows(block, *self.writers))
                yield ShownPart(key, title, Markup(""), rows, label, name, place)
            else:
                writer, held = self.writers[0].inside(block)
                yield ShownPart(key, title, writer.blocks(held), (), label, name, place)


def _rows(section: BlockDiff, old: Redliner, new: Redliner) -> Iterator[Row]:
    """A section as it was and as it is, block by block; one that moved stands on one side alone."""
    match section.status:
        case Status.MOVED_AWAY:
            writer, held = old.inside(section)
            yield from (Row(writer.row(unit), Markup()) for unit in writer.units(held))
        case Status.MOVED_HERE:
            writer, held = new.inside(section)
            yield from (Row(Markup(), writer.row(unit)) for unit in writer.units(held))
        case _:
            yield from (Row(old.row(unit), new.row(unit)) for unit in new.units(section.children))


def is_whole(entry: RuleComparison) -> bool:
    """Whether a whole rule came or went: one change, however long it is."""
    return len(entry.texts) == 1 and not (entry.old and entry.new)


def named(section: str) -> tuple[str, str]:
    """The key and the heading of a section of a rule."""
    return NORM if section == NORM[1] else SECTION_TITLES.get(section, (section.casefold(), section))


def _name(text: RuleText, *, in_heading: bool) -> Markup:
    """`4.1 Geschenken aannemen`, with what changed of the number and the title; `4.1 (oud) …` of one that is gone.

    Args:
        text: the rules.
        in_heading: whether it stands in a heading that says of the whole rule that it came or went.
    """
    old = text.old.number if text.old else ""
    new = text.new.number if text.new else ""
    both = bool(old and new and old != new)
    number = Markup("<del>{}</del> <ins>{}</ins>").format(old, new) if both else escape(new or f"{old}{OLD}")
    shown = Markup('<span class="rb-nr">{}</span> <span data-deel="titel">{}</span>')
    return shown.format(number, _line(text, Aspect.TITLE, lambda held: held.title, said=in_heading))


def _summary(prefix: str, text: RuleText) -> ShownPart | None:
    """What became of the summary; None where it stayed the same."""
    if text.old and text.new and text.field(Aspect.SUMMARY) is None:
        return None
    mark = Markup("<!--w:{}-zin-{}|samenvatting-->").format(prefix, text.held.id)
    html = _line(text, Aspect.SUMMARY, lambda held: held.rule.summary)
    place = mark if text.old and text.new else Markup("")
    return ShownPart("samenvatting", "Samenvatting", html, place=place)


def _line(text: RuleText, aspect: Aspect, value: Callable[[Held], str], *, said: bool = False) -> Markup:
    """A line of either rule, or of both with what changed; `said` if what it stands in says that it came or went."""
    field = text.field(aspect)
    if field is not None and text.old and text.new:
        return Markup(line_html(field.runs))
    tag = "" if text.old and text.new else "ins" if text.new else "del"
    words = escape(value(text.held))
    line = Markup(f"<{tag}>{words}</{tag}>") if tag else words
    return Markup('<span class="rb-w">{}</span>').format(line) if tag and not said else line
