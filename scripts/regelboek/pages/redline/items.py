"""Lists and their items, with the numbers that readers see in front of them: old, new, or both."""

from __future__ import annotations

from regelboek.compare import BlockDiff, BlockKind
from regelboek.pages.redline.labels import mark_of
from regelboek.pages.redline.numbering import Side


def list_of(block: BlockDiff, items: str) -> str:
    """A list as it is marked; nothing where none of its items is shown."""
    tag, name = "ol" if block.kind is BlockKind.NUMBERED else "ul", ""
    first = next((child.node for child in block.children), None)
    if first is not None and mark_of(first):
        name = classed("rb-leden" if len(first.path) == 3 else "rb-onderdelen")
    return f"<{tag}{name}>{items}</{tag}>" if items else ""


def marks_of(block: BlockDiff) -> tuple[str, str]:
    """The number that readers see in front of an item, on either side."""
    old = mark_of(block.old[0]) if block.old else ""
    return old, mark_of(block.new[0]) if block.new else ""


class Items:
    """Writes the items of one comparison.

    Args:
        side: both texts in one, or one of them.
        moved: whether they stand inside something that moved.
    """

    def __init__(self, side: Side, *, moved: bool) -> None:
        self.side = side
        self.moved = moved

    def item(self, marks: tuple[str, str], content: str, name: str, value: int = 0, place: str = "") -> str:
        """An item; beside the number in front of it, if readers see one."""
        if not any(marks):
            number = f' value="{value}"' if value else ""
            return f"<li{classed(name)}{number}>{place}{content}</li>"
        number = f'<span class="rb-lid__nr">{self.number(*marks)}</span>'
        text = f'<div class="rb-lid__tekst">{content}</div>'
        return f"<li{classed(f'rb-lid {name}')}>{place}{number}{text}</li>"

    def number(self, old: str, new: str) -> str:
        """The number in front; that it became another is no change of its own."""
        if self.side is not Side.BOTH:
            return old if self.side is Side.OLD else new
        if self.moved:
            return f"<ins>{new}</ins>"
        if old == new:
            return new
        was = f"<del>{old}</del>" if old else ""
        now = f"<ins>{new}</ins>" if new else ""
        return f"{was} {now}".strip()


def classed(name: str) -> str:
    """The class of an element, as its attribute."""
    return f' class="{name.strip()}"' if name else ""
