"""Scripts as light as they can be without a parser of JavaScript: lines keep their code, not what explains it."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.DOTALL | re.MULTILINE)
"""Only where a comment is all that its lines hold: elsewhere its signs may stand in a string."""
_EDGES = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)


def terse(script: str) -> str:
    """A script without comments on lines of their own, and without indents.

    One with a template literal stays as it is, for that may hold such lines and mean them.
    """
    return script if "`" in script else _EDGES.sub("", _COMMENT.sub("", script))
