"""The first page of a version."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from regelboek.model.registers import Contact
from regelboek.model.revision import ChangeKind, Subject
from regelboek.model.rule import Rule
from regelboek.pages.common import page, same_path
from regelboek.pages.edition import Edition
from regelboek.pages.feeds import VERSIONS_FEED
from regelboek.pages.offline import offline_address
from regelboek.pages.page import Page
from regelboek.pages.ways_in import groups, spread
from regelboek.words import capitalised, count, listing

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
    changes = revision.changes[Subject.RULE].values()
    kinds = [
        (ChangeKind.NEW, "nieuwe regel", "nieuwe regels"),
        (ChangeKind.CHANGED, "gewijzigde regel", "gewijzigde regels"),
        (ChangeKind.MENDED, "herstelde regel", "herstelde regels"),
        (ChangeKind.LAPSED, "vervallen regel", "vervallen regels"),
    ]
    counted = [
        count(number, one, many)
        for kind, one, many in kinds
        if (number := sum(change.kind is kind for change in changes))
    ]
    new = [rule for rule in revision.ordered_rules if _is_new(edition, rule)]
    text = f"{capitalised(listing(counted))}." if counted else revision.summary or ""
    path = edition.publication.pair_path(before, revision)
    label = edition.publication.label(revision)
    return News(label, text, tuple(new[:SHOWN_RULES]), f"/{path}" if path else "")


def _is_new(edition: Edition, rule: Rule) -> bool:
    change = edition.change_here(rule)
    return change is not None and change.kind is ChangeKind.NEW
