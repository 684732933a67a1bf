"""Pages that lead to rules: topics, situations, audiences, terms, sources, contacts and search."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regelboek.model.identifiers import SourceKind
from regelboek.model.registers import Situation, Topic
from regelboek.model.revision import Chapter, Revision
from regelboek.model.rule import Audience, Rule
from regelboek.pages.common import Elsewhere, page, same_path
from regelboek.pages.edition import Edition
from regelboek.pages.feeds import topic_feed_path
from regelboek.pages.guides import guide_topics
from regelboek.pages.moments import checklist
from regelboek.pages.page import Page
from regelboek.pages.related import contacts_for, kept_situations, related_situations
from regelboek.pages.rules import last_changed
from regelboek.words import capitalised

AUDIENCE_TITLES = {
    Audience.CANDIDATE: (
        "U bent kandidaat",
        "U bent gevraagd voor het ambt. Dit regelt u voordat u wordt beëdigd.",
    ),
    Audience.MINISTER: (
        "U bent bewindspersoon",
        "U bent minister of staatssecretaris. Dit geldt zolang u in het ambt bent.",
    ),
    Audience.FORMER_MINISTER: (
        "U was bewindspersoon",
        "U bent uit het ambt. Dit blijft gelden.",
    ),
    Audience.TOP_CIVIL_SERVANT: (
        "U bent topambtenaar",
        "U werkt in de Topmanagementgroep van het Rijk. Dit geldt voor u.",
    ),
}

KIND_TITLES = {
    SourceKind.PARLIAMENTARY_PAPER: "Kamerstukken",
    SourceKind.PROCEEDINGS: "Handelingen van de Kamer",
    SourceKind.PARLIAMENTARY_QUESTION: "Kamervragen",
    SourceKind.STATUTE: "Wetten",
    SourceKind.DECREE: "Besluiten",
    SourceKind.REGULATION: "Regelingen",
    SourceKind.CIRCULAR: "Circulaires",
    SourceKind.GAZETTE: "Staatsblad",
    SourceKind.OFFICIAL_JOURNAL: "Staatscourant",
    SourceKind.ADVICE: "Adviezen",
    SourceKind.REPORT: "Rapporten",
    SourceKind.LITERATURE: "Literatuur",
    SourceKind.WEB_PAGE: "Webpagina’s",
}


SHOWN_SITUATIONS = 8
"""On the page of an audience; the others are behind a link."""


@dataclass(frozen=True)
class Group:
    """An audience with its rules."""

    audience: Audience
    title: str
    lead: str
    rules: tuple[Rule, ...]


def groups(edition: Edition) -> tuple[Group, ...]:
    """The audiences that this version addresses."""
    found = (Group(a, *AUDIENCE_TITLES[a], edition.rules_for(a)) for a in Audience)
    return tuple(found)


def topic_pages(edition: Edition) -> Iterator[Page]:
    """The list of topics, and a page for each, ended ones too: their addresses stay."""
    listed = [(topic, len(edition.rules_on(topic))) for topic in edition.topics]
    yield page(
        edition,
        "onderwerpen/",
        "onderwerpen",
        "Onderwerpen",
        "Alle onderwerpen van de code, van benoemingen tot vervolgfuncties.",
        elsewhere=same_path(edition, "onderwerpen/"),
        onderwerpen=listed,
    )
    guides = guide_topics(edition)
    for topic in edition.book.topics.values():
        yield topic_page(edition, topic, has_guide=topic in guides)


def topic_page(edition: Edition, topic: Topic, *, has_guide: bool) -> Page:
    """One topic: definition, situations, rules, whom to ask, what to talk about, and its neighbours."""
    book = edition.book
    rules = edition.rules_on(topic)
    path = f"onderwerpen/{topic.id}/"
    days = [day for rule in edition.rules_on(topic) if (day := last_changed(edition, rule))]
    return page(
        edition,
        path,
        "onderwerp",
        capitalised(topic.label),
        f"{topic.definition} Alle regels en situaties over dit onderwerp.",
        elsewhere=same_path(edition, path),
        onderwerp=topic,
        opgegaan=book.current_topic(topic.id) if topic.merged_into else None,
        regels=rules,
        situaties=edition.situations_on(topic),
        adviespunten=contacts_for(edition, rules),
        dilemmas=edition.dilemmas_on(topic),
        gids=has_guide,
        breder=book.topics.get(topic.broader or ""),
        smaller=edition.narrower_topics(topic),
        verwant=edition.related_topics(topic),
        feed=topic_feed_path(topic),
        feeds=((f"Wijzigingen: {topic.label}", topic_feed_path(topic)),),
        modified=max(days, default=None),
    )


SituationGroups = tuple[tuple[Chapter, tuple[Situation, ...]], ...]


def by_chapter(edition: Edition, situations: Iterable[Situation]) -> SituationGroups:
    """Situations by the chapter of the first rule that each leads to, in the order of the chapters."""
    found: dict[str, list[Situation]] = {}
    for situation in situations:
        first = next(step.rule for step in edition.steps(situation) if step.rule)
        found.setdefault(first.chapter, []).append(situation)
    return tuple((c, tuple(found[c.id])) for c in edition.revision.chapters if c.id in found)


def spread(edition: Edition, wanted: int) -> tuple[Situation, ...]:
    """At most so many situations from as many chapters as can be: the first of each, then the second.

    Their order is the register's, which is the editors' choice.
    """
    rounds = itertools.zip_longest(*(group for _, group in by_chapter(edition, edition.situations)))
    dealt = [situation for each in rounds for situation in each if situation]
    chosen = {situation.id for situation in dealt[:wanted]}
    return tuple(s for s in edition.situations if s.id in chosen)


def situation_pages(edition: Edition) -> Iterator[Page]:
    """The list of situations, and a page for each that leads to a rule here."""
    yield page(
        edition,
        "situaties/",
        "situaties",
        "Situaties",
        "Alledaagse situaties en wat u dan doet.",
        elsewhere=same_path(edition, "situaties/"),
        groepen=by_chapter(edition, edition.situations),
    )
    for situation in (*edition.situations, *kept_situations(edition)):
        yield situation_page(edition, situation)


def situation_page(edition: Edition, situation: Situation) -> Page:
    """One situation: what to do, by which rules, whom to ask, and what is like it."""
    path = f"situaties/{situation.id}/"
    return page(
        edition,
        path,
        "situatie",
        situation.question,
        f"{situation.question}: wat doet u dan? Stap voor stap, met de regels die gelden.",
        elsewhere=_situation_elsewhere(edition, situation),
        subject="Deze situatie",
        situatie=situation,
        stappen=edition.steps(situation),
        vervallen=situation not in edition.situations,
        adviespunten=edition.current_contacts(situation.contacts),
        lijkt_op=related_situations(edition, situation),
        onderwerpen=[t for id in situation.topics if (t := edition.book.current_topic(id))],
    )


def _situation_elsewhere(edition: Edition, situation: Situation) -> Elsewhere:
    """The same situation, or the list of situations where it leads to no rule."""

    def elsewhere(revision: Revision) -> str:
        home = edition.publication.home(revision)
        held = revision is edition.revision or edition.publication.leads_to_rules(situation, revision)
        return f"{home}situaties/{situation.id}/" if held else f"{home}situaties/"

    return elsewhere


def audience_pages(edition: Edition) -> Iterator[Page]:
    """The list of audiences, and a page for each."""
    yield page(
        edition,
        "voor/",
        "doelgroepen",
        "Wie bent u?",
        "Kies wie u bent en zie wat voor u geldt.",
        elsewhere=same_path(edition, "voor/"),
        groepen=groups(edition),
    )
    for group in groups(edition):
        path = f"voor/{group.audience}/"
        situations = [s for s in edition.situations if group.audience in s.audience]
        chapters = [
            (chapter, rules)
            for chapter in edition.revision.chapters
            if (rules := [r for r in group.rules if r.chapter == chapter.id])
        ]
        yield page(
            edition,
            path,
            "doelgroep",
            group.title,
            group.lead,
            elsewhere=same_path(edition, path),
            groep=group,
            hoofdstukken=chapters,
            momenten=checklist(edition, group.audience),
            situaties=situations[:SHOWN_SITUATIONS],
            meer_situaties=len(situations) > SHOWN_SITUATIONS,
        )


def list_pages(edition: Edition) -> Iterator[Page]:
    """Terms, sources and contacts, a page each."""
    yield page(
        edition,
        "begrippen/",
        "begrippen",
        "Begrippen",
        "Wat woorden in deze code betekenen. Die betekenis bindt, net als de regels.",
        elsewhere=same_path(edition, "begrippen/"),
        begrippen=edition.terms,
        styles=("vergelijken",),
    )
    kinds = [
        (KIND_TITLES[kind], sources)
        for kind in SourceKind
        if (sources := [s for s in edition.sources if s.kind is kind])
    ]
    yield page(
        edition,
        "bronnen/",
        "bronnen",
        "Bronnen",
        "De stukken, wetten en studies waar de regels op rusten.",
        elsewhere=same_path(edition, "bronnen/"),
        soorten=kinds,
    )
    yield page(
        edition,
        "adviespunten/",
        "adviespunten",
        "Bij wie kunt u terecht?",
        "Wie u om advies kunt vragen, waarvoor, en hoe u hen bereikt.",
        elsewhere=same_path(edition, "adviespunten/"),
        contacten=edition.contacts,
    )


def search_page(edition: Edition) -> Page:
    """The search of this version."""
    return page(
        edition,
        "zoeken/",
        "zoeken",
        "Zoeken",
        "Zoek in de regels, onderwerpen en situaties van deze versie.",
        elsewhere=same_path(edition, "zoeken/"),
        versie=edition.publication.label(edition.revision),
        onderwerpen=[topic for topic in edition.topics if edition.rules_on(topic)],
        groepen=[group for group in groups(edition) if group.rules],
        styles=("zoeken",),
        scripts=("zoeken",),
    )
