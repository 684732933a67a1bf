"""The redline in the notation of the cases, which a lawyer can read (`cases/README.md`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.notes import NoteKind
from regelboek.compare.result import BlockDiff, Diff, Status
from regelboek.compare.segments import Op, Run
from regelboek.compare.tokens import TokenKind

SIGNS = {
    Status.SAME: " ",
    Status.REWORDED: " ",
    Status.RESPELLED: "=",
    Status.INSERTED: "+",
    Status.DELETED: "-",
    Status.MOVED_HERE: ">",
    Status.MOVED_AWAY: "<",
}

WHOLE = (Status.INSERTED, Status.DELETED, Status.MOVED_AWAY)


def written(diff: Diff) -> str:
    """The whole redline, a line for each block and note."""
    lines = [line for block in diff.blocks for line in _block(diff, block, 0, "")]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _block(diff: Diff, block: BlockDiff, depth: int, lead: str) -> Iterator[str]:
    if block.status is Status.MOVED_HERE and diff.move(block.move).inner is not None:
        inner = diff.move(block.move).inner
        assert inner is not None
        for line in _shown(diff, inner, depth, lead):
            yield line if line.startswith("!") else ">" + line[1:]
        return
    yield from _shown(diff, block, depth, lead)


def _shown(diff: Diff, block: BlockDiff, depth: int, lead: str) -> Iterator[str]:
    if block.kind is BlockKind.ROW:
        yield _line(_sign(block), depth, "", _row(diff, block))
        return
    if block.kind is BlockKind.TABLE:
        lines = [line for child in block.children for line in _block(diff, child, depth, "")]
        yield lines[0]
        yield from _notes(block)
        yield from lines[1:]
        return
    if block.runs or block.node.is_leaf:
        yield _line(
            _sign(block), depth, lead or _mark(block), text_of(diff, block.runs, whole=block.status in WHOLE)
        )
        yield from _notes(block)
        return
    yield from _notes(block)
    mark = _mark(block)
    inside = depth + 1 if block.kind is BlockKind.ITEM else depth
    for place, child in enumerate(block.children):
        leads = mark if place == 0 or block.kind is BlockKind.QUOTE else ""
        yield from _block(diff, child, depth if leads else inside, leads or "")


def _sign(block: BlockDiff) -> str:
    return SIGNS.get(block.status, "~")


def _line(sign: str, depth: int, mark: str, text: str) -> str:
    return f"{sign} {'    ' * depth}{mark + ' ' if mark else ''}{text}"


def _mark(block: BlockDiff) -> str:
    olds = block.old_parts[0].mark if block.old and block.is_regrouped else _own(block.old)
    news = block.new_parts[0].mark if block.new and block.is_regrouped else _own(block.new)
    if not block.old or not block.new or olds == news:
        return news if block.new else olds
    if olds[:2] == news[:2] == "[^":
        return f"[^{olds[2:-2]}→{news[2:-2]}]:"
    if olds[:-1].isdigit() and news[:-1].isdigit():
        return f"{olds[:-1]}→{news}"
    return f"{olds or '¶'}→{news or '¶'}"


def _own(nodes: tuple[Node, ...]) -> str:
    return nodes[0].mark if nodes else ""


def _row(diff: Diff, block: BlockDiff) -> str:
    cells = []
    for child in block.children:
        whole = block.status in WHOLE
        cells.append(text_of(diff, child.runs, whole=whole))
    return f"| {' | '.join(cells)} |"


def _notes(block: BlockDiff) -> Iterator[str]:
    for note in block.notes:
        said = f"! {note.kind}"
        if note.text:
            said += f": ‘{note.text}’"
        if note.kind in (NoteKind.LINK, NoteKind.NO_LINK, NoteKind.LINK_TARGET):
            said += ", " + " → ".join(filter(None, (note.old, note.new)))
        yield said


def text_of(diff: Diff, runs: tuple[Run, ...], *, whole: bool = False) -> str:
    """The words with what was deleted and inserted; no marks where the sign says it all."""
    if whole and not any(run.move for run in runs):
        return "".join(_words(run) for run in runs)
    pieces: list[tuple[str, str, str]] = []
    for run in runs:
        text = _words(run)
        if run.op is Op.RENUMBERED:
            pieces.append(("", f"{run.old_text}→{run.new_text}", ""))
        elif run.op in (Op.SAME, Op.REWORDED, Op.RESPELLED):
            pieces.append(("", text, ""))
        elif not run.move:
            sign = "-" if run.op is Op.DELETED else "+"
            pieces.append(("{" + sign, text, sign + "}"))
        elif run.op is Op.DELETED:
            pieces.append(("{<", text, "<}"))
        else:
            space = text[len(text.rstrip()) :]
            pieces.append(("{>", text_of(diff, diff.move(run.move).runs) + space, ">}"))
    return _spaced(pieces)


def _words(run: Run) -> str:
    tokens = run.old if run.op is Op.DELETED else run.new
    return "".join(
        f" ¶ {token.text.strip()} " if token.kind is TokenKind.BREAK else token.text for token in tokens
    )


def _spaced(pieces: list[tuple[str, str, str]]) -> str:
    """White space at the edges of a group of marks set outside it, where all of the group have it."""
    text = ""
    at = 0
    while at < len(pieces):
        stop = at
        while stop < len(pieces) and pieces[stop][0]:
            stop += 1
        group = [piece for piece in pieces[at:stop] if piece[1].strip()]
        before = pieces[at:stop] and any(not piece[1].strip() for piece in pieces[at:stop])
        if group:
            lead = all(piece[1][0].isspace() for piece in group)
            tail = all(piece[1][-1].isspace() for piece in group)
            text += " " if lead or before else ""
            for opening, words, closing in group:
                inner = words.lstrip() if lead or "¶" in words[:3] else words
                inner = inner.rstrip() if tail or "¶" in words else inner
                text += f"{opening}{inner}{closing}"
            text += " " if tail or any("¶" in piece[1] for piece in group) else ""
        elif before:
            text += " "
        if stop < len(pieces):
            text += pieces[stop][1]
        at = stop + 1
    return re.sub(r"  +", " ", text).strip(" ")
