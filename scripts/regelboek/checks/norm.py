"""Checks of the form and numbers of rules and their norms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regelboek.catalogue import Scope, check
from regelboek.checks.survey import Edition, norm_pieces
from regelboek.diagnostics import Finding, Related, Severity
from regelboek.markdown.plain import plain, plain_lines
from regelboek.markdown.tree import BulletList, OrderedList, Para, Table, Text
from regelboek.model.rule import LETTERS, Audience, Force, Paragraph, Rule, RuleStatus
from regelboek.words import did_you_mean, listing


@check("RB130", "norm-is-geen-lijst", Scope.REVISION)
def norm_is_no_list(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de norm één genummerde lijst is en niets anders.

    Waarom?
    Elk lid heeft een nummer, zodat men het kan aanhalen. Losse tekst in de norm heeft dat niet.

    Voorbeeld
        ## Norm

        U neemt geen geschenken aan.

    Zo lost u het op
    Maak van elke plicht een genummerd lid, en zet uitleg in de Toelichting:
        ## Norm

        1. U neemt geen geschenken aan.
    """
    for rule in edition.rules:
        for block in rule.stray_norm_blocks:
            if isinstance(block, Para) and re.match(r"\d+[.)]\u00a0", _start(block)):
                continue  # RB124 says that its number is none
            second = isinstance(block, OrderedList)
            message = (
                "Hier begint een tweede lijst in de norm."
                if second
                else "Deze tekst in de norm heeft geen nummer."
            )
            hint = (
                "Nummer de leden door als `1. `, `2. `: met een punt, niet met een haakje, en zonder tekst ertussen."
                if second
                else "Begin het lid met `1. `, of verplaats de tekst naar de Toelichting."
            )
            yield Finding(rule.span(block.place), message, hint)


def _start(block: Para) -> str:
    return block.inlines[0].text if isinstance(block.inlines[0], Text) else ""


@check("RB131", "leden-niet-doorgenummerd", Scope.REVISION)
def paragraphs_misnumbered(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de leden en onderdelen zijn genummerd als 1, 2, 3, zoals getypt.

    Waarom?
    Markdown telt zelf door en let niet op wat er staat. Wie ‘3.’ typt, verwacht lid 3 en krijgt misschien lid 2.

    Voorbeeld
        1. Eerste lid.
        3. Tweede lid.

    Zo lost u het op
    Nummer door vanaf 1. Moet een nummer vrij blijven omdat een lid verviel? Laat het staan:
        2. (vervallen)
    """
    for rule in edition.rules:
        expected, first = 0, rule.paragraphs[:1]
        for paragraph in rule.paragraphs:
            if paragraph.place.column != first[0].place.column:
                continue  # RB125 says that it is an item that does not stand far enough to the right
            expected += 1
            if paragraph.number != expected:
                yield Finding(
                    rule.span(paragraph.place),
                    f"Hier staat lid {paragraph.number}, maar het is het {expected}e lid.",
                    f"Schrijf `{expected}.`, of laat een vervallen lid staan als `{expected}. (vervallen)`.",
                )
            expected = max(expected, paragraph.number)  # one number left out is one finding
            for place, item in enumerate(paragraph.items, 1):
                if item.number != place:
                    yield Finding(
                        rule.span(item.place),
                        f"Dit onderdeel heeft nummer {item.number}, maar het is onderdeel {LETTERS[place - 1]}.",
                        f"Schrijf `{place}.`; de site maakt er een letter van.",
                    )


@check("RB132", "lid-te-ingewikkeld", Scope.REVISION)
def paragraph_too_deep(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een lid ten hoogste één lijst met onderdelen heeft, en onderdelen geen eigen genummerde lijst.

    Waarom?
    ‘Lid 2, onderdeel b’ moet naar één plaats wijzen.

    Voorbeeld
    Een lid met twee genummerde lijsten, of een onderdeel dat zelf weer 1 en 2 heeft.

    Zo lost u het op
    Splits het lid in twee leden, of gebruik binnen een onderdeel streepjes.
    """
    for rule in edition.rules:
        for paragraph in rule.paragraphs:
            yield from _too_deep(rule, paragraph)


def _too_deep(rule: Rule, paragraph: Paragraph) -> Iterator[Finding]:
    for block in paragraph.after:
        if isinstance(block, OrderedList):
            full = len(paragraph.items) == len(LETTERS)
            why = "te veel onderdelen; de letters zijn op" if full else "een tweede genummerde lijst"
            yield Finding(
                rule.span(block.place),
                f"Lid {paragraph.number} heeft {why}.",
                "Splits het lid." if full else "Maak er een eigen lid van, of gebruik streepjes.",
            )
    nested = [b for item in paragraph.items for b in item.blocks if isinstance(b, OrderedList)]
    for block in nested:
        yield Finding(
            rule.span(block.place),
            "Een onderdeel kan geen eigen genummerde lijst hebben.",
            "Gebruik streepjes, of maak er een eigen lid van.",
        )


@check("RB133", "leeg-lid", Scope.REVISION)
def empty_paragraph(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elk lid en elk onderdeel tekst heeft.

    Waarom?
    Een leeg lid kan een vergeten zin zijn.

    Voorbeeld
        1. U meldt het geschenk.
        2.

    Zo lost u het op
    Schrijf de tekst. Is het lid vervallen en moet het nummer blijven? Schrijf dan `(vervallen)`.
    """
    for rule in edition.rules:
        for paragraph in rule.paragraphs:
            if not paragraph.blocks and not paragraph.items:
                yield Finding(
                    rule.span(paragraph.place),
                    f"Lid {paragraph.number} is leeg.",
                    f"Schrijf de tekst, of `{paragraph.number}. (vervallen)`.",
                )
            for item in paragraph.items:
                if not item.blocks:
                    yield Finding(
                        rule.span(item.place),
                        f"Lid {paragraph.number}, onderdeel {item.letter} is leeg.",
                        "Schrijf de tekst, of verwijder het onderdeel.",
                    )


@check("RB134", "afwijking-op-verkeerde-plaats", Scope.REVISION)
def misplaced_mark(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of `[[voor:…]]` en `[[kracht:…]]` alleen aan het begin van een lid staan, met een bestaand woord.

    Waarom?
    Aan het begin zeggen ze voor wie het hele lid geldt en hoe het bindt. Elders betekenen ze niets.

    Voorbeeld
        2. U lobbyt niet [[voor:oud-bewindspersoon]].

    Zo lost u het op
    Zet het aan het begin van het lid:
        2. [[voor:oud-bewindspersoon]] U lobbyt niet.
    """
    words = {"voor": [a.value for a in Audience], "kracht": [f.value for f in Force]}
    for rule in edition.rules:
        for _, ref in rule.refs:
            known = words.get(ref.kind, [ref.target])
            if ref.target not in known:
                guess = did_you_mean(ref.target, known, f"[[{ref.kind}:{{}}]]")
                hint = guess or f"Kies uit: {listing(f'`{k}`' for k in known)}."
                message = f"‘{ref.target}’ kan niet bij ‘{ref.kind}’."
                yield Finding(rule.span(ref.place), message, hint)
    for located in edition.refs:  # what stood at the start of a paragraph is no longer in its text
        if located.ref.kind in words and located.ref.target in words[located.ref.kind]:
            yield Finding(
                located.span,
                f"‘{located.ref}’ staat niet aan het begin van een lid.",
                "Zet het meteen achter het nummer van het lid, of haal het weg.",
            )


_EXPLAINING = re.compile(r"toelichting|voorbeeld|gespreksvragen|uitleg", re.IGNORECASE)
_LEANING = re.compile(
    r"\b(?:zie|in|volgens|uit|bij|van|onder)\s+(?:ook\s+)?(?:de|het|een|onderstaande?)?\s*"
    r"(toelichting|voorbeeld(?:en)?|gespreksvragen|uitleg)\b",
    re.IGNORECASE,
)


@check("RB135", "norm-leunt-op-uitleg", Scope.DRAFT)
def norm_leans_on_explanation(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de norm niet verwijst naar de toelichting, de voorbeelden of de gespreksvragen.

    Waarom?
    Alleen de norm bindt. Wat daarvoor nodig is, moet er zelf in staan.

    Voorbeeld
        2. U meldt het geschenk op de manier die in de toelichting staat.

    Zo lost u het op
    Schrijf in de norm zelf wat er moet gebeuren.
    """
    for rule in edition.rules:
        for part, place, blocks in norm_pieces(rule):
            words = " ".join(plain_lines(blocks))
            match = _LEANING.search(words) if _EXPLAINING.search(words) else None
            if match:
                yield Finding(
                    rule.span(place),
                    f"{part.words.capitalize()} leunt op tekst die niet bindt: ‘{match[0]}’.",
                    "Schrijf hier zelf wat er moet gebeuren.",
                )


@check("RB136", "aankondiging-zonder-ingang", Scope.REVISION)
def announcement_without_start(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of bij een deel ‘Aangekondigd’ staat wanneer het ingaat en wie dat zegt, en andersom.

    Waarom?
    Een lezer moet kunnen zien dat iets nog niet geldt, en vanaf wanneer wel.

    Voorbeeld
    Een regel met de kop `## Aangekondigd`, maar zonder `ingang` bij de gegevens.

    Zo lost u het op
    Voeg bovenaan toe (laat de datum weg als die nog niet bekend is):
        ingang:
          datum: 2027-01-01
          bron: kst-36549-6
    """
    for rule in edition.rules:
        section = rule.body.section("Aangekondigd")
        announced = rule.status is RuleStatus.ANNOUNCED
        if (section or announced) and rule.start is None and "ingang" not in rule.origin.damaged:
            span = rule.span(section.place) if section else rule.origin.at("status")
            yield Finding(
                span,
                "Bij deze aankondiging ontbreekt de ingang.",
                "Voeg bij de gegevens `ingang:` toe, met `bron:` en zo mogelijk `datum:`.",
            )
        if rule.start and not section and not announced:
            yield Finding(
                rule.origin.at("ingang"),
                "Er is een ingang, maar niets dat wordt aangekondigd.",
                "Voeg de kop `## Aangekondigd` toe, of haal `ingang` weg.",
            )


@check("RB137", "dubbel-nummer", Scope.REVISION)
def repeated_number(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of in een hoofdstuk elk nummer maar één keer voorkomt.

    Waarom?
    Lezers halen een regel aan met zijn nummer. Twee regels 4.1 kan niet.

    Voorbeeld
    Twee regels in het hoofdstuk ‘geschenken’ met `nummer: 1`.

    Zo lost u het op
    Geef één van de twee een vrij nummer. Gaten in de nummering mogen.
    """
    seen: dict[tuple[str, int], Rule] = {}
    for rule in sorted(edition.rules, key=lambda r: not _kept_number(edition, r)):
        if {"nummer", "hoofdstuk"} & rule.origin.damaged:
            continue
        first = seen.setdefault((rule.chapter, rule.number), rule)
        if first is not rule:
            taken = {r.number for r in edition.rules if r.chapter == rule.chapter}
            free = next(n for n in range(1, len(taken) + 2) if n not in taken)
            yield Finding(
                rule.origin.at("nummer"),
                f"In hoofdstuk ‘{rule.chapter}’ is nummer {rule.number} al van ‘{first.title}’.",
                f"Schrijf bijvoorbeeld `nummer: {free}`.",
                (Related(first.origin.at("nummer"), "de andere regel"),),
            )


def _kept_number(edition: Edition, rule: Rule) -> bool:
    """Whether a rule had this number before: then another took it."""
    before = edition.predecessor.rules.get(rule.id) if edition.predecessor else None
    return before is not None and (before.chapter, before.number) == (rule.chapter, rule.number)


@check("RB138", "hoofdstuk-bestaat-niet", Scope.REVISION)
def unknown_chapter(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of het hoofdstuk van elke regel in `versie.yml` staat, en of daar geen hoofdstuk twee keer staat.

    Waarom?
    Een regel zonder hoofdstuk heeft geen nummer en staat niet in de inhoudsopgave.

    Voorbeeld
        hoofdstuk: geschenk

    Zo lost u het op
    Gebruik het id van een hoofdstuk uit `versie.yml`, of voeg het daar toe.
    """
    known = list(edition.revision.chapter_number)
    known_whole = "hoofdstukken" not in edition.revision.origin.damaged
    seen: set[str] = set()
    for chapter in edition.revision.chapters:
        if chapter.id in seen:
            yield Finding(
                chapter.origin.at("id"),
                f"Het hoofdstuk ‘{chapter.id}’ staat er twee keer.",
                "Verwijder één van de twee.",
            )
        seen.add(chapter.id)
    for rule in edition.rules:
        if not known_whole or "hoofdstuk" in rule.origin.damaged:
            continue
        if rule.chapter not in known:
            hint = did_you_mean(rule.chapter, known, "hoofdstuk: {}")
            yield Finding(
                rule.origin.at("hoofdstuk"),
                f"Het hoofdstuk ‘{rule.chapter}’ bestaat niet in deze versie.",
                hint or f"Kies uit: {listing(f'`{k}`' for k in known)}.",
            )


@check("RB139", "leeg-hoofdstuk", Scope.DRAFT, Severity.WARNING)
def empty_chapter(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elk hoofdstuk ten minste één regel heeft.

    Waarom?
    Een lezer die het hoofdstuk opent, vindt anders niets.

    Voorbeeld
    Een hoofdstuk in `versie.yml` waarvan alle regels zijn verplaatst.

    Zo lost u het op
    Haal het hoofdstuk uit `versie.yml`, of plaats er een regel in.
    """
    used = {rule.chapter for rule in edition.rules}
    for chapter in edition.revision.chapters:
        if chapter.id not in used and edition.book.whole:
            yield Finding(
                chapter.origin.at("id"),
                f"Het hoofdstuk ‘{chapter.title}’ heeft geen regels.",
                "Haal het weg, of plaats er een regel in.",
            )


@check("RB140", "bron-of-reden-ontbreekt", Scope.DRAFT)
def no_source(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elke regel op een bron rust, of zegt waarom niet.

    Waarom?
    Een plicht die nergens op rust, is niet na te gaan.

    Voorbeeld
    Een regel zonder `bronnen` en zonder `zonder-bron`.

    Zo lost u het op
    Noem de bron, of leg uit waarom er geen is:
        zonder-bron: Eigen voorbeeldtekst; een bron is niet gevonden.
    """
    for rule in edition.rules:
        if {"bronnen", "zonder-bron"} & rule.origin.damaged:
            continue
        current = [c for c in rule.sources if c.role is None]
        if not current and not rule.no_source:
            yield Finding(
                rule.origin.at("bronnen"),
                f"‘{rule.title}’ rust op geen bron en zegt niet waarom.",
                "Voeg `bronnen:` toe, of `zonder-bron:` met de reden.",
            )
        if current and rule.no_source:
            yield Finding(
                rule.origin.at("zonder-bron"),
                f"‘{rule.title}’ heeft wel een bron, maar zegt van niet.",
                "Haal `zonder-bron` weg.",
            )


@check("RB141", "gespreksvraag-is-geen-vraag", Scope.DRAFT, Severity.WARNING)
def question_without_mark(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of onder ‘Gespreksvragen’ een lijst met vragen staat.

    Waarom?
    De vragen komen in de gespreksleidraad. Een bewering opent geen gesprek.

    Voorbeeld
        - Denk aan uw netwerk.

    Zo lost u het op
    Maak er een open vraag van:
        - Wie uit uw netwerk heeft belang bij dit besluit?
    """
    for rule in edition.rules:
        section = rule.body.section("Gespreksvragen")
        for block in section.blocks if section else ():
            if isinstance(block, Para | Table):
                yield Finding(
                    rule.span(block.place),
                    "Onder ‘Gespreksvragen’ hoort een lijst met streepjes.",
                    "Zet `- ` voor elke vraag.",
                )
            for item in block.items if isinstance(block, BulletList | OrderedList) else ():
                text = " ".join(plain(b.inlines) for b in item.blocks if isinstance(b, Para))
                if not text.rstrip('’”")').endswith("?"):
                    yield Finding(rule.span(item.place), "Dit is geen vraag.", "Maak er een open vraag van.")
