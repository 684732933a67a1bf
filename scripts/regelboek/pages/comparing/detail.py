"""How much of each change stands on the page of two versions, so that it is not too heavy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from markupsafe import Markup

from regelboek.pages.comparing.redlines import ShownPart, ShownText
from regelboek.pages.comparing.shown import ShownRule


class Detail(Enum):
    """How much of each change stands on the page of two versions; a page for each chapter has the rest."""

    ALL = "alles"
    SEEN = "gezien"
    """All texts, and in words only what they do not show."""
    TEXTS = "teksten"
    """The same, and of rules that came or went only what binds."""
    NORM = "norm"
    """Of every rule only what binds, and in words whatever else was changed."""
    BRIEF = "bondig"
    """In words only what became of rules that would show nothing else, where it is short."""
    ANSWERS = "antwoord"
    """Of rules that came or went only the answer in one sentence."""
    LIST = "lijst"
    """No texts at all."""

    @property
    def note(self) -> Markup:
        """Tells the reader what stands elsewhere, with a link to the list that leads there."""
        return Markup(_NOTES.get(self, "").format(per_hoofdstuk=_PER_CHAPTER))

    @property
    def is_brief(self) -> bool:
        """Whether it leaves out whatever stands elsewhere."""
        return self in (Detail.BRIEF, Detail.ANSWERS)

    @property
    def is_binding(self) -> bool:
        """Whether it shows no more than what binds, also of rules that changed."""
        return self is Detail.NORM or self.is_brief

    def parts(self, rule: ShownRule, text: ShownText) -> tuple[ShownPart, ...]:
        """The parts of a text of a rule that stand on the page; the rest stands on that of the chapter."""
        if self is Detail.ANSWERS and rule.is_whole:
            return ()
        is_all = self in (Detail.ALL, Detail.SEEN) or (not rule.is_whole and not self.is_binding)
        return text.shown if is_all else text.binding

    def leads_on(self, rule: ShownRule) -> bool:
        """Whether some text of a rule stands elsewhere, to which its card then leads."""
        return any(len(self.parts(rule, text)) < len(text.shown) for text in rule.texts)

    def shows_summary(self, rule: ShownRule, text: ShownText) -> bool:
        """Whether the summary stands on the page too, and not only what binds."""
        return not self.is_brief or not self.parts(rule, text)

    def hides_words(self, rule: ShownRule) -> bool:
        """Whether more is said of a rule on the page of its chapter."""
        said = len(rule.sentences) + sum(map(len, rule.said))
        return self is not Detail.ALL and said > len(self.sentences(rule))

    def sentences(self, rule: ShownRule) -> tuple[Markup, ...]:
        """What is said of a rule in words; of several texts what is about all."""
        if self is Detail.ALL:
            return rule.sentences
        if not self.is_binding:
            return rule.untold
        if not self.is_brief:
            return (*rule.explained, *rule.untold)
        if any(text.binding for text in rule.texts):
            return ()
        return (*_short(rule.explained), *rule.untold)


SHORT = 250
"""Characters of a sentence that may stand where there is little room."""

_NOTE = re.compile(r" voetnoot \d+ (?:ingevoegd|toegevoegd), luidende")


def _short(explained: tuple[Markup, ...]) -> Iterator[Markup]:
    """The short ones; no note without the text that it may be of, where some of that is left out."""
    short = [said for said in explained if len(said) <= SHORT]
    is_whole = len(short) == len(explained)
    yield from (said for said in short if is_whole or not _NOTE.search(said))


_PER_CHAPTER = '<a href="#wijzigingen">per hoofdstuk</a>'
_NOTES = {
    Detail.LIST: "De teksten, en waarom elke regel veranderde, staan {per_hoofdstuk} bij elkaar.",
    Detail.SEEN: "De wijzigingen in woorden staan {per_hoofdstuk} bij elkaar.",
    Detail.TEXTS: "De uitleg bij nieuwe en vervallen regels, en de wijzigingen in woorden, staan {per_hoofdstuk} bij elkaar.",
    Detail.NORM: "Hier staat per regel wat bindt en waarom het veranderde, en in woorden wat er verder veranderde. Alle teksten staan {per_hoofdstuk} bij elkaar.",
    Detail.BRIEF: "Hier staat per regel wat bindt en waarom het veranderde. De andere teksten en de wijzigingen in woorden staan {per_hoofdstuk} bij elkaar.",
    Detail.ANSWERS: "Hier staat per regel wat bindt en waarom het veranderde; van nieuwe en vervallen regels alleen het antwoord in één zin. De andere teksten en de wijzigingen in woorden staan {per_hoofdstuk} bij elkaar.",
}
