"""Cutting: what words a run of inlines consists of.

A date, an amount, a number with its unit, a Kamerstuk number, an abbreviation, a reference ("lid 2", "artikel 5,
tweede lid, onderdeel b") and a `[[reference]]` are one token, because nobody reads "26 september 2025" as three
words of which one changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from string import ascii_lowercase

from regelboek.compare.tokens import HeldKey, Mark, MarkKind, Marks, RefText, Token, TokenKind, fold
from regelboek.markdown.plain import named_once
from regelboek.markdown.tree import Emph, FootnoteRef, Inline, Link, Ref, Strong, Text
from regelboek.words import CARDINALS, MONTHS, ORDINALS

SMALL_WORDS = frozenset((
    "aan", "al", "alle", "alles", "als", "alsmede", "ben", "bent", "betreffende", "bij", "binnen", "daar",
    "daaraan", "daarbij", "daardoor", "daarin", "daarmee", "daarom", "daarop", "daarover", "daartoe", "daarvan",
    "dan", "dat", "de", "degene", "degenen", "den", "der", "des", "deze", "dezelfde", "die", "dit", "door",
    "dus", "een", "eens", "elk", "elke", "en", "er", "eraan", "erbij", "erin", "ermee", "erop", "ervan",
    "gedurende", "haar", "had", "hebben", "hebt", "heeft", "hem", "hen", "het", "hetgeen", "hetzelfde", "hier",
    "hierbij", "hierin", "hiermee", "hierop", "hierover", "hiervan", "hij", "hun", "ieder", "iedere", "ik",
    "in", "ingevolge", "inzake", "is", "jegens", "krachtens", "langs", "men", "mijn", "na", "naar", "naast",
    "of", "om", "omtrent", "onder", "ons", "ook", "op", "over", "per", "rond", "sinds", "te", "tegen",
    "tegenover", "ten", "ter", "tevens", "tijdens", "toe", "tot", "tussen", "u", "uit", "uw", "van", "vanaf",
    "vanuit", "via", "volgens", "voor", "waar", "waaraan", "waarbij", "waardoor", "waarin", "waarmee",
    "waaronder", "waarop", "waarover", "waarvan", "wanneer", "was", "wat", "we", "wegens", "welk",
    "welke", "werd", "werden", "wie", "wij", "worden", "wordt", "ze", "zich", "zij", "zijn", "zo",
    "zoals", "zodat", "zou", "zulke",
))  # fmt: skip
"""Dutch function words. Not here: negations and words that bind (geen, niet, tenzij, mits, mag, moet, kan)."""

_MONTH = "|".join(MONTHS)
_SHORT_MONTH = r"(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\."
_UNIT = (
    r"(?:euro|EUR|cent|procent|promille|%|seconden?|minuten|minuut|uren|uur|werkdag(?:en)?|dag(?:en)?|weken|week"
    r"|maand(?:en)?|kwartaal|kwartalen|jaren|jaar|nacht(?:en)?|dagde(?:el|len)|keer|maal|km|m²|m2|m³|kilometer|meter|cm|mm"
    r"|hectare|ha|°C|[mµn]?g/m³|mg/l|kg|kilo|gram|ton|liter|kWh|kW|MW|dB|leden|personen|zetels|stemmen|miljoen|miljard)"
)
_NUMBER_WORD = f"(?:{'|'.join(('een', *CARDINALS, 'anderhalf', 'anderhalve', 'half', 'halve'))})"
LABELS = (
    "artikel",
    "lid",
    "onderdeel",
    "regel",
    "hoofdstuk",
    "paragraaf",
    "afdeling",
    "bijlage",
    "bladzijde",
)
"""What a number or letter behind it names."""
_LABEL = "|".join((*(f"[{label[0].upper()}{label[0]}]{label[1:]}" for label in LABELS), r"[Aa]rt\."))
_UNSEEN = r"\u200b\u2060\ufeff"
"""Characters without width."""
_LETTER = rf"[\w\u0300-\u036f\u00ad{_UNSEEN}]"
_ORDINAL = rf"(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in ORDINALS[1:])}|laatste|\d+e)"
_JOINT = r"(?:\s+en\s+|\s+of\s+|\s+tot\s+en\s+met\s+|,\s+)"
_ORDINALS = rf"{_ORDINAL}(?:{_JOINT}{_ORDINAL}){{0,9}}"
_LETTERS = "|".join(letter * times for times in (2, 1) for letter in ascii_lowercase if letter * times != "u")
_NUMBERED = rf"(?:\d+(?:[.:]\d+)*[a-z]{{0,2}}°?|{_LETTERS}|[IVXLC]+|[A-Z])"
"""A number or letter of a part; not `u`, which is a word: "onder u vallen"."""
_PARTS = rf"{_NUMBERED}(?:(?:\s+en\s+|\s+tot\s+en\s+met\s+){_NUMBERED})?"
_NOT_ON = rf"(?!{_LETTER})(?![.:-]\d)(?!\s(?:{_UNIT}|{_MONTH})(?!{_LETTER}))"
"""What does not follow a number that names a part: "onder 18 jaar", "14 dagen later", "1 januari"."""
_LID = rf"(?:{_ORDINALS}\s+(?:lid|leden|volzin)|lid\s+\d+[a-z]{{0,2}})(?!{_LETTER})(?![.:-]\d)"
_BELOW = rf"(?:aanhef\s+en\s+)?(?:onderdelen\s+(?:{_NUMBERED},\s+){{0,9}}|(?:onderdeel|onder|sub|punt)\s+){_PARTS}{_NOT_ON}"
_STEPS = rf"(?:,?\s+{_LID})?(?:,?\s+{_ORDINAL}\s+zin(?!{_LETTER}))?(?:,?\s+{_BELOW}){{0,4}}"
"""What a reference goes on with: `tweede lid, onderdeel b, onder 2°`."""
_FIGURE = r"\d{1,3}(?:[. \u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,:/]\d+)*"
_UNITS = rf"""
    \d{{1,2}}\s(?:{_MONTH})(?:\s\d{{4}})?(?!{_LETTER})
    | (?:\d{{1,2}}\s)?{_SHORT_MONTH}\s\d{{4}}
    | \d\d\s?\d{{3}}(?:\s[IVXLA-F]+)?,\s(?:nrs?\.\s\d+(?:[-–]\d+)?|[A-Z]{{1,2}}(?!{_LETTER}))
    | (?:Stb|Stcrt|Trb|PbEU|PbEG)\.?\s\d{{4}},\s(?:nr\.\s)?[A-Z]?\s?\d+
    | (?:€|EUR|euro|f|ƒ)\s?(?:{_FIGURE})(?:,[-–]+)?(?:\s(?:miljoen|miljard))?(?!{_LETTER})
    | (?:{_FIGURE})(?:,[-–]+)?\s?(?:%|{_UNIT}(?!{_LETTER}))(?:\seuro(?!{_LETTER}))?
    | {_NUMBER_WORD}\s{_UNIT}(?!{_LETTER})
    | \d\d\s\d{{3}}(?![.,]?\d)
    | (?:\+\d\d\s|0)\d{{1,3}}(?:[ -]\d{{2,4}}){{2,4}}(?![.,]?\d)
    | {_ORDINALS}\s+(?:lid|leden|volzin)(?!{_LETTER})(?:,?\s+{_BELOW}){{0,4}}
    | (?:[Aa]rtikelen|[Oo]nderdelen|[Ll]eden)\s+(?:{_NUMBERED},\s+){{0,9}}{_NUMBERED}(?:\s+en\s+|\s+tot\s+en\s+met\s+){_NUMBERED}{_NOT_ON}
    | (?:{_LABEL})\s
      (?:\d+(?:[.:]\d+)*(?:[a-z]{{0,2}}|bis|ter)°?|([a-z])\1?|[IVXLC]+|[A-Z])(?!{_LETTER})(?![.:-]\d){_STEPS}
"""
"""What is one token though it holds white space."""
_UNIT_TOKEN = re.compile(rf"(?<!{_LETTER})(?<![\d][.,])(?:{_UNITS})", re.VERBOSE)
_TOKEN = re.compile(
    rf"""
    (?P<space>[\s{_UNSEEN}]+)
    | (?P<held>[\U000F0000-\U000FFFFD])
    | (?P<url>(?:https?://|www\.)[^\s<>()\[\]]*[^\s<>()\[\].,;:!?’”'"] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    | (?P<abbreviation>
        (?:[A-Za-z]\.){{2,}}
        | [A-Za-z]\.(?:[a-z]+\.)+
        | (?:nrs?|art|artt|mr|mrs|dr|drs|ing|ir|prof|bijv|enz|blz|jo|juncto|resp|vgl|ca|dhr|mevr|mw|st|jl|afd|bijl
             |hfst|Kamerst|Hand|par|toel|inz|incl|excl|tel|Stb|Stcrt|Trb|Jur|Nr|Nrs|Art|Mr|Dr|Drs|Prof|Vgl|Dhr|Mevr|Mw)\.
        | c\.q\.|t/m(?!{_LETTER})|en/of(?!{_LETTER})
      )
    | (?P<figure>(?:[A-Z]\.)?\d+(?:[.,:/–-]\d+)*(?:e|de|ste)?(?!{_LETTER})°?)
    | (?P<word>
        ['’](?=(?:s|t|n|m|k)(?!{_LETTER})){_LETTER}(?:-{_LETTER}+)*
        | {_LETTER}+(?:(?:['’&·+/@]|[-‑]+|(?<=\w\w)\.(?=[a-z])){_LETTER}+)*(?:[-‑](?!{_LETTER}))?
      )
    | (?P<mark>\.\.\.|.)
    """,
    re.VERBOSE | re.DOTALL,
)


def _own_key(inline: Ref | FootnoteRef) -> str:
    return fold(str(inline)) if isinstance(inline, Ref) else f"[^{inline.label}]"


def tokenise(
    inlines: Iterable[Inline], ref_text: RefText = str, held_key: HeldKey = _own_key
) -> tuple[Token, ...]:
    """Cut a run into tokens; their texts, put together, are what is read.

    Args:
        inlines: the run.
        ref_text: what a reference reads as; its source by default.
        held_key: what a reference or the mark of a footnote is compared as.
    """
    parts = list(_flatten(inlines, ()))
    if len(parts) == 1:
        text, marks = parts[0]
        if isinstance(text, str):
            return tuple(_cut(text, marks))
    return tuple(_cut_parts(parts, ref_text, held_key))


def _flatten(inlines: Iterable[Inline], marks: Marks) -> Iterator[tuple[str | Ref | FootnoteRef, Marks]]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield text, marks
            case Emph(inner):
                yield from _flatten(inner, (*marks, Mark(MarkKind.EMPHASIS)))
            case Strong(inner):
                yield from _flatten(inner, (*marks, Mark(MarkKind.STRONG)))
            case Link(inner, href):
                yield from _flatten(inner, (*marks, Mark(MarkKind.LINK, href)))
            case Ref() | FootnoteRef():
                yield inline, marks


def _cut(text: str, marks: Marks) -> list[Token]:
    """Cut a text without references: what belongs together first, then what white space divides."""
    tokens: list[Token] = []
    at = 0
    for match in _UNIT_TOKEN.finditer(text):
        _cut_words(text[at : match.start()], marks, tokens)
        tokens.append(_token(match[0], "unit", marks))
        at = match.end()
    _cut_words(text[at:] if at else text, marks, tokens)
    return tokens


def _cut_words(text: str, marks: Marks, tokens: list[Token]) -> None:
    if text.isascii() and "  " not in text and not _OTHER_SPACE.search(text):
        space = _token(" ", "space", marks)
        for place, chunk in enumerate(text.split(" ")):
            if place:
                tokens.append(space)
            if chunk:
                tokens += _cut_chunk(chunk, marks)
        return
    for chunk in _SPACES.split(text):
        if chunk:
            tokens += _cut_chunk(chunk, marks)


_OTHER_SPACE = re.compile(r"[\t\n\r\f\v]")
_SPACES = re.compile(r"(\s+)")


@lru_cache(maxsize=65536)
def _cut_chunk(chunk: str, marks: Marks) -> tuple[Token, ...]:
    return tuple(_token(m[0], m.lastgroup or "mark", marks) for m in _TOKEN.finditer(chunk))


def _matches(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and group of each token."""
    at = 0
    for unit in (*_UNIT_TOKEN.finditer(text), None):
        end = unit.start() if unit else len(text)
        for match in _TOKEN.finditer(text, at, end):
            yield match.start(), match.end(), match.lastgroup or "mark"
        if unit:
            yield unit.start(), unit.end(), "unit"
            at = unit.end()


def _cut_parts(
    parts: list[tuple[str | Ref | FootnoteRef, Marks]], ref_text: RefText, held_key: HeldKey
) -> Iterator[Token]:
    """Cut text that is broken up by marks and references, as one text.

    A reference is held by one private-use character, so that it never joins a word.
    """
    held: dict[int, Ref | FootnoteRef] = {}
    marked: list[tuple[int, Marks]] = []
    text = ""
    for part, marks in parts:
        marked.append((len(text), marks))
        if isinstance(part, str):
            text += part
        else:
            held[len(text)] = part
            text += "\U000f0000"
    at = 0
    for start, end, group in _matches(text):
        while at + 1 < len(marked) and marked[at + 1][0] <= start:
            at += 1
        marks = marked[at][1]
        if start in held:
            inline = held[start]
            if isinstance(inline, Ref):
                text_read = named_once(text[max(0, start - 7) : start], ref_text(inline))
            else:
                text_read = f"[^{inline.label}]"
            yield Token(text_read, held_key(inline), _HELD_KINDS[type(inline)], marks, (), inline)
            continue
        token = _token(text[start:end], group, marks)
        if at + 1 < len(marked) and marked[at + 1][0] < end and not token.is_space:
            token = replace(token, parts=tuple(_parts(token.text, start, marked[at:])))
        yield token


def _parts(text: str, start: int, marked: list[tuple[int, Marks]]) -> Iterator[tuple[str, Marks]]:
    """The parts of a token in which marks change."""
    ends = [place - start for place, _ in marked[1:] if place - start < len(text)] + [len(text)]
    begin = 0
    for (_, marks), end in zip(marked, ends, strict=False):
        if end > begin:
            yield text[begin:end], marks
        begin = end


_HELD_KINDS = {Ref: TokenKind.REFERENCE, FootnoteRef: TokenKind.FOOTNOTE}


@lru_cache(maxsize=65536)
def _token(text: str, group: str, marks: Marks) -> Token:
    """A token; equal ones are the same object, so that a long text costs few of them."""
    key = fold(text)
    if group == "space" or not key:
        return Token(text, " ", TokenKind.SPACE, marks)
    if group == "mark" or (group == "held" and len(text) == 1):
        return Token(text, key, TokenKind.PUNCTUATION, marks)
    kind = TokenKind.SMALL if key.lower() in SMALL_WORDS else TokenKind.WORD
    return Token(text, key, kind, marks)
