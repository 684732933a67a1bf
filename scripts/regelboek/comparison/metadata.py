"""In words: what differs about a rule, and not in its text or its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regelboek.compare import FieldDiff
from regelboek.comparison.kinds import Aspect
from regelboek.comparison.sides import Held, RuleText, Sentence
from regelboek.comparison.texts import Memory
from regelboek.comparison.wording import cited_words, line_sentences, list_sentences
from regelboek.model.revision import Revision
from regelboek.model.rule import RuleStatus
from regelboek.model.rulebook import RuleBook
from regelboek.reading import AUDIENCES, audience_words, source_name
from regelboek.words import listing


def binding(old: Held, text: RuleText) -> Iterator[Sentence]:
    """How the rule of a text binds, where another of which paragraphs came to it bound otherwise."""
    if text.new is None:
        return
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


def value_words(book: RuleBook, aspect: Aspect, value: str, revision: Revision) -> str:
    """What people call a value of a field of a rule, as a revision holds it: names instead of ids."""
    match aspect:
        case Aspect.AUDIENCE:
            return next((many for audience, (_, many) in AUDIENCES.items() if audience == value), value)
        case Aspect.TOPICS:
            topic = book.topics.get(value)
            return topic.label if topic else value
        case Aspect.SOURCES:
            return cited_words(book, value)
        case Aspect.SEE_ALSO:
            rule = revision.rules.get(value)
            return Held(rule, revision).name if rule else value
        case Aspect.CONTACTS:
            contact = book.contacts.get(value)
            return contact.role if contact else value
        case Aspect.CHAPTER:
            chapter = next((c for c in revision.chapters if c.id == value), None)
            return f"{revision.chapter_number[value]} {chapter.title}" if chapter else value
        case _:
            return value


class Metadata:
    """Says what differs in the metadata of the rules of one comparison."""

    def __init__(self, book: RuleBook, old: Revision, new: Revision, memory: Memory) -> None:
        self.book = book
        self.old = old
        self.new = new
        self.memory = memory

    def sentences(self, text: RuleText) -> Iterator[Sentence]:
        """Every field that differs, in the order of the schema."""
        for field in text.fields:
            aspect = Aspect(field.name)
            yield from (Sentence(said, aspect, said, text) for said in self.field(field, aspect))

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
        return list_sentences(where, added, removed, are_titles=aspect is Aspect.SOURCES)

    def names(self, aspect: Aspect, values: Sequence[str]) -> str:
        return listing(self.name(aspect, value, self.new) for value in values)

    def name(self, aspect: Aspect, value: str, revision: Revision) -> str:
        """What people call a value of a field, as a revision holds it."""
        return value_words(self.book, aspect, value, revision)

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
