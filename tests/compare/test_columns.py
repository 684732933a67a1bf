"""Columns of a table in words: what is said of them, and that it gives the new table."""

from __future__ import annotations

import pytest

from regelboek.compare import apply_sentences, compare_texts, sentences
from regelboek.compare.drafting import Unclear

ROWS = (
    ("Wat u krijgt", "Tot welk bedrag", "Aan wie u het meldt"),
    ("een geschenk van een bedrijf", "EUR 50", "de secretaris-generaal"),
    ("een reis met een delegatie", "EUR 500", "de minister-president"),
    ("een etentje met oude bekenden", "EUR 100", "de secretaris-generaal"),
    ("een kaartje voor een wedstrijd", "EUR 75", "de formateur"),
    ("een boek van de schrijver zelf", "EUR 25", "niemand"),
    ("een abonnement op een krant", "EUR 300", "de secretaris-generaal"),
)
WHEN = ("Wanneer", "vooraf", "bij vertrek", "achteraf", "vooraf", "nooit", "binnen een week")


def table(rows: list[tuple[str, ...]], aligns: tuple[str, ...] = ()) -> str:
    """Markdown of rows, of which the first is the head."""
    rules = [*aligns, *["---"] * (len(rows[0]) - len(aligns))]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "| " + " | ".join(rules) + " |", *lines[1:]]) + "\n"


def with_column(at: int, column: tuple[str, ...] = WHEN) -> list[tuple[str, ...]]:
    """The rows with a column more."""
    return [(*row[:at], cell, *row[at:]) for row, cell in zip(ROWS, column, strict=True)]


OLD = table(list(ROWS))
QUOTED = "| Wanneer |\n| --- |\n" + "\n".join(f"| {cell} |" for cell in WHEN[1:])


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (
            table(with_column(1)),
            [f"Na de kolom ‘Wat u krijgt’ van de tabel wordt een kolom ingevoegd, luidende:\n{QUOTED}"],
        ),
        (
            table(with_column(0)),
            [f"Voor de kolom ‘Wat u krijgt’ van de tabel wordt een kolom ingevoegd, luidende:\n{QUOTED}"],
        ),
        (table(with_column(3)), [f"Aan de tabel wordt een kolom toegevoegd, luidende:\n{QUOTED}"]),
        (
            table([(row[0], row[2]) for row in ROWS]),
            ["De kolom ‘Tot welk bedrag’ van de tabel vervalt."],
        ),
        (
            table([(row[1], row[2], row[0]) for row in ROWS]),
            ["De kolom ‘Wat u krijgt’ van de tabel wordt geplaatst na de kolom ‘Aan wie u het meldt’."],
        ),
        (
            table(list(ROWS), ("---", "--:")),
            ["De kolom ‘Tot welk bedrag’ van de tabel wordt rechts uitgelijnd."],
        ),
        (
            table([(row[0], cell, row[2]) for row, cell in zip(ROWS, WHEN, strict=True)]),
            [f"De kolom ‘Tot welk bedrag’ van de tabel komt te luiden:\n{QUOTED}"],
        ),
        (
            table(
                [
                    *with_column(1)[:2],
                    ("een lening van een ander", "vooraf", "EUR 0", "niemand"),
                    *with_column(1)[2:5],
                    with_column(1)[6],
                ]
            ),
            [
                "Na de kolom ‘Wat u krijgt’ van de tabel wordt een kolom ingevoegd, luidende:\n"
                + QUOTED.replace("| nooit |", "|  |"),
                "Rij 5 van de tabel vervalt.",
                "Na rij 1 van de tabel wordt een rij ingevoegd, luidende:"
                " ‘| een lening van een ander | vooraf | EUR 0 | niemand |’",
            ],
        ),
    ],
    ids=("between", "first", "last", "gone", "moved", "aligned", "rewritten", "with rows"),
)
def test_columns(new: str, said: list[str]) -> None:
    """Each change of a column has its own sentence; the cells of a new one are quoted with it."""
    assert sentences(compare_texts(OLD, new)) == said
    assert apply_sentences(OLD, said) == new


def test_columns_without_a_head_of_their_own() -> None:
    """A column of which the head is empty, or stands above another too, is named by its number."""
    old = table([(*row, "ja" if at else "Wat u krijgt", "nee" if at else "") for at, row in enumerate(ROWS)])
    said = [
        "Kolom 1 van de tabel wordt geplaatst na de kolom ‘Tot welk bedrag’.",
        "Kolom 5 van de tabel vervalt.",
    ]
    new = table([(row[1], row[0], row[2], "ja" if at else "Wat u krijgt") for at, row in enumerate(ROWS)])
    assert apply_sentences(old, said) == new
    assert apply_sentences(old, sentences(compare_texts(old, new))) == new


def test_a_table_that_is_shorter_whole() -> None:
    """Where so much changed that the new table says less than its changes, it is given."""
    old = table([("Soort", "Bij"), ("reis", "a"), ("boek", "b")])
    new = table([("Bij", "Naam", "Soort"), ("a", "c", "reis"), ("b", "d", "boek")], ("--:",))
    assert sentences(compare_texts(old, new)) == [f"De tabel komt te luiden:\n{new.strip()}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "De kolom ‘Waarom’ van de tabel vervalt.",
        "Kolom 4 van de tabel vervalt.",
        "De kolom ‘Wat u krijgt’ van de tweede tabel vervalt.",
        "Kolom 1 van de tabel wordt geplaatst na kolom 4.",
        "Kolom 1 van de tabel wordt geplaatst na de tabel.",
        "Aan de tekst wordt een kolom toegevoegd, luidende:\n| Wanneer |\n| --- |\n| vooraf |",
        "Aan de tabel wordt een kolom toegevoegd, luidende:\n| Wanneer |\n| --- |\n| vooraf |",
        "Aan de tabel wordt een kolom toegevoegd, luidende: ‘Wanneer’",
        "De kolom ‘Waarom’ van de tabel wordt gecentreerd.",
        "De tabel wordt gecentreerd.",
        "Kolom 0 van de tabel vervalt.",
        "Na de tabel wordt een kolom ingevoegd, luidende:\n" + QUOTED,
        "Aan de tabel wordt een kolom toegevoegd, luidende:\n" + QUOTED + "\n| teveel |",
        "Aan de tabel wordt een kolom toegevoegd, luidende:\n| a | b |\n| --- | --- |" + "\n| c | d |" * 6,
        "Na rij 1 van de tabel wordt een rij ingevoegd, luidende: ‘| a | b | c | d |’",
        "Na rij 1 van de tabel wordt een rij ingevoegd, luidende:\n- geen rij\n- maar een lijst",
    ],
)
def test_unclear_columns(sentence: str) -> None:
    """A column that is not there, that has too few cells or that stands in no table is refused."""
    with pytest.raises(Unclear):
        apply_sentences(OLD, [sentence])


@pytest.mark.parametrize(
    "said",
    [
        ["Kolom 1 van de tabel vervalt.", "Kolom 1 van de tabel wordt geplaatst na kolom 2."],
        [f"Kolom {number} van de tabel vervalt." for number in (1, 2, 3)],
        [f"Kolom 1 van de tabel komt te luiden:\n{QUOTED}", "Kolom 1 van de tabel vervalt."],
        [
            f"Kolom 2 van de tabel komt te luiden:\n{QUOTED}",
            "In rij 1, kolom 2, van de tabel wordt ‘50’ vervangen door ‘60’.",
        ],
    ],
    ids=("gone and moved", "all gone", "new and gone", "new and changed"),
)
def test_sentences_that_do_not_agree(said: list[str]) -> None:
    """What one sentence takes away, another cannot change, nor put elsewhere."""
    with pytest.raises(Unclear):
        apply_sentences(OLD, said)


def test_a_short_row_is_filled_up() -> None:
    """Where no column changes, the cells that a row lacks are empty, as on a page."""
    new = apply_sentences(
        OLD, ["Na rij 6 van de tabel wordt een rij ingevoegd, luidende: ‘een lening | EUR 0’"]
    )
    assert new == OLD + "| een lening | EUR 0 |  |\n"


def test_each_sentence_can_be_carried_out_in_turn() -> None:
    """Cells, then columns, then rows; and of two columns right after one, the last first."""
    rows = [
        (*row[:1], *extra, *row[1:])
        for row, extra in zip(ROWS, zip(WHEN, WHEN[::-1], strict=True), strict=True)
    ]
    rows[2] = (*rows[2][:3], "EUR 650", rows[2][4])
    said = sentences(compare_texts(OLD, table(rows[:4] + rows[5:])))
    assert said[0] == "In rij 2, kolom 2, van de tabel wordt ‘EUR 500’ vervangen door ‘EUR 650’."
    assert [line.split(":")[0] for line in said[1:3]] == [
        "Na de kolom ‘Wat u krijgt’ van de tabel wordt een kolom ingevoegd, luidende"
    ] * 2
    assert said[3:] == ["Rij 4 van de tabel vervalt."]
    text = OLD
    for step in said[:3]:
        text = apply_sentences(text, [step])
    assert apply_sentences(text, said[3:]) == table(rows[:4] + rows[5:])


def test_a_column_that_moves_and_changes() -> None:
    """What changed in it is said first, while its cells have the numbers of the old text."""
    rows = [(row[1], row[2], row[0]) for row in ROWS]
    rows[3] = (*rows[3][:2], "een etentje met nieuwe bekenden")
    assert sentences(compare_texts(OLD, table(rows, ("---", "---", ":-:")))) == [
        "De kolom ‘Wat u krijgt’ van de tabel wordt gecentreerd.",
        "Rij 3, kolom 1, van de tabel komt te luiden: ‘een etentje met nieuwe bekenden’",
        "De kolom ‘Wat u krijgt’ van de tabel wordt geplaatst na de kolom ‘Aan wie u het meldt’.",
    ]
