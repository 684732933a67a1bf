"""What became of rules, in a book made for it: splits, merges, returns, corrections, detours."""

from __future__ import annotations

import re

import pytest
from tests.comparison.books import book, compared, pairs
from tests.support.books import book_files

from regelboek.compare import ChangeKind as RedlineKind
from regelboek.compare import Status, changes
from regelboek.comparison import Aspect, CauseKind, Comparer, Direction, Kind, RuleComparison, put_beside
from regelboek.comparison.moving import Moves, read_moves
from regelboek.loading.book import load_book
from regelboek.markdown.emit import emit_body
from regelboek.markdown.tree import Body
from regelboek.model.revision import ChangeClass, ChangeKind

FIRST, MENDED, SECOND, SIDE, THIRD = (
    "2022-12-23", "2022-12-23+2023-02-01", "2024-07-02", "2025-01-01", "2025-09-26",
)  # fmt: skip


def _entry(old: str, new: str, rule: str) -> RuleComparison:
    comparison = compared("gemeen", old, new)
    entry = comparison.of_new(rule) or comparison.of_old(rule)
    assert entry is not None
    return entry


@pytest.mark.parametrize(
    ("old", "new", "rule", "kind", "olds", "news"),
    [
        (FIRST, SECOND, "aandelen", Kind.SPLIT, "aandelen", "aandelen-verkopen aandelen-op-afstand"),
        (SECOND, FIRST, "aandelen", Kind.MERGED, "aandelen-verkopen aandelen-op-afstand", "aandelen"),
        (FIRST, SECOND, "belangen-melden", Kind.MERGED, "belangen-melden belangen-partner", "belangen-melden"),
        (FIRST, THIRD, "geschenken-overal", Kind.MERGED, "geschenken-thuis geschenken-onderweg", "geschenken-overal"),
        (FIRST, SECOND, "openbare-agenda", Kind.NEW, "", "openbare-agenda"),
        (SECOND, FIRST, "openbare-agenda", Kind.LAPSED, "openbare-agenda", ""),
        (FIRST, SECOND, "jaaroverzicht", Kind.LAPSED, "jaaroverzicht", ""),
        (SECOND, THIRD, "jaarbericht", Kind.RETURNED, "", "jaarbericht"),
        (FIRST, THIRD, "jaarbericht", Kind.RETURNED, "jaaroverzicht", "jaarbericht"),
        (THIRD, FIRST, "jaarbericht", Kind.RETURNED, "jaarbericht", "jaaroverzicht"),
        (FIRST, MENDED, "voorbeeldgedrag", Kind.MENDED, "voorbeeldgedrag", "voorbeeldgedrag"),
        (FIRST, THIRD, "vergoedingen", Kind.MOVED, "vergoedingen", "vergoedingen"),
        (FIRST, THIRD, "geschenken-registreren", Kind.MEANS, "geschenken-registreren", "geschenken-registreren"),
        (SECOND, THIRD, "geschenken-registreren", Kind.CHANGED, "geschenken-registreren", "geschenken-registreren"),
        (SECOND, THIRD, "aandelen-verkopen", Kind.METADATA, "aandelen-verkopen", "aandelen-verkopen"),
        (THIRD, "concept", "integriteit", Kind.RENUMBERED, "integriteit", "integriteit"),
        (THIRD, "concept", "uitnodigingen", Kind.READS, "uitnodigingen", "uitnodigingen"),
        (FIRST, FIRST, "integriteit", Kind.SAME, "integriteit", "integriteit"),
    ],
)  # fmt: skip
def test_kinds(old: str, new: str, rule: str, kind: Kind, olds: str, news: str) -> None:
    """Each rule is what it became, over any distance and both ways."""
    entry = _entry(old, new, rule)
    assert entry.kind is kind
    assert {held.id for held in entry.old} == set(olds.split())
    assert {held.id for held in entry.new} == set(news.split())


def test_directions() -> None:
    """How the two stand to each other is said."""
    pairs = {
        (FIRST, THIRD): Direction.FORWARD,
        (THIRD, FIRST): Direction.BACKWARD,
        (SIDE, THIRD): Direction.SIDEWAYS,
    }
    assert {pair: compared("gemeen", *pair).direction for pair in pairs} == pairs


def test_over_the_common_ancestor() -> None:
    """A rule that only the withdrawn branch brought is gone on the other; what both hold is the same."""
    comparison = compared("gemeen", SIDE, THIRD)
    entry = comparison.of_old("reizen")
    assert entry is not None
    assert (entry.kind, [p.undone for p in entry.passed]) == (Kind.LAPSED, [True])
    assert not comparison.interim


def test_a_paragraph_that_went_to_another_rule() -> None:
    """What a change file says of a paragraph is a move between the texts, or is told where it went."""
    entry = _entry(FIRST, SECOND, "aandelen")
    assert [(str(w.part), [str(s) for s in w.spots]) for w in entry.went] == [
        ("2", ["aandelen-op-afstand#lid-1"]),
        ("3", ["aandelen-op-afstand#lid-2"]),
    ]
    assert entry.diff is not None
    moves = {entry.side_of(move.new).id for move in entry.diff.moves if entry.side_of(move.new)}  # type: ignore[union-attr]
    assert moves == {"aandelen-op-afstand"}
    far = _entry(SECOND, THIRD, "belangen-melden")
    assert [str(s) for w in far.went for s in w.spots] == ["nevenfuncties-partner#lid-2"]
    comparison = compared("gemeen", SECOND, THIRD)
    other = comparison.of_new("nevenfuncties-partner")
    assert other is not None
    assert other.diff is not None
    came = [
        comparison.came_from(other, block.new[0])
        for block in other.diff.walk()
        if block.status is Status.INSERTED
    ]
    assert [went.old.id for went in came if went] == ["belangen-melden"]


def test_what_passed() -> None:
    """Every change file on the way is there, with what it inherits from its revision."""
    entry = _entry(FIRST, THIRD, "geschenken-registreren")
    assert [(p.revision.id, p.change.kind) for p in entry.passed] == [
        (SECOND, ChangeKind.CHANGED),
        (THIRD, ChangeKind.CHANGED),
    ]
    assert entry.reverted
    assert entry.passed[1].sources == ("brief-weerbaarheidsscan",)
    assert entry.passed[0].sources == ("kst-28844-280",)
    assert entry.classes == (ChangeClass.NORM,)


def test_a_correction_mends_words() -> None:
    """A correction is a change of wording, whatever it touches."""
    assert _entry(FIRST, MENDED, "voorbeeldgedrag").classes == (ChangeClass.WORDING,)


def test_causes() -> None:
    """What moved under a rule whose text stayed."""
    entry = _entry(THIRD, "concept", "uitnodigingen")
    assert {cause.kind for cause in entry.causes} == {CauseKind.PART, CauseKind.RULE}
    assert Aspect.READS in entry.aspects
    assert entry.diff is not None
    assert entry.diff.is_same
    terms = _entry(THIRD, "concept", "netwerkbewustzijn").causes
    assert [(cause.kind, cause.target) for cause in terms] == [(CauseKind.TERM, "netwerk")]


def test_sources_that_lapse_between() -> None:
    """A source that bound on the day of the old side and no more on that of the new is said."""
    comparison = compared("code", "2022-12-23", "2026-01-01")
    causes = [cause for entry in comparison.rules for cause in entry.causes if cause.kind is CauseKind.SOURCE]
    for cause in causes:
        assert "vervangen" in cause.text or "vervallen" in cause.text


def test_a_see_also_that_follows_is_no_change() -> None:
    """A rule that is named beside another stays so when it lives on under another id."""
    entry = compared("code", "2022-12-23", "2024-07-02").of_new("geschenkenoverzicht")
    assert entry is not None
    assert Aspect.SEE_ALSO not in entry.aspects


def test_interim() -> None:
    """A rule that came and went between the two is not hidden."""
    comparison = compared("gemeen", SECOND, "concept")
    assert [interim.held.id for interim in comparison.interim] == ["jaarbericht"]
    assert [p.change.kind for p in comparison.interim[0].passed] == [ChangeKind.NEW, ChangeKind.LAPSED]


def test_sentences_of_places() -> None:
    """A move is said in the formula of the issue."""
    said = [sentence.text for sentence in _entry(FIRST, THIRD, "vergoedingen").sentences]
    assert said == ["Regel 4.4 is verplaatst naar hoofdstuk 1 en heet nu 1.4."]


def test_a_proposal_is_only_a_proposal() -> None:
    """Without lineage a likely origin is proposed; the rule stays new, and the old one lapsed."""
    files = dict(book_files("gemeen"))
    for path in [p for p in files if p.startswith("concept/wijzigingen/")]:
        del files[path]
    rule = files.pop("concept/regels/geheimhouding.md")
    files["concept/regels/zwijgen.md"] = rule.replace(b"id: geheimhouding", b"id: zwijgen")
    loaded, _ = load_book(files)
    comparison = Comparer(loaded).compare(loaded.revisions[THIRD], loaded.revisions["concept"])
    new, old = comparison.of_new("zwijgen"), comparison.of_old("geheimhouding")
    assert new is not None
    assert old is not None
    assert (new.kind, old.kind) == (Kind.NEW, Kind.LAPSED)
    assert new.proposal is not None
    assert new.proposal.held.id == "geheimhouding"
    assert new.proposal.text.startswith("Vermoedelijk voortgekomen uit regel 5.3")
    assert new.sentences[-1].text == new.proposal.text


def test_two_books_meet_at_their_common_version() -> None:
    """Two drafts of one book: what both changed alike is the same, what one did more is a change."""
    here = book("gemeen")
    files = dict(book_files("gemeen"))
    path = "concept/regels/sociale-media.md"
    text = files[path].decode()
    files[path] = text.replace("## Norm\n\n1. ", "## Norm\n\n1. Ook nu: ", 1).encode()
    assert files[path] != text.encode()
    there, _ = load_book(files)
    whole, old, new = put_beside(
        here, here.revisions["concept"], there, there.revisions["concept"], "git:main"
    )
    comparison = Comparer(whole).compare(old, new)
    assert (old.id, comparison.direction) == ("git:main", Direction.SIDEWAYS)
    assert [(entry.id, entry.kind) for entry in comparison.rules if entry.kind is not Kind.SAME] == [
        ("sociale-media", Kind.CHANGED)
    ]
    unchanged, same, _ = put_beside(
        here, here.revisions[THIRD], there, there.revisions["concept"], "git:main"
    )
    assert same is unchanged.revisions[THIRD]


def test_every_pair_is_compared_once() -> None:
    """However many revisions share two texts, they are compared once."""
    comparer = Comparer(book("code"))
    revisions = list(book("code").revisions.values())
    comparer.compare(revisions[0], revisions[1])
    before = len(comparer.memory.compared)
    comparer.compare(revisions[0], revisions[1])
    assert len(comparer.memory.compared) == before


def test_what_became_of_a_rule_that_is_gone_is_told_with_those_that_are_left() -> None:
    """It has no place of its own in the list of rules."""
    for rule in ("geschenken-aannemen", "geschenken-registreren"):
        assert _said(rule)[-4:] == [
            "Van de oude regel 4.2 gaat lid 1 op in lid 3 van regel 4.1.",
            "Van de oude regel 4.2 staat lid 2 nu in de nieuwe regel 4.2.",
            "Van de oude regel 4.2 staan ‘Toelichting’ en een deel van ‘Voorbeelden’ nu in regel 4.1.",
            "Van de oude regel 4.2 vervalt punt 1 van de lijst onder ‘Voorbeelden’.",
        ]


def test_every_part_of_a_rule_that_is_gone_is_accounted_for() -> None:
    """Its block stands alone: it names where its paragraphs went, and what lapsed, never both of one."""
    gone = _told_of_gone("chat-en-privemail", "2025-09-26")
    assert gone == [
        "Van de oude regel 7.4 staan lid 1, 2 en 3, een deel van ‘Toelichting’, ‘Voorbeelden’ en ‘Gespreksvragen’"
        " nu in regel 6.3.",
        "Van de oude regel 7.4 vervalt de derde zin van de eerste alinea onder ‘Toelichting’.",
    ]
    for name, old, new in pairs("code", "gemeen"):
        for entry in compared(name, old, new).rules:
            for text in entry.texts if len(entry.texts) > 1 else ():
                if text.new is None and text.old is not None:
                    said = [s.text for s in entry.sentences if s.of is text]
                    told = [n for s in said for n in re.findall(r"\d+", " ".join(re.findall(_LEDEN, s)))]
                    assert sorted(told, key=int) == [str(lid.number) for lid in text.old.rule.paragraphs]


def test_what_stands_elsewhere_to_the_letter_is_not_said_to_lapse() -> None:
    """A part of which everything is in the new rules did not lapse, nor did a sentence that was joined to another."""
    assert _told_of_gone("jaarlijks-gesprek", "2026-01-01") == [
        "Van de oude regel 10.3 staan lid 1 en 2, ‘Toelichting’ en ‘Voorbeelden’ nu in regel 9.3."
    ]
    for name, old, new in pairs("code", "gemeen"):
        for entry in compared(name, old, new).rules:
            now = " ".join(emit_body(held.rule.body) for held in entry.new)
            for text in entry.texts if len(entry.texts) > 1 else ():
                if text.old is None or text.new is not None:
                    continue
                lapsed = " ".join(s.text for s in entry.sentences if s.of is text and " verval" in s.text)
                for section in text.old.rule.body.sections:
                    lines = emit_body(Body((section,))).splitlines()[1:]
                    if all(line.removeprefix("- ").strip() in now for line in lines):
                        assert f"‘{section.title}’" not in lapsed


def test_a_sentence_that_moved_to_another_rule_is_not_said_to_lapse() -> None:
    """As a paragraph or an item that did: it is named once more, with where it went."""
    said = _said("geschenken-aannemen", new="2024-07-02")
    moved = "De tweede zin van de tweede alinea onder ‘Toelichting’ verhuist naar regel 4.2, en luidt daar: "
    assert f"{moved}‘De termijn kozen wij zelf.’" in said
    gave_way = (
        "De eerste zin van de tweede alinea onder ‘Toelichting’ verhuist naar regel 4.2; in de plaats komt: "
    )
    assert f"{gave_way}‘Een geschenk dat van de overheid is, houdt u niet zelf.’" in said
    assert "De derde zin van punt 2 van de lijst onder ‘Voorbeelden’ vervalt." in _said(
        "belangen-melden-vooraf"
    )


def test_a_sentence_that_moved_is_named_where_it_left_and_where_it_came() -> None:
    """Also where all else of a point is new, in a part that is new as a whole, and with what changed on the way."""
    entry = compared("code", "2024-07-02", "2025-09-26").of_new("belangen-op-afstand")
    assert entry
    said = [sentence.text for sentence in entry.sentences]
    for words in (
        "De tweede alinea onder ‘Toelichting’, waarvan de vierde zin naar regel 3.3 verhuist, komt te luiden: ‘Sinds 26",
        "Punt 1 van de lijst onder ‘Voorbeelden’, waarvan de eerste zin naar regel 3.3 verhuist, vervalt.",
        "Aan de tekst wordt ‘Toelichting’ toegevoegd, met een zin uit de oude regel 2.4, luidende:",
        "Aan de tekst wordt ‘Voorbeelden’ toegevoegd, met een zin uit de oude regel 2.4, luidende:",
        "Aan de tekst wordt ‘Gespreksvragen’ toegevoegd, luidende:",
    ):
        assert any(sentence.startswith(words) for sentence in said), words
    more = "Aan de tekst wordt ‘Toelichting’ toegevoegd, met zinnen uit de oude regel 4.1, luidende:"
    assert any(words.startswith(more) for words in _said("geschenken-registreren", new="2024-07-02"))


_LEDEN = r"(?:is|staat|staan|gaat|vervalt|vervallen|zijn) lid (\d+(?:(?:, | en )\d+)*)"


def _told_of_gone(rule: str, new: str) -> list[str]:
    entry = compared("code", "2022-12-23", new).of_new(rule)
    assert entry is not None
    return [said.text for said in entry.sentences if said.of and said.of.new is None]


def test_how_paragraphs_bind_that_came_from_another_rule_is_said() -> None:
    """What was advice, or was for others, in the rule that they come from."""
    assert "De oude regel 6.2 had de kracht ‘aanbevolen’; regel 5.3 heeft de kracht ‘verplicht’." in _said(
        "agenda-inhoud"
    )
    assert any(
        sentence.startswith("De oude regel 2.4 gold voor kandidaat-bewindspersonen; regel 3.8 geldt voor")
        for sentence in _said("belangen-op-afstand")
    )


def test_a_term_with_another_name_is_said_in_a_text_that_changed() -> None:
    """Carried out on what readers read, "een" alone would leave the old name of the term."""
    said = _said("advies-vragen", new="2024-07-02")
    assert "In lid 2 wordt ‘de’ vervangen door ‘een’." in said
    assert (
        "In lid 2 staat nu ‘vertrouwensfunctionaris’ in plaats van ‘vertrouwenspersoon’,"
        " want zo heet dat begrip nu." in said
    )


def _said(rule: str, old: str = "2022-12-23", new: str = "2026-01-01") -> list[str]:
    entry = compared("code", old, new).of_new(rule)
    assert entry is not None
    held = next(held for held in entry.new if held.id == rule)
    return [sentence.text for sentence in entry.said_of(held)]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("agenda-inhoud", "2. U noemt de naam van de persoon, niet alleen die van de organisatie."),
        ("belangen-op-afstand", "5. (voor bewindspersonen) (aanbevolen) U kijkt ieder jaar of uw opgave nog klopt."),
        ("geschenken-registreren", "Van de oude regel 4.2 is lid 2 nu lid 2 van regel 4.2, en komt te luiden:"),
    ],
)  # fmt: skip
def test_every_rule_of_a_group_is_told_of(rule: str, words: str) -> None:
    """A rule that came of a split has its sentences too, its new duties among them, and not those of the other."""
    said = _said(rule)
    assert any(words in sentence for sentence in said)
    assert not any(sentence.startswith(("In de titel", "In lid 4")) for sentence in said)


def test_what_changed_of_a_paragraph_that_moved_is_said_with_the_move() -> None:
    """A paragraph is not amended and then said to lapse: it moved, and changed on the way."""
    assert _said("geschenken-registreren", new="2024-07-02")[1:3] == [
        "Van de oude regel 4.1 is lid 4 nu lid 1 van regel 4.2.",
        "Van de oude regel 4.2 is lid 2 nu lid 2 van regel 4.2, en komt te luiden:\n"
        "2. U geeft het protocolbureau vier gegevens van het geschenk:\n"
        "    a. de omschrijving;\n    b. de gever;\n    c. de gelegenheid;\n    d. de datum.",
    ]
    assert _said("agenda-inhoud")[1] == (
        "Van de oude regel 6.2 is lid 2 nu lid 1 van regel 5.3,"
        " en in de aanhef daarvan wordt na ‘vermeldt’ ingevoegd ‘bij elke afspraak’."
    )
    for name, old, new in pairs("code", "gemeen"):
        for entry in compared(name, old, new).rules:
            moved = {(went.old.id, went.part.words) for went in entry.went}
            for sentence in entry.sentences:
                lapsed = re.fullmatch(r"(Lid \d+) vervalt[.,].*", sentence.text)
                if lapsed and sentence.of and sentence.of.old:
                    assert (sentence.of.old.id, lapsed[1].lower()) not in moved


@pytest.mark.parametrize(
    "moves",
    [
        Moves("2.4", (3, 4, 5), "3.8", (1, 2, 3)),
        Moves("4.1", (4,), "4.2", (1,), ("In lid 1 wordt ‘een maand’ vervangen door ‘twee weken’.",)),
        Moves("4.1", (4,), "4.2", (1,), ("In de tweede zin van lid 1 vervalt ‘niet’.",)),
        Moves("4.1", (4,), "4.2", (1,), ("Lid 1 komt te luiden: ‘1. U meldt het.’",)),
        Moves("4.1", (4,), "4.2", (1,), ("De tweede zin van lid 1 vervalt.",)),
        Moves("4.1", (4,), "4.2", (1,), ("In lid 1 vervalt ‘a’.", "In lid 1 vervalt ‘b’.")),
        Moves(
            "4.1",
            (4,),
            "4.2",
            (1,),
            ("In lid 1 vervalt ‘a en wordt b’.", "In lid 1 wordt ‘a’ vervangen door ‘b’."),
        ),
        Moves("4.1", (4,), "4.2", (1,), ("In lid 1 vervalt ‘a’.", "De onderdelen van lid 1 vervallen.")),
        Moves("4.1", (4,), "4.2", (1,), ("De aanhef van lid 1 komt te luiden: ‘1. U:’",)),
    ],
)
def test_moves_are_read_back(moves: Moves) -> None:
    """What a sentence says of paragraphs that moved is read back from it."""
    assert read_moves(moves.sentence) == moves


def test_changes_of_a_paragraph_that_moved_name_it_once() -> None:
    """Its new number beside the old one of another paragraph would be the same words for two things."""
    assert (
        "Van de oude regel 10.3 is lid 1 nu lid 2 van regel 9.3, en komt te luiden: ‘2. U doet vooraf mee aan een training.’"
    ) in _said("jaarlijks-gesprek")
    assert (
        "Van de oude regel 4.1 is lid 4 nu lid 1 van regel 4.2, en daarin wordt ‘een maand’ vervangen door ‘twee weken’."
    ) in _said("geschenken-registreren", "2022-12-23", "2026-01-01")


def test_a_term_is_one_wherever_it_is_linked() -> None:
    """That its first link moved makes no word a term, or none; that the book defines it now does."""
    for name, old, new in pairs("code", "gemeen"):
        comparison = compared(name, old, new)
        both = {
            comparison.old.terms[id].term for id in comparison.old.terms.keys() & comparison.new.terms.keys()
        }
        for entry in comparison.rules:
            for sentence in entry.sentences:
                for word in re.findall(r"is ‘([^‘’]+)’ (?:nu een|geen) begrip", sentence.text):
                    assert word not in both


def test_norm_is_only_what_still_differs_of_it() -> None:
    """A paragraph that came and went again leaves a norm as it was, and the class of what else differs."""
    for new in ("2025-09-26", "2026-01-01"):
        entry = compared("code", "2022-12-23", new).of_new("sociale-media")
        assert entry is not None
        assert (entry.kind, entry.classes) == (Kind.CHANGED, (ChangeClass.EXPLANATION,))
    step = compared("code", "2022-12-23", "2024-07-02").of_new("sociale-media")
    assert step is not None
    assert ChangeClass.NORM in step.classes


def test_what_lapses_is_called_as_it_was() -> None:
    """A number of now would be that of another rule then."""
    for name, old, new in pairs("code", "gemeen"):
        comparison = compared(name, old, new)
        for entry in comparison.rules:
            for sentence in entry.sentences:
                if re.match("Bij ‘zie ook’ verval", sentence.text):
                    names = {
                        f"regel {comparison.old.number(r)} ({r.title})" for r in comparison.old.rules.values()
                    }
                    called = sentence.text.split(" ", 4)[4].removesuffix(".")
                    assert all(
                        one in names for one in re.split(r"(?<=\)), | en (?=regel )|, (?=regel )", called)
                    )


def test_a_reference_that_reads_the_same_is_said_to_lead_elsewhere() -> None:
    """No words are quoted that the text never had, and it is said what became of the rule that it led to."""
    assert (
        "In de tweede alinea onder ‘Toelichting’ gaat de verwijzing naar regel 4.1 (Wees zuinig met geschenken)"
        " nu naar de nieuwe regel 4.1, die dezelfde titel heeft; de oude regel 4.1 is verdeeld over"
        " regel 4.1 (Wees zuinig met geschenken) en regel 4.2 (Laat geschenken registreren)."
    ) in _said("uitnodigingen", new="2024-07-02")


@pytest.mark.parametrize(
    ("rule", "old", "new", "said"),
    [
        ("partijgiften", "2022-12-23", "2024-07-02",
         "De regel noemt geen ingangsdatum meer (was: 1 januari 2023; bron: Kamerstukken I, 35 657, C)."),
        ("partijgiften", "2024-07-02", "2022-12-23",
         "De regel noemt nu een ingang: 1 januari 2023 (bron: Kamerstukken I, 35 657, C)."),
        ("praten-over-nieuwe-baan", "2022-12-23", "concept",
         "De regel noemt nu een ingang, zonder datum (bron: Kamerstukken II, 36 549, nr. 3)."),
    ],
)  # fmt: skip
def test_sentences_of_a_start(rule: str, old: str, new: str, said: str) -> None:
    """A day and the source that tells it are no one value."""
    assert said in _said(rule, old, new)


def test_what_is_gone_stands_after_every_rule_of_what_stood_before_it() -> None:
    """Rules that were divided anew are read together, before the one that lapsed after them."""
    numbers = [held.number for _, held in compared("code", "2022-12-23", "2026-01-01").in_order]
    assert [number for number in numbers if number < "5" and number >= "4"][:4] == [
        "4.1",
        "4.2",
        "4.3",
        "4.3",
    ]


def test_a_reference_after_the_word_for_it_is_not_said_twice() -> None:
    """`de aangekondigde regel [[afkoelperiode]]` reads as one rule."""
    for name, old, new in pairs("code"):
        for entry in compared(name, old, new).rules:
            assert not any("regel regel" in said.text for said in entry.sentences)
    said = " ".join(_said("praten-over-nieuwe-baan", new="2025-09-26"))
    assert "Lees daarom ook de aangekondigde regel 8.3 (" in said


def test_a_paragraph_that_was_joined_to_one_of_another_rule_is_a_sentence_that_moved() -> None:
    """It went into a paragraph that moved itself, and is neither gone there nor new here."""
    entry = compared("code", "2025-09-26", "2026-01-01").of_new("jaarlijks-gesprek")
    assert entry is not None
    assert entry.diff is not None
    (move,) = (move for move in entry.diff.moves if move.is_sentence)
    assert "".join(run.new_text for run in move.runs) == "Er bestaan kaarten met zulke verhalen."
    assert not move.is_changed
    assert move.new in {other.new for other in entry.diff.moves if not other.is_sentence}
    assert not any(change.kind is RedlineKind.DELETED and change.is_block for change in changes(entry.diff))


def test_a_source_that_stayed_and_became_historical_neither_came_nor_went() -> None:
    """Nor does it on the way back."""
    there = _said("onderzoek-naar-kandidaten", "2024-07-02", "2025-09-26")
    back = _said("onderzoek-naar-kandidaten", "2025-09-26", "2024-07-02")
    assert "Bij de bronnen is ‘Kamerstukken II, 28 754, nr. 1’ nu historisch." in there
    assert "Bij de bronnen is ‘Kamerstukken II, 28 754, nr. 1’ niet meer historisch." in back
    for said in (*there, *back):
        assert not re.search(r"(?:komt|komen|vervalt|vervallen) .*28 754, nr\. 1\b", said)


def test_a_chapter_with_the_number_of_another_is_named() -> None:
    """Chapter 10 of then is chapter 9 now; where a number means one chapter, it is all that is said."""
    assert "Regel 10.6 is verplaatst naar hoofdstuk 10 (Topambtenaren) en heet nu 10.1." in [
        said.text for entry in compared("code", "2022-12-23", "2026-01-01").rules for said in entry.sentences
    ]
    assert "Regel 9.7 is verplaatst naar hoofdstuk 10 en heet nu 10.1." in [
        said.text for entry in compared("code", "2025-09-26", "2026-01-01").rules for said in entry.sentences
    ]


def test_an_explanation_that_changed_under_a_reference_is_told() -> None:
    """A rule whose text stayed reads otherwise when the rule that it cites explains more; not if it cites a paragraph."""
    entry = compared("code", "2024-07-02", "2025-09-26").of_new("advies-vragen")
    assert entry is not None
    assert "Van regel 8.1 (Praten over een volgende baan) is ‘Toelichting’ gewijzigd." in [
        cause.text for cause in entry.causes
    ]
    for name, old, new in pairs("code", "gemeen"):
        for entry in compared(name, old, new).rules:
            told = [cause for cause in entry.causes if cause.text.startswith("Van regel ")]
            whole = {ref.target for held in entry.new for _, ref in held.rule.refs if not ref.anchor}
            assert {cause.target for cause in told} <= whole
            assert all("‘Norm’" not in cause.text for cause in told)


def test_what_reads_otherwise_says_where() -> None:
    """A rule that has another number is named in the place where it is read, and not by itself."""
    step = compared("code", "2025-09-26", "2026-01-01")
    entry = step.of_new("functies-neerleggen")
    assert entry is not None
    said = [sentence.text for sentence in entry.sentences]
    assert (
        "In lid 1 staat nu ‘regel 3.10, lid 5’ in plaats van ‘regel 3.5, lid 5’, want zo heet die regel nu."
        in said
    )
    assert not any(words.startswith("Regel 3.5 ") for words in said)


def test_what_was_turned_back_is_said_once() -> None:
    """And as something else where the rule differs too."""
    entry = compared("code", "2022-12-23", "2026-01-01").of_new("sociale-media")
    assert entry is not None
    told = [said.text for said in entry.sentences if "teruggedraaid" in said.text]
    assert told == ["Tussentijds is in deze regel ook iets gewijzigd en weer teruggedraaid."]


def test_forms_of_a_term_are_not_told_beside_its_new_name() -> None:
    """They are for programs; what else is told of it has the name that it has now."""
    terms = compared("code", "2022-12-23", "2024-07-02").terms
    said = [sentence.text for term in terms for sentence in term.sentences]
    assert any("heet nu ‘vertrouwensfunctionaris’" in words for words in said)
    assert not any("vormen" in words for words in said)
    assert not any(words.startswith("In de definitie van ‘vertrouwenspersoon’") for words in said)


def test_what_is_reverted_is_no_change() -> None:
    """Where nothing differs in the end, and no term means something else, it was changed and turned back."""
    files = dict(book_files("gemeen"))
    path = f"versies/{THIRD}/begrippen.yml"
    files[path] = files[path].replace(b"dat u of uw partner krijgt", b"dat u krijgt")
    loaded, _ = load_book(files)
    comparison = Comparer(loaded).compare(loaded.revisions[FIRST], loaded.revisions[THIRD])
    entry = comparison.of_new("geschenken-registreren")
    assert entry is not None
    assert (entry.kind, entry.meanings) == (Kind.REVERTED, ())


@pytest.mark.parametrize(
    ("rule", "old", "new", "said"),
    [
        ("geschenken-aannemen", FIRST, SECOND, "De leden 4 en 5 zijn nu de leden 1 en 3 van regel 4.2."),
        ("openbare-agenda", FIRST, SECOND, "Lid 2 is nu lid 1 van regel 6.3."),
        (
            "belangen-melden-vooraf",
            SECOND,
            THIRD,
            "De leden 3, 4 en 5 zijn nu de leden 1, 2 en 3 van regel 3.3.",
        ),
    ],
)
def test_what_leaves_a_rule_is_said_there_too(rule: str, old: str, new: str, said: str) -> None:
    """The words of one rule are complete: no paragraph goes without a word, nor gets a number that another had."""
    entry = compared("code", old, new).of_new(rule)
    assert entry is not None
    (own,) = [text for text in entry.texts if text.new and text.new.id == rule]
    here = [sentence.text for sentence in entry.sentences if sentence.of is own]
    assert here.count(said) == 1
    renumbered = [at for at, words in enumerate(here) if "vernummerd" in words]
    assert all(here.index(said) < at for at in renumbered)
    assert said in _said(rule, old, new)


def test_a_new_text_is_quoted_as_it_reads() -> None:
    """A reference in it has the number of the new version, though the old text had the same reference."""
    said = _said("belangen-melden-vooraf", SECOND, THIRD)
    (quoted,) = [words for words in said if words.startswith("De eerste alinea onder ‘Toelichting’")]
    assert "zie regel 2.5, lid 3" in quoted
    assert not any("want zo heet die regel nu" in words for words in said)


def test_no_sentence_quotes_a_reference_that_the_new_text_does_not_have() -> None:
    """Of any two versions: whatever comes reads as it does in the new rule."""
    comes = re.compile(r"(?:vervangen door|luidende|te luiden|komt|daar):?(?= ‘|\n)")
    for name, old, new in pairs("code", "gemeen"):
        for entry in compared(name, old, new).rules:
            for sentence in entry.sentences:
                lead, *come = comes.split(sentence.text, maxsplit=1)
                text = sentence.of
                if not come or text is None or text.new is None or text.diff is None or "verhuist" in lead:
                    continue
                reads = "".join(token.text for leaf in text.diff.new.leaves for token in leaf.tokens)
                for named in re.findall(r"regel \d+\.\d+(?:, lid \d+)?", come[0]):
                    assert named in reads, (name, old, new, sentence.text)
