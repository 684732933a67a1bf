"""The one canonical text of what binds, and its digest.

Locks, receipts, "ongewijzigd", dilemmas and classes of change all rest on `norm_text`. Layout,
emphasis and Unicode form do not move it. A later algorithm gets the next number and leaves this
one as it is, so that no old lock breaks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from regelboek.markdown.plain import RefText, plain_lines
from regelboek.markdown.tree import Block, FootnoteRef, inlines_of, walk
from regelboek.model.revision import Revision, Term
from regelboek.model.rule import Paragraph, Rule
from regelboek.words import single_spaced

NORM_ALGORITHM = "norm_text/1"


def norm_text(rule: Rule, ref_text: RefText = str) -> str:
    """What binds in a rule, as lines of text.

    The first lines hold the algorithm, kracht, doelgroep and status; then each paragraph and item
    with its number, references in source form, NFC, single spaces. A part of the norm that is no
    paragraph (which a check refuses) is kept at the end, so that nothing binding goes unseen.

    Args:
        rule: the rule.
        ref_text: how a reference is written; its source form by default. Comparing across
            revisions passes a function that maps old references through the lineage.
    """
    lines = [
        NORM_ALGORITHM,
        f"kracht: {rule.force}",
        f"doelgroep: {', '.join(sorted(rule.audience))}",
        f"status: {rule.status}",
        *binding_lines(rule, ref_text),
    ]
    return "\n".join(lines) + "\n"


def binding_lines(rule: Rule, ref_text: RefText = str) -> Iterator[str]:
    """The text of the norm itself, with the footnotes it calls."""
    for paragraph in rule.paragraphs:
        yield from paragraph_lines(paragraph, ref_text)
    yield from plain_lines(rule.stray_norm_blocks, ref_text)
    yield from _footnotes(rule, ref_text)


def paragraph_lines(paragraph: Paragraph, ref_text: RefText = str) -> Iterator[str]:
    """A paragraph and its items, each line led by its number."""
    marks = [f"[[voor:{a}]] " for a in sorted(paragraph.audience)]
    marks += [f"[[kracht:{paragraph.force}]] "] if paragraph.force else []
    yield from _numbered(f"{paragraph.number}. {''.join(marks)}", paragraph.blocks, ref_text)
    for item in paragraph.items:
        lead = f"{paragraph.number}-{item.letter}. "
        yield from _numbered(lead, item.blocks, ref_text)
    if paragraph.after:
        yield from _numbered(f"{paragraph.number}+ ", paragraph.after, ref_text)


def _numbered(lead: str, blocks: Iterable[Block], ref_text: RefText) -> Iterator[str]:
    """Blocks led by a number on the first line; a part without text keeps its number."""
    lines = list(plain_lines(blocks, ref_text)) or [""]
    yield (lead + lines[0]).rstrip()
    yield from (f"  {line}" for line in lines[1:])


def _footnotes(rule: Rule, ref_text: RefText) -> Iterator[str]:
    """The footnotes that the norm calls, wherever they are written, by order of call."""
    if rule.norm is None:
        return
    called = [
        inline.label
        for block in rule.norm.blocks
        for run in inlines_of(block)
        for inline in walk(run)
        if isinstance(inline, FootnoteRef)
    ]
    notes = {note.label: note for s in rule.body.sections for note in s.footnotes}
    for label in dict.fromkeys(called):
        if label in notes:
            yield from _numbered(f"[^{label}]: ", notes[label].blocks, ref_text)


def sha256(text: str) -> str:
    """The digest of a text, as lower-case hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def norm_digest(rule: Rule) -> str:
    """The digest that a lock holds for a rule."""
    return sha256(norm_text(rule))


def term_digest(term: Term) -> str:
    """The digest that a lock holds for a term."""
    return sha256(single_spaced(term.binding_text) + "\n")


def cited_terms(rule: Rule) -> tuple[str, ...]:
    """The terms that the norm of a rule cites, sorted."""
    return tuple(sorted({ref.target for title, ref in rule.refs if title == "Norm" and ref.kind == "begrip"}))


def binding_digest(revision: Revision, rule: Rule) -> str:
    """What a dilemma was judged on: the norm with the definitions of the terms it cites."""
    terms = [revision.terms[t] for t in cited_terms(rule) if t in revision.terms]
    lines = [norm_digest(rule), *(f"{term.id} {term_digest(term)}" for term in terms)]
    return "sha256:" + sha256("\n".join(lines) + "\n")
