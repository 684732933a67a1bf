"""A redline as HTML: insertions and deletions inside paragraphs, items and cells, and labels for the rest.

What the page adds to the texts (labels, notes, links between changes) stands in elements of the class `rb-x`. Without
these, the page without its `<ins>` is the old text and without its `<del>` the new one, as readers see
them: the build proves it on every published page.
"""

from __future__ import annotations

from regelboek.pages.redline.blocks import Redliner
from regelboek.pages.redline.linking import fewer_places, linked, placed, rule_mark, version_mark
from regelboek.pages.redline.numbering import Numbering, Side
from regelboek.pages.redline.telling import Passages
from regelboek.pages.redline.words import line_html

__all__ = [
    "Numbering",
    "Passages",
    "Redliner",
    "Side",
    "fewer_places",
    "line_html",
    "linked",
    "placed",
    "rule_mark",
    "version_mark",
]
