"""Tokens: words, punctuation and the white space between them.

A token keeps its verbatim text; what is compared is its key, in which Unicode form (NFC), soft
hyphens and the kind of white space are folded, the same way as in `norm_text`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from regelboek.markdown.tree import FootnoteRef, Ref
from regelboek.words import CARDINALS, ORDINALS, as_seen

RefText = Callable[[Ref], str]
"""What a reference reads as."""
HeldKey = Callable[[Ref | FootnoteRef], str]
"""What a reference or the mark of a footnote is compared as."""


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "woord"
    SMALL = "klein woord"
    """A stop word: it says little by itself."""
    PUNCTUATION = "leesteken"
    SPACE = "wit"
    REFERENCE = "verwijzing"
    FOOTNOTE = "voetnootteken"
    BREAK = "alineagrens"
    """Where one block ends and the next begins, inside a text that was split or joined."""


class MarkKind(StrEnum):
    """What can be put around words."""

    EMPHASIS = "cursief"
    STRONG = "vet"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mark:
    """Emphasis or a link around a word."""

    kind: MarkKind
    href: str = ""


Marks = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark or the white space between them."""

    text: str
    """What is read, verbatim."""
    key: str
    """What is compared."""
    kind: TokenKind
    marks: Marks = ()
    """What stands around it, outermost first; of its first letter where they differ within it."""
    parts: tuple[tuple[str, Marks], ...] = ()
    """Its parts with their marks, only where these differ within it, as in `ge**schenk**`."""
    inline: Ref | FootnoteRef | None = field(default=None, compare=False)
    """What it was made from, for whoever writes it as a link."""
    weight: float = field(init=False, compare=False, repr=False)
    """How much it says: content words and negations 1, stop words 0.25, punctuation 0.1, white space 0."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", _WEIGHTS[self.kind])

    @property
    def is_space(self) -> bool:
        """Whether it stands between words."""
        return self.kind is TokenKind.SPACE

    @property
    def is_number(self) -> bool:
        """Whether it counts or numbers: a figure, an amount, a date, a letter of a list, `tweede`."""
        if self.kind is not TokenKind.WORD:
            return False
        first, _, _ = self.key.partition(" ")
        return len(self.key) == 1 or first.lower() in _NUMERALS or any(map(str.isdigit, self.key))


_WEIGHTS = {
    TokenKind.WORD: 1.0,
    TokenKind.SMALL: 0.25,
    TokenKind.PUNCTUATION: 0.1,
    TokenKind.SPACE: 0.0,
    TokenKind.REFERENCE: 1.0,
    TokenKind.FOOTNOTE: 1.0,
    TokenKind.BREAK: 0.1,
}
_NUMERALS = frozenset((*CARDINALS, *ORDINALS))


def fold(text: str) -> str:
    """As a reader sees it, every run of white space one space: the key of a text."""
    if text.isascii():
        return text if text.isalnum() else " ".join(text.split())
    return " ".join(as_seen(text).split())
