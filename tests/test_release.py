"""`regelboek release`: the draft becomes an adopted version, all or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from tests.support.books import book_files

from regelboek.errors import ReleaseRefused
from regelboek.loading.book import load_book
from regelboek.locks import make_lock, previous_lock, whole_digest
from regelboek.release import Released, all_diagnostics, release

DAY = "2026-01-01"
HEAD = """vastgesteld: 2025-12-19
gepubliceerd: 2025-12-22
besloten-door: ministerraad
samenvatting: Reizen, en geschenken eerst beoordelen.
"""


def ready(head: str = HEAD, book: str = "klein") -> dict[str, bytes]:
    """A book whose draft says who decided, and when."""
    files = dict(book_files(book))
    path = "concept/versie.yml"
    files[path] = files[path].replace(b"voorganger:", head.encode() + b"voorganger:")
    return files


def text(files: Mapping[str, bytes], path: str) -> str:
    return files[path].decode()


@pytest.fixture
def released() -> Released:
    return release(ready(), DAY)


def test_the_version_is_the_draft(released: Released) -> None:
    """Rules, terms and changes are those of the draft, byte for byte; only `versie.yml` differs."""
    before = ready()
    for path, data in before.items():
        if path.startswith("concept/") and path != "concept/versie.yml":
            assert released.files[path.replace("concept", f"versies/{DAY}", 1)] == data
    head = text(released.files, f"versies/{DAY}/versie.yml")
    assert head.startswith(
        "schema: 1\nversie: 2026-01-01\ntitel: Kleine gedragscode\nvastgesteld: 2025-12-19\n"
        "gepubliceerd: 2025-12-22\nin-werking: 2026-01-01\nvoorganger: 2024-07-02\n"
    )


def test_older_versions_are_untouched(released: Released) -> None:
    """Nothing of an adopted version changes, and nothing of a register but the log."""
    for path, data in ready().items():
        if path.startswith(("versies/", "registers/")) and path != "registers/logboek.yml":
            assert released.files[path] == data


def test_the_result_is_clean(released: Released) -> None:
    """The new book, with its new version and the next draft, holds no error."""
    _, found = all_diagnostics(released.files)
    assert not [d for d in found if d.severity == "fout"]


def test_the_next_draft_goes_on(released: Released) -> None:
    """The next draft is the new version without its changes, its dates and its lock."""
    book, _ = load_book(released.files)
    draft, version = book.revisions["concept"], book.revisions[DAY]
    assert draft.predecessor == DAY
    assert draft.rules.keys() == version.rules.keys()
    assert all(draft.rules[id].body == version.rules[id].body for id in draft.rules)
    assert not any(draft.changes.values())
    assert text(released.files, "concept/versie.yml").startswith(
        "schema: 1\nversie: concept\ntitel: Kleine gedragscode\nvoorganger: 2026-01-01\nhoofdstukken:\n"
    )
    assert not draft.lock


def test_the_log_gets_a_line(released: Released) -> None:
    """One line is added at the end, with the digest of the lock; the others stay as they were."""
    log = text(released.files, "registers/logboek.yml")
    before = text(ready(), "registers/logboek.yml")
    assert log.startswith(before)
    assert log[len(before) :] == (
        "- datum: 2025-12-22\n  soort: uitgave\n  versie: 2026-01-01\n"
        "  wat: Reizen, en geschenken eerst beoordelen.\n  door: ministerraad\n"
        f"  slot: sha256:{released.lock.digest}\n"
    )


def test_the_chain_of_locks(released: Released) -> None:
    """The lock names the one before it, and holds every file, rule, term and cited entry."""
    book, _ = load_book(released.files)
    version = book.revisions[DAY]
    before = book.revisions["2024-07-02"].lock
    assert before is not None
    assert version.lock == released.lock
    assert released.lock.previous == before.digest
    assert released.lock.files == version.file_digests
    assert released.lock.rules.keys() == version.rules.keys()
    assert released.lock.terms.keys() == version.terms.keys()
    assert "kst-28844-251" in released.lock.registers["bronnen"]
    assert whole_digest(released.lock) == released.lock.digest
    assert make_lock(book, version, previous_lock(book, version)) == released.lock


def test_twice_in_a_row(released: Released) -> None:
    """The draft that opens can itself be adopted later."""
    files = dict(released.files)
    path = "concept/versie.yml"
    files[path] = files[path].replace(b"voorganger:", HEAD.encode() + b"voorganger:")
    again = release(files, "2027-01-01")
    assert again.lock.previous == released.lock.digest
    assert not [d for d in all_diagnostics(again.files)[1] if d.severity == "fout"]


def test_the_same_input_gives_the_same_bytes() -> None:
    """A release depends on nothing but the files: no clock, no order, no chance."""
    one = release(ready(), DAY)
    other = release(dict(reversed(list(ready().items()))), DAY)
    assert dict(one.files) == dict(other.files)


def test_the_input_is_left_alone() -> None:
    """The files that were given are not changed."""
    files = ready()
    copy = dict(files)
    release(files, DAY)
    assert files == copy


def test_first_version() -> None:
    """A first version has no predecessor, and its lock names none."""
    files = {p: d for p, d in ready().items() if not p.startswith(("versies/", "concept/wijzigingen"))}
    path = "concept/versie.yml"
    files[path] = files[path].replace(b"voorganger: 2024-07-02\n", b"")
    for register in ("situaties", "dilemmas", "logboek", "opdrachten"):
        del files[f"registers/{register}.yml"]
    done = release(files, DAY)
    assert done.lock.previous is None
    assert "voorganger" not in text(done.files, f"versies/{DAY}/versie.yml")
    assert text(done.files, "registers/logboek.yml").count("- datum:") == 1


# Refusals


def _refused(files: dict[str, bytes], revision: str) -> ReleaseRefused:
    before = dict(files)
    with pytest.raises(ReleaseRefused) as caught:
        release(files, revision)
    assert files == before
    assert caught.value.message.endswith(".")
    assert caught.value.hint
    return caught.value


def test_refuses_while_errors_remain() -> None:
    """An error anywhere, even in a register, keeps everything as it was, and is handed back."""
    files = ready()
    files["registers/bronnen.yml"] += b"- id: fout\n"
    refused = _refused(files, DAY)
    assert {d.code for d in refused.diagnostics} == {"RB013"}
    assert refused.message == "Er zijn nog fouten; er is niets vastgesteld."


def test_warnings_are_no_reason_to_refuse() -> None:
    """Warnings are for people to weigh."""
    files = ready()
    files["registers/onderwerpen.yml"] += b"- id: leeg\n  label: leeg\n  definitie: Niemand.\n"
    assert {d.code for d in all_diagnostics(files)[1]} == {"RB307"}
    release(files, DAY)


@pytest.mark.parametrize("missing", ["vastgesteld", "gepubliceerd", "besloten-door", "samenvatting"])
def test_refuses_without_a_decision(missing: str) -> None:
    """What an adopted version must say is asked for, with an example to paste."""
    refused = _refused(ready(re.sub(rf"{missing}: .*\n", "", HEAD)), DAY)
    assert f"\n{missing}: " in refused.hint


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("morgen", "‘morgen’ is geen dag."),
        ("2026-13-01", "‘2026-13-01’ is geen dag."),
        ("2026-02-30", "‘2026-02-30’ is geen dag."),
        ("01-01-2026", "‘01-01-2026’ is geen dag."),
        ("concept", "‘concept’ is geen dag."),
        ("../2026-01-01", "‘../2026-01-01’ is geen dag."),
        ("2024-07-02", "De versie van 2024-07-02 bestaat al."),
        ("2022-12-23+2026-01-01", "Dit concept is geen herstel."),
    ],
)
def test_refuses_a_wrong_day(revision: str, said: str) -> None:
    """The name of a version is the day it takes effect, and is used once."""
    assert _refused(ready(), revision).message == said


def test_refuses_without_a_draft() -> None:
    """Without a draft there is nothing to adopt."""
    files = {p: d for p, d in ready().items() if not p.startswith("concept/")}
    assert _refused(files, DAY).message == "Er is geen concept."


def test_refuses_what_would_be_wrong_afterwards() -> None:
    """A version that would contradict its own dates is not made: published before it was adopted."""
    refused = _refused(ready(HEAD.replace("2025-12-19", "2025-12-30")), DAY)
    assert {d.code for d in refused.diagnostics} == {"RB507"}
    assert refused.message == f"De versie van {DAY} zou fouten bevatten; er is niets vastgesteld."


# A correction

CORRECTION = """vastgesteld: 2024-08-28
gepubliceerd: 2024-08-30
in-werking: 2024-07-02
bekend: 2024-09-01
herstelt: 2024-07-02
besloten-door: redactie
samenvatting: Een spelfout hersteld.
"""


def corrected() -> dict[str, bytes]:
    """A draft that mends a slip in the newest version."""
    files = {p: d for p, d in book_files("klein").items() if not p.startswith("concept/")}
    for path, data in book_files("klein").items():
        inner = path.removeprefix("versies/2024-07-02/")
        if inner != path and not inner.startswith(("wijzigingen/", "slot")):
            files[f"concept/{inner}"] = data
    head = files["concept/versie.yml"].decode().split("vastgesteld")[0].replace("2024-07-02", "concept")
    chapters = files["concept/versie.yml"].decode().partition("hoofdstukken:")[2]
    files["concept/versie.yml"] = f"{head}{CORRECTION}hoofdstukken:{chapters}".encode()
    path = "concept/regels/reizen.md"
    rule = "concept/regels/openbare-agenda.md"
    files[rule] = files[rule].replace(
        b"met iemand van buiten openbaar.\n2.", b"met iemand van buiten openbaar!\n2."
    )
    files["concept/wijzigingen/regels/openbare-agenda.yml"] = (
        b"soort: hersteld\nreden: Het leesteken was verkeerd overgenomen.\n"
    )
    assert path not in files
    return files


def test_a_correction() -> None:
    """A correction takes its place beside the version it mends, and the next draft goes on from it."""
    name = "2024-07-02+2024-09-01"
    done = release(corrected(), name)
    book, found = load_book(done.files)
    assert not found
    version = book.revisions[name]
    assert version.corrects == "2024-07-02"
    assert str(version.in_force) == "2024-07-02"
    assert str(version.known) == "2024-09-01"
    assert book.newest is version
    assert book.revisions["concept"].predecessor == name
    assert "soort: herstel\n" in text(done.files, "registers/logboek.yml")
    assert "datum: 2024-09-01\n  soort: herstel" in text(done.files, "registers/logboek.yml")
    assert done.lock.previous == book.revisions["2024-07-02"].lock.digest  # type: ignore[union-attr]


def test_a_correction_needs_both_days() -> None:
    """A correction without the day it became known is refused, with the form of its name."""
    refused = _refused(corrected(), "2026-01-01")
    assert refused.message == "Het concept herstelt 2024-07-02."
    assert "2024-07-02+jaar-maand-dag" in refused.hint


def test_a_correction_of_an_older_version() -> None:
    """After a correction of an older version, the draft still goes on from the newest one."""
    files = {p: d for p, d in book_files("gemeen").items() if not p.startswith("concept/")}
    old = "versies/2024-07-02/"
    for path, data in book_files("gemeen").items():
        inner = path.removeprefix(old)
        if inner != path and not inner.startswith(("wijzigingen/", "slot")):
            files[f"concept/{inner}"] = data
    head = files["concept/versie.yml"].decode()
    new = CORRECTION.replace("2024-08", "2025-11").replace("2024-09-01", "2025-12-01")
    head = re.sub(r"(?ms)^vastgesteld.*?(?=^hoofdstukken)", new, head)
    files["concept/versie.yml"] = head.replace("versie: 2024-07-02", "versie: concept").encode()
    rule = "concept/regels/openbare-agenda.md"
    files[rule] = files[rule].replace(b"2. U noemt daarbij", b"2. U noemt erbij")
    files["concept/wijzigingen/regels/openbare-agenda.yml"] = (
        b"soort: hersteld\nreden: Het woord was verkeerd overgenomen.\n"
    )
    done = release(files, "2024-07-02+2025-12-01")
    book, _ = load_book(done.files)
    assert book.revisions["concept"].predecessor == "2025-09-26"
    assert book.adopted[-1].id == "2024-07-02+2025-12-01"
