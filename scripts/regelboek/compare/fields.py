"""Fields: metadata compared field by field, each by the kind of thing that it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from regelboek.compare.segments import Run, make_runs
from regelboek.compare.tidy import tidy
from regelboek.compare.tokenise import tokenise
from regelboek.compare.tokens import fold
from regelboek.compare.words import Words, align_words
from regelboek.markdown.tree import Text


class FieldKind(StrEnum):
    """How a field is compared."""

    TEXT = "tekst"
    """Running text: by words."""
    VALUE = "waarde"
    """One word out of a few, a number, a date: as a whole."""
    SET = "verzameling"
    """Several values of which the order says nothing."""
    SEQUENCE = "reeks"
    """Several values in an order that counts."""


class FieldStatus(StrEnum):
    """What became of a field."""

    CHANGED = "gewijzigd"
    INSERTED = "ingevuld"
    DELETED = "vervallen"
    REORDERED = "in een andere volgorde"


Value = str | Sequence[str]


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """A field that changed."""

    name: str
    kind: FieldKind
    status: FieldStatus
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()
    """Of running text: the words."""

    @property
    def removed(self) -> tuple[str, ...]:
        """Values that are gone."""
        return tuple(value for value in self.old if value not in self.new)

    @property
    def added(self) -> tuple[str, ...]:
        """Values that came."""
        return tuple(value for value in self.new if value not in self.old)


def compare_fields(
    old: Mapping[str, Value], new: Mapping[str, Value], kinds: Mapping[str, FieldKind]
) -> Iterator[FieldDiff]:
    """The fields that changed, in the order of the schema.

    Args:
        old: the fields of the old side; an absent field and an empty one are the same.
        new: those of the new side.
        kinds: the schema: which fields are compared, and how.
    """
    for name, kind in kinds.items():
        olds, news = _values(old.get(name, ())), _values(new.get(name, ()))
        if [fold(value) for value in olds] != [fold(value) for value in news]:
            status = _status(kind, olds, news)
            if status is not None:
                runs = compare_words(" ".join(olds), " ".join(news)) if kind is FieldKind.TEXT else ()
                yield FieldDiff(name, kind, status, olds, news, runs)


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """Two lines of plain text, by words: titles, summaries, definitions."""
    one, other = (Words(tokenise((Text(text),) if text else ())) for text in (old, new))
    return make_runs(one, other, tidy(one, other, align_words(one, other)))


def _values(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)


def _status(kind: FieldKind, old: tuple[str, ...], new: tuple[str, ...]) -> FieldStatus | None:
    if not old:
        return FieldStatus.INSERTED
    if not new:
        return FieldStatus.DELETED
    if sorted(map(fold, old)) == sorted(map(fold, new)):
        return None if kind is FieldKind.SET else FieldStatus.REORDERED
    return FieldStatus.CHANGED
