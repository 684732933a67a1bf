"""What a PDF that Chromium wrote says on each page, and where its headings are.

Skia writes plain objects, streams packed with zlib, and a table from glyphs to characters for each
font. This reads those and no more (PDF 1.7, ISO 32000-1: sections 7.3, 9.10.3 and 12.3.3).
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)\s*stream\n(.*)\nendstream", re.DOTALL)
_SHOWN = re.compile(
    rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>\s*Tj|\[((?:[^\]])*)\]\s*TJ|(?:\s|^)(?:Td|Tm|T\*|ET)(?=\s)"
)


@dataclass(frozen=True)
class Pdf:
    """A PDF by its pages."""

    pages: tuple[str, ...]
    """The text of each page, without white space: where a space is drawn differs by font."""
    headings: tuple[tuple[str, int], ...]
    """The outline: each heading with its page, the first being 1."""


def read_pdf(data: bytes) -> Pdf:
    """Read what `page.pdf(outline=True, tagged=True)` gives."""
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    order = _kids(objects, next(n for n, b in objects.items() if b"/Type /Catalog" in b))
    texts = tuple(_text(objects, number) for number in order)
    return Pdf(texts, tuple(_headings(objects, order)))


def _reference(body: bytes, key: bytes) -> int | None:
    found = re.search(rb"/" + key + rb" (\d+) 0 R", body)
    return int(found[1]) if found else None


def _kids(objects: dict[int, bytes], catalog: int) -> list[int]:
    def walk(number: int) -> list[int]:
        body = objects[number]
        if b"/Type /Pages" not in body:
            return [number]
        kids = re.search(rb"/Kids \[(.*?)\]", body, re.DOTALL)
        assert kids
        return [page for kid in re.findall(rb"(\d+) 0 R", kids[1]) for page in walk(int(kid))]

    root = _reference(objects[catalog], b"Pages")
    assert root
    return walk(root)


def _content(body: bytes) -> bytes:
    match = _STREAM.fullmatch(body)
    assert match
    return zlib.decompress(match[2]) if b"/FlateDecode" in match[1] else match[2]


def _text(objects: dict[int, bytes], page: int) -> str:
    body = objects[page]
    fonts_at = re.search(rb"/Font <<(.*?)>>", body, re.DOTALL)
    if not fonts_at:
        return ""
    fonts = {
        name: _characters(objects, int(number))
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", fonts_at[1])
    }
    contents = _reference(body, b"Contents")
    assert contents
    current: dict[int, str] = {}
    found: list[str] = []
    for font, one, many in _SHOWN.findall(_content(objects[contents])):
        if font:
            current = fonts[font]
        for run in [one] if one else re.findall(rb"<([0-9A-Fa-f]+)>", many):
            glyphs = (int(run[place : place + 4], 16) for place in range(0, len(run), 4))
            found += [current.get(glyph, "") for glyph in glyphs]
    return re.sub(r"\s+", "", "".join(found))


def _characters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    table = _reference(objects[font], b"ToUnicode")
    if table is None:
        return {}
    source = _content(objects[table])
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for glyph, text in re.findall(rb"<(\w+)> <(\w+)>", block):
            found[int(glyph, 16)] = _utf16(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, text in re.findall(rb"<(\w+)> <(\w+)> <(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(ord(_utf16(text)[-1]) + step)
    return found


def _utf16(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be")


def _headings(objects: dict[int, bytes], order: list[int]) -> list[tuple[str, int]]:
    found = []
    for number in sorted(objects):
        body = objects[number]
        title = re.search(rb"/Title (\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]+>)", body, re.DOTALL)
        page = re.search(rb"/Dest \[(\d+) 0 R", body)
        if title and page:
            found.append((_string(title[1]), order.index(int(page[1])) + 1))
    return found


def _string(token: bytes) -> str:
    if token.startswith(b"<"):
        return bytes.fromhex(token[1:-1].decode()).decode("utf-16")
    plain = re.sub(
        rb"\\([0-7]{3}|.)", lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3 else m[1], token[1:-1]
    )
    return plain.decode("utf-16" if plain.startswith(b"\xfe\xff") else "latin-1")
