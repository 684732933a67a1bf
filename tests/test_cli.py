"""The command line: Dutch whatever is typed, three exit codes, never a traceback."""

from __future__ import annotations

import errno
import gc
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.books import book_files

from regelboek import release as release_module
from regelboek.catalogue import HEADINGS, entries
from regelboek.cli import checking, editing
from regelboek.cli.main import main
from regelboek.folders import read_folder, replace_folder, write_file

ENGLISH = re.compile(
    r"\b(usage|error|invalid|expected|required|unrecognized|choose|argument|arguments|show|help message|"
    r"options|positional|Traceback|None)\b"
)


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Commands switch the garbage collector off; tests go on for longer."""
    yield
    gc.enable()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The small book in a folder of its own."""
    folder = tmp_path / "code_rules"
    replace_folder(folder, book_files("klein"))
    return folder


class Run:
    """What a command said, and how it ended."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> None:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        self.code = ended.value.code
        self.out, self.err = capsys.readouterr()


def edit(rules: Path, path: str, old: str, new: str) -> None:
    text = (rules / path).read_text(encoding="utf-8")
    assert old in text
    write_file(rules / path, text.replace(old, new).encode())


# Exit codes


def test_check_clean(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A clean book ends with 0 and says what was looked at."""
    run = Run(capsys, "check", "--rules", rules)
    assert run.code == 0
    assert run.out == "Geen fouten en geen waarschuwingen. Gecontroleerd: 24 regels in 3 versies.\n"
    assert not run.err


def test_check_warnings(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Warnings alone end with 0, with `--strict` 1."""
    edit(rules, "concept/regels/reizen.md", "Laat uw reis", "Laat uw reis altijd")
    assert Run(capsys, "check", "--rules", rules).code == 0
    run = Run(capsys, "check", "--rules", rules, "--strict")
    assert run.code == 1
    assert "RB701" in run.out


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "summary"])
def test_check_errors(rules: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """Errors end with 1 in every format, and name the file as the person knows it."""
    edit(rules, "concept/regels/reizen.md", "titel: Reizen", "titl: Reizen")
    run = Run(capsys, "check", "--rules", rules, "--format", form)
    assert run.code == 1
    assert f"{rules.name}/concept/regels/reizen.md" in run.out
    assert not run.err


@pytest.mark.parametrize("command", ["check", "format"])
def test_no_folder(command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A folder that is not there ends with 2 and says what to do."""
    run = Run(capsys, command, "--rules", tmp_path / "weg")
    assert run.code == 2
    assert run.err.startswith("De map ‘")
    assert "\n→ Geef met `--rules`" in run.err
    assert not run.out


def test_format(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--check` says what differs and changes nothing; without it the one form is written."""
    path = rules / "concept/regels/reizen.md"
    assert Run(capsys, "format", "--rules", rules, "--check").out == "Alles staat in de vaste vorm.\n"
    edit(rules, "concept/regels/reizen.md", "titel: Reizen", "titel: 'Reizen'")
    run = Run(capsys, "format", "--rules", rules, "--check")
    assert run.code == 1
    assert run.out == (f"{path}\n1 bestand staat niet in de vaste vorm.\n→ Draai `regelboek format`.\n")
    assert "titel: 'Reizen'" in path.read_text(encoding="utf-8")
    run = Run(capsys, "format", "--rules", rules)
    assert run.code == 0
    assert run.out.endswith("1 bestand in de vaste vorm gezet.\n")
    assert read_folder(rules) == dict(book_files("klein"))
    assert Run(capsys, "format", "--rules", rules, "--check").code == 0


def test_format_skips_what_it_cannot_read(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read stays as it is, is named, and makes the command end with 1."""
    edit(rules, "concept/regels/reizen.md", "titel: Reizen", "titel: [Reizen")
    before = read_folder(rules)
    run = Run(capsys, "format", "--rules", rules)
    assert run.code == 1
    assert "reizen.md: overgeslagen, want niet te lezen" in run.out
    assert read_folder(rules) == before


def test_format_leaves_adopted_versions(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Adopted versions are never touched, whatever form they have."""
    path = "versies/2022-12-23/regels/jaaroverzicht.md"
    edit(rules, path, "titel: ", "titel:   ")
    before = read_folder(rules)
    Run(capsys, "format", "--rules", rules)
    assert read_folder(rules) == before


HEAD = "vastgesteld: 2025-12-19\ngepubliceerd: 2025-12-22\nbesloten-door: redactie\nsamenvatting: Reizen.\n"


def test_release(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft that is ready becomes a version, and the book is clean afterwards."""
    edit(rules, "concept/versie.yml", "voorganger:", f"{HEAD}voorganger:")
    run = Run(capsys, "release", "2026-01-01", "--rules", rules)
    assert run.code == 0
    assert run.out.startswith("De versie van 2026-01-01 is vastgesteld.\nSlot: sha256:")
    assert Run(capsys, "check", "--rules", rules).code == 0
    assert (rules / "versies" / "2026-01-01" / "slot.json").exists()


def test_release_with_errors(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors are shown as `check` shows them, nothing is written, and it ends with 1."""
    edit(rules, "concept/regels/reizen.md", "titel: Reizen", "titl: Reizen")
    before = read_folder(rules)
    run = Run(capsys, "release", "2026-01-01", "--rules", rules)
    assert run.code == 1
    assert "RB012" in run.out
    assert (
        run.err
        == "Er zijn nog fouten; er is niets vastgesteld.\n→ Los de fouten op en probeer het opnieuw.\n"
    )
    assert read_folder(rules) == before


def test_release_without_a_decision(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is missing is asked for, nothing is written, and it ends with 2."""
    before = read_folder(rules)
    run = Run(capsys, "release", "2026-01-01", "--rules", rules)
    assert run.code == 2
    assert "vastgesteld: " in run.err
    assert read_folder(rules) == before


# Explain


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.code)
def test_explain(entry: object, capsys: pytest.CaptureFixture[str]) -> None:
    """Every code has its page: four headings and for which versions it goes, in lines that fit."""
    code, slug = entry.code, entry.slug  # type: ignore[attr-defined]
    for asked in (code, code.lower(), slug):
        run = Run(capsys, "explain", asked)
        assert run.code == 0
        assert run.out.startswith(f"{code} {slug} (")
    assert [line for line in run.out.splitlines() if line in HEADINGS] == list(HEADINGS)
    prose = [line for line in run.out.splitlines() if not line.startswith("    ")]
    assert max(map(len, prose)) <= 100


def test_explain_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a code all of them are listed, in order."""
    run = Run(capsys, "explain")
    assert [line.split()[0] for line in run.out.splitlines()] == [entry.code for entry in entries()]


@pytest.mark.parametrize(
    ("asked", "guess"),
    [("RB2O1", "RB201"), ("regel-bestaat-nie", "REGEL-BESTAAT-NIET"), ("zomaar", "regelboek explain")],
)
def test_explain_unknown(asked: str, guess: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A code that does not exist ends with 2, and the nearest is named."""
    run = Run(capsys, "explain", asked)
    assert run.code == 2
    assert f"De code ‘{asked}’ bestaat niet." in run.err
    assert guess in run.err


# Mistakes in what is typed

MISTAKES = {
    (): "Er ontbreekt nog iets: opdracht.",
    ("chek",): "‘chek’ bestaat niet. Bedoelde u `check`?",
    ("zomaar",): "‘zomaar’ bestaat niet. Kies uit: check, ",
    ("check", "--rulez", "x"): "Deze opties of woorden zijn onbekend: --rulez x.",
    ("check", "concept"): "Deze opties of woorden zijn onbekend: concept.",
    ("check", "--rules"): "Achter --rules hoort één waarde.",
    ("check", "--format"): "Achter --format hoort één waarde.",
    ("check", "--format", "sariff"): "‘sariff’ bestaat niet. Bedoelde u `sarif`?",
    ("check", "--format", "xml"): "‘xml’ bestaat niet. Kies uit: text, json, github, gitlab, sarif, summary.",
    ("check", "--strict=ja"): "--strict krijgt geen waarde",
    ("check", "--str"): "Deze opties of woorden zijn onbekend: --str.",
    ("release",): "Er ontbreekt nog iets: DATUM.",
    ("release", "2026-01-01", "2026-02-01"): "Deze opties of woorden zijn onbekend: 2026-02-01.",
    ("explain", "RB001", "RB002"): "Deze opties of woorden zijn onbekend: RB002.",
    ("build", "--jobs", "vier"): "‘vier’ kan niet bij --jobs.",
    ("build", "--jobs", "1.5"): "‘1.5’ kan niet bij --jobs.",
    ("serve", "--port", "http"): "‘http’ kan niet bij --port.",
    ("format", "--check", "-x"): "Deze opties of woorden zijn onbekend: -x.",
}


@pytest.mark.parametrize("arguments", MISTAKES, ids=lambda a: " ".join(a) or "niets")
def test_mistakes(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Each mistake on the command line ends with 2, a Dutch sentence and how to call it."""
    run = Run(capsys, *arguments)
    assert run.code == 2
    assert run.err.startswith(MISTAKES[arguments])
    assert "\n\ngebruik: regelboek" in run.err
    assert not ENGLISH.search(run.err), run.err
    assert not run.out


@pytest.mark.parametrize("command", ["", "check", "explain", "format", "release", "build", "serve"])
def test_help_is_dutch(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command explains itself, in Dutch."""
    run = Run(capsys, *([command] if command else []), "--help")
    assert run.code == 0
    assert run.out.startswith("gebruik: regelboek")
    assert not ENGLISH.search(run.out), run.out


def test_every_option_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """No option stands in the help without a word about it."""
    for command in ("check", "explain", "format", "release", "build", "serve"):
        text = Run(capsys, command, "--help").out
        for block in re.findall(r"(?m)^  (-\S.*(?:\n {6,}.*)*)", text):
            assert re.search(r" {2,}\S|\n {6,}\S", block), (command, block)


# Never a traceback


def test_a_fault_of_the_program(
    rules: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw is owned up to in Dutch, with what the maintainer needs to know."""

    def fail(_: object) -> None:
        raise KeyError("stuk")

    monkeypatch.setattr(checking, "all_diagnostics", fail)
    run = Run(capsys, "check", "--rules", rules)
    assert run.code == 2
    assert run.err.startswith("Er ging iets mis in het programma zelf, niet in uw tekst.\n→ Meld dit")
    assert "KeyError: 'stuk' (test_cli.py, regel " in run.err
    monkeypatch.setenv("REGELBOEK_TRACE", "1")
    with pytest.raises(KeyError):
        main(["check", "--rules", str(rules)])


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.EACCES, "geen rechten"), (errno.ENOSPC, "de schijf is vol"), (errno.EIO, "Input/output error")],
)
def test_what_the_system_refuses(
    rules: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    said: str,
) -> None:
    """A disk that is full or may not be written is said in Dutch, as far as it is known."""
    edit(rules, "concept/versie.yml", "voorganger:", f"{HEAD}voorganger:")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number), "code_rules")

    monkeypatch.setattr(editing, "replace_folder", refuse)
    before = read_folder(rules)
    run = Run(capsys, "release", "2026-01-01", "--rules", rules)
    assert run.code == 2
    assert run.err.startswith("Dat lukt niet met ‘code_rules’: ")
    assert said in run.err
    assert read_folder(rules) == before


def test_interrupted(
    rules: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends quietly, as shells expect."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(release_module, "load_book", interrupt)
    run = Run(capsys, "check", "--rules", rules)
    assert (run.code, run.out, run.err) == (130, "", "")


def _regelboek(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "regelboek", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_as_a_program(rules: Path) -> None:
    """The installed program and `python -m regelboek` are the same."""
    program = Path(sys.executable).with_name("regelboek")
    one = subprocess.run([program, "check", "--rules", rules], capture_output=True, check=False)
    other = _regelboek("check", "--rules", rules)
    assert (one.returncode, one.stdout) == (other.returncode, other.stdout) == (0, other.stdout)


@pytest.mark.parametrize("variables", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0"}])
def test_in_any_locale(rules: Path, variables: dict[str, str]) -> None:
    """Dutch quotes come out as UTF-8 in any locale."""
    edit(rules, "concept/regels/reizen.md", "titel: Reizen", "titl: Reizen")
    done = _regelboek("check", "--rules", rules, env={**os.environ, **variables})
    assert done.returncode == 1
    assert "De sleutel ‘titl’ bestaat niet bij een regel.\n" in done.stdout.decode()


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "summary"])
def test_a_name_that_is_no_text(rules: Path, form: str) -> None:
    """A file whose name is no UTF-8 is named as well as can be, in every format."""
    with open(os.fsencode(rules / "concept" / "regels") + b"/caf\xe9.md", "wb") as stream:
        stream.write(b"x")
    done = _regelboek("check", "--rules", rules, "--format", form)
    assert done.returncode == 1
    assert b"RB021" in done.stdout
    assert not done.stderr
    done.stdout.decode()


def test_a_pipe_that_closes(rules: Path) -> None:
    """`regelboek check | head -1` is no error."""
    for path in (rules / "concept" / "regels").iterdir():
        path.write_bytes(b"---\n" * 3)
    command = f"{sys.executable} -m regelboek explain | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert done.stdout.startswith(b"RB001")
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_no_colour_in_a_file(rules: Path) -> None:
    """Colour is for a terminal, not for a pipe."""
    edit(rules, "concept/regels/reizen.md", "titel: Reizen", "titl: Reizen")
    assert b"\x1b" not in _regelboek("check", "--rules", rules).stdout


def test_terminated_while_releasing(rules: Path) -> None:
    """A release that is killed leaves the book as it was, or as it should become; never in between."""
    edit(rules, "concept/versie.yml", "voorganger:", f"{HEAD}voorganger:")
    before = read_folder(rules)
    expected = dict(release_module.release(before, "2026-01-01").files)
    for wait in (0.2, 0.3, 0.4, 0.5):
        replace_folder(rules, before)
        command = [sys.executable, "-m", "regelboek", "release", "2026-01-01", "--rules", str(rules)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(timeout=wait)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        assert read_folder(rules) in (before, expected)
