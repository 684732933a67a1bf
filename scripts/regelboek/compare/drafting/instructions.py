"""Instructions: what a drafter tells one to do to a text, as data and as the sentence that says it."""

from __future__ import annotations

from regelboek.compare.drafting.block_instructions import (
    AddParagraph,
    Align,
    Convert,
    Divide,
    Drop,
    Insert,
    InsertNumbered,
    Level,
    Mark,
    Merge,
    Recast,
    Relabel,
    Renumber,
    Shift,
    Substitute,
)
from regelboek.compare.drafting.formulae import ARTICLE, EVERY, HEADING, PART, Instruction, Side, Turn
from regelboek.compare.drafting.punctuation import Punctuate
from regelboek.compare.drafting.word_instructions import (
    DropSentence,
    DropWords,
    Emphasise,
    InsertSentences,
    InsertWords,
    Link,
    MoveSentence,
    RecastSentence,
    ReplaceWords,
)

__all__ = [
    "ARTICLE",
    "EVERY",
    "HEADING",
    "PART",
    "AddParagraph",
    "Align",
    "Convert",
    "Divide",
    "Drop",
    "DropSentence",
    "DropWords",
    "Emphasise",
    "Insert",
    "InsertNumbered",
    "InsertSentences",
    "InsertWords",
    "Instruction",
    "Level",
    "Link",
    "Mark",
    "Merge",
    "MoveSentence",
    "Punctuate",
    "Recast",
    "RecastSentence",
    "Relabel",
    "Renumber",
    "ReplaceWords",
    "Shift",
    "Side",
    "Substitute",
    "Turn",
]
