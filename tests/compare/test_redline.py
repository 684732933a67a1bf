"""The redline as data: moves, mappings, references, changes and fields."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from tests.compare.casebook import cases
from tests.compare.test_exact import pairs

from regelboek.compare import (
    BlockKind,
    Change,
    ChangeKind,
    FieldKind,
    FieldStatus,
    Op,
    Reading,
    Status,
    changes,
    compare_blocks,
    compare_fields,
    compare_texts,
)
from regelboek.compare.drafting import apply_sentences, sentences
from regelboek.markdown.parse import parse_loosely
from regelboek.markdown.tree import Ref

BY_NAME = {str(case).split("-", 1)[0]: case for case in cases()}


def listed(number: str) -> list[tuple[ChangeKind, str, str]]:
    return [(c.kind, c.old_place, c.new_place) for c in changes(BY_NAME[number].diff)]


def test_a_block_that_moved() -> None:
    """It stands in both places with one number, and what changed on the way is said once."""
    diff = BY_NAME["02"].diff
    moved = [block for block in diff.walk() if block.move and block.kind is BlockKind.ITEM]
    assert [block.status for block in moved] == [Status.MOVED_HERE, Status.MOVED_AWAY]
    move = diff.move(moved[0].move)
    assert (move.old.number, move.new.number) == (4, 2)
    assert move.is_changed
    assert listed("02") == [
        (ChangeKind.MOVED, "lid 4", "lid 2"),
        (ChangeKind.REPLACED, "lid 4", "lid 2"),
    ]


def test_a_sentence_that_moved() -> None:
    """Its runs carry the number of the move, which knows both places."""
    diff = BY_NAME["09"].diff
    (move,) = diff.moves
    assert move.is_sentence
    assert not move.is_changed
    assert (move.old_sentence, move.new_sentence) == (2, 2)
    ops = {run.op for block in diff.walk() for run in block.runs if run.move == 1}
    assert ops == {Op.DELETED, Op.INSERTED}
    assert listed("09") == [(ChangeKind.MOVED, "lid 1", "lid 2")]


def test_changes_of_layout_are_named() -> None:
    """Links, emphasis and columns have their own kinds; other spellings are no change."""
    assert listed("44")[0][0] is ChangeKind.LINK
    assert listed("47")[0][0] is ChangeKind.EMPHASIS
    assert [kind for kind, *_ in listed("56")] == [ChangeKind.COLUMN]
    assert not any(kind.is_seen for kind, *_ in listed("39"))
    assert BY_NAME["39"].diff.is_same


@given(pairs())
@example(
    (
        "## Norm\n\n| de 0 ' *0* de 0 0 0 *0* |\n| --- |\n\n> ' ' *0* 0:0×0\n\n| de 0 ' *0* de 0 0 0 *0* |\n| --- |\n",
        "## Norm\n\n> ' ' *0* 0:0×0\n\n| de 0 ' *0* de 0 0 0 *0* |\n| --- |\n\n| de 0 ' *0* de 0 0 0 *0* |\n| --- |\n",
    )
)
def test_there_are_changes_where_something_changed(pair: tuple[str, str]) -> None:
    """A text that is not the same has a change that is seen, and the other way round."""
    diff = compare_texts(*pair)
    seen: list[Change] = [change for change in changes(diff) if change.kind.is_seen]
    if seen:
        assert not diff.is_same
    elif not diff.is_same:
        white = [r for b in diff.walk() for r in b.runs if r.op in (Op.DELETED, Op.INSERTED)]
        assert all(not (r.old_text + r.new_text).strip() for r in white)


@pytest.mark.parametrize(
    ("mapping", "statuses"),
    [
        ({"1": ["2"], "2": ["1"]}, {"MOVED_HERE", "MOVED_AWAY", "SAME", "CHANGED"}),
        ({"1": [], "2": ["1"]}, {"DELETED", "CHANGED", "INSERTED"}),
        ({"1": ["1", "2"]}, {"SPLIT", "DELETED"}),
        ({"1": ["1"], "2": ["1"]}, {"JOINED", "INSERTED"}),
    ],
)
def test_declared_mappings_win(mapping: dict[str, list[str]], statuses: set[str]) -> None:
    """What was declared is what is shown, however alike the texts are."""
    old = "1. De bewindspersoon meldt geschenken.\n2. Het register is openbaar.\n"
    new = "1. Het register is niet openbaar.\n2. De bewindspersoon meldt geschenken.\n"
    diff = compare_texts(old, new, mapping)
    items = [block for block in diff.walk() if block.kind is BlockKind.ITEM]
    assert {block.status.name for block in items} <= statuses


def test_an_item_that_went_elsewhere() -> None:
    """A declared item of one paragraph that is now in another has moved, though its words are new."""
    old = "1. a:\n    1. een;\n    2. twee.\n2. b:\n    1. drie.\n"
    new = "1. a:\n    1. een.\n2. b:\n    1. drie;\n    2. geheel anders gezegd.\n"
    diff = compare_texts(old, new, {"1-b": ["2-b"]})
    assert [(move.old.number, move.new.number) for move in diff.moves] == [(2, 2)]


def test_references_that_read_otherwise() -> None:
    """The same reference with another label is no change, but is told apart."""
    blocks = parse_loosely("Zie [[reizen]].\n").sections[0].blocks
    labels = (
        Reading(lambda ref: f"regel 1.1 ({ref.target})"),
        Reading(lambda ref: f"regel 2.4 ({ref.target})"),
    )
    diff = compare_blocks(blocks, blocks, readings=labels)
    (block,) = diff.blocks
    assert block.status is Status.REWORDED
    assert diff.is_same
    assert [(run.op, run.old_text, run.new_text) for run in block.runs if run.op is not Op.SAME] == [
        (Op.REWORDED, "regel 1.1 (reizen)", "regel 2.4 (reizen)")
    ]


def test_references_that_moved_along() -> None:
    """The old side can follow a reference to where its target is now."""
    old = parse_loosely("Zie [[reizen#lid-2]].\n").sections[0].blocks
    new = parse_loosely("Zie [[reizen#lid-3]].\n").sections[0].blocks

    def follow(ref: Ref) -> str:
        return str(ref).replace("lid-2", "lid-3")

    assert not compare_blocks(old, new).is_same
    assert compare_blocks(old, new, readings=(Reading(ref_key=follow), Reading())).is_same


def test_fields() -> None:
    """Each field by its kind: words, values, sets and sequences."""
    kinds = {
        "titel": FieldKind.TEXT,
        "kracht": FieldKind.VALUE,
        "tags": FieldKind.SET,
        "stappen": FieldKind.SEQUENCE,
        "leeg": FieldKind.VALUE,
        "nieuw": FieldKind.VALUE,
    }
    old = {
        "titel": "Geschenken aannemen",
        "kracht": "verplicht",
        "tags": ["a", "b"],
        "stappen": ["1", "2"],
        "leeg": "x",
    }
    new = {
        "titel": "Geschenken weigeren",
        "kracht": "verplicht",
        "tags": ["b", "c"],
        "stappen": ["2", "1"],
        "nieuw": "y",
    }
    found = {diff.name: diff for diff in compare_fields(old, new, kinds)}
    assert list(found) == ["titel", "tags", "stappen", "leeg", "nieuw"]
    assert [run.op for run in found["titel"].runs] == [Op.SAME, Op.DELETED, Op.INSERTED]
    assert (found["tags"].removed, found["tags"].added) == (("a",), ("c",))
    assert found["stappen"].status is FieldStatus.REORDERED
    assert found["leeg"].status is FieldStatus.DELETED
    assert not list(compare_fields({"tags": ["a", "b"]}, {"tags": ["b", "a"]}, {"tags": FieldKind.SET}))


def test_front_matter_is_compared() -> None:
    """A whole file may be compared: its front matter line by line."""
    old = "---\nid: x\ntitel: Oud\n---\n\n## Norm\n\n1. Tekst.\n"
    diff = compare_texts(old, old.replace("Oud", "Nieuw"))
    changed = [block for block in diff.walk() if block.node.is_leaf and block.status is Status.CHANGED]
    assert ["".join(run.new_text for run in block.runs) for block in changed] == ["titel: Nieuw"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\r\r\n"])
def test_lines_may_end_otherwise(end: str) -> None:
    """How lines end is no change, also where a stray carriage return ends one more."""
    old = "---\nid: x\n---\n\n## Norm\n\n1. Tekst.\n\nMeer tekst.\n"
    typed = old.replace("\n", end)
    assert compare_texts(old.replace("\n", "\n\n") if end == "\r\r\n" else old, typed).is_same
    changed = typed.replace("Tekst", "Woord")
    said = sentences(compare_texts(typed, changed))
    assert said == ["In lid 1 wordt ‘Tekst’ vervangen door ‘Woord’."]
    assert "1. Woord.\n" in apply_sentences(typed, said)


def test_a_heading_of_three_dashes_is_a_heading() -> None:
    """Only what opens a file between two lines of dashes is front matter."""
    old = "Tekst.\n\n## ---\n\nMeer.\n"
    diff = compare_texts(old, old.replace("## ---\n\n", ""))
    assert sentences(diff) == ["De kop ‘---’ vervalt."]


def test_headings_that_are_lost_everywhere() -> None:
    """Where headings hide what stayed, the blocks of all parts stand in one row."""
    paragraphs = [
        f"Alinea {n} over geschenken, reizen en nevenfuncties van bewindspersonen nummer {n}."
        for n in range(9)
    ]
    old = "".join(f"## Deel {n}\n\n{text}\n\n" for n, text in enumerate(paragraphs))
    new = "".join(f"Deel {n}\n\n{text}\n\n" for n, text in enumerate(paragraphs))
    diff = compare_texts(old, new)
    assert not diff.keeps_parts
    assert not diff.moves
