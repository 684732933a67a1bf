"""Random histories of a rule book, with the truth about every paragraph and item beside them.

Each paragraph and item has threads: names that never change. A part that is split passes `a` on as
`a.0` and `a.1`; parts that are joined keep the threads of both. Two parts of different revisions
are the same matter when a thread of one begins with a thread of the other. The change files are
written from what was done; what the program says about them is held against the threads.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

Thread = tuple[int, ...]


@dataclass(frozen=True)
class Lid:
    """A paragraph: the threads in its own text and in each of its items."""

    threads: frozenset[Thread]
    items: tuple[Thread, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def lapsed(self) -> bool:
        return not self.threads


Place = tuple[str, int, int]
"""Rule, paragraph from 1, item from 1 or 0."""


@dataclass
class Edition:
    """One revision: its rules, and what was done to those of the one before."""

    rules: dict[str, tuple[Lid, ...]]
    changes: dict[str, list[str]] = field(default_factory=dict)
    """The lines of each change file, by the old or new id."""
    cut: set[str] = field(default_factory=set)
    """Rules that were split or merged here, under any of their ids."""

    def places(self) -> Iterator[tuple[Place, frozenset[Thread]]]:
        for id, lids in self.rules.items():
            for number, lid in enumerate(lids, 1):
                if not lid.lapsed:
                    yield (id, number, 0), lid.threads
                    for place, item in enumerate(lid.items, 1):
                        yield (id, number, place), frozenset([item])


def same_matter(one: frozenset[Thread], other: frozenset[Thread]) -> bool:
    """Whether a thread of one begins with a thread of the other, or the reverse."""
    return any(a[: len(b)] == b or b[: len(a)] == a for a in one for b in other)


class _Writer:
    """Draws what happens to each rule from one revision to the next."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.threads = itertools.count(1)
        self.ids = itertools.count(1)

    def choice(self, *options: str) -> str:
        return self.draw(st.sampled_from(options))

    def new_lid(self, *, items: bool = True) -> Lid:
        thread = (next(self.threads),)
        count = self.draw(st.sampled_from((0, 0, 2, 3))) if items else 0
        below = tuple((next(self.threads),) for _ in range(count))
        return Lid(frozenset([thread]), below, tuple(f"woord{thread[0]}x{n}" for n in range(8)))

    def new_rule(self) -> str:
        return f"regel-{next(self.ids)}"

    def first(self) -> Edition:
        rules = {}
        for _ in range(self.draw(st.integers(2, 4))):
            count = self.draw(st.integers(1, 4))
            rules[self.new_rule()] = tuple(self.new_lid() for _ in range(count))
        return Edition(rules)

    def next(self, before: Edition) -> Edition:
        after = Edition({})
        waiting = list(before.rules)
        while waiting:
            id = waiting.pop(0)
            lids = before.rules[id]
            match self.choice("blijft", "blijft", "leden", "leden", "vervalt", "splitst", "voegt samen"):
                case "leden":
                    self.change_lids(after, id, lids)
                case "vervalt" if len(before.rules) > 2:
                    after.changes[id] = ["soort: vervallen"]
                case "splitst" if len(lids) > 1:
                    self.split_rule(after, id, lids)
                case "voegt samen" if waiting:
                    other = waiting.pop(0)
                    self.merge_rules(after, id, other, before)
                case _:
                    after.rules[id] = lids
        if self.draw(st.booleans()):
            id = self.new_rule()
            after.rules[id] = (self.new_lid(),)
            after.changes[id] = ["soort: nieuw"]
        if not after.rules:
            return self.next(before)
        return after

    def change_lids(self, after: Edition, id: str, lids: tuple[Lid, ...]) -> None:
        """Do one thing to the paragraphs of a rule, and write down what moved."""
        at = self.draw(st.integers(0, len(lids) - 1))
        lid = lids[at]
        what = self.choice("in", "uit", "leeg", "samen", "splits", "wissel", "onderdeel uit", "onderdelen om")
        new, moves = list(lids), {n: [n] for n in range(1, len(lids) + 1)}
        item_moves: list[str] = []
        following = range(at + 2, len(lids) + 1)
        match what:
            case "in":
                new.insert(at, self.new_lid())
                moves |= {n: [n + 1] for n in range(at + 1, len(lids) + 1)}
            case "uit" if len(lids) > 1:
                del new[at]
                moves |= {n: [n - 1] for n in following} | {at + 1: []}
            case "leeg" if not lid.lapsed:
                new[at] = Lid(frozenset())
                moves[at + 1] = []
            case "samen" if at + 1 < len(lids) and self.bare(lid) and self.bare(lids[at + 1]):
                other = lids[at + 1]
                new[at : at + 2] = [Lid(lid.threads | other.threads, (), lid.words + other.words)]
                moves |= {n: [n - 1] for n in following}
            case "splits" if self.bare(lid) and len(lid.words) > 3:
                new[at : at + 1] = self.halves(lid)
                moves |= {n: [n + 1] for n in following} | {at + 1: [at + 1, at + 2]}
            case "wissel" if at + 1 < len(lids) and not lid.lapsed and not lids[at + 1].lapsed:
                new[at], new[at + 1] = new[at + 1], new[at]
                moves |= {at + 1: [at + 2], at + 2: [at + 1]}
            case "onderdeel uit" if len(lid.items) > 1:
                new[at] = replace(lid, items=lid.items[1:])
                letters = "abcdefghij"
                item_moves = [f"  {at + 1}-a: vervallen"]
                item_moves += [
                    f"  {at + 1}-{letters[n]}: {at + 1}-{letters[n - 1]}" for n in range(1, len(lid.items))
                ]
            case "onderdelen om" if len(lid.items) > 1:
                new[at] = replace(lid, items=(lid.items[1], lid.items[0], *lid.items[2:]))
                item_moves = [f"  {at + 1}-a: {at + 1}-b", f"  {at + 1}-b: {at + 1}-a"]
        after.rules[id] = tuple(new)
        if new == list(lids):
            return
        lines = [f"  {n}: {self.targets(to)}" for n, to in moves.items() if to != [n]] + item_moves
        # A number that was freed for good stays lapsed in the text: what lapsed before is not told.
        after.changes[id] = ["soort: gewijzigd", "klasse: norm", *(["leden:", *lines] if lines else [])]

    @staticmethod
    def bare(lid: Lid) -> bool:
        return not lid.items and not lid.lapsed

    @staticmethod
    def targets(to: list[int]) -> str:
        if not to:
            return "vervallen"
        return str(to[0]) if len(to) == 1 else "[" + ", ".join(map(str, to)) + "]"

    @staticmethod
    def halves(lid: Lid) -> list[Lid]:
        middle = len(lid.words) // 2
        return [
            Lid(frozenset((*t, n) for t in lid.threads), (), words)
            for n, words in enumerate((lid.words[:middle], lid.words[middle:]))
        ]

    def split_rule(self, after: Edition, id: str, lids: tuple[Lid, ...]) -> None:
        cut = self.draw(st.integers(1, len(lids) - 1))
        stays = self.draw(st.booleans())
        first = id if stays else self.new_rule()
        second = self.new_rule()
        after.rules[first], after.rules[second] = lids[:cut], lids[cut:]
        after.cut |= {id, first, second}
        lines = [f"  {n}: {second}#lid-{n - cut}" for n in range(cut + 1, len(lids) + 1)]
        if not stays:
            lines = [f"  {n}: {first}#lid-{n}" for n in range(1, cut + 1)] + lines
        after.changes[id] = ["soort: gesplitst", "naar:", f"  - {first}", f"  - {second}", "leden:", *lines]
        for new in {first, second} - {id}:
            after.changes[new] = ["soort: nieuw"]

    def merge_rules(self, after: Edition, id: str, other: str, before: Edition) -> None:
        """Two rules become one: the first of them, or a new one."""
        stays = self.draw(st.booleans())
        target = id if stays else self.new_rule()
        lids, more = before.rules[id], before.rules[other]
        after.rules[target] = lids + more
        after.cut |= {id, other, target}
        lines = [f"  {n}: {target}#lid-{len(lids) + n}" for n in range(1, len(more) + 1)]
        after.changes[other] = ["soort: samengevoegd", "naar:", f"  - {target}", "leden:", *lines]
        if stays:
            after.changes[id] = ["soort: gewijzigd", "klasse: norm"]
        else:
            after.changes[id] = ["soort: samengevoegd", "naar:", f"  - {target}"]
            after.changes[target] = ["soort: nieuw"]


@st.composite
def histories(draw: st.DrawFn, most: int = 4) -> list[Edition]:
    """Two or more revisions, each made from the one before."""
    writer = _Writer(draw)
    editions = [writer.first()]
    for _ in range(draw(st.integers(1, most - 1))):
        editions.append(writer.next(editions[-1]))
    return editions


def name_of(place: int, last: int) -> str:
    """The id of the revision at a place in the history; the last is the draft."""
    return "concept" if place == last else f"{2020 + place}-01-01"


def files_of(editions: list[Edition]) -> dict[str, bytes]:
    """The history as a rules folder, the last revision as the draft."""
    files: dict[str, str] = {}
    last = len(editions) - 1
    for place, edition in enumerate(editions):
        name = name_of(place, last)
        folder = "concept" if place == last else f"versies/{name}"
        head = f"schema: 1\nversie: {name}\ntitel: Proef\n"
        if place != last:
            day = f"{2020 + place}-01-01"
            head += f"vastgesteld: {day}\ngepubliceerd: {day}\nin-werking: {day}\nbesloten-door: redactie\n"
            head += "samenvatting: Proef.\n"
        if place:
            head += f"voorganger: {name_of(place - 1, last)}\n"
        files[f"{folder}/versie.yml"] = f"{head}hoofdstukken:\n  - id: proef\n    titel: Proef\n"
        for number, (id, lids) in enumerate(edition.rules.items(), 1):
            files[f"{folder}/regels/{id}.md"] = _rule(id, number, lids)
        for id, lines in edition.changes.items():
            text = "\n".join([lines[0], "reden: Omdat het zo beter leest.", *lines[1:]])
            files[f"{folder}/wijzigingen/regels/{id}.yml"] = f"{text}\n"
    files["registers/onderwerpen.yml"] = "- id: proef\n  label: proef\n  definitie: Proef.\n"
    return {path: text.encode() for path, text in files.items()}


def _rule(id: str, number: int, lids: tuple[Lid, ...]) -> str:
    norm = []
    for place, lid in enumerate(lids, 1):
        text = f"U doet {' '.join(lid.words)}." if lid.words else "(vervallen)"
        norm.append(f"{place}. {text}")
        norm += [f"    {n}. Onderdeel {'.'.join(map(str, item))}." for n, item in enumerate(lid.items, 1)]
    front = (
        f"---\nid: {id}\nnummer: {number}\ntitel: Titel\nhoofdstuk: proef\nsamenvatting: Doe het.\n"
        "kracht: verplicht\ndoelgroep:\n  - bewindspersoon\nstatus: geldend\ntags:\n  - proef\n"
        "zonder-bron: Proef.\n---\n\n"
    )
    return front + "## Norm\n\n" + "\n".join(norm) + "\n"
