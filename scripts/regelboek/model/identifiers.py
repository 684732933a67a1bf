"""Identifiers of Dutch official sources, their addresses and how they are cited.

Forms as used by officielebekendmakingen.nl and wetten.overheid.nl, and by the Juriconnect
standard for references to legislation (BWB 1.3 and 1.3.1, October 2014).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote


class SourceKind(StrEnum):
    """Soort: what kind of source it is; decides the form of its id."""

    PARLIAMENTARY_PAPER = "kamerstuk"
    PROCEEDINGS = "handelingen"
    PARLIAMENTARY_QUESTION = "kamervraag"
    STATUTE = "wet"
    DECREE = "besluit"
    REGULATION = "regeling"
    CIRCULAR = "circulaire"
    GAZETTE = "staatsblad"
    OFFICIAL_JOURNAL = "staatscourant"
    ADVICE = "advies"
    REPORT = "rapport"
    LITERATURE = "literatuur"
    WEB_PAGE = "webpagina"


_YEARS = r"(?:19|20)\d{2}(?:19|20)\d{2}"
_BUDGET = r"(?:(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})[A-C]?|[A-M])"
"""The chapter of a budget (`III`, `XVII`, `IIB`) or the letter of a fund."""
_ONES = ("-", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = tuple(f"{tens}{ones}" for tens in ("", "X") for ones in _ONES)
"""Roman figures up to XIX, by value; the first of each ten is never looked up."""
_PUBLICATIONS = "https://zoek.officielebekendmakingen.nl"
_LAWS = "https://wetten.overheid.nl"


@dataclass(frozen=True)
class IdentifierForm:
    """One form of identifier: its pattern, how it is cited and where it is found."""

    pattern: re.Pattern[str]
    example: str
    citation: Callable[[re.Match[str]], str]
    address: Callable[[re.Match[str]], str]


def _published(match: re.Match[str]) -> str:
    return f"{_PUBLICATIONS}/{match[0]}.html"


def _session(years: str | None) -> str:
    """`20212022` as `2021/22`."""
    return f" {years[:4]}/{years[6:]}" if years else ""


def _paper(match: re.Match[str]) -> str:
    suffix = f" {match['roman']}" if match["roman"] else ""
    dossier = f"{_grouped(match['dossier'])}{suffix}"
    if match["letter"]:
        return f"Kamerstukken I{_session(match['years'])}, {dossier}, {match['letter']}"
    return f"Kamerstukken II{_session(match['years'])}, {dossier}, nr. {match['number']}"


def _grouped(number: str) -> str:
    """`28844` as `28 844`, the way dossiers are printed."""
    return f"{number[:-3]} {number[-3:]}" if len(number) == 5 else number


def _proceedings(match: re.Match[str]) -> str:
    house = "II" if match["house"] == "tk" else "I"
    part = "p." if len(match["first"]) > 3 else "nr."
    return f"Handelingen {house}{_session(match['years'])}, {part} {match['first']}, {match['rest']}"


def _question(match: re.Match[str]) -> str:
    if match["case"]:
        return f"Kamervragen {match['case']}"
    house = "II" if match["house"] == "tk" else "I"
    return f"Aanhangsel Handelingen {house}{_session(match['years'])}, nr. {match['number']}"


def _law_address(match: re.Match[str]) -> str:
    return f"{_LAWS}/{match['bwb']}"


def _jci_address(match: re.Match[str]) -> str:
    return f"{_LAWS}/{quote(match[0], safe=':&=.')}"


_PAPER = IdentifierForm(
    re.compile(
        rf"kst-(?:(?P<years>{_YEARS})-)?(?P<dossier>\d{{4,5}})(?:-(?P<roman>{_BUDGET})(?=-))?"
        r"-(?:(?P<number>\d{1,4})(?:-[hn]\d)?|(?P<letter>[A-Z]{1,2}))"
    ),
    "kst-28844-251",
    _paper,
    _published,
)
_PROCEEDINGS = IdentifierForm(
    re.compile(rf"h-(?P<house>tk|ek)-(?P<years>{_YEARS})-(?P<first>\d{{1,4}})-(?P<rest>\d{{1,4}})"),
    "h-tk-20242025-86-15",
    _proceedings,
    _published,
)
_QUESTION = IdentifierForm(
    re.compile(
        rf"ah-(?P<house>tk|ek)-(?P<years>{_YEARS})-(?P<number>\d{{1,4}})"
        r"|kv-tk-(?P<case>(?:19|20)\d\dZ\d{5})"
    ),
    "ah-tk-20202021-3955",
    _question,
    _published,
)
_GAZETTE = IdentifierForm(
    re.compile(r"stb-(?P<year>(?:19|20)\d\d)-(?P<number>\d{1,4})"),
    "stb-2002-369",
    lambda m: f"Stb. {m['year']}, {m['number']}",
    _published,
)
_JOURNAL = IdentifierForm(
    re.compile(r"stcrt-(?P<year>(?:19|20)\d\d)-(?P<number>\d{1,6})(?:-p\d+-SC\d+|-[hn]\d)?"),
    "stcrt-2019-71141",
    lambda m: f"Stcrt. {m['year']}, {m['number']}",
    _published,
)
_BWB = IdentifierForm(re.compile(r"(?P<bwb>BWB[RVW]\d{7})"), "BWBR0001840", lambda m: m["bwb"], _law_address)
_JCI = IdentifierForm(
    re.compile(r"jci1\.3(?:\.?1)?:[cv]:(?P<bwb>BWB[RVW]\d{7})(?:&[a-z-]+=[^&=\s]+)*"),
    "jci1.3:c:BWBR0001840&artikel=57",
    lambda m: m["bwb"],
    _jci_address,
)

FORMS: dict[SourceKind, tuple[IdentifierForm, ...]] = {
    SourceKind.PARLIAMENTARY_PAPER: (_PAPER,),
    SourceKind.PROCEEDINGS: (_PROCEEDINGS,),
    SourceKind.PARLIAMENTARY_QUESTION: (_QUESTION,),
    SourceKind.STATUTE: (_BWB, _JCI),
    SourceKind.DECREE: (_BWB, _JCI, _GAZETTE),
    SourceKind.REGULATION: (_BWB, _JCI, _JOURNAL),
    SourceKind.CIRCULAR: (_BWB, _JCI, _JOURNAL),
    SourceKind.GAZETTE: (_GAZETTE,),
    SourceKind.OFFICIAL_JOURNAL: (_JOURNAL,),
}
"""The forms an id may have, by kind; a kind that is absent has an id of our own."""

ALL_FORMS = (_PAPER, _PROCEEDINGS, _QUESTION, _GAZETTE, _JOURNAL, _BWB, _JCI)


def form_of(identifier: str) -> tuple[IdentifierForm, re.Match[str]] | None:
    """The form that an identifier has, whatever its kind."""
    for form in ALL_FORMS:
        match = form.pattern.fullmatch(identifier)
        if match and _session_is_one_year(match):
            return form, match
    return None


def _session_is_one_year(match: re.Match[str]) -> bool:
    """`20212022` is a parliamentary session, `20212023` is not."""
    years = match.groupdict().get("years")
    return years is None or int(years[4:]) == int(years[:4]) + 1


def session(identifier: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of the parliamentary session in an identifier, or None.

    A session runs from the third Tuesday of September (Grondwet, article 65) to the day before the
    next; the days given here are the widest possible.
    """
    found = form_of(identifier)
    years = found[1].groupdict().get("years") if found else None
    if not years:
        return None
    return dt.date(int(years[:4]), 9, 15), dt.date(int(years[4:]), 9, 21)


def address(identifier: str) -> str | None:
    """The address of a source, built from its identifier; None for an id of our own."""
    found = form_of(identifier)
    return found[0].address(found[1]) if found else None


def citation(identifier: str) -> str | None:
    """How a source is cited, such as `Kamerstukken II, 28 844, nr. 251`."""
    found = form_of(identifier)
    return found[0].citation(found[1]) if found else None


def article_address(identifier: str, place: str | None) -> str | None:
    """The address of the place in a law, where the place names an article; else that of the law.

    Built as a Juriconnect reference, which wetten.overheid.nl resolves.
    """
    found = form_of(identifier)
    article = re.match(r"artikel (\d+[a-z]*(?::\d+[a-z]*)?)(?:, lid (\d+[a-z]?))?", place or "")
    if found is None or found[0] is not _BWB or not article:
        return address(identifier)
    part = f"&artikel={article[1]}" + (f"&lid={article[2]}" if article[2] else "")
    return f"{_LAWS}/jci1.3:c:{identifier}{part}"


def normalised(text: str) -> str | None:
    """The identifier in an address or a loosely typed form, or None.

    `https://zoek.officielebekendmakingen.nl/dossier/kst-28844-231.html` gives `kst-28844-231`.
    """
    bare = re.sub(r"^https?://[^/]+/(?:(?:behandeld)?dossier/)?", "", text.strip())
    bare = re.sub(r"\.(?:html|pdf|xml)$", "", bare)
    law = re.match(r"(?i)(BWB[RVW]\d{7})", bare)
    candidates = [bare, law[1].upper() if law else "", re.sub(r"\s+", "-", bare)]
    budget = re.fullmatch(r"(?i)kst-(\d{4,5})-(\d{1,2})-(\d{1,4})", bare)
    if (
        budget and int(budget[2]) % 10 and int(budget[2]) < len(_ROMAN)
    ):  # a chapter of the budget in plain figures
        candidates.append(f"kst-{budget[1]}-{_ROMAN[int(budget[2])]}-{budget[3]}")
    lowered = re.match(r"(?i)(kst|stb|stcrt|ah|kv|h)-(.*)", bare)
    if lowered:
        candidates.append(f"{lowered[1].lower()}-{lowered[2].upper()}")
        candidates.append(bare.lower())
    return next((c for c in candidates if c and form_of(c)), None)
