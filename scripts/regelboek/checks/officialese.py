"""Words of officials, each with what people say.

Our own list, of words that lists of plain Dutch agree on. A word that is also an ordinary one
(`bescheiden`, `daar`, `verzoeken`) is not here: a check that is often wrong is not read.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from regelboek.words import capitalised

WORDS = """
aangaande: over
aangezien: omdat
aanvang: begin
aanvangen, vangt aan, aangevangen: beginnen, begint, begonnen
aanwenden, wendt aan, aangewend: gebruiken, gebruikt, gebruikt
additioneel, additionele: extra
afschrift, afschriften: kopie, kopieën
alsmede: en ook
alsook: en ook
alvorens: voordat
anderszins: op een andere manier
behelzen, behelst: inhouden, houdt in
behoudens: behalve
betreffende: over
bewerkstelligen, bewerkstelligt, bewerkstelligd: zorgen voor, zorgt voor, gezorgd voor
bij gebreke van: zonder
bijgevolg: daardoor
casu quo: of
conform: volgens
daartoe: daarvoor
derhalve: daarom
desalniettemin: toch
desbetreffende: die
desgevraagd: als iemand het vraagt
desgewenst: als u dat wilt
desniettegenstaande: toch
dien … te, dient … te, dienen … te, diende … te, dienden … te: moet, moet, moeten, moest, moesten
dientengevolge: daardoor
dienaangaande: daarover
doch: maar
door middel van: met
door tussenkomst van: via
dusdanig, dusdanige: zo, zulke
echter: maar
edoch: maar
effectueren, effectueert, geëffectueerd: uitvoeren, voert uit, uitgevoerd
evenals: net als
eveneens: ook
evenwel: toch
faciliteren, faciliteert: mogelijk maken, maakt mogelijk
gaarne: graag
gelieve: wilt u
geschieden, geschiedt, geschiedde: gebeuren, gebeurt, gebeurde
hetgeen: wat
hetwelk: dat
hetzij: of
hieromtrent: hierover
hiertoe: hiervoor
implementeren, implementeert, geïmplementeerd, implementatie: invoeren, voert in, ingevoerd, invoering
in casu: hier
in het kader van: voor
in mindering brengen: aftrekken
inachtneming: naleving
indien: als
ingevolge: volgens
initiëren, initieert, geïnitieerd: beginnen, begint, begonnen
inzake: over
jegens: tegenover
kenbaar maken, kenbaar maakt, kenbaar gemaakt: laten weten, laat weten, laten weten
krachtens: volgens
mede gelet op: ook vanwege
mededelen, deelt mede, medegedeeld: vertellen, vertelt, verteld
medio: half
met betrekking tot: over
met dien verstande dat: maar
met inachtneming van: volgens
met ingang van: vanaf
met uitzondering van: behalve
middels: met
mitsdien: daarom
naar aanleiding van: door
niettegenstaande: ondanks
niettemin: toch
nimmer: nooit
nochtans: toch
nopens: over
omstreeks: rond
omtrent: over
onder meer: bijvoorbeeld
ondergetekende: ik
onderhavig, onderhavige: dit, deze
onderscheidenlijk: en
onverlet laten, onverlet laat: niets veranderen aan, verandert niets aan
onverwijld, onverwijlde: meteen, snelle
op welke wijze: hoe
op zodanige wijze dat: zo dat
opdat: zodat
overeenkomstig: volgens
participeren, participeert: meedoen, doet mee
per abuis: per ongeluk
prevaleren, prevaleert: voorgaan, gaat voor
ressorteren, ressorteert: vallen, valt
retourneren, retourneert, geretourneerd: terugsturen, stuurt terug, teruggestuurd
respectievelijk, respectievelijke: en
sedert: sinds
strekkende tot: om
te allen tijde: altijd
te dien einde: daarvoor
te zijner tijd: later
ten aanzien van: over
ten behoeve van: voor
ten dele: voor een deel
ten gevolge van: door
ten gunste van: voor
ten laste van: op kosten van
ten overstaan van: bij
ten tijde van: tijdens
ten zeerste: heel erg
teneinde: om
ter beschikking stellen, ter beschikking stelt, ter beschikking gesteld: geven, geeft, gegeven
ter zake van: over
terstond: meteen
tevens: ook
thans: nu
toezenden, toegezonden: sturen, gestuurd
trachten, tracht, getracht: proberen, probeert, geprobeerd
uit hoofde van: vanwege
uitsluitend: alleen
vanwege het feit dat: omdat
verrichten, verricht: doen, doet of gedaan
verschaffen, verschaft: geven, geeft of gegeven
verstrekken, verstrekt, verstrekte: geven, geeft of gegeven, gaf
vervaardigen, vervaardigt, vervaardigd: maken, maakt, gemaakt
vigerend, vigerende: geldend, geldende
voor zover: als
vooraleer: voordat
voornemens is, voornemens zijn, voornemens bent: van plan is, van plan zijn, van plan bent
voornoemd, voornoemde: dit, deze
vooralsnog: voorlopig
voorts: verder
wederom: weer
wegens het feit dat: omdat
woonachtig: wonend
zijdens: van
zodanig, zodanige: zo, zulke
zorg dragen voor, zorg draagt voor, draagt zorg voor, dragen zorg voor: zorgen voor, zorgt voor, zorgt voor, zorgen voor
zulks: dat
"""
"""A word or words, with the other forms; behind the colon what people say, form by form or once for
all. `…` stands for up to six words.
"""


@dataclass(frozen=True)
class Better:
    """An official's word in a text."""

    start: int
    end: int
    word: str
    """As it stands there."""
    better: str
    """In the same case."""
    without: str = ""
    """A word further on that goes with it, such as the `te` of `dient te`."""


def _entries() -> Iterator[tuple[str, str]]:
    for line in WORDS.strip().splitlines():
        left, _, right = line.partition(": ")
        forms, better = left.split(", "), right.split(", ")
        for place, form in enumerate(forms):
            yield form, better[place if len(better) > 1 else 0]


@functools.cache
def replacements() -> dict[str, str]:
    """Every form in the list, with what people say."""
    return dict(_entries())


@functools.cache
def _forms_by_first_word() -> dict[str, list[str]]:
    """The forms, by the word that they begin with."""
    forms: dict[str, list[str]] = {}
    for form in replacements():
        forms.setdefault(form.split()[0], []).append(form)
    return forms


@functools.cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_form(form)}(?![\w-])", re.IGNORECASE)


def _form(form: str) -> str:
    """A form as a pattern; what follows `…` must be there, but is not part of the word.

    `Dient een klacht in om te winnen` is no duty: no such word may stand between.
    """
    word, gap, rest = form.partition(" … ")
    words = re.escape(word).replace(r"\ ", r"\s+")
    return rf"{words}(?=(?:\s+(?!(?:in|om|tot)\s)[\w-]+){{0,6}}\s+{rest}\s)" if gap else words


QUOTED = re.compile(r"‘[^’]*’|“[^”]*”|\"[^\"]*\"")
"""Words that are mentioned, not used."""


def official_words(text: str) -> Iterator[Better]:
    """The official words that a text uses, in order; of two that overlap the first, then the longest."""
    found = sorted(_matches(text), key=lambda match: (match[1].start(), -match[1].end()))
    quoted = [match.span() for match in QUOTED.finditer(text)] if found else []
    end = 0
    for form, match in found:
        if match.start() < end:
            continue
        end = match.end()
        if any(start < match.start() < stop for start, stop in quoted):
            continue
        better = replacements()[form]
        shown = capitalised(better) if match[0][0].isupper() else better
        yield Better(match.start(), match.end(), match[0], shown, form.partition(" … ")[2])


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Where any form stands; patterns only for forms whose words are there, hardly ever one."""
    folded = text.lower()
    words = set(_WORD.findall(folded))
    single_spaced = " ".join(folded.split())
    for first in words & _forms_by_first_word().keys():
        for form in _forms_by_first_word()[first]:
            if form.partition(" … ")[0] in single_spaced:
                for match in _pattern(form).finditer(text):
                    yield form, match


_WORD = re.compile(r"[\w-]+")
