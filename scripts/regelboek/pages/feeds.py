"""Feeds to follow: one of versions, and for each topic one of the changes of its rules (Atom 1.0, RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from regelboek.comparison import Aspect, Comparison, Held, RuleComparison
from regelboek.model.registers import Topic
from regelboek.model.revision import Revision, Subject
from regelboek.model.rule import Rule
from regelboek.pages.common import public_day
from regelboek.pages.comparing.chapters import listed_name
from regelboek.pages.edition import Edition
from regelboek.pages.publication import Publication
from regelboek.words import capitalised, count

VERSIONS_FEED = "feed.xml"


@dataclass(frozen=True)
class Entry:
    """One thing that happened."""

    address: str
    """Permanent, and so its identity too (RFC 4287, section 4.2.6)."""
    title: str
    summary: str
    day: dt.date
    related: tuple[str, ...] = ()
    """Where its subject is today, and where it is compared with what was before it."""


@dataclass(frozen=True)
class Feed:
    """What one follows."""

    path: str
    """Below the root of the site."""
    title: str
    about: str
    """The page that it belongs to, below the root of the site."""
    entries: tuple[Entry, ...]
    """Newest first."""


def topic_feed_path(topic: Topic) -> str:
    """Where the feed of a topic stands."""
    return f"onderwerpen/{topic.id}/{VERSIONS_FEED}"


def feed_files(publication: Publication) -> dict[str, bytes]:
    """Every feed, by path below the root of the site."""
    return {feed.path: atom(publication, feed) for feed in feeds(publication)}


def feeds(publication: Publication) -> Iterator[Feed]:
    """The feed of versions, then one for each topic, ended ones too: their addresses stay."""
    name = publication.settings.site_name
    entries = _newest_first(_version_entry(publication, r) for r in _adopted(publication))
    yield Feed(VERSIONS_FEED, f"{name}: nieuwe versies", "versies/", entries)
    found: dict[str, list[Entry]] = {}
    for revision in _adopted(publication):
        for rule, entry in _change_entries(publication, revision):
            current = (publication.book.current_topic(id) for id in rule.topics)
            for name_of_topic in dict.fromkeys(topic.id for topic in current if topic):
                found.setdefault(name_of_topic, []).append(entry)
    for topic in publication.book.topics.values():
        title = f"{name}: {topic.label}"
        about = f"onderwerpen/{topic.id}/"
        yield Feed(topic_feed_path(topic), title, about, _newest_first(found.get(topic.id, ())))


def _adopted(publication: Publication) -> tuple[Revision, ...]:
    return tuple(revision for revision in publication.revisions if not revision.is_draft)


def _public_day(revision: Revision) -> dt.date:
    day = public_day(revision)
    assert day is not None, "an adopted version has a day"
    return day


def _newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    ordered = sorted(entries, key=lambda entry: entry.address)
    return tuple(sorted(ordered, key=lambda entry: entry.day, reverse=True))


def _version_entry(publication: Publication, revision: Revision) -> Entry:
    before = publication.book.predecessor(revision)
    changes = publication.compare(before, revision).counts.changed if before else 0
    said = [revision.summary or "", f"Met {count(len(revision.rules), 'regel', 'regels')}."]
    if changes:
        said.append(f"Er {'is' if changes == 1 else 'zijn'} {count(changes, 'regel', 'regels')} veranderd.")
    return Entry(
        publication.prefix(revision),
        f"Versie van {publication.label(revision)}",
        " ".join(part for part in said if part),
        _public_day(revision),
        _compared(publication, revision),
    )


def _compared(publication: Publication, revision: Revision) -> tuple[str, ...]:
    """Where a version is compared with the one before it."""
    before = publication.book.predecessor(revision)
    path = publication.pair_path(before, revision) if before else ""
    return (path,) if path else ()


def _change_entries(publication: Publication, revision: Revision) -> Iterator[tuple[Rule, Entry]]:
    """What changed in a version, with the rule as it is there, or as it last was; the first version is all new."""
    old = publication.book.predecessor(revision)
    label = publication.label(revision)
    today = Edition(publication, publication.in_force, "")
    if old is None:
        for rule in revision.ordered_rules:
            title = f"{revision.number(rule)} {rule.title}"
            summary = f"Staat in de eerste versie, van {label}. {rule.summary}"
            yield rule, _rule_entry(today, revision, rule, title, summary)
        return
    compared = publication.compare(old, revision)
    for change in revision.changes[Subject.RULE].values():
        entry = compared.of_new(change.id) or compared.of_old(change.id)
        sides = (*entry.new, *entry.old) if entry else ()
        held = next((held for held in sides if held.id == change.id), None)
        if entry is not None and held is not None:  # what pages call it, of which a file tells one side
            yield held.rule, _changed_entry(today, compared, entry, held, change.reason)
    for entry in compared.changed:  # what only came along, and has no file of its own
        if not {held.id for held in (*entry.old, *entry.new)} & revision.changes[Subject.RULE].keys():
            why = " ".join(step.reason for step in compared.passed_of_chapter(entry))
            yield entry.held.rule, _changed_entry(today, compared, entry, entry.held, why)


def _changed_entry(
    today: Edition, compared: Comparison, entry: RuleComparison, held: Held, why: str
) -> Entry:
    """A rule that changed in a version, or went, and what its terms mean; with where it is compared."""
    publication, revision = today.publication, compared.new
    title = f"{listed_name(entry, held)}: {entry.kind}"
    summary = f"{capitalised(entry.kind)} in de versie van {publication.label(revision)}. {why}".rstrip()
    summary += _meanings(entry)
    other = compared.old if held in entry.new else revision
    beside = publication.pair_address(held.revision, other, held.id)
    return _rule_entry(today, revision, held.rule, title, summary, beside=beside.removeprefix("/"))


def _meanings(entry: RuleComparison) -> str:
    """What the terms of its norm mean now, and why; empty where they mean what they did."""
    said = [sentence.text for sentence in entry.sentences if sentence.about is Aspect.MEANING]
    why = (step.reason for meaning in entry.meanings for step in meaning.term.passed)
    return "".join(f" {words}" for words in (*said, *dict.fromkeys(why)))


def _rule_entry(
    today: Edition, revision: Revision, rule: Rule, title: str, summary: str, *, beside: str = ""
) -> Entry:
    """A rule in a version, with its page of today when it has one, and what changed then."""
    path = f"regels/{rule.id}/"
    held = rule.id in today.revision.rules or rule.id in today.lapsed
    address = today.publication.prefix(revision) + path
    related = ((path,) if held else ()) + ((beside,) if beside else ())
    return Entry(address, title, summary, _public_day(revision), related)


def atom(publication: Publication, feed: Feed) -> bytes:
    """A feed as Atom; an id is the address at which its subject stays."""
    site = publication.settings.site_url
    days = [entry.day for entry in feed.entries] or [_public_day(r) for r in _adopted(publication)]
    updated = max(days, default=publication.day)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">',
        f"<id>{escape(site + feed.path)}</id>",
        f"<title>{escape(feed.title)}</title>",
        f"<updated>{_moment(updated)}</updated>",
        f"<author><name>{escape(publication.settings.site_name)}</name></author>",
        *(
            [f"<subtitle>{escape(publication.settings.notice)}</subtitle>"]
            if publication.settings.notice
            else []
        ),
        f'<link rel="self" type="application/atom+xml" href={quoteattr(site + feed.path)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(site + feed.about)}/>',
        *(line for entry in feed.entries for line in _entry(site, entry)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entry(site: str, entry: Entry) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{escape(site + entry.address)}</id>"
    yield f"<title>{escape(entry.title)}</title>"
    yield f"<updated>{_moment(entry.day)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(site + entry.address)}/>'
    for path in entry.related:
        yield f'<link rel="related" type="text/html" href={quoteattr(site + path)}/>'
    yield f'<summary type="text">{escape(entry.summary)}</summary>'
    yield "</entry>"


def _moment(day: dt.date) -> str:
    """A day as RFC 3339 wants it: with a time and a zone."""
    return f"{day.isoformat()}T00:00:00Z"
