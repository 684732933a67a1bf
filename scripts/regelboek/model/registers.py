"""The living registers: about the world and the ways in, shared by all revisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from regelboek.model.identifiers import SourceKind
from regelboek.model.rule import Audience, Citation
from regelboek.records.dates import Moment
from regelboek.records.origins import Origin


@dataclass(frozen=True)
class FormerLabel:
    """A label or role that something had before."""

    label: str
    until: Moment
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Topic:
    """Onderwerp: a concept of the controlled vocabulary (SKOS)."""

    id: str
    label: str
    definition: str
    synonyms: tuple[str, ...] = ()
    """skos:altLabel and hiddenLabel: what people type."""
    broader: str | None = None
    related: tuple[str, ...] = ()
    former_labels: tuple[FormerLabel, ...] = ()
    until: Moment | None = None
    merged_into: str | None = None
    origin: Origin = field(kw_only=True, compare=False, repr=False)


class SourceStatus(StrEnum):
    """Where a source stands."""

    CURRENT = "geldend"
    LAPSED = "vervallen"
    SUPERSEDED = "vervangen"
    PASSED_BY_LOWER_HOUSE = "aangenomen-tk"
    IN_PREPARATION = "in-voorbereiding"
    BACKGROUND = "achtergrond"


@dataclass(frozen=True)
class Source:
    """Bron: a parliamentary paper, statute, decree or study; its id is its identifier."""

    id: str
    kind: SourceKind
    title: str
    date: Moment | None
    status: SourceStatus
    circa: bool = False
    until: Moment | None = None
    superseded_by: str | None = None
    norm_stays: str | None = None
    """Norm-blijft: why a rule outlives this source."""
    to_check: str | None = None
    """Te-controleren: what is unsure about it."""
    url: str | None = None
    """Only of a web page; every other address is built from the id."""
    origin: Origin = field(kw_only=True, compare=False, repr=False)


def superseded_on(source: Source, day: dt.date | None, sources: Mapping[str, Source]) -> bool:
    """Whether a source had ended or been replaced on a day; None is the draft: by now."""
    if source.status in (SourceStatus.LAPSED, SourceStatus.SUPERSEDED):
        ended = source.until
        if ended is None and source.superseded_by in sources:
            ended = sources[source.superseded_by or ""].date
        return day is None or ended is None or ended.first() <= day
    return False


@dataclass(frozen=True)
class Step:
    """One line of advice, and the rule it rests on."""

    advice: str
    rule: str | None = None
    """`id@version#lid-1`."""
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Situation:
    """Situatie: an everyday case that leads to rules."""

    id: str
    question: str
    topics: tuple[str, ...]
    audience: tuple[Audience, ...]
    steps: tuple[Step, ...]
    also: tuple[str, ...] = ()
    """Other wordings."""
    contacts: tuple[str, ...] = ()
    until: Moment | None = None
    origin: Origin = field(kw_only=True, compare=False, repr=False)


class MandateKind(StrEnum):
    """What kind of request it is."""

    MOTION = "motie"
    COMMITMENT = "toezegging"
    RECOMMENDATION = "aanbeveling"


class MandateStatus(StrEnum):
    """What became of a mandate, or of a part of it."""

    SUBMITTED = "ingediend"
    ADOPTED = "aangenomen"
    REJECTED = "verworpen"
    WITHDRAWN = "ingetrokken"
    SUPERSEDED = "vervangen"
    PROMISED = "toegezegd"
    IN_PROGRESS = "in-behandeling"
    PARTLY_DONE = "deels-uitgevoerd"
    DONE = "uitgevoerd"
    DECLINED = "afgewezen"
    CLOSED = "afgedaan"

    @property
    def is_refusal(self) -> bool:
        """Whether nothing needs to be carried out any more, and a reason is owed."""
        return self in (self.REJECTED, self.WITHDRAWN, self.DECLINED)


@dataclass(frozen=True)
class MandateEvent:
    """Gebeurtenis: what happened to a mandate."""

    date: Moment
    status: MandateStatus
    source: str | None = None
    reason: str | None = None
    circa: bool = False
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class MandatePart:
    """Deel: a part of what is asked, with a status of its own."""

    id: str
    asks: str
    status: MandateStatus
    reason: str | None = None
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class CarriedOut:
    """Uitgevoerd-door: the frozen change that met a mandate afterwards."""

    revision: str
    rule: str
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Mandate:
    """Opdracht: a motion, commitment or recommendation that asks for a change."""

    id: str
    kind: MandateKind
    title: str
    asks: str
    sources: tuple[Citation, ...]
    events: tuple[MandateEvent, ...]
    submitters: tuple[str, ...] = ()
    parts: tuple[MandatePart, ...] = ()
    superseded_by: str | None = None
    carried_out: tuple[CarriedOut, ...] = ()
    origin: Origin = field(kw_only=True, compare=False, repr=False)

    @property
    def status(self) -> MandateStatus:
        """That of the last event."""
        return self.events[-1].status if self.events else MandateStatus.SUBMITTED

    def status_on(self, day: dt.date) -> MandateStatus | None:
        """The status on a day; None before the first event."""
        past = [event.status for event in self.events if event.date.first() <= day]
        return past[-1] if past else None


@dataclass(frozen=True)
class FormerRole:
    """A name that a contact had before."""

    role: str
    until: Moment
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Contact:
    """Adviespunt: whom to ask."""

    id: str
    role: str
    purpose: str
    audience: tuple[Audience, ...]
    reach: str
    sources: tuple[Citation, ...] = ()
    not_for: str | None = None
    former_roles: tuple[FormerRole, ...] = ()
    until: Moment | None = None
    superseded_by: str | None = None
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class DilemmaRule:
    """A rule that a dilemma rests on, and what bound when it was last judged."""

    rule: str
    """`id@version`."""
    digest: str
    """`sha256:` and the digest of the rule's `norm_text` with the terms it cites."""
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Dilemma:
    """A story for a conversation, with variants (`maar wat als …?`) and questions."""

    id: str
    title: str
    story: str
    variants: tuple[str, ...]
    questions: tuple[str, ...]
    rules: tuple[DilemmaRule, ...]
    topics: tuple[str, ...]
    judged: dt.date
    origin: Origin = field(kw_only=True, compare=False, repr=False)


class LogKind(StrEnum):
    """What an entry of the log records."""

    RELEASE = "uitgave"
    CORRECTION = "herstel"
    ERRATUM = "erratum"
    WITHDRAWN = "ingetrokken"
    REGISTER = "register"


@dataclass(frozen=True)
class LogEntry:
    """One line of the logbook: in order of date, append only."""

    date: dt.date
    kind: LogKind
    what: str
    by: str
    revision: str | None = None
    rule: str | None = None
    lock: str | None = None
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Registers:
    """All registers, in the order of their files."""

    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...] = ()
    situations: tuple[Situation, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    contacts: tuple[Contact, ...] = ()
    dilemmas: tuple[Dilemma, ...] = ()
    log: tuple[LogEntry, ...] = ()
    unreadable: frozenset[str] = frozenset()
    """Fields above whose file could not be read."""
