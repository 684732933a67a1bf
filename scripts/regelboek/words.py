"""Dutch words for data: dates, lists, counts, and the nearest known word."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable

from rapidfuzz.distance import OSA

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]

ORDINALS = (
    *("nulde", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende"),
    *("tiende", "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende"),
    *("achttiende", "negentiende", "twintigste"),
)
CARDINALS = (
    *("één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
    *("dertig", "veertig", "vijftig", "zestig", "tachtig", "negentig", "honderd", "duizend"),
)
"""From one to twenty, then by steps; not `een`, which mostly does not count."""


def date(value: dt.date) -> str:
    """`23 december 2022`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def listing(words: Iterable[str], last: str = "en") -> str:
    """`a, b en c`."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def full_stop(text: str) -> str:
    """What ends a sentence after some words: nothing where they end one themselves."""
    return "" if text.endswith(("?", "!", ".")) else "."


def count(number: int, one: str, many: str) -> str:
    """`1 regel`, `3 regels`, `geen regels`."""
    return f"{number or 'geen'} {one if number == 1 else many}"


def fold(text: str) -> str:
    """Lower case without accents, for matching words that people type."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def capitalised(text: str) -> str:
    """First letter upper case; `ij` at the start becomes `IJ`."""
    if text[:2] == "ij":
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, or None when nothing is near.

    Distance is optimal string alignment (one transposition costs one); near is at most a third of
    the word, or one being the start of the other. Of two that are as near, the one with the same
    letters wins: swapped digits are the commonest slip.
    """
    folded = fold(word)
    best: tuple[int, bool, str] | None = None
    for candidate in sorted(known):
        target = fold(candidate)
        limit = max(1, max(len(folded), len(target)) // 3)
        distance = int(OSA.distance(folded, target, score_cutoff=limit))
        if distance > limit and min(len(folded), len(target)) >= 4:
            starts = target.startswith(folded) or folded.startswith(target)
            distance = limit if starts else distance
        if distance <= limit:
            found = (distance, sorted(folded) != sorted(target), candidate)
            best = min(best, found) if best else found
    return best[2] if best else None


def did_you_mean(word: str, known: Iterable[str], form: str = "{}") -> str:
    """`Bedoelde u ‘geschenken’?` in pasteable form, or nothing."""
    guess = nearest(word, known)
    return f"Bedoelde u `{form.replace('{}', guess)}`?" if guess else ""


_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
        "\u2010": "-",
        "\u2011": "-",
        **{
            char: unicodedata.normalize("NFKC", char)
            for char in map(chr, (0x132, 0x133, *range(0xFB00, 0xFB07)))
        },
    }
)


def as_seen(text: str) -> str:
    """NFC, soft hyphens and characters without width out, ligatures (`ĳ`, `ﬁ`) and hyphens that do not break as what they look like."""
    return unicodedata.normalize("NFC", text).translate(_LOOKALIKES)


def single_spaced(text: str) -> str:
    """NFC, soft hyphens out, every run of white space one space, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())


def shortened(text: str, limit: int = 155) -> str:
    """A text that fits, cut between words with an ellipsis: what a search engine shows of a page."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rpartition(" ")[0].rstrip(" ,;:.") + "…"
