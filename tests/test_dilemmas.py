"""A dilemma remembers what bound when it was judged: a change asks for a second reading, which a line settles."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from regelboek.diagnostics import Diagnostic
from regelboek.folders import read_folder
from regelboek.formatting import format_files
from regelboek.release import all_diagnostics

OWN = Path(__file__).parents[1] / "code_rules"
RULE = "concept/regels/band-vooraf-noemen.md"
CHANGE = "concept/wijzigingen/regels/band-vooraf-noemen.yml"
REGISTER = "registers/dilemmas.yml"


def edited() -> dict[str, bytes]:
    """Our own book, with another duty in a rule that dilemmas rest on."""
    files = dict(read_folder(OWN))
    assert CHANGE not in files
    text = files[RULE].decode()
    last = re.findall(r"(?m)^\d+\. .*$", text)[-1]
    files[RULE] = text.replace(last, last.removesuffix(".") + ", nog dezelfde dag.").encode()
    files[CHANGE] = (
        b"soort: gewijzigd\nklasse: norm\nreden: Wie wacht, vergeet wat hij precies heeft gezegd.\n"
    )
    return files


def outdated(files: dict[str, bytes]) -> list[Diagnostic]:
    """The dilemmas that must be judged again."""
    return [found for found in all_diagnostics(files)[1] if found.code == "RB313"]


@functools.cache
def outdated_by_the_edit() -> tuple[Diagnostic, ...]:
    """The dilemmas that the edit asks to judge again."""
    return tuple(outdated(edited()))


def test_an_edit_of_a_rule_asks_for_a_second_reading_of_its_dilemmas() -> None:
    """Each dilemma that rests on it is named once, and the others are not."""
    found = outdated_by_the_edit()
    resting = read_folder(OWN)[REGISTER].decode().count("regel: band-vooraf-noemen@")
    assert len(found) == resting >= 3
    assert all(
        "opnieuw beoordelen: ‘Noem een band voordat u beslist’ is veranderd" in d.message for d in found
    )
    assert len({d.message for d in found}) == len(found)


def test_the_line_of_the_message_settles_it() -> None:
    """Pasted over the old one, each message goes away and nothing else is found."""
    files = edited()
    for found in outdated_by_the_edit():
        mend = re.search(r"`(controlegetal: sha256:[0-9a-f]{64})`", found.hint)
        assert mend
        lines = files[REGISTER].decode().split("\n")
        lines[found.span.line - 1] = " " * 6 + mend[1]
        files[REGISTER] = "\n".join(lines).encode()
    assert all_diagnostics(files)[1] == []


def test_formatting_never_settles_it() -> None:
    """Only a person who read the dilemma again renews what it was judged on."""
    files = edited()
    result = format_files(files)
    assert REGISTER not in result.changed
    assert outdated({**files, **result.changed}) == list(outdated_by_the_edit())
