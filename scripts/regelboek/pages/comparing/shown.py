"""What became of each rule, as the pages show it: marks, sentences, redlines and reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from regelboek.comparison import Aspect, Comparison, Held, Kind, RuleComparison, Sentence, TermComparison
from regelboek.model.revision import Revision
from regelboek.pages.comparing.reasons import Reason, reasons
from regelboek.pages.comparing.redlines import ShownText, is_whole
from regelboek.pages.comparing.terms import ShownTerm, shown_term
from regelboek.pages.publication import Publication
from regelboek.pages.sections import SECTION_TITLES
from regelboek.redlines.sentences import readable
from regelboek.words import capitalised, listing

MARKS = {
    Kind.NEW: "+",
    Kind.RETURNED: "+",
    Kind.LAPSED: "−",
    Kind.SPLIT: "⇉",
    Kind.MERGED: "⇇",
    Kind.REGROUPED: "⇄",
    Kind.CHANGED: "≠",
    Kind.MENDED: "≠",
    Kind.MEANS: "≠",
    Kind.METADATA: "≈",
    Kind.MOVED: "→",
}
"""Stand beside the word, for who looks for one kind in a long list."""


UNCLASSED = "geen"
"""What a rule is chosen by of which only the place or a mark changed."""


def mark_of(entry: RuleComparison) -> str:
    """The mark of what became of a rule; one that lapsed in between and stands on both sides is no new one."""
    is_both = entry.kind is Kind.RETURNED and bool(entry.old)
    return MARKS.get(Kind.CHANGED if is_both else entry.kind, "")


@dataclass(frozen=True)
class ShownRule:
    """What became of one rule, or of some that were split or merged."""

    id: str
    kind: Kind
    mark: str
    names: str
    """`4.1 Geschenken aannemen`, as it is now or last was; several after a split."""
    depth: str
    """Klassen: `norm, uitleg`."""
    sentences: tuple[Markup, ...]
    """Of several texts those that are about all."""
    said: tuple[tuple[Markup, ...], ...]
    """Of each of several texts its own."""
    untold: tuple[Markup, ...]
    """Those that say what no text shows: of its kin, chapter, topics, sources and the like."""
    explained: tuple[Markup, ...]
    """Those about the sections that do not bind."""
    kept: frozenset[Markup]
    """Of all sentences those about topics, sources and the like: what is kept of a rule and binds nobody."""
    proposal: str
    texts: tuple[ShownText, ...]
    terms: tuple[ShownTerm, ...]
    """Those of its norm that mean something else now, with their redlines."""
    reasons: tuple[Reason, ...]
    of_chapter: tuple[Reason, ...]
    """Why the chapter changed, of a rule that only came along and has no reason of its own."""
    place: Markup
    """The id and links of a change that is the whole rule."""
    filters: Mapping[str, str]
    reads: bool
    """Whether, though its text stayed, what it cites or a term in it changed."""
    history: str
    """Where all its texts are; empty for a rule that only the draft has."""

    @property
    def has_redline(self) -> bool:
        """Whether any text differs, or reads otherwise."""
        return any(text.shown or text.summary for text in self.texts)

    def above(self, sentences: Iterable[Markup]) -> tuple[Markup, ...]:
        """Those that stand above its texts: all but what is kept of it."""
        return tuple(said for said in sentences if said not in self.kept)

    def below(self, sentences: Iterable[Markup]) -> tuple[Markup, ...]:
        """Those that stand below its texts: what is kept of it."""
        return tuple(said for said in sentences if said in self.kept)

    @property
    def is_whole(self) -> bool:
        """Whether the whole rule came or went; one that returns beside its old text did neither."""
        return self.kind in _WHOLE and not any(text.old and text.new for text in self.texts)


class Shower:
    """Makes what the pages of one comparison show.

    Args:
        publication: the book on its day.
        comparison: the two versions.
        prefix: what the ids of changes start with, unlike that of any other comparison on the page.
    """

    def __init__(self, publication: Publication, comparison: Comparison, prefix: str = "w") -> None:
        self.publication = publication
        self.prefix = prefix
        self.comparison = comparison

    def rule(self, entry: RuleComparison, *, side_by_side: bool = False) -> ShownRule:
        """What became of one rule."""
        depth = ", ".join(entry.classes)
        said = dict(entry.spoken)
        return ShownRule(
            entry.id,
            entry.kind,
            mark_of(entry),
            listing(f"{held.number} {held.title}" for held in entry.new or entry.old),
            depth,
            all_spoken(said.get(None, ())),
            tuple(all_spoken(said.get(text, ())) for text in entry.texts),
            tuple(map(spoken, _untold(entry))),
            tuple(map(spoken, _explained(entry))),
            frozenset(spoken(one) for some in said.values() for one in some if one.about in _KEPT),
            entry.proposal.text if entry.proposal else "",
            self.publication.redlines.texts(
                self.comparison, entry, f"{self.prefix}-{entry.id}", side_by_side
            ),
            self.terms(entry),
            tuple(reasons(self.publication, entry.passed, named=len(entry.texts) > 1)),
            tuple(reasons(self.publication, self.comparison.passed_of_chapter(entry))),
            _place(entry, f"{self.prefix}-{entry.id}"),
            self.filters(entry, entry.held),
            entry.kind in (Kind.MEANS, Kind.METADATA) and bool(entry.causes),
            history_of(self.publication, entry.id),
        )

    def terms(self, entry: RuleComparison, held: Held | None = None) -> tuple[ShownTerm, ...]:
        """The terms that mean something else now: of all its norms, or of that of one rule."""
        found = entry.meanings_of(held) if held else entry.meanings
        return tuple(self.term(meaning.term, meaning.within) for meaning in found)

    def term(self, entry: TermComparison, within: str = "") -> ShownTerm:
        """What became of a term."""
        return shown_term(self.publication, self.comparison, entry, within)

    def filters(self, entry: RuleComparison, held: Held) -> Mapping[str, str]:
        """What a reader can choose a rule by, each as words with spaces between: not by what others beside it have."""
        topics = self.comparison.topics_of(entry, held)
        return {
            "soort": entry.kind.name.lower(),
            "klasse": " ".join(entry.classes_of(held)) or UNCLASSED,
            "hoofdstuk": " ".join(entry.labels_of(held, lambda rule: (rule.chapter,))),
            "doelgroep": " ".join(entry.audiences_of(held)),
            "onderwerp": " ".join(self.topics[id] for id in topics if id in self.topics),
        }

    @cached_property
    def topics(self) -> Mapping[str, str]:
        """The topics of what changed, each as a number: a page names them once, among its choices."""
        return {id: str(number) for number, id in enumerate(self.comparison.counts.topics)}

    def address(self, held: Held) -> str:
        """Where a rule is read as it is or was."""
        home = self.publication.home(held.revision) if self.is_new(held) else self.old_home
        return f"{home}regels/{held.id}/"

    def is_new(self, held: Held) -> bool:
        """Whether it is a rule of the new side."""
        return held.revision is self.comparison.new

    @property
    def old_home(self) -> str:
        """Where the old version is."""
        return f"/{self.publication.prefix(self.comparison.old)}"


def history_of(publication: Publication, rule_id: str) -> str:
    """The page with all texts of a rule; empty for one that only the draft has."""
    held = any(rule_id in revision.rules for revision in publication.adopted)
    return f"/regels/{rule_id}/geschiedenis/" if held else ""


def beside_address(publication: Publication, rule_id: str, revision: Revision) -> str:
    """Where the texts of a rule before and after a version stand side by side."""
    history = history_of(publication, rule_id)
    return f"{history}naast-elkaar/#v-{revision.id.replace('+', '-')}" if history else ""


def all_spoken(sentences: Iterable[Sentence]) -> tuple[Markup, ...]:
    """Sentences for a page, but for those about terms: these are shown as redlines."""
    return tuple(spoken(sentence) for sentence in sentences if sentence.about is not Aspect.MEANING)


def spoken(sentence: Sentence) -> Markup:
    """A sentence for a page: a quoted text of several lines keeps them."""
    return Markup("<br>").join(readable(capitalised(sentence.text)))


_WHOLE = (Kind.NEW, Kind.RETURNED, Kind.LAPSED)


_SHOWN = (Aspect.TEXT, Aspect.TITLE, Aspect.SUMMARY, Aspect.NUMBER, Aspect.MEANING)
"""What differs and is seen in the texts themselves or in the heading."""
_KEPT = (Aspect.TOPICS, Aspect.SOURCES, Aspect.NO_SOURCE, Aspect.SEE_ALSO, Aspect.CONTACTS)
"""What is kept of a rule and is no text of it: it comes last."""
_EXPLAINING = re.compile("|".join(f"‘{title}’" for title in SECTION_TITLES))
"""Sentences name the section that they are about, but for the one that binds."""


def _untold(entry: RuleComparison) -> Iterator[Sentence]:
    """Without what the mark of a rule that came or went says already: that it did."""
    said = [said for said in entry.sentences if said.about not in _SHOWN and not _is_departure(said)]
    yield from said[1:] if is_whole(entry) and entry.kind in _WHOLE else said


def _is_departure(sentence: Sentence) -> bool:
    """Whether it tells of paragraphs that left a rule: the text says so where they stood."""
    return sentence.about is None and sentence.of is not None and sentence.of.new is not None


def _explained(entry: RuleComparison) -> Iterator[Sentence]:
    for sentence in entry.sentences:
        if sentence.about is Aspect.TEXT and _EXPLAINING.search(sentence.text.partition("luidende")[0]):
            yield sentence


def _place(entry: RuleComparison, prefix: str) -> Markup:
    """Where a change has no words to stand at, the heading of the rule carries its id."""
    said = {Aspect.TEXT, Aspect.SUMMARY} & set(entry.aspects)
    return Markup("") if said and not is_whole(entry) else Markup("<!--w:{}-kop-->").format(prefix)
