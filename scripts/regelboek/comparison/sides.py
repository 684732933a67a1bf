"""What a comparison says of single rules: as a revision holds them, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from regelboek.compare import Diff, FieldDiff
from regelboek.comparison.kinds import Aspect, CauseKind
from regelboek.comparison.way import Passed
from regelboek.lineage import Spot
from regelboek.model.revision import Chapter, Revision
from regelboek.model.rule import Part, Rule, RuleStatus
from regelboek.words import capitalised


@dataclass(frozen=True, eq=False)
class Held:
    """A rule as a revision holds it."""

    rule: Rule
    revision: Revision

    @property
    def id(self) -> str:
        """The permanent id."""
        return self.rule.id

    @property
    def number(self) -> str:
        """What readers see: `4.1`."""
        return self.revision.number(self.rule)

    @property
    def title(self) -> str:
        """Its title."""
        return self.rule.title

    @property
    def chapter(self) -> Chapter | None:
        """Its chapter."""
        return next((c for c in self.revision.chapters if c.id == self.rule.chapter), None)

    @property
    def name(self) -> str:
        """`regel 4.1 (Geschenken aannemen)`."""
        return f"regel {self.number} ({self.title})"


@dataclass(frozen=True, eq=False)
class Sentence:
    """One thing that became of a rule, in words."""

    text: str
    """For readers: references read as their words."""
    about: Aspect | None = None
    """None: what became of the rule as a whole."""
    exact: str = ""
    """As an instruction to the old text, with its words quoted as Markdown; else the same as `text`."""
    of: RuleText | None = field(default=None, repr=False)
    """The text that it is about."""
    origin: RuleText | None = field(default=None, repr=False)
    """The text that something in it came from."""


@dataclass(frozen=True, eq=False)
class Cause:
    """What moved under a rule of which not a letter changed."""

    kind: CauseKind
    target: str
    """The id of the rule, term or source."""
    text: str
    """A sentence."""


@dataclass(frozen=True, eq=False)
class Proposal:
    """What a rule of undeclared origin probably came from, or became; never more than that."""

    held: Held
    likeness: float
    text: str
    """A sentence that begins with `Vermoedelijk`."""


@dataclass(frozen=True, eq=False)
class PartWent:
    """A paragraph or item that is in another rule now."""

    old: Held
    part: Part
    spots: tuple[Spot, ...]
    """Where it is on the new side."""

    @property
    def name(self) -> str:
        """`de oude regel 4.2, lid 1`."""
        return f"de oude regel {self.old.number}, {self.part.words}"

    def goes_along_with(self, other: PartWent) -> bool:
        """Whether it is an item of a paragraph that is in the same rule now."""
        is_of = self.old is other.old and other.part == replace(self.part, item="") != self.part
        return is_of and {s.rule for s in self.spots} <= {s.rule for s in other.spots}


@dataclass(frozen=True, eq=False)
class RuleText:
    """Two rules side by side, or one beside nothing."""

    old: Held | None
    new: Held | None
    diff: Diff | None
    """The redline of the body; None when not a letter differs and it reads the same."""
    fields: tuple[FieldDiff, ...]
    """What differs besides the body, by the names of `Aspect`."""
    passed: tuple[Passed, ...] = ()
    """The change files on the way that are its own, where several were split or merged together."""
    kin: tuple[Held, ...] = ()
    """Of several: the old rules that the new one came of, or the new ones that an old one went up in."""

    @property
    def held(self) -> Held:
        """The new rule, or the old one when it is gone."""
        held = self.new or self.old
        assert held is not None
        return held

    @property
    def name(self) -> str:
        """`Regel 5.3 (Wat er in uw agenda staat)`, of one of several; `De oude regel 7.4 (…)` of one that is gone."""
        return capitalised(self.new.name) if self.new else f"De oude {self.held.name}"

    @property
    def force(self) -> str:
        """How the rule binds, `aanbevolen`, and how it did where that changed; empty for one that is gone."""
        if self.new is None:
            return ""
        said = str(self.new.rule.force)
        if self.old is not None and self.old.rule.force is not self.new.rule.force:
            said = f"nu {said}, was {self.old.rule.force}"
        return f"{said}, geldt nog niet" if self.new.rule.status is RuleStatus.ANNOUNCED else said

    @property
    def text_differs(self) -> bool:
        """Whether the body is not the same for a reader of the text itself."""
        return self.diff is not None and not self.diff.is_same

    def field(self, aspect: Aspect) -> FieldDiff | None:
        """The difference of a field."""
        return next((f for f in self.fields if f.name == aspect), None)
