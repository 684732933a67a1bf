"""The page that explains the words, classes and signs of a comparison to who reads one."""

from __future__ import annotations

from regelboek.comparison import Kind
from regelboek.model.revision import ChangeClass
from regelboek.pages.comparing.shown import MARKS
from regelboek.pages.page import Page
from regelboek.pages.publication import Publication
from regelboek.pages.site_pages import site_page

LEGEND_PATH = "vergelijk/uitleg/"
KINDS = {
    Kind.NEW: "De regel stond nog niet in de oude versie.",
    Kind.RETURNED: "De regel was vervallen en is er nu weer.",
    Kind.LAPSED: "De regel is er niet meer.",
    Kind.SPLIT: "Eén regel is verdeeld over meer regels.",
    Kind.MERGED: "Meer regels zijn samen één regel geworden.",
    Kind.REGROUPED: "Enkele regels zijn samen opnieuw ingedeeld: delen gingen van de ene regel naar de andere.",
    Kind.CHANGED: "De titel, de samenvatting of de tekst van de regel is veranderd.",
    Kind.MENDED: "Een fout in de tekst van de regel is verbeterd.",
    Kind.MEANS: "De norm van de regel is gelijk gebleven, maar een begrip in die norm betekent nu iets anders. Daardoor "
    "kan de regel meer of minder van u vragen.",
    Kind.METADATA: "De tekst bleef hetzelfde. Een kenmerk werd anders: hoe de regel bindt, voor wie hij is, vanaf wanneer "
    "hij geldt, of zijn onderwerpen, bronnen, adviespunten of ‘zie ook’.",
    Kind.MOVED: "De regel staat in een ander hoofdstuk. De tekst bleef hetzelfde.",
    Kind.READS: "Aan de regel zelf is geen letter veranderd. Wel veranderde iets waarnaar hij verwijst, zoals een begrip "
    "of een andere regel.",
    Kind.REVERTED: "De regel is tussen de twee versies gewijzigd en weer teruggebracht.",
    Kind.RENUMBERED: "De regel heeft een ander nummer. De tekst bleef hetzelfde.",
    Kind.SAME: "Er veranderde niets aan de regel.",
}
"""What each word says that became of a rule."""
CLASSES = {
    ChangeClass.NORM: "Wat de regel van u vraagt of u toestaat, is veranderd.",
    ChangeClass.WORDING: "De norm is anders opgeschreven, maar betekent hetzelfde.",
    ChangeClass.EXPLANATION: "De norm bleef hetzelfde. Wat hem uitlegt of onderbouwt, is veranderd.",
    ChangeClass.LAYOUT: "Alleen de vorm is veranderd.",
}
"""What each class says of how deep a change goes."""


def legend_page(publication: Publication) -> Page:
    """What the words, classes and signs of a comparison mean."""
    return site_page(
        publication,
        LEGEND_PATH,
        "vergelijk-uitleg",
        "Zo leest u een vergelijking",
        "Wat de woorden en tekens bij een wijziging van de code betekenen.",
        styles=("vergelijken",),
        soorten=[(MARKS.get(kind, ""), str(kind), said) for kind, said in KINDS.items()],
        klassen=[(str(each), said) for each, said in CLASSES.items()],
    )
