"""The one helper that talks to git: it reads, and never touches the work tree."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from regelboek import git
from regelboek.errors import GitError
from regelboek.folders import read_folder, write_file
from regelboek.git import commit_date, commit_id, read_ref

DAY = "2024-07-02T12:00:00+02:00"


def _git(folder: Path, *arguments: str) -> str:
    settings = ["-c", "user.name=Test", "-c", "user.email=test@example.nl", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *settings, "-C", str(folder), *arguments],
        capture_output=True,
        check=True,
        text=True,
        env={"GIT_COMMITTER_DATE": DAY, "GIT_AUTHOR_DATE": DAY, "PATH": "/usr/bin:/bin", "HOME": str(folder)},
    )
    return done.stdout.strip()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A rules folder in a repository with a commit, a tag, and changes that are not committed."""
    folder = tmp_path / "code_rules"
    write_file(folder / "concept" / "versie.yml", b"titel: Caf\xc3\xa9\r\n")
    write_file(folder / "concept" / "regels" / "g\u00e9n.md", b"\xff\x00")
    write_file(tmp_path / "README.md", b"leesmij")
    write_file(tmp_path / ".gitattributes", b"* text=auto\ncode_rules/** -text\n")
    _git(tmp_path, "init", "--quiet", "--initial-branch=main")
    _git(tmp_path, "add", "--all")
    _git(tmp_path, "commit", "--quiet", "--message=Eerste")
    _git(tmp_path, "tag", "v1")
    write_file(folder / "concept" / "versie.yml", b"titel: Anders\n")
    return folder


@pytest.mark.parametrize("ref", ["HEAD", "main", "v1", "v1^{commit}"])
def test_reads_what_was_committed(rules: Path, ref: str) -> None:
    """Every file below the folder, byte for byte, by path below the folder."""
    assert read_ref(rules, ref) == {
        "concept/versie.yml": b"titel: Caf\xc3\xa9\r\n",
        "concept/regels/g\u00e9n.md": b"\xff\x00",
    }


def test_leaves_the_work_tree_alone(rules: Path) -> None:
    """Reading a commit changes no file and no state of the repository."""
    before = read_folder(rules)
    status = _git(rules, "status", "--porcelain")
    read_ref(rules, "v1")
    assert read_folder(rules) == before
    assert _git(rules, "status", "--porcelain") == status


def test_commit(rules: Path) -> None:
    """The date is that of the commit, in UTC, whatever the clock or zone of the machine."""
    assert commit_date(rules) == dt.datetime(2024, 7, 2, 10, 0, tzinfo=dt.UTC)
    assert commit_id(rules) == _git(rules, "rev-parse", "HEAD")


@pytest.mark.parametrize("ref", ["bestaat-niet", "v1:README.md", "HEAD~5", ""])
def test_unknown_ref(rules: Path, ref: str) -> None:
    """What git does not know is said in Dutch, with git's own words behind it."""
    with pytest.raises(GitError) as caught:
        read_ref(rules, ref)
    assert caught.value.message.startswith("Git kent ‘")
    assert "git branch --all" in caught.value.hint


@pytest.mark.parametrize("ref", ["--output=/tmp/x", "-h"])
def test_an_option_is_no_ref(rules: Path, ref: str) -> None:
    """What begins with a hyphen never reaches git."""
    with pytest.raises(GitError) as caught:
        read_ref(rules, ref)
    assert "geen verwijzing" in caught.value.message


def test_the_folder_was_not_there_yet(rules: Path) -> None:
    """A folder that the commit does not hold gives an error, not an empty book."""
    later = rules.with_name("later")
    later.mkdir()
    with pytest.raises(GitError):
        read_ref(later, "v1")


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a repository there is no commit; that is no error."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert commit_date(tmp_path) is None
    assert commit_id(tmp_path) is None


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git the message says what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError) as caught:
        git._git(tmp_path, "version")
    assert caught.value.message == "Git is niet gevonden."
    assert commit_date(tmp_path) is None
