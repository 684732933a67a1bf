"""A comparison as it is asked for: of two revisions, or of two texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from regelboek.compare import Diff, sentences
from regelboek.comparison import (
    Comparison,
    Kind,
    RuleComparison,
)

Texts = Mapping[str, str]
"""The bodies of rules as they stand in their files, by `old:<id>` and `new:<id>`."""


WIDTH = 100
"""Characters on a line that is for no terminal, or for a wider one."""


@dataclass(frozen=True)
class Report:
    """A comparison of two revisions as it is asked for."""

    comparison: Comparison
    old_name: str
    """What the reader called the old side."""
    new_name: str
    rule: str = ""
    """The one rule that is asked for; all when empty."""
    colour: bool = False
    width: int = WIDTH
    """How many characters go on a line, in plain text."""
    texts: Texts = field(default_factory=dict)

    @property
    def rules(self) -> tuple[RuleComparison, ...]:
        """The rules that are shown."""
        every = self.comparison.rules
        if not self.rule:
            return every
        return tuple(e for e in every if self.rule in {held.id for held in (*e.old, *e.new)})

    @property
    def changed(self) -> tuple[RuleComparison, ...]:
        """Those that changed themselves, or were changed and turned back on the way."""
        return tuple(
            e for e in self.rules if e.is_change or e.kind is Kind.REVERTED or (self.rule and not is_still(e))
        )

    def of(self, *kinds: Kind) -> tuple[RuleComparison, ...]:
        """The rules of some kinds, without those that are shown as changed."""
        return () if self.rule else tuple(entry for entry in self.rules if entry.kind in kinds)


@dataclass(frozen=True)
class TextReport:
    """A comparison of two Markdown texts."""

    diff: Diff
    old_name: str
    new_name: str
    colour: bool = False
    width: int = WIDTH
    """How many characters go on a line, in plain text."""

    @property
    def sentences(self) -> list[str]:
        """What was done to the old text."""
        return sentences(self.diff)

    @property
    def verdict(self) -> str:
        """What is said where no reader would see a change; nothing where one would."""
        if not self.diff.is_same:
            return ""
        if self.diff.old_source == self.diff.new_source:
            return "Er is niets veranderd."
        if self.sentences:
            return " ".join(("Alleen de nummering is veranderd.", *self.sentences))
        return (
            "Er is niets veranderd dat een lezer ziet. Wel is het bestand anders geschreven: witruimte, regeleinden"
            " of tekens die er hetzelfde uitzien."
        )


def is_still(entry: RuleComparison) -> bool:
    """Whether nothing at all is to be said of a rule."""
    return entry.kind is Kind.SAME
