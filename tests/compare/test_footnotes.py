"""Footnotes: which is which, and how their numbers are said."""

from __future__ import annotations

import pytest
from tests.compare.casebook import FOLDER, Case
from tests.compare.test_exact import check

from regelboek.compare import apply_sentences, compare_texts, sentences
from regelboek.compare.drafting.proof import Coarser, is_exact


def text(paragraphs: list[str], notes: list[str]) -> str:
    """Paragraphs that each cite one note."""
    body = "\n\n".join(f"{paragraph}[^{at}]" for at, paragraph in enumerate(paragraphs, 1))
    return body + "".join(f"\n\n[^{at}]: {note}" for at, note in enumerate(notes, 1)) + "\n"


NAMES = [f"Bron{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(120)]
PARAGRAPHS = [f"Over {name.lower()} staat hier iets." for name in NAMES]
NOTES = [f"{name}, bladzijde {at}." for at, name in enumerate(NAMES, 1)]


@pytest.mark.parametrize("size", [6, 120])
def test_notes_behind_a_new_one_are_renumbered_in_one_breath(size: int) -> None:
    """However many there are; the marks in the text follow."""
    half = size // 2
    old = text(PARAGRAPHS[:size], NOTES[:size])
    new = text(
        [*PARAGRAPHS[:half], "Dit is nieuw.", *PARAGRAPHS[half:size]],
        [*NOTES[:half], "Wet open overheid.", *NOTES[half:size]],
    )
    said = sentences(check(old, new))
    assert said[1:] == [
        f"Na voetnoot {half} wordt een nieuwe voetnoot {half + 1} ingevoegd, luidende: ‘Wet open overheid.’",
        f"De voetnoten {half + 1} tot en met {size} worden vernummerd tot de voetnoten {half + 2} tot en met {size + 1}.",
    ]
    assert apply_sentences(old, said) == new


def test_notes_that_changed_are_found_among_many() -> None:
    """A note with another number and other words is the one that it shares its rare words with."""
    changed = [note.replace("bladzijde", "pagina") if at % 3 == 0 else note for at, note in enumerate(NOTES)]
    diff = check(text(PARAGRAPHS, NOTES), text(PARAGRAPHS[1:], changed[1:]))
    told = {block.old[0].name: block.new[0].name for block in diff.walk() if block.old and block.new}
    assert all(told[str(at)] == str(at - 1) for at in range(2, 121))


def test_a_name_and_a_number_are_each_relabelled() -> None:
    """Only numbers are said together."""
    old = "Een[^bron] en twee[^2].\n\n[^bron]: De wet.\n\n[^2]: Het besluit.\n"
    new = "Een[^wet] en twee[^3].\n\n[^wet]: De wet.\n\n[^3]: Het besluit.\n"
    said = sentences(check(old, new))
    assert said == [
        "Voetnoot bron wordt vernummerd tot voetnoot wet.",
        "Voetnoot 2 wordt vernummerd tot voetnoot 3.",
    ]
    assert apply_sentences(old, said) == new


def test_a_part_is_proved_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Instructions that are not exact cost as much in a long text as in a short one."""
    (case,) = (Case(folder) for folder in FOLDER.glob("218-*"))
    others = "".join(f"\n### Artikel {at}\n\n1. Over {NAMES[at]}.\n2. En verder.\n" for at in range(6, 90))
    carried_out = []

    def counted(*args: object, **named: object) -> bool:
        carried_out.append(sum(1 for _ in args[0].leaves))  # type: ignore[attr-defined]
        return is_exact(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("regelboek.compare.drafting.proof.is_exact", counted)
    short, long = Coarser(case.diff), Coarser(compare_texts(case.old + others, case.new + others))
    assert [i.sentence for i in short.draft()] == [i.sentence for i in long.draft()]
    assert max(carried_out) < 20


def test_another_label_wins_where_the_note_is_far_more_alike() -> None:
    """A note put between two leaves the next what it was, also when that changed; nothing moves."""
    old = "Een[^1], twee[^2].\n\n[^1]: De brief.\n\n[^2]: Artikel 2 Awb.\n"
    new = "Een[^1], nieuw[^2], twee[^3].\n\n[^1]: De brief.\n\n[^2]: Artikel 6 EVRM.\n\n[^3]: Artikel 2 van de Awb.\n"
    diff = check(old, new)
    assert not diff.moves
    said = sentences(diff)
    assert said[1:] == [
        "Na voetnoot 1 wordt een nieuwe voetnoot 2 ingevoegd, luidende: ‘Artikel 6 EVRM.’",
        "In voetnoot 2 wordt na ‘Artikel 2’ ingevoegd ‘van de’.",
        "Voetnoot 2 wordt vernummerd tot voetnoot 3.",
    ]
    assert apply_sentences(old, said) == new
