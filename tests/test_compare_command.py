"""`regelboek compare`: every kind of side, every form, and mistakes answered in Dutch."""

from __future__ import annotations

import fcntl
import gc
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.books import BOOKS, book_files

from regelboek.cli.main import main
from regelboek.folders import replace_folder, write_file

ENGLISH = re.compile(r"\b(error|invalid|usage|Traceback|None|not found|expected|argument)\b")


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Commands switch the garbage collector off; tests go on for longer."""
    yield
    gc.enable()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The nasty book in a repository of its own, with a change that is not committed."""
    folder = tmp_path / "code_rules"
    replace_folder(folder, book_files("gemeen"))
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "eerste"]):
        settings = ["-c", "user.name=T", "-c", "user.email=t@example.nl", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *settings, "-C", str(tmp_path), *arguments], check=True, capture_output=True)
    path = folder / "concept/regels/sociale-media.md"
    text = path.read_text("utf-8")
    write_file(path, text.replace("## Norm\n\n1. ", "## Norm\n\n1. Ook nu: ", 1).encode())
    return folder


OWN = Path(__file__).parent.parent / "code_rules"
"""The book of this repository."""


@pytest.mark.parametrize(("columns", "longest"), [(40, 40), (20, 40), (72, 72), (300, 100)])
def test_lines_fit_the_terminal(columns: int, longest: int) -> None:
    """In a real terminal: as wide as it is, but no narrower than can be read and no wider."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    command = [sys.executable, "-m", "regelboek", "compare", "2025-09-26", "2026-01-01", "--rules", str(OWN)]
    with subprocess.Popen(command, stdout=theirs, env=environment) as running:
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 65536):
                said += part
        except OSError:  # the other end is closed
            pass
    os.close(ours)
    assert running.returncode == 0
    lines = re.sub(r"\x1b\[[\d;]*m", "", said.decode()).splitlines()
    assert longest - 12 < max(map(len, lines)) <= longest


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["compare", *map(str, arguments)])
    out, err = capsys.readouterr()
    assert not ENGLISH.search(err), err
    assert isinstance(ended.value.code, int)
    return ended.value.code, out, err


def test_versions(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two revisions by their ids."""
    code, out, err = run(capsys, "2022-12-23", "concept", "--rules", rules)
    assert (code, err) == (0, "")
    assert out.startswith(
        "Gemene gedragscode\nVan 2022-12-23 (geldig vanaf 23 december 2022) naar concept.\n"
    )
    assert "\x1b" not in out


@pytest.mark.parametrize("ref", ["git:main", "git:HEAD:concept"])
def test_git(rules: Path, capsys: pytest.CaptureFixture[str], ref: str) -> None:
    """What changed since a commit: one rule, and no other."""
    code, out, _ = run(capsys, ref, "concept", "--rules", rules)
    assert code == 0
    assert "1 veranderd: 1 gewijzigd" in out
    assert "{+Ook nu: U" in out or "{+Ook nu:+}" in out


def test_git_version(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A version at a commit; adopted versions are the same everywhere."""
    code, out, _ = run(capsys, "git:main:2025-09-26", "2025-09-26", "--rules", rules)
    assert (code, "Er is niets veranderd." in out) == (0, True)


def test_folders(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole folder, or that of one version, which brings its history along."""
    whole = run(capsys, BOOKS / "gemeen", "concept", "--rules", rules)[1]
    assert "1 veranderd: 1 gewijzigd" in whole
    one = run(capsys, rules / "versies/2024-07-02", rules / "versies/2025-09-26", "--rules", rules)[1]
    same = run(capsys, "2024-07-02", "2025-09-26", "--rules", rules)[1]
    assert one.split("\n\n", 1)[1] == same.split("\n\n", 1)[1]  # after the names of both


def test_a_folder_by_itself(rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder of a version that stands apart has no history; ids still lead to each other."""
    apart = tmp_path / "los"
    replace_folder(apart, {p[8:]: d for p, d in book_files("gemeen").items() if p.startswith("concept/")})
    code, out, _ = run(capsys, "concept", apart, "--rules", rules)
    assert (code, "1 veranderd: 1 gewijzigd" in out) == (0, True)


def test_texts(rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two Markdown files, whatever is in them."""
    old, new = tmp_path / "oud.md", tmp_path / "nieuw.md"
    write_file(old, b"# Kop\n\nU meldt binnen een maand.\n")
    write_file(new, b"# Kop\n\nU meldt binnen twee weken.\n")
    code, out, _ = run(capsys, old, new, "--rules", rules)
    assert code == 0
    assert "[-een maand-]{+twee weken+}" in out
    assert "wordt ‘een maand’ vervangen door ‘twee weken’" in out


@pytest.mark.parametrize("rule", ["geschenken-registreren", "3.4"])
def test_one_rule(rules: Path, capsys: pytest.CaptureFixture[str], rule: str) -> None:
    """One rule, by its id or its number."""
    out = run(capsys, "2025-09-26", "concept", "--regel", rule, "--rules", rules)[1]
    assert "Geschenken registreren" in out
    assert "Sociale media" not in out
    data = json.loads(
        run(capsys, "2025-09-26", "concept", "--regel", rule, "--format", "json", "--rules", rules)[1]
    )
    assert [entry["id"] for entry in data["rules"]] == ["geschenken-registreren"]


def test_json_keeps_the_bytes_of_the_files(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not in the one written form is rebuilt as it stands."""
    from regelboek.compare.export import new_text  # noqa: PLC0415

    path = rules / "concept/regels/sociale-media.md"
    text = path.read_text("utf-8").replace("U ", "U\n   ", 1) + "\n\n"
    write_file(path, text.encode())
    data = json.loads(run(capsys, "git:main", "concept", "--format", "json", "--rules", rules)[1])
    found = [
        t for rule in data["rules"] for t in rule["texts"] if t.get("new", {}).get("id") == "sociale-media"
    ]
    assert new_text(found[0]["diff"]) == text.split("---\n", 2)[2]


@pytest.mark.parametrize("form", ["markdown", "html", "json", "csv"])
def test_forms(rules: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """Every form comes out, the same each time."""
    first = run(capsys, "2024-07-02", "concept", "--format", form, "--rules", rules)
    assert first == run(capsys, "2024-07-02", "concept", "--format", form, "--rules", rules)
    assert first[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2022-12-32", "concept"), "Bedoelde u `2022-12-23`? De versies zijn: 2022-12-23, "),
        (("conept", "2022-12-23"), "Bedoelde u `concept`?"),
        (("git:", "concept"), "ontbreekt een branch"),
        (("git:nergens", "concept"), "Git kent ‘nergens’ niet"),
        (("git:main:2025-09-27", "concept"), "Bedoelde u `2025-09-26`?"),
        (("git:-x", "concept"), "geen verwijzing naar een commit"),
        (("concept", "2022-12-23", "--regel", "vergoeding"), "Bedoelde u `vergoedingen`?"),
        (("concept",), "Noem twee versies om te vergelijken.\n→ De versies zijn: 2022-12-23, "),
        ((), "De versies zijn: 2022-12-23, "),
        (("", "concept"), "De versies zijn: 2022-12-23, "),
        (("git:nergens", "concept"), "zijn: 2022-12-23, "),
        ((str(Path(__file__).parent), "concept"), "zijn: 2022-12-23, "),
        (("concept", "2022-12-23", "--format", "xml"), "‘xml’ bestaat niet."),
        (("concept", str(Path(__file__))), "één bestand"),
    ],
)
def test_mistakes(
    rules: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    """A bad argument is answered with what there is, and exit code 2."""
    code, out, err = run(capsys, *arguments, "--rules", rules)
    assert (code, out) == (2, "")
    assert said in err


def test_unreadable_rules_are_named(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that cannot be read does not stop the rest, and is not passed over in silence."""
    write_file(rules / "concept/regels/sociale-media.md", b"kapot")
    code, out, _ = run(capsys, "2025-09-26", "concept", "--rules", rules)
    assert (code, "Niet te lezen: sociale-media" in out) == (0, True)


def test_no_rules_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a rule book there are still files to compare, and a plain answer for the rest."""
    code, _, err = run(capsys, "concept", "2022-12-23", "--rules", tmp_path / "niets")
    assert code == 2
    assert "staat nog geen versie" in err


def test_a_number_of_two_rules(capsys: pytest.CaptureFixture[str]) -> None:
    """A number means the new rule; that it was another's is said, with how to ask for that one."""
    code, out, err = run(capsys, "2022-12-23", "2026-01-01", "--regel", "6.3", "--rules", OWN)
    assert code == 0
    assert "Mail en chat over uw werk" in out
    assert (
        err
        == "Regel 6.3 was in 2022-12-23 een andere: ‘Hoor ook de andere kant’.\n→ Kies die met `--regel beide-kanten-horen`.\n"
    )


def test_written_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That only white space differs is said; that nothing at all does, too."""
    one, other = tmp_path / "een.md", tmp_path / "ander.md"
    one.write_text("Een  zin.\n", encoding="utf-8")
    other.write_text("Een zin.\n", encoding="utf-8")
    assert "Wel is het bestand anders geschreven" in run(capsys, one, other)[1]
    assert "anders geschreven" not in run(capsys, one, one)[1]


def test_says_what_it_compares_as_plain_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An image, code and HTML have no place in a rule: their words are compared, and that is said."""
    old, new = tmp_path / "oud.md", tmp_path / "nieuw.md"
    old.write_text("Zie de tekening.\n", "utf-8")
    new.write_text("Zie de tekening.\n\n![Een tekening](b.png)\n", "utf-8")
    _, _, said = run(capsys, old, new)
    assert "nieuw.md’ bevat code, HTML of een afbeelding, het eerst op regel 3." in said
    assert "oud.md" not in said
