"""The closed sets of a comparison; each value is how it is said."""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """How two revisions stand to each other."""

    FORWARD = "vooruit"
    BACKWARD = "terug"
    """The new side is one that the old side was made from."""
    SIDEWAYS = "zijwaarts"
    """Both were made from a third."""
    UNRELATED = "los van elkaar"


class Kind(StrEnum):
    """The chief thing that became of a rule, term or chapter."""

    NEW = "nieuw"
    RETURNED = "teruggekeerd"
    LAPSED = "vervallen"
    SPLIT = "gesplitst"
    MERGED = "samengevoegd"
    REGROUPED = "anders ingedeeld"
    CHANGED = "gewijzigd"
    MENDED = "hersteld"
    MEANS = "begrip gewijzigd"
    """Its norm reads the same, and a term in it means something else."""
    METADATA = "andere kenmerken"
    MOVED = "verplaatst"
    REVERTED = "gewijzigd en teruggedraaid"
    READS = "leest anders"
    RENUMBERED = "vernummerd"
    SAME = "ongewijzigd"

    @property
    def is_change(self) -> bool:
        """Whether the thing itself was changed, and not only what is around it."""
        return self not in (Kind.REVERTED, Kind.READS, Kind.RENUMBERED, Kind.SAME)


class Aspect(StrEnum):
    """What of a rule can differ."""

    TITLE = "titel"
    SUMMARY = "samenvatting"
    TEXT = "tekst"
    MEANING = "begrip"
    FORCE = "kracht"
    AUDIENCE = "doelgroep"
    STATUS = "status"
    START = "ingang"
    TOPICS = "onderwerpen"
    SOURCES = "bronnen"
    NO_SOURCE = "zonder bron"
    SEE_ALSO = "zie ook"
    CONTACTS = "adviespunten"
    CHAPTER = "hoofdstuk"
    NUMBER = "nummer"
    READS = "leest anders"

    @property
    def is_metadata(self) -> bool:
        """Whether it is about the rule, and not its text or its place."""
        return self in _METADATA


_METADATA = frozenset(
    (
        Aspect.FORCE,
        Aspect.AUDIENCE,
        Aspect.STATUS,
        Aspect.START,
        Aspect.TOPICS,
        Aspect.SOURCES,
        Aspect.NO_SOURCE,
        Aspect.SEE_ALSO,
        Aspect.CONTACTS,
    )
)


class CauseKind(StrEnum):
    """What moved under a rule of which not a letter changed."""

    RULE = "een genoemde regel"
    NUMBER = "het nummer van een genoemde regel"
    TITLE = "de titel van een genoemde regel"
    PART = "de plaats van een genoemd lid"
    TERM = "een begrip"
    SOURCE = "een bron"
