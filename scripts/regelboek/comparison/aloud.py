"""Instructions as they are read: references as their words, and what became of those that read the same."""

from __future__ import annotations

import re

from regelboek.comparison.sides import Held, RuleText
from regelboek.comparison.texts import trace
from regelboek.comparison.way import Way
from regelboek.lineage import Spot
from regelboek.markdown.grammar import parse_ref
from regelboek.markdown.plain import named_once
from regelboek.markdown.tree import Ref
from regelboek.model.revision import Revision
from regelboek.model.rulebook import RuleBook
from regelboek.reading import ref_words
from regelboek.words import listing

_REF = re.compile(r"\[\[(.+?)\]\]")
_MARK = r"(?P<{}> \((?:begrip|uitleg)\))?"
_IS_TERM = re.compile(
    rf"(?P<where>.+) wordt ‘(?P<old>[^‘’]+?){_MARK.format('was')}’"
    rf" vervangen door ‘(?P=old){_MARK.format('is')}’"
)
"""Words that lead to a term, or do no longer, and read the same."""
_COMES = re.compile(r"(?:vervangen door:?|ingevoegd|toegevoegd|luidende:|te luiden:)(?= ‘|\n)")
"""Behind this stands what the new text says."""
_SAME = re.compile(r"‘([^‘’]+)’ vervangen door ‘\1’")
_ONLY_LINKED = re.compile(r"In [^‘’]+ verwijst ‘[^‘’]+’ (?:nu|niet meer) naar het begrip\.")
"""Not worth saying of a paragraph that moved: where a text links a term first is not what it says."""
_OLD = ", zoals die was"
"""After what reads as before, but is about the thing of then."""
_IS_OTHER = re.compile(rf"(?P<where>.+) wordt ‘(?P<name>[^‘’]+){_OLD}’ vervangen door ‘(?P=name)’")


class Aloud:
    """Reads the instructions of one comparison aloud."""

    def __init__(self, book: RuleBook, way: Way) -> None:
        self.book = book
        self.way = way
        self.old: Revision = way.old
        self.new: Revision = way.new

    def read(self, said: str, text: RuleText) -> str:
        """An instruction with its references as their words: those that it quotes of the old text as these read then."""
        old = {str(ref) for _, ref in text.old.rule.refs} if text.old else set()
        new = {str(ref) for _, ref in text.new.rule.refs} if text.new else set()
        comes = _COMES.search(said)
        end = comes.start() if comes else len(said)

        def words(match: re.Match[str]) -> str:
            ref = parse_ref(match[1])
            if ref is None:
                return match[0]
            past = match[0] in old and (match.start() < end or match[0] not in new)
            return named_once(said[: match.start()], self.ref(ref, self.old if past else self.new))

        read = _REF.sub(words, said)
        return self.dated(said, old - new, new) if _SAME.search(read) else read

    def on_the_way(self, said: str, text: RuleText) -> str:
        """An instruction to a paragraph that moved; nothing of one that only links a term, or does so no more."""
        return _ONLY_LINKED.sub("", self.read(said, text))

    def dated(self, said: str, past: set[str], new: set[str]) -> str:
        """The same where a reference gave way to one that reads the same: that it leads elsewhere."""
        gone: dict[str, Ref] = {}

        def words(match: re.Match[str]) -> str:
            ref = parse_ref(match[1])
            if ref is None:
                return match[0]
            words = self.ref(ref, self.new if match[0] in new else self.old)
            if ref.kind == "begrip":
                both = ref.target in self.old.terms and ref.target in self.new.terms
                return f"{words} ({'uitleg' if both else 'begrip'})"
            if match[0] in past:
                gone[words] = ref
                return f"{words}{_OLD}"
            return words

        read = _IS_TERM.sub(_as_term, _REF.sub(words, said))
        return _IS_OTHER.sub(lambda match: self.as_other(match, gone[match["name"]]), read)

    def as_other(self, match: re.Match[str], ref: Ref) -> str:
        """A reference that reads the same, and leads to another thing: what became of the old one."""
        said = f"{match['where']} gaat de verwijzing naar {match['name']} nu naar de nieuwe"
        if ref.kind != "regel":
            return f"{said} ‘{match['name']}’"
        label, _, title = match["name"].partition(" (")
        alike = ", die dezelfde titel heeft" if title else ""
        return f"{said} {label}{alike}; de oude {label} {self.became(ref.target)}"

    def became(self, rule_id: str) -> str:
        """What became of a rule of the old side, as the end of a sentence."""
        spots = trace(self.way.steps, Spot(rule_id, None))
        ids = {spot.rule for spot in spots}
        names = [Held(rule, self.new).name for rule in self.new.ordered_rules if rule.id in ids]
        if not names:
            return "is vervallen"
        return f"is verdeeld over {listing(names)}" if len(names) > 1 else f"is nu {names[0]}"

    def ref(self, ref: Ref, revision: Revision) -> str:
        """A reference aloud; a mark at the start of a paragraph between brackets."""
        words = ref_words(self.book, revision, ref)
        return f"({words})" if ref.kind in ("voor", "kracht") else words


def _as_term(match: re.Match[str]) -> str:
    """What became of the words: a term that both sides define is no less one where it is not linked."""
    if bool(match["was"]) == bool(match["is"]):
        return match[0]
    if "uitleg" in (match["was"] or match["is"]):
        now = "nu naar het begrip" if match["is"] else "niet meer naar het begrip"
        return f"{match['where']} verwijst ‘{match['old']}’ {now}"
    now = (
        "nu een begrip met een vaste betekenis" if match["is"] else "geen begrip met een vaste betekenis meer"
    )
    return f"{match['where']} is ‘{match['old']}’ {now}"
