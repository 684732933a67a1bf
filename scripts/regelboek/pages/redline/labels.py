"""Labels: what became of a block, said in front of it."""

from __future__ import annotations

from collections.abc import Iterator

from regelboek.compare import BlockDiff, BlockKind, Node, Status
from regelboek.compare.naming import letter
from regelboek.compare.nodes import Path
from regelboek.words import listing

NORM = "Norm"
"""The part of which the paragraphs and items have a number that is read."""

_NEUTER = frozenset(("lid", "onderdeel", "punt", "citaat", "deel"))
_NAMES = {
    BlockKind.PARAGRAPH: "alinea",
    BlockKind.BULLETS: "lijst",
    BlockKind.NUMBERED: "lijst",
    BlockKind.QUOTE: "citaat",
    BlockKind.TABLE: "tabel",
    BlockKind.ROW: "rij",
    BlockKind.CELL: "cel",
    BlockKind.FOOTNOTE: "voetnoot",
    BlockKind.HEADING: "kop",
    BlockKind.SECTION: "deel",
}


def mark_of(node: Node) -> str:
    """The number that readers see in front of a block of the norm: `2` of a paragraph, `b` of an item of it."""
    steps = _numbered(node.path)
    return _shown(steps) if node.kind is BlockKind.ITEM else ""


def lead_of(path: Path) -> str:
    """The number in front of the words of a block that opens a paragraph or an item."""
    return _shown(_numbered(path))


def _numbered(path: Path) -> Path:
    """The steps that lead to a paragraph of the norm or an item of it; none for any other block."""
    if len(path) < 3 or path[0].name != NORM or path[0].kind is not BlockKind.SECTION:
        return ()
    steps = path[1:5] if len(path) > 4 else path[1:3]
    for holder in steps[::2]:
        if holder.kind is not BlockKind.NUMBERED or holder.position != 1:
            return ()
    return steps


def _shown(steps: Path) -> str:
    if not steps:
        return ""
    return str(steps[-1].number) if len(steps) == 2 else letter(steps[-1].position)


def name_of(node: Node) -> str:
    """`lid`, `onderdeel`, `punt`, `alinea`."""
    if node.kind is not BlockKind.ITEM:
        return _NAMES.get(node.kind, str(node.kind))
    steps = _numbered(node.path)
    if not steps or steps[-1] is not node.path[-1]:
        return "punt"
    return "lid" if len(steps) == 2 else "onderdeel"


def place_of(node: Node) -> str:
    """`lid 2`, `lid 2, onderdeel b`; empty for what has no number."""
    steps = _numbered(node.path)
    if not steps:
        return ""
    lid = f"lid {steps[1].number}"
    return lid if len(steps) == 2 else f"{lid}, onderdeel {letter(steps[3].position)}"


def whereabouts(node: Node) -> str:
    """`lid 2, onderdeel b`; of what has no number what it is in, and where: `toelichting, alinea 2`, `lid 2, lijst`."""
    if node.kind is BlockKind.FOOTNOTE:
        return f"voetnoot {node.name}"
    if not node.path:
        return ""
    numbered, last = _numbered(node.path), node.path[-1]
    around = place_of(node) or node.path[0].name.casefold()
    if last is node.path[0] or (numbered and last is numbered[-1]):
        return around
    if last.siblings > 1:
        return f"{around}, {name_of(node)} {last.position}"
    return f"{around}, {name_of(node)}" if numbered else around


def of_old(where: str) -> str:
    """`oud lid 2`, `oude toelichting, alinea 2`: a place in the old text alone."""
    return f"{'oud' if where.startswith('lid') else 'oude'} {where}" if where else ""


def _new(name: str) -> str:
    return f"Nieuw {name}" if name in _NEUTER else f"Nieuwe {name}"


def label_of(block: BlockDiff) -> str:
    """What became of a block, where a reader must be told; without the links of a move."""
    name = name_of(block.node)
    match block.status:
        case Status.INSERTED:
            return _new(name)
        case Status.DELETED:
            return f"Vervallen {name}"
        case Status.SPLIT:
            return f"Gesplitst: {_became(block)}"
        case Status.JOINED:
            return f"Samengevoegd: {_became(block)}"
        case Status.LISTED:
            return "Alinea werd lijst" if len(block.old) == 1 else "Alinea’s werden lijst"
        case Status.UNLISTED if len(block.new) > 1:
            return "Lijst met letters" if block.new[-1].sign else "Lijst werd alinea’s"
        case Status.UNLISTED:
            return "Lijst werd alinea"
        case Status.REGROUPED:
            return f"{name_of(block.old[0]).capitalize()} werd {name}"
        case _:
            return ""


def _became(block: BlockDiff) -> str:
    """`lid 1 werd lid 1 en lid 2`."""
    olds, news = list(_places(block.old)), list(_places(block.new))
    verb = "werd" if len(olds) == 1 else "werden"
    return f"{listing(olds)} {verb} {listing(news)}"


def _places(nodes: tuple[Node, ...]) -> Iterator[str]:
    numbered = [node for node in nodes if _numbered(node.path)]
    if len(numbered) == len(nodes):
        yield from map(place_of, nodes)
    else:
        name = name_of(nodes[0])
        yield f"één {name}" if len(nodes) == 1 else f"{len(nodes)} {_PLURALS.get(name, name + 's')}"


_PLURALS = {
    "alinea": "alinea’s",
    "punt": "punten",
    "citaat": "citaten",
    "tabel": "tabellen",
    "rij": "rijen",
    "lijst": "lijsten",
    "deel": "delen",
    "voetnoot": "voetnoten",
    "kop": "koppen",
    "cel": "cellen",
    "onderdeel": "onderdelen",
    "lid": "leden",
}
