"""Who may know whom: a pure core, thin edges, and imports that only go down."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import regelboek

ROOT = Path(regelboek.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))

LAYERS = (
    {"diagnostics", "words"},
    {"errors", "catalogue", "markdown"},
    {"records"},
    {"model"},
    {"norm"},
    {"lineage"},
    {"differences", "kinship", "likeness", "locks", "reading"},
    {"checks", "compare", "loading"},
    {"comparison"},
    {"formatting", "redlines", "release", "reporters", "search"},
    {"pages"},
    # the edges
    {"folders", "git"},
    {"peildatum"},
    {"site"},
    {"cli"},
    {"__main__"},
)
"""Each may import what stands above it, and itself."""

EDGES = {"folders", "git", "peildatum", "site", "cli", "__main__"}
PACKAGES = {
    "markdown": {"markdown_it", "mdit_py_plugins"},
    "records": {"yaml"},
    "loading": {"frontmatter"},
    "words": {"rapidfuzz"},
    "likeness": {"rapidfuzz"},
    "compare": {"rapidfuzz"},
    "pages": {"jinja2", "markupsafe", "nh3"},
}
"""Third-party packages by the part that may use them; MkDocs is for `site` alone."""

OUTSIDE = {
    "argparse", "asyncio", "ctypes", "glob", "http", "io", "logging", "multiprocessing", "os", "pathlib",
    "random", "shutil", "signal", "socket", "subprocess", "sys", "tarfile", "tempfile", "threading", "time",
    "zipfile",
}  # fmt: skip
"""Parts of the standard library that reach outside the program, or depend on where and when it runs."""


def part_of(module: Path) -> str:
    return module.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """Every module that is imported, also inside functions and for types only."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}:{node.lineno}: write imports out"
            if node.module == "regelboek":
                yield from ((node.lineno, f"regelboek.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module or ""


def _name(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def test_every_part_has_its_layer() -> None:
    """A new part of the program is given its place."""
    known = set().union(*LAYERS)
    assert {part_of(module) for module in MODULES} - {"__init__"} == known


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_imports_go_down(module: Path) -> None:
    """No module imports from its own layer beside it, or from a layer that rests on it."""
    part = part_of(module)
    if part == "__init__":
        assert not list(imports(module))
        return
    rank = next(place for place, layer in enumerate(LAYERS) if part in layer)
    for line, name in imports(module):
        if name.startswith("regelboek."):
            other = name.split(".")[1]
            below = set().union(*LAYERS[:rank])
            assert other == part or other in below, f"line {line}: {part} imports {other}"


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_the_core_stays_inside(module: Path) -> None:
    """Outside the edges nothing reaches a file, a process, the clock, the network or MkDocs."""
    part = part_of(module)
    if part in EDGES:
        return
    for line, name in imports(module):
        top = name.split(".")[0]
        assert top not in OUTSIDE, f"line {line}: {name}"
        standard = top in sys.stdlib_module_names or top == "regelboek"
        assert standard or top in PACKAGES.get(part, set()), f"line {line}: {name}"
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            assert name not in ("open", "print", "input", "exec", "eval", "read_text", "write_text"), (
                f"line {node.lineno}: {name}()"
            )


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_only_the_command_line_exits(module: Path) -> None:
    """`sys.exit` stands in the command line alone."""
    if part_of(module) in ("cli", "__main__"):
        return
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        raised = node.exc if isinstance(node, ast.Raise) else None
        called = raised.func if isinstance(raised, ast.Call) else raised
        assert getattr(called, "id", "") != "SystemExit", node.lineno  # type: ignore[attr-defined]
        assert not (isinstance(node, ast.Attribute) and node.attr in ("exit", "_exit")), node.lineno


def _run(script: str) -> None:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_checking_loads_no_site() -> None:
    """`regelboek check` starts without MkDocs, Jinja or anything else that only the site needs."""
    _run(
        "import sys, regelboek.cli.main\n"
        "heavy = {'mkdocs', 'jinja2', 'nh3', 'material', 'pygments', 'regelboek.site', 'regelboek.pages'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )


def test_the_core_opens_nothing() -> None:
    """Reading, checking, formatting and releasing a book in memory touch nothing outside it."""
    _run(
        "import sys\n"
        "from pathlib import Path\n"
        "import regelboek.checks, regelboek.formatting, regelboek.release, regelboek.reporters\n"
        "from regelboek.folders import read_folder\n"
        f"files = read_folder(Path({str(ROOT.parents[1] / 'tests' / 'books' / 'klein')!r}))\n"
        "from importlib.metadata import version; version('regelboek')\n"
        "def refuse(event, arguments):\n"
        "    if event in ('open', 'os.listdir', 'os.scandir', 'subprocess.Popen', 'socket.connect', 'import'):\n"
        "        raise AssertionError((event, arguments))\n"
        "sys.addaudithook(refuse)\n"
        "book, found = regelboek.release.all_diagnostics(files)\n"
        "assert not found\n"
        "regelboek.formatting.format_files(files)\n"
        "regelboek.reporters.REPORTERS['text'](regelboek.reporters.Report((), '', files, book))\n"
        "from regelboek.errors import ReleaseRefused\n"
        "try:\n"
        "    regelboek.release.release(files, '2026-01-01')\n"
        "except ReleaseRefused:\n"
        "    pass\n"
    )


def test_everything_public_says_what_it_is() -> None:
    """Every module, class and public function of the core has a docstring."""
    for module in MODULES:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), module
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{module}:{node.lineno} {node.name}"
