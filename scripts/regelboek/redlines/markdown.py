"""For a pull request: the same report in Markdown, each rule folded away under its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from regelboek.comparison import Aspect, Kind, RuleComparison
from regelboek.redlines.head import direction_words, side_words, summary, verdict
from regelboek.redlines.lines import Ink, Line, Piece, lines, shortened
from regelboek.redlines.naming import heading, kind_words, leftovers
from regelboek.redlines.reasons import grouped_reasons, reasons
from regelboek.redlines.redline import redline
from regelboek.redlines.report import Report, TextReport
from regelboek.redlines.sentences import as_source, brief
from regelboek.words import capitalised

_TAGS = {Ink.GONE: "del", Ink.NEW: "ins"}
_SPECIAL = re.compile(r"([\\`*_\[\]#|~])")


def render(report: Report | TextReport) -> str:
    """The whole report."""
    rows = _texts(report) if isinstance(report, TextReport) else _whole(report)
    return "\n".join(rows) + "\n"


def plain(text: str) -> str:
    """Text in which no character means anything to Markdown or HTML."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")
    return _SPECIAL.sub(r"\\\1", safe).replace("@", "@\u2060").strip()


def _whole(report: Report) -> Iterator[str]:
    comparison = report.comparison
    sides = side_words(comparison.old, report.old_name), side_words(comparison.new, report.new_name)
    yield f"### {plain(comparison.new.title)}"
    yield from ("", f"Van {plain(sides[0])} naar {plain(sides[1])}.")
    warning = direction_words(comparison.direction)
    if warning:
        yield from ("", f"> {warning}")
    nothing = verdict(report)
    if nothing:
        yield from ("", plain(nothing))
        return
    if not report.rule:
        yield from ("", "| | |", "| --- | --- |")
        yield from (f"| {label} | {plain(value)} |" for label, value in summary(report))
    for entry in report.changed:
        yield ""
        yield from _entry(report, entry)
    if not report.rule:
        yield from _rest(report)


def _entry(report: Report, entry: RuleComparison) -> Iterator[str]:
    number, title = heading(entry)
    yield "<details>"
    yield f"<summary><b>{_html(number)} {_html(title)}</b> · {_html(kind_words(entry))}</summary>"
    for facts, texts in grouped_reasons(report.comparison, entry.passed):
        yield from ("", f"**Waarom:** {plain(' '.join(texts))} <sub>{_html('; '.join(facts))}</sub>")
    for of, said in entry.spoken:
        yield from ("", f"{plain(of.name)}:", "") if of else ("",)
        yield from (f"- {plain(brief(sentence.text))}" for sentence in said)
    for text in entry.texts:
        shown = list(redline(report.comparison, entry, text))
        if shown and len(entry.texts) > 1:
            yield from ("", f"**{plain(text.name)}**")
        yield from _lines(shown)
    yield from ("", "</details>")


def _lines(shown: Iterable[Line]) -> Iterator[str]:
    section = None
    for line in shown:
        if line.section != section:
            section = line.section
            yield from ("", f"_{plain(section)}_", "") if section else ("",)
        status = f" ({plain(line.status)})" if line.status else ""
        words = "".join(_inked(piece) for piece in shortened(line.inks))
        lead = f"**{plain(line.place)}**{status}" if line.place else status.lstrip()
        yield f"- {': '.join(part for part in (lead, words.rstrip()) if part)}"
        yield from (f"  - {plain(note)}" for note in line.notes)


def _inked(piece: Piece) -> str:
    bare = piece.text.strip(" ")
    if piece.ink is Ink.PLAIN or not bare:
        return plain(f"x{piece.text}x")[1:-1]
    tag = _TAGS[piece.ink]
    lead, tail = piece.text.startswith(" "), piece.text.endswith(" ")
    return f"{' ' * lead}<{tag}>{plain(bare)}</{tag}>{' ' * tail}"


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "@\u2060")


def _rest(report: Report) -> Iterator[str]:
    comparison = report.comparison
    reads = report.of(Kind.READS)
    if reads:
        yield from ("", "#### Ongewijzigd, maar leest anders", "")
    for entry in reads:
        said = " ".join(s.text for s in entry.sentences if s.about is Aspect.READS)
        yield f"- **{plain(' '.join(heading(entry)))}**: {plain(said)}"
    for head, entries in (("Begrippen", comparison.terms), ("Hoofdstukken", comparison.chapters)):
        changed = [thing for thing in entries if thing.is_change]
        if changed:
            yield from ("", f"#### {head}", "")
        for thing in changed:
            why = " ".join(reason.text for reason in reasons(comparison, thing.passed))
            said = " ".join(sentence.text for sentence in thing.sentences)
            yield f"- {plain(said)}" + (f" Waarom: {plain(why)}" if why else "")
    if comparison.interim:
        yield from ("", "#### Tussentijds ingevoegd en weer vervallen", "")
    for interim in comparison.interim:
        why = " ".join(reason.text for reason in reasons(comparison, interim.passed))
        yield f"- {plain(capitalised(interim.held.name))}. {plain(why)}"
    for label, value in leftovers(report):
        yield from ("", f"{label}: {plain(value)}.")


def _texts(report: TextReport) -> Iterator[str]:
    yield f"### {plain(report.old_name)} → {plain(report.new_name)}"
    if report.diff.is_same:
        yield from ("", report.verdict)
        return
    yield ""
    yield from (f"- {plain(brief(sentence, as_source))}" for sentence in report.sentences)
    yield from _lines(lines(report.diff, whole=True))
