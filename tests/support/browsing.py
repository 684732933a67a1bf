"""A page in a real browser, and what can be measured in it: the policy of the site stays in force."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page
from tests.support.sites import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
MEASURES = (ROOT / "tests" / "support" / "measures.js").read_text("utf-8")
"""Both run beside the page's own policy: scripts that the browser adds are not subject to it."""

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")


@dataclass
class Visit:
    """A window that walks the pages of one site, and what it notes by the way."""

    page: Page
    address: str
    """Of the site, without a slash at the end."""
    faults: list[str] = field(default_factory=list)
    """Script errors, breaches of the policy, and requests to other hosts."""

    def open(self, path: str) -> None:
        """Go to a page, and note what it breaches."""
        self.page.goto(self.address + path, wait_until="load")

    def view(self, width: int, scheme: str = "light", height: int = 900) -> None:
        """The same page in a window of another size or scheme."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]

    def measure(self, name: str) -> list[str]:
        """The faults that one of the measures finds on the page; `measures.js` says what each looks at."""
        found: list[str] = self.page.evaluate(f"regelboekMeasures.{name}()")
        return found


@contextmanager
def visit(browser: Browser, address: str, **options: object) -> Iterator[Visit]:
    """A fresh window on a site, with all measures at hand.

    Args:
        browser: the browser.
        address: of the site.
        options: of the window, such as `forced_colors="active"`.
    """
    context: BrowserContext = browser.new_context(**options)  # type: ignore[arg-type]
    context.add_init_script(AXE)
    context.add_init_script(MEASURES)
    seen = Visit(context.new_page(), address)
    page = seen.page
    page.on("pageerror", lambda error: seen.faults.append(f"{page.url}: script error: {error}"))
    page.on(
        "request",
        lambda r: (
            None if r.url.startswith((address, "data:")) else seen.faults.append(f"{page.url}: asked {r.url}")
        ),
    )
    page.on(
        "console",
        lambda m: (
            seen.faults.append(f"{page.url}: {m.text}") if "Content Security Policy" in m.text else None
        ),
    )
    try:
        yield seen
    finally:
        context.close()


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def saving(browser: Browser, **context: Any) -> Page:
    """A page of who saves data: nothing comes on it but what is asked for."""
    page = browser.new_page(**context)
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    return page
