"""Wording of everything that can be wrong with a file before its meaning is looked at.

Each function returns one finding; its docstring is the public page of that code.
"""

from __future__ import annotations

from regelboek.records.problems.files import (
    empty_file,
    id_differs_from_name,
    missing_file,
    unknown_file,
    unreadable_lock,
)
from regelboek.records.problems.keys import (
    bad_date,
    bad_id,
    bad_number,
    duplicate_entry,
    empty_value,
    missing_key,
    repeated_item,
    unknown_choice,
    unknown_key,
    unknown_schema,
    wrong_shape,
)
from regelboek.records.problems.texts import quoted
from regelboek.records.problems.yaml_text import (
    anchor_or_tag,
    comment_in_front_matter,
    duplicate_key,
    front_matter_missing,
    hidden_character,
    hyphen_missing,
    key_is_no_text,
    merge_conflict,
    second_document,
    swallowed_text,
    tab_in_yaml,
    unreadable_file,
    yaml_syntax,
)

__all__ = [
    "anchor_or_tag",
    "bad_date",
    "bad_id",
    "bad_number",
    "comment_in_front_matter",
    "duplicate_entry",
    "duplicate_key",
    "empty_file",
    "empty_value",
    "front_matter_missing",
    "hidden_character",
    "hyphen_missing",
    "id_differs_from_name",
    "key_is_no_text",
    "merge_conflict",
    "missing_file",
    "missing_key",
    "quoted",
    "repeated_item",
    "second_document",
    "swallowed_text",
    "tab_in_yaml",
    "unknown_choice",
    "unknown_file",
    "unknown_key",
    "unknown_schema",
    "unreadable_file",
    "unreadable_lock",
    "wrong_shape",
    "yaml_syntax",
]
