"""A redline as HTML: insertions and deletions inside paragraphs, items and cells, and labels for the rest.

What the page adds to the texts (labels, notes, links between changes) stands in elements of the class `rb-x`. Without
these, the page without its `<ins>` is the old text and without its `<del>` the new one, as readers see
them: the build proves it on every published page.
"""

from __future__ import annotations

from regelboek.pages.redline.blocks import Passages, Redliner
from regelboek.pages.redline.numbering import Entry, Numbering, Side, fewer_places, linked
from regelboek.pages.redline.words import line_html

__all__ = ["Entry", "Numbering", "Passages", "Redliner", "Side", "fewer_places", "line_html", "linked"]
