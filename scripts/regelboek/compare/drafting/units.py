"""Units: what blocks that come are called, and names beside names: `een lid`, `een artikel`; "rij 3" beside "rij 1 van de tabel"."""

from __future__ import annotations

from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.numbers import Unit
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.places import article_lead, article_of

SIGNED = (Unit.ITEM, Unit.SUBITEM)
"""What has a letter or a number of its own, also as a point of a list."""


A_SUBITEM = "een subonderdeel"


def shortened(name: str, beside: str) -> str:
    """A name without the end that it shares with another: "rij 3" for "rij 3 van de tabel"."""
    lead = article_lead(name)
    if lead and lead == article_lead(beside):
        return name.removeprefix(lead)
    for joint in (" van ", " onder "):
        shared = joint + beside.split(joint, 1)[-1]
        if joint in beside and name.endswith(shared):
            return name.removesuffix(shared).removesuffix(",")
    return name


def part_unit(part: Node) -> str:
    """What a part is called that comes with its heading."""
    if part.is_heading_alone:
        return say.HEADING
    return say.ARTICLE if article_of(part.name) else say.PART


def unit_for(node: Node, unit: Unit | None) -> str:
    """`een alinea`, `een lid`; `een subonderdeel` of what begins with `2°`."""
    if node.kind is BlockKind.ITEM:
        return f"een {unit or Unit.POINT}"
    if node.is_line:
        return "een regel"
    if node.sign[:1].isdigit():
        return A_SUBITEM
    if node.inserted_number:
        return "een lid"
    return f"een {node.kind}"


def heading_of(part: Node) -> tuple[int, str]:
    """Level of the heading of a part, and how it is written."""
    return next(((c.number, c.source or "") for c in part.children if c.kind is BlockKind.HEADING), (0, ""))
