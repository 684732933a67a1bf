"""A rule book of any size, made by counting: the same bytes every time."""

from __future__ import annotations

from regelboek.release import release

RULES_A_CHAPTER = 60
_WORDS = [
    "minister",
    "besluit",
    "belang",
    "afspraak",
    "gesprek",
    "brief",
    "dossier",
    "netwerk",
    "advies",
    "register",
    "geschenk",
    "reis",
    "functie",
    "kamer",
    "vraag",
    "antwoord",
    "ministerie",
    "contact",
    "bijeenkomst",
    "verslag",
]


def generated_book(rules: int, *, releases: int = 1) -> dict[str, bytes]:
    """A clean rule book: `releases` adopted versions and a draft, each with `rules` rules."""
    files = {
        "registers/onderwerpen.yml": _topics(),
        "registers/bronnen.yml": (
            b"- id: kst-28844-251\n  soort: kamerstuk\n  titel: Brief bij de code\n"
            b"  datum: 2022-12-23\n  status: geldend\n"
        ),
        "concept/begrippen.yml": b"- id: belang\n  term: belang\n  definitie: Iets dat u kan raken.\n",
        "concept/versie.yml": _version(rules),
    }
    for number in range(rules):
        files[f"concept/regels/{rule_id(number)}.md"] = _rule(number, rules)
    for release_number in range(releases):
        day = f"{2020 + release_number}-01-01"
        head = files["concept/versie.yml"].decode()
        dates = f"vastgesteld: {day}\ngepubliceerd: {day}\nbesloten-door: ministerraad\n"
        head = head.replace("hoofdstukken:", f"{dates}samenvatting: Gemaakt om te meten.\nhoofdstukken:")
        files["concept/versie.yml"] = head.encode()
        files = dict(release(files, day).files)
    return files


def rule_id(number: int) -> str:
    """The id of the n-th rule."""
    return f"{_WORDS[number % len(_WORDS)]}-{number}"


def _topics() -> bytes:
    rows = [f"- id: {word}\n  label: {word}\n  definitie: Alles over {word}.\n" for word in _WORDS]
    return "".join(rows).encode()


def _version(rules: int) -> bytes:
    chapters = (rules + RULES_A_CHAPTER - 1) // RULES_A_CHAPTER
    rows = "".join(f"  - id: hoofdstuk-{n}\n    titel: Hoofdstuk over {_word(n)}\n" for n in range(chapters))
    return f"schema: 1\nversie: concept\ntitel: Groot regelboek\nhoofdstukken:\n{rows}".encode()


def _word(number: int) -> str:
    return _WORDS[number % len(_WORDS)]


def _sentence(seed: int, length: int) -> str:
    words = [_word(seed * 7 + place * place + place) for place in range(length)]
    return f"U meldt {' en '.join(words[:2])} bij {' '.join(words[2:])}."


def _rule(number: int, rules: int) -> bytes:
    other = rule_id((number * 13 + 5) % rules)
    if other == rule_id(number):
        other = rule_id((number + 1) % rules)
    return f"""---
id: {rule_id(number)}
nummer: {number % RULES_A_CHAPTER + 1}
titel: Regel over {_word(number)} {number}
hoofdstuk: hoofdstuk-{number // RULES_A_CHAPTER}
samenvatting: {_sentence(number, 6)}
kracht: verplicht
doelgroep:
  - bewindspersoon
status: geldend
tags:
  - {_word(number)}
bronnen:
  - id: kst-28844-251
---

## Norm

1. {_sentence(number, 9)}
2. {_sentence(number + 1, 12)} Zie [[{other}#lid-1]] en uw [[begrip:belang]].
3. {_sentence(number + 2, 7)} U noemt:
    1. de gever;
    2. de datum.

## Toelichting

{_sentence(number + 3, 14)} {_sentence(number + 4, 11)}

{_sentence(number + 5, 12)} {_sentence(number + 6, 9)}

## Voorbeelden

{_sentence(number + 7, 16)}
""".encode()
