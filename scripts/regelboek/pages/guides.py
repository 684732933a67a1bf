"""What there is to talk about on a topic: its rules, what they ask, and cases to discuss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from regelboek.markdown.tree import BulletList, OrderedList
from regelboek.model.registers import Situation, Topic
from regelboek.model.rule import Rule
from regelboek.pages.common import renderer
from regelboek.pages.edition import Edition, ResolvedDilemma
from regelboek.words import listing

SHOWN_RULES = 6
"""Rules that are read in full in the hour; the others are unfolded by who has time."""
SHOWN_STORIES = 2
"""Stories that are printed; the others likewise."""
SHOWN_SITUATIONS = 6
ENOUGH_QUESTIONS = 3
"""How many each of two people chooses."""

GENERAL_QUESTIONS = (
    "Wanneer had u hier voor het laatst mee te maken?",
    "Wat maakt het moeilijk om u eraan te houden?",
    "Wat zou een buitenstaander vinden van hoe u het doet?",
    "Wie vraagt u om raad als u twijfelt?",
)
"""What one can ask about any rule, where the rules of a topic ask little themselves."""
WHAT_IFS = (
    "Maar wat als het een goede vriend is?",
    "Maar wat als niemand het ooit te weten komt?",
    "Maar wat als het morgen in de krant staat?",
    "Maar wat als iedereen om u heen het doet?",
)
"""How any case can change a little, where there is no dilemma that does."""


@dataclass(frozen=True)
class Questions:
    """The questions that a rule asks."""

    rule: Rule
    html: Markup
    count: int


@dataclass(frozen=True)
class Story:
    """A dilemma to discuss."""

    item: ResolvedDilemma
    origin: str = ""
    """What it has to do with the topic, where it has another one itself."""


@dataclass(frozen=True)
class Guide:
    """What there is to talk about on a topic in a version."""

    topic: Topic
    rules: tuple[Rule, ...]
    questions: tuple[Questions, ...]
    stories: tuple[Story, ...]
    """Dilemmas about the topic or resting on its rules."""
    situations: tuple[Situation, ...]
    """Only where no dilemma is about the topic."""
    borrowed: Story | None
    """A dilemma about a topic near this one, only where there are no stories."""

    @property
    def general(self) -> tuple[str, ...]:
        """Questions about any rule, where these rules ask little."""
        asked = sum(questions.count for questions in self.questions)
        return () if asked >= ENOUGH_QUESTIONS else GENERAL_QUESTIONS


def has_guide(edition: Edition, topic: Topic) -> bool:
    """Whether there is something to talk about: a rule."""
    return bool(edition.rules_on(topic))


def guide_topics(edition: Edition) -> tuple[Topic, ...]:
    """The topics that a version has a guide for."""
    return tuple(topic for topic in edition.topics if has_guide(edition, topic))


def guide_of(edition: Edition, topic: Topic) -> Guide:
    """The rules of a topic, those it is the main topic of first, what they ask, and cases to discuss."""
    rules = edition.rules_on(topic)
    own = tuple(Story(item) for item in edition.dilemmas_on(topic))
    stories = (*own, *_resting_on(edition, topic, rules)) if len(own) < SHOWN_STORIES else own
    return Guide(
        topic,
        rules,
        tuple(_questions(edition, rules)),
        stories,
        () if own else edition.situations_on(topic)[:SHOWN_SITUATIONS],
        None if stories else next(_borrowed(edition, topic), None),
    )


def _questions(edition: Edition, rules: tuple[Rule, ...]) -> Iterator[Questions]:
    for rule in rules:
        section = rule.body.section("Gespreksvragen")
        if section:
            lists = (block for block in section.blocks if isinstance(block, BulletList | OrderedList))
            count = sum(len(block.items) for block in lists)
            yield Questions(rule, renderer(edition, rule).section(section), count)


def _resting_on(edition: Edition, topic: Topic, rules: tuple[Rule, ...]) -> Iterator[Story]:
    """The dilemmas about something else that rest on one of the rules."""
    for item in edition.dilemmas:
        rests = any(ground.rule in rules for ground in item.grounds)
        if rests and topic.id not in item.dilemma.topics:
            labels = (t.label for id in item.dilemma.topics if (t := edition.book.current_topic(id)))
            about = listing(labels)
            yield Story(item, f"Dit verhaal gaat over {about}. Het rust ook op een regel over {topic.label}.")


def _borrowed(edition: Edition, topic: Topic) -> Iterator[Story]:
    """The dilemmas about the broader topic, then those about related ones."""
    broader = edition.book.current_topic(topic.broader) if topic.broader else None
    near = {broader.id: "een ruimer onderwerp"} if broader else {}
    for other in edition.related_topics(topic):
        near.setdefault(other.id, "een verwant onderwerp")
    for id, relation in near.items():
        other = edition.book.topics[id]
        for item in edition.dilemmas_on(other):
            yield Story(item, f"Dit verhaal gaat over {other.label}, {relation}.")
