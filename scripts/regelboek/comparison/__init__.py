"""Two revisions of the rule book beside each other, as data: what became of every rule, term and chapter.

```python
from regelboek.comparison import compare_revisions

comparison = compare_revisions(book, book.revisions["2022-12-23"], book.revisions["2026-01-01"])
for entry in comparison.changed:
    print(entry.kind, entry.held.name, [sentence.text for sentence in entry.sentences])
```

Rules are matched by id and by the lineage that change files declare, over as many revisions as lie between, and
over the common ancestor of two that are not in line. A redline (`regelboek.compare.Diff`) without its
insertions is the old text, without its deletions the new one. Nothing here opens a file or knows a page.
"""

from regelboek.comparison.books import put_beside
from regelboek.comparison.comparer import Comparer, compare_revisions
from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.kinds import Aspect, CauseKind, Direction, Kind
from regelboek.comparison.result import Comparison, Counts, Interim
from regelboek.comparison.sides import Cause, Held, PartWent, Proposal, RuleText, Sentence
from regelboek.comparison.things import ChapterComparison, Meaning, TermComparison
from regelboek.comparison.way import Passed

__all__ = [
    "Aspect",
    "Cause",
    "CauseKind",
    "ChapterComparison",
    "Comparer",
    "Comparison",
    "Counts",
    "Direction",
    "Held",
    "Interim",
    "Kind",
    "Meaning",
    "PartWent",
    "Passed",
    "Proposal",
    "RuleComparison",
    "RuleText",
    "Sentence",
    "TermComparison",
    "compare_revisions",
    "put_beside",
]
