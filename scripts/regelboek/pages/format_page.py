"""The page that lists every key of the content format, made from the schemas themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from regelboek.loading import schemas
from regelboek.records.kinds import Choice, Date, Flag, Id, MomentKind, Number, Pattern, Text
from regelboek.records.schema import Key, ListOf, OneOrMore, Record, TableOf

FILES: tuple[tuple[str, str, Record[Any]], ...] = (
    ("Een regel", "regels/<id>.md", schemas.RULE),
    ("Een versie", "versie.yml", schemas.REVISION),
    ("Een begrip", "begrippen.yml", schemas.TERM),
    ("Een wijziging", "wijzigingen/<soort>/<id>.yml", schemas.CHANGE),
    ("Een onderwerp", "registers/onderwerpen.yml", schemas.TOPIC),
    ("Een bron", "registers/bronnen.yml", schemas.SOURCE),
    ("Een situatie", "registers/situaties.yml", schemas.SITUATION),
    ("Een opdracht", "registers/opdrachten.yml", schemas.MANDATE),
    ("Een adviespunt", "registers/adviespunten.yml", schemas.CONTACT),
    ("Een dilemma", "registers/dilemmas.yml", schemas.DILEMMA),
    ("Een aantekening in het logboek", "registers/logboek.yml", schemas.LOG_ENTRY),
)
"""What each kind of file holds."""

_CODE = re.compile(r"`([^`]*)`")


@dataclass(frozen=True)
class ShownKey:
    """One key, with the keys below it."""

    name: str
    within: tuple[str, ...]
    """The keys that it stands below, the outermost first."""
    doc: Markup
    form: str
    required: bool


@dataclass(frozen=True)
class ShownFile:
    """One kind of file and its keys."""

    title: str
    path: str
    keys: tuple[ShownKey, ...]


def shown_files() -> tuple[ShownFile, ...]:
    """Every kind of file, with its keys and those of the records in it."""
    return tuple(ShownFile(title, path, tuple(_keys(record, ()))) for title, path, record in FILES)


def _keys(record: Record[Any], within: tuple[str, ...]) -> Iterator[ShownKey]:
    for key in record.keys:
        yield ShownKey(key.name, within, _with_code(key.doc), _form(key), key.required)
        inner = key.kind.item if isinstance(key.kind, ListOf) else key.kind
        if isinstance(inner, Record):
            yield from _keys(inner, (*within, key.name))


def _with_code(text: str) -> Markup:
    """What stands between backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def _form(key: Key) -> str:
    """What kind of value belongs to a key, in words."""
    kind = key.kind
    if isinstance(kind, ListOf):
        return f"lijst: {_single(kind.item)}"
    return _single(kind)


def _single(kind: object) -> str:
    match kind:
        case Choice(options):
            return " of ".join(option.value for option in options)
        case Id():
            return "id"
        case Number():
            return "heel getal"
        case Flag():
            return "true of false"
        case Date():
            return "datum, jaar-maand-dag"
        case MomentKind():
            return "datum: jaar, jaar-maand of jaar-maand-dag"
        case Pattern(_, expected, example):
            return f"{expected}, zoals {example}"
        case Record():
            return "sleutels hieronder"
        case TableOf(_, expected, _, example):
            return f"{expected}, zoals {example}"
        case OneOrMore(item):
            return f"{_single(item)}, of een lijst daarvan"
        case Text():
            return "tekst"
        case _:
            raise AssertionError(f"no words for {kind}")
