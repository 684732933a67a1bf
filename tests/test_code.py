"""Our own book holds what it promises: who, what, where to ask, and what it rests on."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest
from rapidfuzz import fuzz
from tests.support.own import ROOT, changes, lines, newest, own_book, own_files, rule_texts

from regelboek.formatting import format_files
from regelboek.model.registers import MandateStatus, SourceStatus
from regelboek.model.revision import Decider
from regelboek.model.rule import Audience, Rule
from regelboek.release import all_diagnostics

TOPICS = """
netwerkbewustzijn belangenconflict financiele-belangen partner-familie nevenfuncties geschenken
uitnodigingen reizen dienstauto declaraties lobby-contacten openbare-agenda wetgevingsvoetafdruk
vertrouwelijke-informatie chat-en-privemail sociale-media eenheid-kabinetsbeleid omgangsvormen
partij-en-campagne partijgiften gelijke-behandeling benoemingen kandidaat-toets self-assessment
vertrouwensfunctionaris moreel-beraad naleving openbaarheid eed-en-ambt strafbare-feiten vervolgfuncties
lobbyverbod draaideurverbod afkoelperiode geheimhouding-na-ambt gir-en-topambtenaren
"""
CHAPTERS = [
    "beginselen",
    "voor-het-ambt",
    "belangen",
    "geschenken",
    "contacten",
    "informatie",
    "omgang",
    "na-het-ambt",
    "advies",
    "topambtenaren",
]
"""The life of an office."""

NAMED_BY_THE_LETTER = {
    "ken-uw-netwerk": "netwerkbewustzijn",
    "geen-weerbaarheidsscan": "weerbaarheidsscan",
    "self-assessment": "self-assessment",
    "onderzoek-naar-kandidaten": "naslag",
    "a-screening": "elke vijf jaar",
    "vertrouwelijk-advies": "De Hoop Scheffer",
    "gedragscode-rijk": "Gedragscode Integriteit Rijk",
    "privecontacten-topambtenaar": "compliance officer",
    "tmg-financiele-belangen": "let erop dat iedereen zich aan de regels houdt",
    "tmg-nevenfuncties": "ieder half jaar",
    "functioneringsnorm": "functioneringsnorm",
    "startprogramma": "moreel en inclusief leiderschap",
    "onderhoud-van-de-code": "een herziening aan",
    "prive-blijft-prive": "lid zijn van een vereniging",
    "gelijk-behandelen": "gelijk speelveld",
}
"""What the letter about the resilience scan names, and the words in which a rule says it."""

RULES = list(newest().rules.values())


def test_nothing_is_wrong() -> None:
    """`regelboek check --strict` and `regelboek format --check` have nothing to say."""
    _, found = all_diagnostics(own_files())
    assert not found
    assert not format_files(own_files()).changed


def test_there_is_enough() -> None:
    """The sizes that were promised."""
    book = own_book()
    assert len(newest().rules) >= 55
    assert len(newest().terms) >= 40
    assert len(book.registers.situations) >= 30
    assert len(list(changes())) >= 60
    assert [chapter.id for chapter in newest().chapters] == CHAPTERS
    assert {audience for rule in RULES for audience in rule.audience} == set(Audience)


def test_every_topic_is_described_and_answered() -> None:
    """All topics of the thesaurus are there; each is the main topic of a rule in the newest version."""
    topics = own_book().topics
    assert set(topics) == set(TOPICS.split())
    assert {rule.topics[0] for rule in RULES} == set(topics)
    assert not [t.id for t in topics.values() if not (t.definition and t.synonyms and t.related)]
    narrow = {t.id: t.broader for t in topics.values() if t.broader}
    assert narrow
    for topic in topics.values():  # SKOS S27: what is broader or narrower is not also related
        assert narrow.get(topic.id) not in topic.related
        assert not [other for other in topic.related if narrow.get(other) == topic.id]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_whole(rule: Rule) -> None:
    """One sentence that answers, one to six paragraphs, why, an example, grounds, and whom to ask."""
    assert rule.summary.endswith(".")
    assert not re.search(r"[.?!] ", rule.summary)
    assert 1 <= len(rule.paragraphs) <= 6
    sections = [section.title for section in rule.body.sections]
    assert sections[:3] == ["Norm", "Toelichting", "Voorbeelden"] or sections[1] == "Aangekondigd"
    assert rule.sources or rule.no_source
    assert rule.see_also
    assert rule.contacts


def test_no_rule_says_what_another_says() -> None:
    """No near-duplicates: no two norms share most of their words, and no explanation a whole sentence."""
    norms = {r.id: " ".join(t for part, t in rule_texts(r, newest()) if part == "Norm") for r in RULES}
    alike = {(a, b) for a, b in combinations(norms, 2) if fuzz.token_sort_ratio(norms[a], norms[b]) > 70}
    assert not alike
    said = Counter(
        sentence
        for rule in RULES
        for sentence in {
            t for part, t in rule_texts(rule, newest()) if part in ("Toelichting", "Voorbeelden")
        }
    )
    assert not [sentence for sentence, times in said.items() if times > 1]


def test_networks_have_a_part_of_their_own() -> None:
    """Know your network, who is missing, name a tie, keep talking: side by side at the head of a chapter."""
    about = [r for r in RULES if r.chapter == "belangen" and r.topics[0] == "netwerkbewustzijn"]
    assert sorted(rule.number for rule in about) == [1, 2, 3, 4, 5]
    wanted = {"ken-uw-netwerk", "wie-ontbreekt", "band-vooraf-noemen", "gesprek-over-netwerk"}
    assert wanted <= {rule.id for rule in about}


@pytest.mark.parametrize("rule_id", NAMED_BY_THE_LETTER)
def test_what_the_letter_names_has_its_place(rule_id: str) -> None:
    """A rule says it, and cites the letter or what the letter points to."""
    rule = newest().rules[rule_id]
    text = " ".join(text for _, text in rule_texts(rule, newest()))
    assert NAMED_BY_THE_LETTER[rule_id].lower() in text.lower()


def test_everything_is_used() -> None:
    """Every source, mandate and contact is cited, and every rule of the newest version has a way in."""
    book = own_book()
    sources = {c.id for m in book.registers.mandates for c in m.sources}
    sources |= {e.source for m in book.registers.mandates for e in m.events if e.source}
    mandates: set[str] = set()
    for revision in book.revisions.values():
        for thing in (revision, *revision.rules.values(), *revision.terms.values()):
            sources |= {c.id for c in thing.sources}
        refs = [ref for rule in revision.rules.values() for _, ref in rule.refs]
        sources |= {ref.target for ref in refs if ref.kind == "bron"}
        mandates |= {ref.target for ref in refs if ref.kind == "opdracht"}
    for _, change in changes():
        sources |= {c.id for c in change.sources}
        mandates |= set(change.mandates)
    assert set(book.sources) == sources
    assert set(book.mandates) == mandates
    assert set(book.contacts) == {contact for rule in RULES for contact in rule.contacts}
    steps = [step.rule for s in book.registers.situations for step in s.steps if step.rule]
    assert {step.partition("@")[0] for step in steps} >= set(newest().rules)


UNSEEN = {MandateStatus.ADOPTED, MandateStatus.REJECTED}
"""Of no motion was the vote found."""


def test_what_is_doubtful_says_so() -> None:
    """What was not seen with our own eyes is marked, and superseded motions lead to their successor."""
    sources, mandates = own_book().sources, own_book().mandates
    assert "36 410 III" in (sources["kst-36410-7"].to_check or "")
    assert sources["kst-28844-243"].superseded_by == "kst-28844-245"
    assert mandates["motie-leijten-243"].superseded_by == "motie-leijten"
    assert sources["kst-36549-3"].status is SourceStatus.PASSED_BY_LOWER_HOUSE
    for lapsed in ("kst-28754-1", "kst-35925-III-12"):
        assert sources[lapsed].superseded_by == "kst-28754-3"
    unsure = ("kst-28754-3", "kst-28844-251", "kst-28844-243", "kst-28844-245", "brief-weerbaarheidsscan")
    unsure += ("BWBR0001947", "BWBR0008277", "BWBR0037852", "BWBR0033004", "slingerland-2023")
    assert not [id for id in unsure if not sources[id].to_check]
    current = [s for s in sources.values() if s.status is SourceStatus.CURRENT]
    assert not [s.id for s in current if s.circa and not s.to_check]
    assert all(m.events for m in mandates.values())
    said = {event.status for m in mandates.values() for event in m.events}
    assert said.isdisjoint(UNSEEN)


def test_no_source_is_younger_than_what_rests_on_it() -> None:
    """A version cites only what existed on its day."""
    for revision in own_book().adopted:
        for rule in revision.rules.values():
            dates = {c.id: own_book().sources[c.id].date for c in rule.sources}
            assert not [id for id, date in dates.items() if date and str(date) > revision.id], rule.id


PENALTIES = re.compile(r"\b(boetes?|sancties?|straf\w*|schors\w*|berisp\w*|tuchtrecht\w*)\b", re.IGNORECASE)
"""Words that may not promise what does not exist."""

TRUE_PENALTIES = {
    "Een boete voor het overtreden van deze code bestaat niet.": "there is none",
    "Een boete staat er niet op.": "there is none",
    "Volgens een nieuwsbericht staat er geen boete in de wet.": "there is none",
    "Een journalist vraagt wie u straft.": "a question, answered with the confidence of the House",
    "Er blijkt een oude boete te zijn.": "an example of what a candidate did before",
    "Wie zich laat omkopen, pleegt een strafbaar feit.": "criminal law, which is there",
    "Het lekken van een staatsgeheim is strafbaar.": "criminal law, which is there",
}


def test_no_penalty_is_invented() -> None:
    """No fine or sanction but those that exist, and each sentence about one was looked at."""
    found = {line.text for line in lines() if PENALTIES.search(line.text)}
    assert found == set(TRUE_PENALTIES)


def test_no_telephone_number_is_invented() -> None:
    """Contacts say how to reach somebody without a number that nobody verified."""
    text = b"\n".join(
        data for path, data in own_files().items() if path.startswith(("registers/adv", "concept"))
    )
    assert not re.search(rb"\+31|\b0\d{1,3}[ -]\d{6,8}\b|\b0800|\b06[ -]?\d{8}\b", text)


def test_amounts_are_those_that_are_known() -> None:
    """The amounts of the letters that lapsed are gone; the others say where they come from."""
    amounts = {
        amount
        for rule in RULES
        for part, text in rule_texts(rule, newest())
        if part == "Norm"
        for amount in re.findall(r"([\d.]+) euro", text)
    }
    assert amounts == {"50", "1.000", "10.000", "100.000"}


def test_it_never_passes_for_the_official_text() -> None:
    """Every version says so itself, every page has the notice, and nobody but the editors decided."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    notice = re.search(r'(?m)^  mededeling: "(.*)"$', config)
    assert notice
    assert "Voorbeeldeditie" in notice[1]
    assert "niet de officiële tekst" in notice[1]
    for revision in own_book().revisions.values():
        assert "voorbeeldeditie" in (revision.summary or "")
        assert "geen officiële tekst" in (revision.summary or "")
    assert {r.decided_by for r in own_book().adopted} == {Decider.EDITORS}
    assert not [change.id for _, change in changes() if change.decided_by]
