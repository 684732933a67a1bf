"""Exactness, over every pair of revisions of our books, forwards and backwards."""

from __future__ import annotations

import pytest
from tests.comparison.books import compared, pairs

from regelboek.compare import Diff, Op, apply_sentences, to_json
from regelboek.compare.drafting.proof import folded
from regelboek.compare.export import new_text, old_text
from regelboek.comparison import Aspect, RuleComparison, RuleText
from regelboek.comparison.carrying import carried_out
from regelboek.markdown.emit import emit_body

PAIRS = pytest.mark.parametrize(("book", "old", "new"), pairs())


_seen: set[Diff] = set()
"""Redlines that were looked at before: revisions share most of them."""


def _bodies(text: RuleText) -> tuple[str, str]:
    one, other = (emit_body(held.rule.body) if held else "" for held in (text.old, text.new))
    return one, other


@PAIRS
def test_every_rule_once(book: str, old: str, new: str) -> None:
    """Each rule of either side stands in exactly one entry."""
    comparison = compared(book, old, new)
    olds = [held.id for entry in comparison.rules for held in entry.old]
    news = [held.id for entry in comparison.rules for held in entry.new]
    assert sorted(olds) == sorted(comparison.old.rules)
    assert sorted(news) == sorted(comparison.new.rules)
    assert [held.id for entry in comparison.rules if len(entry.new) == 1 for held in entry.new] == [
        rule.id for rule in comparison.new.ordered_rules if len(comparison.of_new(rule.id).new) == 1
    ]


@PAIRS
def test_redlines(book: str, old: str, new: str) -> None:
    """Without insertions the old text to the byte, without deletions the new; no redline: not a letter differs."""
    for entry in compared(book, old, new).rules:
        for text in entry.texts:
            bodies = _bodies(text)
            if text.diff is None:
                assert bodies[0] == bodies[1]
            if text.diff is None or text.diff in _seen:
                continue
            _seen.add(text.diff)
            data = to_json(text.diff)
            assert (old_text(data), new_text(data)) == bodies


@PAIRS
def test_sentences_give_the_new_text(book: str, old: str, new: str) -> None:
    """Carried out on the old text, what is said of a text gives the new one."""
    for entry in compared(book, old, new).rules:
        for text in entry.texts if len(entry.texts) == 1 else ():
            if text.old and text.new:
                before, after = _bodies(text)
                said = entry.instructions(text)
                assert folded(apply_sentences(before, said)) == folded(after)
                if text.text_differs:
                    assert _said_of(entry, text) == list(said)


@PAIRS
def test_sentences_of_a_group_give_all_new_texts(book: str, old: str, new: str) -> None:
    """Of rules that were split or merged: carried out on all the old ones together, they give every new one."""
    for entry in compared(book, old, new).rules:
        if len(entry.texts) == 1:
            continue
        said = {text: _said_of(entry, text) for text in entry.texts}
        for text in entry.texts:
            assert said[text] == list(entry.instructions(text))
            assert not any(one.startswith("De tekst komt te luiden") for one in said[text])
            if text.new:
                made = carried_out(entry.texts, said, text)
                assert folded(made) == folded(emit_body(text.new.rule.body))


@PAIRS
def test_other_words_for_a_reference_are_said(book: str, old: str, new: str) -> None:
    """What a reader sees change while the text has the same reference, such as a term with another name, is said."""
    for entry in compared(book, old, new).rules:
        for text in entry.texts:
            if text.diff is None or not text.text_differs or not text.new:
                continue
            said = " ".join(sentence.text for sentence in entry.sentences)
            for run in (run for block in text.diff.walk() for run in block.runs if run.op is Op.REWORDED):
                assert run.new_text.strip() in said, (entry.id, run.new_text)


def _said_of(entry: RuleComparison, text: RuleText) -> list[str]:
    return [s.exact for s in entry.sentences if s.about is Aspect.TEXT and s.of is text]


@PAIRS
def test_lines_give_the_new_line(book: str, old: str, new: str) -> None:
    """The same for titles and summaries."""
    for entry in compared(book, old, new).rules:
        for text in entry.texts:
            for aspect in (Aspect.TITLE, Aspect.SUMMARY):
                field = text.field(aspect)
                said = [s.exact for s in entry.sentences if s.about is aspect and s.of is text]
                assert bool(field) == bool(said)
                if field:
                    lines = [line.replace(f"e {aspect}", "e eerste alinea", 1) for line in said]
                    assert apply_sentences(field.old[0], lines).strip() == field.new[0]
