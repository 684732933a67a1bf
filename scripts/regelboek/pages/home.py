"""The first page of a version."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from regelboek.comparison import Kind
from regelboek.model.registers import Contact
from regelboek.model.rule import Rule
from regelboek.pages.common import page, same_path
from regelboek.pages.comparing.summary import lead
from regelboek.pages.edition import Edition
from regelboek.pages.feeds import VERSIONS_FEED
from regelboek.pages.offline import offline_address
from regelboek.pages.page import Page
from regelboek.pages.ways_in import groups, spread

SHOWN_SITUATIONS = 10
SHOWN_TOPICS = 16
SHOWN_RULES = 4
SHOWN_CONTACTS = 5


@dataclass(frozen=True)
class News:
    """What this version brought."""

    versie: str
    tekst: str
    regels: tuple[Rule, ...]
    """Some of the new rules."""
    meer: bool
    """Whether there are more."""
    vergelijk: str
    """Where it is compared with the version before it."""


def home_page(edition: Edition) -> Page:
    """Search, situations, audiences, topics, what changed, chapters, whom to ask."""
    used = [topic for topic in edition.topics if edition.rules_on(topic)]
    shown = set(sorted(used, key=lambda t: -len(edition.rules_on(t)))[:SHOWN_TOPICS])
    situations = len(edition.situations)
    return page(
        edition,
        "",
        "start",
        edition.revision.title,
        "Wat u mag en moet als minister of staatssecretaris: voor, tijdens en na uw ambt.",
        elsewhere=same_path(edition, ""),
        situaties=spread(edition, SHOWN_SITUATIONS),
        meer_situaties=situations if situations > SHOWN_SITUATIONS else 0,
        groepen=[group for group in groups(edition) if group.rules],
        nieuws=_news(edition),
        onderwerpen=[topic for topic in used if topic in shown],
        meer_onderwerpen=len(used) if len(used) > SHOWN_TOPICS else 0,
        contacten=_most_named(edition),
        feeds=(("Nieuwe versies", VERSIONS_FEED),),
        los_adres=offline_address(edition.publication, edition.revision),
    )


def _most_named(edition: Edition) -> tuple[Contact, ...]:
    """The contacts that most rules name."""
    named = Counter(c.id for rule in edition.revision.ordered_rules for c in edition.contacts_of(rule))
    ranked = sorted(edition.contacts, key=lambda c: -named[c.id])
    return tuple(ranked[:SHOWN_CONTACTS])


def _news(edition: Edition) -> News | None:
    revision = edition.revision
    before = edition.book.predecessor(revision)
    if before is None:
        return None
    comparison = edition.publication.compare(before, revision)
    new = [held.rule for entry, held in comparison.in_order if entry.kind is Kind.NEW]
    path = edition.publication.pair_path(before, revision)
    label = edition.publication.label(revision)
    shown = tuple(new[:SHOWN_RULES])
    return News(label, lead(comparison), shown, len(new) > len(shown), f"/{path}" if path else "")
