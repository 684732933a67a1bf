"""The sections beside the norm: how their parts of a page are named, and their headings."""

SECTION_TITLES = {
    "Aangekondigd": ("aangekondigd", "Aangekondigd: geldt nog niet"),
    "Toelichting": ("toelichting", "Toelichting"),
    "Voorbeelden": ("voorbeelden", "Voorbeelden"),
    "Gespreksvragen": ("gespreksvragen", "Vragen voor een gesprek"),
}
