"""Lettered paragraphs of statutes: named by letter where that is certain, and relettered in one breath."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelboek.compare import compare_texts
from regelboek.compare.address import addresses
from regelboek.compare.drafting import apply_sentences, sentences
from regelboek.compare.drafting.proof import folded
from regelboek.compare.naming import letter
from regelboek.compare.outline import outline_of, write
from regelboek.compare.reading import read_one

ITEMS = (
    "de naam van de aanvrager", "het adres van de vestiging", "een begroting van de kosten", "het doel van de reis",
    "een lijst met deelnemers", "de datum van vertrek", "elk eerder verleend voorschot", "een verklaring van de bank",
)  # fmt: skip


def names_of(text: str) -> list[str]:
    return list(addresses(read_one(text)).of_text.values())


def paragraphs(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Onder:", "a. x", "b. y"), ["de eerste alinea", "onderdeel a", "onderdeel b"]),
        (("1. In:", "a. x", "1°. y"), ["lid 1", "lid 1, onderdeel a", "lid 1, onderdeel a, onder 1°"]),
        (("1. In:", "1°. y", "2. Uit."), ["lid 1", "lid 1, onderdeel 1°", "lid 2"]),
        (("1. In:", "a. x", "3. Uit:", "a. y"), ["lid 1", "lid 1, onderdeel a", "lid 3", "lid 3, onderdeel a"]),
        (("a. x", "a. y", "b. z"), ["de eerste alinea", "de tweede alinea", "onderdeel b"]),
        (("1. In:", "a. x", "Slot.", "b. y"), ["lid 1", "lid 1, onderdeel a", "de eerste alinea", "de tweede alinea"]),
        (("a. x", "iv. y", "1°. z", "b. w"), ["onderdeel a", "de eerste alinea", "de tweede alinea", "onderdeel b"]),
        (("h. x", "i. y", "j. z"), ["onderdeel h", "onderdeel i", "onderdeel j"]),
        (("h. x", "i. y", "ii. z"), ["onderdeel h", "de eerste alinea", "de tweede alinea"]),
        (("2. In:", "a. x", "1. Uit."), ["lid 2", "lid 2, onderdeel a", "punt 1 van de tweede genummerde lijst"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_names(lines: tuple[str, ...], names: list[str]) -> None:
    """The letter where it is certain and no other has it; the place among the paragraphs where not."""
    assert names_of(paragraphs(*lines)) == names


def test_a_list_has_the_name_first() -> None:
    """Where a list in the numbered paragraph holds an item b, a paragraph b has no such name."""
    names = names_of("1. In:\n    1. eerste;\n    2. tweede.\n\nb. derde;\n\nc. vierde.\n")
    assert names == ["de aanhef van lid 1", "lid 1, onderdeel a", "lid 1, onderdeel b", "de eerste alinea",
                     "lid 1, onderdeel c"]  # fmt: skip


def article(items: list[str], *, in_lid: bool) -> str:
    opening = "1. De aanvraag bevat:" if in_lid else "De aanvraag bevat:"
    lettered = [f"{letter(at)}. {item};" for at, item in enumerate(items, 1)]
    closing = ["2. De Minister beslist."] if in_lid else []
    return "### Artikel 4\n\n" + paragraphs(opening, *lettered, *closing)


@given(st.permutations(ITEMS), st.integers(0, 7), st.booleans())
def test_one_item_comes_or_goes(items: list[str], at: int, in_lid: bool) -> None:
    """One sentence says it, with the letters of the rest, and carried out it gives the new text."""
    fewer = [*items[:at], *items[at + 1 :]]
    old, new = article(items, in_lid=in_lid), article(fewer, in_lid=in_lid)
    for before, after in ((old, new), (new, old)):
        said = sentences(compare_texts(before, after))
        assert len(said) == 1
        assert "onderdeel" in said[0].lower()
        assert "alinea" not in said[0]
        assert apply_sentences(before, said) == after


@given(st.permutations(ITEMS), st.integers(0, 2**32 - 1), st.booleans())
def test_any_change_of_items(items: list[str], seed: int, in_lid: bool) -> None:
    """However many come, go, move and change at once, the sentences give the new text."""
    random = Random(seed)
    some = random.sample(items, random.randint(2, 8))
    changed = [item.replace("de ", "elke ") if random.random() < 0.3 else item for item in some]
    old = article(items[: random.randint(2, 8)], in_lid=in_lid)
    diff = compare_texts(old, article(changed, in_lid=not in_lid if random.random() < 0.1 else in_lid))
    assert folded(apply_sentences(old, sentences(diff))) == folded(write(outline_of(diff.new)))


def bullets(items: list[str]) -> str:
    lettered = [f"- {letter(at)}. {item};" for at, item in enumerate(items, 1)]
    return "### Artikel 4\n\nDe aanvraag bevat:\n\n" + "\n".join(lettered) + "\n"


def test_points_are_named_by_their_letter() -> None:
    """As long as each has one of its own."""
    assert names_of("- a. een\n- b. twee\n- aa. drie\n")[-1] == "onderdeel aa van de lijst"
    assert names_of("- a. een\n- a. twee\n")[-1] == "punt 2 van de lijst"
    assert names_of("- a. een\n- twee\n")[-1] == "punt 2 van de lijst"
    assert names_of("- a. een:\n    1. twee\n")[0] == "de aanhef van onderdeel a van de lijst"


@given(st.permutations(ITEMS), st.integers(0, 7), st.booleans())
def test_one_numbered_point_comes_or_goes(items: list[str], at: int, is_deep: bool) -> None:
    """So do points with `2°`, in an article or below an item of it."""

    def text(items: list[str]) -> str:
        lines = [f"- {place}°. {item};" for place, item in enumerate(items, 1)]
        if is_deep:
            lines = ["- a. de stukken:", *(f"    {line}" for line in lines), "- b. niets anders."]
        return "### Artikel 4\n\nDe aanvraag bevat:\n\n" + "\n".join(lines) + "\n"

    old, new = text(items), text([*items[:at], *items[at + 1 :]])
    dropped, inserted = (sentences(compare_texts(*pair)) for pair in ((old, new), (new, old)))
    assert len(dropped) == len(inserted) == 1
    place = f"Artikel 4, onderdeel a, onder {at + 1}°," if is_deep else f"Artikel 4, onderdeel {at + 1}°,"
    assert dropped[0].startswith(f"{place} vervalt")
    assert apply_sentences(old, dropped) == new
    assert apply_sentences(new, inserted) == old


@given(st.permutations(ITEMS), st.integers(0, 7))
def test_one_point_comes_or_goes(items: list[str], at: int) -> None:
    """One sentence says what became of the letters of all others, and none that their words changed."""
    fewer = [*items[:at], *items[at + 1 :]]
    old, new = bullets(items), bullets(fewer)
    dropped, inserted = (sentences(compare_texts(*pair)) for pair in ((old, new), (new, old)))
    assert len(dropped) == len(inserted) == 1
    assert dropped[0].startswith(f"Artikel 4, onderdeel {letter(at + 1)}, vervalt")
    assert "vervangen" not in "".join(dropped + inserted)
    assert apply_sentences(old, dropped) == new
    assert apply_sentences(new, inserted) == old


@given(st.permutations(ITEMS), st.integers(0, 7), st.integers(0, 7), st.integers(0, 7))
def test_points_move_and_change(items: list[str], at: int, to: int, spot: int) -> None:
    """What is said of points that move while another changes gives the new text."""
    others = list(items)
    others.insert(to, others.pop(at))
    others[spot] = others[spot].replace("de ", "iedere ").replace("een ", "geen ")
    old, new = bullets(items), bullets(others)
    assert apply_sentences(old, sentences(compare_texts(old, new))) == new


def test_one_item_makes_the_others_move_up() -> None:
    """Whatever came below an item, or behind all of them: other letters are said with the item that lapsed or came."""
    head = "2. Het mag indien:\n    a. de kast dicht is en:\n        1°. lucht doorlaat;\n"
    tail = "    b. het volk rust;\n    c. de imker erbij is.\n"
    new = (
        "2. Het mag indien:\n    a. de kast dicht is en:\n        1°. lucht doorlaat;\n        2°. tegen regen kan;\n"
        "    b. het is gemeld;\n    c. het volk rust;\n    d. de imker erbij is.\n"
    )
    assert sentences(compare_texts(head + tail, new)) == [
        "Aan lid 2, onderdeel a, wordt een subonderdeel toegevoegd, luidende: ‘2°. tegen regen kan;’",
        "Onder verlettering van de onderdelen b en c tot de onderdelen c en d wordt in lid 2 een onderdeel ingevoegd, "
        "luidende: ‘b. het is gemeld;’",
    ]
    fewer = (
        head.replace("2. Het", "1. Wat niet mag.\n2. Het")
        + "    b. de imker erbij is;\n    c. alles is gemeld.\n"
    )
    assert sentences(compare_texts("1. Wat niet mag.\n" + head + tail, fewer))[-2:] == [
        "Lid 2, onderdeel b, vervalt, onder verlettering van onderdeel c tot onderdeel b.",
        "Aan lid 2 wordt een onderdeel toegevoegd, luidende: ‘c. alles is gemeld.’",
    ]
