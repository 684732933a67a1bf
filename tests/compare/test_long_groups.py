"""Groups of many: paragraphs that become a list, one text, lettered items, and back, however many there are."""

from __future__ import annotations

import itertools

import pytest
from tests.compare.test_exact import check

from regelboek.compare import Op, Status, sentences

SENTENCES = [
    "De minister meldt een gift binnen een week.",
    "De ambtenaar houdt een register bij van alle giften.",
    "Het register staat op de website van het ministerie.",
    "Wie een gift niet meldt, legt daarover verantwoording af.",
    "De secretaris-generaal controleert het register elk jaar.",
    "Een getaxeerde vaas gaat naar het museum.",
]
FORMS = {
    "paragraphs": "\n\n".join(SENTENCES),
    "text": " ".join(SENTENCES),
    "bullets": "\n".join(f"- {sentence}" for sentence in SENTENCES),
    "numbered": "\n".join(f"{at}. {sentence}" for at, sentence in enumerate(SENTENCES, 1)),
    "lettered": "\n\n".join(f"{chr(96 + at)}. {sentence}" for at, sentence in enumerate(SENTENCES, 1)),
}
LEAD = "## Norm\n\nDe aanhef blijft.\n\n"


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(FORMS, 2)))
def test_no_word_is_marked(one: str, other: str) -> None:
    """Only the bounds of blocks came or went, and letters; nothing moved."""
    diff = check(f"{LEAD}{FORMS[one]}\n", f"{LEAD}{FORMS[other]}\n")
    assert not diff.moves
    marked = [
        token.text
        for block in diff.walk()
        for run in (block.runs or ())
        if run.op in (Op.DELETED, Op.INSERTED)
        for token in (*run.old, *run.new)
    ]
    assert {word for text in marked for word in text.split()} <= {*"abcdef", "-", *".123456", *SIGNS}
    assert not any(block.status in (Status.INSERTED, Status.DELETED) for block in diff.walk())


SIGNS = [f"{at}." for at in range(1, 7)]


def test_a_letter_is_no_sentence() -> None:
    """What an item begins with is said as words that come or go."""
    paragraphs, lettered = (f"{LEAD}{FORMS[form]}\n" for form in ("paragraphs", "lettered"))
    assert sentences(check(paragraphs, lettered))[0] == "In de tweede alinea wordt voor ‘De’ ingevoegd ‘a.’."
    assert sentences(check(lettered, paragraphs))[0] == "In onderdeel a vervalt ‘a.’."


def test_many_parts_of_one_title() -> None:
    """Parts that share a title are weighed with their neighbours only."""
    names = [f"bron{at}" for at in range(60)]
    old = "\n".join(f"### Toelichting\n\nOver {name} staat hier iets bijzonders.\n" for name in names)
    new = old.replace("Over bron30 staat hier iets bijzonders.", "Van bron30 weet niemand iets.")
    diff = check(old, new)
    changed = [block for block in diff.walk() if block.node.is_leaf and not block.status.is_same]
    assert len(changed) == 1
