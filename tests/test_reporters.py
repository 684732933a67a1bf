"""Diagnostics in every format: one golden file each, and each valid for whoever reads it."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.support.books import TESTS, book_files
from tests.support.overlay import overlay

from regelboek.catalogue import entries
from regelboek.diagnostics import Diagnostic, Related, Severity, Span
from regelboek.loading.book import load_book
from regelboek.release import all_diagnostics
from regelboek.reporters import REPORTERS, Report

GOLDEN = TESTS / "reporters"
SCHEMA = Path(__file__).parents[1] / "docs" / "schemas" / "check-1.json"
BREAKS = (
    # A place without an end, a hint of several lines, a finding with a second place, a warning,
    # characters that mean something to a format, and a place far to the right.
    (
        "concept/regels/reizen.md (wijzig)",
        "-samenvatting: Laat uw reis betalen door het ministerie.\n"
        "+samenvatting: Laat uw reis altijd betalen, 100% & meer.\n\n"
        "-tags:\n-  - geschenken\n\n"
        "-titel: Reizen\n+titel: Reizen | ver, ver weg\n+titel: '::error::'\n\n"
        "-1. U laat een reis voor uw ambt betalen door het ministerie.\n"
        f"+1. U laat een reis {'voor uw mooie ambt ' * 9}betalen, zie [[reisen]], 🙂 <b>.\n",
    ),
    (
        "concept/regels/uitnodigingen.md (wijzig)",
        "-samenvatting: Ga alleen in op een uitnodiging die past bij uw ambt.\n"
        "+samenvatting: Ga altijd alleen in op een uitnodiging die past bij uw ambt.\n",
    ),
    ("concept/begrippen.yml", ""),
)


@functools.cache
def _files() -> dict[str, bytes]:
    return overlay(book_files("klein"), BREAKS)


def report(*, colour: bool = False, root: str = "code_rules") -> Report:
    book, found = all_diagnostics(_files())
    return Report(tuple(found), root, _files(), book, colour)


def clean() -> Report:
    files = book_files("klein")
    return Report((), "code_rules", files, load_book(files)[0])


@pytest.mark.parametrize("form", REPORTERS)
@pytest.mark.parametrize("state", ["gebroken", "schoon"])
def test_golden(form: str, state: str, rewrite: bool) -> None:
    """Each format of a broken and of a clean book is as the golden file says."""
    text = REPORTERS[form](clean() if state == "schoon" else report())
    if form == "sarif":  # the rules of the catalogue are tested below; they would drown the rest
        value = json.loads(text)
        value["runs"][0]["tool"]["driver"]["rules"] = []
        for result in value["runs"][0]["results"]:
            del result["ruleIndex"]
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    path = GOLDEN / f"{state}.{form}.txt"
    if rewrite:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", REPORTERS)
def test_ends_in_a_line_feed(form: str) -> None:
    """Every report is whole lines, and the same each time."""
    text = REPORTERS[form](report())
    assert text.endswith("\n")
    assert text == REPORTERS[form](report())


@pytest.mark.parametrize("form", REPORTERS)
def test_names_every_finding(form: str) -> None:
    """No format leaves a finding out."""
    given = report()
    text = REPORTERS[form](given)
    for found in given.diagnostics:
        assert found.code in text
        assert text.count(found.code) >= sum(d.code == found.code for d in given.diagnostics)


def test_json_has_its_schema() -> None:
    """The JSON report holds to the published schema, and the schema is strict."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for given in (report(), clean()):
        validator.validate(json.loads(REPORTERS["json"](given)))
    for broken in _spoilt(json.loads(REPORTERS["json"](report()))):
        assert not validator.is_valid(broken), broken


def _spoilt(value: dict[str, Any]) -> list[dict[str, Any]]:
    first = value["diagnostieken"][0]
    place = first["plaats"]
    with_related = next(d for d in value["diagnostieken"] if d["zie"])
    return [
        {**value, "schema": 2},
        {**value, "extra": 1},
        {k: v for k, v in value.items() if k != "fouten"},
        {**value, "diagnostieken": [{**first, "ernst": "error"}]},
        {**value, "diagnostieken": [{**first, "plaats": {**place, "regelnummer": 0}}]},
        {**value, "diagnostieken": [{**first, "plaats": {"bestand": "x"}}]},
        {**value, "diagnostieken": [{**with_related, "zie": [{**with_related["zie"][0], "extra": 1}]}]},
    ]


def test_json_counts() -> None:
    """The counts are those of the findings."""
    value = json.loads(REPORTERS["json"](report()))
    kinds = [d["ernst"] for d in value["diagnostieken"]]
    assert (value["fouten"], value["waarschuwingen"]) == (kinds.count("fout"), kinds.count("waarschuwing"))
    assert value["fouten"] > 0


def test_sarif_is_sarif() -> None:
    """SARIF 2.1.0: what code scanning needs is there, every result has its rule, every rule its help."""
    value = json.loads(REPORTERS["sarif"](report()))
    assert value["version"] == "2.1.0"
    assert value["$schema"].endswith("sarif-2.1.0.json")
    (run,) = value["runs"]
    driver = run["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [entry.code for entry in entries()]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    assert len(run["results"]) == len(report().diagnostics)
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["level"] in ("error", "warning")
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        assert not location["physicalLocation"]["artifactLocation"]["uri"].startswith("/")


def test_sarif_escapes_paths() -> None:
    """A path is a URI: what is no character of one is escaped."""
    span = Span("concept/regels/café met spatie.md", 1, 1)
    found = Diagnostic("RB021", "onbekend-bestand", Severity.ERROR, "Fout.", span, "Doe iets.")
    given = Report((found,), "code_rules", {}, load_book({})[0])
    uri = json.loads(REPORTERS["sarif"](given))["runs"][0]["results"][0]["locations"][0]
    assert uri["physicalLocation"]["artifactLocation"]["uri"] == (
        "code_rules/concept/regels/caf%C3%A9%20met%20spatie.md"
    )


def test_gitlab_fingerprints() -> None:
    """Each finding has its own fingerprint, which does not move when lines are put above it."""
    rows = json.loads(REPORTERS["gitlab"](report()))
    prints = [row["fingerprint"] for row in rows]
    assert len(set(prints)) == len(prints)
    lower = tuple(
        Diagnostic(d.code, d.slug, d.severity, d.message, d.span.shifted(5), d.hint, d.related)
        for d in report().diagnostics
    )
    book, _ = load_book({})
    moved = json.loads(REPORTERS["gitlab"](Report(lower, "code_rules", _files(), book)))
    assert [row["fingerprint"] for row in moved] == prints
    assert {row["severity"] for row in rows} <= {"major", "minor"}


def test_github_commands_cannot_be_forged() -> None:
    """Text from a file never begins a command of its own, and never ends one."""
    lines = REPORTERS["github"](report()).splitlines()
    commands, verdict = lines[:-1], lines[-1]
    assert len(commands) == len(report().diagnostics)
    for line in commands:
        assert re.match(r"::(error|warning) file=[^:]+,line=\d+,col=\d+,title=RB\d{3} [a-z0-9-]+", line)
    assert not verdict.startswith("::")


def test_text_points_at_the_word() -> None:
    """The marks stand under the very characters, in a line that fits a terminal."""
    lines = REPORTERS["text"](report()).splitlines()
    for number, line in enumerate(lines):
        if re.fullmatch(r" +\| *\^+", line):
            assert len(lines[number - 1]) < 120
            start, end = line.index("^"), len(line)
            assert lines[number - 1][start:end].strip()
    marked = [
        lines[n - 1][line.index("^") : len(line)]
        for n, line in enumerate(lines)
        if re.fullmatch(r" +\| *\^+", line)
    ]
    assert "[[reisen]]" in marked


def test_text_in_colour() -> None:
    """Colour adds marks for a terminal and changes no character."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", REPORTERS["text"](report(colour=True)))
    assert plain == REPORTERS["text"](report())
    assert "\x1b[31;1mfout" in REPORTERS["text"](report(colour=True))


def test_summary_is_one_table() -> None:
    """Every finding is one row, whatever characters it holds; errors come first."""
    text = REPORTERS["summary"](report())
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert len(rows) == len(report().diagnostics)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
    kinds = [re.findall(r"\*\*(fout|waarschuwing)", row)[0] for row in rows]
    assert kinds == sorted(kinds)


@pytest.mark.parametrize(
    ("errors", "warnings", "verdict"),
    [
        (0, 0, "Geen fouten en geen waarschuwingen."),
        (1, 0, "1 fout en geen waarschuwingen."),
        (2, 1, "2 fouten en 1 waarschuwing."),
        (0, 3, "Geen fouten en 3 waarschuwingen."),
    ],
)
def test_verdict(errors: int, warnings: int, verdict: str) -> None:
    """One sentence counts what was found."""
    kinds = [Severity.ERROR] * errors + [Severity.WARNING] * warnings
    found = tuple(
        Diagnostic("RB001", "x", kind, f"{n}.", Span("x", n + 1), "y") for n, kind in enumerate(kinds)
    )
    assert Report(found, "", {}, load_book({})[0]).verdict == verdict


def test_related_places_are_shown() -> None:
    """A second place is named in every format that can."""
    related = (Related(Span("a.yml", 3, 2), "de eerste keer"),)
    found = Diagnostic("RB025", "dubbel-id", Severity.ERROR, "Dubbel.", Span("a.yml", 9), "Weg.", related)
    given = Report((found,), "", {}, load_book({})[0])
    assert "zie a.yml:3: de eerste keer" in REPORTERS["text"](given)
    assert json.loads(REPORTERS["json"](given))["diagnostieken"][0]["zie"][0]["regelnummer"] == 3
    assert "de eerste keer" in REPORTERS["sarif"](given)
