"""In words: what became of a rule, term or chapter, as sentences made from the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from regelboek.compare import FieldDiff
from regelboek.comparison.drafting import GroupDrafter, Said, hinted
from regelboek.comparison.kinds import Aspect, Kind
from regelboek.comparison.result import Comparison, RuleComparison
from regelboek.comparison.rewordings import rewordings
from regelboek.comparison.sides import Held, PartWent, RuleText, Sentence
from regelboek.comparison.texts import TextComparer, trace
from regelboek.comparison.wording import cited_words, line_sentences, list_sentences
from regelboek.lineage import Spot
from regelboek.markdown.grammar import parse_ref
from regelboek.markdown.plain import named_once
from regelboek.markdown.tree import Ref
from regelboek.model.revision import ChangeKind, Revision
from regelboek.model.rule import RuleStatus
from regelboek.model.rulebook import RuleBook
from regelboek.reading import AUDIENCES, audience_words, ref_words, source_name
from regelboek.words import capitalised, listing

_REF = re.compile(r"\[\[(.+?)\]\]")
_MARK = r"(?P<{}> \((?:begrip|uitleg)\))?"
_IS_TERM = re.compile(
    rf"(?P<where>.+) wordt ‘(?P<old>[^‘’]+?){_MARK.format('was')}’"
    rf" vervangen door ‘(?P=old){_MARK.format('is')}’"
)
"""Words that lead to a term, or do no longer, and read the same."""
_SAME = re.compile(r"‘([^‘’]+)’ vervangen door ‘\1’")


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


_ONLY_LINKED = re.compile(r"In [^‘’]+ verwijst ‘[^‘’]+’ (?:nu|niet meer) naar het begrip\.")
"""Not worth saying of a paragraph that moved: where a text links a term first is not what it says."""


_OLD = ", zoals die was"
"""After what reads as before, but is about the thing of then."""
_IS_OTHER = re.compile(rf"(?P<where>.+) wordt ‘(?P<name>[^‘’]+){_OLD}’ vervangen door ‘(?P=name)’")


class Speaker:
    """Says what became of the rules of one comparison."""

    def __init__(self, comparison: Comparison, comparer: TextComparer) -> None:
        self.book: RuleBook = comparison.book
        self.old: Revision = comparison.old
        self.new: Revision = comparison.new
        self.comparer = comparer
        self.memory = comparer.memory
        self._drafters: dict[RuleComparison, GroupDrafter] = {}

    def sentences(self, entry: RuleComparison) -> tuple[Sentence, ...]:
        """Everything that is said of a rule, in the order in which it is read."""
        return tuple(self._sentences(entry))

    def _sentences(self, entry: RuleComparison) -> Iterator[Sentence]:
        yield from (Sentence(text, None, text) for text in self.lineage(entry))
        for text in entry.texts:
            if len(entry.texts) > 1:
                yield from self.of_share(entry, text)
            elif text.old and text.new:
                yield from self.of_text(entry, text)
        yield from (Sentence(cause.text, Aspect.READS, cause.text) for cause in entry.causes)
        if entry.proposal:
            yield Sentence(entry.proposal.text, None, entry.proposal.text)

    def instructions(self, entry: RuleComparison, text: RuleText) -> tuple[str, ...]:
        """What was done to the old body of a text, exactly; of several, to the old bodies of all."""
        if len(entry.texts) > 1:
            return tuple(said.sentence for said in self.drafter(entry).said(text))
        if text.diff is None or text.old is None or text.new is None:
            return ()
        return tuple(instruction.sentence for instruction in self.memory.drafted(text.diff))

    def drafter(self, entry: RuleComparison) -> GroupDrafter:
        """Drafts what is said of rules that were split or merged."""
        if entry not in self._drafters:
            self._drafters[entry] = GroupDrafter(entry, self.comparer)
        return self._drafters[entry]

    # What became of the rule as a whole

    def lineage(self, entry: RuleComparison) -> Iterator[str]:
        olds, news = [held.name for held in entry.old], [held.name for held in entry.new]
        match entry.kind:
            case Kind.NEW:
                yield f"{capitalised(news[0])} is nieuw."
            case Kind.RETURNED:
                yield self.returned(entry)
            case Kind.LAPSED:
                yield f"{capitalised(olds[0])} vervalt."
                yield from self.pointers(entry)
            case Kind.SPLIT:
                yield f"{capitalised(olds[0])} is gesplitst in {listing(news)}."
            case Kind.MERGED:
                kept = {held.id for held in entry.new}
                lost = [held.name for held in entry.old if held.id not in kept]
                if len(lost) < len(olds):
                    verb = "is opgegaan" if len(lost) == 1 else "zijn opgegaan"
                    yield f"{capitalised(listing(lost))} {verb} in {news[0]}."
                else:
                    yield f"{capitalised(listing(olds))} zijn samengevoegd tot {news[0]}."
            case Kind.REGROUPED:
                yield f"{capitalised(listing(olds))} zijn anders verdeeld over {listing(news)}."
        if entry.reverted:
            yield "Tussentijds is deze regel gewijzigd en weer teruggedraaid."
        if len(entry.texts) == 1:
            yield from self.went(entry.went)

    @staticmethod
    def returned(entry: RuleComparison) -> str:
        held = entry.returned_from
        if entry.old:
            return f"{capitalised(entry.old[0].name)} verviel en keert terug als {entry.new[0].name}."
        title = f": ‘{held.title}’" if held else ""
        return f"{capitalised(entry.new[0].name)} is nieuw, en brengt een vervallen regel terug{title}."

    def pointers(self, entry: RuleComparison) -> Iterator[str]:
        ids = [id for p in entry.passed if p.change.kind is ChangeKind.LAPSED for id in p.change.pointers]
        names = [Held(self.new.rules[id], self.new).name for id in dict.fromkeys(ids) if id in self.new.rules]
        if names:
            yield f"Zie nu {listing(names)}."

    def went(self, parts: Sequence[PartWent]) -> Iterator[str]:
        """Paragraphs that are in another rule now, a sentence for each pair of rules."""
        ways: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for went in parts:
            for spot in went.spots:
                if not went.part.item and spot.part and spot.rule in self.new.rules:
                    number = self.new.number(self.new.rules[spot.rule])
                    pair = (went.part.paragraph, spot.part.paragraph)
                    ways.setdefault((went.old.number, number), []).append(pair)
        for (old, new), moved in ways.items():
            one, other = (listing(dict.fromkeys(str(pair[side]) for pair in moved)) for side in (0, 1))
            is_now = "is" if len(dict.fromkeys(pair[0] for pair in moved)) == 1 else "zijn"
            yield f"Van de oude regel {old} {is_now} lid {one} nu lid {other} van regel {new}."

    # What became of a text

    def of_share(self, entry: RuleComparison, text: RuleText) -> Iterator[Sentence]:
        """A text of several: with what came from the others, and what went to them."""
        if text.old and text.new:
            took_in = entry.kind is Kind.MERGED and text.old.id == text.new.id
            if took_in or text.field(Aspect.CHAPTER):  # else its number is said with what became of all
                yield from self.place(text)
            yield from self.lines(text)
        told = [self.share(said, text) for said in self.drafter(entry).said(text)]
        yield from told
        yield from self.rewordings(text, told)
        if text.new is None:
            yield from (Sentence(said, None, said, text) for said in self.drafter(entry).stands(text))
        yield from self.binding(entry, text)
        yield from self.metadata(text)

    def binding(self, entry: RuleComparison, text: RuleText) -> Iterator[Sentence]:
        """How a rule binds to which paragraphs came, where the one that they come from bound otherwise."""
        origins = (said.origin for said in self.drafter(entry).said(text) if said.origin not in (None, text))
        for old in dict.fromkeys(origin.old for origin in origins if origin):
            if old is None or text.new is None:
                continue
            was, now = f"De oude regel {old.number}", f"regel {text.new.number}"
            one, other = old.rule, text.new.rule
            if one.force is not other.force:
                said = f"{was} had de kracht ‘{one.force}’; {now} heeft de kracht ‘{other.force}’."
                yield Sentence(said, Aspect.FORCE, said, text)
            if set(one.audience) != set(other.audience):
                whom = f"gold voor {audience_words(one.audience)}; {now} geldt voor {audience_words(other.audience)}"
                yield Sentence(f"{was} {whom}.", Aspect.AUDIENCE, f"{was} {whom}.", text)
            if one.status is not other.status:
                said = f"{was} was {one.status}; {now} is {other.status}."
                yield Sentence(said, Aspect.STATUS, said, text)

    def share(self, said: Said, text: RuleText) -> Sentence:
        """What is said of a text of several, with references as their words."""
        if isinstance(said.exact, str):
            read = hinted(self.aloud(said.exact, text), said.hint)
        else:
            on_the_way = RuleText(said.origin.old if said.origin else text.old, text.new, None, ())
            read = said.exact.read(lambda change: _ONLY_LINKED.sub("", self.aloud(change, on_the_way)))
        return Sentence(read, Aspect.TEXT, said.sentence, text, said.origin)

    def of_text(self, entry: RuleComparison, text: RuleText) -> Iterator[Sentence]:
        """The one text of a rule."""
        if entry.kind is not Kind.RETURNED:
            yield from self.place(text)
        yield from self.lines(text)
        if text.diff is not None and text.text_differs:
            gone = {went.part.words for went in entry.went}
            told = [
                self.exact(instruction.sentence, Aspect.TEXT, text, elsewhere=instruction.place in gone)
                for instruction in self.memory.drafted(text.diff)
            ]
            yield from told
            yield from self.rewordings(text, told)
        yield from self.metadata(text)

    @staticmethod
    def rewordings(text: RuleText, told: Sequence[Sentence]) -> Iterator[Sentence]:
        """The references that read otherwise though they stayed: a term or a rule that has another name."""
        if text.diff is not None and text.new is not None:
            for said in rewordings(text.diff, (sentence.text for sentence in told)):
                yield Sentence(said, Aspect.READS, said, text)

    def lines(self, text: RuleText) -> Iterator[Sentence]:
        """The title and the summary."""
        for aspect in (Aspect.TITLE, Aspect.SUMMARY):
            field = text.field(aspect)
            if field:
                yield from (
                    self.exact(said, aspect, text)
                    for said in line_sentences(field, f"de {aspect}", self.memory)
                )

    def metadata(self, text: RuleText) -> Iterator[Sentence]:
        """What is about the rule, and not its text or its place."""
        for field in text.fields:
            aspect = Aspect(field.name)
            yield from (Sentence(said, aspect, said, text) for said in self.field(field, aspect))

    def exact(self, said: str, aspect: Aspect, text: RuleText, *, elsewhere: bool = False) -> Sentence:
        """An instruction; that a paragraph lapses, only here if it is elsewhere now."""
        read = self.aloud(said, text)
        return Sentence(
            re.sub(r" vervalt(?=[.,])", " vervalt hier", read, count=1) if elsewhere else read,
            aspect,
            said,
            text,
        )

    def aloud(self, said: str, text: RuleText) -> str:
        """An instruction with its references as their words: those of the old text as these read then."""
        old = {str(ref) for _, ref in text.old.rule.refs} if text.old else set()
        new = {str(ref) for _, ref in text.new.rule.refs} if text.new else set()

        def words(match: re.Match[str]) -> str:
            ref = parse_ref(match[1])
            if ref is None:
                return match[0]
            past = match[0] in old and match[0] not in new
            return named_once(said[: match.start()], self.ref(ref, self.old if past else self.new))

        read = _REF.sub(words, said)
        return self.dated(said, old - new, new) if _SAME.search(read) else read

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
        spots = trace(self.comparer.way.steps, Spot(rule_id, None))
        ids = {spot.rule for spot in spots}
        names = [Held(rule, self.new).name for rule in self.new.ordered_rules if rule.id in ids]
        if not names:
            return "is vervallen"
        return f"is verdeeld over {listing(names)}" if len(names) > 1 else f"is nu {names[0]}"

    def ref(self, ref: Ref, revision: Revision) -> str:
        """A reference aloud; a mark at the start of a paragraph between brackets."""
        words = ref_words(self.book, revision, ref)
        return f"({words})" if ref.kind in ("voor", "kracht") else words

    def place(self, text: RuleText) -> Iterator[Sentence]:
        """Where a rule stands now: its chapter and number."""
        assert text.old is not None
        assert text.new is not None
        old, new = text.old.number, text.new.number
        if text.field(Aspect.CHAPTER):
            called = f" en heet nu {new}" if old != new else f" en blijft {new} heten"
            said = f"Regel {old} is verplaatst naar {self.chapter(text.new)}{called}."
            yield Sentence(said, Aspect.CHAPTER, said, text)
        elif text.field(Aspect.NUMBER):
            said = f"Regel {old} heet nu {new}."
            yield Sentence(said, Aspect.NUMBER, said, text)

    def chapter(self, held: Held) -> str:
        """The chapter of a new rule: by its number, and by its title where another one had that number."""
        number = self.new.chapter_number.get(held.rule.chapter, 0)
        before = next((id for id, n in self.old.chapter_number.items() if n == number), held.rule.chapter)
        title = f" ({held.chapter.title})" if held.chapter and before != held.rule.chapter else ""
        return f"hoofdstuk {number}{title}"

    # Metadata

    def field(self, field: FieldDiff, aspect: Aspect) -> Iterator[str]:
        match aspect:
            case Aspect.FORCE:
                yield f"De kracht was ‘{field.old[0]}’ en is nu ‘{field.new[0]}’."
            case Aspect.AUDIENCE:
                if field.added:
                    yield f"De regel geldt nu ook voor {self.names(aspect, field.added)}."
                if field.removed:
                    yield f"De regel geldt niet meer voor {self.names(aspect, field.removed)}."
            case Aspect.STATUS:
                announced = RuleStatus.ANNOUNCED in field.new
                yield (
                    "De regel is nu alleen aangekondigd."
                    if announced
                    else "De regel was aangekondigd en geldt nu."
                )
            case Aspect.START:
                yield self.started(field)
            case Aspect.TOPICS:
                yield from self.listed(field, aspect)
                if field.old and field.new and field.old[0] != field.new[0]:
                    yield f"Het hoofdonderwerp is nu {self.names(aspect, field.new[:1])}."
            case Aspect.SOURCES | Aspect.SEE_ALSO | Aspect.CONTACTS:
                yield from self.listed(field, aspect)
            case Aspect.NO_SOURCE:
                yield from line_sentences(field, "de reden dat er geen bron is", self.memory)

    def listed(self, field: FieldDiff, aspect: Aspect) -> Iterator[str]:
        where = "Bij ‘zie ook’" if aspect is Aspect.SEE_ALSO else f"Bij de {aspect}"
        added = [self.name(aspect, value, self.new) for value in field.added]
        removed = [self.name(aspect, value, self.old) for value in field.removed]
        return list_sentences(where, added, removed)

    def names(self, aspect: Aspect, values: Sequence[str]) -> str:
        return listing(self.name(aspect, value, self.new) for value in values)

    def name(self, aspect: Aspect, value: str, revision: Revision) -> str:
        """What people call a value of a field, as a revision holds it."""
        match aspect:
            case Aspect.AUDIENCE:
                return next((many for audience, (_, many) in AUDIENCES.items() if audience == value), value)
            case Aspect.TOPICS:
                topic = self.book.topics.get(value)
                return topic.label if topic else value
            case Aspect.SOURCES:
                return cited_words(self.book, value)
            case Aspect.SEE_ALSO:
                rule = revision.rules.get(value)
                return Held(rule, revision).name if rule else value
            case Aspect.CONTACTS:
                contact = self.book.contacts.get(value)
                return contact.role if contact else value
            case _:
                return value

    def started(self, field: FieldDiff) -> str:
        """When a rule takes effect, and who says so; a source alone knows no day yet."""
        was, now = ([self.start(value) for value in side] for side in (field.old, field.new))
        if was and now:
            (day, source), (then, other) = was[0], now[0]
            one, another = (f"{d or 'zonder datum'} (bron: {s})" for d, s in ((day, source), (then, other)))
            return f"De ingang was {one} en is nu {another}."
        day, source = (was or now)[0]
        if now:
            return f"De regel noemt nu een ingang{f': {day}' if day else ', zonder datum'} (bron: {source})."
        called = "ingangsdatum" if day else "ingang"
        return f"De regel noemt geen {called} meer (was: {day or 'zonder datum'}; bron: {source})."

    def start(self, value: str) -> tuple[str, str]:
        """A day, if it is known, and the source that tells it."""
        day, _, id = value.rpartition(", ")
        source = self.book.sources.get(id)
        return day, source_name(source) if source else id
