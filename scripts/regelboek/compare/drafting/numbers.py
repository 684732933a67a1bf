"""Renumbering in words: "onder vernummering van de leden 2 tot en met 4 tot de leden 3 tot en met 5"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from regelboek.compare.naming import letter

_LETTERS = re.compile(r"[a-z]{1,2}")
_DIGITS = re.compile(r"[0-9]{1,6}°?")


class Unit(StrEnum):
    """What is numbered."""

    PARAGRAPH = "lid"
    ITEM = "onderdeel"
    SUBITEM = "subonderdeel"
    POINT = "punt"
    ARTICLE = "artikel"
    SECTION = "paragraaf"
    DIVISION = "afdeling"
    CHAPTER = "hoofdstuk"
    ANNEX = "bijlage"
    FOOTNOTE = "voetnoot"

    @property
    def plural(self) -> str:
        """`leden`."""
        return {
            "lid": "leden", "onderdeel": "onderdelen", "subonderdeel": "subonderdelen", "punt": "punten",
            "artikel": "artikelen", "paragraaf": "paragrafen", "afdeling": "afdelingen", "hoofdstuk": "hoofdstukken",
            "bijlage": "bijlagen", "voetnoot": "voetnoten",
        }[self.value]  # fmt: skip

    @property
    def noun(self) -> str:
        """`vernummering`, of letters `verlettering`."""
        return "verlettering" if self is Unit.ITEM else "vernummering"

    @property
    def verb(self) -> str:
        """`vernummerd`, of letters `verletterd`."""
        return "verletterd" if self is Unit.ITEM else "vernummerd"

    def sign(self, number: int) -> str:
        """The number as it is said; the letter of an item."""
        if self is Unit.SUBITEM:
            return f"{number}°"
        return letter(number) if self is Unit.ITEM else str(number)

    @property
    def sign_form(self) -> re.Pattern[str]:
        """What its numbers or letters look like."""
        return _LETTERS if self is Unit.ITEM else _DIGITS

    def read(self, sign: str) -> int:
        """The number that a sign stands for."""
        if self is not Unit.ITEM:
            return int(sign.removesuffix("°"))
        number = 0
        for char in sign:
            number = number * 26 + ord(char) - 96
        return number


HEADED = (Unit.ARTICLE, Unit.SECTION, Unit.DIVISION, Unit.CHAPTER, Unit.ANNEX)
"""What has its number in a heading."""


@dataclass(frozen=True, slots=True)
class Renumbering:
    """Old numbers with the new, in the order of the old."""

    unit: Unit
    numbers: tuple[tuple[int, int], ...]

    @property
    def clause(self) -> str:
        """`lid 2 tot lid 3 en van de leden 5 en 6 tot de leden 7 en 8`."""
        return " en van ".join(" tot ".join(part.halves) for part in self.stretches)

    @property
    def halves(self) -> tuple[str, str]:
        """Of one stretch: `de leden 2 en 3` and `de leden 3 en 4`; of an exchange, `de artikelen 3 en 4` and `… 4 en 3`."""
        olds = [old for old, _ in self.numbers]
        return _said(self.unit, olds), _said(self.unit, [new for _, new in self.numbers])

    @property
    def stretches(self) -> list[Renumbering]:
        """Neighbours that shift together, and two that exchange their numbers, each by itself."""
        return [Renumbering(self.unit, tuple(part)) for part in _stretches(self.numbers)]

    @property
    def mapping(self) -> Mapping[int, int]:
        """Old numbers with the new."""
        return dict(self.numbers)


def _stretches(numbers: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Neighbours that shift together, and two that exchange their numbers."""
    pairs = sorted(numbers)
    stretches: list[list[tuple[int, int]]] = []
    for old, new in pairs:
        if (new, old) in pairs and old != new:
            stretches += [[(old, new), (new, old)]] if old < new else []
        elif stretches and stretches[-1][-1] == (old - 1, new - 1):
            stretches[-1].append((old, new))
        else:
            stretches.append([(old, new)])
    return stretches


def _said(unit: Unit, numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"{unit} {unit.sign(numbers[0])}"
    join = " en " if len(numbers) == 2 else " tot en met "
    return f"de {unit.plural} {unit.sign(numbers[0])}{join}{unit.sign(numbers[-1])}"


_PLURALS = {unit.plural: unit for unit in Unit} | {str(unit): unit for unit in Unit}
_PART = re.compile(r"(?:de )?(?P<unit>\w+) (?P<first>\w+°?)(?: (?P<join>en|tot en met) (?P<last>\w+°?))?")


def read_clause(clause: str) -> Renumbering | None:
    """A clause as it is said, or None when it has not the form."""
    numbers: list[tuple[int, int]] = []
    unit: Unit | None = None
    for part in clause.split(" en van "):
        old, _, new = _divided(part)
        olds, news = _read(old), _read(new)
        if olds is None or news is None or len(olds[1]) != len(news[1]):
            return None
        unit = olds[0]
        numbers += zip(olds[1], news[1], strict=True)
    return Renumbering(unit, tuple(sorted(numbers))) if unit else None


def _divided(part: str) -> tuple[str, str, str]:
    """The two halves around the "tot" that is not of "tot en met"."""
    halves = re.split(r" tot (?!en met)", part, maxsplit=1)
    return (halves[0], "tot", halves[1]) if len(halves) == 2 else (part, "", "")


def _read(words: str) -> tuple[Unit, list[int]] | None:
    match = _PART.fullmatch(words)
    if not match or match["unit"] not in _PLURALS:
        return None
    unit = _PLURALS[match["unit"]]
    signs = [sign for sign in (match["first"], match["last"]) if sign]
    if not all(unit.sign_form.fullmatch(sign) for sign in signs):
        return None
    first, last = unit.read(signs[0]), unit.read(signs[-1])
    return unit, [first, last] if match["join"] == "en" else list(range(first, last + 1))
