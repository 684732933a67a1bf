"""Runs of text: emphasis, links, references and footnote marks, each fault with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.token import Token

from regelboek.markdown.faults import Fault, FaultKind
from regelboek.markdown.grammar import parse_ref
from regelboek.markdown.tree import (
    Emph,
    FootnoteRef,
    Inline,
    Link,
    Place,
    Ref,
    Strong,
    Text,
    walk,
)

SAFE_SCHEMES = ("https", "mailto")

_TYPED_RULE = re.compile(r"\b[Rr]egels?\s+\d+\.\d+(?:\s*,?\s+(?:lid|leden)\s+\d+)?")
_TYPED_PARAGRAPH = re.compile(
    r"\b(?:(?:[Zz]ie|in|van|volgens|uit|onder|bij|voor)\s+)?(?:het\s+)?\b[Ll]id\s+\d+\b(?!\s*,?\s+van\s+(?:de|het)\b)"
)
_CITED_LAW = re.compile(r"\b(?:artikel|artikelen|art\.|paragraaf|aanwijzing)\s[^.;]*$", re.IGNORECASE)
_ESCAPED_REF = re.compile(r"(?:\\\[\\?\[|(?<!\\)\[\\\[)(?:([^\[\]\\]*)\\?\]\\?\])?")
_DIGIT = re.compile(r"\d")
_NO_REAL_LIST = re.compile(
    r"^[ \t]*(?P<sign>[•·▪▫‣◦●○■□➢✓\uf0a7\uf0b7\uf0d8–—](?=\s)|\d{1,2}[.)](?=\u00a0))"
    r"|(?<=\n)[ \t]*(?P<letter>\(?[a-z][.)](?=\s))",
    re.MULTILINE,
)
"""Signs that make a list in a word processor or a law, but not here."""
_STRAY_BRACKETS = re.compile(r"(?<!\\)\[\[[^\]\0]*|\]\]")
_BROKEN_LINK = re.compile(
    r"(?m:^\[[^\]^\0][^\]\0]*\]:\s)|\[[^\[\]\0]*(?<!\\)\](?:\([^)]*\)?| \((?:https?|mailto):[^)]*\)?)"
)
_WHITE = re.compile(r"[ \t\r\n]+")
_LINK_OVER_REF = re.compile(r"\[[^\[\]]*\0[^\[\]]*\]\([^)]*\)?")


_BAD_INLINES = {
    "code_inline": FaultKind.CODE,
    "html_inline": FaultKind.HTML,
    "image": FaultKind.IMAGE,
    "hardbreak": FaultKind.LINE_BREAK,
}


@dataclass
class Findings:
    """What a reading of one body gathers beside its tree."""

    strict: bool
    """Whether faults are looked for; if not, what falls outside the subset is kept as text."""
    faults: list[Fault] = field(default_factory=list)
    marks: dict[str, Place] = field(default_factory=dict)
    """Footnote marks met, by label."""

    def fault(self, kind: FaultKind, place: Place, detail: str = "") -> None:
        """Note a fault."""
        self.faults.append(Fault(kind, place, detail))


def read_run(
    token: Token, lines: list[str], findings: Findings, *, column: int = 0, brackets: bool = True
) -> tuple[Inline, ...]:
    """The inlines of one inline token.

    Args:
        token: the token; its `map` says on which line of the body it starts.
        lines: the lines of the body.
        findings: takes the faults and footnote marks.
        column: where on its first line the run can start; for cells of a table.
        brackets: whether stray brackets are faults; not in a row that was cut at a reference.
    """
    source = _Source(token, lines, column)
    if findings.strict:
        _judge(token, source, findings, brackets)
    return _Inlines(findings, token.children or [], source).until("")


def _judge(token: Token, source: _Source, findings: Findings, brackets: bool) -> None:
    """Faults that show in the source of a run, outside its links and references."""
    text, blanked = token.content, _blanked(token)
    if "\\[" in text:
        for match in _ESCAPED_REF.finditer(text):
            findings.fault(FaultKind.ESCAPED, source.of(match), match[1] or "")
            blanked = _without(blanked, match)
    if "](" in blanked or "] (" in blanked or "]:" in blanked:
        for match in _LINK_OVER_REF.finditer(blanked):
            findings.fault(FaultKind.NESTED_LINK, source.of(match))
        for match in _BROKEN_LINK.finditer(blanked):
            findings.fault(FaultKind.BROKEN_LINK, source.of(match), match[0].strip())
    if brackets and ("[[" in blanked or "]]" in blanked):
        for match in _STRAY_BRACKETS.finditer(blanked):
            findings.fault(FaultKind.BAD_REFERENCE, source.of(match), match[0])
    for match in _NO_REAL_LIST.finditer(text):
        sign = "sign" if match["sign"] else "letter"
        place = source.place(match.start(sign), match.end(sign))
        findings.fault(FaultKind.NO_REAL_LIST, place, match[sign])
    if _DIGIT.search(blanked):
        _typed_references(blanked, source, findings)


def _typed_references(text: str, source: _Source, findings: Findings) -> None:
    """`regel 4.1` as plain text."""
    for match in _TYPED_RULE.finditer(text):
        findings.fault(FaultKind.TYPED_REFERENCE, source.of(match), match[0])
        text = _without(text, match)
    for match in _TYPED_PARAGRAPH.finditer(text):
        if not _CITED_LAW.search(text[: match.end()]):
            findings.fault(FaultKind.TYPED_REFERENCE, source.of(match), match[0])


def _without(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + " " * len(match[0]) + text[match.end() :]


def _blanked(token: Token) -> str:
    """The source of a run with references and links blanked out, same length."""
    text = token.content
    for child in token.children or ():
        if child.type in ("regelboek_ref", "link_open", "image", "code_inline") and "pos" in child.meta:
            start, end = child.meta["pos"]
            text = text[:start] + "\0" * (end - start) + text[end:]
    return text


class _Source:
    """Positions in the text of an inline token, as places in the body."""

    def __init__(self, token: Token, lines: list[str], column: int) -> None:
        self.first = token.map[0] if token.map else 0
        self.content = token.content
        self.lines = lines
        self.column = column

    def of(self, match: re.Match[str]) -> Place:
        """Where a match is."""
        return self.place(match.start(), match.end())

    def place(self, start: int, end: int) -> Place:
        """Where a stretch is; of a stretch over lines, its part on the first."""
        before = self.content[:start]
        row = before.count("\n")
        line_start = before.rfind("\n") + 1
        line_end = self.content.find("\n", line_start)
        part = self.content[line_start : line_end if line_end >= 0 else None]
        line = self.first + row
        source = self.lines[line] if line < len(self.lines) else ""
        indent = source.find(part, self.column if row == 0 else 0)
        indent = max(indent, 0)
        column = indent + start - line_start
        return Place(line, column, column + max(1, min(end, line_start + len(part)) - start))


class _Inlines:
    """A run of inline tokens made into inlines."""

    def __init__(self, findings: Findings, tokens: list[Token], source: _Source) -> None:
        self.findings = findings
        self.tokens = tokens
        self.source = source
        self.at = 0
        self.cursor = 0
        """How far the source has been read: emphasis has no position of its own."""

    def until(self, close: str) -> tuple[Inline, ...]:
        """Inlines up to and with the closing token; the whole run for an empty name."""
        found: list[Inline] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == close:
                self.pass_over(token)
                break
            self.one(token, found)
        return tuple(found) if close else _trimmed(found)

    def pass_over(self, token: Token) -> int:
        """Move the cursor past a token; where it started."""
        start, end = token.meta.get("pos", (-1, -1))
        if start < 0:
            words = token.markup or token.content
            start = max(self.source.content.find(words, self.cursor), self.cursor)
            end = start + len(words)
        self.cursor = start + 1 if token.type == "link_open" else end
        return int(start)

    def one(self, token: Token, found: list[Inline]) -> None:
        start = self.pass_over(token)
        match token.type:
            case "text" | "text_special":
                _append_text(found, token.content)
            case "softbreak":
                _append_text(found, " ")
            case "em_open" | "strong_open":
                self.emphasis(token, start, found)
            case "link_open":
                self.link(token, found)
            case "regelboek_ref":
                self.ref(token, found)
            case "footnote_ref":
                label = str(token.meta["label"])
                place = self.place(token)
                self.findings.marks.setdefault(label, place)
                found.append(FootnoteRef(label, place))
            case _:
                self.outside_the_subset(token, found)

    def outside_the_subset(self, token: Token, found: list[Inline]) -> None:
        self.findings.fault(_BAD_INLINES[token.type], self.place(token), token.content)
        text = token.content or " "
        if token.type == "image" and not self.findings.strict:
            text = self.source.content[slice(*token.meta.get("pos", (0, 0)))] or text
        _append_text(found, text)

    def emphasis(self, token: Token, start: int, found: list[Inline]) -> None:
        kind = Emph if token.type == "em_open" else Strong
        inner = list(self.until(token.type.replace("_open", "_close")))
        if any(isinstance(i, Emph | Strong) for i in walk(inner)):
            self.findings.fault(FaultKind.NESTED_EMPHASIS, self.source.place(start, self.cursor))
        before = inner.pop(0) if inner and inner[0] == Text(" ") else None
        if inner:
            found.append(kind(tuple(inner)))
        elif before:
            _append_text(found, " ")

    def link(self, token: Token, found: list[Inline]) -> None:
        href = str(token.attrGet("href") or "")
        place = self.place(token)
        scheme = href.split(":", 1)[0].lower() if ":" in href else ""
        if scheme not in SAFE_SCHEMES:
            self.findings.fault(FaultKind.UNSAFE_LINK, place, href)
        if token.attrGet("title"):
            self.findings.fault(FaultKind.LINK_TITLE, place, str(token.attrGet("title")))
        inner = self.until("link_close")
        if any(isinstance(i, Link | Ref | FootnoteRef) for i in walk(inner)):
            self.findings.fault(FaultKind.NESTED_LINK, place, href)
        words = _trimmed(list(inner))
        if words != inner and words and isinstance(inner[0], Text) and inner[0].text[:1] == " ":
            _append_text(found, " ")  # `de[ wet](…)` reads as `de [wet](…)`
        found.append(Link(words or inner, href, place))
        if words != inner and words and isinstance(inner[-1], Text) and inner[-1].text[-1:] == " ":
            _append_text(found, " ")

    def ref(self, token: Token, found: list[Inline]) -> None:
        place = self.place(token)
        ref = parse_ref(token.content, place)
        if ref is None:
            self.findings.fault(FaultKind.BAD_REFERENCE, place, f"[[{token.content}]]")
            _append_text(found, f"[[{token.content}]]")
        else:
            found.append(ref)

    def place(self, token: Token) -> Place:
        start, end = token.meta.get("pos", (0, 0))
        if token.type == "hardbreak":  # the spaces before the line feed are what must go
            start = len(self.source.content[:start].rstrip(" "))
        return self.source.place(start, end)


def _append_text(found: list[Inline], text: str) -> None:
    """Add text, joined to text before it, white space folded to single spaces."""
    last = found[-1] if found else None
    if isinstance(last, Text):
        found.pop()
        text = last.text + text
    text = _WHITE.sub(" ", text)
    if text:
        found.append(Text(text))


def _trimmed(found: list[Inline]) -> tuple[Inline, ...]:
    """Without white space at the ends of the run."""
    if found and isinstance(found[0], Text):
        found[0] = Text(found[0].text.lstrip())
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].text.rstrip())
    return tuple(i for i in found if not isinstance(i, Text) or i.text)
