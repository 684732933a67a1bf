"""Words: what is one, where a sentence ends, and what is aligned with what."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelboek.compare.chain import Match, heaviest_chain, heaviest_runs
from regelboek.compare.tidy import tidy
from regelboek.compare.tokenise import tokenise
from regelboek.compare.tokens import fold
from regelboek.compare.words import RUN_PRICE, Words, align_words
from regelboek.markdown.tree import Emph, Ref, Strong, Text
from regelboek.words import as_seen, single_spaced


def cut(text: str) -> list[str]:
    return [token.text for token in tokenise((Text(text),)) if not token.is_space]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ten hoogste EUR 50 per jaar", ["ten", "hoogste", "EUR 50", "per", "jaar"]),
        ("€ 50,- of € 1.250,50", ["€ 50,-", "of", "€ 1.250,50"]),
        ("50 euro, 5% en 7,5 procent", ["50 euro", ",", "5%", "en", "7,5 procent"]),
        ("vóór 26 september 2025.", ["vóór", "26 september 2025", "."]),
        ("na twee weken of 10 werkdagen", ["na", "twee weken", "of", "10 werkdagen"]),
        ("een maand later", ["een maand", "later"]),
        ("2022/23, 28 844, nr. 251 en", ["2022/23", ",", "28 844, nr. 251", "en"]),
        ("36 410 III, nr. 7", ["36 410 III, nr. 7"]),
        ("dossier 28 844.", ["dossier", "28 844", "."]),
        ("bel 070 123 45 67, of +31 70 123 45 67", ["bel", "070 123 45 67", ",", "of", "+31 70 123 45 67"]),
        ("06-12 34 56 78.", ["06-12 34 56 78", "."]),
        ("Stcrt. 2017, nr. 12", ["Stcrt. 2017, nr. 12"]),
        ("art. 5, lid 2, onder b", ["art. 5, lid 2, onder b"]),
        (
            "in artikel 4:57, eerste lid, aanhef en onderdeel b, onder 2°, van",
            ["in", "artikel 4:57, eerste lid, aanhef en onderdeel b, onder 2°", ",", "van"],
        ),
        ("het eerste, tweede en derde lid en een", ["het", "eerste, tweede en derde lid", "en", "een"]),
        ("artikel 3 onder de wet", ["artikel 3", "onder", "de", "wet"]),
        ("het tweede lid of artikel 5", ["het", "tweede lid", "of", "artikel 5"]),
        ("boven 35 °C of 5 mm", ["boven", "35 °C", "of", "5 mm"]),
        ("i.p.v. de d.w.z. c.q. nr. 5", ["i.p.v.", "de", "d.w.z.", "c.q.", "nr.", "5"]),
        ("mr. dr. De Vries", ["mr.", "dr.", "De", "Vries"]),
        ("oud-bewindspersoon en/of t/m", ["oud-bewindspersoon", "en/of", "t/m"]),
        ("in- en uitvoer van foto's", ["in-", "en", "uitvoer", "van", "foto's"]),
        ("de bewindspersoon’s ‘keuze’", ["de", "bewindspersoon’s", "‘", "keuze", "’"]),
        ("'s-Gravenhage, 's avonds", ["'s-Gravenhage", ",", "'s", "avonds"]),
        ("(oud-)bewindspersoon", ["(", "oud-", ")", "bewindspersoon"]),
        ("prive\u0301 finan\u00adcieel", ["prive\u0301", "finan\u00adcieel"]),
        ("artikel 3:2 en 1e lid", ["artikel 3:2", "en", "1e lid"]),
        ("regel 3.1, onderdeel aa", ["regel 3.1, onderdeel aa"]),
        ("dat onderdeel is af", ["dat", "onderdeel", "is", "af"]),
        ("zie https://a.nl/b?c=1. Slot", ["zie", "https://a.nl/b?c=1", ".", "Slot"]),
        ("einde.Begin a.het", ["einde", ".", "Begin", "a", ".", "het"]),
    ],
)
def test_what_a_word_is(text: str, words: list[str]) -> None:
    """Amounts, dates, terms, papers and abbreviations are one word each; punctuation stands alone."""
    assert cut(text) == words


def test_marks_and_references() -> None:
    """A reference is one word; a word that is half bold is one word that knows its parts."""
    run = (
        Text("Zie "),
        Ref("regel", "reizen", "", "lid-2"),
        Text(" en ge"),
        Strong((Text("schenk"),)),
        Text("en."),
    )
    tokens = [token for token in tokenise(run) if not token.is_space]
    assert [token.text for token in tokens] == ["Zie", "[[reizen#lid-2]]", "en", "geschenken", "."]
    assert [text for text, _ in tokens[3].parts] == ["ge", "schenk", "en"]
    assert tokenise((Emph((Text("let op"),)),))[0].marks[0].kind == "cursief"


@given(st.text(max_size=60))
def test_cutting_loses_nothing(text: str) -> None:
    """The tokens put together are the text, and their keys fold as the canonical text does."""
    tokens = tokenise((Text(text),))
    assert "".join(token.text for token in tokens) == text
    assert fold(text) == single_spaced(as_seen(text))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Een. Twee. Drie", ["Een .", "Twee .", "Drie"]),
        ("Zie art. 5 en nr. 7. Daarna.", ["Zie art. 5 en nr. 7 .", "Daarna ."]),
        ("Hij zei: ‘Nee.’ Toen ging hij.", ["Hij zei : ‘ Nee . ’", "Toen ging hij ."]),
        ("Mr. De Vries vroeg: wat? en ging.", ["Mr. De Vries vroeg : wat ? en ging ."]),
        ("Bedrag 3.5 geldt. 10 dagen later.", ["Bedrag 3.5 geldt .", "10 dagen later ."]),
        ("de heer M.J. Berendse", ["de heer M.J. Berendse"]),
    ],
)
def test_where_a_sentence_ends(text: str, sentences: list[str]) -> None:
    """At a full stop with white space after it, but not after an abbreviation."""
    words = Words(tokenise((Text(text),)))
    assert [" ".join(t.text for t in words.words[s.start : s.stop]) for s in words.sentences] == sentences


KEYS = st.lists(st.sampled_from("abcde"), max_size=9)
WEIGHTS = {"a": 1.0, "b": 1.0, "c": 0.25, "d": 0.25, "e": 0.1}


@given(KEYS, KEYS)
def test_runs_are_the_heaviest(old: list[str], new: list[str]) -> None:
    """No other pairing weighs more, as trying them all shows."""
    pairs = heaviest_runs(old, new, WEIGHTS, RUN_PRICE)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(one < other and a < b for (one, a), (other, b) in itertools.pairwise(pairs))
    assert _value(old, pairs) == pytest.approx(_best(tuple(old), tuple(new)))


def _value(old: list[str], pairs: list[tuple[int, int]]) -> float:
    runs = sum(1 for at, (i, j) in enumerate(pairs) if at == 0 or pairs[at - 1] != (i - 1, j - 1))
    return sum(WEIGHTS[old[i]] for i, _ in pairs) - RUN_PRICE * runs


def _best(old: tuple[str, ...], new: tuple[str, ...]) -> float:
    """The same by the whole table, as in a textbook."""
    kept = [[float("-inf")] * (len(new) + 1) for _ in range(len(old) + 1)]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, j in itertools.product(range(1, len(old) + 1), range(1, len(new) + 1)):
        if old[i - 1] == new[j - 1]:
            kept[i][j] = WEIGHTS[old[i - 1]] + max(kept[i - 1][j - 1], best[i - 1][j - 1] - RUN_PRICE)
        best[i][j] = max(best[i - 1][j], best[i][j - 1], kept[i][j])
    return best[-1][-1]


SPANS = st.builds(lambda start, size: range(start, start + size), st.integers(0, 6), st.integers(1, 2))
MATCHES = st.lists(st.builds(Match, SPANS, SPANS, st.integers(1, 9).map(float)), max_size=8)


@given(MATCHES)
def test_chains_are_the_heaviest(matches: list[Match]) -> None:
    """No other matches that do not cross or overlap weigh more together."""
    chain = heaviest_chain(matches)
    assert _is_chain(chain)
    options = itertools.chain.from_iterable(
        itertools.combinations(matches, n) for n in range(len(matches) + 1)
    )
    ordered = (sorted(option, key=lambda m: m.old.start) for option in options)
    assert sum(m.weight for m in chain) == max(
        sum(m.weight for m in option) for option in ordered if _is_chain(option)
    )


def _is_chain(matches: list[Match]) -> bool:
    return all(
        one.old.stop <= other.old.start and one.new.stop <= other.new.start
        for one, other in itertools.pairwise(matches)
    )


@given(
    st.lists(st.sampled_from(("de", "minister", "meldt", "geen", "geschenk", ".", "Het", "en")), max_size=30),
    st.data(),
)
def test_tidying_keeps_pairs_right(words: list[str], data: st.DataObject) -> None:
    """After tidying, pairs are still equal words in order."""
    other = [w for w in words if data.draw(st.booleans())] + data.draw(
        st.lists(st.sampled_from(words or ["x"]), max_size=6)
    )
    old, new = (Words(tokenise((Text(" ".join(side)),))) for side in (words, other))
    pairs = tidy(old, new, align_words(old, new))
    assert all(old.keys[i] == new.keys[j] for i, j in pairs)
    assert all(one < other and a < b for (one, a), (other, b) in itertools.pairwise(pairs))
