"""Paragraphs that are in another rule now: the sentence that says so, with what changed on the way, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from regelboek.words import listing


@dataclass(frozen=True, slots=True)
class Moves:
    """What a sentence says of paragraphs that went from one rule to another."""

    old: str
    """The number of the rule that they stood in."""
    olds: tuple[int, ...]
    new: str
    """The number of the rule that they are in now."""
    news: tuple[int, ...]
    changes: tuple[str, ...] = ()
    """What changed on the way: instructions to the paragraph, under its new number."""

    @property
    def sentence(self) -> str:
        """How it is said."""
        return self.read(lambda change: change)

    def read(self, aloud: Callable[[str], str]) -> str:
        """How it is said, with each change as it is read; one that reads as nothing is left out."""
        verb = "is" if len(self.olds) == 1 else "zijn"
        said = f"Van de oude regel {self.old} {verb} {leden(self.olds)} nu {leden(self.news)} van regel {self.new}"
        return said + self._on_the_way([said for said in map(aloud, self.changes) if said])

    def _on_the_way(self, changes: Sequence[str]) -> str:
        """The end of the sentence."""
        if not changes:
            return "."
        if len(changes) > 1:
            return _together(changes, self.news[0]) or f"{_MANY}\n" + "\n".join(changes)
        (change,) = changes
        for pattern, shown in _SHORT:
            short, found = re.subn(pattern.format(lid=f"lid {self.news[0]}"), shown, change, count=1)
            if found:
                return f", en {short}"
        return f"{_ONE}\n{change}"


_ONE, _MANY = (f", met {what} onder het nieuwe nummer:" for what in ("deze wijziging", "deze wijzigingen"))
_SHORT = (
    (r"\AIn {lid} ", "daarin "),
    (r"\AIn (de aanhef|de \S+ zin) van {lid} ", r"in \1 daarvan "),
    (r"\A(?:L|De l)(?:id|eden) \d+ kom(?:t|en) te luiden:", "komt te luiden:"),
)
"""An instruction to a paragraph, as it follows the words that it moved."""
_LONG = (
    (r"\Adaarin ", "In {lid} "),
    (r"\Ain (de aanhef|de \S+ zin) daarvan ", r"In \1 van {lid} "),
    (r"\Akomt te luiden:", "{Lid} komt te luiden:"),
)
"""And back."""

_QUOTED = re.compile(r"‘[^‘’]*(?:‘[^‘’]*’[^‘’]*)*’")
_CLAUSE = re.compile(r"(?:, | en )(?=(?:wordt|worden|vervalt|vervallen|is|verwijst) )")

_NUMBERS = r"\d+(?:(?:, | en )\d+)*"
_LEDEN = "(?:lid|de leden)"
_MOVES = re.compile(
    rf"Van de oude regel (?P<old>\S+) (?:is|zijn) {_LEDEN} (?P<olds>{_NUMBERS}) nu {_LEDEN} (?P<news>{_NUMBERS})"
    r" van regel (?P<new>\d+\.\d+)(?P<way>\.|, (?:en|met) .+)",
    re.DOTALL,
)


def leden(numbers: Sequence[int]) -> str:
    """`lid 2`, `de leden 2 en 3`."""
    return f"{'lid' if len(numbers) == 1 else 'de leden'} {listing(map(str, numbers))}"


def read_moves(sentence: str) -> Moves | None:
    """What a sentence says of paragraphs that moved, or None when it says no such thing."""
    match = _MOVES.fullmatch(sentence)
    if not match:
        return None
    olds, news = (tuple(map(int, re.findall(r"\d+", match[side]))) for side in ("olds", "news"))
    return Moves(match["old"], olds, match["new"], news, _changes(match["way"], news[0]))


def _together(changes: Sequence[str], number: int) -> str:
    """Changes of one paragraph as one sentence, that names it once; nothing where they cannot be read back."""
    start = f"In lid {number} "
    clauses = [change.removeprefix(start).removesuffix(".") for change in changes]
    said = f", en daarin {listing(clauses)}."
    return said if _changes(said, number) == tuple(changes) else ""


def _clauses(said: str) -> Iterator[str]:
    """What a sentence says was done, one by one; what is between quotation marks is not looked at."""
    hidden = _QUOTED.sub(lambda match: "‘" + "x" * (len(match[0]) - 2) + "’", said)
    start = 0
    for match in _CLAUSE.finditer(hidden):
        yield said[start : match.start()]
        start = match.end()
    yield said[start:]


def _changes(way: str, number: int) -> tuple[str, ...]:
    lead, _, said = way.partition("\n")
    if lead == _MANY:
        return tuple(said.split("\n"))
    if lead == _ONE:
        return (said,)
    if "\n" not in way and way.startswith(", en daarin "):
        clauses = _clauses(way.removeprefix(", en daarin ").removesuffix("."))
        return tuple(f"In lid {number} {clause}." for clause in clauses)
    for pattern, shown in _LONG:
        long, found = re.subn(
            pattern,
            shown.format(lid=f"lid {number}", Lid=f"Lid {number}"),
            way.removeprefix(", en "),
            count=1,
        )
        if found:
            return (long,)
    return ()


_ABSORBED = re.compile(rf"Van de oude regel (?P<old>\S+) (?:gaat|gaan) lid (?P<olds>{_NUMBERS}) op in .+")


def absorbed(old: str, olds: Sequence[str], new: str, place: str) -> str:
    """That parts of a rule are no part of their own any more, but are in a part of another rule."""
    verb = "gaat" if len(olds) == 1 and " en " not in olds[0] else "gaan"
    return f"Van de oude regel {old} {verb} {listing(olds)} op in {place} van regel {new}."


def read_absorbed(sentence: str) -> tuple[str, tuple[int, ...]] | None:
    """The rule and the paragraphs that a sentence says are absorbed elsewhere."""
    match = _ABSORBED.fullmatch(sentence)
    return (match["old"], tuple(map(int, re.findall(r"\d+", match["olds"])))) if match else None
