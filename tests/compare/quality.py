"""How well words are marked: beside what a lawyer marked, and beside other programs.

A script is a text with its changes as a row of words, each kept (`=`), deleted (`-`) or inserted (`+`), with
`\\n` between blocks. From it come the words marked on either side, the runs of marked words, and the islands
of kept words between two runs of one block.
"""

from __future__ import annotations

import contextlib
import difflib
import importlib
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.compare.casebook import Case, cases

from regelboek.compare import BlockDiff, Diff, Node, Op, Status, TokenKind, compare_texts
from regelboek.compare.tokens import fold

Script = list[tuple[str, str]]
WORD = re.compile(r"\w+(?:[-'’./:,]\w+)*|[^\w\s]")
BREAK = ("\n", "\n")


@dataclass
class Figures:
    """Counts over many pairs."""

    pairs: int = 0
    right: int = 0
    """Words that both marked."""
    marked: int = 0
    wanted: int = 0
    exact: int = 0
    """Pairs of which every word was marked as wanted."""
    runs: int = 0
    islands: int = 0
    confetti: int = 0
    """Islands shorter than three words."""
    missed: list[str] = field(default_factory=list)

    def add(self, name: str, script: Script, truth: Script) -> None:
        wanted, marked = _marks(truth), _marks(script)
        right = sum((wanted_at and marked_at) for wanted_at, marked_at in zip(wanted, marked, strict=True))
        self.pairs += 1
        self.right += right
        self.marked += sum(marked)
        self.wanted += sum(wanted)
        self.exact += wanted == marked
        if wanted != marked:
            self.missed.append(name)
        runs, islands = _runs(script)
        self.runs += runs
        self.islands += len(islands)
        self.confetti += sum(island < 3 for island in islands)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall over marked words."""
        return 2 * self.right / max(self.marked + self.wanted, 1)

    @property
    def row(self) -> str:
        precision, recall = self.right / max(self.marked, 1), self.right / max(self.wanted, 1)
        share = self.confetti / self.islands if self.islands else 0
        return (
            f"{precision:.3f} | {recall:.3f} | {self.f1:.3f} | {self.exact}/{self.pairs} | {self.runs} |"
            f" {self.marked / max(self.runs, 1):.1f} | {share:.2f} | {1000 * self.confetti / max(self.marked, 1):.1f}"
        )


HEAD = "precision | recall | F1 | exact pairs | runs | words a run | islands < 3 words | per 1,000 marked"


def _is_word(word: str) -> bool:
    return word[0].isalnum()


def _marks(script: Script) -> list[bool]:
    """Whether each word is marked: those of the old text, then those of the new; punctuation left out."""
    old = [op == "-" for op, word in script if op in "=-" and _is_word(word)]
    return old + [op == "+" for op, word in script if op in "=+" and _is_word(word)]


def _runs(script: Script) -> tuple[int, list[int]]:
    """How many runs of marked words there are, and how long the islands between those of one block."""
    runs, islands = 0, []
    before: str = "="
    kept: int | None = None
    for op, word in script:
        if op == "\n":
            before, kept = "=", None
        elif op in "+-":
            if kept:
                islands.append(kept)
            runs += before not in "+-"
            before, kept = op, 0
        elif _is_word(word):
            before = op
            kept = kept + 1 if kept is not None else None
    return runs, islands


def _words(op: str, text: str) -> Iterator[tuple[str, str]]:
    return ((op, word) for word in WORD.findall(fold(text)))


# Scripts of the programs

Differ = Callable[[str, str], Script]


def ours(old: str, new: str) -> Script:
    """Our redline as a script."""
    return of_diff(compare_texts(old, new))


def of_diff(diff: Diff) -> Script:
    return [step for block in diff.walk() for step in _of_block(block)]


def _of_block(block: BlockDiff) -> Iterator[tuple[str, str]]:
    if not (block.node.is_leaf or block.is_regrouped):
        return
    for run in block.runs:
        op = {Op.DELETED: "-", Op.INSERTED: "+"}.get(run.op, "=")
        if block.status in (Status.MOVED_AWAY, Status.DELETED):
            op = "-"
        elif block.status in (Status.MOVED_HERE, Status.INSERTED):
            op = "+"
        tokens = run.old if op == "-" else run.new
        text = "".join(" " if token.kind is TokenKind.BREAK else token.text for token in tokens)
        yield from _words(op, text)
    yield BREAK


def lines_of(diff: Diff) -> tuple[str, str]:
    """What is read of both sides, a line for each block: what the other programs get.

    They are spared other spellings and other letters of items, which they would take for changes.
    """
    spared = {
        block.old[0]: _as_written_now(block)
        for block in diff.walk()
        if block.old and block.new and block.node.is_leaf and block.runs and not block.is_regrouped
    }
    old, new = (
        "\n".join(spared.get(leaf) or _read(leaf) for leaf in side.leaves) for side in (diff.old, diff.new)
    )
    return old, new


def _as_written_now(block: BlockDiff) -> str:
    """The old words of a block, those that stay as they are written now."""
    said = ""
    for run in block.runs:
        is_white = all(token.is_space for token in (*run.old, *run.new))
        if run.op is Op.DELETED:
            said += run.old_text
        elif run.op is not Op.INSERTED or is_white:
            said += run.new_text or run.old_text
    return fold(said)


def _read(leaf: Node) -> str:
    return fold("".join(token.text for token in leaf.tokens))


_PIECE = re.compile(rf"{WORD.pattern}|\n")


def by_difflib(old: str, new: str) -> Script:
    """Python's own, over words, without its heuristics."""
    one, other = _PIECE.findall(old), _PIECE.findall(new)
    script: Script = []
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    for op, i, i_end, j, j_end in matcher.get_opcodes():
        if op == "equal":
            script += [("=", word) for word in other[j:j_end]]
        else:
            script += [*(("-", word) for word in one[i:i_end]), *(("+", word) for word in other[j:j_end])]
    return _with_breaks(script)


def by_diff_match_patch(library: Any) -> Differ:
    """Google's, over words, with its clean-up for readers."""

    def differ(old: str, new: str) -> Script:
        known: dict[str, str] = {}
        texts = []
        for text in (old, new):
            texts.append("".join(known.setdefault(w, chr(0x4E00 + len(known))) for w in _PIECE.findall(text)))
        back = {char: word for word, char in known.items()}
        engine = library.diff_match_patch()
        engine.Diff_Timeout = 0
        found = engine.diff_main(*texts, False)
        engine.diff_cleanupSemantic(found)
        return _with_breaks([("-=+"[op + 1], back[char]) for op, chars in found for char in chars])

    return differ


def _with_breaks(script: Script) -> Script:
    return [BREAK if word == "\n" else (op, word) for op, word in script]


# What a lawyer marked in the cases

_MARK = re.compile(r"\{([-+<>])(.*?)([-+<>])\}(?!\})")
_RELETTERED = re.compile(r"^\w+°?→(?=\w)")
_LEAD = re.compile(r"(?:(?:\S*→)?(?:\d+\.|>)|-|>|#{1,6}|\[\^[^\]]+\]:)\s+")


def of_case(case: Case) -> Script:
    """The redline that was drawn by hand."""
    return [step for line in case.expected.splitlines() for step in _of_line(line)]


def _of_line(line: str) -> Iterator[tuple[str, str]]:
    sign, text = line[:1], line[2:].strip()
    if sign == "!" or not text:
        return
    text = _RELETTERED.sub("", text)
    if not text.startswith("|"):
        text = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    if sign in "-<":
        yield from _words("-", _side(text, "-<"))
    elif sign in "+>":
        yield from _words("+", _side(text, "+>"))
    else:
        yield from _marked(text)
    yield BREAK


def _marked(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        start = text.find("{", at)
        if start < 0 or text[start + 1 : start + 2] not in set("-+<>"):
            start = len(text)
        yield from _words("=", text[at:start])
        if start == len(text):
            return
        sign = text[start + 1]
        end = text.index(sign + "}", start + 2)
        while sign == "-" and text[end + 1 : end + 2] == "-":  # a bullet before the closing mark
            end += 1
        inner = re.sub(r"¶(?: (?:\d+\.|[->]))?", " ", text[start + 2 : end])
        if sign in "-<":
            yield from _words("-", inner)
        else:
            yield from _words("+", _side(inner, "+"))
        at = end + 2


def _side(text: str, signs: str) -> str:
    """A text without the marks of the other side."""
    return "".join(
        f" {word} " if op in ("=", "-" if "-" in signs else "+") else "" for op, word in _marked(text)
    )


# Rules changed at random, of which it is known what was changed

PHRASES = (
    "onverwijld", "schriftelijk en gemotiveerd", "niet", "zo spoedig mogelijk", "dan wel de staatssecretaris",
    "en openbaar", "in overleg met de minister-president", "geen", "voor zover dat redelijk is", "uitsluitend",
)  # fmt: skip
SWAPS = (
    ("twee weken", "tien werkdagen"), ("EUR 50", "EUR 75"), ("drie maanden", "zes maanden"), ("mag", "moet"),
    ("1 januari 2026", "1 juli 2027"), ("vooraf", "achteraf"), ("vertrouwenspersoon", "vertrouwensfunctionaris"),
    ("28 844, nr. 251", "28 844, nr. 282"), ("alle", "sommige"), ("verboden", "toegestaan"),
)  # fmt: skip
SENTENCES = (
    "Van elke afspraak wordt een kort verslag gemaakt.",
    "Deze verplichting eindigt een jaar na het aftreden.",
    "Over de uitzonderingen beslist de ministerraad.",
)


REWRITTEN = (
    "Wie een functie buiten het kabinet ambieert, legt dat voornemen eerst voor aan een onafhankelijke commissie.",
    "Een oordeel daarover geeft alleen de voorzitter van de ministerraad, na overleg met de betrokken departementen.",
    "Uitgaven die niet functioneel zijn, komen voor eigen rekening en worden achteraf niet vergoed door de Staat.",
)


def changed_rule(seed: int) -> tuple[str, str, Script]:
    """A rule, the rule after one to four changes, and what was changed."""
    random = Random(seed)
    pool = _sentences()
    lines = [
        [("=", word) for word in _PIECE.findall(" ".join(random.sample(pool, random.randint(1, 3))))]
        for _ in range(random.randint(3, 8))
    ]
    for _ in range(random.randint(1, 4)):
        random.choice(CHANGES)(lines, random)
    script = [("=", "Norm"), BREAK, *(step for line in lines for step in (*line, BREAK))]
    return _markdown(lines, "=-"), _markdown(lines, "=+"), script


_POOL = 377
"""How many cases give their sentences: the first, so that the sample stays what it was when cases are added."""


def _sentences() -> list[str]:
    """The plain sentences of the cases."""
    found: dict[str, None] = {}
    for case in [case for case in cases() if int(case.folder.name.partition("-")[0]) <= _POOL]:
        for line in case.old.splitlines():
            text = re.sub(r"^\s*(?:\d+\.|-|>)?\s*", "", line)
            if (
                text[:1].isupper()
                and text.endswith(".")
                and not re.search(r"[|*\[\]{}\u00ad\u0300-\u036f\u00a0]", text)
            ):
                found.update(dict.fromkeys(re.split(r"(?<=\.) (?=[A-Z])", text)))
    return [s for s in found if len(s) > 25 and s.count(".") == 1]


def _markdown(lines: list[Script], ops: str) -> str:
    texts = []
    for line in lines:
        text = " ".join(word for op, word in line if op in ops)
        text = re.sub(r" (?=[.,;:)!?])", "", text).replace("( ", "(")
        texts += [text] if text else []
    return "## Norm\n\n" + "".join(f"{number}. {text}\n" for number, text in enumerate(texts, 1))


def _spot(lines: list[Script], random: Random, size: int) -> tuple[Script, int] | None:
    """A place of kept words, away from other changes, inside a sentence."""
    line = random.choice(lines)
    places = [
        at
        for at in range(1, len(line) - size - 1)
        if all(op == "=" for op, _ in line[at - 1 : at + size + 1])
        and all(_is_word(word) for _, word in line[at - 1 : at + size])
        and not any(_UNIT.fullmatch(word) for _, word in line[at - 2 : at + size + 2])
    ]
    return (line, random.choice(places)) if places else None


_UNIT = re.compile(
    r"\d.*|EUR|euro|nr|een|twee|drie|vier|vijf|werkdagen|weken|week|maanden?|jaar|[a-z]+ber|[a-z]+ari|mei"
)
"""Words that may be one with their neighbour: a number with its unit is not taken apart."""


def _swap(lines: list[Script], random: Random) -> None:
    spot = _spot(lines, random, 1)
    if spot:
        line, at = spot
        new = random.choice(random.choice(SWAPS))
        if line[at][1] not in new and line[at + 1][1] not in new and line[at - 1][1] not in new:
            line[at : at + 1] = [("-", line[at][1]), *_words("+", new)]


def _insert(lines: list[Script], random: Random) -> None:
    spot = _spot(lines, random, 1)
    if spot:
        line, at = spot
        line[at:at] = _words("+", random.choice(PHRASES))


def _delete(lines: list[Script], random: Random) -> None:
    size = random.randint(1, 3)
    spot = _spot(lines, random, size)
    if spot:
        line, at = spot
        line[at : at + size] = [("-", word) for _, word in line[at : at + size]]


def _ends(line: Script) -> list[int]:
    return [at + 1 for at, (op, word) in enumerate(line) if word == "." and op == "="]


def _add_sentence(lines: list[Script], random: Random) -> None:
    line = random.choice(lines)
    at = random.choice([0, *_ends(line)])
    line[at:at] = _words("+", random.choice(SENTENCES))


def _drop_sentence(lines: list[Script], random: Random) -> None:
    line = random.choice(lines)
    ends = _ends(line)
    if len(ends) > 1 and all(op == "=" for op, _ in line):
        at = random.randrange(len(ends))
        start = ends[at - 1] if at else 0
        line[start : ends[at]] = [("-", word) for _, word in line[start : ends[at]]]


def _line(lines: list[Script], random: Random) -> None:
    at = random.randrange(len(lines))
    if random.random() < 0.5:
        lines.insert(at, list(_words("+", random.choice(SENTENCES))))
    elif len(lines) > 2 and all(op == "=" for op, _ in lines[at]):
        lines[at] = [("-", word) for _, word in lines[at]]


def _unit(lines: list[Script], random: Random) -> None:
    """Another term or amount: number and unit together."""
    places = [
        (line, at)
        for line in lines
        for at in range(len(line) - 1)
        if line[at][0] == line[at + 1][0] == "=" and (line[at][1], line[at + 1][1]) in _TERMS
    ]
    if places:
        line, at = random.choice(places)
        old = (line[at][1], line[at + 1][1])
        new = random.choice([term for term in _TERMS if term != old])
        line[at : at + 2] = [*(("-", word) for word in old), *(("+", word) for word in new)]


_TERMS = (
    ("twee", "weken"),
    ("drie", "maanden"),
    ("een", "week"),
    ("twee", "jaar"),
    ("EUR", "50"),
    ("zes", "weken"),
)


def _rewrite(lines: list[Script], random: Random) -> None:
    """A sentence struck out and another written in its place."""
    at = random.randrange(len(lines))
    if all(op == "=" for op, _ in lines[at]):
        ends = _ends(lines[at])
        turn = random.randrange(len(ends))
        start = ends[turn - 1] if turn else 0
        deleted = [("-", word) for _, word in lines[at][start : ends[turn]]]
        lines[at][start : ends[turn]] = [*deleted, *_words("+", random.choice(REWRITTEN))]


def _move(lines: list[Script], random: Random) -> None:
    """A paragraph elsewhere."""
    here, there = random.sample(range(len(lines)), 2)
    line = lines[here]
    between = lines[min(here, there) : max(here, there) + 1]
    if abs(here - there) > 1 and all(op == "=" for other in between for op, _ in other):
        weight = len(line)
        if weight < sum(map(len, between)) - weight:
            lines[here] = [("-", word) for _, word in line]
            lines.insert(there + (there > here), [("+", word) for _, word in line])


CHANGES = (
    _swap, _swap, _insert, _insert, _delete, _unit, _unit, _add_sentence, _drop_sentence, _line, _rewrite, _rewrite, _move,
)  # fmt: skip


# All together


def measure(differs: dict[str, Differ], pairs: Sequence[tuple[str, str, str, Script]]) -> dict[str, Figures]:
    """The figures of each program over some pairs: name, old, new and what should be marked."""
    figures = {name: Figures() for name in ("ours", *differs)}
    for name, old, new, truth in pairs:
        diff = compare_texts(old, new)
        figures["ours"].add(name, of_diff(diff), truth)
        texts = lines_of(diff)
        for other, differ in differs.items():
            figures[other].add(name, differ(*texts), truth)
    return figures


def case_pairs() -> list[tuple[str, str, str, Script]]:
    """The cases, but those with a mapping, and those where only a space glues words: programs count these otherwise."""
    pairs = [(str(case), case.old, case.new, of_case(case)) for case in cases() if case.mapping is None]
    return [pair for pair in pairs if _counts_alike(*pair[1:])]


def _counts_alike(old: str, new: str, truth: Script) -> bool:
    texts = lines_of(compare_texts(old, new))
    return len(_marks(by_difflib(*texts))) == len(_marks(truth))


def changed_pairs(count: int = 200) -> list[tuple[str, str, str, Script]]:
    return [(str(seed), *changed_rule(seed)) for seed in range(count)]


# On the command line


def by_git(old: str, new: str) -> Script:
    """`git diff`, histogram, given a word on each line; its indent heuristic says nothing of words."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("old", "new")]
        for path, text in zip(paths, (old, new), strict=True):
            words = ("¶" if word == "\n" else word for word in _PIECE.findall(text))
            path.write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
        options = ["--no-index", "--histogram", "--no-indent-heuristic", "-U1000000"]
        command = ["git", "diff", *options, *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout:
        return _with_breaks([("=", word) for word in _PIECE.findall(new)])
    body = done.stdout.split("\n@@", 1)[1].split("\n")[1:]
    return [
        BREAK if line[1:] == "¶" else ("=" if line[0] == " " else line[0], line[1:]) for line in body if line
    ]


def main() -> None:
    """`make quality`: the figures over the cases and over two hundred rules changed at random."""
    differs: dict[str, Differ] = {"difflib": by_difflib, "git diff, by words": by_git}
    with contextlib.suppress(ImportError):  # not needed for the project; measured where it is installed
        differs["diff-match-patch"] = by_diff_match_patch(importlib.import_module("diff_match_patch"))
    for title, pairs in (
        ("cases, as a lawyer marked them", case_pairs()),
        ("rules changed at random", changed_pairs()),
    ):
        print(f"\n{len(pairs)} {title}\n")
        print(f"| program | {HEAD} |")
        print("| --- |" + " ---: |" * (HEAD.count("|") + 1))
        for name, figures in measure(differs, pairs).items():
            print(f"| {name} | {figures.row} |", flush=True)


if __name__ == "__main__":
    main()
