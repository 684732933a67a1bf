"""What a reporter gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from regelboek.diagnostics import Diagnostic, Severity
from regelboek.model.rulebook import RuleBook
from regelboek.words import count, listing


@dataclass(frozen=True)
class Report:
    """The findings on one book, with what is needed to show them."""

    diagnostics: tuple[Diagnostic, ...]
    root: str
    """The rules folder as people know it, without a slash at the end."""
    files: Mapping[str, bytes] = field(repr=False)
    book: RuleBook = field(repr=False)
    colour: bool = False

    @property
    def errors(self) -> int:
        return sum(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def warnings(self) -> int:
        return len(self.diagnostics) - self.errors

    def path(self, inner: str) -> str:
        """The path of a file for people."""
        return f"{self.root}/{inner}" if self.root else inner

    def line(self, path: str, number: int) -> str:
        """One line of a file, empty when there is none."""
        text = self.files.get(path, b"").decode("utf-8", "replace")
        lines = text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""

    @property
    def verdict(self) -> str:
        """One sentence: how many of what."""
        if not self.diagnostics:
            return "Geen fouten en geen waarschuwingen."
        parts = [
            count(self.errors, "fout", "fouten"),
            count(self.warnings, "waarschuwing", "waarschuwingen"),
        ]
        sentence = listing(parts)
        return f"{sentence[0].upper()}{sentence[1:]}."

    @property
    def scope(self) -> str:
        """What was looked at."""
        revisions = self.book.revisions.values()
        rules = sum(len(r.rules) for r in revisions)
        return f"{count(rules, 'regel', 'regels')} in {count(len(self.book.revisions), 'versie', 'versies')}"
