"""Readable: pairs of words that are exact but read badly are taken apart or shifted.

Habits of a person who marks a text: a sentence is marked for itself, whatever became of its neighbour; one
of which little stays is struck out and written again; an unchanged scrap between two changes is taken along; and words that could be marked in two
places are marked where a clause or sentence begins. The idea of cleaning up a minimal difference for
the reader is Neil Fraser's ("Diff strategies", 2006); the rules here weigh words instead of letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regelboek.compare.edges import BEHIND_STOPS, with_edges
from regelboek.compare.rewritten import without_rewritten
from regelboek.compare.slide import grown, shifted
from regelboek.compare.tokenise import LABELS
from regelboek.compare.tokens import Token, TokenKind
from regelboek.compare.words import Pair, Words, runs_of

SCRAP_WEIGHT = 1.25
"""An island that weighs no more than this, one content word at most, may be swallowed."""
SCRAP_WORDS = 2
"""And how many words it may have."""
SCRAP_RATIO = 2.5
"""By how much the changes on each side must outweigh such an island."""
PART_OF_REFERENCE = 0.5
"""How much less a number weighs between changes ("De leden 1 en 2 gelden" became "Lid 1 geldt" as a whole), or a word
for what is numbered: "artikel 2, eerste lid, onder b" became "artikel 5, tweede lid"."""
_NAMES_A_PART = frozenset((*LABELS, "leden", "onderdelen", "artikelen", "volzin", "zin"))
MOST_IN_A_SERIES = 4
"""How many islands a series of numbers may have that is written again."""
_STOPS = frozenset(".;:!?")
SWAP_WEIGHT = 2.0
"""What an island may weigh around which words only changed places."""


def tidy(old: Words, new: Words, pairs: Sequence[Pair]) -> list[Pair]:
    """The same pairs, fewer and shifted, so that what is marked reads well."""
    kept = list(grown(old, new, shifted(old, new, with_edges(old, new, pairs))))
    stays = without_rewritten(old, new, kept)
    is_settled = len(stays) == len(kept)
    if not is_settled:
        kept = shifted(old, new, with_edges(old, new, stays))
    fewer = _with_brackets(old, new, _without_scraps(old, new, kept))
    if is_settled and fewer == kept:
        return kept
    return shifted(old, new, without_rewritten(old, new, fewer))


# Scraps between changes


def _without_scraps(old: Words, new: Words, pairs: Sequence[Pair]) -> list[Pair]:
    """Without small islands that the changes around them outweigh, or around which words were swapped."""
    runs = list(runs_of(pairs))
    if len(runs) < 2:
        return list(pairs)
    moved_up = _shifted_series(old, new, runs)
    kept: list[Pair] = []
    last: Pair = (-1, -1)
    for at, run in enumerate(runs):
        following = runs[at + 1][0] if at + 1 < len(runs) else (len(old.words), len(new.words))
        before = _Change(range(last[0] + 1, run[0][0]), range(last[1] + 1, run[0][1]))
        after = _Change(range(run[-1][0] + 1, following[0]), range(run[-1][1] + 1, following[1]))
        if at in moved_up:
            continue
        weight = sum(old.weights[i] for i, _ in run)
        says = [old.words[i] for i, _ in run if old.words[i].kind is not TokenKind.PUNCTUATION]
        if len(says) == 1 and _is_of_reference(says[0]):
            weight *= PART_OF_REFERENCE
        few = sum(old.words[i].kind is not TokenKind.PUNCTUATION for i, _ in run) <= SCRAP_WORDS
        outweighed = (
            few
            and weight <= SCRAP_WEIGHT
            and (min(before.weigh(old, new), after.weigh(old, new)) >= SCRAP_RATIO * weight)
        )
        if len(run) == 1:
            outweighed |= _is_in_a_name(old, before.old, run[0][0], after.old)
            outweighed |= _is_in_a_name(new, before.new, run[0][1], after.new)
        swapped = weight <= SWAP_WEIGHT and _swapped(old, new, before, after)
        if _is_edge(old, new, run) or _is_bracket(old, run) or not (outweighed or swapped):
            kept += run
            last = run[-1]
    return kept


def _with_brackets(old: Words, new: Words, pairs: Sequence[Pair]) -> list[Pair]:
    """With the bracket that alone divides a change on both sides: a date, and what follows it in brackets."""
    if not _BRACKETS.intersection(old.keys) or not _BRACKETS.intersection(new.keys):
        return list(pairs)
    kept: list[Pair] = []
    last = (-1, -1)
    for pair in (*pairs, (len(old.words), len(new.words))):
        if min(pair[0] - last[0], pair[1] - last[1]) > 3:
            kept += _bracket_in(old, new, range(last[0] + 1, pair[0]), range(last[1] + 1, pair[1]))
        kept.append(pair)
        last = pair
    return kept[:-1]


_BRACKETS = frozenset("()")


def _bracket_in(old: Words, new: Words, in_old: range, in_new: range) -> list[Pair]:
    """The bracket with words on both sides of it that stands once in a gap on either side."""
    for bracket in "(", ")":
        olds = [at for at in in_old if old.keys[at] == bracket]
        news = [at for at in in_new if new.keys[at] == bracket]
        if len(olds) == len(news) == 1 and _is_within(olds[0], in_old) and _is_within(news[0], in_new):
            return [(olds[0], news[0])]
    return []


def _is_within(at: int, gap: range) -> bool:
    return gap.start < at < gap.stop - 1


def _is_bracket(words: Words, run: list[Pair]) -> bool:
    """Whether an island is a bracket that opens or closes: taken along with one side only, it would stand alone."""
    return len(run) == 1 and words.keys[run[0][0]] in ("(", ")", "[", "]")


def _is_in_a_name(words: Words, before: range, at: int, after: range) -> bool:
    """Whether a word is the middle of a name that went or came: "Binnenlandse Zaken en Koninkrijksrelaties"."""
    if (
        not before
        or before.start == words.sentences[words.turns[at]].start
        or not words.keys[at][0].isupper()
    ):
        return False
    behind = [
        word
        for place, word in enumerate(words.keys[after.start : after.stop], after.start)
        if words.weights[place] >= 1
    ]
    return words.keys[before.stop - 1][0].isupper() and bool(behind) and behind[0][0].isupper()


def _is_of_reference(token: Token) -> bool:
    return token.is_number or token.key.casefold() in _NAMES_A_PART


def _shifted_series(old: Words, new: Words, runs: Sequence[list[Pair]]) -> set[int]:
    """The islands in a series of numbers that moved up or down: "2024, 2025 en 2026" to "2025, 2026 en 2027".

    What comes on the one side of such a series goes on the other.
    """
    found: set[int] = set()
    series: list[int] = []
    start = (0, 0)
    for at, run in enumerate(runs):
        end = (run[-1][0] + 1, run[-1][1] + 1)
        following = runs[at + 1][0] if at + 1 < len(runs) else (len(old.words), len(new.words))
        before = _Change(range(start[0], run[0][0]), range(start[1], run[0][1]))
        after = _Change(range(end[0], following[0]), range(end[1], following[1]))
        start = end
        counts = _Change(range(run[0][0], end[0]), range(run[0][1], end[1])).is_series(old, new)
        if not counts or not before.is_series(old, new) or not after.is_series(old, new):
            series = []
            continue
        if not series:
            first = before
        if not first.leans(old, new):
            series = []
            continue
        series.append(at)
        if len(series) <= MOST_IN_A_SERIES and first.leans(old, new) * after.leans(old, new) < 0:
            found.update(series)
    return found


@dataclass(frozen=True, slots=True)
class _Change:
    """What lies between two islands."""

    old: range
    new: range

    def weigh(self, old: Words, new: Words) -> float:
        return old.weigh(self.old) + new.weigh(self.new)

    def is_series(self, old: Words, new: Words) -> bool:
        """Whether it is nothing but numbers and what stands between them."""
        tokens = [*old.words[self.old.start : self.old.stop], *new.words[self.new.start : self.new.stop]]
        return all(token.weight < 1 or token.is_number for token in tokens)

    def leans(self, old: Words, new: Words) -> int:
        """-1 when numbers only went, 1 when they only came, else 0."""
        gone = any(old.words[at].is_number for at in self.old)
        came = any(new.words[at].is_number for at in self.new)
        return came - gone


def _swapped(old: Words, new: Words, before: _Change, after: _Change) -> bool:
    """Whether the words deleted on one side of an island are inserted on the other: "U meldt" and "meldt u"."""
    if _in_letters(old, before.old) == _in_letters(new, after.new) != []:
        return True
    return (_content(old, before.old) != set() and _content(old, before.old) <= _content(new, after.new)) or (
        _content(old, after.old) != set() and _content(old, after.old) <= _content(new, before.new)
    )


def _in_letters(words: Words, part: range) -> list[str]:
    """The words of a part in small letters."""
    return [words.keys[at].casefold() for at in part]


def _content(words: Words, part: range) -> set[str]:
    """What a part says, numbers aside: "1 juli 2027" after an island says nothing of "1 juli 2027" before it."""
    said = (words.words[at] for at in part if words.weights[at] >= 1)
    return {token.key.casefold() for token in said if not any(map(str.isdigit, token.key))}


def _is_edge(old: Words, new: Words, run: list[Pair]) -> bool:
    """Whether a sentence of both texts begins or ends with an island or in it: there it is no scrap."""
    i, j = run[0]
    if i == j == 1 and old.is_lettered and new.is_lettered:
        return True
    after = (run[-1][0] + 1, run[-1][1] + 1)
    if _leads_a_note(old, i, after[0]) or _leads_a_note(new, j, after[1]):
        return True
    return any(_begins(old, i) and _begins(new, j) for i, j in (*run, after))


def _leads_a_note(words: Words, start: int, stop: int) -> bool:
    """Whether words are the full stop of a sentence behind which only the mark of a footnote stands, or a block ends."""
    if stop - start != 1 or words.keys[start] not in _STOPS or stop == len(words.words):
        return False
    return words.words[stop].kind in BEHIND_STOPS and _begins(words, stop + 1)


def _begins(words: Words, at: int) -> bool:
    """Whether a sentence begins at a word, or the text is at its end there."""
    return at == len(words.words) or words.sentences[words.turns[at]].start == at
