"""The content format, key by key: how each record of `code_rules/` is read and written.

The order of the keys here is the order in which they are written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from regelboek.model import registers as reg
from regelboek.model.identifiers import SourceKind, normalised
from regelboek.model.revision import (
    ChangeClass,
    ChangeKind,
    Chapter,
    Decider,
    FormerTerm,
    Term,
)
from regelboek.model.rule import Audience, Citation, CitationRole, Force, RuleStatus, Start
from regelboek.records.dates import likely_date
from regelboek.records.kinds import Choice, Date, Flag, Id, MomentKind, Number, Pattern, Text
from regelboek.records.schema import Key, ListOf, OneOrMore, Record, TableOf

_REVISION = r"\d{4}-\d\d-\d\d(?:\+\d{4}-\d\d-\d\d)?"
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PART = r"[1-9]\d*(?:-[a-z])?"


def _secured(address: str) -> str | None:
    """`https://www.voorbeeld.nl` for an address without it."""
    bare = re.sub(r"^(?:https?:/*)?", "", address)
    return f"https://{bare}" if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/[^\s<>\"]*)?", bare) else None


REVISION_ID = Pattern(
    re.compile(_REVISION),
    "een versie",
    "2022-12-23",
    meant=lambda text: likely_date(text, vague=False) or None,
)
RULE_IN_REVISION = Pattern(
    re.compile(rf"{_SLUG}@{_REVISION}(?:#lid-{_PART})?"),
    "een regel met zijn versie",
    "geschenken-aannemen@2022-12-23#lid-1",
)
SOURCE_ID = Pattern(
    re.compile(r"[A-Za-z0-9][A-Za-z0-9.:&=+-]*"), "een bron", "kst-28844-251", meant=normalised
)
DIGEST = Pattern(re.compile(r"sha256:[0-9a-f]{64}"), "een controlegetal", "sha256:…")

CITATION = Record(
    "een bronvermelding",
    Citation,
    (
        Key("id", SOURCE_ID, "De bron, zoals hij in het register staat.", required=True),
        Key("plaats", Text("artikel 57, lid 2"), "De plaats in de bron.", attribute="place"),
        Key("rol", Choice(CitationRole), "`historisch` voor een vervallen bron.", attribute="role"),
    ),
)
CITATIONS = ListOf(CITATION)

START = Record(
    "een ingang",
    Start,
    (
        Key("datum", Date(), "De dag van ingang, als die bekend is.", attribute="date"),
        Key("bron", SOURCE_ID, "De bron die de ingang noemt.", required=True, attribute="source"),
    ),
)

RULE: Record[Mapping[str, Any]] = Record(
    "een regel",
    dict,
    (
        Key("id", Id(), "De vaste naam; gelijk aan de bestandsnaam.", required=True),
        Key("nummer", Number(), "De plaats in het hoofdstuk.", required=True, attribute="number"),
        Key("titel", Text("Geschenken aannemen"), "De titel.", required=True, attribute="title"),
        Key("hoofdstuk", Id("geschenken"), "Het hoofdstuk.", required=True, attribute="chapter"),
        Key(
            "samenvatting",
            Text("Neem zo min mogelijk geschenken aan."),
            "Het antwoord in één zin.",
            required=True,
            attribute="summary",
        ),
        Key("kracht", Choice(Force), "Hoe de regel bindt.", required=True, attribute="force"),
        Key(
            "doelgroep",
            ListOf(Choice(Audience)),
            "Voor wie de regel geldt.",
            required=True,
            attribute="audience",
        ),
        Key("status", Choice(RuleStatus), "Of de regel al bindt.", required=True),
        Key(
            "tags",
            ListOf(Id("geschenken")),
            "De onderwerpen; het eerste is het hoofdonderwerp.",
            required=True,
            attribute="topics",
        ),
        Key("bronnen", CITATIONS, "Waar de regel op rust.", attribute="sources", default=()),
        Key(
            "zonder-bron",
            Text(),
            "Waarom de regel op geen bron rust.",
            attribute="no_source",
        ),
        Key("zie-ook", ListOf(Id()), "Verwante regels.", attribute="see_also", default=()),
        Key(
            "adviespunten",
            ListOf(Id("vertrouwensfunctionaris")),
            "Aan wie men een vraag kan stellen.",
            attribute="contacts",
            default=(),
        ),
        Key("ingang", START, "Wanneer een aangekondigde wijziging ingaat.", attribute="start"),
    ),
)

CHAPTER = Record(
    "een hoofdstuk",
    Chapter,
    (
        Key("id", Id("geschenken"), "De vaste naam van het hoofdstuk.", required=True),
        Key("titel", Text("Geschenken"), "De titel.", required=True, attribute="title"),
    ),
)

REVISION: Record[Mapping[str, Any]] = Record(
    "een versie",
    dict,
    (
        Key("schema", Number(), "Het nummer van dit formaat.", required=True),
        Key(
            "versie",
            Pattern(re.compile(rf"{_REVISION}|concept"), "een versie", "2022-12-23"),
            "De naam van de map.",
            required=True,
            attribute="id",
        ),
        Key("titel", Text("Gedragscode"), "De titel van de code.", required=True, attribute="title"),
        Key("vastgesteld", Date(), "De dag van het besluit.", attribute="adopted"),
        Key("gepubliceerd", Date(), "De dag van publicatie.", attribute="published"),
        Key("in-werking", Date(), "De dag vanaf wanneer de versie geldt.", attribute="in_force"),
        Key("bekend", Date(), "De dag waarop een herstel bekend werd.", attribute="known"),
        Key("herstelt", REVISION_ID, "De versie die wordt hersteld.", attribute="corrects"),
        Key("voorganger", REVISION_ID, "De versie hiervoor.", attribute="predecessor"),
        Key("besloten-door", Choice(Decider), "Wie besloot.", attribute="decided_by"),
        Key("bronnen", CITATIONS, "De bronnen van het besluit.", attribute="sources", default=()),
        Key("samenvatting", Text(), "Wat deze versie brengt.", attribute="summary"),
        Key(
            "hoofdstukken",
            ListOf(CHAPTER),
            "De hoofdstukken, op volgorde.",
            required=True,
            attribute="chapters",
        ),
    ),
)

FORMER_TERM = Record(
    "een eerdere term",
    FormerTerm,
    (
        Key("term", Text("vertrouwenspersoon"), "Het oude woord.", required=True),
        Key("tot", MomentKind(), "Tot wanneer het gold.", required=True, attribute="until"),
    ),
)

TERM = Record(
    "een begrip",
    Term,
    (
        Key("id", Id("belang"), "De vaste naam.", required=True),
        Key("term", Text("belang"), "Het woord.", required=True),
        Key("definitie", Text(), "De betekenis.", required=True, attribute="definition"),
        Key("vormen", ListOf(Text("belangen")), "Verbuigingen.", attribute="forms", default=()),
        Key(
            "eerdere-termen",
            ListOf(FORMER_TERM),
            "Hoe het vroeger heette.",
            attribute="former_terms",
            default=(),
        ),
        Key("bronnen", CITATIONS, "Waar de definitie op rust.", attribute="sources", default=()),
    ),
)
TERMS = ListOf(TERM)

CHANGE: Record[Mapping[str, Any]] = Record(
    "een wijziging",
    dict,
    (
        Key("soort", Choice(ChangeKind), "Wat ermee gebeurde.", required=True, attribute="kind"),
        Key("klasse", Choice(ChangeClass), "Hoe diep de wijziging gaat.", attribute="depth"),
        Key("reden", Text(), "Waarom.", required=True, attribute="reason"),
        Key("naar", ListOf(Id()), "De opvolgers.", attribute="successors", default=()),
        Key("zie", ListOf(Id()), "Waar de lezer verder kan kijken.", attribute="pointers", default=()),
        Key(
            "terugkeer-van",
            Pattern(re.compile(rf"{_SLUG}(?:@{_REVISION})?"), "een vervallen regel", "oude-regel"),
            "De vervallen regel die terugkomt.",
            attribute="returns",
        ),
        Key("bronnen", CITATIONS, "Waar de wijziging op rust.", attribute="sources", default=()),
        Key(
            "opdrachten",
            ListOf(Id("motie-beckerman")),
            "De opdrachten die zij uitvoert.",
            attribute="mandates",
            default=(),
        ),
        Key("aangekondigd-op", Date(), "Wanneer zij is aangekondigd.", attribute="announced"),
        Key("besloten-door", Choice(Decider), "Wie besloot.", attribute="decided_by"),
        Key("draait-terug", REVISION_ID, "De versie die wordt teruggedraaid.", attribute="reverts"),
        Key(
            "leden",
            TableOf(
                re.compile(_PART),
                "een lid (`2`) of onderdeel (`2-b`)",
                OneOrMore(
                    Pattern(
                        re.compile(rf"vervallen|{_PART}|{_SLUG}#lid-{_PART}"),
                        "een nieuw nummer, `andere-regel#lid-1` of `vervallen`",
                        "3",
                    )
                ),
                "2: 3",
            ),
            "Waar leden en onderdelen naartoe gingen.",
            attribute="parts",
            default=(),
        ),
    ),
)

FORMER_LABEL = Record(
    "een eerder label",
    reg.FormerLabel,
    (
        Key("label", Text(), "Het oude label.", required=True),
        Key("tot", MomentKind(), "Tot wanneer het gold.", required=True, attribute="until"),
    ),
)

TOPIC = Record(
    "een onderwerp",
    reg.Topic,
    (
        Key("id", Id("geschenken"), "De vaste naam; dit is de tag.", required=True),
        Key("label", Text("geschenken"), "Hoe het heet.", required=True),
        Key("definitie", Text(), "Wat eronder valt.", required=True, attribute="definition"),
        Key(
            "synoniemen",
            ListOf(Text("cadeau")),
            "Woorden die mensen typen.",
            attribute="synonyms",
            default=(),
        ),
        Key("breder", Id(), "Het ruimere onderwerp.", attribute="broader"),
        Key("verwant", ListOf(Id()), "Verwante onderwerpen.", attribute="related", default=()),
        Key(
            "eerdere-labels",
            ListOf(FORMER_LABEL),
            "Hoe het vroeger heette.",
            attribute="former_labels",
            default=(),
        ),
        Key("tot", MomentKind(), "Wanneer het is gestopt.", attribute="until"),
        Key("opgegaan-in", Id(), "Het onderwerp dat het overnam.", attribute="merged_into"),
    ),
)

SOURCE = Record(
    "een bron",
    reg.Source,
    (
        Key("id", SOURCE_ID, "De identificatie van de bron zelf.", required=True),
        Key("soort", Choice(SourceKind), "Wat voor bron het is.", required=True, attribute="kind"),
        Key("titel", Text(), "De titel.", required=True, attribute="title"),
        Key("datum", MomentKind(), "De datum, zo precies als bekend.", required=True, attribute="date"),
        Key("circa", Flag(), "Of de datum ongeveer is.", default=False),
        Key("status", Choice(reg.SourceStatus), "Of de bron nog geldt.", required=True),
        Key("tot", MomentKind(), "Wanneer de bron is vervallen.", attribute="until"),
        Key("vervangen-door", SOURCE_ID, "De bron die ervoor kwam.", attribute="superseded_by"),
        Key(
            "norm-blijft",
            Text(),
            "Waarom de regel blijft gelden als de bron vervalt.",
            attribute="norm_stays",
        ),
        Key("te-controleren", Text(), "Wat nog niet zeker is.", attribute="to_check"),
        Key(
            "adres",
            Pattern(re.compile(r"https://[^\s<>\"]+"), "een webadres", "https://…", meant=_secured),
            "Alleen van een webpagina.",
            attribute="url",
        ),
    ),
)

STEP = Record(
    "een stap",
    reg.Step,
    (
        Key("regel", RULE_IN_REVISION, "De regel waarop het advies rust.", attribute="rule"),
        Key("advies", Text(), "Wat te doen, in één zin.", required=True, attribute="advice"),
    ),
)

SITUATION = Record(
    "een situatie",
    reg.Situation,
    (
        Key("id", Id("cadeau-aangeboden"), "De vaste naam.", required=True),
        Key(
            "vraag",
            Text("U krijgt een cadeau aangeboden"),
            "De situatie in gewone woorden.",
            required=True,
            attribute="question",
        ),
        Key("ook", ListOf(Text()), "Andere manieren om het te zeggen.", attribute="also", default=()),
        Key(
            "onderwerpen",
            ListOf(Id("geschenken")),
            "De onderwerpen.",
            required=True,
            attribute="topics",
        ),
        Key("voor", ListOf(Choice(Audience)), "Voor wie.", required=True, attribute="audience"),
        Key("stappen", ListOf(STEP), "Wat te doen.", required=True, attribute="steps"),
        Key(
            "adviespunten",
            ListOf(Id()),
            "Aan wie men het kan vragen.",
            attribute="contacts",
            default=(),
        ),
        Key("tot", MomentKind(), "Wanneer zij is gestopt.", attribute="until"),
    ),
)

EVENT = Record(
    "een gebeurtenis",
    reg.MandateEvent,
    (
        Key("datum", MomentKind(), "Wanneer.", required=True, attribute="date"),
        Key("circa", Flag(), "Of de datum ongeveer is.", default=False),
        Key("status", Choice(reg.MandateStatus), "Wat er gebeurde.", required=True),
        Key("bron", SOURCE_ID, "Waar dat staat.", attribute="source"),
        Key("reden", Text(), "Waarom; verplicht bij een afwijzing.", attribute="reason"),
    ),
)

MANDATE_PART = Record(
    "een deel",
    reg.MandatePart,
    (
        Key("id", Id("risicoanalyse"), "De vaste naam.", required=True),
        Key("vraagt", Text(), "Wat dit deel vraagt.", required=True, attribute="asks"),
        Key("status", Choice(reg.MandateStatus), "Hoe het ermee staat.", required=True),
        Key("reden", Text(), "Waarom; verplicht bij een afwijzing.", attribute="reason"),
    ),
)

CARRIED_OUT = Record(
    "een uitvoering",
    reg.CarriedOut,
    (
        Key("versie", REVISION_ID, "De versie.", required=True, attribute="revision"),
        Key("regel", Id(), "De regel die de opdracht uitvoert.", required=True, attribute="rule"),
    ),
)

MANDATE = Record(
    "een opdracht",
    reg.Mandate,
    (
        Key("id", Id("motie-beckerman"), "De vaste naam.", required=True),
        Key("soort", Choice(reg.MandateKind), "Wat voor opdracht.", required=True, attribute="kind"),
        Key("titel", Text(), "De titel.", required=True, attribute="title"),
        Key("vraagt", Text(), "Wat er wordt gevraagd.", required=True, attribute="asks"),
        Key("indieners", ListOf(Text()), "Wie het vroeg.", attribute="submitters", default=()),
        Key("bronnen", CITATIONS, "Waar het staat.", required=True, attribute="sources"),
        Key("delen", ListOf(MANDATE_PART), "Delen met een eigen status.", attribute="parts", default=()),
        Key("vervangen-door", Id(), "De opdracht die ervoor kwam.", attribute="superseded_by"),
        Key(
            "uitgevoerd-door",
            ListOf(CARRIED_OUT),
            "De vastgestelde wijziging die eraan voldeed.",
            attribute="carried_out",
            default=(),
        ),
        Key(
            "gebeurtenissen",
            ListOf(EVENT),
            "Wat ermee gebeurde, op volgorde; de laatste is de status.",
            required=True,
            attribute="events",
        ),
    ),
)

FORMER_ROLE = Record(
    "een eerdere rol",
    reg.FormerRole,
    (
        Key("rol", Text(), "De oude naam.", required=True, attribute="role"),
        Key("tot", MomentKind(), "Tot wanneer.", required=True, attribute="until"),
    ),
)

CONTACT = Record(
    "een adviespunt",
    reg.Contact,
    (
        Key("id", Id("vertrouwensfunctionaris"), "De vaste naam.", required=True),
        Key("rol", Text(), "Hoe het heet.", required=True, attribute="role"),
        Key("waarvoor", Text(), "Waarvoor men er terechtkan.", required=True, attribute="purpose"),
        Key("niet-voor", Text(), "Waarvoor niet.", attribute="not_for"),
        Key("voor", ListOf(Choice(Audience)), "Voor wie.", required=True, attribute="audience"),
        Key("bereiken", Text(), "Hoe men het bereikt.", required=True, attribute="reach"),
        Key("bronnen", CITATIONS, "Waar dat staat.", attribute="sources", default=()),
        Key(
            "eerdere-rollen",
            ListOf(FORMER_ROLE),
            "Hoe het vroeger heette.",
            attribute="former_roles",
            default=(),
        ),
        Key("tot", MomentKind(), "Wanneer het is gestopt.", attribute="until"),
        Key("vervangen-door", Id(), "Wat ervoor kwam.", attribute="superseded_by"),
    ),
)

DILEMMA_RULE = Record(
    "een regel van een dilemma",
    reg.DilemmaRule,
    (
        Key("regel", RULE_IN_REVISION, "De regel met zijn versie.", required=True, attribute="rule"),
        Key(
            "controlegetal", DIGEST, "Wat bond bij de laatste beoordeling.", required=True, attribute="digest"
        ),
    ),
)

DILEMMA = Record(
    "een dilemma",
    reg.Dilemma,
    (
        Key("id", Id("de-oude-vriend"), "De vaste naam.", required=True),
        Key("titel", Text(), "De titel.", required=True, attribute="title"),
        Key("verhaal", Text(), "Het verhaal.", required=True, attribute="story"),
        Key(
            "varianten",
            ListOf(Text("Maar wat als …?")),
            "Maar wat als …?",
            required=True,
            attribute="variants",
        ),
        Key("vragen", ListOf(Text()), "Vragen voor het gesprek.", required=True, attribute="questions"),
        Key("regels", ListOf(DILEMMA_RULE), "De regels waarop het rust.", required=True, attribute="rules"),
        Key("onderwerpen", ListOf(Id()), "De onderwerpen.", required=True, attribute="topics"),
        Key(
            "beoordeeld-op",
            Date(),
            "Wanneer het voor het laatst is beoordeeld.",
            required=True,
            attribute="judged",
        ),
    ),
)

LOG_ENTRY = Record(
    "een regel van het logboek",
    reg.LogEntry,
    (
        Key("datum", Date(), "De dag.", required=True, attribute="date"),
        Key("soort", Choice(reg.LogKind), "Wat voor aantekening.", required=True, attribute="kind"),
        Key("versie", REVISION_ID, "De versie waar het om gaat.", attribute="revision"),
        Key("regel", Id(), "De regel waar het om gaat.", attribute="rule"),
        Key("wat", Text(), "Wat er gebeurde.", required=True, attribute="what"),
        Key("door", Text(), "Wie het deed.", required=True, attribute="by"),
        Key("slot", DIGEST, "Het controlegetal van de versie.", attribute="lock"),
    ),
)

REGISTERS: dict[str, tuple[str, ListOf[Any]]] = {
    "onderwerpen.yml": ("topics", ListOf(TOPIC)),
    "bronnen.yml": ("sources", ListOf(SOURCE)),
    "situaties.yml": ("situations", ListOf(SITUATION)),
    "opdrachten.yml": ("mandates", ListOf(MANDATE)),
    "adviespunten.yml": ("contacts", ListOf(CONTACT)),
    "dilemmas.yml": ("dilemmas", ListOf(DILEMMA)),
    "logboek.yml": ("log", ListOf(LOG_ENTRY)),
}
"""The file of each register: the field of `Registers` it fills and how it is read."""
