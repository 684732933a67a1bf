"""Nothing that a person can type raises, and whatever is wrong is said with its place and a mend."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.books import book_files
from tests.support.strategies import NASTY, sentences

from regelboek.diagnostics import Diagnostic
from regelboek.formatting import format_files
from regelboek.release import all_diagnostics

ENGLISH = re.compile(
    r"\b(expected|found|while|did not|cannot|token|parsing|mapping|scalar|block|could|invalid|None|Traceback)\b"
)


def assert_said_well(found: list[Diagnostic], files: Mapping[str, bytes]) -> None:
    """Each finding has a file, a place in it, a Dutch sentence and a mend."""
    for diagnostic in found:
        span = diagnostic.span
        assert span.path
        assert not span.path.startswith("/")
        assert span.line >= 1
        assert span.column >= 1
        assert not span.end_line or (span.end_line, span.end_column) >= (span.line, span.column)
        assert diagnostic.message.strip()
        assert diagnostic.message[-1] in ".?"
        assert diagnostic.hint.strip()
        said = re.sub(r"‘[^’]*’|`[^`]*`", "", f"{diagnostic.message} {diagnostic.hint}")
        assert not ENGLISH.search(re.sub(r"\(de lezer meldt: .*\)", "", said)), said
        if span.path in files:
            text = files[span.path].decode("utf-8", "replace")
            lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
            assert span.line <= lines + 1


PATHS = st.sampled_from(
    (
        "concept/versie.yml",
        "concept/begrippen.yml",
        "concept/regels/reizen.md",
        "concept/wijzigingen/regels/reizen.yml",
        "concept/wijzigingen/begrippen/belang.yml",
        "versies/2024-07-02/versie.yml",
        "versies/2024-07-02/slot.json",
        "versies/2022-12-23+2023-02-01/versie.yml",
        *(f"registers/{name}.yml" for name in ("onderwerpen", "bronnen", "situaties", "opdrachten")),
        *(f"registers/{name}.yml" for name in ("adviespunten", "dilemmas", "logboek")),
        "versies/vroeger/versie.yml",
        "iets.docx",
    )
)


@given(st.dictionaries(PATHS, st.binary(max_size=60), max_size=4))
def test_any_bytes_are_read(files: dict[str, bytes]) -> None:
    """A folder of any bytes under any names gives a book and findings, never an exception."""
    assert_said_well(all_diagnostics(files)[1], files)
    format_files(files)


PIECES = st.one_of(
    st.sampled_from(NASTY),
    sentences(),
    st.sampled_from(
        ("\n", "\n\n", "\t", "  ", "- ", ":", "id: ", "titel: ", "bronnen:\n", "\x00", "\u202e", "[", "{", "}",
         "---\n", "## Norm\n", "leden:\n  1: 2\n", "*a", "&a", "? ", "|", ">", "%", "'", '"')
    ),
)  # fmt: skip


@given(st.dictionaries(PATHS, st.lists(PIECES, max_size=12).map("".join), max_size=3))
def test_any_text_is_read(texts: dict[str, str]) -> None:
    """The same for texts made of what means something to YAML and Markdown."""
    files = {path: text.encode("utf-8", "surrogatepass") for path, text in texts.items()}
    assert_said_well(all_diagnostics(files)[1], files)
    format_files(files)


@st.composite
def broken_books(draw: st.DrawFn) -> dict[str, bytes]:
    """The small book after a few random edits in a few of its files."""
    files = dict(book_files("klein"))
    for path in draw(st.lists(st.sampled_from(sorted(files)), min_size=1, max_size=3, unique=True)):
        data = files[path]
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        new = draw(PIECES).encode()
        match draw(st.sampled_from(("vervang", "verdubbel", "weg", "verplaats"))):
            case "vervang":
                files[path] = data[:start] + new + data[end:]
            case "verdubbel":
                files[path] = data[:end] + data[start:]
            case "weg":
                del files[path]
            case "verplaats":
                other = draw(st.sampled_from(sorted(files)))
                files[path], files[other] = files[other], data
    return files


@given(broken_books())
@settings(max_examples=settings().max_examples // 2)
def test_a_broken_book_is_read(files: dict[str, bytes]) -> None:
    """Whatever is done to the files of a real book, everything wrong is said, and nothing raises."""
    assert_said_well(all_diagnostics(files)[1], files)
    format_files(files)


def test_findings_are_sorted_and_said_once() -> None:
    """The same book gives the same findings in the one order: path, line, column, code."""
    files = {path: data[: len(data) // 2] for path, data in book_files("klein").items()}
    found = all_diagnostics(files)[1]
    assert found == sorted(found, key=lambda d: d.sort_key)
    assert len(found) == len(set(found))
    shuffled = dict(sorted(files.items(), reverse=True))
    assert all_diagnostics(shuffled)[1] == found
