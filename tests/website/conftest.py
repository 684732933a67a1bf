"""One build of each book for all tests of all workers."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.sites import book, build, project, served


def _shared(factory: pytest.TempPathFactory, name: str, *, with_draft: bool = False) -> Path:
    """The project folder in which a book was built, by whichever worker came first."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"gebouwd-{name}"
    with (folder.parent / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            build(project(folder), book(name), with_draft=with_draft, jobs=2)
    return folder


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own book with its draft, built for real; nobody writes in it."""
    return _shared(tmp_path_factory, "eigen", with_draft=True) / "site"


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project folder of the small book, with its site and its cache; nobody writes in it."""
    return _shared(tmp_path_factory, "klein")


@pytest.fixture(scope="session")
def small_site(small_project: Path) -> Path:
    """The small book, as it is published: without its draft."""
    return small_project / "site"


@pytest.fixture(scope="session")
def own_address(own_site: Path) -> Iterator[str]:
    """The address at which the own site is served."""
    with served(own_site) as address:
        yield address


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    """The address at which the small site is served."""
    with served(small_site) as address:
        yield address
