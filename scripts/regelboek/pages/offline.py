"""The loose edition of a version: what it is called, and what it says of itself.

It is read long after it was made, so it names its version and the day, and where to see whether a
newer one exists; what was in force on that day is never said to be in force now.
"""

from __future__ import annotations

from markupsafe import Markup

from regelboek.model.revision import Revision
from regelboek.pages.page import Offline
from regelboek.pages.paper import short_address
from regelboek.pages.publication import Publication
from regelboek.words import date


def offline_name(revision: Revision) -> str:
    """The name of the folder and, with `.zip`, of the file."""
    return f"regelboek-{revision.id}"


def offline_address(publication: Publication, revision: Revision) -> str:
    """Where the edition of a version is fetched; empty for the draft, which has none."""
    if revision.is_draft:
        return ""
    return f"/{publication.prefix(revision)}{offline_name(revision)}.zip"


def offline_edition(publication: Publication, revision: Revision) -> Offline:
    """What the edition of a version says of itself."""
    site_url = publication.settings.site_url
    versions = f"{site_url}versies/"
    label, day = publication.label(revision), date(publication.day)
    made = f"Losse uitgave van de versie van {label}, gemaakt op {day}."
    notice = Markup('<p class="rb-mededeling">{} Of er een nieuwere is, ziet u op <a href="{}">{}</a>.</p>')
    readme = (
        f"{revision.title}\n{made}\n\n"
        "Open index.html in een browser. Internet is niet nodig; zoeken werkt ook.\n"
        f"Of er een nieuwere versie is, ziet u op {versions}\n"
        f"Het vaste adres van deze versie is {site_url}{publication.prefix(revision)}\n"
    )
    if publication.settings.notice:
        readme += f"\n{publication.settings.notice}\n"
    if revision.lock:
        readme += f"\nSlot van deze versie: sha256:{revision.lock.digest}\n"
    return Offline(offline_name(revision), notice.format(made, versions, short_address(versions)), readme)
