"""The Markdown of a block of words as a drafter handles it: words, sentences and where a phrase occurs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.tokens import Token
from regelboek.compare.verbatim import token_sources
from regelboek.compare.words import Words

ATTACHED = frozenset(",.;:!?)’”]»%…")
"""What stands against the word before it."""

_OPENING = frozenset("(‘“«[")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in characters."""

    start: int
    stop: int


@dataclass(frozen=True)
class LeafText:
    """The Markdown of a block of words."""

    tokens: tuple[Token, ...]
    parts: tuple[str, ...]
    """The Markdown of each token."""
    is_title: bool = False
    """Whether it is a heading, in which nothing is called a sentence."""

    @cached_property
    def source(self) -> str:
        """The Markdown of all."""
        return "".join(self.parts)

    @cached_property
    def words(self) -> Words:
        """Its words and sentences."""
        return Words(self.tokens, is_title=self.is_title)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where each word stands, with the markup on it."""
        spans: list[Span] = []
        at = 0
        for token, part in zip(self.tokens, self.parts, strict=True):
            if not token.is_space:
                spans.append(Span(at, at + len(part)))
            at += len(part)
        return tuple(spans)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Where each sentence stands."""
        return tuple(self.stretch(part.start, part.stop) for part in self.words.sentences)

    def stretch(self, start: int, stop: int) -> Span:
        """Where the words of a range stand."""
        return Span(self.spans[start].start, self.spans[stop - 1].stop)

    def cut(self, span: Span) -> str:
        """What stands there."""
        return self.source[span.start : span.stop]

    def sentence_at(self, span: Span) -> int | None:
        """The sentence, from 0, that a stretch lies in; None when it lies in several."""
        for at, sentence in enumerate(self.sentences):
            if sentence.start <= span.start and span.stop <= sentence.stop:
                return at
        return None


def leaf_text(node: Node) -> LeafText:
    """The words of a block."""
    return LeafText(node.tokens, token_sources(node), node.kind is BlockKind.HEADING)


def occurrences(text: str, phrase: str, within: Span | None = None) -> list[int]:
    """Where a phrase occurs as words, not as a part of one nor in the address of a link; occurrences do not overlap."""
    text = text if _OPENS_ADDRESS in phrase else _as_seen(text)
    start, stop = (within.start, within.stop) if within else (0, len(text))
    found = []
    at = text.find(phrase, start, stop)
    while phrase and at >= 0:
        end = at + len(phrase)
        if _breaks(text[at - 1 : at], phrase[0]) and _breaks(phrase[-1], text[end : end + 1]):
            found.append(at)
            at = text.find(phrase, end, stop)
        else:
            at = text.find(phrase, at + 1, stop)
    return found


_OPENS_ADDRESS = "]("
_ADDRESS = re.compile(r"(?<=\]\()(?:<[^<>\n]*>|[^()\s]*)(?=\))")


@lru_cache(maxsize=64)
def _as_seen(text: str) -> str:
    """A text with the addresses of its links made unreadable, as long as it was."""
    if _OPENS_ADDRESS not in text:
        return text
    return _ADDRESS.sub(lambda match: "\0" * len(match[0]), text)


def turns(text: str, phrase: str, within: Span | None = None) -> list[int]:
    """Where a phrase occurs as words; one in small letters also where a sentence begins with it, as a reader counts."""
    return occurrences(_small(text) if phrase == _small(phrase) else text, phrase, within)


@lru_cache(maxsize=64)
def _small(text: str) -> str:
    """A text in small letters, as long as it was."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _breaks(before: str, after: str) -> bool:
    return not (before.isalnum() and after.isalnum())


@dataclass(frozen=True, slots=True)
class Splice:
    """A change of a text: what stands in a stretch gives way to something else."""

    span: Span
    text: str


def spliced(text: str, splices: Iterable[Splice], base: int = 0) -> str | None:
    """The text with all splices, or None when two of them touch the same stretch.

    Args:
        text: the text, or a part of it.
        splices: places count from the start of the whole text.
        base: where in the whole text this part starts.
    """
    parts: list[str] = []
    at = base
    for splice in sorted(splices, key=lambda s: (s.span.start, s.span.stop)):
        if splice.span.start < at:
            return None
        parts += [text[at - base : splice.span.start - base], splice.text]
        at = splice.span.stop
    return "".join((*parts, text[at - base :]))


def after(place: int, new: str) -> Splice:
    """Put something after a word."""
    attached = new[0] in ATTACHED or new.startswith("[^")
    return Splice(Span(place, place), new if attached else f" {new}")


def before(place: int, new: str) -> Splice:
    """Put something before a word."""
    return Splice(Span(place, place), f"{new} ")


def without(text: str, span: Span) -> Splice:
    """Take words out, with the white space on one side of them."""
    start, stop = span.start, span.stop
    if start > 0 and text[start - 1] == " ":
        start -= 1
    elif (start == 0 or text[start - 1] in _OPENING) and text[stop : stop + 1] == " ":
        stop += 1
    return Splice(Span(start, stop), "")


def without_sentences(text: LeafText, gone: Iterable[int]) -> Iterator[Splice]:
    """Take sentences out, with the white space after them, or before them where the last is among them."""
    sentences = text.sentences
    for _, run in itertools.groupby(enumerate(sorted(set(gone))), key=lambda each: each[1] - each[0]):
        places = [place for _, place in run]
        first, last = places[0], places[-1]
        if last + 1 < len(sentences):
            yield Splice(Span(sentences[first].start, sentences[last + 1].start), "")
        else:
            start = sentences[first - 1].stop if first else sentences[first].start
            yield Splice(Span(start, sentences[last].stop), "")


def balanced(text: str) -> bool:
    """Whether no emphasis or link begins in a phrase and ends outside it, or the other way round."""
    depth = 0
    for char in _unescaped(text):
        depth += (char == "[") - (char == "]")
        if depth < 0:
            return False
    plain = "".join(_unescaped(text))
    stars = plain.replace("**", "")
    return depth == 0 and plain.count("**") % 2 == 0 and stars.count("*") % 2 == 0 and _closed(plain)


def _closed(text: str) -> bool:
    """Whether every address of a link is whole."""
    opened = text.count("](")
    rest = text
    for _ in range(opened):
        _, _, rest = rest.partition("](")
        if ")" not in rest:
            return False
    return True


def _unescaped(text: str) -> Iterator[str]:
    escaped = False
    for char in text:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        else:
            yield char
