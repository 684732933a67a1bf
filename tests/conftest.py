"""Options and fixtures of all tests."""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.support.profile import FULL
from tests.support.sites import CHROMIUM_FLAGS, chromium

hypothesis.settings.register_profile(
    "snel",
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large],
)
hypothesis.settings.register_profile(
    "lang",
    max_examples=1500,
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
hypothesis.settings.load_profile("lang" if FULL else "snel")


def pytest_addoption(parser: pytest.Parser) -> None:
    """One flag rewrites every expectation; a person reads the diff."""
    parser.addoption("--rewrite", action="store_true", help="write what is now said as what is expected")


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are rewritten instead of compared."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        yield running
        running.close()
