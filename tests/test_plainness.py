"""Plain language: where sentences end, which words are official, and that every finding stands where it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.support.books import BOOKS

from regelboek.checks.officialese import WORDS, official_words, replacements
from regelboek.checks.passages import Run, Written, passages
from regelboek.checks.plainness import LONGEST_SENTENCE, sentences
from regelboek.checks.survey import Survey
from regelboek.folders import read_folder
from regelboek.loading.book import load_book
from regelboek.markdown.locating import STAND_IN, locate, words
from regelboek.markdown.parse import parse_body
from regelboek.markdown.tree import Para, Place

OWN = Path(__file__).parents[1] / "code_rules"

SENTENCES = [
    ("Een zin. Nog een.", ["Een zin.", "Nog een."]),
    ("Wie? U! En dan …  Klaar", ["Wie?", "U!", "En dan …", "Klaar"]),
    ("Zie Kamerstukken II, 28 844, nr. 251 en art. 3.", ["Zie Kamerstukken II, 28 844, nr. 251 en art. 3."]),
    ("Vraag het dhr. De Vries of mevr. J. Jansen.", ["Vraag het dhr. De Vries of mevr. J. Jansen."]),
    ("Zij zei: ‘Nee.’ Hij bleef.", ["Zij zei: ‘Nee.’", "Hij bleef."]),
    ("‘Doe het.’ ‘Nu?’", ["‘Doe het.’", "‘Nu?’"]),
    ("Het is 1.000 euro, of 1,5 miljoen.", ["Het is 1.000 euro, of 1,5 miljoen."]),
    ("Ga na:", ["Ga na:"]),
    ("Een cel | Nog een cel | ", ["Een cel", "Nog een cel"]),
    ("Éen. Één. 50 euro.", ["Éen.", "Één.", "50 euro."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    """They end at a mark before a capital, not after an abbreviation; cells of a table stand apart."""
    found = list(sentences(text))
    assert [sentence.text for sentence in found] == expected
    assert all(text[s.start : s.end] == s.text for s in found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("U geeft 1.000 euro – niets meer – aan zo’n oud-minister.", 9),
        ("De foto’s, auto's en 50 %.", 5),
    ],
)
def test_words_are_counted_as_people_do(text: str, count: int) -> None:
    """A number, a compound and a word with an apostrophe are one word each; a dash is none."""
    assert next(iter(sentences(text))).words == count


OFFICIAL = [
    ("Indien u wilt.", [("Indien", "Als")]),
    ("U dient dit binnen twee weken te melden.", [("dient", "moet")]),
    ("Dient u dat te doen?", [("Dient", "Moet")]),
    ("Zij dienen zich te melden.", [("dienen", "moeten")]),
    ("U dient een klacht in om te winnen.", []),
    ("Dat dient een doel.", []),
    ("Ten  behoeve\nvan u.", [("Ten  behoeve\nvan", "Voor")]),
    ("Met betrekking tot u; met inachtneming van hem.", [("Met betrekking tot", "Over"), ("met inachtneming van", "volgens")]),
    ("De conformiteit, het indienen, een bescheiden verzoek.", []),
    ("De indien-clausule", []),
    ("‘Tevens’ is oud; tevens.", [("tevens", "ook")]),
    ("Dit is „thans” en \"thans\".", [("thans", "nu")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OFFICIAL)
def test_official_words(text: str, expected: list[tuple[str, str]]) -> None:
    """Whole words in any case, over lines, not within other words and not when they are quoted."""
    found = list(official_words(text))
    assert [(better.word, better.better) for better in found] == expected
    assert all(text[b.start : b.end] == b.word for b in found)


def test_the_list_is_a_good_one() -> None:
    """At least a hundred entries in order of nothing but sense: no form twice, no official word for another."""
    lines = WORDS.strip().splitlines()
    forms = [form for line in lines for form in line.partition(": ")[0].split(", ")]
    assert len(lines) >= 100
    assert len(forms) == len(set(forms)) == len(replacements())
    for line in lines:
        left, _, right = line.partition(": ")
        assert len(right.split(", ")) in (1, len(left.split(", "))), line
        assert not list(official_words(right)), line


BODY = """## Norm

1. U geeft *nooit **iets** weg* aan [[begrip:belang|belangen]], zie [[a-b#lid-1]]
    en [een *link*](https://example.org/een_link), zei \\*zij\\*.
    1. [[kracht:verboden]] Onderdeel a[^1].

## Toelichting

| Kop een | Kop twee |
| --- | :-: |
| Cel | *Cel* \\| streep |

[^1]: Een noot.
"""


def test_every_character_is_found_in_the_source() -> None:
    """Between emphasis, links, references, escapes, list marks and cells, over more than one line."""
    lines = BODY.split("\n")
    body = parse_body(BODY).body
    norm = body.sections[0].blocks[0]
    first = norm.items[0].blocks[0]  # type: ignore[union-attr]
    assert isinstance(first, Para)
    text = words(first.inlines)
    assert text == f"U geeft nooit iets weg aan belangen, zie {STAND_IN} en een link, zei *zij*."
    places = locate(first.inlines, lines, first.place)
    for shown, line in (("nooit", 2), ("belangen", 2), ("en een link", 3), ("link", 3), ("zij", 3)):
        place = places[text.index(shown)]
        assert (place.line, place.column) == (line, lines[line].index(shown.split()[0])), shown
    bare = places[text.index(STAND_IN)]
    assert lines[2][bare.column : bare.end_column] == "[[a-b#lid-1]]"


@pytest.mark.parametrize("folder", [OWN, BOOKS / "klein", BOOKS / "gemeen"], ids=lambda path: path.name)
def test_every_word_of_a_draft_is_found_where_it_stands(folder: Path) -> None:
    """For every passage of whole books, a finding on any word of it would mark that very word."""
    files = read_folder(folder)
    draft = Survey(load_book(files)[0]).draft
    assert draft is not None
    lines = {path: data.decode().split("\n") for path, data in files.items()}
    seen = 0
    for passage in passages(draft):
        assert isinstance(passage, Run | Written)
        for match in re.finditer(r"\w+", passage.text):
            if match[0] in STAND_IN:
                continue
            span = passage.span(match.start(), match.end())
            marked = lines[span.path][span.line - 1][span.column - 1 : span.end_column - 1]
            whole = re.fullmatch(r"\[\[begrip:([\w-]+)\]\]", marked)
            shown = whole[1].split("-") if whole else [re.sub(r"\\|'(?=')", "", marked)]
            assert match[0] in shown, (passage.text, span)
            seen += 1
    assert seen > 200


def test_our_own_draft_is_plain() -> None:
    """No long sentence, no official word, no passive: nothing needs a reason."""
    draft = Survey(load_book(read_folder(OWN))[0]).draft
    assert draft is not None
    texts = [passage.text for passage in passages(draft)]
    assert len(texts) > 1000
    assert not [s.text for text in texts for s in sentences(text) if s.words > LONGEST_SENTENCE]
    assert not [better.word for text in texts for better in official_words(text)]


def test_a_place_that_is_nowhere_stays_in_its_paragraph() -> None:
    """When the source is not known, the paragraph itself is marked."""
    assert locate((), [], Place(3, 2)) == []
