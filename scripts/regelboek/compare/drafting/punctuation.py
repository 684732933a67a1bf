"""Punctuation: a comma that came or went is said as such, and not as two words that read the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regelboek.compare.drafting.formulae import turned
from regelboek.compare.drafting.word_instructions import DropWords, InsertWords, InWords, ReplaceWords

SIGNS = {
    ",": "de komma",
    ";": "de puntkomma",
    ".": "de punt",
    ":": "de dubbele punt",
    "?": "het vraagteken",
    "!": "het uitroepteken",
}
"""What signs are called."""
NAMED = "|".join(SIGNS.values())
"""Such a sign, as a pattern."""
UNNAMED = "|".join(name.split(" ", 1)[1] for name in SIGNS.values())
"""The same without article."""
JOINED = r"‘; (?:en|of)’"
"""How the last item but one of a list ends, as a pattern."""
_OF_LIST = re.compile(r"(?P<words>.*?)(?P<sign>[.;]|; (?:en|of))", re.DOTALL)
_ENDS = re.compile(
    rf"(?P<words>.*[^\s{re.escape(''.join(SIGNS))}])(?P<sign>[{re.escape(''.join(SIGNS))}]?)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Punctuate(InWords):
    """Another sign behind some words, a sign more or one less."""

    anchor: str
    """The words; empty for the end of the block."""
    old: str
    """The sign that goes; empty for none."""
    new: str
    """The sign that comes; empty for none."""

    @property
    def sentence(self) -> str:
        behind = f"na {turned(self.anchor, self.turn)}" if self.anchor else "aan het slot"
        gone = SIGNS.get(self.old, f"‘{self.old}’")
        if not self.new:
            return f"{self.where} vervalt {gone} {behind}."
        come = f"een {_bare(self.new)}" if self.new in SIGNS else f"‘{self.new}’"
        if self.old:
            return f"{self.where} wordt {gone} {behind} vervangen door {come}."
        done = "ingevoegd" if self.anchor else "toegevoegd"
        return f"{self.where} wordt {behind} {come} {done}."


def _bare(sign: str) -> str:
    return SIGNS[sign].split(" ", 1)[1]


def sign_named(name: str | None) -> str:
    """The sign with a name, article or not, or what is quoted; nothing for no name."""
    if name and name.startswith("‘"):
        return name[1:-1]
    return next((sign for sign, said in SIGNS.items() if name in (said, said.split(" ", 1)[1])), "")


def as_punctuation(it: ReplaceWords | DropWords | InsertWords, *, ends: bool) -> Punctuate | None:
    """A change of words as one of punctuation; None where words changed.

    Args:
        it: the change.
        ends: whether what it changes is the end of the block.
    """
    match it:
        case ReplaceWords(old=old, new=new) if ends and (joined := _of_list(old, new)):
            return Punctuate(it.place, 0, 0, "", *joined)
        case ReplaceWords(old=old, new=new):
            one, other = _ENDS.fullmatch(old), _ENDS.fullmatch(new)
            if not one or not other or one["words"] != other["words"] or one["sign"] == other["sign"]:
                return None
            anchor, gone, come = one["words"], one["sign"], other["sign"]
        case InsertWords(side="na", anchor=anchor, new=come) if come in SIGNS:
            gone = ""
        case _:
            return None
    if ends:
        return Punctuate(it.place, 0, 0, "", gone, come)
    return Punctuate(it.place, it.sentence_number, it.turn, anchor, gone, come)


def _of_list(old: str, new: str) -> tuple[str, str] | None:
    """What ends an item before and after, where one of both is `; of`: the rest stays as it is."""
    one, other = _OF_LIST.fullmatch(old), _OF_LIST.fullmatch(new)
    if not one or not other or one["words"] != other["words"] or one["sign"] == other["sign"]:
        return None
    return (one["sign"], other["sign"]) if max(len(one["sign"]), len(other["sign"])) > 1 else None
