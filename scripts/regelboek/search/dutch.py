"""Dutch words as search sees them: folded, split, and brought back to a stem.

The tables go into the index as they are, so that the browser uses the very same ones
(`overrides/assets/zoekmachine.js`); shared examples in the tests hold the two together.
The stemmer follows the lines of the Snowball algorithm for Dutch (M.F. Porter,
https://snowballstem.org/algorithms/dutch/stemmer.html), and adds small words, irregular verbs,
and nouns in -atie beside verbs in -eren.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

_IRREGULAR = """
    advies adviezen
    aanbied aangeboden aanbod aanbiedt aanbiedingen
    aanneem aannemen aangenomen aannam aanneemt
    beslis beslissen beslist besliste beslissing besluit besluiten besloten besloot
    bied bieden biedt bood boden geboden
    blijf blijven blijft bleef bleven gebleven
    breng brengen brengt bracht brachten gebracht
    denk denken denkt dacht dachten gedacht
    draag dragen draagt droeg droegen gedragen
    eet eten at aten gegeten
    erf erven erft erfde geerfd erfenis erfenissen erfgenaam
    geef geven geeft gaf gaven gegeven
    geniet genieten genoot genoten
    help helpen helpt hielp hielpen geholpen hulp
    houd houden houdt hield hielden gehouden
    kies kiezen kiest koos kozen gekozen keuze keuzes
    kijk kijken kijkt keek keken gekeken
    koop kopen koopt kocht kochten gekocht
    krijg krijgen krijgt kreeg kregen gekregen
    lees lezen leest las lazen gelezen
    lieg liegen liegt loog logen gelogen leugen leugens
    loop lopen loopt liep liepen gelopen
    neem nemen neemt nam namen genomen
    overdraag overdragen overdraagt overgedragen overdracht
    =overheid overheden
    overlijd overlijden overleden overleed
    rijd rijden rijdt reed reden gereden rit ritten
    schenk schenken schenkt schonk schonken geschonken
    scheld schelden scheldt schold scholden gescholden
    schrijf schrijven schrijft schreef schreven geschreven
    sluit sluiten sloot sloten gesloten
    spreek spreken spreekt sprak spraken gesproken
    steek steken steekt stak staken gestoken
    steel stelen steelt stal stalen gestolen
    sterf sterven sterft stierf gestorven
    stem stemmen stemt stemde gestemd
    stuur sturen stuurt stuurde gestuurd
    tref treffen trof getroffen
    trek trekken trekt trok trokken getrokken
    uitgeef uitgeven uitgegeven uitgeeft uitgave uitgaven
    uitnodig uitnodigen uitgenodigd uitnodiging uitnodigingen
    verbied verbieden verbiedt verboden verbood verbod
    verdwijn verdwijnen verdween verdwenen
    verkoop verkopen verkoopt verkocht verkochten
    verlies verliezen verliest verloor verloren
    verraad verraden verraadt verried
    vertrek vertrekken vertrekt vertrok vertrokken
    verzwijg verzwijgen verzwijgt verzweeg verzwegen
    vlieg vliegen vliegt vloog vlogen gevlogen
    vind vinden vindt vond vonden gevonden
    vraag vragen vraagt vroeg vroegen gevraagd
    =weet weten wist wisten wetenschap
    =geweten gewetens
    =macht machten
    =prive
    =zak zakken
    =bedrijf bedrijven bedrijfje bedrijfjes
    win winnen wint won wonnen gewonnen
    wijk wijken wijkt week weken geweken
    zeg zeggen zegt zegde gezegd
    zend zenden zond gezonden
    zie zien ziet zag zagen gezien
    zing zingen zong gezongen
    zoek zoeken zoekt zocht zochten gezocht
    zweer zweren zweert zwoer zwoeren gezworen
    zwijg zwijgen zwijgt zweeg zwegen gezwegen
    lek lekken lekt lekte lekten gelekt
    meld melden meldt meldde gemeld melding meldingen
    kind kinderen kindje kindjes
    lid leden lidmaatschap lidmaatschappen
    kaart kaarten kaartje kaartjes
    koning koningen koningin
    regering regeringen
    ministerie ministeries departement departementen
    minister ministers bewindspersoon bewindspersonen bewindsman bewindsvrouw bewindslieden
    cadeau cadeaus cadeautje cadeautjes kado kados kadootje kadootjes kadotje cadeaux kadootjes
    integriteit integer integere
    vip vips
    praat praten praatje praatjes gepraat praatte
    bewijs bewijzen
    prijs prijzen
    verbied verbieden
    wet wetten
    bel bellen belt belde gebeld telefoontje
    ding dingen
    vriend vrienden vriendje vriendjes vriendin vriendinnen
"""
"""A line for each word that changes inside: its stem first, then its forms. After `=` the stem stands as it is."""

STEPS: tuple[tuple[tuple[str, str], ...], ...] = (
    # small words: bonnetje, boompje, koninkje, cadeautje, baantje, appje
    (
        (r"^(.{2,})etjes?$", "$1"),
        (r"^(.+m)pjes?$", "$1"),
        (r"^(.+in)kjes?$", "$1g"),
        (r"^(.*(?:oo|ee|eau|ie|uw|ij|ei))tjes?$", "$1"),
        (r"^(.*(?:aa|ee|oo|uu|oe|ie|ui|ij|ei|eu|ou|e)[lnr])tjes?$", "$1"),
        (r"^(.{2,})jes?$", "$1"),
    ),
    # more than one
    (
        (r"^(.+)heden$", "$1heid"),
        (r"^(.+)ieen$", "$1ie"),
        (r"^(.+)eeen$", "$1ee"),
        (r"^(.*[aeiouy].*[^aeiou])en$", "$1"),
        (r"^(.*[aeiouy].*[^aeiouys])s$", "$1"),
        (r"^(.{2,}(?:[^aeiou][aouy]|ie|eau))s$", "$1"),
    ),
    ((r"^(.{2,}[^aeiou])e$", "$1"),),
    # what a word is made from
    (
        (r"^(.{3,})atie$", "$1er"),
        (r"^(.{4,})heid$", "$1"),
        (r"^(.{4,})lijk$", "$1"),
        (r"^(.*[aeiouy].*[^aeiouy])ing$", "$1"),
    ),
    # one spelling for one sound: app, groot, reiz, briev
    (
        (r"^(.*)([bdfgklmnprst])\2$", "$1$2"),
        (r"^(.*[^aeou])([aeou])\2([^aeiou])$", "$1$2$3"),
        (r"^([aeou])\1([^aeiou])$", "$1$2"),
        (r"^(.*[^aeo])([aou])\2$", "$1$2"),
    ),
    ((r"^(.+)v$", "$1f"), (r"^(.+)z$", "$1s")),
)
"""The stemmer: of each step the first pattern that fits is applied. Patterns mean the same in
Python and in JavaScript, but for the back reference in what replaces."""

TAILS: tuple[tuple[str, str], ...] = (
    (r"^(.{3,})t$", "$1"),
    (r"^(.{3,})d$", "$1"),
    (r"^ge(.{3,})[dt]$", "$1"),
    (r"^ge(.{3,})$", "$1"),
    (r"^(.{4,})er$", "$1"),
    (r"^(.{4,})ist$", "$1"),
    (r"^(.{4,})baar$", "$1"),
    (r"^(.{4,})ig$", "$1"),
)
"""Other stems that a word may have, tried only where the first is not known: lobbyt, geappt,
declareerde, aangenomen."""

PREFIXED = r"^(aan|af|bij|door|in|mee|na|om|op|over|toe|uit|voor|weg|terug)(ge.{3,})$"
"""A verb in two parts with -ge- between them: mee-genomen, in-geleverd."""

_PATTERNS = tuple(tuple((re.compile(p), r.replace("$", "\\")) for p, r in step) for step in STEPS)
_TAIL_PATTERNS = tuple((re.compile(p), r.replace("$", "\\")) for p, r in TAILS)
_PREFIXED = re.compile(PREFIXED)
_WORD = re.compile(r"[a-z0-9]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_APOSTROPHE = re.compile(r"(?<=[a-z0-9])['’‘`´](?=[a-z])")


def fold(text: str) -> str:
    """Lower case, without accents and without the apostrophe inside a word."""
    plain = text.lower()
    if not plain.isascii():
        plain = _ACCENT.sub("", unicodedata.normalize("NFKD", plain))
    return _APOSTROPHE.sub("", plain)


@functools.cache
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded: letters and digits only."""
    return tuple(_WORD.findall(fold(text)))


@functools.cache
def stem(word: str) -> str:
    """The stem of a folded word; an irregular form leads to the stem of its first form."""
    return FORMS.get(word) or regular_stem(word)


def regular_stem(word: str) -> str:
    """The stem by the steps alone. Words of one or two letters stay as they are."""
    if len(word) < 3:
        return word
    for step in _PATTERNS:
        for pattern, replacement in step:
            made, fits = pattern.subn(replacement, word)
            if fits:
                word = made
                break
    return word


def other_stems(word: str) -> Iterator[str]:
    """What else the stem may be: without the -t, -d or ge- of a verb, without -er, -ist, -ig."""
    first = stem(word)
    found: dict[str, None] = {}
    if split := _PREFIXED.match(word):
        for end in (stem(split[2]), *_tails(split[2])):
            found[stem(split[1] + end)] = None
    for start in dict.fromkeys((word, first)):
        found |= dict.fromkeys(_tails(start))
    found.pop(first, None)
    yield from found


def _tails(word: str) -> Iterator[str]:
    for pattern, replacement in _TAIL_PATTERNS:
        made, fits = pattern.subn(replacement, word)
        if fits:
            yield stem(made)


def _forms() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _IRREGULAR.strip().splitlines():
        first, *forms = line.split()
        base = first[1:] if first.startswith("=") else regular_stem(first)
        for form in (first.removeprefix("="), *forms):
            table.setdefault(form, base)
    return table


FORMS = _forms()
"""Irregular forms by word."""
