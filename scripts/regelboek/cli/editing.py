"""`regelboek format` and `regelboek release`."""

from __future__ import annotations

import argparse
import sys

from regelboek.errors import ReleaseRefused
from regelboek.folders import read_folder, replace_folder, write_file
from regelboek.formatting import format_files
from regelboek.release import all_diagnostics
from regelboek.release import release as release_draft
from regelboek.reporters import REPORTERS, Report
from regelboek.words import count


def format_(options: argparse.Namespace) -> int:
    """Write the one form; with `--check` only say what differs (1 when something does)."""
    files = read_folder(options.rules)
    result = format_files(files)
    for path in result.changed:
        print(f"{options.rules.as_posix()}/{path}")
        if not options.check:
            write_file(options.rules / path, result.changed[path])
    left = sorted({d.span.path for d in result.left})
    for path in left:
        print(f"{options.rules.as_posix()}/{path}: overgeslagen, want niet te lezen; zie `regelboek check`")
    number = count(len(result.changed), "bestand", "bestanden")
    if not result.changed:
        print("Alles staat in de vaste vorm." if not left else "De andere bestanden staan in de vaste vorm.")
    elif options.check:
        verb = "staat" if len(result.changed) == 1 else "staan"
        print(f"{number} {verb} niet in de vaste vorm.\n→ Draai `regelboek format`.")
    else:
        print(f"{number} in de vaste vorm gezet.")
    return 1 if left or (options.check and result.changed) else 0


def release(options: argparse.Namespace) -> int:
    """The draft becomes an adopted version, all or nothing."""
    files = read_folder(options.rules)
    try:
        done = release_draft(files, options.date)
    except ReleaseRefused as error:
        if not error.diagnostics:
            raise
        book, _ = all_diagnostics(files)
        report = Report(error.diagnostics, options.rules.as_posix(), files, book)
        sys.stdout.write(REPORTERS["text"](report))
        sys.stderr.write(f"{error.message}\n→ {error.hint}\n")
        return 1
    replace_folder(options.rules, done.files)
    print(f"De versie van {done.revision.id} is vastgesteld.")
    print(f"Slot: sha256:{done.lock.digest}")
    print("Het nieuwe concept staat klaar in `concept/`.")
    return 0
