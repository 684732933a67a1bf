"""What can be found: pages with their words, by field, and what leads from one to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Former:
    """A retired name, and what it is called today."""

    text: str
    """What people may still type."""
    note: str
    """What the result says: `heette tot 15 maart 2024 vertrouwenspersoon`."""
    leads: bool = True
    """Whether the name also leads to the page; if not, it only explains."""


@dataclass(frozen=True)
class Document:
    """One page that a search can find."""

    path: str
    """Its address below the version, `regels/geschenken-aannemen/`."""
    title: str
    number: str = ""
    """`4.1`, of a rule."""
    label: str = ""
    """What the result says it is: the force of a rule, `onderwerp` or `situatie`."""
    topics: tuple[str, ...] = ()
    """Paths of its topics, the main one first."""
    leads_to: tuple[str, ...] = ()
    """Paths of the rules that it leads to."""
    audience: tuple[str, ...] = ()
    sentences: tuple[str, ...] = field(default=(), repr=False)
    """What a result may show, the best known first."""
    fields: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Running text by field; `FIELDS` says what each weighs."""
    phrases: tuple[str, ...] = field(default=(), repr=False)
    """Names and wordings, each a whole: title, synonyms, other wordings of a situation."""
    former: tuple[Former, ...] = ()


FIELDS = {
    "title": 4.0,
    "summary": 2.5,
    "norm": 1.8,
    "steps": 1.6,
    "examples": 1.1,
    "explanation": 0.8,
    "questions": 0.5,
    "terms": 0.8,
    "sources": 1.0,
    "around": 0.5,
}
"""How much a word in a field counts."""
