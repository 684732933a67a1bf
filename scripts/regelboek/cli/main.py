"""`regelboek`: every command, its options, and its exit code."""

from __future__ import annotations

import argparse
import errno
import gc
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from regelboek.cli import checking, editing
from regelboek.cli.arguments import Parser
from regelboek.errors import RegelboekError

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2
Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit: 0 clean, 1 findings, 2 could not run."""
    for stream in (sys.stdout, sys.stderr):  # Dutch quotes in any locale, file names of any bytes
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    if options.command != "serve":
        gc.disable()  # a command ends before its garbage would matter; a tenth faster
    try:
        code = _command(options.command)(options)
        sys.stdout.flush()
    except RegelboekError as error:
        sys.stderr.write(f"{error.message}\n")
        if error.hint:
            sys.stderr.write(f"→ {error.hint}\n")
        code = COULD_NOT_RUN
    except BrokenPipeError:  # the reader of a pipe went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = CLEAN
    except KeyboardInterrupt:
        code = 130
    except OSError as error:
        sys.stderr.write(f"{_os_message(error)}\n")
        code = COULD_NOT_RUN
    except Exception as error:
        if TRACE in os.environ:
            raise
        sys.stderr.write(
            "Er ging iets mis in het programma zelf, niet in uw tekst.\n"
            f"→ Meld dit aan de beheerder: {type(error).__name__}: {error} ({_where(error)}).\n"
        )
        code = COULD_NOT_RUN
    sys.exit(code)


TRACE = "REGELBOEK_TRACE"
"""With this in the environment a fault of the program shows where it came from."""


def _os_message(error: OSError) -> str:
    """What the system refused, in Dutch as far as it is known."""
    known = {
        errno.EACCES: "u hebt daar geen rechten",
        errno.EPERM: "u hebt daar geen rechten",
        errno.EROFS: "die schijf kan alleen worden gelezen",
        errno.ENOSPC: "de schijf is vol",
        errno.ENOENT: "dat bestaat niet",
        errno.EADDRINUSE: "die poort is al in gebruik",
    }
    name = f" met ‘{error.filename}’" if error.filename else ""
    return f"Dat lukt niet{name}: {known.get(error.errno or 0, error.strerror)}."


def _where(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}, regel {last.lineno}"


def _command(name: str) -> Command:
    """Load only what the command needs: `check` must not wait for the site's packages."""
    commands: dict[str, Command] = {
        "check": checking.check,
        "explain": checking.explain,
        "format": editing.format_,
        "release": editing.release,
    }
    if name in commands:
        return commands[name]
    if name == "compare":
        from regelboek.cli.comparing import compare  # noqa: PLC0415  (loads what only comparing needs)

        return compare
    from regelboek.cli.site import build, export, serve  # noqa: PLC0415  (loads MkDocs)

    site: dict[str, Command] = {"build": build, "export": export, "serve": serve}
    return site[name]


def parser() -> Parser:
    """The whole command line."""
    top = Parser(
        prog="regelboek",
        description="Controleert een regelboek en maakt er een site van met al zijn versies.",
        epilog="Uitleg bij een code uit een melding: regelboek explain RB201",
    )
    commands = top.add_subparsers(
        dest="command", required=True, metavar="opdracht", title="opdrachten", parser_class=Parser
    )
    shared = Parser(help_option=False)
    shared.add_argument(
        "--rules",
        metavar="MAP",
        type=Path,
        default=Path("code_rules"),
        help="de map van het regelboek (anders: code_rules)",
    )
    _add_checking(commands, shared)
    _add_editing(commands, shared)
    _add_comparing(commands, shared)
    _add_site(commands, shared)
    return top


def _add_checking(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    check = commands.add_parser("check", parents=[shared], help="controleer alle versies")
    check.add_argument(
        "--format",
        choices=("text", "json", "github", "gitlab", "sarif", "summary"),
        default="text",
        metavar="VORM",
        help="text, json, github, gitlab, sarif of summary (anders: text)",
    )
    check.add_argument("--strict", action="store_true", help="laat ook waarschuwingen tellen")
    explain = commands.add_parser("explain", help="leg een code uit een melding uit")
    explain.add_argument(
        "code", metavar="CODE", nargs="?", help="bijvoorbeeld RB201; zonder code: alle codes"
    )


def _add_editing(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    fmt = commands.add_parser(
        "format", parents=[shared], help="zet het concept en de registers in de vaste vorm"
    )
    fmt.add_argument("--check", action="store_true", help="verander niets, zeg alleen wat afwijkt")
    release = commands.add_parser(
        "release", parents=[shared], help="maak van het concept een vastgestelde versie"
    )
    release.add_argument("date", metavar="DATUM", help="de dag van ingang, zoals 2026-01-01")


def _add_comparing(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    compare = commands.add_parser(
        "compare",
        parents=[shared],
        help="zet twee versies naast elkaar",
        description="Zegt wat er tussen twee versies veranderde, waarom, en met welke woorden.",
        epilog="Voorbeeld: regelboek compare git:origin/main concept",
    )
    what = "een versie, concept, een map, een bestand (.md) of git:branch"
    compare.add_argument("old", metavar="OUD", nargs="?", help=what)
    compare.add_argument("new", metavar="NIEUW", nargs="?", help="hetzelfde")
    compare.add_argument(
        "--format",
        choices=("text", "markdown", "html", "json", "csv"),
        default="text",
        metavar="VORM",
        help="text, markdown, html, json of csv (anders: text)",
    )
    compare.add_argument(
        "--regel", dest="rule", metavar="ID", help="alleen deze regel: zijn id of zijn nummer"
    )


def _add_site(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    build = commands.add_parser("build", parents=[shared], help="controleer en bouw de hele site")
    serve = commands.add_parser("serve", parents=[shared], help="toon het concept terwijl u schrijft")
    export = commands.add_parser(
        "export", parents=[shared], help="maak van één versie een map (zip) om zonder internet te lezen"
    )
    export.add_argument("version", metavar="VERSIE", help="bijvoorbeeld 2026-01-01")
    export.add_argument(
        "--zip",
        metavar="BESTAND",
        type=Path,
        default=None,
        help="waar het komt (anders: regelboek-VERSIE.zip)",
    )
    for command in (build, serve, export):
        command.add_argument(
            "--config",
            metavar="BESTAND",
            type=Path,
            default=Path("mkdocs.yml"),
            help="de instellingen van de site (anders: mkdocs.yml)",
        )
    for command in (build, serve):
        command.add_argument(
            "--no-cache", action="store_true", help="bouw alles opnieuw, ook wat niet veranderde"
        )
        command.add_argument("--jobs", metavar="N", type=int, default=None, help="hoeveel versies tegelijk")
    build.add_argument(
        "--site-dir",
        metavar="MAP",
        type=Path,
        default=Path("site"),
        help="waar de site komt (anders: site)",
    )
    build.add_argument("--concept", action="store_true", help="bouw ook het concept, als voorproef")
    serve.add_argument("--port", metavar="POORT", type=int, default=8000, help="anders: 8000")
