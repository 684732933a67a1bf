"""Compare two texts: a redline as data. It knows nothing of rules or sites.

```python
from regelboek.compare import compare_texts

diff = compare_texts(old_markdown, new_markdown)
for block in diff.walk():
    if not block.status.is_same:
        ...
```

A `Diff` is a tree of `BlockDiff`, one for each block of either text, in reading order; what is gone stands
where it stood. A block that holds words has `runs`: stretches of tokens that are equal, deleted or
inserted, which put together are both texts to the letter. What moved is a deletion and an insertion tied
together by the number of a `Move`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from regelboek.compare.changes import Change, ChangeKind, changes
from regelboek.compare.drafting import apply_sentences, sentences
from regelboek.compare.engine import compare_nodes
from regelboek.compare.export import to_json
from regelboek.compare.fields import FieldDiff, FieldKind, FieldStatus, compare_fields, compare_words
from regelboek.compare.mapping import Mapping, targets_of
from regelboek.compare.nodes import PLAIN, BlockKind, Node, Reading
from regelboek.compare.notes import Note, NoteKind
from regelboek.compare.reading import read_blocks, read_bodies, read_pair
from regelboek.compare.result import BlockDiff, Diff, Move, Status
from regelboek.compare.segments import Op, Run
from regelboek.compare.tokens import Mark, MarkKind, Token, TokenKind
from regelboek.markdown.tree import Block, Body, Footnote

Readings = tuple[Reading, Reading]
"""How the old and the new side are read."""
PLAINLY: Readings = (PLAIN, PLAIN)


def compare_texts(old: str, new: str, mapping: Mapping | None = None, readings: Readings = PLAINLY) -> Diff:
    """Compare two Markdown texts of any kind; front matter is compared line by line.

    Args:
        old: the old text.
        new: the new text.
        mapping: what numbered paragraphs and items became, as declared; it wins over likeness.
        readings: what references read as and are compared as, on each side.
    """
    trees = read_pair(old, new, readings)
    diff = compare_nodes(*trees, targets_of(mapping, *trees))
    return replace(diff, old_source=old, new_source=new)


def compare_bodies(
    old: Body, new: Body, mapping: Mapping | None = None, readings: Readings = PLAINLY
) -> Diff:
    """Compare two bodies that were read before."""
    trees = read_bodies(old, new, readings)
    return compare_nodes(*trees, targets_of(mapping, *trees))


def compare_blocks(
    old: Iterable[Block],
    new: Iterable[Block],
    mapping: Mapping | None = None,
    readings: Readings = PLAINLY,
    *,
    old_footnotes: Iterable[Footnote] = (),
    new_footnotes: Iterable[Footnote] = (),
) -> Diff:
    """Compare two runs of blocks that stand under no heading."""
    trees = read_blocks(old, new, old_footnotes, new_footnotes, readings)
    return compare_nodes(*trees, targets_of(mapping, *trees))


__all__ = [
    "PLAIN",
    "BlockDiff",
    "BlockKind",
    "Change",
    "ChangeKind",
    "Diff",
    "FieldDiff",
    "FieldKind",
    "FieldStatus",
    "Mapping",
    "Mark",
    "MarkKind",
    "Move",
    "Node",
    "Note",
    "NoteKind",
    "Op",
    "Reading",
    "Readings",
    "Run",
    "Status",
    "Token",
    "TokenKind",
    "apply_sentences",
    "changes",
    "compare_blocks",
    "compare_bodies",
    "compare_fields",
    "compare_texts",
    "compare_words",
    "sentences",
    "to_json",
]
