"""How a rule and each of its paragraphs are cited, and the two addresses of each."""

from __future__ import annotations

from dataclasses import dataclass

from regelboek.lineage import Outcome
from regelboek.model.rule import Part, Rule
from regelboek.pages.common import rule_elsewhere
from regelboek.pages.edition import Edition


@dataclass(frozen=True)
class Citation:
    """Words and addresses to quote; addresses in full, so that they can be copied."""

    text: str
    """`Gedragscode integriteit bewindspersonen, versie 2026-01-01, regel 4.1, lid 2`."""
    permanent: str
    """What is quoted, as it reads in this version, for ever."""
    current: str
    """What holds whenever one looks; empty while the rule is only announced."""


def citation(edition: Edition, rule: Rule, part: Part | None = None) -> Citation:
    """How a rule, or a paragraph of it, is cited in a version."""
    revision, publication = edition.revision, edition.publication
    site = publication.settings.site_url
    text = f"{revision.title}, versie {revision.id}, regel {edition.number(rule)}"
    fragment = f"#{part.anchor}" if part else ""
    permanent = f"{site}{publication.prefix(revision)}regels/{rule.id}/{fragment}"
    current = _current(edition, rule, part)
    return Citation(
        f"{text}, {part.words}" if part else text, permanent, f"{site}{current}" if current else ""
    )


def paragraph_citations(edition: Edition, rule: Rule) -> tuple[Citation, ...]:
    """How each paragraph is cited; none when there is but one: it is cited as the rule."""
    if len(rule.paragraphs) < 2:
        return ()
    return tuple(citation(edition, rule, Part(lid.number)) for lid in rule.paragraphs)


def _current(edition: Edition, rule: Rule, part: Part | None) -> str:
    """Where the text is in the version in force, below the root; a paragraph that went on alone leads there."""
    in_force = edition.publication.in_force
    home = rule_elsewhere(edition, rule.id)(in_force)
    if home is None:
        return ""
    if part is None:
        return home.lstrip("/")
    found = edition.counterpart(rule.id, part, in_force)
    if found.outcome is Outcome.FOUND and len(found.spots) == 1:
        spot = found.spots[0]
        return f"regels/{spot.rule}/" + (f"#{spot.part.anchor}" if spot.part else "")
    return home.lstrip("/")
