"""`norm_text` is moved by what binds, and by nothing else."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.books import book_files
from tests.support.strategies import bodies

from regelboek.loading.book import load_book
from regelboek.loading.files import read_rule
from regelboek.markdown.emit import emit_body
from regelboek.markdown.tree import Body, OrderedList
from regelboek.model.rule import Rule
from regelboek.norm import binding_digest, norm_digest, norm_text

FRONT = """---
id: regel
nummer: 1
titel: Titel
hoofdstuk: hoofdstuk
samenvatting: Samenvatting.
kracht: verplicht
doelgroep:
  - bewindspersoon
  - topambtenaar
status: geldend
tags:
  - onderwerp
zonder-bron: Geen.
---

"""
BODY = """## Norm

1. U neemt geen [[begrip:geschenk]] aan van 50 euro of meer, zie [[andere#lid-2|daar]].[^a]
2. [[voor:oud-bewindspersoon]] [[kracht:verboden]] U meldt het café-bezoek als:
    1. het langer duurt dan twee uur;
    2. iemand anders betaalt.

    Dat doet u [schriftelijk](https://example.nl/formulier).
3. (vervallen)

[^a]: Behalve op reis.

## Toelichting

Dit bindt niet.
"""


def rule(text: str) -> Rule:
    found, _ = read_rule(text, "concept/regels/regel.md", "regel")
    assert found is not None
    return found


ORIGINAL = rule(FRONT + BODY)


def _rewrapped(body: str, chance: random.Random) -> str:
    """Spaces inside a paragraph become line feeds, indented or not."""

    def space(match: re.Match[str]) -> str:
        return "\n    " if chance.random() < 0.3 else match[0]

    return re.sub(r"(?<=[a-z,]) (?=[a-z])(?![^\[]*\]\])", space, body)


def _emphasised(body: str, chance: random.Random) -> str:
    mark = chance.choice(("*", "**"))
    return re.sub(r"\b(neemt|meldt|iemand)\b", rf"{mark}\1{mark}", body)


def _as_nfd(body: str, _: random.Random) -> str:
    return unicodedata.normalize("NFD", body)


def _with_nbsp(body: str, chance: random.Random) -> str:
    def space(match: re.Match[str]) -> str:
        return "\u00a0" if chance.random() < 0.3 else match[0]

    return re.sub(r"(?<=\w) (?=\w)", space, body)


def _with_soft_hyphens(body: str, _: random.Random) -> str:
    return body.replace("iemand", "ie\u00admand")


def _doubled_spaces(body: str, _: random.Random) -> str:
    return re.sub(r"(?<=\w) (?=\w)", "  ", body)


def _other_markers(body: str, _: random.Random) -> str:
    return re.sub(r"(?m)^( *)(\d)\.", r"\1\2)", body)


def _other_indent(body: str, _: random.Random) -> str:
    return body.replace("\n    ", "\n   ")


LAYOUT: tuple[Callable[[str, random.Random], str], ...] = (
    _rewrapped,
    _emphasised,
    _as_nfd,
    _with_nbsp,
    _with_soft_hyphens,
    _doubled_spaces,
    _other_markers,
    _other_indent,
)


@given(st.lists(st.sampled_from(LAYOUT), min_size=1, max_size=4, unique=True), st.randoms())
def test_layout_does_not_move_it(
    changes: list[Callable[[str, random.Random], str]], chance: random.Random
) -> None:
    """Wrapping, emphasis, markers, Unicode form and kinds of space leave the text as it was."""
    body = BODY
    for change in sorted(changes, key=LAYOUT.index):
        body = change(body, chance)
    assert body != BODY or _rewrapped in changes or _with_nbsp in changes
    assert norm_text(rule(FRONT + body)) == norm_text(ORIGINAL)


@pytest.mark.parametrize("change", LAYOUT)
def test_each_change_of_layout_is_one(change: Callable[[str, random.Random], str]) -> None:
    """Each of these changes does change the source, else the test above proves nothing."""
    assert change(BODY, random.Random(1)) != BODY


BINDING = {
    "een ander woord": ("neemt geen", "neemt een"),
    "een woord erbij": ("U meldt", "U meldt altijd"),
    "een woord weg": ("of meer", ""),
    "een ander getal": ("50 euro", "60 euro"),
    "een ander telwoord": ("twee uur", "drie uur"),
    "een ander leesteken": ("betaalt.", "betaalt;"),
    "een hoofdletter": ("U meldt", "u meldt"),
    "een accent": ("café-bezoek", "cafe-bezoek"),
    "een andere regel": ("[[andere#lid-2|daar]]", "[[elders#lid-2|daar]]"),
    "een ander lid": ("[[andere#lid-2|daar]]", "[[andere#lid-3|daar]]"),
    "een andere tekst van een verwijzing": ("#lid-2|daar]]", "#lid-2|hier]]"),
    "een ander begrip": ("[[begrip:geschenk]]", "[[begrip:gift|geschenk]]"),
    "een begrip dat gewoon woord wordt": ("[[begrip:geschenk]]", "geschenk"),
    "een andere doelgroep van een lid": ("[[voor:oud-bewindspersoon]]", "[[voor:topambtenaar]]"),
    "een lid zonder doelgroep": ("[[voor:oud-bewindspersoon]] ", ""),
    "een andere kracht van een lid": ("[[kracht:verboden]]", "[[kracht:aanbevolen]]"),
    "een andere link": ("example.nl/formulier", "example.nl/brief"),
    "een andere voetnoot": ("Behalve op reis.", "Ook op reis."),
    "een voetnoot weg": (".[^a]", "."),
    "onderdelen verwisseld": (
        "    1. het langer duurt dan twee uur;\n    2. iemand anders betaalt.",
        "    1. iemand anders betaalt.\n    2. het langer duurt dan twee uur;",
    ),
    "een onderdeel dat lid wordt": (
        "    2. iemand anders betaalt.\n\n    Dat",
        "3. iemand anders betaalt.\n\n    Dat",
    ),
    "een lid dat herleeft": ("3. (vervallen)", "3. U doet dit ook thuis."),
    "een lid erbij": ("3. (vervallen)", "3. (vervallen)\n4. Nieuw."),
    "een nummer": ("3. (vervallen)", "4. (vervallen)"),
}
MARKS = {
    "kracht": ("kracht: verplicht", "kracht: aanbevolen"),
    "doelgroep": ("  - topambtenaar\n", ""),
    "status": ("status: geldend", "status: aangekondigd"),
}


@pytest.mark.parametrize("what", BINDING)
def test_what_binds_moves_it(what: str) -> None:
    """Any change of a word, number, reference, mark or place shows."""
    old, new = BINDING[what]
    assert BODY.count(old) == 1
    assert norm_text(rule(FRONT + BODY.replace(old, new))) != norm_text(ORIGINAL)


@pytest.mark.parametrize("what", MARKS)
def test_marks_of_the_rule_move_it(what: str) -> None:
    """Kracht, doelgroep and status bind."""
    old, new = MARKS[what]
    assert FRONT.count(old) == 1
    assert norm_text(rule(FRONT.replace(old, new) + BODY)) != norm_text(ORIGINAL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Dit bindt niet.", "Dit bindt echt niet."),
        ("titel: Titel", "titel: Andere titel"),
        ("nummer: 1", "nummer: 7"),
        ("hoofdstuk: hoofdstuk", "hoofdstuk: ander"),
        ("samenvatting: Samenvatting.", "samenvatting: Anders."),
        ("  - onderwerp", "  - ander"),
        ("zonder-bron: Geen.", "zonder-bron: Nog steeds geen."),
        ("  - bewindspersoon\n  - topambtenaar", "  - topambtenaar\n  - bewindspersoon"),
    ],
)
def test_what_does_not_bind_leaves_it(old: str, new: str) -> None:
    """Titles, summaries, explanations, topics and the order of audiences do not bind."""
    text = (FRONT + BODY).replace(old, new)
    assert text != FRONT + BODY
    assert norm_text(rule(text)) == norm_text(ORIGINAL)


@given(bodies())
def test_writing_a_norm_does_not_move_it(body: Body) -> None:
    """The one written form of any norm says the same, whatever the shape of its blocks."""
    text = FRONT + emit_body(body)
    once = rule(text)
    again = rule(FRONT + emit_body(once.body))
    assert norm_text(once) == norm_text(again)
    words = " ".join(norm_text(once).split())
    for block in once.norm.blocks if once.norm else ():
        if isinstance(block, OrderedList):
            assert all(f"{item.number}." in words for item in block.items)


def test_line_ends() -> None:
    """The line ends of another system are the same text."""
    name = "versies/2024-07-02/regels/vergoedingen.md"
    files = book_files("gemeen")
    other = {**files, name: files[name].replace(b"\n", b"\r\n")}
    one, two = (load_book(f)[0].revisions["2024-07-02"].rules["vergoedingen"] for f in (files, other))
    assert norm_digest(one) == norm_digest(two)


def test_a_dilemma_rests_on_the_terms_too() -> None:
    """What binds for a dilemma is the norm with the definitions of the terms it cites."""
    files = book_files("klein")
    path = "concept/begrippen.yml"
    other = {**files, path: files[path].replace(b"voordeel kan hebben", b"nadeel kan hebben")}
    assert other != files
    digests = []
    for version in (files, other):
        draft = load_book(version)[0].revisions["concept"]
        digests.append({id: binding_digest(draft, draft.rules[id]) for id in draft.rules})
    changed = {id for id in digests[0] if digests[0][id] != digests[1][id]}
    assert changed == {"belangen-melden"}


def test_the_algorithm_is_part_of_the_text() -> None:
    """A later algorithm gives another text, and its number is what it begins with."""
    assert norm_text(ORIGINAL).startswith("norm_text/1\n")
    assert "\n2-b. iemand anders betaalt.\n" in norm_text(ORIGINAL)
    assert "\n2+ Dat doet u [schriftelijk](https://example.nl/formulier).\n" in norm_text(ORIGINAL)
