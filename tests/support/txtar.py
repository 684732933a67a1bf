"""Text archives: a comment, then sections that each begin with a line `-- name --`.

The form of Go's `golang.org/x/tools/txtar`. One file holds a whole case, so that a person reads
what was changed and what is expected on one screen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"^-- (.+) --$", re.MULTILINE)


@dataclass(frozen=True)
class Archive:
    """A comment and named sections, in order."""

    comment: str
    sections: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, text: str) -> Archive:
        """From the text of a file."""
        head, *rest = _MARK.split(text)
        bodies = [body.removeprefix("\n") for body in rest[1::2]]
        return cls(head.strip(), tuple(zip(rest[::2], bodies, strict=True)))

    def __str__(self) -> str:
        parts = [f"{self.comment}\n" if self.comment else ""]
        parts += [f"-- {name} --\n{body}" for name, body in self.sections]
        return "".join(parts)

    def get(self, name: str) -> str | None:
        """The text of a section."""
        return next((body for section, body in self.sections if section == name), None)

    def replaced(self, name: str, text: str) -> Archive:
        """With other text in one section, which comes last when it is new."""
        kept = [(n, text if n == name else body) for n, body in self.sections]
        if self.get(name) is None:
            kept.append((name, text))
        return Archive(self.comment, tuple(kept))
