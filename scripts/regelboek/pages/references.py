"""What a reference says and where it leads, in the version that is shown."""

from __future__ import annotations

from markupsafe import Markup

from regelboek.markdown.tree import Ref
from regelboek.model import identifiers
from regelboek.model.registers import Source
from regelboek.model.rule import Part, Rule
from regelboek.pages.edition import Edition
from regelboek.reading import ref_words


def ref_text(edition: Edition, ref: Ref) -> str:
    """The words that readers see: the author's own, or the number and title of today."""
    return ref_words(edition.book, edition.revision, ref)


def ref_address(edition: Edition, ref: Ref, rule: Rule) -> str | None:
    """Where a reference leads; None when it is only words.

    Args:
        edition: the version that is shown.
        ref: the reference.
        rule: the rule it stands in; its terms are explained on its own page.
    """
    match ref.kind:
        case "regel":
            part = Part.parse(ref.anchor) if ref.anchor else None
            if ref.version:
                revision = edition.book.revisions[ref.version]
                anchor = f"#{part.anchor}" if part else ""
                return f"/{edition.publication.prefix(revision)}regels/{ref.target}/{anchor}"
            return edition.rule_address(ref.target, part)
        case "bron":
            return edition.address("bronnen/") + f"#{source_anchor(ref.target)}"
        case "begrip":
            return edition.rule_address(rule.id) + f"#begrip-{ref.target}"
        case "onderwerp":
            topic = edition.book.current_topic(ref.target)
            return edition.address(f"onderwerpen/{topic.id}/") if topic else None
        case _:
            return None


def render_ref(edition: Edition, rule: Rule, ref: Ref) -> Markup:
    """A reference as a link, or as words where it leads nowhere."""
    text, address = ref_text(edition, ref), ref_address(edition, ref, rule)
    if address is None:
        return Markup("{}").format(text)
    if ref.kind == "begrip":
        return Markup('<a class="rb-begrip" href="{}">{}</a>').format(address, text)
    return Markup('<a href="{}">{}</a>').format(address, text)


def source_anchor(source_id: str) -> str:
    """The id of a source on the page of sources; letters, digits and hyphens."""
    return "bron-" + "".join(c if c.isascii() and c.isalnum() else "-" for c in source_id)


def source_address(source: Source, place: str | None = None) -> str | None:
    """Where a source is found on the web, built from its id; typed only for web pages."""
    return identifiers.article_address(source.id, place) or source.url
