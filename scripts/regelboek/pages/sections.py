"""The sections beside the norm: how their parts of a page are named, and their headings."""

SECTION_TITLES = {
    "Aangekondigd": ("aangekondigd", "Aangekondigd: geldt nog niet"),
    "Toelichting": ("toelichting", "Toelichting"),
    "Voorbeelden": ("voorbeelden", "Voorbeelden"),
    "Gespreksvragen": ("gespreksvragen", "Gespreksvragen"),
}

ANNOUNCED = "Aangekondigd"
"""What is going to change; it stands with the norm wherever that is shown."""
EXPLAINING = tuple(title for title in SECTION_TITLES if title != ANNOUNCED)
"""What helps to understand a rule."""
