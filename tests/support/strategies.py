"""Generators of content: nasty words, records of every schema, bodies of every shape."""

from __future__ import annotations

import re
from collections.abc import Sequence as AbstractSequence
from typing import Any

from hypothesis import strategies as st

from regelboek.diagnostics import Span
from regelboek.markdown.tree import (
    Block,
    BlockQuote,
    Body,
    BulletList,
    Emph,
    Footnote,
    FootnoteRef,
    Inline,
    Link,
    ListItem,
    OrderedList,
    Para,
    Ref,
    Section,
    Strong,
    Table,
    Text,
    inlines_of,
    walk,
)
from regelboek.records import kinds, schema
from regelboek.records.nodes import Mapping, Node, Scalar, Sequence

NASTY = (
    "'", '"', ": ", " #", "- ", "---", "no", "1.10", "12:30", "2022-12-23", "~", "null", "*x*", "_y_",
    "[z]", "[[a]]", "{b}", "|", "\\", "\\|", "`", "<", "<b>", "&amp;", "&", "%", "@", "!", "!!str", "? ",
    "# ", "## Norm", "1. ", "1) ", "> ", "+ ", "=", "===", "~~~", "é", "e\u0301", "ĳ", "ß", "🙂", "🕵️‍♀️",
    "\u00a0", "\u00ad", "’", "“", "–", "…", "€\u00a050", "(c)", "[^1]", "https://x.nl/a_(b)?c=d&e", "…:",
)  # fmt: skip
"""Pieces that mean something to YAML, Markdown, HTML or Unicode."""

LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Zs", "Cf"), exclude_characters="\ufffd"
)
words = st.one_of(
    st.sampled_from(NASTY),
    st.text(LETTERS, min_size=1, max_size=8),
    st.sampled_from(("de", "het", "geschenk", "lid", "artikel", "2", "50")),
)
SPACE = re.compile(r"\s+")


@st.composite
def sentences(draw: st.DrawFn, min_words: int = 1, max_words: int = 6) -> str:
    """Words with single spaces between them, never empty."""
    text = " ".join(draw(st.lists(words, min_size=min_words, max_size=max_words)))
    return SPACE.sub(" ", text).strip() or "x"


slugs = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


# Records

NOWHERE = Span("x")


def scalar(text: str) -> Node:
    return Scalar(text, NOWHERE)


def nodes(kind: Any) -> st.SearchStrategy[Node]:
    """Nodes that a kind reads without a problem."""
    if id(kind) not in _known:  # building strategies costs more than drawing from them
        _known[id(kind)] = _nodes(kind)
    return _known[id(kind)]


_known: dict[int, st.SearchStrategy[Node]] = {}


def _nodes(kind: Any) -> st.SearchStrategy[Node]:
    match kind:
        case kinds.Text():
            return sentences().map(scalar)
        case kinds.Id():
            return slugs.map(scalar)
        case kinds.Pattern():
            return st.from_regex(kind.regex, fullmatch=True, alphabet=_ASCII).map(scalar)
        case kinds.Number():
            return st.integers(1, 9999).map(str).map(scalar)
        case kinds.Flag():
            return st.sampled_from(("true", "false")).map(scalar)
        case kinds.Choice():
            return st.sampled_from([option.value for option in kind.options]).map(scalar)
        case kinds.Date():
            return st.dates().map(str).map(scalar)
        case kinds.MomentKind():
            cut = st.sampled_from((4, 7, 10))
            return st.builds(lambda day, end: scalar(str(day)[:end]), st.dates(), cut)
        case schema.ListOf():
            return st.lists(nodes(kind.item), min_size=1, max_size=3, unique_by=repr).map(_sequence)
        case schema.OneOrMore():
            many = st.lists(nodes(kind.item), min_size=1, max_size=3, unique_by=repr).map(_sequence)
            return st.one_of(nodes(kind.item), many)
        case schema.TableOf():
            keys = st.from_regex(kind.name, fullmatch=True, alphabet=_ASCII)
            return st.dictionaries(keys, nodes(kind.value), min_size=1, max_size=3).map(_mapping)
        case schema.Record():
            return _records(kind)
    raise AssertionError(f"no nodes for {kind}")


_ASCII = st.characters(min_codepoint=33, max_codepoint=126)


def _sequence(items: AbstractSequence[Node]) -> Node:
    return Sequence(tuple(items), NOWHERE)


def _mapping(entries: dict[str, Node]) -> Node:
    return Mapping(tuple((Scalar(k, NOWHERE), v) for k, v in entries.items()), NOWHERE)


@st.composite
def _records(draw: st.DrawFn, record: schema.Record[Any]) -> Node:
    """All required keys, some of the others, in any order."""
    chosen = [key for key in record.keys if key.required or draw(st.booleans())]
    ordered = draw(st.permutations(chosen))
    return _mapping({key.name: draw(nodes(key.kind)) for key in ordered})


# Bodies

_PLAIN = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=6)
_HREFS = st.one_of(
    st.sampled_from(
        (
            "https://example.nl/a",
            "https://example.nl/a_(b)",
            "https://example.nl/?q=1&r=2",
            "mailto:a@example.nl",
        )
    ),
)
refs = st.one_of(
    st.builds(Ref, st.just("regel"), slugs),
    st.builds(lambda id, n: Ref("regel", id, "", f"lid-{n}"), slugs, st.integers(1, 9)),
    st.builds(lambda id: Ref("regel", id, "2022-12-23", "lid-2-b"), slugs),
    st.builds(lambda id, text: Ref("begrip", id, "", "", text), slugs, _PLAIN),
    st.builds(lambda id: Ref("bron", id), st.sampled_from(("kst-28844-251", "BWBR0001840"))),
)


@st.composite
def runs(draw: st.DrawFn, *, labels: tuple[str, ...] = (), words_only: bool = False) -> tuple[Inline, ...]:
    """A run of inlines in its one form: marks stand free, texts do not touch."""
    pieces: list[Inline] = []
    for place in range(draw(st.integers(1, 3))):
        if place:
            pieces.append(Text(" "))
        pieces.append(Text(draw(sentences())))
        kinds = ["none"] if words_only else ["none", "emph", "strong", "link", "ref", "note"]
        match draw(st.sampled_from(kinds)):
            case "emph":
                pieces += [Text(" "), Emph((Text(draw(_PLAIN)),))]
            case "strong":
                pieces += [Text(" "), Strong((Text(draw(_PLAIN)),))]
            case "link":
                pieces += [Text(" "), Link((Text(draw(_PLAIN)),), draw(_HREFS))]
            case "ref":
                pieces += [Text(" "), draw(refs)]
            case "note" if labels:
                pieces += [Text(" "), FootnoteRef(draw(st.sampled_from(labels)))]
    return _joined(pieces)


def _joined(pieces: list[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts as one, with single spaces, none at the ends."""
    found: list[Inline] = []
    for piece in pieces:
        last = found[-1] if found else None
        if isinstance(piece, Text) and isinstance(last, Text):
            found[-1] = Text(last.text + piece.text)
        else:
            found.append(piece)
    folded: list[Inline] = [Text(re.sub(" +", " ", i.text)) if isinstance(i, Text) else i for i in found]
    if isinstance(folded[0], Text):
        folded[0] = Text(folded[0].text.lstrip())
    if isinstance(folded[-1], Text):
        folded[-1] = Text(folded[-1].text.rstrip())
    return tuple(i for i in folded if i != Text(""))


def paragraphs(labels: tuple[str, ...] = ()) -> st.SearchStrategy[Block]:
    return runs(labels=labels).map(Para)


@st.composite
def _lists(draw: st.DrawFn, labels: tuple[str, ...], depth: int) -> Block:
    count = draw(st.integers(1, 3))
    ordered = draw(st.booleans())
    first = draw(st.integers(1, 12)) if ordered else 0
    items = []
    for place in range(count):
        children: list[Block] = [draw(paragraphs(labels))]
        if depth and draw(st.booleans()):
            children.append(draw(_lists(labels, depth - 1)))
        if draw(st.integers(0, 5)) == 0:
            children.append(draw(paragraphs(labels)))
        items.append(ListItem(tuple(children), first + place if ordered else 0))
    return OrderedList(tuple(items)) if ordered else BulletList(tuple(items))


@st.composite
def _tables(draw: st.DrawFn, labels: tuple[str, ...]) -> Block:
    columns = draw(st.integers(1, 3))
    cell = st.one_of(st.just(()), runs(labels=labels))
    row = st.tuples(*[cell] * columns)
    align = draw(st.tuples(*[st.sampled_from(("", "left", "center", "right"))] * columns))
    head = draw(st.tuples(*[runs(labels=labels)] * columns))
    return Table(align, head, tuple(draw(st.lists(row, max_size=3))))


def blocks(labels: tuple[str, ...] = (), depth: int = 2) -> st.SearchStrategy[Block]:
    quoted = st.lists(paragraphs(labels), min_size=1, max_size=2).map(lambda b: BlockQuote(tuple(b)))
    return st.one_of(paragraphs(labels), _lists(labels, depth), quoted, _tables(labels))


def _apart(found: list[Block]) -> tuple[Block, ...]:
    """Without the second of two lists, quotations or tables of one kind: they are read as one."""
    kept: list[Block] = []
    for block in found:
        if not kept or isinstance(block, Para) or type(block) is not type(kept[-1]):
            kept.append(block)
    return tuple(kept)


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """A body with a norm, perhaps other sections, and footnotes that are all called."""
    labels = ("a", "2")
    titles = ["Norm", *(t for t in ("Toelichting", "Voorbeelden") if draw(st.booleans()))]
    sections = []
    for title in titles:
        around = blocks(labels if title == "Norm" else ())
        found = draw(st.lists(around, min_size=1, max_size=3).map(_apart))
        sections.append(Section(title, found))
    called = _called(sections[0].blocks)
    notes = tuple(Footnote(label, (draw(paragraphs()),)) for label in labels if label in called)
    sections[0] = Section("Norm", sections[0].blocks, notes)
    return Body(tuple(sections))


def _called(found: tuple[Block, ...]) -> set[str]:
    marks = (i for block in found for run in inlines_of(block) for i in walk(run))
    return {i.label for i in marks if isinstance(i, FootnoteRef)}
