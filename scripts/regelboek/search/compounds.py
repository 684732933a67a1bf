"""Dutch compounds by their parts: `dienstauto` is `dienst` and `auto`."""

from __future__ import annotations

from collections.abc import Iterable

from regelboek.search.dutch import stem
from regelboek.search.small_words import STOP_WORDS

LINKS = ("", "s", "en", "e", "n")
"""What may stand between the parts: `vertrouwen-s-functionaris`, `geschenk-en-register`."""
SHORTEST_PART = 3
SHORTEST_COMPOUND = 6
_SHORT = "app bal bon bus dag eed lek lid rit sms tas vip wet woo zus"
SHORT_PARTS = frozenset(_SHORT.split())
"""Words of three letters that form compounds; most that look so are no words there: ver, her, net."""
_PREFIXES = "achter boven buiten onder recht tegen terug tussen"
NO_PARTS = frozenset(_PREFIXES.split())
"""Words that are prefixes of verbs rather than parts of a name."""


class Splitter:
    """Splits words into parts that a vocabulary knows.

    Args:
        words: the vocabulary, folded. Of a part its stem must be known.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.stems = frozenset(stem(w) for w in words if w not in STOP_WORDS)

    def split(self, word: str) -> tuple[str, ...]:
        """The stems of the parts, two or three; empty for what is no compound.

        Of several ways the one with the longest shortest part wins, then the one with the longest first part.
        """
        if len(word) < SHORTEST_COMPOUND:
            return ()
        best: tuple[int, int, tuple[str, ...]] = (0, 0, ())
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            left, right = self._left(word[:place]), word[place:]
            if not left:
                continue
            if self._known(right):
                best = max(best, (min(place, len(right)), place, (left, stem(right))))
            elif not best[0] and len(right) >= SHORTEST_COMPOUND and (rest := self.split(right)):
                best = max(best, (1, len(right), (left, *rest)))
        return best[2]

    def _known(self, part: str) -> bool:
        if len(part) <= SHORTEST_PART and part not in SHORT_PARTS:
            return False
        return part not in STOP_WORDS and part not in NO_PARTS and stem(part) in self.stems

    def _left(self, part: str) -> str:
        for link in LINKS:
            bare = part[: len(part) - len(link)]
            if part.endswith(link) and len(bare) >= SHORTEST_PART and self._known(bare):
                return stem(bare)
        return ""
