"""The redlines of rules as they are shown; each distinct one is written once, however many pages show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from regelboek.compare import BlockDiff, Diff, Node, Status
from regelboek.comparison import Aspect, Held, RuleComparison, RuleText
from regelboek.pages.redline import Numbering, Redliner, Side, line_html
from regelboek.pages.sections import SECTION_TITLES

NORM = ("norm", "Norm")


@dataclass(frozen=True)
class ShownPart:
    """One part of a rule: its title, summary or a section."""

    key: str
    """The name of the part on the page of the rule, for the proof."""
    title: str
    html: Markup | None
    """None where both texts are the same."""
    rows: tuple[tuple[Markup, Markup], ...] = ()
    """As it was and as it is, block by block, where the texts stand side by side."""
    label: Markup = Markup()
    """Says of a part that came, went or moved as a whole that it did."""
    name: str = ""
    """The class of such a part."""


@dataclass(frozen=True)
class ShownText:
    """Two rules side by side, or one beside nothing."""

    old: Held | None
    new: Held | None
    name: Markup
    """Its number and title, with what changed of them."""
    summary: ShownPart | None
    parts: tuple[ShownPart, ...]

    @property
    def same(self) -> tuple[ShownPart, ...]:
        """The parts that are the same on both sides."""
        return tuple(part for part in self.parts if part.html is None)

    @property
    def binding(self) -> tuple[ShownPart, ...]:
        """The norm, where it is not the same."""
        return tuple(part for part in self.shown if part.key == NORM[0])

    @property
    def explaining(self) -> tuple[ShownPart, ...]:
        """The other sections that are not the same."""
        return tuple(part for part in self.shown if part.key != NORM[0])

    @property
    def shown(self) -> tuple[ShownPart, ...]:
        """The parts that are not."""
        return tuple(part for part in self.parts if part.html is not None)


class Redlines:
    """Writes redlines and remembers them."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], tuple[ShownPart, ...]] = {}

    def texts(self, entry: RuleComparison, prefix: str, side_by_side: bool = False) -> tuple[ShownText, ...]:
        """Every text of what became of a rule.

        Args:
            entry: what became of it.
            prefix: what its ids start with.
            side_by_side: whether the texts stand beside each other, not in one.
        """
        numbering = Numbering(entry.diff, prefix) if entry.diff else None
        return tuple(self._text(entry, text, numbering, prefix, side_by_side) for text in entry.texts)

    def _text(
        self,
        entry: RuleComparison,
        text: RuleText,
        numbering: Numbering | None,
        prefix: str,
        side_by_side: bool,
    ) -> ShownText:
        key = (entry.diff, text.diff, prefix, side_by_side)
        parts: tuple[ShownPart, ...] = ()
        if text.diff is not None and numbering is not None and entry.diff is not None:
            if key not in self._made:
                self._made[key] = _parts(entry, entry.diff, text.diff, numbering, side_by_side)
            parts = self._made[key]
        parts = parts or tuple(
            ShownPart(*named(section.title), None) for section in text.held.rule.body.sections
        )
        return ShownText(
            text.old, text.new, _name(text, in_heading=is_whole(entry)), _summary(prefix, text), parts
        )


def _parts(
    entry: RuleComparison, whole: Diff, diff: Diff, numbering: Numbering, side_by_side: bool
) -> tuple[ShownPart, ...]:
    def owner(node: Node) -> str:
        held = entry.side_of(node)
        return f"regel {held.number}" if held and len(entry.texts) > 1 else ""

    sides = (Side.OLD, Side.NEW) if side_by_side else (Side.BOTH,)
    writers = [Redliner(whole, numbering, side, owner) for side in sides]
    seen = "rb-vh" if is_whole(entry) else "rb-x rb-lb"  # the heading of the rule says it to who sees
    parts = []
    for block in diff.blocks:
        key, title = named(block.node.name)
        if block.status in (Status.SAME, Status.RESPELLED):
            parts.append(ShownPart(key, title, None))
            continue
        change = numbering.entry(block)
        place = Markup(change.place) if change and not is_whole(entry) else Markup("")
        said, name = writers[0].became(block)
        label = Markup('<span class="{}">{}</span> ').format(seen, said) if said else said
        if side_by_side:
            parts.append(ShownPart(key, title, place, tuple(_rows(block, *writers)), label, name))
        else:
            writer, held = writers[0].inside(block)
            parts.append(ShownPart(key, title, place + writer.blocks(held), (), label, name))
    return tuple(parts)


def _rows(section: BlockDiff, old: Redliner, new: Redliner) -> Iterator[tuple[Markup, Markup]]:
    """A section as it was and as it is, block by block; one that moved stands on one side alone."""
    match section.status:
        case Status.MOVED_AWAY:
            writer, held = old.inside(section)
            yield from ((writer.row(unit), Markup()) for unit in writer.units(held))
        case Status.MOVED_HERE:
            writer, held = new.inside(section)
            yield from ((Markup(), writer.row(unit)) for unit in writer.units(held))
        case _:
            yield from ((old.row(unit), new.row(unit)) for unit in new.units(section.children))


def is_whole(entry: RuleComparison) -> bool:
    """Whether a whole rule came or went: one change, however long it is."""
    return len(entry.texts) == 1 and not (entry.old and entry.new)


def named(section: str) -> tuple[str, str]:
    """The key and the heading of a section of a rule."""
    return NORM if section == NORM[1] else SECTION_TITLES.get(section, (section.casefold(), section))


def _name(text: RuleText, *, in_heading: bool) -> Markup:
    """`4.1 Geschenken aannemen`, with what changed of the number and the title.

    Args:
        text: the rules.
        in_heading: whether it stands in a heading that says of the whole rule that it came or went.
    """
    old = text.old.number if text.old else ""
    new = text.new.number if text.new else ""
    both = bool(old and new and old != new)
    number = (
        Markup('<span class="rb-w"><del>{}</del> <ins>{}</ins></span>').format(old, new)
        if both
        else escape(new or old)
    )
    shown = Markup('<span class="rb-nr">{}</span> <span data-deel="titel">{}</span>')
    return shown.format(number, _line(text, Aspect.TITLE, lambda held: held.title, said=in_heading))


def _summary(prefix: str, text: RuleText) -> ShownPart | None:
    """What became of the summary; None where it stayed the same."""
    if text.old and text.new and text.field(Aspect.SUMMARY) is None:
        return None
    place = (
        Markup("<!--w:{}-->").format(f"{prefix}-zin-{text.held.id}") if text.old and text.new else Markup("")
    )
    html = _line(text, Aspect.SUMMARY, lambda held: held.rule.summary)
    return ShownPart("samenvatting", "Samenvatting", place + html)


def _line(text: RuleText, aspect: Aspect, value: Callable[[Held], str], *, said: bool = False) -> Markup:
    """A line of either rule, or of both with what changed; `said` if what it stands in says that it came or went."""
    field = text.field(aspect)
    if field is not None and text.old and text.new:
        return Markup(line_html(field.runs))
    tag = "" if text.old and text.new else "ins" if text.new else "del"
    words = escape(value(text.held))
    line = Markup(f"<{tag}>{words}</{tag}>") if tag else words
    return Markup('<span class="rb-w">{}</span>').format(line) if tag and not said else line
