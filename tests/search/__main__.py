"""`make search-eval`: how well search finds, beside stock Material on the same pages, in a real Chromium.

Ours is asked as a reader does, by the address `/zoeken/?q=` of the built site.
"""

from __future__ import annotations

import gzip
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright
from tests.search.engine import SLOWED, edition, engine_page, own_book, slow_times
from tests.search.measure import Asked, asked, groups, recall
from tests.search.queries import Query, answers, read_queries, right_answers
from tests.search.stock import ask_stock, build_stock, open_stock
from tests.support.sites import CHROMIUM_FLAGS, ROOT, book, build, chromium, project, served

from regelboek.pages.search import documents, search_index

FOUND = """() => Array.from(document.querySelectorAll('#resultaten > li'))
  .slice(0, 3).map(item => item.querySelector('a').href)"""
Ask = Callable[[str], Sequence[str]]


def main() -> None:
    """Build, ask, print."""
    rules, queries = own_book(), read_queries()
    of = edition(rules)
    by_rule = answers(rules, of.revision.id)

    def judge(ask: Ask) -> list[Asked]:
        return [asked(q, ask(q.text), right_answers(q, by_rule)) for q in queries]

    with tempfile.TemporaryDirectory() as scratch, _browser() as browser:
        folder = Path(scratch)
        ours = judge_site(browser, folder, judge)
        stock_site = build_stock(folder / "stock", documents(of))
        with served(stock_site, policy="") as address:  # its search does not start under ours
            page = browser.new_page()
            open_stock(page, address)
            stock = judge(lambda question: ask_stock(page, address, question))
        print_tables(ours, stock)
        times = slow_times(engine_page(browser, folder, of), [q.text for q in queries])
        index = len(gzip.compress(search_index(of), 9))
        scripts = sum(len(gzip.compress((ROOT / "overrides/assets" / n).read_bytes(), 9)) for n in SCRIPTS)
        print(f"\nIndex: {index:,} bytes compressed; scripts: {scripts:,}.")
        print(
            f"Answer with the processor slowed {SLOWED} times: median {statistics.median(times):.1f} ms, "
            f"95 % within {sorted(times)[int(len(times) * 0.95)]:.1f} ms, slowest {max(times):.1f} ms."
        )


SCRIPTS = ("zoekstart.js", "zoektaal.js", "zoekmachine.js", "zoekveld.js", "zoeken.js")


def judge_site(browser: Browser, folder: Path, judge: Callable[[Ask], list[Asked]]) -> list[Asked]:
    """The built site, asked by address."""
    build(project(folder / "project"), book("eigen"))
    with served(folder / "project" / "site") as address:
        page = browser.new_page()
        return judge(lambda question: ask_site(page, address, question))


def ask_site(page: Page, address: str, question: str) -> list[str]:
    """The first three results, as addresses below the root."""
    page.goto(f"{address}/zoeken/?q={quote(question)}")
    page.wait_for_function("document.getElementById('zoekstand').textContent !== ''")
    page.wait_for_selector("#resultaten[aria-busy=false]", state="attached")
    links: list[str] = page.evaluate(FOUND)
    return [link.removeprefix(f"{address}/") for link in links]


def print_tables(ours: Sequence[Asked], stock: Sequence[Asked]) -> None:
    """Recall by group, and every miss of ours."""
    print("Recall: the share of questions with a right answer first, and among the first three\n")
    print("| questions | n | ours @1 | ours @3 | stock @1 | stock @3 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for (name, mine), (_, theirs) in zip(groups(ours), groups(stock), strict=True):
        row = [f"{recall(of, within):.1f} %" for of in (mine, theirs) for within in (1, 3)]
        print(f"| {name} | {len(mine)} | {' | '.join(row)} |")
    print("\nMissed\n")
    for result in ours:
        if not result.rank:
            print(f"- {_where(result.query)}: found {', '.join(result.found) or 'nothing'}")


def _where(query: Query) -> str:
    return f"‘{query.text}’ ({query.kind}, {query.half}; {' '.join(query.rules)})"


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
