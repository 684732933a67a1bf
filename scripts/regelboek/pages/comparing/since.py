"""What changed since a day: for who took office then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from regelboek.comparison import Held, Kind, RuleComparison
from regelboek.pages.common import NamedAddress
from regelboek.pages.comparing.chapters import listed_name
from regelboek.pages.comparing.demands import demands_words
from regelboek.pages.comparing.reasons import Reason, reasons
from regelboek.pages.comparing.shown import Shower, all_spoken, mark_of
from regelboek.pages.comparing.summary import NAMES
from regelboek.pages.comparing.terms import ShownTerm
from regelboek.pages.page import Page
from regelboek.pages.publication import Period, Publication
from regelboek.pages.site_pages import site_page
from regelboek.reading import AUDIENCES, audience_words
from regelboek.words import count, date, listing


@dataclass(frozen=True)
class News:
    """What changed of one rule, in plain words first."""

    mark: str
    kind: str
    rule: NamedAddress
    summary: str
    reasons: tuple[Reason, ...]
    """Each with the version that made the change."""
    terms: tuple[ShownTerm, ...]
    """Those of its norm that mean something else now."""
    sentences: tuple[Markup, ...]
    detail: str
    force: str
    """How it binds, and how it did where that changed; empty for one that is gone."""
    audience: str
    audiences: str
    """For whom, as words with spaces between, to choose by."""


def since_pages(publication: Publication) -> Iterator[Page]:
    """A page for each day on which another version began to hold, and the list of periods."""
    past = [period for period in publication.periods if period.start <= publication.day]
    yield _list(publication, past)
    for period in past:
        yield _page(publication, period)


def since_path(period: Period) -> str:
    """Where it says what changed since a period."""
    return f"sinds/{period.start.isoformat()}/"


def _list(publication: Publication, past: list[Period]) -> Page:
    counts = [
        (
            period,
            since_path(period),
            publication.compare(period.revision, publication.in_force).counts.changed,
        )
        for period in past
    ]
    return site_page(
        publication,
        "sinds/",
        "sinds-wanneer",
        "Sinds uw beëdiging",
        "Zoek de dag van uw beëdiging en zie wat er sindsdien in de code veranderde.",
        styles=("vergelijken", "sinds"),
        scripts=("sinds",),
        perioden=counts[::-1],
    )


def _page(publication: Publication, period: Period) -> Page:
    current = publication.in_force
    shower = Shower(publication, publication.compare(period.revision, current))
    comparison = shower.comparison
    counted = [
        count(number, *NAMES[kind]) for kind, number in comparison.counts.kinds.items() if kind.is_change
    ]
    return site_page(
        publication,
        since_path(period),
        "sinds",
        f"Sinds {date(period.start)}",
        f"Wat er in de code veranderde sinds {date(period.start)}, in gewone woorden.",
        styles=("vergelijken",),
        scripts=("sinds",),
        periode=period,
        eerste=period is publication.periods[0],
        tot=f"{listing(counted).capitalize()}." if counted else "",
        nieuws=list(_by_chapter(shower)),
        doelgroepen=[(str(a), AUDIENCES[a][1]) for a in comparison.counts.audiences],
        plichten=demands_words(comparison),
        leest=[e for e in comparison.rules if e.kind is Kind.READS],
        vergelijk=f"/{publication.pair_path(period.revision, current)}"
        if period.revision is not current
        else "",
    )


def _by_chapter(shower: Shower) -> Iterator[tuple[str, list[News]]]:
    """What changed in each chapter, in rule order; last in those that the code has no more."""
    comparison = shower.comparison
    news: dict[str, list[News]] = {}
    for entry, held in comparison.in_order:
        news.setdefault(held.rule.chapter, []).append(_news(shower, entry, held))
    for revision in (comparison.new, comparison.old):
        for chapter in revision.chapters:
            if chapter.id in news:
                yield chapter.title, news.pop(chapter.id)


def _news(shower: Shower, entry: RuleComparison, held: Held) -> News:
    path = shower.publication.pair_path(shower.comparison.old, shower.comparison.new)
    return News(
        mark_of(entry),
        str(entry.kind),
        NamedAddress(shower.address(held), listed_name(entry, held)),
        held.rule.summary if entry.new else "",
        tuple(reasons(shower.publication, entry.passed_of(held), named=len(entry.texts) > 1)),
        shower.terms(entry, held),
        all_spoken(entry.said_of(held)) if entry.old and entry.new else (),
        f"/{path}#r-{entry.id_of(held)}",
        next((text.force for text in entry.texts if text.new is held), ""),
        audience_words(held.rule.audience),
        " ".join(entry.audiences_of(held)),
    )
