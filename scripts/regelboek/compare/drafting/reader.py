"""Reading instructions: from the sentence back to what it tells one to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.block_instructions import ALIGNMENTS, ANOTHER
from regelboek.compare.drafting.formulae import COUNT, read_count
from regelboek.compare.drafting.instructions import Instruction, Side, Turn
from regelboek.compare.drafting.numbers import Renumbering, read_clause
from regelboek.compare.drafting.punctuation import JOINED, NAMED, UNNAMED, sign_named
from regelboek.compare.drafting.rows import ends_of
from regelboek.compare.naming import ordinal
from regelboek.compare.places import ARTICLE_NAME

_NUMBERS = {ordinal(number): number for number in range(1, 100)}

_IN = r"In (?:de (?P<sentence>\S+) zin van )?(?P<place>.+?),? "
_TURN = r"(?: (?:de (?P<turn>\S+) keer|(?P<every>telkens)))?"
_OF = r"(?P<number>\S+) zin van (?P<place>.+?),?"
_NAME = r"(?>‘[^\n]+?’(?!\w)|[^‘\n])+?"
"""A name, of which the title of a part is one word: ‘De jaren 2011 tot en met 2015’."""
_TEXT = r"(?: ‘(?P<text>.+)’|\n(?P<lines>.+))"
_CLAUSE = r"(?:, onder (?:vernummering|verlettering) van (?P<clause>[^‘’]+?))?"

Maker = Callable[[re.Match[str]], Instruction | None]


def read(sentence: str) -> Instruction | None:
    """What a sentence tells one to do, or None when it has none of the forms."""
    for pattern, make in _FORMS:
        match = pattern.fullmatch(sentence)
        if match:
            instruction = make(match)
            if instruction is not None and instruction.sentence == sentence:
                return instruction
    return None


def readings(sentence: str) -> Iterator[Instruction]:
    """Everything that a sentence can be taken to say; one, of a clear sentence."""
    for pattern, make in _FORMS:
        match = pattern.fullmatch(sentence)
        instruction = make(match) if match else None
        if instruction is not None and instruction.sentence == sentence:
            yield instruction


def _sentence(match: re.Match[str]) -> int:
    return _NUMBERS.get(match["sentence"], 0) if match["sentence"] else 0


def _turn(match: re.Match[str]) -> Turn:
    if match["every"]:
        return say.EVERY
    return _NUMBERS.get(match["turn"], 0) if match["turn"] else 0


def _small(name: str) -> str:
    """A name as it stands within a sentence."""
    return name if name.startswith("‘") else name[:1].lower() + name[1:]


def _clause(match: re.Match[str]) -> Renumbering | None:
    return read_clause(match["clause"]) if match["clause"] else None


def _text(match: re.Match[str]) -> str:
    return str(match["text"] if match["text"] is not None else match["lines"])


def _side(word: str) -> Side:
    return Side(word.lower())


def _replace_words(m: re.Match[str]) -> Instruction:
    return say.ReplaceWords(m["place"], _sentence(m), _turn(m), m["old"], m["new"])


def _drop_words(m: re.Match[str]) -> Instruction:
    return say.DropWords(m["place"], _sentence(m), _turn(m), m["old"])


def _insert_words(m: re.Match[str]) -> Instruction:
    return say.InsertWords(m["place"], _sentence(m), _turn(m), _side(m["side"]), m["anchor"], m["new"])


def _insert_note(m: re.Match[str]) -> Instruction:
    note = f"[^{m['note']}]"
    return say.InsertWords(m["place"], _sentence(m), _turn(m), _side(m["side"]), m["anchor"], note)


def _drop_note(m: re.Match[str]) -> Instruction:
    return say.DropWords(m["place"], _sentence(m), 0, f"[^{m['note']}]")


def _punctuate(m: re.Match[str]) -> Instruction:
    said = m.groupdict()
    anchor, turn = (said["anchor"] or "", _turn(m)) if said.get("anchor") else ("", 0)
    return say.Punctuate(
        m["place"], _sentence(m), turn, anchor, sign_named(said.get("gone")), sign_named(said.get("come"))
    )


def _emphasise(m: re.Match[str]) -> Instruction:
    return say.Emphasise(m["place"], _sentence(m), _turn(m), m["words"], m["style"], not m["off"])


def _link(m: re.Match[str]) -> Instruction:
    said = m.groupdict()
    was_on = bool(said.get("again")) or not said.get("address")
    return say.Link(m["place"], _sentence(m), _turn(m), m["words"], was_on, said.get("address") or "")


def _recast_sentence(m: re.Match[str]) -> Instruction:
    return say.RecastSentence(m["place"], _NUMBERS.get(m["number"], 0), m["text"])


def _drop_sentence(m: re.Match[str]) -> Instruction:
    return say.DropSentence(m["place"], _NUMBERS.get(m["number"], 0))


def _drop_sentences(m: re.Match[str]) -> Instruction:
    first, last = (_NUMBERS.get(m[end], 0) for end in ("first", "last"))
    return say.DropSentence(m["place"], first, last - first + 1)


def _insert_sentences(m: re.Match[str]) -> Instruction:
    many = read_count(m["many"])
    return say.InsertSentences(m["place"], many, _side(m["side"]), _NUMBERS.get(m["number"], 0), m["text"])


def _add_sentences(m: re.Match[str]) -> Instruction:
    many = read_count(m["many"])
    return say.InsertSentences(_small(m["place"]), many, None, 0, m["text"])


def _move_sentence(m: re.Match[str]) -> Instruction:
    numbers = _NUMBERS.get(m["number"], 0), _NUMBERS.get(m["to"], 0)
    return say.MoveSentence(m["place"], numbers[0], _side(m["side"]), numbers[1], m["target"] or "")


def _recast(m: re.Match[str]) -> Instruction:
    return say.Recast(_small(m["place"]), _text(m))


def _drop(m: re.Match[str]) -> Instruction:
    return say.Drop(_small(m["place"]), _clause(m))


def _insert(m: re.Match[str]) -> Instruction:
    place, unit = _small(m["place"]), m["unit"]
    unit = place if unit == f"{ANOTHER} {place}" else unit
    return say.Insert(place, _side(m["side"]), unit, _text(m))


def _add(m: re.Match[str]) -> Instruction:
    return say.Insert(_small(m["place"]), None, m["unit"], _text(m))


def _add_paragraph(m: re.Match[str]) -> Instruction:
    place = "" if m["place"] == "Er" else _small(m["place"])
    return say.AddParagraph(place, _text(m), m["unit"])


def _insert_numbered(m: re.Match[str]) -> Instruction | None:
    renumbering = read_clause(m["clause"])
    return say.InsertNumbered(m["place"] or "", renumbering, _text(m)) if renumbering else None


def _shift(m: re.Match[str]) -> Instruction:
    return say.Shift(_small(m["place"]), _side(m["side"]), m["anchor"], m["number"] or "", _clause(m))


def _renumber(m: re.Match[str]) -> Instruction | None:
    renumbering = read_clause(f"{_small(m['olds'])} tot {m['news']}")
    return say.Renumber(_small(m["place"] or ""), renumbering) if renumbering else None


def _relabel_article(m: re.Match[str]) -> Instruction | None:
    old, new = _small(m["old"]), m["new"]
    is_plain = all(name.rpartition(" ")[2].isdigit() for name in (old, new))
    return None if is_plain else say.Relabel(old, new)


def _divide(m: re.Match[str]) -> Instruction:
    into = (m["first"], m["second"])
    return say.Divide(_small(m["place"]), _NUMBERS.get(m["number"], 0), into, _clause(m))


def _merge(m: re.Match[str]) -> Instruction:
    return say.Merge(_small(m["place"] or ""), (m["first"], m["second"]), m["number"], _clause(m))


def _substitute(m: re.Match[str]) -> Instruction:
    place = _small(m["place"])
    return say.Substitute(place, m["last"] or place, m["lines"])


def _substitute_stretch(m: re.Match[str]) -> Instruction | None:
    ends = ends_of(_small(m["place"]))
    return say.Substitute(*ends, m["lines"]) if ends else None


def _convert(m: re.Match[str]) -> Instruction:
    return say.Convert(_small(m["place"]), m["kind"] == "genummerde lijst")


def _relabel(m: re.Match[str]) -> Instruction:
    return say.Relabel(_small(m["place"]), m["name"])


def _mark(m: re.Match[str]) -> Instruction:
    return say.Mark(m["place"], int(m["number"]), not m["off"])


def _level(m: re.Match[str]) -> Instruction:
    return say.Level(_small(m["place"]), int(m["level"]))


def _align(m: re.Match[str]) -> Instruction:
    align = next(align for align, said in ALIGNMENTS.items() if said == m["said"])
    return say.Align(_small(m["place"]), align)


def _form(pattern: str, make: Maker) -> tuple[re.Pattern[str], Maker]:
    return re.compile(pattern, re.DOTALL), make


_BEHIND = rf"(?:na ‘(?P<anchor>.+?)’{_TURN}|aan het slot)"
_FORMS = (
    _form(
        rf"{_IN}wordt (?P<gone>{NAMED}|{JOINED}) {_BEHIND} vervangen door (?:een )?(?P<come>{UNNAMED}|{JOINED})\.",
        _punctuate,
    ),
    _form(rf"{_IN}vervalt (?P<gone>{NAMED}) {_BEHIND}\.", _punctuate),
    _form(rf"{_IN}wordt {_BEHIND} een (?P<come>{UNNAMED}) (?:inge|toege)voegd\.", _punctuate),
    _form(rf"{_IN}wordt ‘(?P<old>.+?)’{_TURN} vervangen door ‘(?P<new>.+)’\.", _replace_words),
    _form(
        rf"{_IN}wordt ‘(?P<words>.+?)’{_TURN}(?P<off> niet meer)? (?P<style>vet|cursief) gedrukt\.",
        _emphasise,
    ),
    _form(rf"{_IN}is ‘(?P<words>.+?)’{_TURN} geen link meer\.", _link),
    _form(rf"{_IN}wordt ‘(?P<words>.+?)’{_TURN} een link naar ‘(?P<address>[^‘’]+)’\.", _link),
    _form(
        rf"{_IN}krijgt de link (?P<again>op) ‘(?P<words>.+?)’{_TURN} het adres ‘(?P<address>[^‘’]+)’\.", _link
    ),
    _form(rf"{_IN}vervalt(?P<every> telkens)? ‘(?P<old>.+)’(?: de (?P<turn>\S+) keer)?\.", _drop_words),
    _form(rf"{_IN}wordt (?P<side>na|voor) ‘(?P<anchor>.+?)’{_TURN} ingevoegd ‘(?P<new>.+)’\.", _insert_words),
    _form(
        rf"{_IN}wordt (?P<side>na|voor) ‘(?P<anchor>.+?)’{_TURN} een verwijzing naar voetnoot (?P<note>\S+) ingevoegd\.",
        _insert_note,
    ),
    _form(rf"{_IN}vervalt de verwijzing naar voetnoot (?P<note>\S+)\.", _drop_note),
    _form(rf"De {_OF} komt te luiden: ‘(?P<text>.+)’", _recast_sentence),
    _form(rf"De {_OF} vervalt\.", _drop_sentence),
    _form(
        r"De (?P<first>\S+) (?:en|tot en met) (?P<last>\S+) zin van (?P<place>.+?),? vervallen\.",
        _drop_sentences,
    ),
    _form(
        rf"De {_OF} wordt geplaatst (?P<side>na|voor) de (?P<to>\S+) zin(?: van (?P<target>.+))?\.",
        _move_sentence,
    ),
    _form(
        rf"(?P<side>Na|Voor) de {_OF} word(?:t|en) (?P<many>{COUNT}) zin(?:nen)? ingevoegd, luidende: ‘(?P<text>.+)’",
        _insert_sentences,
    ),
    _form(
        rf"Aan (?P<place>.+?),? word(?:t|en) (?P<many>{COUNT}) zin(?:nen)? toegevoegd, luidende: ‘(?P<text>.+)’",
        _add_sentences,
    ),
    _form(rf"(?P<place>.+?),? kom(?:t|en) te luiden:{_TEXT}", _recast),
    _form(r"(?P<off>De) aanduiding ‘(?P<number>\d+)\.’ voor (?P<place>[^\n]+?),? vervalt\.", _mark),
    _form(r"(?P<off>)?Voor (?P<place>[^\n]+?),? wordt de aanduiding ‘(?P<number>\d+)\.’ geplaatst\.", _mark),
    _form(rf"(?P<place>[^\n]+?),? verval(?:t|len){_CLAUSE}\.", _drop),
    _form(
        rf"(?P<place>Er|Onder .+?) word(?:t|en) (?P<unit>een lid|\w+ leden) toegevoegd, luidende:{_TEXT}",
        _add_paragraph,
    ),
    _form(
        rf"Onder (?:vernummering|verlettering) van (?P<clause>.+?) wordt(?: (?P<place>(?:in|onder) .+?),?)? een"
        rf" (?:lid|onderdeel|subonderdeel|punt) ingevoegd, luidende:{_TEXT}",
        _insert_numbered,
    ),
    _form(
        rf"(?P<side>Na|Voor) (?P<place>.+?),? word(?:t|en) (?P<unit>.+?) ingevoegd, luidende:{_TEXT}", _insert
    ),
    _form(rf"Aan (?P<place>.+?),? word(?:t|en) (?P<unit>.+?) toegevoegd, luidende:{_TEXT}", _add),
    _form(
        r"(?P<place>.+?),? word(?:t|en) geplaatst (?P<side>na|voor) (?P<anchor>.+?)"
        rf"(?:,? en ver(?:nummerd|letterd) tot (?P<number>\w+ \w+°?))?{_CLAUSE}\.",
        _shift,
    ),
    _form(rf"(?P<old>A{ARTICLE_NAME[1:]}) wordt vernummerd tot (?P<new>{ARTICLE_NAME})\.", _relabel_article),
    _form(
        r"(?:(?P<place>(?:In|Onder) .+?),? word(?:t|en) )?"
        r"(?P<olds>(?:[Dd]e )?\w+ \w+°?(?: (?:en|tot en met) \w+°?)?)"
        r"(?: word(?:t|en))? ver(?:nummerd|letterd) tot (?P<news>[^.]+)\.",
        _renumber,
    ),
    _form(
        r"(?P<place>.+?),? wordt na de (?P<number>\S+) zin gesplitst in de leden (?P<first>\d+) en (?P<second>\d+)"
        rf"{_CLAUSE}\.",
        _divide,
    ),
    _form(
        r"De leden (?P<first>\d+) en (?P<second>\d+)(?: (?P<place>onder .+?))? worden samengevoegd tot lid (?P<number>\d+)"
        rf"{_CLAUSE}\.",
        _merge,
    ),
    _form(
        r"(?P<place>In .+?) worden de leden (?P<first>\d+) en (?P<second>\d+) samengevoegd tot lid (?P<number>\d+)"
        rf"{_CLAUSE}\.",
        _merge,
    ),
    _form(r"(?P<place>[^\n]+?),? worden vervangen door:\n(?P<lines>.+)", _substitute_stretch),
    _form(
        rf"(?P<place>{_NAME})(?: tot en met (?P<last>{_NAME}))?,? word(?:t|en) vervangen door:\n(?P<lines>.+)",
        _substitute,
    ),
    _form(r"(?P<place>.+?) word(?:t|en) een (?P<kind>genummerde lijst|lijst met streepjes)\.", _convert),
    _form(r"(?P<place>.+?) wordt vernummerd tot (?P<name>voetnoot .+)\.", _relabel),
    _form(r"(?P<place>.+?) komt op niveau (?P<level>\d)\.", _level),
    _form(rf"(?P<place>.+?) (?P<said>{'|'.join(ALIGNMENTS.values())})\.", _align),
)
