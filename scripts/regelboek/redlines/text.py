"""For a person at a terminal: counts, then each rule with its reason, sentences and redline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from regelboek.comparison import Aspect, Kind, RuleComparison
from regelboek.redlines.head import direction_words, side_words, summary, verdict
from regelboek.redlines.lines import Ink, Line, Piece, lines, shortened
from regelboek.redlines.naming import heading, kind_words, leftovers
from regelboek.redlines.reasons import grouped_reasons, reasons
from regelboek.redlines.redline import redline
from regelboek.redlines.report import Report, TextReport
from regelboek.redlines.sentences import as_source, brief
from regelboek.words import capitalised, count

_CODES = {Ink.GONE: "31;9", Ink.NEW: "32;4"}
_MARKS = {Ink.GONE: ("[-", "-]"), Ink.NEW: ("{+", "+}")}
_BRIEFLY = (Kind.NEW, Kind.LAPSED, Kind.RETURNED)


def render(report: Report | TextReport) -> str:
    """The whole report."""
    printer = Printer(report.colour, report.width)
    if isinstance(report, TextReport):
        return "\n".join(printer.texts(report)) + "\n"
    return "\n".join(printer.whole(report)) + "\n"


class Printer:
    """Prints in colour or without, in lines of at most so many characters."""

    def __init__(self, colour: bool, width: int) -> None:
        self.colour, self.width = colour, width

    def whole(self, report: Report) -> Iterator[str]:
        comparison = report.comparison
        yield from map(self.bold, self.said(comparison.new.title))
        sides = side_words(comparison.old, report.old_name), side_words(comparison.new, report.new_name)
        yield from self.said(f"Van {sides[0]} naar {sides[1]}.")
        warning = direction_words(comparison.direction)
        if warning:
            yield from self.said(warning)
        nothing = verdict(report)
        if nothing:
            yield from ("", *self.said(nothing))
            return
        if not report.rule:
            yield ""
            yield from self.table(summary(report))
        yield from self.legend()
        for entry in report.changed:
            yield ""
            yield from self.entry(report, entry)
        if not report.rule:
            yield from self.rest(report)

    def legend(self) -> Iterator[str]:
        """How changes are marked."""
        inks = (Piece(Ink.GONE, "vervallen"), Piece(Ink.PLAIN, " "), Piece(Ink.NEW, "ingevoegd"))
        yield from self.wrapped(inks, f"{'Leeswijzer':<14}", " " * 14)

    def table(self, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
        for label, value in rows:
            yield from self.said(value, f"{label:<14}", " " * 14)

    # A rule

    def entry(self, report: Report, entry: RuleComparison) -> Iterator[str]:
        number, title = heading(entry)
        rows = list(self.said(title, f"{number}  ", "  "))
        yield from map(self.bold, rows[:-1])
        kind = f"· {kind_words(entry)}"
        if len(rows[-1]) + len(kind) + 2 > self.width:
            yield from (self.bold(rows[-1]), *self.said(kind, "  ", "    "))
        else:
            yield f"{self.bold(rows[-1])}  {kind}"
        for facts, texts in grouped_reasons(report.comparison, entry.passed):
            for text in texts:
                yield from self.said(text, "  Waarom: ", "          ")
            yield from self.said(f"({'; '.join(facts)})", " " * 10, " " * 10)
        for of, said in entry.spoken:
            if of:
                yield from self.said(f"{of.name}:", "  ", "    ")
            for sentence in said:
                yield from self.said(brief(sentence.text), "  • ", "    ")
        yield from self.redline(report, entry)

    def redline(self, report: Report, entry: RuleComparison) -> Iterator[str]:
        """The words that changed; of a rule that came or went only the norm, unless it is asked for."""
        for text in entry.texts:
            shown = list(redline(report.comparison, entry, text))
            if len(entry.texts) > 1 and shown:
                yield from (self.bar + self.bold(row) for row in self.said(text.name, behind_bar=True))
            brief_ = entry.kind in _BRIEFLY and not (text.old and text.new) and not report.rule
            norm = [line for line in shown if line.section == "Norm"] if brief_ else shown
            yield from self.lines(norm)
            rest = list(dict.fromkeys(line.section for line in shown if line not in norm))
            if rest:
                words = sum(len(p.text.split()) for li in shown if li not in norm for p in li.inks)
                left = f"Verder: {', '.join(rest)} ({count(words, 'woord', 'woorden')})."
                yield from (self.bar + row for row in self.said(left, "", "   ", behind_bar=True))

    def lines(self, shown: Sequence[Line]) -> Iterator[str]:
        """Each block that changed, behind a bar."""
        section = "Norm"
        for line in shown:
            if line.section != section and line.section:
                section = line.section
                yield f"{self.bar}{self.bold(section)}"
            status = f" ({line.status})" if line.status else ""
            lead = f"{line.place}{status}".lstrip() + (": " if line.inks and (line.place or status) else "")
            if line.inks or status:
                pieces = (Piece(Ink.PLAIN, lead), *shortened(line.inks))
                yield from (self.bar + row for row in self.wrapped(pieces, "", "   ", behind_bar=True))
            for note in line.notes:
                yield from (self.bar + row for row in self.said(note, "   ! ", "     ", behind_bar=True))

    @property
    def bar(self) -> str:
        """What stands in front of a redline."""
        return f"  {self.dim('│')} "

    # What is left

    def rest(self, report: Report) -> Iterator[str]:
        reads = report.of(Kind.READS)
        if reads:
            yield from ("", self.bold("Ongewijzigd, maar leest anders"))
            for entry in reads:
                number, title = heading(entry)
                said = " ".join(s.text for s in entry.sentences if s.about is Aspect.READS)
                yield from self.said(f"{number} {title}: {said}", "  • ", "    ")
        comparison = report.comparison
        for head, entries in (("Begrippen", comparison.terms), ("Hoofdstukken", comparison.chapters)):
            if any(entry.is_change for entry in entries):
                yield from ("", self.bold(head))
            for thing in entries:
                if thing.is_change:
                    why = " ".join(reason.text for reason in reasons(comparison, thing.passed))
                    said = " ".join(sentence.text for sentence in thing.sentences)
                    words = f"{said} Waarom: {why}" if why else said
                    yield from self.said(words, "  • ", "    ")
        if comparison.interim:
            yield from ("", self.bold("Tussentijds ingevoegd en weer vervallen"))
            for interim in comparison.interim:
                why = " ".join(reason.text for reason in reasons(comparison, interim.passed))
                said = f"{capitalised(interim.held.name)}. {why}"
                yield from self.said(said, "  • ", "    ")
        rows = list(leftovers(report))
        if rows:
            yield ""
        for label, value in rows:
            yield from self.said(f"{label}: {value}.", "", "  ")

    # Two texts

    def texts(self, report: TextReport) -> Iterator[str]:
        yield from map(self.bold, self.said(f"{report.old_name} → {report.new_name}"))
        if report.diff.is_same:
            yield from self.wrapped([Piece(Ink.PLAIN, report.verdict)], "", "")
            return
        yield from self.legend()
        for sentence in report.sentences:
            yield from self.said(brief(sentence, as_source), "  • ", "    ")
        yield ""
        yield from self.lines(list(lines(report.diff, whole=True)))

    # Ink

    def bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def said(self, text: str, lead: str = "", indent: str = "", *, behind_bar: bool = False) -> Iterator[str]:
        """Words over lines, without ink."""
        return self.wrapped([Piece(Ink.PLAIN, text)], lead, indent, behind_bar=behind_bar)

    def wrapped(
        self, pieces: Sequence[Piece], lead: str, indent: str, *, behind_bar: bool = False
    ) -> Iterator[str]:
        """Words over lines; ink is put on anew on each line."""
        most = self.width - 4 if behind_bar else self.width
        row, width, bare = [lead], len(lead), True
        for unit in _units(pieces, self.colour):
            size = len("".join(text for _, text in unit).rstrip())
            if width + size > most and not bare:
                yield "".join(row).rstrip()
                row, width = [indent], len(indent)
            row += [self.painted(ink, text) for ink, text in unit]
            width += sum(len(text) for _, text in unit)
            bare = False
        yield "".join(row).rstrip()

    def painted(self, ink: Ink, text: str) -> str:
        if ink is Ink.PLAIN or not self.colour:
            return text
        bare = text.rstrip(" ")
        return f"\x1b[{_CODES[ink]}m{bare}\x1b[0m{text[len(bare) :]}"


_Unit = list[tuple[Ink, str]]


def _units(pieces: Sequence[Piece], colour: bool) -> Iterator[_Unit]:
    """What stays together on a line: everything between two spaces, in whatever inks."""
    unit: _Unit = []
    for piece, text in _fragments(pieces, colour):
        unit.append((piece.ink, text))
        if text.endswith(" "):
            yield unit
            unit = []
    if unit:
        yield unit


def _fragments(pieces: Sequence[Piece], colour: bool) -> Iterator[tuple[Piece, str]]:
    """Words with the space after them, each in its ink; without colour the marks are part of them."""
    for piece in pieces:
        before, after = _MARKS.get(piece.ink, ("", "")) if not colour else ("", "")
        bare = piece.text.strip(" ")
        lead = piece.text[: len(piece.text) - len(piece.text.lstrip(" "))]
        tail = piece.text[len(piece.text.rstrip(" ")) :] if bare else ""
        text = f"{lead}{before}{bare}{after}{tail}" if bare or not before else piece.text
        words = text.replace("\n", " ").split(" ")
        for at, word in enumerate(words):
            yield piece, word + (" " if at < len(words) - 1 else "")
