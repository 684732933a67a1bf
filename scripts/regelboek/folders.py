"""Folders in and out: the one place that reads and writes rule files and swaps folders whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from regelboek.errors import FolderError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path with forward slashes.

    Raises:
        FolderError: the folder is not there, or a file cannot be read.
    """
    if not folder.is_dir():
        raise FolderError(
            f"De map ‘{folder}’ bestaat niet.",
            "Geef met `--rules` de map van het regelboek op, of ga naar de map van het project.",
        )
    files: dict[str, bytes] = {}
    start = len(os.path.join(folder, ""))
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(
                root, name
            )  # a Path for each of thousands of files would cost as much as reading
            if os.path.islink(path):
                raise FolderError(
                    f"‘{path}’ is een koppeling naar een ander bestand.",
                    "Zet het bestand zelf in de map van het regelboek.",
                )
            try:
                with open(path, "rb") as stream:
                    files[path[start:].replace(os.sep, "/")] = stream.read()
            except OSError as error:
                raise FolderError(
                    f"Het bestand ‘{path}’ is niet te lezen: {error.strerror}.",
                    "Controleer of het bestand bestaat en of u het mag lezen.",
                ) from error
    return files


def file_names(folder: Path) -> Iterator[str]:
    """Every file below a folder, by path with forward slashes, in no order; none where there is no folder."""
    start = len(os.path.join(folder, ""))
    for root, _, names in os.walk(folder):
        for name in names:
            yield os.path.join(root, name)[start:].replace(os.sep, "/")


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole: beside it first, then in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def exchange(new: Path, old: Path) -> None:
    """Swap two folders on one file system, in one step where the system can.

    Uses `renameat2(2)` with `RENAME_EXCHANGE`; elsewhere two renames, so that for a moment `old` is
    not there but is never half of anything.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    renameat2 = getattr(libc, "renameat2", None)
    if renameat2 is not None:
        paths = os.fsencode(new), os.fsencode(old)
        if renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
            return
    aside = old.with_name(f".{old.name}-oud-{os.getpid()}")
    os.rename(old, aside)
    try:
        os.rename(new, old)
    except BaseException:
        os.rename(aside, old)
        raise
    os.rename(aside, new)


@contextmanager
def replaced_whole(target: Path) -> Iterator[Path]:
    """A new folder that takes the place of `target` when the block ends well, and else is dropped."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-nieuw-"))
    try:
        os.chmod(beside, 0o755)
        yield beside
        if target.is_symlink() or target.is_file():
            raise FolderError(f"‘{target}’ is geen map.", "Kies een andere map, of verplaats dit bestand.")
        if target.is_dir():
            exchange(beside, target)
        else:
            os.rename(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def replace_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Make the files that `read_folder` sees exactly these, all or nothing; what it skips stays."""
    with replaced_whole(target) as beside:
        if target.is_dir():
            shutil.copytree(target, beside, symlinks=True, dirs_exist_ok=True)
        before = read_folder(beside)
        for path in before.keys() - files.keys():
            (beside / path).unlink()
        for path, data in files.items():
            if before.get(path) != data:
                write_file(beside / path, data)
        _prune(beside)


def _prune(folder: Path) -> None:
    """Remove the folders that hold nothing any more."""
    for root, _, _ in os.walk(folder, topdown=False):
        if Path(root) != folder and not os.listdir(root):
            os.rmdir(root)
