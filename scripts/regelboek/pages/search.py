"""What search can find in a version: rules, topics, situations, dilemmas and whom to ask, with the words that lead there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from regelboek.markdown.plain import section_text
from regelboek.markdown.tree import Ref
from regelboek.model.registers import Contact, Situation, Source, Topic
from regelboek.model.rule import Rule
from regelboek.pages.common import moment_words
from regelboek.pages.edition import Edition, ResolvedDilemma
from regelboek.reading import ref_words, source_name
from regelboek.search import Document, Former, build_index
from regelboek.words import capitalised, date

SECTIONS = {"Norm": "norm", "Aangekondigd": "norm", "Toelichting": "explanation",
            "Voorbeelden": "examples", "Gespreksvragen": "questions"}  # fmt: skip
SHOWN_SECTIONS = ("Norm", "Voorbeelden")
MARKS = ("kracht", "voor")
"""References that mark the paragraph that they lead, and are no words of it."""
NAMED_BY_FEW = 5
"""A source or term leads by its name to the rules that cite it, if they are no more than these."""

ABOUT_CHANGES = (
    Document(
        path="sinds/",
        title="Wat veranderde er sinds uw beëdiging?",
        label="wijzigingen",
        sentences=("Zoek de dag waarop u begon. U ziet wat er sindsdien in de code veranderde.",),
        fields={"title": "Wat is er veranderd sinds uw beëdiging?", "summary": "Wijzigingen en nieuwe regels sinds u begon."},
        phrases=("wat is er veranderd", "wat is er nieuw", "wijzigingen", "veranderingen", "nieuwe regels", "sinds mijn beëdiging"),
    ),
    Document(
        path="vergelijk/",
        title="Versies vergelijken",
        label="wijzigingen",
        sentences=("Twee versies van de code naast elkaar: wat er veranderde, waarom, en wie dat besloot.",),
        fields={"title": "Versies van de code vergelijken", "summary": "Verschillen en wijzigingen tussen twee versies."},
        phrases=("versies vergelijken", "vergelijken", "verschillen tussen versies", "wat is er veranderd", "oude versie"),
    ),
)  # fmt: skip
"""The pages on what changed, which stand once on the site."""

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z0-9‘])")
_MARK = re.compile(r"(?m)^(?:\s*(?:\d+\.|[-*>|]|\[\^[^\]]*\]:?)\s*)+|\[\^[^\]]*\]")


def search_index(edition: Edition) -> bytes:
    """A classic script that hands the index to the page: it works from a folder without a server."""
    data = json.dumps(build_index(documents(edition)), ensure_ascii=False, separators=(",", ":"))
    safe = data.replace("</", "<\\/")
    return f"regelboekIndex({safe});\n".encode()


def documents(edition: Edition) -> list[Document]:
    """What search can lead to in a version: rules, then topics, situations, dilemmas, whom to ask, and what changed."""
    return [
        *(_rule(edition, rule) for rule in edition.revision.ordered_rules),
        *(_topic(edition, topic) for topic in edition.topics if edition.rules_on(topic)),
        *(_situation(edition, situation) for situation in edition.situations),
        *(_dilemma(edition, resolved) for resolved in edition.dilemmas if resolved.grounds),
        *(_contact(contact) for contact in edition.contacts),
        *(ABOUT_CHANGES if edition.is_root else ()),
    ]


def _rule(edition: Edition, rule: Rule) -> Document:
    def text(ref: Ref) -> str:
        words = ref_words(edition.book, edition.revision, ref)
        return f"{capitalised(words)}:" if ref.kind in MARKS else words

    sections = {s.title: section_text(s, text) for s in rule.body.sections}
    fields = {"title": rule.title, "summary": rule.summary}
    for title, words in sections.items():
        name = SECTIONS.get(title, "explanation")
        fields[name] = f"{fields.get(name, '')} {words}".strip()
    fields["terms"] = " ".join(f"{t.term} {' '.join(t.forms)}" for t in edition.terms_of(rule))
    fields["sources"] = " ".join(_source_words(s) for s in _sources(edition, rule))
    fields["around"] = " ".join(
        (edition.chapter(rule).title, *(t.label for t in edition.topics_of(rule)),
         *(c.role for c in edition.contacts_of(rule)))
    )  # fmt: skip
    return Document(
        path=f"regels/{rule.id}/",
        number=edition.number(rule),
        title=rule.title,
        label=str(rule.force),
        topics=tuple(f"onderwerpen/{t.id}/" for t in edition.topics_of(rule)),
        audience=tuple(str(a) for a in rule.audience),
        sentences=tuple(_sentences(rule.summary, *(sections.get(t, "") for t in SHOWN_SECTIONS))),
        fields=fields,
        phrases=tuple(_names_of_rule(edition, rule)),
        former=tuple(_former(edition, rule)),
    )


def _sources(edition: Edition, rule: Rule) -> Iterator[Source]:
    for citation in rule.sources:
        if source := edition.book.sources.get(citation.id):
            yield source


def _source_words(source: Source) -> str:
    return f"{source.title} {source_name(source)}"


def _names_of_rule(edition: Edition, rule: Rule) -> Iterator[str]:
    """Its summary, its sources, and the mandates that it carries out or speaks of."""
    yield rule.summary
    for source in _sources(edition, rule):
        if len(edition.rules_citing(source)) <= NAMED_BY_FEW:
            yield source.title
    named = [ref.target for _, ref in rule.refs if ref.kind == "opdracht"]
    for id in dict.fromkeys((*named, *_mandates_of(edition, rule))):
        if mandate := edition.book.mandates.get(id):
            yield mandate.title
    for term in edition.terms_of(rule):
        if len(edition.rules_with_term(term)) <= NAMED_BY_FEW:
            yield from (term.term, *term.forms)


def _mandates_of(edition: Edition, rule: Rule) -> Iterator[str]:
    for revision in edition.line:
        if change := revision.change(rule.id):
            yield from change.mandates


def _former(edition: Edition, rule: Rule) -> Iterator[Former]:
    """Retired words for what it speaks of, its own earlier titles, and rules that went on in it."""
    main = edition.topics_of(rule)[:1]
    for term in edition.terms_of(rule):
        for old in term.former_terms:
            note = f"{term.term} heette tot {moment_words(old.until)} {old.term}"
            yield Former(old.term, note, leads=any(topic.id == term.id for topic in main))
    seen = {rule.title}
    for newer, older in zip(edition.line, edition.line[1:], strict=False):
        before = older.rules.get(rule.id)
        if before and before.title not in seen and newer.in_force:
            seen.add(before.title)
            yield Former(before.title, f"heette tot {date(newer.in_force)} ‘{before.title}’")
    for lapsed in edition.lapsed.values():
        if lapsed.gone.in_force and any(spot.rule == rule.id for spot in lapsed.spots):
            title = lapsed.rule.title
            yield Former(title, f"stond tot {date(lapsed.gone.in_force)} in de regel ‘{title}’")


def _topic(edition: Edition, topic: Topic) -> Document:
    rules = edition.rules_on(topic)
    former = (Former(f.label, f"heette tot {moment_words(f.until)} {f.label}") for f in topic.former_labels)
    terms = [
        Former(old.term, f"{term.term} heette tot {moment_words(old.until)} {old.term}")
        for term in edition.terms
        if term.id == topic.id or term.term == topic.label
        for old in term.former_terms
    ]
    return Document(
        path=f"onderwerpen/{topic.id}/",
        title=capitalised(topic.label),
        label="onderwerp",
        leads_to=tuple(f"regels/{rule.id}/" for rule in rules),
        audience=tuple(dict.fromkeys(str(a) for rule in rules for a in rule.audience)),
        sentences=(topic.definition,),
        fields={
            "title": topic.label,
            "summary": topic.definition,
            "around": " ".join(rule.title for rule in rules),
        },
        phrases=topic.synonyms,
        former=(*former, *terms),
    )


def _situation(edition: Edition, situation: Situation) -> Document:
    steps = edition.steps(situation)
    topics = dict.fromkeys(t.id for id in situation.topics if (t := edition.book.current_topic(id)))
    rules = dict.fromkeys(step.rule for step in steps if step.rule)
    return Document(
        path=f"situaties/{situation.id}/",
        title=situation.question,
        label="situatie",
        topics=tuple(f"onderwerpen/{id}/" for id in topics),
        leads_to=tuple(f"regels/{rule.id}/" for rule in rules),
        audience=tuple(str(a) for a in situation.audience),
        sentences=tuple(step.step.advice for step in steps),
        fields={
            "title": situation.question,
            "steps": " ".join(step.step.advice for step in steps),
            "around": " ".join(rule.title for rule in rules),
        },
        phrases=situation.also,
    )


def _dilemma(edition: Edition, resolved: ResolvedDilemma) -> Document:
    dilemma = resolved.dilemma
    topics = dict.fromkeys(t.id for id in dilemma.topics if (t := edition.book.current_topic(id)))
    audience = (str(a) for ground in resolved.grounds for a in ground.rule.audience)
    return Document(
        path=f"dilemmas/{dilemma.id}/",
        title=dilemma.title,
        label="dilemma",
        topics=tuple(f"onderwerpen/{id}/" for id in topics),
        audience=tuple(dict.fromkeys(audience)),
        sentences=tuple(_sentences(dilemma.story, *dilemma.variants)),
        fields={"title": dilemma.title, "examples": f"{dilemma.story} {' '.join(dilemma.variants)}"},
        phrases=("dilemma", f"dilemma {dilemma.title}"),
    )


def _contact(contact: Contact) -> Document:
    return Document(
        path=f"adviespunten/#{contact.id}",
        title=capitalised(contact.role),
        label="adviespunt",
        audience=tuple(str(a) for a in contact.audience),
        sentences=(contact.purpose, contact.reach),
        fields={"title": contact.role, "summary": contact.purpose},
        phrases=(contact.role, *(former.role for former in contact.former_roles)),
    )


def _sentences(*texts: str) -> Iterator[str]:
    """The sentences of texts, each once, without the marks of lists and notes."""
    lines: Iterable[str] = (line for text in texts for line in _MARK.sub("", text).split("\n"))
    found = (s.strip(" |") for line in lines for s in _SENTENCE_END.split(line))
    yield from dict.fromkeys(s for s in found if s and "|" not in s)
