"""The books the tests work on: clean, in the one form, and the nasty one as nasty as promised."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pytest
from tests.support.books import as_draft, book_files

from regelboek.differences import Difference, rule_differences
from regelboek.formatting import format_files
from regelboek.lineage import predecessors, reads_differently, successors
from regelboek.loading import schemas
from regelboek.loading.book import load_book
from regelboek.locks import REGISTER_NAMES
from regelboek.markdown.tree import Block, BlockQuote, BulletList, OrderedList, Para, Table
from regelboek.model.registers import LogKind, MandateKind, MandateStatus, SourceStatus
from regelboek.model.revision import Change, ChangeClass, ChangeKind, PartTarget, Revision, Subject
from regelboek.model.rule import Paragraph, Part, Rule, RuleStatus
from regelboek.model.rulebook import RuleBook
from regelboek.release import all_diagnostics


@functools.cache
def book_of(name: str) -> RuleBook:
    return load_book(book_files(name))[0]


@pytest.mark.parametrize(("name", "codes"), [("klein", set()), ("gemeen", {"RB313"})])
def test_book_is_clean(name: str, codes: set[str]) -> None:
    """Nothing is wrong with either book; the nasty one has dilemmas that the draft makes outdated."""
    _, found = all_diagnostics(book_files(name))
    assert {d.code for d in found} == codes
    assert not [d for d in found if d.severity == "fout"]


@pytest.mark.parametrize("name", ["klein", "gemeen"])
def test_book_is_in_the_one_form(name: str) -> None:
    """`regelboek format` has nothing to do."""
    result = format_files(book_files(name))
    assert not result.changed
    assert not result.left


@pytest.mark.parametrize(
    ("name", "revision"),
    [(name, r.id) for name in ("klein", "gemeen") for r in book_of(name).adopted],
)
def test_every_adopted_version_would_pass_as_a_draft(name: str, revision: str) -> None:
    """The checks of the draft find no error in any version, at the time it was adopted."""
    _, found = all_diagnostics(as_draft(book_files(name), revision))
    errors = [d for d in found if d.severity == "fout"]
    assert not [d for d in errors if not d.span.path.startswith("registers/")]
    # What was said of versions that were still to come is all that can be wrong in the registers.
    assert {d.code for d in errors} <= {"RB204", "RB601", "RB603"}


@pytest.mark.parametrize("name", ["klein", "gemeen"])
def test_locks_form_a_chain(name: str) -> None:
    """Each lock names the one published before it; the first names none."""
    locks = [r.lock for r in book_of(name).adopted]
    assert all(locks)
    digests = [lock.digest for lock in locks if lock]
    assert [lock.previous for lock in locks if lock] == [None, *digests[:-1]]


# Every kind of thing that can happen, looked for in the model


@functools.cache
def _book() -> RuleBook:
    return book_of("gemeen")


def _pairs(book: RuleBook) -> Iterator[tuple[Revision, Revision]]:
    """Each revision with its predecessor before it."""
    for revision in book.revisions.values():
        before = book.predecessor(revision)
        if before:
            yield before, revision


def _changes(subject: Subject = Subject.RULE) -> Iterator[tuple[Revision, Revision, Change]]:
    """Each change file, with the revisions before and after it."""
    for old, new in _pairs(_book()):
        for change in new.changes[subject].values():
            yield old, new, change


@dataclass(frozen=True)
class Move:
    """One line of `leden`."""

    old: Rule
    new: Rule | None
    """The rule of the same id afterwards."""
    part: Part
    targets: tuple[PartTarget, ...]


@functools.cache
def _moves() -> tuple[Move, ...]:
    return tuple(
        Move(old.rules[change.id], new.rules.get(change.id), move.part, move.targets)
        for old, new, change in _changes()
        for move in change.parts
    )


def _rules() -> Iterator[Rule]:
    for revision in _book().revisions.values():
        yield from revision.rules.values()


def _both() -> Iterator[tuple[Revision, Rule, Rule]]:
    """Each rule that stayed: the later revision, the rule before and after."""
    for old, new in _pairs(_book()):
        for id in old.rules.keys() & new.rules.keys():
            yield new, old.rules[id], new.rules[id]


def _lids() -> Iterator[Paragraph]:
    for rule in _rules():
        yield from rule.paragraphs


def _walk(blocks: Iterable[Block], depth: int = 0) -> Iterator[tuple[int, Block]]:
    """Each block with how deep it stands in others."""
    for block in blocks:
        yield depth, block
        match block:
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _walk(item.blocks, depth + 1)
            case BlockQuote(inner):
                yield from _walk(inner, depth + 1)


def _deep(kind: type[Block], depth: int) -> bool:
    """Whether a block of a kind stands this deep in others."""
    return any(
        isinstance(block, kind) and level >= depth
        for rule in _rules()
        for section in rule.body.sections
        for level, block in _walk(section.blocks)
    )


@functools.cache
def _texts() -> str:
    files = book_files("gemeen")
    return "\n".join(data.decode() for path, data in files.items() if path.endswith(".md"))


def _changed(subject: Subject, kind: ChangeKind) -> bool:
    return any(change.kind is kind for _, _, change in _changes(subject))


def _of_depth(depth: ChangeClass) -> bool:
    return any(change.depth is depth for _, _, change in _changes())


def _source(status: SourceStatus) -> bool:
    return any(source.status is status for source in _book().registers.sources)


def _mandate(status: MandateStatus) -> bool:
    return any(event.status is status for m in _book().registers.mandates for event in m.events)


def _mandate_kind(kind: MandateKind) -> bool:
    return any(mandate.kind is kind for mandate in _book().registers.mandates)


def _log(kind: LogKind) -> bool:
    return any(entry.kind is kind for entry in _book().registers.log)


def _reference(kind: str) -> bool:
    return any(ref.kind == kind for rule in _rules() for _, ref in rule.refs)


def _split(*, stays: bool) -> bool:
    return any(c.kind is ChangeKind.SPLIT and (c.id in c.successors) is stays for _, _, c in _changes())


def _merged(*, into_existing: bool) -> bool:
    return any(
        c.kind is ChangeKind.MERGED and (c.successors[0] in old.rules) is into_existing
        for old, _, c in _changes()
    )


def _lapsed_paragraph(*, placeholder: bool) -> bool:
    def kept(move: Move) -> bool:
        lid = move.new.paragraph(move.part.paragraph) if move.new else None
        return lid is not None and lid.lapsed

    return any(not m.targets and not m.part.item and m.new and kept(m) is placeholder for m in _moves())


def _joined() -> bool:
    """Two old paragraphs on one new: both listed, or one listed on a number that stayed."""
    return any(
        not target.rule and target.part in move.old.parts and target.part not in listed
        for move in _moves()
        for listed in [{m.part for m in _moves() if m.old is move.old}]
        for target in move.targets
    )


def _undone() -> bool:
    """A change that carried out a mandate was reverted later."""
    changes = {(new.id, change.id): change for _, new, change in _changes()}
    return any(change.reverts and changes[change.reverts, change.id].mandates for change in changes.values())


def _never_changed() -> bool:
    revisions = list(_book().revisions.values())
    return any(
        all(id in r.rules and r.rules[id].body == rule.body and not r.change(id) for r in revisions)
        for id, rule in revisions[0].rules.items()
    )


Kind = Callable[[], object]
part = functools.partial

LINEAGE: dict[str, Kind] = {
    **{f"regel {kind}": part(_changed, Subject.RULE, kind) for kind in ChangeKind},
    **{f"regel gewijzigd, {depth}": part(_of_depth, depth) for depth in ChangeClass},
    "regel gesplitst, blijft zelf": part(_split, stays=True),
    "regel gesplitst, blijft niet": part(_split, stays=False),
    "regel samengevoegd met een bestaande": part(_merged, into_existing=True),
    "regel samengevoegd tot een nieuwe": part(_merged, into_existing=False),
    "regel keert terug na een gat": lambda: any(c.returns for _, _, c in _changes()),
    "regel teruggedraaid": lambda: any(c.reverts for _, _, c in _changes()),
    "regel nooit veranderd": _never_changed,
    "regel met ander nummer": lambda: any(a.number != b.number for _, a, b in _both()),
    "regel in ander hoofdstuk": lambda: any(a.chapter != b.chapter for _, a, b in _both()),
    "regel leest anders": lambda: any(a.body != b.body and not new.change(a.id) for new, a, b in _both()),
    "aangekondigde regel, later geldend": lambda: any(
        a.status is RuleStatus.ANNOUNCED and b.status is RuleStatus.IN_FORCE for _, a, b in _both()
    ),
    "ingetrokken versie op een eigen tak": lambda: any(
        other.predecessor == _book().revisions[id].predecessor and other.id != id
        for id in _book().withdrawn
        for other in _book().adopted
    ),
}
PARAGRAPHS: dict[str, Kind] = {
    "lid ingevoegd": lambda: any(
        m.new and len(m.new.paragraphs) > len(m.old.paragraphs) and t.part.paragraph > m.part.paragraph
        for m in _moves()
        for t in m.targets
        if not t.rule
    ),
    "lid vervallen, nummer blijft": part(_lapsed_paragraph, placeholder=True),
    "lid vervallen, nummer weg": part(_lapsed_paragraph, placeholder=False),
    "lid opgeschoven na verval": lambda: any(
        not t.rule and t.part.paragraph < m.part.paragraph for m in _moves() for t in m.targets
    ),
    "leden samengevoegd": _joined,
    "lid gesplitst": lambda: any(len(m.targets) > 1 for m in _moves()),
    "lid naar een andere regel": lambda: any(t.rule for m in _moves() for t in m.targets),
    "onderdeel verplaatst": lambda: any(m.part.item and m.targets for m in _moves()),
    "onderdeel vervallen": lambda: any(m.part.item and not m.targets for m in _moves()),
    "lid voor een ander": lambda: any(lid.audience for lid in _lids()),
    "lid met eigen kracht": lambda: any(lid.force for lid in _lids()),
    "lid met beide": lambda: any(lid.force and lid.audience for lid in _lids()),
    "lid met tekst na de onderdelen": lambda: any(lid.after and lid.items for lid in _lids()),
    "lid al vervallen in de eerste versie": lambda: any(
        lid.lapsed for rule in _book().adopted[0].rules.values() for lid in rule.paragraphs
    ),
}
TERMS_AND_CHAPTERS: dict[str, Kind] = {
    **{
        f"begrip {kind}": part(_changed, Subject.TERM, kind)
        for kind in (ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.LAPSED)
    },
    "begrip hernoemd": lambda: any(
        id in old.terms and old.terms[id].term != term.term and term.former_terms
        for old, new in _pairs(_book())
        for id, term in new.terms.items()
    ),
    "begrip anders gedefinieerd": lambda: any(
        id in old.terms and old.terms[id].definition != term.definition
        for old, new in _pairs(_book())
        for id, term in new.terms.items()
    ),
    **{
        f"hoofdstuk {kind}": part(_changed, Subject.CHAPTER, kind)
        for kind in ChangeKind
        if kind is not ChangeKind.MENDED
    },
    "hoofdstukken op andere volgorde": lambda: any(
        [c.id for c in old.chapters if c.id in new.chapter_number]
        != [c.id for c in new.chapters if c.id in old.chapter_number]
        for old, new in _pairs(_book())
    ),
}
REGISTERS: dict[str, Kind] = {
    "onderwerp opgegaan": lambda: any(t.merged_into and t.until for t in _book().registers.topics),
    "onderwerp hernoemd": lambda: any(t.former_labels for t in _book().registers.topics),
    "onderwerp beëindigd": lambda: any(t.until and not t.merged_into for t in _book().registers.topics),
    **{f"bron {status}": part(_source, status) for status in SourceStatus},
    "bron vervangen door een andere": lambda: any(s.superseded_by for s in _book().registers.sources),
    "bron vervallen, norm blijft": lambda: any(
        s.status is SourceStatus.LAPSED and s.norm_stays for s in _book().registers.sources
    ),
    "bron te controleren": lambda: any(s.to_check for s in _book().registers.sources),
    "bron ongeveer gedateerd": lambda: any(s.circa for s in _book().registers.sources),
    "bron historisch genoemd": lambda: any(c.role for rule in _rules() for c in rule.sources),
    "adviespunt vervangen": lambda: any(c.superseded_by and c.until for c in _book().registers.contacts),
    "adviespunt hernoemd": lambda: any(c.former_roles for c in _book().registers.contacts),
    "situatie beëindigd": lambda: any(s.until for s in _book().registers.situations),
    "stap zonder regel": lambda: any(not step.rule for s in _book().registers.situations for step in s.steps),
    **{f"logboek: {kind}": part(_log, kind) for kind in LogKind},
    **{f"opdracht {status}": part(_mandate, status) for status in MandateStatus},
    **{f"opdracht is een {kind}": part(_mandate_kind, kind) for kind in MandateKind},
    "opdracht met delen": lambda: any(m.parts for m in _book().registers.mandates),
    "opdracht vervangen door een andere": lambda: any(m.superseded_by for m in _book().registers.mandates),
    "weigering met reden": lambda: any(
        e.status.is_refusal and e.reason for m in _book().registers.mandates for e in m.events
    ),
    "opdracht achteraf uitgevoerd": lambda: any(m.carried_out for m in _book().registers.mandates),
    "uitvoering teruggedraaid": _undone,
}
TEXTS: dict[str, Kind] = {
    "deel aangekondigd": lambda: any(rule.body.section("Aangekondigd") for rule in _rules()),
    "aankondiging zonder datum": lambda: any(rule.start and not rule.start.date for rule in _rules()),
    "aankondiging met datum": lambda: any(rule.start and rule.start.date for rule in _rules()),
    "regel zonder bron": lambda: any(rule.no_source for rule in _rules()),
    "voetnoot in de norm": lambda: any(rule.norm and rule.norm.footnotes for rule in _rules()),
    "voetnoot van twee alinea’s": lambda: any(
        len(note.blocks) > 1 for rule in _rules() for s in rule.body.sections for note in s.footnotes
    ),
    "tabel": part(_deep, Table, 0),
    "tabel met een streep in een cel": lambda: re.search(r"(?m)^\|.*\\\|", _texts()),
    "tabel met een lege cel": lambda: re.search(r"(?m)^\|.*\|  \|$", _texts()),
    "tabel in een citaat": part(_deep, Table, 1),
    "citaat in een citaat": part(_deep, BlockQuote, 1),
    "lijst in een lijst": part(_deep, BulletList, 1),
    "lijst in een lijst in een lijst": part(_deep, OrderedList, 2),
    "alinea diep in een lijst": part(_deep, Para, 2),
    "verwijzing naar een lid van een oude versie": lambda: any(
        ref.version and ref.anchor for rule in _rules() for _, ref in rule.refs
    ),
    **{
        f"verwijzing naar {kind}": part(_reference, kind)
        for kind in ("regel", "bron", "begrip", "onderwerp", "opdracht")
    },
    "vaste spatie": lambda: "\u00a0" in _texts(),
    "zacht koppelteken": lambda: "\u00ad" in _texts(),
    "losse accenten": lambda: "e\u0301" in _texts(),
    "emoji": lambda: "🕵️‍♀️" in _texts(),
    "heel lang woord": lambda: re.search(r"\w{80}", _texts()),
    "ontsnapte tekens": lambda: "\\*" in _texts() and "1\\." in _texts(),
    "haakjes in een adres": lambda: "_(ministers))" in _texts(),
    "commentaar in een register": lambda: (
        b"\n# " in b"\n" + book_files("gemeen")["registers/onderwerpen.yml"]
    ),
}
KINDS = {**LINEAGE, **PARAGRAPHS, **TERMS_AND_CHAPTERS, **REGISTERS, **TEXTS}


@pytest.mark.parametrize("kind", KINDS)
def test_nasty_book_holds_every_kind(kind: str) -> None:
    """Each kind of event and text occurs at least once, found by walking the model."""
    assert KINDS[kind]()


def test_nasty_book_uses_every_key() -> None:
    """Every key of every schema is written somewhere, so that all of it is read and shown."""
    records = {
        "regels": schemas.RULE,
        "wijzigingen": schemas.CHANGE,
        "versie.yml": schemas.REVISION,
        "begrippen.yml": schemas.TERMS.item,
        **{name: kind.item for name, (_, kind) in schemas.REGISTERS.items()},
    }
    for part, record in records.items():
        texts = [d.decode() for p, d in book_files("gemeen").items() if part in p]
        for key in record.keys:  # type: ignore[attr-defined]
            assert any(re.search(rf"(?m)^[- ]*{key.name}:", text) for text in texts), (part, key.name)


def test_lineage_is_its_own_inverse() -> None:
    """A rule is among the successors of exactly those it came from."""
    for old, new in _pairs(_book()):
        for one in old.rules:
            for other in new.rules:
                assert (other in successors(new, one)) == (one in predecessors(old, new, other))


def test_a_rule_that_only_moved_along_reads_differently() -> None:
    """The reference to a paragraph that moved is followed, so that the rule is unchanged."""
    book = book_of("gemeen")
    old, new = book.revisions["2025-09-26"], book.revisions["concept"]
    assert not rule_differences(old.rules["uitnodigingen"], new.rules["uitnodigingen"], new) & {
        Difference.NORM,
        Difference.EXPLANATION,
    }
    assert not reads_differently(old.rules["integriteit"], new.rules["integriteit"], new)


def test_locks_hold_what_a_version_cites() -> None:
    """Each register that a version cites is in its lock."""
    for revision in book_of("gemeen").adopted:
        assert revision.lock is not None
        assert set(revision.lock.registers) <= set(REGISTER_NAMES.values())
        assert "bronnen" in revision.lock.registers
