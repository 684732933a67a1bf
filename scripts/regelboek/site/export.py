"""One version as a zip file, without building the whole site."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from regelboek.errors import RegelboekError
from regelboek.model.rulebook import RuleBook
from regelboek.pages.offline import offline_name
from regelboek.pages.publication import Publication, Settings
from regelboek.pages.site import tree_makers
from regelboek.site.cache import Cache
from regelboek.site.engine import read_settings
from regelboek.site.theme import Theme
from regelboek.site.workshop import Workshop
from regelboek.words import did_you_mean


class NoSuchEdition(RegelboekError):
    """There is no adopted version of that name."""


def export_zip(book: RuleBook, version: str, day: dt.date, config: Path, cache: Path) -> tuple[str, bytes]:
    """The name and the bytes of the zip file of a version; the same as on the site.

    Raises:
        NoSuchEdition: no adopted version has that name.
        RegelboekError: the settings or pages cannot be used, or the engine failed.
    """
    adopted = {revision.id: revision for revision in book.adopted}
    if version not in adopted:
        guess = did_you_mean(version, adopted)
        raise NoSuchEdition(
            f"De versie ‘{version}’ is er niet, of is nog niet vastgesteld.",
            guess or f"Kies uit: {', '.join(sorted(adopted))}.",
        )
    settings = read_settings(config)
    site = Settings.read(settings.site_name, settings.site_url, settings.extra)
    place = cache if cache.is_absolute() else settings.config.parent / cache
    makers = tree_makers(Publication(book, day, site))
    workshop = Workshop(settings, Theme(settings), Cache(place), makers)
    work = settings.config.parent / "build"
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work, prefix="uitgave-") as scratch:
        made = workshop.make(version, Path(scratch))
    name = f"{offline_name(adopted[version])}.zip"
    return name, (workshop.cache.site(made.fingerprint) / name).read_bytes()
