"""What a reader of one page may want next, computed from what pages share."""

from __future__ import annotations

from collections import Counter

from regelboek.model.registers import Contact, Situation
from regelboek.model.rule import Rule
from regelboek.pages.edition import Edition

SHOWN_RELATED = 4
SHOWN_CONTACTS = 3
SHARED_RULE, SHARED_TOPIC = 2, 1
"""How near two situations are: a rule that both lead to says more than a topic."""


def related_situations(edition: Edition, situation: Situation) -> tuple[Situation, ...]:
    """The situations nearest to one, by the rules and topics they share; then in the register's order."""
    nearness: Counter[str] = Counter()
    rules = {step.rule.id: step.rule for step in edition.steps(situation) if step.rule}
    for rule in rules.values():
        nearness.update({other.id: SHARED_RULE for other in edition.situations_of(rule)})
    for topic in situation.topics:
        current = edition.book.current_topic(topic)
        if current:
            nearness.update({other.id: SHARED_TOPIC for other in edition.situations_on(current)})
    del nearness[situation.id]
    near = [other for other in edition.situations if nearness[other.id]]
    return tuple(sorted(near, key=lambda other: -nearness[other.id])[:SHOWN_RELATED])


def kept_situations(edition: Edition) -> tuple[Situation, ...]:
    """The situations that have a page here without being listed: ended, or without a rule left.

    Such a page was published in this version or one before it, so its address stays.
    """
    listed = {situation.id for situation in edition.situations}
    publication = edition.publication
    return tuple(
        situation
        for situation in edition.book.registers.situations
        if situation.id not in listed
        and any(publication.finds_rules(situation, revision) for revision in edition.line)
    )


def contacts_for(edition: Edition, rules: tuple[Rule, ...]) -> tuple[Contact, ...]:
    """Whom to ask about some rules: those that most of them name, in the order of the rules."""
    named = Counter(contact for rule in rules for contact in edition.contacts_of(rule))
    return tuple(contact for contact, _ in named.most_common(SHOWN_CONTACTS))
