"""The cases: pairs of texts in folders, with the redline that a lawyer drew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from regelboek.compare import Diff, Mapping, compare_texts

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One pair."""

    folder: Path

    def __str__(self) -> str:
        return self.folder.name

    def _read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    @cached_property
    def old(self) -> str:
        return self._read("old.md")

    @cached_property
    def new(self) -> str:
        return self._read("new.md")

    @cached_property
    def expected(self) -> str:
        return self._read("expected.txt")

    @cached_property
    def sentences(self) -> list[str] | None:
        """What should be said of it, for some pairs; a line after `|` belongs to the sentence above it."""
        if not (self.folder / "sentences.txt").exists():
            return None
        joined = re.sub(r"\n\|[ ]?", "\r", self._read("sentences.txt"))
        return [sentence.replace("\r", "\n") for sentence in joined.split("\n") if sentence]

    @cached_property
    def mapping(self) -> Mapping | None:
        """What numbered paragraphs became, for some pairs: `1: 2, 3`."""
        if not (self.folder / "mapping.txt").exists():
            return None
        lines = (line.split(":") for line in self._read("mapping.txt").splitlines())
        return {part.strip(): [t.strip() for t in targets.split(",") if t.strip()] for part, targets in lines}

    @cached_property
    def diff(self) -> Diff:
        return compare_texts(self.old, self.new, self.mapping)


def cases() -> list[Case]:
    return [Case(folder) for folder in sorted(FOLDER.iterdir()) if folder.is_dir()]
