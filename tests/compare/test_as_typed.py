"""Texts as they are typed: a space that was forgotten, an item that stands in too far, a heading with a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from tests.compare.test_exact import check

from regelboek.compare import (
    BlockKind,
    Op,
    Status,
    apply_sentences,
    changes,
    compare_texts,
    sentences,
    to_json,
)
from regelboek.markdown.letters import spaced
from regelboek.markdown.typed import as_meant

NEAT = """\
## Hoofdstuk 2

### Artikel 5

1. De aanvrager levert in:

a. een plan van de tuin;

b. een begroting.

2. Hij meldt:
    1°. de soort van de bomen;
    2°. de leeftijd.

3. *Het college* beslist binnen zes weken.

### Artikel 6. Slot

- Dit artikel vervalt.
"""
HASTY = (
    NEAT.replace("### ", "###")
    .replace("a. ", "a.")
    .replace("b. ", "b.")
    .replace("1. ", "1.")
    .replace("3. ", "3.")
)


def marked(old: str, new: str) -> list[str]:
    """The words that went or came."""
    runs = [run for block in check(old, new).walk() if block.runs for run in block.runs]
    return [run.old_text or run.new_text for run in runs if run.op in (Op.DELETED, Op.INSERTED)]


def test_a_forgotten_space_is_no_change() -> None:
    """After the signs of a heading, the number of a paragraph or the letter of an item, either way."""
    assert "###Artikel 5" in HASTY
    assert "1.De" in HASTY
    assert "3.*Het" in HASTY
    for old, new in ((NEAT, HASTY), (HASTY, NEAT)):
        assert marked(old, new) == []
        assert sentences(compare_texts(old, new)) == []


def test_what_changed_beside_it_is_all_that_is_marked() -> None:
    """The paragraph with another number of weeks, which still has its own number."""
    changed = HASTY.replace("zes weken", "acht weken")
    assert marked(NEAT, changed) == ["zes weken", "acht weken"]
    said = sentences(compare_texts(NEAT, changed))
    assert said == ["In artikel 5, lid 3, wordt ‘zes weken’ vervangen door ‘acht weken’."]
    assert apply_sentences(NEAT, said) == apply_sentences(changed, [])


@pytest.mark.parametrize(
    "line",
    [
        "#netwerkbewustzijn is een onderwerp.",
        "3.14 meter is de grens.",
        "12.30 uur begint het overleg.",
        "o.a. de minister gaat mee.",
        "b.v. De minister gaat mee.",
        "nl.wikipedia.org is geen bron.",
        "1.a gaat over iets anders.",
        "A.De tekst is van een ander.",
        "######## acht tekens zijn geen kop",
    ],
)
def test_what_is_no_sign(line: str) -> None:
    """Such a line is left as it is."""
    assert spaced(f"Tekst.\n\n{line}\n") == f"Tekst.\n\n{line}\n"


@pytest.mark.parametrize(
    ("wrapped", "line"),
    [
        ("Dit geldt voor het\n(v)mbo en de havo.", "Dit geldt voor het (v)mbo en de havo."),
        ("Mail naar\nj.jansen@rijk.nl voor hulp.", "Mail naar j.jansen@rijk.nl voor hulp."),
        ("Zie ons account\n##rijk en meer.", "Zie ons account ##rijk en meer."),
        ("Hij woont bij\na.van Dijk in huis.", "Hij woont bij a.van Dijk in huis."),
    ],
)
def test_a_wrapped_line_is_no_item(wrapped: str, line: str) -> None:
    """Within a sentence no space was forgotten: wrapping alone is no change, and the words stay as they are."""
    assert marked(wrapped + "\n", line + "\n") == []
    assert apply_sentences(wrapped + "\n", []) in (wrapped + "\n", line + "\n")


def test_code_is_left_as_it_is() -> None:
    """What stands between fences has the spaces that it has."""
    text = "Zo:\n\n```\na.foo en\n##kop\n```\n\n2.Dit telt mee.\n"
    assert spaced(text) == text.replace("2.Dit", "2. Dit")


@pytest.mark.parametrize(
    ("typed", "neat"),
    [
        ("1.\u00a0De raad kiest.\n2.\u00a0De raad stemt.\n", "1. De raad kiest.\n2. De raad stemt.\n"),
        ("##\u00a0Artikel 1\n\nTekst.\n", "## Artikel 1\n\nTekst.\n"),
        ("2.De raad kiest.\n2a.De raad stemt.\n", "2. De raad kiest.\n2a. De raad stemt.\n"),
        ("Tekst.\n###1.1\n\nMeer.\n", "Tekst.\n\n### 1.1\n\nMeer.\n"),
    ],
)
def test_other_ways_to_type_it(typed: str, neat: str) -> None:
    """A space that does not break, as word processors put it; a lid that came in between; a heading after a line."""
    assert marked(typed, neat) == []
    assert marked(neat, typed) == []


@pytest.mark.parametrize(
    "old", ["- 3.14 meter is de grens.\n", "1. 12.30 uur is de tijd.\n", "2.De raad kiest nu.\n"]
)
def test_each_word_has_its_own_source(old: str) -> None:
    """The number that an item begins with is no part of a decimal, and the words that changed are those."""
    new = old.replace("14", "15").replace("30 uur", "45 uur").replace("nu", "dan")
    tokens = list(tokens_of(to_json(compare_texts(old, new))))
    gone = [token["old"] for token in tokens if token["op"] == "vervallen"]
    came = [token["new"] for token in tokens if token["op"] == "ingevoegd"]
    assert (gone, came) in (
        (["3.14 meter"], ["3.15 meter"]),
        (["12.30 uur"], ["12.45 uur"]),
        (["nu"], ["dan"]),
    )


def tokens_of(data: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    """All tokens in an export."""
    yield from data.get("tokens", ())
    for block in data.get("blocks", ()):
        yield from tokens_of(block)


DEEP = """\
1. U meldt:
    a. een belang dat:
        1°. meer dan EUR 5.000 waard is;
        2°. u samen met een ander hebt;
    b. een functie.
2. U meldt vooraf.
"""


def test_items_that_stand_in_too_far() -> None:
    """Eight spaces below an item at four: Markdown reads on, whoever typed it sees items."""
    new = DEEP.replace("        2°. u", "        2°. in het buitenland is;\n        3°. u")
    assert marked(DEEP, new) == ["2°. in het buitenland is;"]
    assert sentences(compare_texts(DEEP, new)) == [
        "Na lid 1, onderdeel a, onder 1°, wordt een subonderdeel ingevoegd, luidende: ‘2°. in het buitenland is;’",
        "In lid 1, onderdeel a, wordt subonderdeel 2° vernummerd tot subonderdeel 3°.",
    ]
    blank = DEEP.replace("\n    ", "\n\n    ")
    assert marked(DEEP, blank) == []


def test_code_stays_code() -> None:
    """What stands in as far below no item is one block, whatever its lines begin with."""
    old = "Een voorbeeld\n\n    a. regel een\n    b. regel twee\n"
    new = old.replace("twee", "drie")
    blocks = [block for block in check(old, new).walk() if block.kind is BlockKind.PARAGRAPH]
    assert ["".join(run.new_text for run in block.runs if run.new) for block in blocks] == [
        "Een voorbeeld",
        "a. regel een b. regel drie",
    ]
    assert marked(old, new) == ["twee", "drie"]


def test_a_heading_with_a_link() -> None:
    """Its address is no word of it, nor part of its name."""
    old = "## [Artikel 1](https://a.nl/b)\n\nEr is een raad.\n\n## Het *begrip*\n\nTekst.\n"
    new = "## Artikel 1\n\nEr is een raad van toezicht.\n\n## Het **begrip**\n\nTekst.\n"
    assert marked(old, new) == [" van toezicht"]
    said = sentences(compare_texts(old, new))
    assert said == [
        "In het opschrift van artikel 1 is ‘Artikel 1’ geen link meer.",
        "In artikel 1 wordt na ‘raad’ ingevoegd ‘van toezicht’.",
        "In de kop ‘Het begrip’ wordt ‘*begrip*’ vervangen door ‘**begrip**’.",
    ]
    assert apply_sentences(old, said) == new
    assert apply_sentences(new, sentences(compare_texts(new, old))) == old


def test_a_part_after_a_heading_alone() -> None:
    """A heading under which nothing stands is a place to put a part after."""
    head, slot = "## Hoofdstuk 2\n\n", "### Artikel 12\n\nDit besluit geldt met ingang van 1 juli 2026.\n\n"
    first = "### Artikel 10\n\nDe inspecteur houdt toezicht op de naleving van dit besluit.\n\n"
    last = "### Artikel 13\n\nDe kosten van het toezicht zijn voor het rijk.\n"
    old, new = f"{head}{first}{slot}{last}", f"{head}{last}\n{first}{slot}".rstrip() + "\n"
    said = ["Artikel 13 wordt geplaatst na de kop ‘Hoofdstuk 2’."]
    assert sentences(compare_texts(old, new)) == said
    assert apply_sentences(old, said) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("U meldt dit , zodra dat kan ( zie onder ).", "U meldt dit, zodra dat kan (zie onder)."),
        ("De ‘ lijst van gasten ’ geldt.", "De ‘lijst van gasten’ geldt."),
        ("Er is een grond.Dit blijft.", "Er is een grond. Dit blijft."),
        ("- het bedrag ;\n- de datum.", "- het bedrag;\n- de datum."),
        ("De voorzitter, J.M. Linthorst.", "De voorzitter, J.M.Linthorst."),
        ("1. U meldt , dat.\n2. U wacht.", "1. U meldt, dat.\n2. U wacht."),
    ],
)
def test_white_space_beside_punctuation_is_no_change(old: str, new: str) -> None:
    """It is kept in the data, where it counts as written otherwise; nothing is said of it."""
    for one, other in ((old, new), (new, old)):
        diff = check(one, other)
        assert marked(one, other) == []
        assert [change.kind for change in changes(diff) if change.kind.is_seen] == []
        assert sentences(diff) == []
        assert diff.root.status is Status.RESPELLED
        assert any(run.op is Op.RESPELLED for block in diff.walk() if block.runs for run in block.runs)


def test_white_space_between_words_is_a_change() -> None:
    """It makes other words."""
    assert marked("U meldt dit te gelijk.", "U meldt dit tegelijk.") == ["te gelijk", "tegelijk"]
    assert sentences(compare_texts("De heer van derWiel.", "De heer van der Wiel.")) != []


def test_what_changed_beside_white_space_is_said() -> None:
    """The sentences carried out give the new text, but for white space beside punctuation."""
    old, new = "U meldt dit , zodra u het weet.", "U meldt dit, zodra u het hoort."
    diff = check(old, new)
    assert sentences(diff) == ["In de eerste alinea wordt ‘weet’ vervangen door ‘hoort’."]
    assert apply_sentences(old, sentences(diff)) == "U meldt dit , zodra u het hoort.\n"


def test_bars_in_a_line_that_is_no_table() -> None:
    """White space beside them keeps nothing apart either."""
    for old, new in (("| | | Naam|Som||A|1", "| | |Naam|Som||A|1"), ("Tekst | een", "Tekst |een")):
        assert sentences(check(old, new)) == []


PRINTED = """\
**Hoofdstuk 1. Register**

**Artikel 4** *Openbaarheid*

1 Het register is openbaar.
2 Er staat in:
a. wie een put heeft;
b. waar die is.
2a Het bevat geen namen van kinderen.

3 Het wordt elk jaar bezien.

Artikel 5. Melding

Wie een put graaft, meldt dat.

**Artikel 6**
Deze wet geldt voor 12 Nederlandse gemeenten.

Bijlage 1 Tarieven

Een put kost EUR 10.
"""


def test_a_statute_as_it_is_printed() -> None:
    """Lines in bold, or alone, are the headings of articles; numbers without a point count paragraphs."""
    new = (
        PRINTED.replace("openbaar.", "geheim.")
        .replace("waar die is", "waar die ligt")
        .replace("2a Het bevat geen namen van kinderen.\n", "")
        .replace("3 Het", "4 Het")
        .replace("\n4 Het", "\n3 De minister leest het.\n\n4 Het")
        .replace("graaft", "slaat")
        .replace("12 Nederlandse", "13 Nederlandse")
        .replace("EUR 10", "EUR 12")
    )
    said = sentences(check(PRINTED, new))
    assert said == [
        "In artikel 4, lid 1, wordt ‘openbaar’ vervangen door ‘geheim’.",
        "In artikel 4, lid 2, onderdeel b, wordt ‘is’ vervangen door ‘ligt’.",
        "Artikel 4, lid 2a, vervalt.",
        "Onder vernummering van lid 3 tot lid 4 wordt in artikel 4 een lid ingevoegd, luidende: ‘3. De minister leest het.’",
        "In artikel 5 wordt ‘graaft’ vervangen door ‘slaat’.",
        "In artikel 6 wordt ‘12’ vervangen door ‘13’.",
        "In de eerste alinea onder ‘Bijlage 1 Tarieven’ wordt ‘EUR 10’ vervangen door ‘EUR 12’.",
    ]
    written = apply_sentences(PRINTED, said)
    assert "\n**Artikel 4** *Openbaarheid*\n\n1. Het register is geheim.\n" in written
    assert "\nArtikel 5. Melding\n\nWie een put slaat, meldt dat.\n" in written


@pytest.mark.parametrize(
    "text",
    [
        "Artikel 5 is van toepassing\n\nMeer.\n",
        "Artikel 5 vervalt.\n\nMeer.\n",
        "Bijlage 1 geldt niet\n\nMeer.\n",
        "Zie verder\nArtikel 5\n\nMeer.\n",
        "**Artikel 5** is van toepassing; dat geldt ook hier.\n",
        "1 Januari is een feestdag.\n\nMeer.\n",
        "Er zijn\n1 Nederlander en\n2 Belgen.\n",
        "```\nArtikel 5\n\n1 De raad.\n2 Het college.\n```\n",
    ],
)
def test_what_is_typed_so_and_is_none(text: str) -> None:
    """A sentence about an article is no heading, and a number of something counts no paragraphs."""
    assert as_meant(text) == text
