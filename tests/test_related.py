"""What stands below a situation or topic: what is like it, whom to ask, and pages that keep their address."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from pathlib import Path

from regelboek.folders import read_folder
from regelboek.loading.book import load_book
from regelboek.model.rulebook import RuleBook
from regelboek.pages.edition import Edition
from regelboek.pages.publication import Publication, Settings
from regelboek.pages.related import SHOWN_RELATED, contacts_for, kept_situations, related_situations
from regelboek.pages.ways_in import situation_pages, topic_pages
from regelboek.records.dates import Moment

OWN = Path(__file__).parents[1] / "code_rules"


@functools.cache
def own() -> RuleBook:
    """The project's own book."""
    return load_book(read_folder(OWN))[0]


def edition_of(rules: RuleBook) -> Edition:
    """The version in force."""
    publication = Publication(rules, dt.date(2026, 3, 1), Settings("", ""))
    return Edition(publication, publication.in_force, "")


def test_related_situations_share_something() -> None:
    """At most a few, never itself, each with a rule or topic in common, the nearest first."""
    edition = edition_of(own())
    for situation in edition.situations:
        near = related_situations(edition, situation)
        assert situation not in near
        assert len(near) <= SHOWN_RELATED
        shared = []
        for other in near:
            rules = _rules(edition, situation.id) & _rules(edition, other.id)
            topics = set(situation.topics) & set(other.topics)
            assert rules or topics
            shared.append(2 * len(rules) + len(topics))
        assert shared == sorted(shared, reverse=True)


def _rules(edition: Edition, situation: str) -> set[str]:
    steps = edition.steps(own().situations[situation])
    return {step.rule.id for step in steps if step.rule}


def test_whom_to_ask_about_a_topic_is_whom_its_rules_name() -> None:
    """The contact that most rules name stands first."""
    edition = edition_of(own())
    for topic in edition.topics:
        rules = edition.rules_on(topic)
        found = contacts_for(edition, rules)
        counts = [sum(contact in edition.contacts_of(rule) for rule in rules) for contact in found]
        assert counts == sorted(counts, reverse=True)
        assert all(counts)
        assert bool(found) == bool(rules)


def test_an_ended_situation_keeps_its_address() -> None:
    """It is no longer listed, and its page says that it is no longer kept up."""
    rules = own()
    first = rules.registers.situations[0]
    ended = dataclasses.replace(first, until=Moment(2026, 2))
    registers = dataclasses.replace(rules.registers, situations=(ended, *rules.registers.situations[1:]))
    edition = edition_of(dataclasses.replace(rules, registers=registers))
    assert kept_situations(edition) == (ended,)
    pages = {page.path: page for page in situation_pages(edition)}
    assert f'href="/situaties/{first.id}/"' not in pages["situaties/"].body
    assert "houden wij niet meer bij" in pages[f"situaties/{first.id}/"].body


def test_a_topic_leads_on() -> None:
    """To whom to ask, to the conversation about it and to its dilemmas."""
    pages = {page.path: page.body for page in topic_pages(edition_of(own()))}
    gifts = pages["onderwerpen/geschenken/"]
    assert 'href="/gesprek/geschenken/"' in gifts
    assert 'href="/dilemmas/het-schilderij/"' in gifts
    assert 'href="/adviespunten/#secretaris-generaal"' in gifts
