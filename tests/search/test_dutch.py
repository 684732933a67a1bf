"""Words as search sees them; the browser does the same (see test_engine.py)."""

from __future__ import annotations

import pytest

from regelboek.search.compounds import Splitter
from regelboek.search.dutch import fold, other_stems, stem, tokens

SAME = [
    "reis reizen reisje reisjes",
    "brief brieven briefje",
    "geschenk geschenken geschenkje",
    "afspraak afspraken afspraakje",
    "aandeel aandelen",
    "cadeau cadeaus cadeautje kado kadootje",
    "bon bonnen bonnetje bonnetjes",
    "app apps appje appjes appen",
    "declaratie declaraties declareren declareer",
    "sollicitatie sollicitaties solliciteren",
    "uitnodiging uitnodigingen uitnodigen uitgenodigd",
    "kreeg krijgen gekregen krijgt",
    "groot grote",
    "advies adviezen",
    "foto foto's fotootje",
    "partij partijen",
    "neemt genomen nemen nam",
    "kind kinderen",
]
OTHER = [
    ("lobbyt", "lobby"),
    ("gelobbyd", "lobby"),
    ("geappt", "appen"),
    ("declareerde", "declareren"),
    ("solliciteert", "solliciteren"),
    ("meegenomen", "meenemen"),
    ("opgeschreven", "opschrijven"),
    ("geschreeuwd", "schreeuwen"),
]
APART = ["reis rij", "wet weten", "prijs privé", "geweten wet", "partner partij", "overheid over"]


@pytest.mark.parametrize("words", SAME)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    """Singular and plural, small words, tenses, irregular verbs."""
    assert len({stem(word) for word in tokens(words)}) == 1


@pytest.mark.parametrize(("word", "meant"), OTHER)
def test_another_stem_is_tried(word: str, meant: str) -> None:
    """The endings of verbs are taken off where the word itself is not known."""
    assert stem(meant) in (stem(word), *other_stems(word))


@pytest.mark.parametrize("words", APART)
def test_other_words_stay_apart(words: str) -> None:
    """What only looks alike keeps a stem of its own."""
    one, other = tokens(words)
    assert stem(one) != stem(other)


def test_text_is_folded() -> None:
    """Capitals, accents, apostrophes and hyphens do not matter."""
    assert fold("Financiële belangen") == "financiele belangen"
    assert tokens("Oud-minister’s foto's, één ‘Privé’") == (
        "oud", "ministers", "fotos", "een", "prive",
    )  # fmt: skip


def test_compounds_are_split_with_the_words_of_the_book() -> None:
    """With linking letters, in two or three parts; a word that is none stays whole."""
    splitter = Splitter(tokens("dienst auto geschenken register vertrouwen functionaris partner kosten reis"))
    assert splitter.split("dienstauto") == ("dienst", "auto")
    assert splitter.split("geschenkenregister") == ("geschenk", "register")
    assert splitter.split("vertrouwensfunctionaris") == (stem("vertrouwen"), stem("functionaris"))
    assert splitter.split("dienstreiskosten") == ("dienst", "reis", "kost")
    assert splitter.split("partner") == ()
    assert splitter.split("lobbyverbod") == ()
