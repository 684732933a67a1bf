"""References that stayed as they were in a text that changed, and yet read otherwise: their target has another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regelboek.compare import Change, ChangeKind, Diff, Run, changes
from regelboek.markdown.tree import Ref

_WHY = {
    "begrip": "want zo heet dat begrip nu",
    "regel": "want zo heet die regel nu",
    "bron": "want zo heet die bron nu",
    "onderwerp": "want zo heet dat onderwerp nu",
    "opdracht": "want zo heet die opdracht nu",
}


def rewordings(diff: Diff, said: Iterable[str]) -> Iterator[str]:
    """A sentence for each place where a reference reads otherwise.

    Args:
        diff: the redline of the text.
        said: the sentences about it; what they quote need not be said again.
    """
    spoken = list(said)
    found = (_said(change, run, spoken) for change in changes(diff) for run in _unwritten(change))
    yield from dict.fromkeys(sentence for sentence in found if sentence)


def _unwritten(change: Change) -> Iterator[Run]:
    """The words that read otherwise while not a letter of the reference changed."""
    if change.kind is ChangeKind.REWORDED:
        yield from (run for run in change.runs if _ref(run) is not None)


def _ref(run: Run) -> Ref | None:
    olds, news = ({t.inline for t in side if isinstance(t.inline, Ref)} for side in (run.old, run.new))
    return next(iter(olds)) if len(olds) == 1 and olds == news else None


def _said(change: Change, run: Run, spoken: list[str]) -> str:
    place, ref = change.old_place or change.new_place, _ref(run)
    old, new = run.old_text.strip(), run.new_text.strip()
    if ref is None or old.removeprefix("regel ") == new.removeprefix("regel "):
        return ""  # `regel` stands in the text before it, on one side
    if any(place.lower() in s.lower() and new in s for s in spoken):
        return ""
    return f"In {place} staat nu ‘{new}’ in plaats van ‘{old}’, {_WHY.get(ref.kind, 'want zo heet dat nu')}."
