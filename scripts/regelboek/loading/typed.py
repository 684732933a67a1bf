"""The mend of a typed number, once the whole version is read and the number can be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from regelboek.diagnostics import Diagnostic
from regelboek.model.revision import Revision

_TYPED = re.compile(r"egels? (?P<number>\d+\.\d+)(?:,? (?:lid|leden) (?P<paragraph>\d+))?")


def with_ids(found: Iterable[Diagnostic], revisions: Iterable[Revision]) -> Iterator[Diagnostic]:
    """The same findings; a number typed as text gets the id of the rule that has that number.

    Args:
        found: findings of any kind.
        revisions: the versions that were read; a number means the rule of the version it stands in.
    """
    folders = {revision.folder: revision for revision in revisions}
    for diagnostic in found:
        typed = _TYPED.search(diagnostic.message) if diagnostic.code == "RB120" else None
        revision = folders.get(diagnostic.span.path.rpartition("/regels/")[0])
        yield _mended(diagnostic, typed, revision) if typed and revision else diagnostic


def _mended(diagnostic: Diagnostic, typed: re.Match[str], revision: Revision) -> Diagnostic:
    rule = next((r for r in revision.ordered_rules if revision.number(r) == typed["number"]), None)
    if rule is None:
        return replace(diagnostic, hint=f"Er is geen regel {typed['number']}. {diagnostic.hint}")
    anchor = f"#lid-{typed['paragraph']}" if typed["paragraph"] else ""
    return replace(diagnostic, hint=f"Bedoelde u ‘{rule.title}’? Schrijf `[[{rule.id}{anchor}]]`.")
