"""The questions that search is measured with, and what counts as an answer.

`queries.tsv` has a line for each question: the half it belongs to (`afstellen` to tune with, `toets` to
report, never to tune with), its kind of wording, whether it shares a word with a right rule, the
question, and the right rules. A question shares a word when one of its words that is no stop word
equals a word of a right rule's own text, holds one, stands in one, or starts with the same five letters.
An answer is a right rule, a situation with a step on one, or the main topic of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from regelboek.model.rulebook import RuleBook

FILE = Path(__file__).with_name("queries.tsv")
TUNING, TEST = "afstellen", "toets"


@dataclass(frozen=True)
class Query:
    """One question with its right rules."""

    half: str
    kind: str
    shares_a_word: bool
    text: str
    rules: tuple[str, ...]


def read_queries(path: Path = FILE) -> tuple[Query, ...]:
    """Every question of a file, in its order."""
    lines = path.read_text("utf-8").splitlines()[1:]
    return tuple(_query(*line.split("\t")) for line in lines)


def _query(half: str, kind: str, shares: str, text: str, rules: str) -> Query:
    return Query(half, kind, shares == "ja", text, tuple(rules.split()))


def answers(book: RuleBook, version: str) -> Mapping[str, frozenset[str]]:
    """Per rule the addresses below the version that answer a question about it."""
    found = {id: {f"regels/{id}/"} for id in book.revisions[version].rules}
    for situation in book.registers.situations:
        for step in situation.steps:
            rule = (step.rule or "").split("@")[0]
            if rule in found:
                found[rule].add(f"situaties/{situation.id}/")
    for id, rule in book.revisions[version].rules.items():
        found[id].add(f"onderwerpen/{rule.topics[0]}/")
    return {id: frozenset(addresses) for id, addresses in found.items()}


def right_answers(query: Query, by_rule: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Every address that answers a question."""
    return frozenset().union(*(by_rule[rule] for rule in query.rules))
