"""Folders in and out: read whole, written whole, or left as they were."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from regelboek import folders
from regelboek.errors import FolderError
from regelboek.folders import exchange, read_folder, replace_folder, replaced_whole, write_file

BEFORE = {"a.yml": b"a: 1\n", "concept/b.md": b"b\n", "concept/diep/c.md": b"c\n"}
AFTER = {"a.yml": b"a: 2\n", "versies/d.md": b"d\n"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A folder with a few files, and things that are not read."""
    root = tmp_path / "boek"
    for path, data in BEFORE.items():
        write_file(root / path, data)
    write_file(root / ".editor" / "instellingen", b"x")
    return root


def _left_beside(root: Path) -> list[str]:
    return [p.name for p in root.parent.iterdir() if p != root]


def test_reads_every_file(book: Path) -> None:
    """Files are read by path with forward slashes; folders that begin with a dot are not."""
    assert read_folder(book) == BEFORE


def test_no_folder() -> None:
    """A folder that is not there is said in Dutch, with what to do."""
    with pytest.raises(FolderError) as caught:
        read_folder(Path("/bestaat/niet"))
    assert caught.value.message == "De map ‘/bestaat/niet’ bestaat niet."
    assert "--rules" in caught.value.hint


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file in the place of a folder is no folder."""
    (tmp_path / "x").write_text("x")
    with pytest.raises(FolderError):
        read_folder(tmp_path / "x")


def test_links_are_not_followed(book: Path) -> None:
    """A link to a file elsewhere is refused: what it holds is no part of the book."""
    (book / "concept" / "link.md").symlink_to("/etc/hostname")
    with pytest.raises(FolderError) as caught:
        read_folder(book)
    assert "link.md" in caught.value.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(book: Path) -> None:
    """A file that may not be read is named."""
    (book / "a.yml").chmod(0)
    with pytest.raises(FolderError) as caught:
        read_folder(book)
    assert "a.yml" in caught.value.message


def test_write_file_keeps_its_mode(tmp_path: Path) -> None:
    """A file keeps its rights, a new one can be read by all, and nothing is left beside it."""
    path = tmp_path / "nieuw" / "x.md"
    write_file(path, b"een")
    assert path.stat().st_mode & 0o777 == 0o644
    path.chmod(0o640)
    write_file(path, b"twee")
    assert path.read_bytes() == b"twee"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(path.parent) == ["x.md"]


def test_write_file_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the last step fails, the old file is as it was and nothing is left beside it."""
    path = tmp_path / "x.md"
    write_file(path, b"oud")

    def refuse(*_: object) -> None:
        raise OSError("vol")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="vol"):
        write_file(path, b"nieuw")
    assert path.read_bytes() == b"oud"
    assert os.listdir(tmp_path) == ["x.md"]


def test_replace_folder(book: Path) -> None:
    """The folder holds exactly the new files; what is not read stays, empty folders go."""
    replace_folder(book, AFTER)
    assert read_folder(book) == AFTER
    assert (book / ".editor" / "instellingen").read_bytes() == b"x"
    assert not (book / "concept").exists()
    assert _left_beside(book) == []


def test_replace_folder_makes_a_new_one(tmp_path: Path) -> None:
    """A folder that was not there is made."""
    replace_folder(tmp_path / "a" / "b", AFTER)
    assert read_folder(tmp_path / "a" / "b") == AFTER


class _Failing(dict[str, bytes]):
    """Files of which the second cannot be had."""

    def items(self) -> Iterator[tuple[str, bytes]]:  # type: ignore[override]
        yield "a.yml", b"half\n"
        raise RuntimeError("halverwege")


def test_all_or_nothing(book: Path) -> None:
    """When something fails halfway, every file is as it was and nothing is left beside them."""
    with pytest.raises(RuntimeError, match="halverwege"):
        replace_folder(book, _Failing())
    assert read_folder(book) == BEFORE
    assert _left_beside(book) == []


@pytest.mark.parametrize("step", ["exchange", "write_file", "_prune"])
def test_all_or_nothing_at_each_step(book: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """The same whichever step fails."""

    def refuse(*_: object) -> None:
        raise OSError("vol")

    monkeypatch.setattr(folders, step, refuse)
    with pytest.raises(OSError, match="vol"):
        replace_folder(book, AFTER)
    assert read_folder(book) == BEFORE
    assert _left_beside(book) == []


def test_killed_halfway(book: Path) -> None:
    """A process that is killed while it writes leaves the old folder whole."""
    script = (
        "import sys, time, pathlib\n"
        "from regelboek.folders import replaced_whole\n"
        "with replaced_whole(pathlib.Path(sys.argv[1])) as beside:\n"
        "    (beside / 'half.md').write_text('half')\n"
        "    print('bezig', flush=True)\n"
        "    time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(book)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"bezig\n"
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=10)
    process.stdout.close()
    assert read_folder(book) == BEFORE
    assert all(name.startswith(".boek-nieuw-") for name in _left_beside(book))
    replace_folder(book, AFTER)  # what was left behind is in nobody's way
    assert read_folder(book) == AFTER


def test_a_reader_never_sees_half_a_folder(book: Path) -> None:
    """While the folder is replaced again and again, it is always the one or the other, whole."""
    script = (
        "import sys, pathlib\n"
        "from regelboek.folders import replace_folder\n"
        "one, two = ({'a.yml': c * 9, 'b.yml': c * 9} for c in (b'1', b'2'))\n"
        "for n in range(60):\n"
        "    replace_folder(pathlib.Path(sys.argv[1]), two if n % 2 else one)\n"
    )
    replace_folder(book, {"a.yml": b"1" * 9, "b.yml": b"1" * 9})
    process = subprocess.Popen([sys.executable, "-c", script, str(book)])
    seen = set()
    while process.poll() is None:
        opened = os.open(book, os.O_RDONLY)  # one folder, whatever it is called by now
        try:
            texts = []
            for name in ("a.yml", "b.yml"):
                try:
                    handle = os.open(name, os.O_RDONLY, dir_fd=opened)
                except FileNotFoundError:  # it was the old one, and is being thrown away
                    break
                with os.fdopen(handle, "rb") as stream:
                    texts.append(stream.read())
            if len(texts) == 2:
                assert texts[0] == texts[1]
                assert len(texts[0]) == 9
                seen.add(texts[0][:1])
        finally:
            os.close(opened)
        time.sleep(0.0005)
    assert process.returncode == 0
    assert seen == {b"1", b"2"}


def test_no_folder_in_the_way(tmp_path: Path) -> None:
    """A file or link in the place of the folder is refused and kept."""
    target = tmp_path / "site"
    target.write_text("x")
    with pytest.raises(FolderError), replaced_whole(target) as beside:
        (beside / "a").write_text("a")
    assert target.read_text() == "x"
    assert _left_beside(target) == []


def test_exchange_without_the_system_call(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot swap in one step, two renames do; a failure puts the old one back."""

    class NoCall:
        """A C library without `renameat2`."""

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: NoCall())
    new = book.with_name("nieuw")
    write_file(new / "x", b"x")
    exchange(new, book)
    assert read_folder(book) == {"x": b"x"}
    assert read_folder(new) == BEFORE

    real, calls = os.rename, []

    def fail_second(source: Path, goal: Path) -> None:
        calls.append(source)
        if len(calls) == 2:
            raise OSError("weg")
        real(source, goal)

    monkeypatch.setattr(os, "rename", fail_second)
    with pytest.raises(OSError, match="weg"):
        exchange(new, book)
    assert read_folder(book) == {"x": b"x"}
