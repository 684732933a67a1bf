"""What a reader chooses by among the changes of two versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regelboek.pages.comparing.shown import UNCLASSED, Shower
from regelboek.reading import AUDIENCES


@dataclass(frozen=True)
class Choice:
    """One way to choose among the changes."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]


def _classes(shower: Shower) -> Iterator[tuple[str, str]]:
    """The classes, and what stands for none."""
    comparison = shower.comparison
    yield from ((str(depth), str(depth)) for depth in comparison.counts.classes)
    if any(not entry.classes for entry in comparison.changed):
        yield UNCLASSED, "geen"


def choices_of(shower: Shower) -> tuple[Choice, ...]:
    """Every way to choose, with what the comparison holds of it."""
    comparison, book = shower.comparison, shower.comparison.book
    counts = comparison.counts
    titles = {c.id: f"{c.title} (oude indeling)" for c in comparison.old.chapters}
    titles |= {c.id: c.title for c in comparison.new.chapters}
    kinds = [kind for kind in counts.kinds if kind.is_change]
    topics = [topic for id in counts.topics if (topic := book.topics.get(id))]
    return (
        Choice("soort", "Soort", tuple((k.name.lower(), str(k)) for k in kinds)),
        Choice("klasse", "Klasse", tuple(_classes(shower))),
        Choice("hoofdstuk", "Hoofdstuk", tuple((id, titles[id]) for id in counts.chapters)),
        Choice("doelgroep", "Voor wie", tuple((str(a), AUDIENCES[a][1]) for a in counts.audiences)),
        Choice(
            "onderwerp",
            "Onderwerp",
            tuple((shower.topics[t.id], t.label) for t in sorted(topics, key=lambda t: t.label.casefold())),
        ),
    )
