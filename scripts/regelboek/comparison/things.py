"""What became of a term or a chapter, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from regelboek.compare import Diff, FieldDiff
from regelboek.comparison.kinds import Aspect, Kind
from regelboek.comparison.sides import Sentence
from regelboek.comparison.way import Passed
from regelboek.model.revision import ChangeClass, Chapter, Term

T = TypeVar("T", Term, Chapter)


@dataclass(frozen=True, eq=False, kw_only=True)
class ThingComparison(Generic[T]):
    """What became of a thing that is no rule."""

    kind: Kind
    old: tuple[T, ...]
    new: tuple[T, ...]
    fields: tuple[FieldDiff, ...]
    sentences: tuple[Sentence, ...]
    passed: tuple[Passed, ...]
    classes: tuple[ChangeClass, ...]

    @property
    def id(self) -> str:
        """The id of the first new one, or of the first old one."""
        return (self.new or self.old)[0].id

    @property
    def is_change(self) -> bool:
        """Whether it was changed."""
        return self.kind.is_change


@dataclass(frozen=True, eq=False, kw_only=True)
class TermComparison(ThingComparison[Term]):
    """What became of a defined term."""

    diff: Diff | None
    """The redline of the definition."""

    @property
    def name(self) -> str:
        """The word itself."""
        return (self.new or self.old)[0].term

    @property
    def meaning(self) -> tuple[Sentence, ...]:
        """What became of the word and its definition, in words."""
        return tuple(sentence for sentence in self.sentences if sentence.about is Aspect.MEANING)


@dataclass(frozen=True)
class Meaning:
    """A term of a norm that means something else now."""

    term: TermComparison
    within: str = ""
    """The term in whose definition it stands; empty where the norm cites it."""


@dataclass(frozen=True, eq=False, kw_only=True)
class ChapterComparison(ThingComparison[Chapter]):
    """What became of a chapter."""

    old_numbers: tuple[int, ...]
    new_numbers: tuple[int, ...]
