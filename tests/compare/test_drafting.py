"""In words: names of places, renumbering, and every form of instruction read back."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regelboek.compare import compare_texts
from regelboek.compare.address import addresses
from regelboek.compare.drafting import Unclear, apply_sentences, sentences
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.instructions import Instruction, Side
from regelboek.compare.drafting.numbers import Renumbering, Unit, read_clause
from regelboek.compare.drafting.reader import read, readings
from regelboek.compare.drafting.texts import balanced, occurrences
from regelboek.compare.naming import letter, ordinal
from regelboek.compare.reading import read_one

TEXT = """\
## Norm

1. Een.
2. Twee:
    1. eerste;
    2. tweede:
        1. diep.

    Slot.

## Toelichting

Alinea. Nog een zin.

- punt een
- punt twee

> Citaat.

| a | b |
| --- | --- |
| 1 | 2 |

[^1]: Noot.
"""


def test_names_of_places() -> None:
    """Every place has a name of its own, as a drafter would say it."""
    names = addresses(read_one(TEXT)).of_text.values()
    assert list(names) == [
        "de kop ‘Norm’",
        "lid 1",
        "de aanhef van lid 2",
        "lid 2, onderdeel a",
        "de aanhef van lid 2, onderdeel b",
        "lid 2, onderdeel b, onder 1°",
        "het slot van lid 2",
        "de kop ‘Toelichting’",
        "de eerste alinea onder ‘Toelichting’",
        "punt 1 van de lijst onder ‘Toelichting’",
        "punt 2 van de lijst onder ‘Toelichting’",
        "de eerste alinea van het citaat onder ‘Toelichting’",
        "kolom 1 van de kop van de tabel onder ‘Toelichting’",
        "kolom 2 van de kop van de tabel onder ‘Toelichting’",
        "rij 1, kolom 1, van de tabel onder ‘Toelichting’",
        "rij 1, kolom 2, van de tabel onder ‘Toelichting’",
        "voetnoot 1",
    ]


def test_shared_names_are_nobodys() -> None:
    """Where two paragraphs carry one number, neither has a name."""
    names = addresses(read_one("1. a\n1. b\n2. c\n")).of_text.values()
    assert list(names) == ["lid 2"]


def test_ordinals_and_letters() -> None:
    """Ordinals in words up to twenty; letters go on after z."""
    assert [ordinal(n) for n in (1, 8, 20, 21)] == ["eerste", "achtste", "twintigste", "21e"]
    assert [letter(n) for n in (1, 26, 27, 53)] == ["a", "z", "aa", "ba"]


@pytest.mark.parametrize(
    ("numbers", "clause"),
    [
        (((2, 3),), "lid 2 tot lid 3"),
        (((2, 3), (3, 4)), "de leden 2 en 3 tot de leden 3 en 4"),
        (((2, 3), (3, 4), (4, 5)), "de leden 2 tot en met 4 tot de leden 3 tot en met 5"),
        (((2, 3), (5, 8)), "lid 2 tot lid 3 en van lid 5 tot lid 8"),
    ],
)
def test_renumbering(numbers: tuple[tuple[int, int], ...], clause: str) -> None:
    """Neighbours that shift together are said together."""
    renumbering = Renumbering(Unit.PARAGRAPH, numbers)
    assert renumbering.clause == clause
    assert read_clause(clause) == renumbering


@example(numbers={2: 3, 1: 50, 50: 1}, unit=Unit.PARAGRAPH)
@given(
    numbers=st.dictionaries(st.integers(1, 60), st.integers(1, 60), min_size=1, max_size=8),
    unit=st.sampled_from(list(Unit)),
)
def test_clauses_are_read_back(numbers: dict[int, int], unit: Unit) -> None:
    """Any renumbering is read back from its clause."""
    renumbering = Renumbering(unit, tuple(sorted(numbers.items())))
    assert read_clause(renumbering.clause) == renumbering


SHIFT = Renumbering(Unit.PARAGRAPH, ((2, 3), (3, 4)))
LETTERS = Renumbering(Unit.ITEM, ((2, 3),))
INSTRUCTIONS: tuple[Instruction, ...] = (
    say.ReplaceWords("lid 2", 0, 0, "drie jaar", "twee jaar"),
    say.ReplaceWords("lid 2, onderdeel b", 2, 0, "a", "b"),
    say.ReplaceWords("lid 2", 0, 2, "minister", "staatssecretaris"),
    say.ReplaceWords("lid 2", 0, say.EVERY, "minister", "staatssecretaris"),
    say.DropWords("de aanhef van lid 1", 1, 3, "niet"),
    say.InsertWords("lid 1", 0, 0, Side.AFTER, "functie", "geen"),
    say.InsertWords("lid 1", 2, 0, Side.BEFORE, "U", "[[voor:topambtenaar]]"),
    say.InsertWords("lid 1", 0, 0, Side.AFTER, "functie", "[^1]"),
    say.DropWords("lid 1", 0, 0, "[^noot]"),
    say.Punctuate("lid 1", 0, 0, "", ";", "."),
    say.Punctuate("de aanhef van lid 1", 2, 3, "niet", ",", ""),
    say.Punctuate("lid 2, onderdeel a", 0, 0, "vooraf", "", "?"),
    say.Punctuate("lid 2", 0, 0, "", "", ":"),
    say.Substitute("lid 1", "lid 3", "1. U meldt het.\n2. U bewaart het."),
    say.Substitute("lid 1, onderdeel a", "lid 1, onderdeel b", "een of twee;"),
    say.Emphasise("lid 1", 2, 0, "nooit", "vet", True),
    say.Emphasise("de eerste alinea", 0, 3, "nooit", "cursief", False),
    say.Link("lid 1", 2, 0, "de website", False, "https://voorbeeld.nl/a?b=1"),
    say.Link("de kop ‘Artikel 1’", 0, 2, "artikel 1, eerste lid", True, "../wet.md"),
    say.Link("de eerste alinea", 0, say.EVERY, "de wet", True, ""),
    say.RecastSentence("lid 1", 2, "Een andere zin."),
    say.DropSentence("lid 1", 3),
    say.DropSentence("lid 1, onderdeel b", 2, 2),
    say.DropSentence("de eerste alinea onder ‘Artikel 4’", 2, 4),
    say.InsertSentences("lid 1", 1, None, 0, "Een zin."),
    say.InsertSentences("lid 1", 2, Side.AFTER, 1, "Een zin. Nog een."),
    say.InsertSentences("de eerste alinea onder ‘Toelichting’", 1, Side.BEFORE, 1, "Een zin."),
    say.MoveSentence("lid 1", 3, Side.BEFORE, 1, ""),
    say.MoveSentence("lid 1", 3, Side.AFTER, 2, "lid 2, onderdeel b"),
    say.Recast("lid 2", "2. Nieuwe tekst."),
    say.Recast("de leden", "1. Een.\n2. Twee."),
    say.Drop("lid 2"),
    say.Drop("lid 2, onderdeel b", LETTERS),
    say.Drop("de leden onder ‘Artikel 2’"),
    say.Insert("de eerste alinea", Side.AFTER, "een alinea", "Tekst."),
    say.Insert("de eerste alinea", Side.AFTER, "twee alinea’s", "Tekst.\n\nMeer tekst."),
    say.Insert("lid 1", None, "een onderdeel", "c. tekst;"),
    say.Insert("lid 1", None, "drie onderdelen", "c. tekst;\nd. meer;\ne. meest."),
    say.Insert("‘Toelichting’", None, "voetnoot 1", "Zie de wet."),
    say.Insert("‘Artikel 1’", Side.AFTER, "‘Artikel 1a’", "Tekst."),
    say.Insert("de tekst", None, say.PART, "# Kop\n\nTekst."),
    say.AddParagraph("", "3. Derde."),
    say.AddParagraph("", "3. Derde.\n4. Vierde.", "twee leden"),
    say.AddParagraph("onder ‘Artikel 2’", "3. Derde:\n    1. item."),
    say.InsertNumbered("", SHIFT, "2. Tweede."),
    say.InsertNumbered("in lid 1", LETTERS, "b. tweede;"),
    say.InsertNumbered("in lid 1 onder ‘Artikel 4’", LETTERS, "b. tweede;"),
    say.InsertNumbered("onder ‘Artikel 4’", LETTERS, "b. tweede;"),
    say.InsertNumbered("", LETTERS, "b. tweede;"),
    say.Insert("onderdeel a onder ‘Artikel 4’", Side.AFTER, "een onderdeel", "aa. tekst;"),
    say.Insert("lid 1, onderdeel a, onder 2°, onder ‘Artikel 4’", Side.AFTER, "een onderdeel", "b. tekst;"),
    say.Drop("onderdeel b onder ‘Artikel 4’", LETTERS),
    say.Drop("lid 1, onderdeel 2°"),
    say.Shift("lid 4", Side.AFTER, "lid 1", "lid 2", SHIFT),
    say.Shift("lid 1, onderdeel b", Side.AFTER, "lid 2, onderdeel a"),
    say.Shift("punt 4 van de lijst", Side.BEFORE, "punt 1"),
    say.Renumber("", SHIFT),
    say.Renumber("", Renumbering(Unit.PARAGRAPH, ((4, 2),))),
    say.Renumber("in lid 1", LETTERS),
    say.Renumber("onder ‘Artikel 4’", LETTERS),
    say.Renumber("in de lijst onder ‘Artikel 4’", LETTERS),
    say.Drop("onderdeel b van de lijst onder ‘Artikel 4’", LETTERS),
    say.Shift("onderdeel b van de lijst", Side.AFTER, "onderdeel d", "onderdeel c"),
    say.Renumber("", LETTERS),
    say.Renumber("", Renumbering(Unit.ARTICLE, ((2, 3), (3, 4), (4, 5)))),
    say.Renumber("", Renumbering(Unit.CHAPTER, ((2, 1),))),
    say.Divide("lid 1", 1, ("1", "2"), SHIFT),
    say.Merge("", ("1", "2"), "1", SHIFT),
    say.Merge("onder ‘Artikel 2’", ("1", "2"), "1"),
    say.Merge("in artikel 2", ("1", "2"), "1"),
    say.ReplaceWords("artikel 9", 2, 0, "drie", "twee"),
    say.DropSentence("artikel 9, lid 2", 2),
    say.Drop("artikel 9, lid 2, onderdeel b", LETTERS),
    say.Drop("artikel 9, leden 2 en 3"),
    say.Drop("het opschrift van artikel 5:12a"),
    say.Recast("artikel 2.1, lid 2a", "2a. Tekst."),
    say.Mark("de tekst van artikel 9", 1, True),
    say.Insert("artikel IV", Side.AFTER, "een artikel", "## Artikel V\n\nTekst."),
    say.Insert("artikel 9", None, "twee leden", "3. Drie.\n4. Vier."),
    say.Relabel("artikel 2.1", "artikel 2.2"),
    say.Relabel("artikel IV", "artikel III"),
    say.Relabel("artikel 3", "artikel 3a"),
    say.InsertNumbered("in artikel 4, lid 1", LETTERS, "b. tweede;"),
    say.Shift("artikel 9, lid 3", Side.AFTER, "lid 1", "lid 2"),
    say.Renumber("in artikel 4", LETTERS),
    say.Substitute("lid 1", "lid 1", "1. Een.\n2. Twee."),
    say.Substitute("de eerste alinea", "de lijst", "Tekst."),
    say.Convert("de lijst", True),
    say.Convert("de genummerde lijst", False),
    say.Relabel("voetnoot bron", "voetnoot 2"),
    say.Substitute(
        *["de eerste alinea onder ‘De jaren 2011 tot en met 2015 van ’s Rijks kas’"] * 2, "1. Een.\n2. Twee."
    ),
    say.Insert("‘Artikel 4’", Side.AFTER, "‘Artikel 4’", "Bramen zijn vrij."),
    say.Renumber("", Renumbering(Unit.FOOTNOTE, ((4, 5), (5, 6), (6, 7)))),
    say.Renumber("", Renumbering(Unit.FOOTNOTE, ((4, 2),))),
    say.Mark("de eerste alinea onder ‘Artikel 4’", 1, True),
    say.Mark("lid 12 onder ‘Artikel 4’", 12, False),
    say.Level("de kop ‘Artikel 1’", 3),
    say.Drop("de kolom ‘Datum van melding’ van de tabel onder ‘Artikel 1’"),
    say.Insert("kolom 2 van de tweede tabel", Side.AFTER, "een kolom", "| Termijn |\n| --: |\n| vooraf |"),
    say.Insert("de tabel", None, "een kolom", "|  |\n| --- |\n| a |"),
    say.Shift("de kolom ‘Soort’ van de tabel", Side.BEFORE, "kolom 1"),
    say.Align("de kolom ‘Bedrag’ van de tabel", "right"),
    say.Align("kolom 3 van de tabel", ""),
)


@pytest.mark.parametrize("instruction", INSTRUCTIONS, ids=lambda i: i.sentence.split("\n")[0])
def test_instructions_are_read_back(instruction: Instruction) -> None:
    """A sentence tells one thing, and what it tells is what was meant."""
    assert read(instruction.sentence) == instruction
    assert next(iter(readings(instruction.sentence))) == instruction


def test_every_instruction_is_shown() -> None:
    """No form goes untested."""
    forms = {getattr(say, name) for name in say.__all__}
    instructions = {form for form in forms if isinstance(form, type) and issubclass(form, Instruction)}
    assert {type(i) for i in INSTRUCTIONS} == instructions - {Instruction}


@pytest.mark.parametrize(
    "sentence",
    [
        "Lid 9 vervalt.",
        "In lid 1 wordt ‘woord dat er niet staat’ vervangen door ‘x’.",
        "In lid 1 wordt ‘de’ vervangen door ‘het’.",
        "De vijfde zin van lid 1 vervalt.",
        "Doe iets anders.",
        "Lid 1 wordt geplaatst na lid 7.",
    ],
)
def test_unclear_sentences(sentence: str) -> None:
    """A sentence that names nothing, or not one thing, is refused."""
    with pytest.raises(Unclear):
        apply_sentences("1. de een en de ander\n2. iets\n", [sentence])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("1. a b c a", "1. a b c d", "In lid 1 wordt ‘a’ de tweede keer vervangen door ‘d’."),
        ("1. Wat is (zeer) groot?", "1. Wat is groot?", "In lid 1 vervalt ‘(zeer)’."),
        ("1. Zie [a](https://a.nl).", "1. Zie [b](https://a.nl).", None),
        ("1. Een *let op* hier.", "1. Een **let op** hier.", None),
        (
            "1. foto’s en ‘woord’ blijven",
            "1. foto’s en ‘begrip’ blijven",
            "In lid 1 wordt ‘woord’ vervangen door ‘begrip’.",
        ),
    ],
)
def test_small_changes(old: str, new: str, said: str | None) -> None:
    """Quotes, brackets, links and emphasis do not lead astray."""
    found = sentences(compare_texts(old + "\n", new + "\n"))
    assert apply_sentences(old + "\n", found) == new + "\n"
    if said:
        assert found == [said]


def test_occurrences_are_words() -> None:
    """A phrase within a longer word is not the phrase."""
    assert occurrences("lid en geslid, lid.", "lid") == [0, 15]
    assert balanced("[a](b)")
    assert not balanced("b](c)")
    assert not balanced("**a")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Een.\n\nVier.\n",
            "Een.\n\nTwee over honden.\n\nDrie over katten.\n\nVier.\n",
            [
                "Na de eerste alinea worden twee alinea’s ingevoegd, luidende:\nTwee over honden.\n\nDrie over katten."
            ],
        ),
        (
            "1. Een.\n2. Twee:\n    1. een trein;\n    2. een boot.\n",
            "1. Een.\n2. Twee:\n    1. een trein;\n    2. een slee;\n    3. een raket;\n    4. een boot.\n"
            "3. Neem mee:\n    1. geld;\n    2. brood.\n4. Vier.\n",
            [
                "In lid 2 wordt onderdeel b verletterd tot onderdeel d.",
                "Na lid 2, onderdeel a, worden twee onderdelen ingevoegd, luidende:\nb. een slee;\nc. een raket;",
                "Er worden twee leden toegevoegd, luidende:\n3. Neem mee:\n    a. geld;\n    b. brood.\n4. Vier.",
            ],
        ),
        (
            "- een peer\n- een druif\n",
            "- een peer\n- een druif\n- een kers\n- een braam\n",
            ["Aan de lijst worden twee punten toegevoegd, luidende:\n- een kers\n- een braam"],
        ),
        (
            "1. De raad kiest.\n2. Er is geld.\n3. De griffier schrijft.\n4. Het huis is groot.\n",
            "1. De raad kiest.\n4. Het huis is groot.\n",
            ["De leden 2 en 3 vervallen."],
        ),
        (
            "| A | B |\n| --- | --- |\n| een hond | wit |\n| twee katten | rood |\n| drie vogels | geel |\n| vier vissen | bruin |\n",
            "| A | B |\n| --- | --- |\n| vier vissen | bruin |\n",
            ["De rijen 1 tot en met 3 van de tabel vervallen."],
        ),
        (
            "| Wie | Som |\n| --- | --- |\n| griffier van de raad | EUR 10 |\n| bode | EUR 20 |\n| lid van de partij | EUR 30 |\n",
            "| Wie | Som |\n| --- | --- |\n| griffier van de raad | EUR 10 |\n| kok | EUR 5 |\n| lid van de partij | EUR 30 |\n",
            ["Rij 2 van de tabel komt te luiden: ‘| kok | EUR 5 |’"],
        ),
        (
            "1. Een.\n2. Twee.\n4. Vier.\n",
            "1. Een.\n2. Twee.\n3. Vier.\n",
            ["Lid 4 wordt vernummerd tot lid 3."],
        ),
        (
            "1. De bode belt de bode.\n2. De bode wacht.\n3. De bode leest:\n    1. wat een bode wil;\n    2. wat de bode moet.\n"
            "4. De griffier schrijft.\n5. De bode gaat.\n",
            "1. De kok belt de kok.\n2. De kok wacht.\n3. De kok leest:\n    1. wat een kok wil;\n    2. wat de kok moet.\n"
            "4. De griffier schrijft.\n5. De kok gaat.\n",
            [
                "In de leden 1 tot en met 3 en 5 wordt ‘bode’ telkens vervangen door ‘kok’.",
            ],
        ),
        (
            "### Artikel 1\n\n1. U meldt:\n    1. de gift;\n    2. de gever;\n    3. de datum.\n\n### Artikel 2\n\nNiets.\n",
            "### Artikel 1\n\n1. U meldt:\n    1. de datum.\n\n### Artikel 2\n\nNiets.\n",
            [
                "Artikel 1, lid 1, onderdelen a en b, vervallen.",
                "In artikel 1, lid 1, wordt onderdeel c verletterd tot onderdeel a.",
            ],
        ),
        (
            "1. Een.\n2. Twee.\n3. Drie.\n4. Vier.\n5. Vijf.\n6. Zes.\n7. Zeven.\n",
            "1. Een.\n4. Vier.\n",
            ["De leden 2, 3 en 5 tot en met 7 vervallen."],
        ),
        (
            "Over een hond.\n\nOver een kat.\n\nOver een pauw.\n\nOver vissen.\n",
            "Over een kat.\n\nOver vissen.\n",
            ["De eerste en derde alinea vervallen."],
        ),
        (
            "1. Het college beslist, en het college schrijft.\n2. Het college wacht. Dan gaat het college.\n3. Colleges niet.\n",
            "1. De raad beslist, en de raad schrijft.\n2. De raad wacht. Dan gaat de raad.\n3. Colleges niet.\n",
            ["In de leden 1 en 2 wordt ‘het college’ telkens vervangen door ‘de raad’."],
        ),
        (
            "1. Minister Bakker is minister.\n2. De minister is Minister Bakker.\n",
            "1. Minister Bakker is bewindspersoon.\n2. De bewindspersoon is Minister Bakker.\n",
            [
                "In lid 1 wordt ‘minister’ de tweede keer vervangen door ‘bewindspersoon’.",
                "In lid 2 wordt ‘minister’ de eerste keer vervangen door ‘bewindspersoon’.",
            ],
        ),
        (
            "1. U meldt dit onverwijld, en betaalt onverwijld.\n2. U wacht onverwijld.\n",
            "1. U meldt dit, en betaalt.\n2. U wacht.\n",
            ["In de leden 1 en 2 vervalt telkens ‘onverwijld’."],
        ),
        (
            "1. Over een hond.\n2. Over een kat.\n3. Over een pauw.\n4. Over vissen.\n5. Over een ezel.\n6. Over muizen.\n",
            "1. Over een hond;\n2. Over een kat;\n3. Over een pauw.\n5. Over een ezel.\n",
            [
                "In lid 1 wordt de punt aan het slot vervangen door een puntkomma.",
                "In lid 2 wordt de punt aan het slot vervangen door een puntkomma.",
                "De leden 4 en 6 vervallen.",
            ],
        ),
        (
            "- een peer voor Jan;\n- een druif voor Jan.\n",
            "- een peer;\n- een druif.\n",
            ["In de punten 1 en 2 van de lijst vervalt telkens ‘voor Jan’."],
        ),
        (
            "U mag regels stellen.\n",
            "U mag **regels stellen**.[^1]\n\n[^1]: Zie de wet.\n",
            [
                "In de eerste alinea wordt ‘regels stellen’ vet gedrukt.",
                "In de eerste alinea wordt na ‘stellen.’ een verwijzing naar voetnoot 1 ingevoegd.",
                "Aan de tekst wordt voetnoot 1 toegevoegd, luidende: ‘Zie de wet.’",
            ],
        ),
    ],
)
def test_together_and_by_name(old: str, new: str, said: list[str]) -> None:
    """What comes at one place is said at once, items by their letters, emphasis and footnotes by name."""
    assert sentences(compare_texts(old, new)) == said
    assert apply_sentences(old, said) == new


TASKS = [f"een {which} taak van de raad van toezicht;" for which in ("eerste", "tweede", "derde", "vierde")]
POINTS = "".join(f"- {task}\n" for task in TASKS)
FIRST, LAST = "".join(POINTS.splitlines(True)[:2]), "".join(POINTS.splitlines(True)[2:])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            f"## Taken\n\n{POINTS}",
            f"## Taken\n\n{FIRST}\n## Meer taken\n\n{LAST}",
            ["Na punt 2 van de lijst onder ‘Taken’ wordt een kop ingevoegd, luidende: ‘## Meer taken’"],
        ),
        (
            f"## Taken\n\n{FIRST}\n## Meer taken\n\n{LAST}",
            f"## Taken\n\n{POINTS}",
            ["De kop ‘Meer taken’ vervalt."],
        ),
        (
            "## Taak\n\n1. De raad heeft een taak.\n\n## Nog een\n\n2. De raad heeft een andere.\n",
            "## Taak\n\n1. De raad heeft een taak.\n2. De raad heeft een andere.\n",
            ["De kop ‘Nog een’ vervalt."],
        ),
        (
            POINTS,
            f"- {TASKS[0]}\n\nVerder geldt ook dit:\n\n{LAST}",
            [
                "Punt 2 van de lijst vervalt.",
                "Na punt 1 van de lijst wordt een alinea ingevoegd, luidende: ‘Verder geldt ook dit:’",
            ],
        ),
        (
            POINTS,
            f"{FIRST}\n{TASKS[2]}\n\n- {TASKS[3]}\n",
            [f"Punt 3 van de lijst wordt vervangen door:\n{TASKS[2]}"],
        ),
        (
            "## Hoofdstuk 1\n\n## Hoofdstuk 2\n\nEr is een raad.\n",
            f"## Hoofdstuk 1\n\nDe raad heeft deze taken:\n\n{POINTS}\n## Hoofdstuk 2\n\nEr is een raad.\n",
            [
                f"Na de kop ‘Hoofdstuk 1’ wordt een lijst ingevoegd, luidende:\n{POINTS.strip()}",
                "Na de kop ‘Hoofdstuk 1’ wordt een alinea ingevoegd, luidende: ‘De raad heeft deze taken:’",
            ],
        ),
        (
            "## Artikel 1\n\nEr is een raad.\n",
            "## Artikel 1\n\nEr is een raad.\n\n## Hoofdstuk 2\n",
            ["Aan de tekst wordt een kop toegevoegd, luidende: ‘## Hoofdstuk 2’"],
        ),
    ],
    ids=(
        "heading between points", "heading gone", "heading between leden", "after what stays", "point made a paragraph",
        "below a heading alone", "heading alone",
    ),
)  # fmt: skip
def test_places_in_turn(old: str, new: str, said: list[str]) -> None:
    """Each sentence names what stays, and can be carried out after the ones before it."""
    assert sentences(compare_texts(old, new)) == said
    assert apply_sentences(old, said) == new


ARTICLES = """\
## Hoofdstuk 1

### Artikel 1. Begrippen

In dit besluit is een geschenk alles wat iemand een ander om niet geeft.

### Artikel 2. Melding

Een bewindspersoon meldt een geschenk binnen een week.

## Hoofdstuk 2

### Artikel 3. Register

De secretaris-generaal houdt een register van de meldingen bij.
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            ARTICLES,
            ARTICLES.replace("Artikel 3", "Artikel 4")
            .replace("Artikel 2", "Artikel 3")
            .replace(
                "### Artikel 3. M",
                "### Artikel 2. Grens\n\nGeld neemt een bewindspersoon nooit aan.\n\n### Artikel 3. M",
            ),
            [
                "De artikelen 2 en 3 worden vernummerd tot de artikelen 3 en 4.",
                "Na artikel 1 wordt een artikel ingevoegd, luidende:\n### Artikel 2. Grens\n\nGeld neemt een bewindspersoon nooit aan.",
            ],
        ),
        (
            ARTICLES,
            ARTICLES.replace("Artikel 3. Register", "Artikel 5. Register van meldingen"),
            [
                "In het opschrift van artikel 3 wordt na ‘Register’ ingevoegd ‘van meldingen’.",
                "Artikel 3 wordt vernummerd tot artikel 5.",
            ],
        ),
        (
            ARTICLES.replace("Artikel 3. Register", "Artikel 1. Register"),
            ARTICLES.replace("Artikel 3. Register", "Artikel 2. Register"),
            ["In de kop ‘Artikel 1. Register’ wordt ‘Artikel 1’ vervangen door ‘Artikel 2’."],
        ),
        (
            ARTICLES,
            ARTICLES.replace("## Hoofdstuk 2\n\n", "").replace(
                "### Artikel 2", "## Hoofdstuk 2\n\n### Artikel 2"
            ),
            ["De kop ‘Hoofdstuk 2’ wordt geplaatst na artikel 1."],
        ),
    ],
    ids=("inserted", "renamed too", "two of a number", "heading moved"),
)
def test_numbers_in_headings(old: str, new: str, said: list[str]) -> None:
    """Articles are renumbered in one breath, unless two have the number; a heading alone can move."""
    assert sentences(compare_texts(old, new)) == said
    assert apply_sentences(old, said) == new


STATUTE = """\
## Artikel 4

1. De aanvraag bevat:

a. een begroting van:

1°. de kosten van het vervoer;

2°. de baten uit de verkoop;

b. de naam.

2. De minister beslist.
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "2°. de baten uit de verkoop;\n\n",
            "2°. de baten uit de verkoop;\n\n3°. de huur;\n\n4°. de rente;\n\n",
            [
                "Aan artikel 4, lid 1, onderdeel a, worden twee subonderdelen toegevoegd, luidende:\n"
                "3°. de huur;\n4°. de rente;"
            ],
        ),
        (
            "a. een begroting van:\n\n1°. de kosten van het vervoer;\n\n2°. de baten uit de verkoop;\n\nb. de naam.",
            "a. de naam;\n\nb. een begroting van:\n\n1°. de kosten van het vervoer;\n\n2°. de baten uit de verkoop.",
            [
                "In artikel 4, lid 1, onderdeel a, onder 2°, wordt de puntkomma aan het slot vervangen door een punt.",
                "In artikel 4, lid 1, onderdeel b, wordt de punt aan het slot vervangen door een puntkomma.",
                "Artikel 4, lid 1, onderdeel b, wordt geplaatst voor lid 1, onderdeel a, en verletterd tot onderdeel a.",
                "In artikel 4, lid 1, wordt onderdeel a verletterd tot onderdeel b.",
            ],
        ),
    ],
)
def test_in_a_statute(old: str, new: str, said: list[str]) -> None:
    """What is numbered below a letter is a sub-item; what comes first among letters comes before the first."""
    changed = STATUTE.replace(old, new)
    assert sentences(compare_texts(STATUTE, changed)) == said
    assert apply_sentences(STATUTE, said) == changed


def own_files() -> list[tuple[Path, Path]]:
    """The files of our own rules that two adopted versions after each other both hold, and that differ."""
    versions = sorted((Path(__file__).parents[2] / "code_rules" / "versies").iterdir())
    pairs = (
        (one, newer / "regels" / one.name)
        for older, newer in itertools.pairwise(versions)
        for one in sorted((older / "regels").glob("*.md"))
    )
    return [(one, other) for one, other in pairs if other.exists() and one.read_bytes() != other.read_bytes()]


@pytest.mark.parametrize(("one", "other"), own_files(), ids=lambda path: "/".join(path.parts[-3::2]))
def test_whole_files(one: Path, other: Path) -> None:
    """Of whole files, front matter and all: what is said gives the new file, to the byte."""
    old, new = one.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")
    assert apply_sentences(old, sentences(compare_texts(old, new))) == new


def test_lines_of_front_matter() -> None:
    """Lines are quoted as they stand: no Markdown, and as far in as they stand."""
    old = "---\nid: x\ntags:\n  - een\nwaar: 'a *b* [c]'\n---\n\n1. Een.\n"
    new = "---\nid: x\ntags:\n  - een\n  - twee\n  - drie\nwaar: 'a *d* [c]'\n---\n\n1. Een.\n"
    said = sentences(compare_texts(old, new))
    assert said == [
        "Na regel 4 van de kenmerken worden twee regels ingevoegd, luidende:\n  - twee\n  - drie",
        "In regel 5 van de kenmerken wordt ‘b’ vervangen door ‘d’.",
    ]
    assert apply_sentences(old, said) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "---\nid: x\n---\n\nHier komt tekst.\n\n## Regels\n\nEen regel.\n",
            "---\nid: x\n---\n\nEen lid meldt elk jaar wat hij bezit.\n\n## Regels\n\nEen regel.\n",
            id="all of the text before the first heading",
        ),
        pytest.param(
            "---\nid: x\nsoort: y\n---\n\nHier komt tekst.\n",
            "---\nid: x\nsoort: z\n---\n\n# Melden\n\nEen lid meldt elk jaar wat hij bezit.\n",
            id="all of the text behind front matter",
        ),
        pytest.param(
            "## Een\n\nWie bezit heeft.\n\nWie reist, zegt dat.\n\nWie schenkt.\n",
            "## Een\n\nWie bezit heeft.\n\n#### Twee\n\nWie reist, zegt dat.\n\nWie schenkt.\n",
            id="a heading of a low level within a part",
        ),
    ],
)
def test_a_part_is_said_to_change(old: str, new: str) -> None:
    """Where what stands under one heading is another text, not the whole of the text is given anew."""
    said = sentences(compare_texts(old, new))
    assert apply_sentences(old, said) == new
    assert not any(sentence.startswith("De tekst komt te luiden") for sentence in said)


def test_a_place_before_what_is_given_anew() -> None:
    """What comes before some paragraphs that are given anew together comes before what they became."""
    old = "## Een\n\nWie bezit heeft, meldt dat.\n\nWie reist, zegt dat.\n"
    said = [
        "De eerste en tweede alinea onder ‘Een’ worden vervangen door:\nMeld alles.",
        "Voor de eerste alinea onder ‘Een’ wordt een alinea ingevoegd, luidende: ‘Let op.’",
    ]
    assert apply_sentences(old, said) == "## Een\n\nLet op.\n\nMeld alles.\n"


def test_a_new_text_and_another_letter() -> None:
    """An item that reads otherwise keeps its place in the row: the letters that move up take it along."""
    old = "1. U noemt:\n    1. uw bezit boven 25.000 euro;\n    2. rechten op aandelen;\n    3. uw huis.\n"
    new = "1. U noemt:\n    1. alles wat u in bedrijven hebt;\n    2. uw huis.\n"
    mapping = {"1": ["1"], "1-a": [], "1-b": ["1-a"], "1-c": ["1-b"]}
    said = sentences(compare_texts(old, new, mapping))
    assert said == [
        "Lid 1, onderdeel b, komt te luiden: ‘b. alles wat u in bedrijven hebt;’",
        "Lid 1, onderdeel a, vervalt, onder verlettering van de onderdelen b en c tot de onderdelen a en b.",
    ]
    assert apply_sentences(old, said) == new


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "1. U meldt het.\n", "De tekst komt te luiden: ‘1. U meldt het.’"),
        ("1. U meldt het.\n", "", "De tekst vervalt."),
    ],
)
def test_from_nothing_and_to_nothing(old: str, new: str, said: str) -> None:
    """A text that comes or goes whole."""
    assert sentences(compare_texts(old, new)) == [said]
    assert apply_sentences(old, [said]) == new


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[de wet](a.md)", "[de wet](b.md)", "krijgt de link op ‘de wet’ het adres ‘b.md’"),
        ("[de wet](a.md)", "de wet", "is ‘de wet’ geen link meer"),
        ("de wet", "[de wet](b.md)", "wordt ‘de wet’ een link naar ‘b.md’"),
        ("de wet en [de wet](a.md)", "de wet en [de wet](b.md)", "krijgt de link op ‘de wet’ de tweede keer het adres ‘b.md’"),
        ("[de wet](a(1).md)", "[de wet](b(1).md)", "wordt ‘[de wet](<a(1).md>)’ vervangen door ‘[de wet](<b(1).md>)’"),
    ],
)  # fmt: skip
def test_links(old: str, new: str, said: str) -> None:
    """Of a link it is said what became of it; one of a rarer form is quoted."""
    old, new = f"Zie ook {old} over geschenken.\n", f"Zie ook {new} over geschenken.\n"
    sentence = f"In de eerste alinea {said}."
    assert sentences(compare_texts(old, new)) == [sentence]
    assert apply_sentences(old, [sentence]) == apply_sentences(new, [])


LEDEN = ("De raad stelt regels.", "Het college besluit binnen zes weken.", "Een besluit wordt bekendgemaakt.",
         "Tegen een besluit staat beroep open.", "De minister kan ontheffing verlenen.")  # fmt: skip


@given(st.permutations(LEDEN), st.integers(2, 5), st.booleans())
def test_a_paragraph_gets_a_number(leden: list[str], many: int, changed: bool) -> None:
    """And others come after it, or it loses its number and they lapse: none of its words are said to change."""
    numbered = [f"{at}. {text}" for at, text in enumerate(leden[:many], 1)]
    plain = leden[0].replace(" ", " voortaan ", 2) if changed else leden[0]
    old, new = f"## Artikel 1\n\n{plain}\n", "## Artikel 1\n\n" + "\n".join(numbered) + "\n"
    for one, other in ((old, new), (new, old)):
        said = sentences(compare_texts(one, other))
        assert apply_sentences(one, said) == other
        assert sum("de aanduiding ‘1.’" in sentence.lower() for sentence in said) == 1
        assert sum("leden" in sentence or "lid" in sentence.lower() for sentence in said) >= 1
        assert leden[0].split()[-1] not in " ".join(said) or changed


@given(st.permutations(LEDEN), st.integers(2, 5), st.integers(0, 4), st.booleans())
def test_paragraphs_get_numbers(leden: list[str], many: int, spot: int, changed: bool) -> None:
    """Or lose them: each its own, whatever changed in one of them, and between headings."""
    texts = list(leden[:many])
    if changed:
        texts[spot % many] = texts[spot % many].replace(" ", " voortaan ", 2)
    numbered = "\n".join(f"{at}. {text}" for at, text in enumerate(texts, 1))
    plain = "\n\n".join(leden[:many])
    old, new = (f"## Artikel 1\n\n{text}\n\n## Artikel 2\n\nSlot.\n" for text in (plain, numbered))
    for one, other in ((old, new), (new, old)):
        said = sentences(compare_texts(one, other))
        assert apply_sentences(one, said) == other
        assert sum("de aanduiding ‘" in sentence.lower() for sentence in said) == many


SENTENCES = ("De griffier maakt het verslag van de vergadering.", "De raad stelt het verslag in de volgende vergadering vast.",
             "Een afschrift gaat zo spoedig mogelijk naar het college.", "De stemming over een persoon is altijd schriftelijk.")  # fmt: skip


def in_turn_by_hand(text: list[list[str]], said: list[str]) -> list[list[str]]:
    """Sentences of leden after instructions, carried out one after the other by someone who knows each by what it was."""
    known = {(lid, n): sentence for lid, held in enumerate(text, 1) for n, sentence in enumerate(held, 1)}
    leden = [list(held) for held in text]

    def beside(lid: int, number: int, side: Side, sentence: str) -> None:
        held = leden[lid - 1]
        held.insert(held.index(known[lid, number]) + (side is Side.AFTER), sentence)

    for it in map(read, said):
        assert it is not None
        lid = int(it.place.removeprefix("lid "))
        match it:
            case say.MoveSentence():
                sentence = known[lid, it.number]
                leden[lid - 1].remove(sentence)
                target = int(it.target.removeprefix("lid ")) if it.target else lid
                beside(target, it.target_number, it.side, sentence)
            case say.InsertSentences(side=None):
                leden[lid - 1].append(it.text)
            case say.InsertSentences():
                assert it.side is not None
                beside(lid, it.number, it.side, it.text)
            case say.DropSentence():
                for number in it.numbers:
                    leden[lid - 1].remove(known[lid, number])
            case _:
                raise AssertionError(it)
    return leden


@given(st.permutations(SENTENCES), st.permutations(SENTENCES), st.integers(0, 4), st.integers(0, 3))
def test_sentences_carried_out_in_turn(olds: list[str], news: list[str], at: int, gone: int) -> None:
    """Whoever carries them out one by one gets the new text: nothing is put beside what went, nor in another order."""
    added = "Alle leden van de raad ontvangen daarvan bericht."
    old = [olds[:2], olds[2:]]
    moved = [sentence for sentence in news if sentence != olds[gone]]
    moved.insert(at % (len(moved) + 1), added)
    new = [moved[:2], moved[2:]]
    texts = [
        "## Norm\n\n" + "\n".join(f"{n}. {' '.join(held)}" for n, held in enumerate(side, 1)) + "\n"
        for side in (old, new)
    ]
    said = sentences(compare_texts(*texts))
    assert apply_sentences(texts[0], said) == texts[1]
    simple = (say.MoveSentence, say.InsertSentences, say.DropSentence)
    if all(isinstance(read(sentence), simple) for sentence in said):
        assert in_turn_by_hand(old, said) == new


def test_a_sentence_before_a_changed_one() -> None:
    """It is said to come; of the other it is said what changed, not that both took the place of its first words."""
    old = "Drie keer spreekt u de vervoerders. Daarna besluit u.\n"
    new = "U beslist over de nachttrein. Vier keer spreekt u de vervoerders. Daarna besluit u.\n"
    said = sentences(compare_texts(old, new))
    assert said == [
        "Voor de eerste zin van de eerste alinea wordt een zin ingevoegd, luidende: ‘U beslist over de nachttrein.’",
        "In de eerste alinea wordt ‘Drie’ vervangen door ‘Vier’.",
    ]
    assert apply_sentences(old, said) == new


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "## A\n\n1. De raad kiest een voorzitter.\n2. De leden worden voor vier jaar benoemd.\n\n## B\n\nHet register is openbaar. Het staat op de website.\n",
            "## A\n\n1. De raad kiest een voorzitter.\n\n## B\n\nHet register is openbaar. De leden worden voor vier jaar benoemd. Het staat op de website.\n",
            [
                "Lid 2 onder ‘A’ vervalt.",
                "Na de eerste zin van de eerste alinea onder ‘B’ wordt een zin ingevoegd, luidende: ‘De leden worden voor vier jaar benoemd.’",
            ],
        ),
        (
            "## 1. Wie\n\nU allen.\n\n## 2. Melden\n\nU meldt een misstand bij uw leidinggevende.\n",
            "## 1. Wie\n\nU allen.\n\n## 2. Wat\n\nGeschenken.\n\n## 3. Melden\n\nU meldt een misstand bij uw leidinggevende.\n",
            [
                "Na ‘1. Wie’ wordt ‘2. Wat’ ingevoegd, luidende: ‘Geschenken.’",
                "In de kop ‘2. Melden’ wordt ‘2’ vervangen door ‘3’.",
            ],
        ),
    ],
)
def test_what_comes_from_a_block_that_goes(old: str, new: str, said: list[str]) -> None:
    """A sentence is said to come where its own block lapses; a heading that only got another number is said to."""
    assert sentences(compare_texts(old, new)) == said
    assert apply_sentences(old, said) == new
