"""Stylesheets as light as they can be: ours without comments, Material's without what no page of ours can use."""

from __future__ import annotations

import re
from collections.abc import Iterator

CLASSES = frozenset(
    (
        *("md-container", "md-dialog", "md-dialog__inner", "md-grid", "md-main", "md-main__inner"),
        *("md-skip", "md-typeset", "no-js", "js"),
    )
)
"""The classes that Material styles and that stand on our pages; a test looks for others."""
ATTRIBUTES = frozenset(("data-md-component",))
"""Likewise for its own attributes."""
ABSENT = frozenset(
    ("abbr", "figcaption", "figure", "h6", "hr", "iframe", "img", "kbd", "mark", "small", "sub", "video")
)
"""Elements that Material styles and that stand on no page of ours; a test looks for them."""
ABSENT_ATTRIBUTES = frozenset(("align", "aria-sort", "data-linenos", "data-preview", "role", "type"))
"""Likewise attributes by which it styles."""

_FOLD = re.compile(r"summary::?(?:before|after)\b")
"""Its pictures for what folds; ours has the sign of the browser, everywhere."""
_STRING_OR_BRACE = re.compile(r'"[^"]*"|\'[^\']*\'|[{}]')
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_ATTRIBUTE = re.compile(r"\[(data-md-[\w-]+)")
_ASKED = re.compile(r"\[([\w-]+)")
_ELEMENT = re.compile(r"(?<![\w.#:\[=-])[a-z]+\d?(?![\w-])")
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^()]*\)")
_DECLARED = re.compile(r"(--md-[\w-]+):(?:\"[^\"]*\"|[^;\"}])*;?")
_IDLE = r"(?:\s|/\*(?:[^*]|\*(?!/))*\*/)"
_STRING_OR_SPACE = re.compile(rf"""("[^"]*"|'[^']*')|{_IDLE}*([{{}};,]){_IDLE}*|(:){_IDLE}+|{_IDLE}+""")


def small(css: str) -> str:
    """A stylesheet without comments, and without spaces that say nothing."""
    shorter = _STRING_OR_SPACE.sub(lambda match: match[match.lastindex] if match.lastindex else " ", css)
    return shorter.replace(";}", "}").strip()


def needed(css: str) -> str:
    """What our pages use of a minified stylesheet: no rule for a class that never occurs, no unused property."""
    kept, fewer = "", _kept(css)
    while fewer != kept:
        kept, fewer = fewer, _without_unused(fewer)
    return "".join(f"{head}{{{body}}}" for head, body in _rules(kept) if body)


def _without_unused(css: str) -> str:
    """Without the properties that no value asks for; others may then be unused too."""
    used = set(re.findall(r"var\((--md-[\w-]+)", css))
    return _DECLARED.sub(lambda match: match[0] if match[1] in used else "", css)


def _kept(css: str) -> str:
    return "".join(_rule(head, body) for head, body in _rules(css))


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """The outermost rules, as what stands before the brace and what stands in it."""
    start = opened = depth = 0
    for match in _STRING_OR_BRACE.finditer(css):
        if match[0] == "{":
            opened = match.end() if depth == 0 else opened
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                yield css[start : opened - 1], css[opened : match.start()]
                start = match.end()


def _rule(head: str, body: str) -> str:
    if head.startswith(("@media", "@supports")):
        inside = _kept(body)
        return f"{head}{{{inside}}}" if inside else ""
    if head.startswith(("@keyframes", "@-webkit-keyframes")):
        return ""
    if head.startswith("@"):
        return f"{head}{{{body}}}"
    selectors = [selector for selector in _selectors(head) if _can_match(selector)]
    return f"{','.join(selectors)}{{{body}}}" if selectors else ""


def _selectors(head: str) -> Iterator[str]:
    """The selectors of a list; commas within brackets do not divide it."""
    depth, start = 0, 0
    for place, char in enumerate(head):
        depth += (char in "([") - (char in ")]")
        if char == "," and depth == 0:
            yield head[start:place]
            start = place + 1
    yield head[start:]


def _can_match(selector: str) -> bool:
    """Whether every class, attribute and element that it asks for can stand on a page; what it excludes says nothing.

    No page of ours is written from right to left.
    """
    asked = re.sub(r":not\([^()]*\)", "", selector)
    return (
        "[dir=rtl]" not in asked
        and not _FOLD.search(asked)
        and CLASSES.issuperset(_CLASS.findall(asked))
        and ATTRIBUTES.issuperset(_ATTRIBUTE.findall(asked))
        and ABSENT_ATTRIBUTES.isdisjoint(_ASKED.findall(asked))
        and ABSENT.isdisjoint(_ELEMENT.findall(_BRACKETED.sub("", asked)))
    )
