"""Articles of a statute: named as they are cited, and inserted, dropped and moved as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelboek.compare import compare_texts
from regelboek.compare.address import addresses
from regelboek.compare.drafting import apply_sentences, sentences
from regelboek.compare.places import article_of, local, place_name, under_lid
from regelboek.compare.reading import read_one

STATUTE = """\
## Hoofdstuk 1. Algemeen

### Artikel 1. Begrippen

In deze regeling wordt verstaan onder:

a. raad: de raad;

b. college: het college.

### Artikel 2

De raad stelt regels.

### Artikel 2a

1. Het college besluit:
    1. binnen zes weken; en
    2. schriftelijk.
2. Het besluit noemt:
    - a. de naam;
    - b. het adres.

| Soort | Bedrag |
| --- | --- |
| klein | 5 |

### Artikel 3:12

Een besluit wordt bekendgemaakt.

Tegen een besluit staat beroep open.
"""


def said(old: str, new: str) -> list[str]:
    found = sentences(compare_texts(old, new))
    assert apply_sentences(old, found) == new
    return found


@pytest.mark.parametrize(
    ("title", "article"),
    [
        ("Artikel 9", "artikel 9"),
        ("Artikel 9. Toezicht", "artikel 9"),
        ("Artikel 9 Toezicht", "artikel 9"),
        ("Artikel 9: Toezicht", "artikel 9"),
        ("Artikel 9 (toezicht)", "artikel 9"),
        ("Artikel 5:12a", "artikel 5:12a"),
        ("Artikel 2.1. Toezicht", "artikel 2.1"),
        ("Artikel IV", "artikel IV"),
        ("Artikel A 1", "artikel A 1"),
        *((title, "") for title in ("Artikelen 3 en 4", "Artikel 3 en 4", "Artikel 1 tot en met 5", "Artikel 3, 4", "Artikel 3-5", "Artikel", "Paragraaf 2", "Het artikel 3")),
    ],
)  # fmt: skip
def test_titles(title: str, article: str) -> None:
    assert article_of(title) == article


def test_names() -> None:
    """Every place of the statute, as it is cited."""
    names = addresses(read_one(STATUTE))
    assert list(names.of_text.values()) == [
        "de kop ‘Hoofdstuk 1. Algemeen’",
        "het opschrift van artikel 1",
        "de aanhef van artikel 1",
        "artikel 1, onderdeel a",
        "artikel 1, onderdeel b",
        "het opschrift van artikel 2",
        "artikel 2",
        "het opschrift van artikel 2a",
        "de aanhef van artikel 2a, lid 1",
        "artikel 2a, lid 1, onderdeel a",
        "artikel 2a, lid 1, onderdeel b",
        "de aanhef van artikel 2a, lid 2",
        "artikel 2a, lid 2, onderdeel a",
        "artikel 2a, lid 2, onderdeel b",
        "kolom 1 van de kop van de tabel van artikel 2a",
        "kolom 2 van de kop van de tabel van artikel 2a",
        "rij 1, kolom 1, van de tabel van artikel 2a",
        "rij 1, kolom 2, van de tabel van artikel 2a",
        "het opschrift van artikel 3:12",
        "de eerste alinea van artikel 3:12",
        "de tweede alinea van artikel 3:12",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("### Artikel 1\n\nEen.\n\n### Artikel 1\n\nTwee.\n", id="a number that two have"),
        pytest.param("### Artikel 1\n\n### Artikel 2\n\nTwee.\n", id="a heading alone"),
    ],
)
def test_what_is_no_article_for_certain(text: str) -> None:
    """It keeps the name of its heading: ‘Artikel 1 vervalt’ would mean more, or another."""
    assert not any("artikel 1" in name for name in addresses(read_one(text)).of_block.values())


def test_an_article_of_which_more_stands_below_a_heading() -> None:
    """What stands in it is cited as of the article; as a whole it is called by its title, for there is more of it."""
    old = "## Artikel 9 Loon\n\nEr is loon.\n\n1. Een.\n2. Twee.\n\n### Tabel\n\nDrie.\n\n## Artikel 10 Duur\n\nVier.\n"
    names = addresses(read_one(old))
    assert [*names.of_block.values()][1:5] == [
        "‘Artikel 9 Loon’",
        "de eerste alinea van artikel 9",
        "de leden van artikel 9",
        "artikel 9, lid 1",
    ]
    new = old.replace("Een.", "Niets.").replace("2. Twee.\n", "2. Twee.\n3. Veel.\n").replace("Loon", "Geld")
    assert said(old, new) == [
        "In het opschrift van artikel 9 wordt ‘Loon’ vervangen door ‘Geld’.",
        "In artikel 9, lid 1, wordt ‘Een’ vervangen door ‘Niets’.",
        "Aan artikel 9 wordt een lid toegevoegd, luidende: ‘3. Veel.’",
    ]


def test_parts_of_a_name() -> None:
    assert place_name(("lid 2", "onderdeel b"), "artikel 9") == "artikel 9, lid 2, onderdeel b"
    assert place_name(("lid 2", "onderdeel b"), "onder ‘A’") == "lid 2, onderdeel b, onder ‘A’"
    assert under_lid("artikel 9, lid 2a") == "artikel 9"
    assert under_lid("lid 2 onder ‘A’") == "onder ‘A’"
    assert under_lid("artikel 9, lid 2, onderdeel b") is None
    assert [local(name) for name in ("artikel 9", "artikel 9, lid 2", "de tabel van artikel 9", "lid 2, onderdeel b, onder ‘A’")] == [
        "de tekst", "lid 2", "de tabel", "lid 2, onderdeel b",
    ]  # fmt: skip


def test_sentences() -> None:
    """As in an amending act."""
    assert said(STATUTE, STATUTE.replace("stelt regels", "stelt nadere regels")) == [
        "In artikel 2 wordt na ‘stelt’ ingevoegd ‘nadere’."
    ]
    assert said(STATUTE, STATUTE.replace("binnen zes weken", "binnen acht weken").replace("    - a. de naam;\n    - b.", "    - a.")) == [
        "In artikel 2a, lid 1, onderdeel a, wordt ‘zes weken’ vervangen door ‘acht weken’.",
        "Artikel 2a, lid 2, onderdeel a, vervalt, onder verlettering van onderdeel b tot onderdeel a.",
    ]  # fmt: skip
    two = "### Artikel 2b\n\nEen.\n\n### Artikel 2c\n\nTwee.\n"
    assert said(STATUTE, STATUTE.replace("### Artikel 3:12", f"{two}\n### Artikel 3:12")) == [
        f"Na artikel 2a worden twee artikelen ingevoegd, luidende:\n{two.strip()}"
    ]
    assert said(STATUTE, STATUTE.replace("### Artikel 2\n\nDe raad stelt regels.\n\n", "")) == [
        "Artikel 2 vervalt."
    ]
    assert said(STATUTE, f"{STATUTE}\n{two}") == [
        f"Na artikel 3:12 worden twee artikelen ingevoegd, luidende:\n{two.strip()}"
    ]


LEDEN = ("De raad stelt regels.", "Het college besluit binnen zes weken.", "Een besluit wordt bekendgemaakt.",
         "Tegen een besluit staat beroep open.", "De minister kan ontheffing verlenen.", "Het verslag is openbaar.")  # fmt: skip
articles = st.lists(
    st.lists(st.sampled_from(LEDEN), min_size=1, max_size=4, unique=True), min_size=1, max_size=4
)


def statute(texts: list[list[str]], *, plain: bool) -> str:
    def article(leden: list[str]) -> str:
        if len(leden) == 1 and plain:
            return leden[0]
        return "\n".join(f"{at}. {lid}" for at, lid in enumerate(leden, 1))

    return "\n\n".join(f"### Artikel {at}\n\n{article(leden)}" for at, leden in enumerate(texts, 1)) + "\n"


@given(articles, articles, st.booleans())
def test_any_statute_becomes_any_other(old: list[list[str]], new: list[list[str]], plain: bool) -> None:
    """Carried out, the sentences give it."""
    said(statute(old, plain=plain), statute(new, plain=plain))


def test_articles_together() -> None:
    """What is done alike to several is said once; one with a letter is named by itself."""

    def of(*texts: tuple[str, str]) -> str:
        return "\n\n".join(f"### Artikel {number}\n\n{text}" for number, text in texts) + "\n"

    texts = [("1", "De minister beslist."), ("2", "De minister schrijft."), ("2a", "De minister leest."), ("5:1", "Niets.")]  # fmt: skip
    old = of(*texts)
    assert said(old, old.replace("minister", "bewindspersoon")) == [
        "In de artikelen 1 en 2 wordt ‘minister’ telkens vervangen door ‘bewindspersoon’.",
        "In artikel 2a wordt ‘minister’ vervangen door ‘bewindspersoon’.",
    ]
    assert said(old, of(*texts[2:])) == ["De artikelen 1 en 2 vervallen."]


def test_a_paragraph_moves_to_another_article() -> None:
    """There the others make room, which is said of that article."""
    old = "### Artikel 1\n\n1. Een.\n2. Het register is openbaar.\n\n### Artikel 2\n\n1. De raad beslist.\n2. Hij schrijft.\n"
    new = "### Artikel 1\n\n1. Een.\n\n### Artikel 2\n\n1. Het register is openbaar.\n2. De raad beslist.\n3. Hij schrijft.\n"
    assert said(old, new) == [
        "Artikel 1, lid 2, wordt geplaatst voor artikel 2, lid 1, en vernummerd tot lid 1.",
        "In artikel 2 worden de leden 1 en 2 vernummerd tot de leden 2 en 3.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "### Artikel 1\n\nBij:\n\na. reizen;\n\nb. verhuizen,\n\nvervalt de vergunning.\n",
            "### Artikel 1\n\nBij:\n\na. reizen;\n\nb. verhuizen,\n\nc. curatele,\n\nvervalt de vergunning van rechtswege.\n",
            [
                "Na artikel 1, onderdeel b, wordt een onderdeel ingevoegd, luidende: ‘c. curatele,’",
                "In het slot van artikel 1 wordt na ‘vergunning’ ingevoegd ‘van rechtswege’.",
            ],
            id="before the words that close the items",
        ),
        pytest.param(
            "### Artikel 1\n\n1. De aanvraag bevat:\n\n    a. een bewijs;\n\n    b. een begroting.\n2. Niets.\n",
            "### Artikel 1\n\n1. De aanvraag bevat:\n\n    a. een bewijs;\n\n    1°. van inschrijving;\n\n    2°. van betaling;\n\n    b. een begroting.\n2. Niets.\n",
            [
                "Aan artikel 1, lid 1, onderdeel a, worden twee subonderdelen toegevoegd, luidende:\n1°. van inschrijving;\n2°. van betaling;"
            ],
            id="below an item that had none",
        ),
        pytest.param(
            "# Wet\n\n### Artikel 1\n\nDe een.\n\n## Bijlage\n\n### Artikel 1\n\nDe ander.\n",
            "# Wet\n\n### Artikel 1\n\nDe een.\n\n## Bijlage\n",
            ["Het deel onder de tweede kop ‘Artikel 1’ vervalt."],
            id="a part with a title that two have",
        ),
    ],
)
def test_where_it_comes_or_goes(old: str, new: str, expected: list[str]) -> None:
    assert said(old, new) == expected


@pytest.mark.parametrize("numbers", ["1 2 3 4", "I II III IV", "2.1 2.2 2.3 2.4", "5:11 5:12 5:12a 5:13"])
@pytest.mark.parametrize("gone", [0, 1, 2])
def test_articles_without_a_title_are_known_by_their_text(numbers: str, gone: int) -> None:
    """One less or more: the others keep their words, and only get the numbers of now."""
    named = numbers.split()
    bodies = ["De raad telt zeven leden.", "De raad vergadert maandelijks.", "De raad is gevestigd te Utrecht.", "De raad kiest een voorzitter."]  # fmt: skip

    def of(texts: list[str]) -> str:
        return "\n\n".join(f"### Artikel {n}\n\n{text}" for n, text in zip(named, texts, strict=False)) + "\n"

    more, fewer = of(bodies), of([*bodies[:gone], *bodies[gone + 1 :]])
    lapsed = said(more, fewer)
    assert lapsed[0] == f"Artikel {named[gone]} vervalt."
    assert all("vernummerd tot" in sentence for sentence in lapsed[1:])
    came = said(fewer, more)
    last = 0 if gone == 0 else -1  # before the first article, which gets another number, it comes first
    assert "wordt een artikel ingevoegd" in came[last]
    others = [sentence for sentence in came if sentence != came[last]]
    assert all("vernummerd tot" in sentence for sentence in others)
    given = [sentence.split(" wordt ")[0] for sentence in others if sentence.startswith("Artikel ")]
    places = [named.index(name.split()[-1]) for name in given]
    assert places == sorted(places, reverse=True)  # the last gives up its number first


def test_the_title_of_an_article_may_stand_below_its_number() -> None:
    """In a heading of its own, as some collections write statutes."""
    old = "# Wet\n\n### Artikel 1\n\n#### Begrippen\n\n1. Een.\n2. Twee.\n\n### Artikel 2\n\n#### Gift\n\nDe raad beslist.\n"
    new = old.replace("Twee", "Drie").replace("#### Gift", "#### Giften").replace("beslist", "beslist niet")
    assert said(old, new) == [
        "In artikel 1, lid 2, wordt ‘Twee’ vervangen door ‘Drie’.",
        "Het opschrift van artikel 2 komt te luiden: ‘Giften’",
        "In artikel 2 wordt na ‘beslist’ ingevoegd ‘niet’.",
    ]
    came = old.replace("### Artikel 2", "### Artikel 1a\n\n#### Nieuw\n\nTekst.\n\n### Artikel 2")
    assert said(old, came) == [
        "Na artikel 1 wordt een artikel ingevoegd, luidende:\n### Artikel 1a\n\n#### Nieuw\n\nTekst."
    ]


def test_a_definition_may_begin_with_emphasis_or_a_link() -> None:
    """Behind its letter, which is the letter of an item all the same."""
    for term in ("*vereniging*", "**vereniging**", "[vereniging](../wet.md)"):
        old = f"### Artikel 1\n\nVerstaan wordt onder:\n\na. *college*: het college;\n\nb. {term}: een vereniging.\n"
        new = old.replace("b. ", "b. *jeugdlid*: een lid jonger dan achttien jaar;\n\nc. ")
        assert said(old, new) == [
            "Onder verlettering van onderdeel b tot onderdeel c wordt in artikel 1 een onderdeel ingevoegd, luidende:"
            " ‘b. *jeugdlid*: een lid jonger dan achttien jaar;’"
        ]


def test_another_article_in_the_same_place() -> None:
    """With another number, title and text it is another, and not the old one in other words."""
    old = "## Artikel 5. Gift\n\nGeen.\n\n## Artikel 6. Standwerkers\n\nEen standwerker loot elke markt om zijn plaats.\n"
    new = "## Artikel 5. Gift\n\nGeen.\n\n## Artikel 5a. Proef\n\nWie nog geen vergunning heeft, mag drie keer komen kijken.\n"
    assert said(old, new) == [
        "Artikel 6 vervalt.",
        "Na artikel 5 wordt een artikel ingevoegd, luidende:\n"
        "## Artikel 5a. Proef\n\nWie nog geen vergunning heeft, mag drie keer komen kijken.",
    ]


def test_a_title_of_two_sentences() -> None:
    """Nobody counts sentences in a heading."""
    old = (
        "## Artikel 6. Standwerkers\n\nEen standwerker loot elke markt om zijn plaats.\n\n## Slot\n\nEinde.\n"
    )
    new = old.replace("Artikel 6. Standwerkers", "Artikel 5a. Lotende standwerkers").replace(
        "Slot", "4.2. Slot"
    )
    assert said(old, new) == [
        "Het opschrift van artikel 6 komt te luiden: ‘Artikel 5a. Lotende standwerkers’",
        "In de kop ‘Slot’ wordt voor ‘Slot’ ingevoegd ‘4.2.’.",
    ]


def test_what_moves_out_of_an_article_that_lapses() -> None:
    """Whoever carries the sentences out still finds it there."""
    moves = "De raad benoemt drie leden van de commissie uit zijn midden."
    stay = (
        "De benoeming geldt voor vier jaren.",
        "Een lid treedt af wanneer het dat wenst.",
        "Ontslag is eervol.",
    )
    old = f"## Artikel 3 Samenstelling\n\n1. {moves}\n2. Wie raadslid is geweest, komt tien jaar lang niet in aanmerking.\n\n## Artikel 4 Duur\n\n1. {stay[0]}\n2. {stay[1]}\n3. {stay[2]}\n"
    new = f"## Artikel 4 Duur\n\n1. {moves}\n2. {stay[0]}\n3. {stay[1]}\n4. {stay[2]}\n"
    assert said(old, new) == [
        "Artikel 3, lid 1, wordt geplaatst voor artikel 4, lid 1.",
        "Artikel 3 vervalt.",
        "In artikel 4 worden de leden 1 tot en met 3 vernummerd tot de leden 2 tot en met 4.",
    ]


def test_the_same_words_throughout_an_article() -> None:
    """Of all of it at once, if no occurrence stays; of several articles together."""
    old = (
        "## Artikel 1 Taak\n\n1. De raad beslist.\n2. Zo kan de raad:\n    1. horen;\n    2. de raad bijstaan.\n\n"
        "## Artikel 2 Duur\n\n1. De raad blijft.\n2. Niet langer dan de raad wil.\n\n"
        "## Artikel 3 Slot\n\n1. Dit is van de raad.\n2. En dit ook van de raad.\n"
    )
    new = old.replace("De raad", "Het college").replace("de raad", "het college")
    assert said(old, new) == [
        "In de artikelen 1 tot en met 3 wordt ‘de raad’ telkens vervangen door ‘het college’."
    ]
    assert said(old, new.replace("ook van het college", "ook van de raad")) == [
        "In de artikelen 1 en 2 wordt ‘de raad’ telkens vervangen door ‘het college’.",
        "In artikel 3, lid 1, wordt ‘de raad’ vervangen door ‘het college’.",
    ]


CHAPTERS = (
    "# Wet\n\n## Hoofdstuk 1 Algemeen\n\n### Artikel 1 Taak\n\nDe raad beslist.\n\n"
    "## Hoofdstuk 2 Geschenken\n\n### Artikel 2 Grens\n\n1. Boven EUR 50 mag niets.\n2. Meld het.\n\n"
    "### Artikel 3 Register\n\nEr is een register.\n\n## Hoofdstuk 3 Slot\n\n### Artikel 4 Naam\n\nDeze wet heet: Wet.\n"
)


def test_a_chapter_that_lapses() -> None:
    """With all articles in it, it is said as one; where an article stays, one by one."""
    before, rest = CHAPTERS.split("## Hoofdstuk 2")
    inner, after = rest.split("## Hoofdstuk 3")
    new = before + "## Hoofdstuk 2" + after.replace("Artikel 4", "Artikel 2")
    assert said(CHAPTERS, new) == [
        "Hoofdstuk 2 vervalt.",
        "Hoofdstuk 3 wordt vernummerd tot hoofdstuk 2.",
        "Artikel 4 wordt vernummerd tot artikel 2.",
    ]
    kept = inner.split("### Artikel 3")[1]
    assert said(CHAPTERS, before + "### Artikel 3" + kept + "## Hoofdstuk 3" + after) == [
        "De kop ‘Hoofdstuk 2 Geschenken’ vervalt.",
        "Artikel 2 vervalt.",
    ]


def test_what_stands_before_the_first_article() -> None:
    """Under the title of a statute: the preamble, which nobody calls after that title."""
    old = (
        "# Regeling van de minister van 12 maart 2019 over bruggen\n\nDe minister;\n\nGelet op artikel 6 van de Bruggenwet;\n\n"
        "Besluit:\n\n## Artikel 1 Keuring\n\nEr is een keuring.\n\n## Artikel 2 Naam\n\nDit is een regeling.\n"
    )
    new = old.replace("artikel 6", "artikel 7").replace("over bruggen", "over tunnels")
    assert said(old, new.replace("De minister;\n", "De minister;\n\nHandelende met de raad;\n")) == [
        "In het opschrift wordt ‘bruggen’ vervangen door ‘tunnels’.",
        "In de tweede alinea van de aanhef wordt ‘artikel 6’ vervangen door ‘artikel 7’.",
        "Na de eerste alinea van de aanhef wordt een alinea ingevoegd, luidende: ‘Handelende met de raad;’",
    ]


def test_definitions_are_named_by_their_terms() -> None:
    """Nobody counts to the forty-seventh alinea."""
    old = (
        "## Artikel 1\n\nIn deze wet wordt verstaan onder:\n\n*beheerder*: wie dieren houdt;\n\n"
        "*boerderij*: plaats waar dieren zijn;\n\n*Onze Minister*: Onze Minister van Landbouw;\n\n*put*: gat met water.\n\n"
        "## Artikel 2\n\nEinde: hier.\n"
    )
    new = (
        old.replace(
            "*boerderij*", "*dierenarts*: wie in het register staat;\n\n*dwinger*: wie dwingt;\n\n*boerderij*"
        )
        .replace("van Landbouw", "van Natuur")
        .replace(";\n\n*put*: gat met water", "")
    )
    assert said(old, new) == [
        "Na de begripsbepaling van ‘beheerder’ in artikel 1 worden twee begripsbepalingen ingevoegd, luidende:\n"
        "*dierenarts*: wie in het register staat;\n\n*dwinger*: wie dwingt;",
        "In de begripsbepaling van ‘Onze Minister’ in artikel 1 wordt ‘Landbouw;’ vervangen door ‘Natuur.’.",
        "De begripsbepaling van ‘put’ in artikel 1 vervalt.",
    ]


def test_articles_that_exchange_their_numbers() -> None:
    """In one breath: said one by one, there would be two of one number meanwhile."""
    three, four = (
        "Geschenken boven EUR 50 worden geweigerd.",
        "Er is een openbaar register van reizen en geschenken.",
    )
    old = f"## Artikel 3 Grens\n\n{three}\n\n## Artikel 4 Register\n\n{four}\n\n## Artikel 5 Slot\n\nEinde.\n"
    new = f"## Artikel 3 Register\n\n{four}\n\n## Artikel 4 Grens\n\n{three}\n\n## Artikel 5 Slot\n\nEinde.\n"
    assert said(old, new) == [
        "Artikel 3 wordt geplaatst na artikel 4.",
        "De artikelen 3 en 4 worden vernummerd tot de artikelen 4 en 3.",
    ]


def test_others_make_room_first() -> None:
    """Whoever carries the sentences out never has two of one number, and puts what comes beside one that keeps its own."""
    old = "## Artikel 3 Vergunning\n\n1. Vraag haar aan.\n2. Zij kost niets.\n3. Zij geldt een jaar.\n"
    new = old.replace("2. Zij", "2. Er zijn voorschriften.\n3. Zij beschermen de dijk.\n4. Zij").replace(
        "3. Zij geldt", "5. Zij geldt"
    )
    assert said(old, new) == [
        "In artikel 3 worden de leden 2 en 3 vernummerd tot de leden 4 en 5.",
        "Na artikel 3, lid 1, worden twee leden ingevoegd, luidende:\n"
        "2. Er zijn voorschriften.\n3. Zij beschermen de dijk.",
    ]


def test_bold_headings_are_renumbered_as_articles() -> None:
    """Nobody quotes the signs."""
    old = "**Artikel 1**\n\nDe raad beslist.\n\n**Artikel 2**\n\nGiften mogen niet.\n\n**Artikel 3**\n\nDit heet: Wet.\n"
    new = "**Artikel 1**\n\nDe raad beslist.\n\n**Artikel 2**\n\nDit heet: Wet.\n"
    assert said(old, new) == ["Artikel 2 vervalt.", "Artikel 3 wordt vernummerd tot artikel 2."]


def test_an_article_goes_up_in_the_one_before_it() -> None:
    """It lapses, with its number; the other way round one comes: nothing stands in between without a name."""
    text = "Er is een openbaar register van alle geschenken."
    apart = (
        "## Artikel 3 Grens\n\n1. Boven EUR 50 mag niets.\n2. Meld het binnen een week.\n\n"
        f"## Artikel 4 Register\n\n{text}\n\n## Artikel 5 Naam\n\nDit heet: Wet.\n"
    )
    joined = (
        f"## Artikel 3 Grens\n\n1. Boven EUR 50 mag niets.\n2. Meld het binnen een week.\n3. {text}\n\n"
        "## Artikel 4 Naam\n\nDit heet: Wet.\n"
    )
    assert said(apart, joined) == [
        f"Aan artikel 3 wordt een lid toegevoegd, luidende: ‘3. {text}’",
        "Artikel 4 vervalt.",
        "Artikel 5 wordt vernummerd tot artikel 4.",
    ]
    assert said(joined, apart) == [
        "Artikel 3, lid 3, vervalt.",
        "Artikel 4 wordt vernummerd tot artikel 5.",
        f"Na artikel 3 wordt een artikel ingevoegd, luidende:\n## Artikel 4 Register\n\n{text}",
    ]
