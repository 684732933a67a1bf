"""For programs: everything, by the published schema `docs/schemas/comparison-1.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from regelboek.compare import Diff, FieldDiff, to_json
from regelboek.comparison import (
    Cause,
    ChapterComparison,
    Comparison,
    Held,
    Interim,
    Meaning,
    PartWent,
    Passed,
    RuleComparison,
    RuleText,
    Sentence,
    TermComparison,
)
from regelboek.markdown.emit import emit_body
from regelboek.model.revision import Revision
from regelboek.redlines.report import Report, TextReport

SCHEMA = 1
Json = dict[str, Any]


def render(report: Report | TextReport) -> str:
    """The whole, as JSON with sorted Unicode text and two spaces."""
    data = _texts(report) if isinstance(report, TextReport) else comparison_json(report)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _texts(report: TextReport) -> Json:
    return {
        "schema": SCHEMA,
        "old": {"name": report.old_name},
        "new": {"name": report.new_name},
        "instructions": report.sentences,
        "diff": to_json(report.diff),
    }


def comparison_json(report: Report) -> Json:
    """A comparison of two revisions as data for `json.dumps`."""
    comparison = report.comparison
    counts = comparison.counts
    return {
        "schema": SCHEMA,
        "old": _revision(comparison.old, report.old_name),
        "new": _revision(comparison.new, report.new_name),
        "direction": str(comparison.direction),
        "counts": {
            "kinds": {str(kind): number for kind, number in counts.kinds.items()},
            "classes": {str(depth): number for depth, number in counts.classes.items()},
            "audiences": list(counts.audiences),
            "topics": list(counts.topics),
            "chapters": list(counts.chapters),
            "sources": list(counts.sources),
            "mandates": list(counts.mandates),
        },
        "rules": [_rule(comparison, entry, report.texts) for entry in report.rules],
        "terms": [] if report.rule else [_term(entry) for entry in comparison.terms],
        "chapters": [] if report.rule else [_chapter(entry) for entry in comparison.chapters],
        "interim": [] if report.rule else [_interim(entry) for entry in comparison.interim],
        "unreadable": list(comparison.unreadable),
    }


def _revision(revision: Revision, name: str) -> Json:
    data: Json = {"name": name, "id": revision.id, "title": revision.title}
    if revision.in_force:
        data["in_force"] = revision.in_force.isoformat()
    return data


def _rule(comparison: Comparison, entry: RuleComparison, sources: Mapping[str, str]) -> Json:
    data: Json = {
        "id": entry.id,
        "kind": str(entry.kind),
        "aspects": [str(aspect) for aspect in entry.aspects],
        "classes": [str(depth) for depth in entry.classes],
        "audiences": list(entry.audiences),
        "topics": list(comparison.topics_of(entry)),
        "sentences": [_sentence(entry, sentence) for sentence in entry.sentences],
        "texts": [_text(entry, text, sources) for text in entry.texts],
        "changes": _passed(entry.passed),
    }
    if entry.reverted:
        data["reverted"] = True
    if entry.went:
        data["went"] = [_went(went) for went in entry.went]
    if entry.causes:
        data["causes"] = [_cause(cause) for cause in entry.causes]
    if entry.meanings:
        data["meanings"] = [_meaning(meaning) for meaning in entry.meanings]
    if entry.returned_from:
        data["returned_from"] = _held(entry.returned_from)
    if entry.proposal:
        likeness = round(entry.proposal.likeness, 3)
        data["proposal"] = {**_held(entry.proposal.held), "likeness": likeness, "text": entry.proposal.text}
    return data


def _text(entry: RuleComparison, text: RuleText, sources: Mapping[str, str]) -> Json:
    data: Json = {}
    if text.old:
        data["old"] = _held(text.old)
    if text.new:
        data["new"] = _held(text.new)
    if text.fields:
        data["fields"] = [_field(field) for field in text.fields]
    instructions = entry.instructions(text)
    if instructions:
        data["instructions"] = list(instructions)
    if text.diff is not None:
        data["diff"] = to_json(_sourced(text, text.diff, sources))
    else:
        data["markdown"] = _same(text, sources)
    return data


def _same(text: RuleText, sources: Mapping[str, str]) -> Json:
    """The body of a rule that did not change; in two forms where only the layout of the file differs."""
    bare = emit_body(text.held.rule.body)
    old, new = (sources.get(f"{side}:{text.held.id}", bare) for side in ("old", "new"))
    return {"both": new} if old == new else {"old": old, "new": new}


def _sourced(text: RuleText, diff: Diff, sources: Mapping[str, str]) -> Diff:
    """A redline with the Markdown of the files, where these are not in the one written form."""
    old = sources.get(f"old:{text.old.id}") if text.old else None
    new = sources.get(f"new:{text.new.id}") if text.new else None
    return replace(diff, old_source=old, new_source=new) if old or new else diff


def _held(held: Held) -> Json:
    return {
        "id": held.id,
        "number": held.number,
        "title": held.title,
        "chapter": held.rule.chapter,
        "revision": held.revision.id,
    }


def _sentence(entry: RuleComparison, sentence: Sentence) -> Json:
    data: Json = {"text": sentence.text.strip()}
    if sentence.about:
        data["about"] = str(sentence.about)
    if sentence.of:
        data["of"] = entry.texts.index(sentence.of)
    return data


def _field(field: FieldDiff) -> Json:
    return {
        "name": str(field.name),
        "status": str(field.status),
        "old": [str(value) for value in field.old],
        "new": [str(value) for value in field.new],
    }


def _went(went: PartWent) -> Json:
    return {"rule": went.old.id, "part": str(went.part), "to": [str(spot) for spot in went.spots]}


def _cause(cause: Cause) -> Json:
    return {"kind": str(cause.kind), "target": cause.target, "text": cause.text}


def _meaning(meaning: Meaning) -> Json:
    within = {"within": meaning.within} if meaning.within else {}
    return {"term": meaning.term.id, **within}


def _passed(passed: Iterable[Passed]) -> list[Json]:
    return [_met(met) for met in passed]


def _met(met: Passed) -> Json:
    change = met.change
    decider = change.decided_by or met.revision.decided_by
    data: Json = {
        "revision": met.revision.id,
        "id": change.id,
        "kind": str(change.kind),
        "reason": change.reason,
        "sources": list(met.sources),
        "mandates": list(change.mandates),
    }
    if change.depth:
        data["class"] = str(change.depth)
    if change.announced:
        data["announced"] = change.announced.isoformat()
    if decider:
        data["decided_by"] = str(decider)
    if change.reverts:
        data["reverts"] = change.reverts
    if met.undone:
        data["undone"] = True
    return data


def _term(entry: TermComparison) -> Json:
    data: Json = {
        "id": entry.id,
        "kind": str(entry.kind),
        "term": entry.name,
        "classes": [str(depth) for depth in entry.classes],
        "fields": [_field(field) for field in entry.fields],
        "sentences": [{"text": sentence.text.strip()} for sentence in entry.sentences],
        "changes": _passed(entry.passed),
    }
    if entry.diff is not None:
        data["diff"] = to_json(entry.diff)
    return data


def _chapter(entry: ChapterComparison) -> Json:
    return {
        "id": entry.id,
        "kind": str(entry.kind),
        "old": [{"id": c.id, "number": n} for c, n in zip(entry.old, entry.old_numbers, strict=True)],
        "new": [{"id": c.id, "number": n} for c, n in zip(entry.new, entry.new_numbers, strict=True)],
        "fields": [_field(field) for field in entry.fields],
        "sentences": [{"text": sentence.text.strip()} for sentence in entry.sentences],
        "changes": _passed(entry.passed),
    }


def _interim(entry: Interim) -> Json:
    return {"rule": _held(entry.held), "changes": _passed(entry.passed)}
