"""Checks of plain language: long sentences, words of officials, and who does it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from regelboek.catalogue import Scope, check
from regelboek.checks.officialese import QUOTED, official_words
from regelboek.checks.passages import passages
from regelboek.checks.survey import Edition
from regelboek.diagnostics import Finding, Severity

LONGEST_SENTENCE = 25
"""In words. What reads well on a phone is nearer to twelve."""


@dataclass(frozen=True)
class Sentence:
    """A sentence in a text."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has; numbers count, bare punctuation does not."""
        return len(re.findall(r"\w[\w’'./-]*", self.text))


_END = re.compile(r"(?<=[.!?…])[’”\")]*(?=\s+[‘“\"(]?[A-ZÀ-Þ0-9])|\s+\|\s+")
_SHORT = re.compile(
    r"\b(?:art|blz|bijv|ca|dhr|dr|drs|enz|jhr|max|mevr|min|mr|nr|nrs|o\.a|prof|resp|stb|stcrt|zgn|[A-Z])\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; a point after an abbreviation or an initial ends none."""
    start = 0
    for match in _END.finditer(text):
        if _SHORT.search(text[start : match.start()]):
            continue
        yield from _sentence(text, start, match.end())
        start = match.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    part = text[start:end].strip(" |")
    if part:
        first = text.index(part, start)
        yield Sentence(first, first + len(part), part)


@check("RB703", "lange-zin", Scope.DRAFT, Severity.WARNING)
def long_sentence(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of er zinnen van meer dan 25 woorden staan in samenvattingen, normen, uitleg, voorbeelden, begrippen en registers. Citaten tellen niet mee.

    Waarom?
    Wie op een telefoon leest, raakt in een lange zin de draad kwijt. Twaalf woorden leest bijna iedereen in één keer.

    Voorbeeld
    ‘U meldt het geschenk, dat u in uw ambt hebt gekregen en dat meer dan 50 euro waard is, binnen twee weken nadat u het hebt gekregen bij uw ministerie.’ Dat zijn er 30.

    Zo lost u het op
    Maak er twee zinnen van, of zet wat u opsomt in een lijst. Moet een zin woord voor woord zo blijven, omdat hij ergens uit komt? Zet hem dan in een citaat:
        > De zin zoals hij in de wet staat.
    """
    for passage in passages(edition):
        if passage.text.count(" ") < LONGEST_SENTENCE:
            continue  # too short to hold one
        for sentence in sentences(passage.text):
            if sentence.words > LONGEST_SENTENCE:
                yield Finding(
                    passage.span(sentence.start, sentence.end),
                    f"Deze zin telt {sentence.words} woorden.",
                    _where_to_cut(sentence.text),
                )


_JOINTS = re.compile(r"; |: |, (?:en|maar|want|omdat|terwijl|waarbij|zodat|dus|als|tenzij|die|dat|waar)\b")


def _where_to_cut(sentence: str) -> str:
    """A mend: the joint nearest to the middle."""
    joints = sorted(_JOINTS.finditer(sentence), key=lambda m: abs(2 * m.start() - len(sentence)))
    if not joints:
        return "Maak er twee zinnen van."
    before = sentence[: joints[0].start()].split()[-3:]
    return f"Maak er twee zinnen van. Knip bijvoorbeeld na ‘{' '.join(before)}’."


@check("RB704", "ambtelijk-woord", Scope.DRAFT, Severity.WARNING)
def official_word(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of er woorden staan die vooral ambtenaren gebruiken, zoals ‘indien’, ‘teneinde’ en ‘middels’. Het kijkt naar samenvattingen, normen, uitleg, voorbeelden, begrippen en registers. Citaten en woorden tussen aanhalingstekens tellen niet mee.

    Waarom?
    De code is voor iedereen. Een gewoon woord leest sneller, en zegt bijna altijd hetzelfde.

    Voorbeeld
    ‘Indien u een geschenk ontvangt, dient u dit te melden.’ Gewoon gezegd: als u een geschenk krijgt, moet u het melden.

    Zo lost u het op
    Neem het woord uit de melding over, of schrijf de zin anders. Is het woord de naam van iets, zoals de titel van een wet? Zet het dan tussen aanhalingstekens, of verwijs naar de bron.
    """
    for passage in passages(edition):
        for found in official_words(passage.text):
            also = f", en laat ‘{found.without}’ weg" if found.without else ""
            yield Finding(
                passage.span(found.start, found.end),
                f"‘{found.word}’ is een ambtelijk woord.",
                f"Schrijf `{found.better}`{also}.",
            )


_PARTICIPLE = r"(?:[a-z]*ge|be|ver|ont|her|er|mis)[\w’]+(?:d|t|en)"
_AGENT = r"(?:(?:de|het|een|uw|haar|zijn|onze|deze|dit|die|dat)\s+[\w-]+|u|hem|hen|iemand|ons)"
_PASSIVE = re.compile(
    rf"\b(?P<verb>wordt|worden|werd|werden)\b(?P<between>(?:\s+(?!door\b)[\w’-]+){{0,8}}?)"
    rf"\s+door\s+(?P<agent>{_AGENT})(?P<after>(?:\s+[\w’-]+){{0,4}})",
    re.IGNORECASE,
)


def _is_passive(match: re.Match[str]) -> bool:
    """Whether something is done there: `wordt duur door de afstand` has no participle."""
    return bool(re.search(rf"\b{_PARTICIPLE}\b", match["between"] + match["after"], re.IGNORECASE))


@check("RB705", "lijdende-vorm", Scope.DRAFT, Severity.WARNING)
def passive(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of er zinnen staan waarin iets wordt gedaan ‘door’ iemand. Alleen zinnen die zeggen wie het doet, worden gemeld: die zijn altijd om te draaien.

    Waarom?
    Wie iets moet doen, hoort vooraan te staan. Dan ziet de lezer meteen of het over hem gaat.

    Voorbeeld
    ‘Het geschenk wordt door het ministerie geregistreerd.’ Korter: het ministerie registreert het geschenk.

    Zo lost u het op
    Begin de zin met wie het doet.
    """
    for passage in passages(edition):
        if " door " not in passage.text:
            continue
        quoted = [match.span() for match in QUOTED.finditer(passage.text)]
        for match in _PASSIVE.finditer(passage.text):
            if not _is_passive(match) or any(start < match.start() < end for start, end in quoted):
                continue
            agent = match["agent"]
            subject = {"hem": "hij", "hen": "zij", "ons": "wij"}.get(agent.lower(), agent)
            yield Finding(
                passage.span(match.start("verb"), match.end("agent")),
                f"Hier staat de lijdende vorm: ‘{match['verb']} … door {agent}’.",
                f"Begin met wie het doet: `{subject[0].upper()}{subject[1:]} …`.",
            )
