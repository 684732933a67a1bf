"""Rows of names: what is done alike to several leden, items, points, rows, alinea’s or articles is said of them together.

`de leden 1 en 3 tot en met 5`, `lid 1, onderdelen a en c`, `de eerste en tweede alinea onder ‘Toelichting’`.
Neighbours are said one by one where another stands between them: `de artikelen 4, 5 en 6`, if there is an article 5a.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from regelboek.compare.naming import ordinal
from regelboek.words import ORDINALS, listing

_PLURALS = {
    "artikel": "artikelen",
    "lid": "leden",
    "onderdeel": "onderdelen",
    "punt": "punten",
    "rij": "rijen",
}
_ARTICLE = "artikel"
_SINGULARS = {plural: unit for unit, plural in _PLURALS.items()}
_SIGN = r"(?:\d+|[a-z])(?!\w)"
_ORDINAL = rf"(?:{'|'.join(ORDINALS[1:])}|\d+e)(?!\w)"
_NUMBERS = {ordinal(number): number for number in range(1, 1000)}
_LEAD = r"(?P<lead>(?:.*, )?)"
_ONE = re.compile(rf"{_LEAD}(?P<unit>{'|'.join(_PLURALS)}) (?P<sign>{_SIGN})(?P<tail>.*)")
_ALINEA = re.compile(rf"(?P<lead>)de (?P<sign>{_ORDINAL}) (?P<unit>alinea)(?P<tail>.*)")
_JOINT = r"(?:, | en | tot en met )"
_ROW = re.compile(
    rf"{_LEAD}(?:de )?(?P<unit>{'|'.join(_SINGULARS)}) (?P<signs>{_SIGN}(?:{_JOINT}{_SIGN})+)(?P<tail>.*)"
)
_ALINEAS = re.compile(
    rf"(?P<lead>)de (?P<signs>{_ORDINAL}(?:{_JOINT}{_ORDINAL})+) (?P<unit>alinea)(?P<tail>.*)"
)


@dataclass(frozen=True, slots=True)
class Family:
    """What names in a row share: all but the number or letter."""

    lead: str
    unit: str
    tail: str
    is_lettered: bool = False

    def sign(self, number: int) -> str:
        """The number as it is said."""
        if self.unit == "alinea":
            return ordinal(number)
        return chr(96 + number) if self.is_lettered else str(number)

    def name(self, number: int) -> str:
        """The name of one."""
        if self.unit == "alinea":
            return f"de {self.sign(number)} alinea{self.tail}"
        return f"{self.lead}{self.unit} {self.sign(number)}{self.tail}"

    def row(self, numbers: Sequence[int], others: Container[str] = ()) -> str:
        """The name of several together, in a text that has other names too."""
        signs = listing(self._signs(numbers, others))
        if self.unit == "alinea":
            return f"de {signs} alinea{self.tail}"
        return f"{self.lead}{'' if self.lead else 'de '}{_PLURALS[self.unit]} {signs}{self.tail}"

    def _signs(self, numbers: Sequence[int], others: Container[str]) -> Iterator[str]:
        """Three neighbours or more by the first and the last, if none with a letter more stands between them."""
        places = enumerate(sorted(set(numbers)))
        for _, run in itertools.groupby(places, key=lambda each: each[1] - each[0]):
            found = [number for _, number in run]
            inserted = (f"{self.lead}{self.unit} {self.sign(number)}a{self.tail}" for number in found[:-1])
            if len(found) > 2 and not any(name in others for name in inserted):
                yield f"{self.sign(found[0])} tot en met {self.sign(found[-1])}"
            else:
                yield from map(self.sign, found)


def read_name(name: str) -> tuple[Family, int] | None:
    """What a name shares with those in a row, and its number; None of what stands in none."""
    match = _ALINEA.fullmatch(name) or _ONE.fullmatch(name)
    return _read(match, match["unit"], match["sign"]) if match else None


def _read(match: re.Match[str], unit: str, sign: str) -> tuple[Family, int] | None:
    if unit == "alinea":
        number = _NUMBERS.get(sign)
        return (Family("", unit, match["tail"]), number) if number else None
    is_lettered = sign.isalpha()
    if unit == _ARTICLE and (is_lettered or match["lead"] or match["tail"]):
        return None
    number = ord(sign) - 96 if is_lettered else int(sign)
    return (Family(match["lead"], unit, match["tail"], is_lettered), number) if number else None


def row_of(names: Sequence[str], others: Container[str] = ()) -> str | None:
    """The name of several together; None where they have none."""
    read = [read_name(name) for name in names]
    families = {each[0] for each in read if each}
    if len(read) < 2 or None in read or len(families) != 1:
        return None
    return families.pop().row([each[1] for each in read if each], others)


def stretch_of(first: str, last: str) -> str | None:
    """The name of neighbours, by the first and the last of them."""
    one, other = read_name(first), read_name(last)
    if not one or not other or one[0] != other[0] or one[1] >= other[1] or one[0].unit == _ARTICLE:
        return None
    return one[0].row(range(one[1], other[1] + 1))


def members_of(row: str) -> list[str]:
    """The names of all in a row; none of any other name."""
    family, numbers = _members(row)
    return [family.name(number) for number in numbers] if family else []


def ends_of(row: str) -> tuple[str, str] | None:
    """The names of the first and the last, where all between them are meant."""
    family, numbers = _members(row)
    if not family or numbers != list(range(numbers[0], numbers[-1] + 1)):
        return None
    return family.name(numbers[0]), family.name(numbers[-1])


def _members(row: str) -> tuple[Family | None, list[int]]:
    match = _ALINEAS.fullmatch(row) or _ROW.fullmatch(row)
    if not match:
        return None, []
    unit = _SINGULARS.get(match["unit"], match["unit"])
    numbers: list[int] = []
    family: Family | None = None
    for part in re.split(r", | en ", match["signs"].replace(" tot en met ", "–")):
        ends = [_read(match, unit, sign) for sign in part.split("–")]
        if None in ends:
            return None, []
        read = [end for end in ends if end]
        family = read[0][0]
        numbers += range(read[0][1], read[-1][1] + 1)
    return family, numbers
