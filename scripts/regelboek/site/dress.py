"""A theme of the NL Design System as our pages can wear it: only its tokens, and only those they use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK = re.compile(r"(?:^|[},])\s*(?::root|\.[\w-]+)\s*\{([^{}]*)\}")
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|\([^()]*(?:\([^()]*\)[^()]*)*\)|[^;{}\"'()])*)")
_USED = re.compile(r"var\(\s*(--[\w-]+)")


def fitted(theme: str, styles: Iterable[str]) -> str:
    """A stylesheet for the root of the page with the tokens of a theme that our styles use.

    A theme sets thousands of tokens on a class of its own (`.voorbeeld-theme`); a page that needs
    forty should not load them all, and should not need that class.

    Args:
        theme: the stylesheet of the theme, as it is published.
        styles: our own stylesheets.
    """
    given = tokens(theme)
    wanted = {name for style in styles for name in _USED.findall(style)}
    needed: set[str] = set()
    while fresh := {name for name in wanted if name in given} - needed:
        needed |= fresh
        wanted = {other for name in fresh for other in _USED.findall(given[name])}
    lines = (f"  {name}: {value};\n" for name, value in given.items() if name in needed)
    return f":root {{\n{''.join(lines)}}}\n"


def tokens(theme: str) -> Mapping[str, str]:
    """The custom properties that a theme sets on its class or on the root; the last one counts."""
    blocks = _BLOCK.findall(_COMMENT.sub("", theme))
    return {name: value.strip() for block in blocks for name, value in _TOKEN.findall(block)}
