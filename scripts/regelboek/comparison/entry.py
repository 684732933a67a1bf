"""What became of a rule, as data: its texts, its redline, what is said of it, and where its blocks went."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from regelboek.compare import Diff, Node
from regelboek.compare.mapping import numbered_parts
from regelboek.comparison.kinds import Aspect, Kind
from regelboek.comparison.sides import Cause, Held, PartWent, Proposal, RuleText, Sentence
from regelboek.comparison.things import Meaning
from regelboek.comparison.way import Passed
from regelboek.model.revision import ChangeClass
from regelboek.model.rule import Audience, Rule
from regelboek.norm import cited_terms


@dataclass(frozen=True, eq=False)
class RuleComparison:
    """What became of a rule; of several where they were split or merged."""

    kind: Kind
    aspects: tuple[Aspect, ...]
    """Everything that differs, in the order in which it is said."""
    texts: tuple[RuleText, ...]
    diff: Diff | None
    """The redline of all texts together; of one text it is that of the text."""
    passed: tuple[Passed, ...]
    """The change files on the way, in the order of the way."""
    classes: tuple[ChangeClass, ...]
    reverted: bool
    """Whether something was changed on the way and turned back."""
    went: tuple[PartWent, ...]
    """Paragraphs and items that are in another rule now."""
    causes: tuple[Cause, ...]
    meanings: tuple[Meaning, ...]
    """The terms of its norm that mean something else now."""
    proposal: Proposal | None
    returned_from: Held | None
    """The lapsed rule of which the subject came back."""
    _say: Callable[[RuleComparison], tuple[Sentence, ...]] = field(repr=False)
    _instruct: Callable[[RuleComparison, RuleText], tuple[str, ...]] = field(repr=False)

    @property
    def is_change(self) -> bool:
        """Whether the rule itself was changed, and not only what is around it."""
        return self.kind.is_change

    @cached_property
    def old(self) -> tuple[Held, ...]:
        """The rules of the old side."""
        return tuple(text.old for text in self.texts if text.old)

    @cached_property
    def new(self) -> tuple[Held, ...]:
        """The rules of the new side."""
        return tuple(text.new for text in self.texts if text.new)

    @property
    def held(self) -> Held:
        """The first new rule, or the first old one when it is gone."""
        return (self.new or self.old)[0]

    @property
    def listed(self) -> tuple[Held, ...]:
        """The rules that it stands for in lists and counts: those that are there now, else those that are gone.

        A rule that went up in another counts with that one.
        """
        return self.new or self.old

    @property
    def id(self) -> str:
        """Its name on a page: the id of the first new rule, or of the first old one."""
        return self.held.id

    def id_of(self, held: Held) -> str:
        """The name on a page of the text that one of its rules is shown in, beside others of a split or a merger."""
        own = next(text for text in self.texts if held in (text.old, text.new))
        is_taken = own.new is None and any(own.held.id == other.id for other in self.new)
        return self.id if is_taken else own.held.id

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """What became of it, in words."""
        return self._say(self)

    @cached_property
    def spoken(self) -> tuple[tuple[RuleText | None, tuple[Sentence, ...]], ...]:
        """The sentences, of several texts each with its own; those of None are about all."""
        if len(self.texts) == 1:
            return ((None, self.sentences),) if self.sentences else ()
        return tuple((of, tuple(said)) for of, said in itertools.groupby(self.sentences, lambda s: s.of))

    def said_of(self, held: Held) -> tuple[Sentence, ...]:
        """What a reader of one of the rules must know: of all, of that rule, and of rules that are gone."""
        own = self.text_of(held)
        return tuple(said for said in self.sentences if not said.of or said.of is own or not said.of.new)

    def meanings_of(self, held: Held) -> tuple[Meaning, ...]:
        """The terms of the norm of one of the rules that mean something else, or what these are defined by."""
        cited = set(cited_terms(held.rule))
        own = [
            m for m in self.meanings if not m.within and cited & {t.id for t in (*m.term.old, *m.term.new)}
        ]
        names = {meaning.term.name for meaning in own}
        return tuple(m for m in self.meanings if m in own or m.within in names)

    def text_of(self, held: Held) -> RuleText:
        """The text of one of its rules, which another comparison of the same revision may hold too."""
        return next(
            text
            for text in self.texts
            if any(h and h.id == held.id and h.revision is held.revision for h in (text.new, text.old))
        )

    def passed_of(self, held: Held) -> tuple[Passed, ...]:
        """The change files on the way, without those of other rules that came of the same ones."""
        return self.text_of(held).passed

    def classes_of(self, held: Held) -> tuple[ChangeClass, ...]:
        """How deep it goes for one of its rules: of several not what the change files of others say."""
        if self.listed == (held,):
            return self.classes
        own = {p.change.depth for p in self.passed_of(held)}
        return tuple(depth for depth in self.classes if depth in own or depth is ChangeClass.NORM)

    def labels_of(self, held: Held, labels: Callable[[Rule], Iterable[str]]) -> tuple[str, ...]:
        """What one of its rules can be chosen by, on either side: of several that it is listed as not what others have.

        Args:
            held: the rule.
            labels: of a rule its topics, its chapter or the like.
        """
        text = self.text_of(held)
        if self.listed == (held,):
            own: tuple[Held, ...] = (*self.new, *self.old)
        else:
            own = (held, text.old) if text.old and text.old.id == held.id else (held,)
        kept = {label for each in (*self.new, *own) for label in labels(each.rule)}
        lost = (label for old in text.kin for label in labels(old.rule) if label not in kept)
        return tuple(dict.fromkeys((*(label for each in own for label in labels(each.rule)), *lost)))

    def instructions(self, text: RuleText) -> tuple[str, ...]:
        """What was done to the old body of a text, exactly: carried out on it, they give the new one.

        Those of several texts are carried out together, by `regelboek.comparison.carrying`. More than its
        sentences where only references moved along with what they lead to.
        """
        return self._instruct(self, text)

    @cached_property
    def audiences(self) -> tuple[Audience, ...]:
        """Whom it addresses, on either side, as a whole or in a paragraph."""
        return _addressed((*self.old, *self.new))

    def audiences_of(self, held: Held) -> tuple[Audience, ...]:
        """Whom one of the rules that it is listed as addresses, on either side: not those of others beside it."""
        found = self.labels_of(held, _addressees)
        return tuple(audience for audience in Audience if audience in found)

    def side_of(self, node: Node) -> Held | None:
        """The rule that a block of the redline belongs to, such as the other end of a move."""
        return self._owners.get(node)

    def went_to(self, node: Node) -> PartWent | None:
        """Where a paragraph or item of the old side is, when that is in another rule."""
        return self._departures.get(node)

    def took_in(self, node: Node) -> tuple[PartWent, ...]:
        """What went into a paragraph or item of the new side, but is not it: it has words of its own too."""
        return self._absorbed.get(node, ())

    @cached_property
    def _departures(self) -> Mapping[Node, PartWent]:
        """Without items that only go along with their paragraph."""
        found: dict[Node, PartWent] = {}
        for text in self.texts:
            parts = numbered_parts(text.diff.old) if text.diff and self.went else {}
            for went in self.went:
                if went.old is text.old and str(went.part) in parts and not self._goes_along(went):
                    found[parts[str(went.part)]] = went
        return found

    def _goes_along(self, went: PartWent) -> bool:
        return any(went.goes_along_with(other) for other in self.went)

    @cached_property
    def _absorbed(self) -> Mapping[Node, tuple[PartWent, ...]]:
        whole = {(move.old, move.new) for move in self.diff.moves} if self.diff else set()
        news = {text.new.id: numbered_parts(text.diff.new) for text in self.texts if text.new and text.diff}
        found: dict[Node, tuple[PartWent, ...]] = {}
        for old, went in self._departures.items():
            for spot in went.spots:
                new = news.get(spot.rule, {}).get(str(spot.part))
                if new is not None and (old, new) not in whole:
                    found[new] = (*found.get(new, ()), went)
        return found

    @cached_property
    def _owners(self) -> Mapping[Node, Held]:
        found: dict[Node, Held] = {}
        for text in self.texts:
            for held, root in (
                (text.old, text.diff and text.diff.old),
                (text.new, text.diff and text.diff.new),
            ):
                if held and root:
                    found.update(dict.fromkeys(_nodes(root), held))
        return found


def _addressed(rules: Iterable[Held]) -> tuple[Audience, ...]:
    """Whom any of some rules addresses, as a whole or in a paragraph."""
    found = {audience for held in rules for audience in _addressees(held.rule)}
    return tuple(audience for audience in Audience if audience in found)


def _addressees(rule: Rule) -> Iterable[Audience]:
    return (*rule.audience, *(audience for lid in rule.paragraphs for audience in lid.audience))


def _nodes(root: Node) -> Iterable[Node]:
    yield root
    for child in root.children:
        yield from _nodes(child)
