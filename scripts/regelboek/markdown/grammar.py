"""The grammar: CommonMark 0.31 with tables and footnotes (markdown-it-py), and `[[references]]`."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock, code
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from regelboek.markdown.letters import ENDED, OWN_LID, OWN_LINE, counts_on
from regelboek.markdown.tree import NOWHERE, Place, Ref

REF_KINDS = ("bron", "begrip", "onderwerp", "opdracht", "voor", "kracht")
"""What a reference with a prefix can point to."""

_REF = re.compile(
    r"(?:(?P<kind>[a-z-]+):)?"
    r"(?P<target>[^\[\]|#@]+?)"
    r"(?:@(?P<version>\d{4}-\d\d-\d\d(?:\+\d{4}-\d\d-\d\d)?))?"
    r"(?:#(?P<anchor>lid-[1-9]\d*(?:-[a-z])?))?"
    r"(?:\|(?P<text>[^\[\]|]+))?"
)


def parse_ref(source: str, place: Place = NOWHERE) -> Ref | None:
    """Read what stands between the double brackets, or None when it has not the form."""
    match = _REF.fullmatch(source.strip())
    if not match or (match["kind"] and match["kind"] not in REF_KINDS):
        return None
    if match["kind"] and (match["version"] or match["anchor"]):
        return None
    text = re.sub(r"\s+", " ", match["text"] or "").strip()
    return Ref(
        match["kind"] or "regel",
        match["target"].strip(),
        match["version"] or "",
        match["anchor"] or "",
        text,
        place,
    )


Rule = Callable[[StateInline, bool], bool]


def _noting_position(rule: Rule, token_type: str) -> Rule:
    """The rule, with the position of the token it makes kept on that token."""

    @functools.wraps(rule)
    def noted(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[before:]:
                if token.type == token_type and "pos" not in token.meta:
                    token.meta["pos"] = (start, state.pos)
                    break
        return True

    return noted


def _ref_rule(state: StateInline, silent: bool) -> bool:
    """`[[…]]`: one token with the text between the brackets."""
    if not state.src.startswith("[[", state.pos):
        return False
    end = state.src.find("]]", state.pos + 2, state.posMax)
    if end < 0 or "[[" in state.src[state.pos + 2 : end]:
        return False
    if not silent:
        token = state.push("regelboek_ref", "", 0)
        token.content = state.src[state.pos + 2 : end]
    state.pos = end + 2
    return True


def _any_link(_url: str) -> bool:
    return True


_OWN_LINES = "own_lines"
_MARKS = {
    "table": ("|",),
    "code": ("    ", "\t"),
    "fence": ("```", "~~~"),
    "blockquote": (">",),
    "html_block": ("<",),
    "footnote_def": ("[^",),
}
"""What a text must hold for a rule of blocks to apply at all."""


_DEEPER = re.compile(rf"^[ >]*(?: {{4}}|\t)[ \t>]*(?:{OWN_LINE.pattern}|{OWN_LID.pattern})", re.MULTILINE)
_SENTENCE_ENDED = re.compile(r"[.;][\"'’”»)\]*_]*\s*$")


def _own_line_rule(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line that ends the paragraph before it, as whoever reads a statute sees it: `b. …`, `2°. …` or `2. De …`."""
    return silent and start > 0 and _begins_item(state, start, start - 1)


def _begins_item(state: StateBlock, start: int, last: int) -> bool:
    """Whether a line is an item, and not text that was wrapped there, if another is the last one before it."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    before = state.src[state.bMarks[last] : state.eMarks[last]]
    if OWN_LINE.match(line):
        wrapped = state.src[state.bMarks[max(last - 2, 0)] : state.eMarks[last]]
        return bool(ENDED.search(wrapped)) or state.sCount[start] < state.blkIndent or counts_on(before, line)
    return bool(OWN_LID.match(line) and _SENTENCE_ENDED.search(before))


def _deeper_item(state: StateBlock, start: int) -> bool:
    """Whether a line stands in too far to begin a block in Markdown, and yet is an item below the one before it."""
    if state.sCount[start] - state.blkIndent <= 3:
        return False
    last = next((line for line in range(start - 1, -1, -1) if not state.isEmpty(line)), None)
    return last is not None and _begins_item(state, start, last)


def _paragraph_rule(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
    """A paragraph as in CommonMark, which an item that stands in further ends too."""
    rules = state.md.block.ruler.getRules("paragraph")
    holder, state.parentType = state.parentType, "paragraph"
    line = start + 1
    while line < state.lineMax and not state.isEmpty(line) and not _deeper_item(state, line):
        is_plain = state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0
        if not is_plain and any(rule(state, line, state.lineMax, True) for rule in rules):
            break
        line += 1
    state.line, state.parentType = line, holder
    state.push("paragraph_open", "p", 1).map = [start, line]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, line, state.blkIndent, False).strip(MD_TRIM_CHARS)
    inline.map, inline.children = [start, line], []
    state.push("paragraph_close", "p", -1)
    return True


def _code_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Indented code, unless it is such an item."""
    return not _deeper_item(state, start) and code(state, start, end, silent)


def markdown_for(text: str, *, statutes: bool = False) -> MarkdownIt:
    """The grammar, without the rules of blocks that cannot apply in this text.

    Every line is tried by every rule, and few bodies hold a table or a quotation: leaving those rules
    out gives the same tokens sooner.

    Args:
        text: what will be read.
        statutes: whether a line that begins as an item of a statute (`b. …`, `2. De …`) begins a block.
    """
    without = [name for name, marks in _MARKS.items() if not any(m in text for m in marks)]
    if not statutes:
        without.append(_OWN_LINES)
    return _markdown(tuple(without), statutes and bool(_DEEPER.search(text)))


_SPECIAL = re.compile(r"[\\`*_\[\]<>&!\n]")


def _inlines(state: StateCore) -> None:
    """Read the runs; one without any mark is a single text, and needs no reading."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.children is None:
            token.children = []
        if _SPECIAL.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))


@functools.cache
def _markdown(without: tuple[str, ...], has_deeper_items: bool) -> MarkdownIt:
    md = MarkdownIt("commonmark").enable("table").disable("reference")
    md.validateLink = _any_link  # type: ignore[method-assign,assignment]  # seen, and refused by name
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.inline.ruler.before("link", "regelboek_ref", _ref_rule)
    md.block.ruler.before("paragraph", _OWN_LINES, _own_line_rule, {"alt": ["paragraph"]})
    if has_deeper_items:
        md.block.ruler.at("paragraph", _paragraph_rule)
        md.block.ruler.at("code", _code_rule)
    rules = dict(zip(md.inline.ruler.get_all_rules(), _rule_functions(md), strict=True))
    for name, token_type in (
        ("regelboek_ref", "regelboek_ref"),
        ("link", "link_open"),
        ("autolink", "link_open"),
        ("image", "image"),
        ("backticks", "code_inline"),
        ("html_inline", "html_inline"),
        ("footnote_ref", "footnote_ref"),
        ("newline", "hardbreak"),
        ("escape", "hardbreak"),
    ):
        md.inline.ruler.at(name, _noting_position(rules[name], token_type))
    md.core.ruler.at("inline", _inlines)
    md.disable(list(without))
    return md


def _rule_functions(md: MarkdownIt) -> list[Rule]:
    return [rule.fn for rule in md.inline.ruler.__rules__]
