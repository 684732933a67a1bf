"""What an editor reads: one broken book per check, and what `regelboek check` says of it.

`python -m tests.support.messages` runs every check's first wrong case and prints its message and mend.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.support.cases import Case, said

from regelboek.release import all_diagnostics

CASES = Path(__file__).parent.parent / "controles"


def messages() -> Iterator[tuple[str, str]]:
    """For every code: what was broken, and the first thing said about it."""
    for folder in sorted(CASES.iterdir()):
        code = folder.name[:5]
        case = Case.read(min(folder.glob("fout*.txt")))
        files = case.files()
        first = next(found for found in all_diagnostics(files)[1] if found.code == code)
        yield case.archive.comment.strip().splitlines()[0], said([first], files)


if __name__ == "__main__":
    for broken, message in messages():
        print(f"# {broken}\n{message}")
