"""What moved under a rule of which not a letter changed: "ongewijzigd, maar leest anders"."""

from __future__ import annotations

from collections.abc import Iterator

from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.kinds import Aspect, CauseKind, Kind
from regelboek.comparison.result import Comparison
from regelboek.comparison.sides import Cause, Held, RuleText
from regelboek.comparison.things import TermComparison
from regelboek.markdown.tree import Ref
from regelboek.model.registers import superseded_on
from regelboek.model.rule import CitationRole, Part
from regelboek.model.rulebook import RuleBook
from regelboek.reading import source_name
from regelboek.words import capitalised, listing

_BINDING = frozenset((Aspect.FORCE, Aspect.AUDIENCE, Aspect.STATUS))


class CauseFinder:
    """Finds what moved under the rules of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.book: RuleBook = comparison.book
        self.comparison = comparison
        self.terms: dict[str, TermComparison] = {
            term.id: entry for entry in comparison.terms for term in entry.old
        }

    def causes(self, old: Held, new: Held) -> tuple[Cause, ...]:
        """Everything that moved under a rule whose text stayed, but for the terms of its norm that mean something else."""
        found = [*self.of_refs(old, new), *self.of_sources(new)]
        entry = self.comparison.of_new(new.id)
        told = {meaning.term.id for meaning in entry.meanings} if entry else set()
        causes = {(cause.kind, cause.target, cause.text): cause for cause in found}.values()
        return tuple(c for c in causes if c.kind is not CauseKind.TERM or c.target not in told)

    def of_refs(self, old: Held, new: Held) -> Iterator[Cause]:
        for (_, one), (_, other) in zip(old.rule.refs, new.rule.refs, strict=False):
            if one.kind == "begrip":
                yield from self.of_term(one)
            elif one.kind == "regel" and not one.version:
                yield from self.of_rule(one, other)

    def of_term(self, ref: Ref) -> Iterator[Cause]:
        entry = self.terms.get(ref.target)
        if entry is None or not entry.is_change:
            return
        renamed = next((field for field in entry.fields if field.name == "term"), None)
        if renamed and not ref.text:
            said = f"Het begrip ‘{renamed.old[0]}’ heet nu ‘{renamed.new[0]}’."
            yield Cause(CauseKind.TERM, entry.id, said)
        elif {f.name for f in entry.fields} & {"term", "definitie"} or not entry.new:
            yield Cause(CauseKind.TERM, entry.id, f"Het begrip ‘{entry.name}’ is {_became(entry.kind)}.")

    def of_rule(self, one: Ref, other: Ref) -> Iterator[Cause]:
        entry = self.comparison.of_old(one.target)
        if entry is None:
            return
        text = next((t for t in entry.texts if t.old and t.new and t.new.id == other.target), None)
        if text is None or text.old is None or text.new is None:
            if not entry.new:
                yield Cause(CauseKind.RULE, one.target, f"{capitalised(entry.old[0].name)} is vervallen.")
            return
        old_part, new_part = (Part.parse(ref.anchor) if ref.anchor else None for ref in (one, other))
        if text.old.number != text.new.number and not one.text:
            said = f"Regel {text.old.number} ({text.old.title}) heet nu {text.new.number}."
            yield Cause(CauseKind.NUMBER, text.new.id, said)
        if text.field(Aspect.TITLE) and not one.text and not one.anchor:
            said = f"Regel {text.new.number} heette ‘{text.old.title}’ en heet nu ‘{text.new.title}’."
            yield Cause(CauseKind.TITLE, text.new.id, said)
        if old_part and new_part and old_part != new_part:
            said = f"{capitalised(old_part.words)} van regel {text.old.number} is nu {new_part.words}."
            yield Cause(CauseKind.PART, text.new.id, said)
        if self.binds_otherwise(entry, text):
            yield Cause(
                CauseKind.RULE, text.new.id, f"{capitalised(text.new.name)} is {_became(entry.kind)}."
            )
        elif not one.anchor:  # what a paragraph of it says, its explanation does not change
            yield from self.of_explanation(text, text.new)

    @staticmethod
    def of_explanation(text: RuleText, new: Held) -> Iterator[Cause]:
        """A cited rule that binds as it did, and of which another part is not what it was."""
        sections = text.diff.blocks if text.diff else ()
        parts = [f"‘{block.node.name}’" for block in sections if not block.status.is_same]
        if parts:
            verb = "is" if len(parts) == 1 else "zijn"
            yield Cause(CauseKind.RULE, new.id, f"Van {new.name} {verb} {listing(parts)} gewijzigd.")

    def binds_otherwise(self, entry: RuleComparison, text: RuleText) -> bool:
        """Whether what binds in a cited rule is not what it was."""
        if entry.kind in (Kind.SPLIT, Kind.MERGED, Kind.REGROUPED):
            return True
        if _BINDING & set(entry.aspects):
            return True
        sections = text.diff.blocks if text.diff else ()
        return any(block.node.name == "Norm" and not block.status.is_same for block in sections)

    def of_sources(self, new: Held) -> Iterator[Cause]:
        """Sources that bound on the day of the old side and no more on that of the new."""
        ids = dict.fromkeys(c.id for c in new.rule.sources if c.role is not CitationRole.HISTORICAL)
        ids |= dict.fromkeys(ref.target for _, ref in new.rule.refs if ref.kind == "bron")
        days = self.comparison.old.in_force, self.comparison.new.in_force
        for id in ids:
            source = self.book.sources.get(id)
            if source is None:
                continue
            was, is_now = (superseded_on(source, day, self.book.sources) for day in days)
            if is_now and not was:
                successor = self.book.sources.get(source.superseded_by or "")
                became = f"vervangen door {source_name(successor)}" if successor else "vervallen"
                yield Cause(CauseKind.SOURCE, id, f"De bron {source_name(source)} is {became}.")


def _became(kind: Kind) -> str:
    return "gewijzigd" if kind in (Kind.MEANS, Kind.METADATA, Kind.MOVED) else str(kind)
