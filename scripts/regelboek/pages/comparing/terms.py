"""What became of terms, as the pages show it: the definition as it was and is, why, and on what grounds."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from regelboek.comparison import Comparison, Kind, TermComparison
from regelboek.pages.comparing.reasons import Reason, reasons
from regelboek.pages.publication import Publication
from regelboek.pages.redline import line_html


@dataclass(frozen=True)
class ShownTerm:
    """What became of a term."""

    id: str
    name: Markup
    """The word, with what changed of it."""
    kind: Kind
    address: str
    """Where it is read as it is now, or last was."""
    definition: Markup
    """With what changed of it; of a term that came or went as it is or was."""
    is_redline: bool
    """Whether the word or its definition changed."""
    sentences: tuple[str, ...]
    """What became of it, in words."""
    reasons: tuple[Reason, ...]
    rules: tuple[tuple[str, str], ...]
    """The rules of which the norm means something else by it: number and title, and the id of what became of each."""
    within: str = ""
    """The term in whose definition it stands, where a norm does not cite it itself."""


def shown_term(
    publication: Publication, comparison: Comparison, entry: TermComparison, within: str = ""
) -> ShownTerm:
    """What became of one term.

    Args:
        publication: the book on its day.
        comparison: the two versions.
        entry: what became of it.
        within: the term in whose definition it stands, where a norm does not cite it itself.
    """
    held = (entry.new or entry.old)[0]
    old_home = f"/{publication.prefix(comparison.old)}"
    home = publication.home(comparison.new) if entry.new else old_home
    fields = {field.name: field for field in entry.fields}
    return ShownTerm(
        entry.id,
        Markup(line_html(fields["term"].runs)) if "term" in fields else escape(held.term),
        entry.kind,
        f"{home}begrippen/#{held.id}",
        Markup(line_html(fields["definitie"].runs)) if "definitie" in fields else escape(held.definition),
        bool(fields.keys() & {"term", "definitie"}),
        tuple(sentence.text for sentence in entry.sentences),
        tuple(reasons(publication, entry.passed)),
        tuple(
            (f"{held.number} ({held.title})", rule.id)
            for rule, held in comparison.in_order
            if any(meaning.term is entry for meaning in rule.meanings_of(held))
        ),
        within,
    )
