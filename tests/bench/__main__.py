"""`make bench`: pages per second, beside stock Material, the time of `regelboek check`, and comparing.

Every figure is of a whole process, from start to end; user and system time of it and its children.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench import comparing
from tests.bench.book import generated_book
from tests.support.sites import project

from regelboek.folders import replace_folder

SIZES = (200, 1_000, 3_000)
STOCK_SIZES = (200, 1_000)


@dataclass(frozen=True)
class Run:
    """One process."""

    wall: float
    cpu: float


def main() -> None:
    """Print the tables."""
    print("Site: pages a second (whole process, no cache)\n")
    print("| rules | pages | wall s | CPU s | ms a page | stock ms a page | stock : ours |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in SIZES:
        print(_site_row(size), flush=True)
    print("\nregelboek check, cold (1,000 rules in 2 versions and a draft)\n")
    with tempfile.TemporaryDirectory() as scratch:
        rules = Path(scratch) / "rules"
        replace_folder(rules, generated_book(1_000, releases=1))
        run = _run([sys.executable, "-m", "regelboek", "check", "--rules", str(rules)], Path(scratch))
        print(f"{run.cpu:.2f} s CPU, {run.wall:.2f} s wall for 2,000 rule files")
    comparing.main()


def _site_row(size: int) -> str:
    with tempfile.TemporaryDirectory() as scratch:
        folder = project(Path(scratch) / "project")
        files = generated_book(size)
        replace_folder(folder / "rules", files)
        command = [sys.executable, "-m", "regelboek", "build", "--no-cache"]
        ours = _run([*command, "--rules", "rules", "--site-dir", "out"], folder)
        pages = sum(1 for _ in (folder / "out").rglob("*.html"))
        ours_ms = ours.wall / pages * 1000
        stock_text = ratio = "not run"
        if size in STOCK_SIZES:
            stock_pages, stock = _stock(folder / "stock", files)
            stock_ms = stock.wall / stock_pages * 1000
            stock_text, ratio = f"{stock_ms:.1f}", f"{stock_ms / ours_ms:.1f}"
    return f"| {size:,} | {pages:,} | {ours.wall:.1f} | {ours.cpu:.1f} | {ours_ms:.2f} | {stock_text} | {ratio} |"


def _stock(folder: Path, files: dict[str, bytes]) -> tuple[int, Run]:
    """The same rules as plain Markdown pages in Material as it comes."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Groot regelboek\n", "utf-8")
    for path, data in files.items():
        if path.startswith("concept/regels/"):
            text = data.decode()
            title = re.search(r"^titel: (.*)$", text, re.MULTILINE)
            assert title
            body = re.sub(r"\[\[(?:begrip:)?([a-z0-9-]+)[^\]]*\]\]", r"\1", text.split("---\n", 2)[2])
            (docs / Path(path).name).write_text(f"# {title[1]}\n{body}", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Groot regelboek\nsite_url: https://example.org/\ntheme:\n  name: material\n  language: nl\n",
        "utf-8",
    )
    run = _run([sys.executable, "-m", "mkdocs", "build", "-q"], folder)
    return sum(1 for _ in (folder / "site").rglob("*.html")), run


def _run(command: list[str], folder: Path) -> Run:
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "NO_MKDOCS_2_WARNING": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Run(wall, cpu)


if __name__ == "__main__":
    main()
