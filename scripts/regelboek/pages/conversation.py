"""The pages of conversation guides: an hour about a topic part by part, and the form of one's network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from regelboek.model.registers import Topic
from regelboek.model.revision import Revision
from regelboek.pages.common import page, same_path
from regelboek.pages.dilemmas import STYLES
from regelboek.pages.edition import Edition
from regelboek.pages.guides import SHOWN_RULES, SHOWN_STORIES, WHAT_IFS, Guide, guide_of, guide_topics
from regelboek.pages.page import Page


@dataclass(frozen=True)
class Step:
    """One part of the hour."""

    id: str
    title: str
    start: int
    """In minutes from the beginning."""
    end: int

    @property
    def time(self) -> str:
        """`minuut 5–20`, kept together."""
        return f"minuut\u00a0{self.start}–{self.end}"


def _plan(*parts: tuple[str, str, int]) -> tuple[Step, ...]:
    steps, start = [], 0
    for id, title, minutes in parts:
        steps.append(Step(id, title, start, start + minutes))
        start += minutes
    return tuple(steps)


PLAN = _plan(
    ("begin", "Maak drie afspraken", 5),
    ("teken", "Breng uw netwerk in kaart", 15),
    ("vragen", "Praat met z’n tweeën", 10),
    ("verhaal", "Bespreek een verhaal dat steeds verandert", 20),
    ("regels", "Lees wat de regels zeggen", 5),
    ("afspraak", "Spreek iets af", 5),
)
"""The hour, part by part."""


@dataclass(frozen=True)
class Prompt:
    """A question about one's network, with what helps to answer it."""

    id: str
    question: str
    help: str


PROMPTS = (
    Prompt(
        "wie", "Wie ken ik?", "Denk aan familie, vrienden, oud-collega’s, studie, sport, geloof en partij."
    ),
    Prompt("ontbreekt", "Wie ontbreekt?", "Wie heeft met uw werk te maken, maar kent u niet?"),
    Prompt("verwacht", "Wat verwachten zij van mij?", "Een gunst, nieuws, een goed woordje, of niets?"),
    Prompt("krant", "Hoe staat het in de krant?", "Schrijf de kop op die u liever niet leest."),
    Prompt("vertellen", "Wat vertel ik?", "Aan wie zegt u vooraf dat u elkaar kent?"),
    Prompt("overdragen", "Wat draag ik over?", "Welk dossier kan beter naar een ander?"),
    Prompt("laten", "Wat laat ik?", "Waar gaat u niet heen, en wat neemt u niet aan?"),
)
"""What people ask themselves when they map their network."""


@dataclass(frozen=True)
class Choice:
    """What one can do with a tie: the words on the form, and the heading in the overview."""

    id: str
    label: str
    heading: str


CHOICES = (
    Choice("vertellen", "Ik vertel het: ik zeg vooraf dat wij elkaar kennen.", "Dit vertelt u"),
    Choice("overdragen", "Ik draag iets over: een ander doet deze zaak.", "Dit draagt u over"),
    Choice("laten", "Ik laat iets: ik ga niet, of ik neem niets aan.", "Dit laat u"),
    Choice("niets", "Ik hoef niets te doen.", "Hier hoeft u niets te doen"),
    Choice("onbekend", "Ik weet het nog niet.", "Dit weet u nog niet"),
)

PEOPLE = 4
"""How many people or groups the form has room for before one adds more."""


def conversation_pages(edition: Edition) -> Iterator[Page]:
    """The guide about the chosen topic with its form, and one for each topic with rules.

    A topic that had a guide in a version before this one in line keeps its address.
    """
    held = _guides_by_version(edition)
    listed = held[edition.revision.id]
    chosen = edition.book.current_topic(edition.publication.settings.conversation)
    yield _main_page(edition, chosen, listed)
    for topic in dict.fromkeys(topic for old in edition.line for topic in held[old.id]):
        yield _topic_page(edition, topic, held)


def _guides_by_version(edition: Edition) -> Mapping[str, tuple[Topic, ...]]:
    """The topics that each version has a guide for."""
    publication = edition.publication
    others = {revision.id: revision for revision in (*publication.revisions, *edition.line)}
    others.pop(edition.revision.id, None)
    held = {id: guide_topics(Edition(publication, r, publication.prefix(r))) for id, r in others.items()}
    return {**held, edition.revision.id: guide_topics(edition)}


def _main_page(edition: Edition, topic: Topic | None, listed: tuple[Topic, ...]) -> Page:
    about = topic.label if topic in listed and topic else "integriteit"
    return page(
        edition,
        "gesprek/",
        "gesprek",
        "Een gesprek van een uur",
        f"Een gids voor een gesprek van een uur over {about}, stap voor stap en zonder voorbereiding.",
        elsewhere=same_path(edition, "gesprek/"),
        styles=STYLES,
        scripts=("gesprek",),
        formulier=Form(),
        stof=_matter(edition, topic, listed, first=True),
    )


def _topic_page(edition: Edition, topic: Topic, held: Mapping[str, tuple[Topic, ...]]) -> Page:
    path = f"gesprek/{topic.id}/"

    def elsewhere(revision: Revision) -> str:
        """The same guide, or the one that every version has."""
        here = revision is edition.revision or topic in held[revision.id]
        return edition.publication.home(revision) + (path if here else "gesprek/")

    return page(
        edition,
        path,
        "gesprek",
        f"Een gesprek over {topic.label}",
        f"Een gids voor een gesprek van een uur over {topic.label}, met verhalen, vragen en regels.",
        elsewhere=elsewhere,
        styles=STYLES,
        formulier=None,
        stof=_matter(edition, topic, held[edition.revision.id], first=False),
    )


@dataclass(frozen=True)
class Form:
    """What the form of one's network asks."""

    people: range = range(1, PEOPLE + 1)
    choices: tuple[Choice, ...] = CHOICES


@dataclass(frozen=True)
class Offer:
    """A guide that one can choose, with what is in it."""

    topic: Topic
    rules: int
    stories: int


@dataclass(frozen=True)
class Matter:
    """What a guide's page shows; without a rule to talk about, only what else there is to choose from."""

    topic: Topic | None
    guide: Guide | None
    others: tuple[Offer, ...]
    """Every other guide on the first page; on the others those about topics near theirs."""
    all_guides: int
    """How many there are in this version."""
    plan: tuple[Step, ...] = PLAN
    prompts: tuple[Prompt, ...] = PROMPTS
    what_ifs: tuple[str, ...] = WHAT_IFS
    shown_rules: int = SHOWN_RULES
    shown_stories: int = SHOWN_STORIES


def _matter(edition: Edition, topic: Topic | None, listed: tuple[Topic, ...], *, first: bool) -> Matter:
    guide = guide_of(edition, topic) if topic in listed and topic else None
    near = listed if first or topic is None else edition.near_topics(topic)
    others = (_offer(edition, other) for other in listed if other in near and other is not topic)
    return Matter(topic, guide, tuple(others), len(listed))


def _offer(edition: Edition, topic: Topic) -> Offer:
    guide = guide_of(edition, topic)
    return Offer(topic, len(guide.rules), len(guide.stories))
