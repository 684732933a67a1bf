"""`regelboek build` and `regelboek serve`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from regelboek.diagnostics import Severity
from regelboek.folders import read_folder, write_file
from regelboek.peildatum import reference_day
from regelboek.release import all_diagnostics
from regelboek.reporters import REPORTERS, Report
from regelboek.site.build import CACHE, Request, build_site
from regelboek.site.export import export_zip
from regelboek.site.preview import serve_preview
from regelboek.words import count, date


def build(options: argparse.Namespace) -> int:
    """Check, then build the whole site; 1 when errors were found and nothing was built."""
    started = time.monotonic()
    files = read_folder(options.rules)
    book, found = all_diagnostics(files)
    errors = tuple(d for d in found if d.severity is Severity.ERROR)
    if errors:
        report = Report(errors, options.rules.as_posix(), files, book)
        sys.stdout.write(REPORTERS["text"](report))
        sys.stderr.write("Er is niets gebouwd; de site is gebleven zoals zij was.\n")
        return 1
    if not book.revisions:
        sys.stderr.write(f"In ‘{options.rules}’ staat nog geen versie en geen concept.\n")
        return 2
    day = reference_day(options.rules)
    print(f"Peildatum: {date(day)}")
    request = Request(
        config=options.config,
        target=options.site_dir,
        day=day,
        with_draft=options.concept,
        use_cache=not options.no_cache,
        jobs=options.jobs,
    )
    result = build_site(book, request)
    print(f"Geldend: de versie van {result.publication.label(result.publication.in_force)}")
    seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
    trees = f"{count(result.built, 'deel', 'delen')} gebouwd, {result.reused} ongewijzigd"
    print(f"{count(result.pages, 'pagina', 'pagina’s')} in {seconds} s ({trees}) in {options.site_dir}/")
    if found:
        print(f"Let op: {count(len(found), 'waarschuwing', 'waarschuwingen')}; zie `regelboek check`.")
    return 0


def export(options: argparse.Namespace) -> int:
    """One version as a zip file; 1 when errors were found and nothing was written."""
    files = read_folder(options.rules)
    book, found = all_diagnostics(files)
    errors = tuple(d for d in found if d.severity is Severity.ERROR)
    if errors:
        sys.stdout.write(REPORTERS["text"](Report(errors, options.rules.as_posix(), files, book)))
        sys.stderr.write("Er is niets gemaakt.\n")
        return 1
    day = reference_day(options.rules)
    name, packed = export_zip(book, options.version, day, options.config, CACHE)
    target = options.zip or Path(name)
    write_file(target, packed)
    size = f"{len(packed) / 1e6:.1f}".replace(".", ",")
    print(f"Peildatum: {date(day)}\n{target} ({size} MB)")
    return 0


def serve(options: argparse.Namespace) -> int:
    """Show the site with the draft, and build again when a file changes."""
    return serve_preview(options.rules, options.config, Path("build/preview"), options.port)
