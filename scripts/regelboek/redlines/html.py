"""One page that stands by itself, to keep or to mail: no script, no file beside it, readable aloud and in print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from regelboek.comparison import Aspect, Kind, RuleComparison
from regelboek.redlines.head import direction_words, side_words, summary, verdict
from regelboek.redlines.lines import Ink, Line, Piece, lines
from regelboek.redlines.naming import heading, kind_words, leftovers
from regelboek.redlines.reasons import grouped_reasons, reasons
from regelboek.redlines.redline import redline
from regelboek.redlines.report import Report, TextReport
from regelboek.redlines.sentences import readable
from regelboek.words import capitalised

_STYLE = """
:root{color-scheme:light dark;--tekst:#1b1b1b;--vlak:#fff;--lijn:#767676;--stil:#545454;--weg:#8f1616;--weg-vlak:#fde8e8;--nieuw:#0b5137;--nieuw-vlak:#e2f5ea;--link:#01689b}
@media screen and (prefers-color-scheme:dark){:root{--tekst:#f2f2f2;--vlak:#16181a;--lijn:#8b8f94;--stil:#b9bdc2;--weg:#ffb3b0;--weg-vlak:#471a1a;--nieuw:#9fe3bd;--nieuw-vlak:#12351f;--link:#8ccbf0}}
body{margin:0 auto;padding:1rem;max-width:48rem;font:1rem/1.55 system-ui,sans-serif;color:var(--tekst);background:var(--vlak);overflow-wrap:break-word}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2.5rem}h3{font-size:1.0625rem;margin:2rem 0 .25rem;border-top:1px solid var(--lijn);padding-top:1rem}h4{font-size:1rem;margin:1rem 0 .25rem}
a{color:var(--link)}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dd{margin:0}dt{font-weight:600}
ul{padding-left:1.25rem}.redline{list-style:none;padding-left:1rem;border-left:.25rem solid var(--lijn)}.redline li{margin:.5rem 0}
.plaats{font-weight:600}.stil{color:var(--stil)}
del{color:var(--weg);background:var(--weg-vlak);text-decoration:line-through}ins{color:var(--nieuw);background:var(--nieuw-vlak);text-decoration:underline}
.mv{color:inherit;background:none;text-decoration-style:dashed}
.hoor{user-select:none;-webkit-user-select:none;position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media(max-width:30rem){dl{display:block}dd{margin:0 0 .5rem}}
@media print{:root{color-scheme:light}body{max-width:none}h1,h2,h3,h4,.plaats{break-after:avoid;break-inside:avoid}li{break-inside:avoid}p{orphans:3;widows:3}}
"""
_SAID = {
    (Ink.GONE, False): ("<del>", "vervallen: ", " einde vervallen ", "</del>"),
    (Ink.NEW, False): ("<ins>", "ingevoegd: ", " einde ingevoegd ", "</ins>"),
    (Ink.GONE, True): ('<del class="mv">', "verplaatst, stond hier: ", " einde verplaatst ", "</del>"),
    (Ink.NEW, True): ('<ins class="mv">', "verplaatst, staat nu hier: ", " einde verplaatst ", "</ins>"),
}
"""What words that changed stand in, and what is heard where they begin and end."""


def render(report: Report | TextReport) -> str:
    """The whole page."""
    if isinstance(report, TextReport):
        title, body = f"{report.old_name} → {report.new_name}", _texts(report)
    else:
        title = f"{report.comparison.new.title}: van {report.old_name} naar {report.new_name}"
        body = _whole(report)
    head = (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
    return head + "\n".join(body) + "\n</main>\n</body>\n</html>\n"


def _whole(report: Report) -> Iterator[str]:
    comparison = report.comparison
    sides = side_words(comparison.old, report.old_name), side_words(comparison.new, report.new_name)
    yield f"<h1>{escape(comparison.new.title)}: wat er veranderde</h1>"
    yield f"<p>Van {escape(sides[0])} naar {escape(sides[1])}.</p>"
    warning = direction_words(comparison.direction)
    if warning:
        yield f"<p><strong>{escape(warning)}</strong></p>"
    nothing = verdict(report)
    if nothing:
        yield f"<p>{escape(nothing)}</p>"
        return
    yield _LEGEND
    if not report.rule:
        yield "<dl>"
        yield from (f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in summary(report))
        yield "</dl>"
        yield from _contents(report)
    yield "<h2>Gewijzigde regels</h2>"
    for entry in report.changed:
        yield from _entry(report, entry)
    if not report.rule:
        yield from _rest(report)


_LEGEND = (
    '<p class="stil">Leeswijzer: <del><span class="hoor">vervallen: </span>doorgestreept</del> is vervallen, '
    '<ins><span class="hoor">ingevoegd: </span>onderstreept</ins> is ingevoegd; '
    "met een streepjeslijn is verplaatst.</p>"
)


def _contents(report: Report) -> Iterator[str]:
    yield '<nav aria-label="Gewijzigde regels"><ul>'
    for entry in report.changed:
        words = escape(" ".join(heading(entry)))
        yield f'<li><a href="#{entry.id}">{words}</a> <span class="stil">{escape(kind_words(entry))}</span></li>'
    yield "</ul></nav>"


def _entry(report: Report, entry: RuleComparison) -> Iterator[str]:
    number, title = heading(entry)
    yield f'<section aria-labelledby="{entry.id}">'
    yield f'<h3 id="{entry.id}">{escape(number)} {escape(title)}</h3>'
    yield f'<p class="stil">{escape(capitalised(kind_words(entry)))}</p>'
    for facts, texts in grouped_reasons(report.comparison, entry.passed):
        why = escape(" ".join(texts))
        yield f'<p><strong>Waarom:</strong> {why} <span class="stil">({escape("; ".join(facts))})</span></p>'
    for of, said in entry.spoken:
        if of:
            yield f"<p>{escape(of.name)}:</p>"
        yield from _list("\n".join(readable(sentence.text)) for sentence in said)
    for text in entry.texts:
        shown = list(redline(report.comparison, entry, text))
        if shown and len(entry.texts) > 1:
            yield f"<h4>{escape(text.name)}</h4>"
        yield from _lines(shown)
    yield "</section>"


def _list(items: Iterable[str]) -> Iterator[str]:
    rows = [f"<li>{escape(item.strip()).replace(chr(10), '<br>')}</li>" for item in items]
    if rows:
        yield f"<ul>{''.join(rows)}</ul>"


def _lines(shown: Iterable[Line]) -> Iterator[str]:
    """The blocks that changed; each mark stands inside an item."""
    rows: list[str] = []
    section: str | None = None
    for line in shown:
        if line.section != section:
            yield from _redline(rows)
            rows, section = [], line.section
            if section:
                yield f'<p class="plaats">{escape(section)}</p>'
        status = f' <span class="stil">({escape(line.status)})</span>' if line.status else ""
        lead = f'<span class="plaats">{escape(line.place)}</span>{status}' if line.place or status else ""
        lead += ": " if lead and line.pieces else ""
        notes = "".join(f'<br><span class="stil">{escape(note)}</span>' for note in line.notes)
        rows.append(f"<li>{lead}{''.join(map(_inked, line.pieces))}{notes}</li>")
    yield from _redline(rows)


def _redline(rows: list[str]) -> Iterator[str]:
    if rows:
        yield f'<ul class="redline">{"".join(rows)}</ul>'


def _inked(piece: Piece) -> str:
    if piece.ink is Ink.PLAIN:
        return escape(piece.text)
    before, begin, end, after = _SAID[piece.ink, piece.moved]
    if not piece.text.strip():  # white space is no matter for ears
        return f"{before}{piece.text}{after}"
    hear = '<span class="hoor">{}</span>'.format
    return f"{before}{hear(begin)}{escape(piece.text)}{hear(end)}{after}"


def _rest(report: Report) -> Iterator[str]:
    comparison = report.comparison
    reads = report.of(Kind.READS)
    if reads:
        yield "<h2>Ongewijzigd, maar leest anders</h2>"
    yield from _list(
        f"{' '.join(heading(e))}: {' '.join(s.text for s in e.sentences if s.about is Aspect.READS)}"
        for e in reads
    )
    for head, entries in (("Begrippen", comparison.terms), ("Hoofdstukken", comparison.chapters)):
        rows = []
        for thing in entries:
            if thing.is_change:
                why = " ".join(reason.text for reason in reasons(comparison, thing.passed))
                said = " ".join(sentence.text for sentence in thing.sentences)
                rows.append(f"{said} Waarom: {why}" if why else said)
        if rows:
            yield f"<h2>{head}</h2>"
        yield from _list(rows)
    if comparison.interim:
        yield "<h2>Tussentijds ingevoegd en weer vervallen</h2>"
    yield from _list(
        f"{capitalised(i.held.name)}. {' '.join(r.text for r in reasons(comparison, i.passed))}"
        for i in comparison.interim
    )
    rest = list(leftovers(report))
    if rest:
        yield "<h2>Verder</h2>"
    yield from (f"<p>{escape(label)}: {escape(value)}.</p>" for label, value in rest)


def _texts(report: TextReport) -> Iterator[str]:
    yield f"<h1>{escape(report.old_name)} → {escape(report.new_name)}</h1>"
    if report.diff.is_same:
        yield f"<p>{escape(report.verdict)}</p>"
        return
    yield _LEGEND
    yield from _list(report.sentences)
    yield from _lines(lines(report.diff, whole=True))
