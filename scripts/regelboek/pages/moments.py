"""What an audience must do when: the paragraphs of the norm that name a moment, as a checklist.

The list is read from the binding text itself, so that it can never say anything else than the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from regelboek.markdown.plain import plain_lines
from regelboek.markdown.tree import Ref
from regelboek.model.rule import Audience, Force, Paragraph, Rule, RuleStatus
from regelboek.pages.edition import Edition
from regelboek.pages.references import ref_text

_NUMBER = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|tien|veertien|\d+)"
MOMENTS = {
    "Voordat u begint": r"voordat u ja zegt|(?:vóór|voor) uw (?:beëdiging|benoeming)|voordat u het ambt",
    "Op de eerste dag": r"bij (?:uw|het) aantreden|bij (?:uw|de) (?:beëdiging|aanwijzing)",
    "In de eerste weken": r"als nieuwe? |als u van functie wisselt|na uw (?:aanwijzing|beëdiging)",
    "Bij uw vertrek": r"als u vertrekt|bij uw vertrek|volgende baan|nieuwe werkgever",
    "Binnen een termijn": rf"binnen {_NUMBER} \w+|uiterlijk",
    "Na uw vertrek": r"(?:na|vanaf) uw (?:vertrek|aftreden|ontslag)",
    "Meteen als er iets gebeurt": r"meteen|onmiddellijk|terstond|zodra|dezelfde dag",
    "Voordat u iets beslist of doet": r"vooraf|voordat|vóór uw",
    "Steeds opnieuw": (
        rf"elk (?:half )?jaar|ieder (?:half )?jaar|jaarlijks|keer per jaar|(?:elke|iedere) (?:week|maand)"
        rf"|elke {_NUMBER} (?:jaar|maanden)"
    ),
}
"""When, and the words of a norm that say so; a paragraph goes under the first that fits."""

ORDER = (
    "Voordat u begint",
    "Op de eerste dag",
    "In de eerste weken",
    "Voordat u iets beslist of doet",
    "Meteen als er iets gebeurt",
    "Binnen een termijn",
    "Steeds opnieuw",
    "Bij uw vertrek",
    "Na uw vertrek",
)
"""The moments as they come in the life of an office: before, at the start, during, at the end, after."""

_PATTERNS = tuple((title, re.compile(rf"\b(?:{words})")) for title, words in MOMENTS.items())


@dataclass(frozen=True)
class Duty:
    """A paragraph that says what to do at a moment."""

    regel: Rule
    lid: Paragraph
    tekst: str

    @property
    def is_advice(self) -> bool:
        """Whether the code recommends it, and no more."""
        return self.regel.is_advice(self.lid.number)


@dataclass(frozen=True)
class Moment:
    """A moment and what is due then."""

    title: str
    duties: tuple[Duty, ...]


def checklist(edition: Edition, audience: Audience) -> tuple[Moment, ...]:
    """The duties of an audience by moment, in the order of the life of an office, then of the rules.

    Announced rules are left out: they do not bind yet. So is what is merely allowed.
    """
    found: dict[str, list[Duty]] = {title: [] for title in ORDER}
    for rule in edition.rules_for(audience):
        if rule.status is RuleStatus.ANNOUNCED:
            continue
        for lid in rule.paragraphs:
            if audience not in (lid.audience or rule.audience) or (lid.force or rule.force) is Force.ALLOWED:
                continue
            text = _words(edition, lid)
            title = moment_of(text)
            if title:
                found[title].append(Duty(rule, lid, text))
    return tuple(Moment(title, tuple(duties)) for title, duties in found.items() if duties)


def moment_of(text: str) -> str | None:
    """The heading that a paragraph goes under; None where it names no moment."""
    if not text.startswith(("U ", "Hebt u ", "Bent u ")):
        return None
    return next((title for title, pattern in _PATTERNS if pattern.search(text)), None)


def _words(edition: Edition, lid: Paragraph) -> str:
    def text(ref: Ref) -> str:
        return ref_text(edition, ref)

    lines = list(plain_lines(lid.blocks, text, links=False))
    lines += ["; ".join(" ".join(plain_lines(i.blocks, text, links=False)).rstrip(";.") for i in lid.items)]
    return " ".join(line for line in lines if line)
