"""The one helper that talks to git; it reads and never touches the work tree."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import tarfile
from pathlib import Path

from regelboek.errors import GitError


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise GitError("Git is niet gevonden.", "Installeer git en probeer het opnieuw.") from error
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def commit_date(folder: Path) -> dt.datetime | None:
    """When the checked-out commit was made, in UTC; None outside a repository."""
    try:
        seconds = _git(folder, "log", "-1", "--format=%ct").decode().strip()
    except GitError:
        return None
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC) if seconds else None


def commit_id(folder: Path) -> str | None:
    """The full id of the checked-out commit; None outside a repository."""
    try:
        return _git(folder, "rev-parse", "HEAD").decode().strip()
    except GitError:
        return None


def read_ref(folder: Path, ref: str) -> dict[str, bytes]:
    """Every file below a folder as it is at a commit, branch or tag.

    Args:
        folder: the rules folder in a work tree.
        ref: what git knows a commit by.

    Raises:
        GitError: there is no such ref, or the folder is not in it.
    """
    if ref.startswith("-"):
        raise GitError(f"‘{ref}’ is geen verwijzing naar een commit.", "Noem een branch, tag of commit.")
    try:
        archive = _git(folder, "archive", "--format=tar", ref)  # only what is below the folder
    except GitError as error:
        raise GitError(
            f"Git kent ‘{ref}’ niet, of het regelboek stond er toen niet.",
            f"Controleer de naam met `git branch --all`. Git meldt: {error.message}",
        ) from error
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        files = {}
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            if stream:
                files[member.name] = stream.read()
    return files
