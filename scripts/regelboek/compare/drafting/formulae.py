"""What all instructions share: the sentence that says it, and how names and texts stand in it.

The formulae are those of the *Aanwijzingen voor de regelgeving*, paragraph 6.2 (aanwijzingen 6.9, on
"vervangen" and "komt te luiden", and 6.11, on "invoegen" and "toevoegen"), with "lid 2" for "het tweede
lid" and with the quotation marks of running text. Places and numbers mean the old text, always.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from regelboek.compare.drafting.rows import members_of
from regelboek.compare.naming import ordinal
from regelboek.compare.places import article_lead
from regelboek.words import CARDINALS

Turn = int
"""Which of several equal phrases is meant, from 1; 0 for the only one, `EVERY` for all of them."""
EVERY: Turn = -1
PART = "een deel"
"""A part that is quoted with its heading; any other is named by its title."""
ARTICLE = "een artikel"
"""An article, which is quoted with its heading."""
DIVISIONS = {
    name: f"een {name.lower()}" for name in ("Hoofdstuk", "Afdeling", "Paragraaf", "Titel", "Deel", "Bijlage")
}
"""What comes with the parts in it, by the word that its title begins with."""
HEADING = "een kop"
"""A part of which nothing stands under the heading, or a heading that divides one."""


def is_part(unit: str) -> bool:
    """Whether a unit may be a whole part."""
    return unit in (PART, HEADING, *DIVISIONS.values()) or is_unit(unit, ARTICLE) or unit.startswith("‘")


def quoted(text: str) -> str:
    """A text in quotation marks, or below the line when it has several lines."""
    return f"\n{text}" if "\n" in text else f" ‘{text}’"


_PLURALS = {
    "een artikel": "artikelen",
    "een lid": "leden",
    "een onderdeel": "onderdelen",
    "een subonderdeel": "subonderdelen",
    "een punt": "punten",
    "een alinea": "alinea’s",
    "een begripsbepaling": "begripsbepalingen",
    "een rij": "rijen",
    "een regel": "regels",
    "een voetnoot": "voetnoten",
    "een zin": "zinnen",
}
_MANY = dict(enumerate(CARDINALS[1:10], 2))
"""Up to ten in words."""
COUNT = "|".join(("een", *_MANY.values(), r"\d+"))
"""How a number of units is said, as a pattern."""


def counted(unit: str, many: int) -> str | None:
    """Several units: `twee leden` of `een lid`; None of what is never counted."""
    plural = _PLURALS.get(unit)
    return plural and f"{_MANY.get(many, many)} {plural}"


def read_count(word: str) -> int:
    """How many: 2 of `twee`, 1 of `een`, 12 of `12`."""
    words = {said: many for many, said in _MANY.items()}
    return 1 if word == "een" else words.get(word) or int(word)


def is_unit(unit: str, one: str) -> bool:
    """Whether a unit, or several of it, is what is asked for: `twee leden` is `een lid`."""
    return unit == one or unit.partition(" ")[2] == _PLURALS.get(one)


def makes(unit: str) -> str:
    """`wordt` of one unit, `worden` of several."""
    return "worden" if " en " in unit or unit.partition(" ")[2] in _PLURALS.values() else "wordt"


def set_off(name: str) -> str:
    """A name with a comma after it where it ends in an apposition: "lid 2, onderdeel b,"."""
    return (
        f"{name},"
        if re.search(
            r", (?:(?:lid|onderdeel|punt|onder) \w+°?|leden [\d a-z,]+|onderdelen [a-z, ]+|punten [\d a-z,]+)$",
            name,
        )
        else name
    )


def in_full(name: str, beside: str) -> list[str]:
    """What a name may stand for that lacks what it shares with another: "rij 3" beside "rij 1 van de tabel"."""
    lead = article_lead(beside)
    if lead:
        return [lead + name]
    joints = ((" van ", " van "), (" onder ", " onder "), (", onder ", " onder "))
    return [name + joint + beside.split(found, 1)[1] for joint, found in joints if found in beside]


def is_plural(name: str) -> bool:
    """Whether a name takes a plural verb."""
    many = ("de leden", "de onderdelen", "de punten", "de rijen", "de kenmerken")
    return name.startswith(many) or bool(members_of(name))


def becomes(name: str) -> str:
    """`wordt`, or `worden`."""
    return "worden" if is_plural(name) else "wordt"


def turned(phrase: str, turn: Turn) -> str:
    """A phrase with the turn that is meant: `‘minister’ de tweede keer`."""
    if turn == EVERY:
        return f"‘{phrase}’ telkens"
    return f"‘{phrase}’ de {ordinal(turn)} keer" if turn else f"‘{phrase}’"


@dataclass(frozen=True, slots=True)
class Instruction:
    """Something to do to the old text."""

    place: str
    """The name of the place that it is about."""

    @property
    def sentence(self) -> str:
        """How it is said."""
        raise NotImplementedError


class Side(StrEnum):
    """On which side of something that stays."""

    AFTER = "na"
    BEFORE = "voor"
