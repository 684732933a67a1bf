"""How fast comparing is: beside difflib, on a rewrite, and over every pair of revisions of our own book."""

from __future__ import annotations

import difflib
import itertools
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from rapidfuzz.distance import Indel

from regelboek.compare import changes, compare_texts
from regelboek.comparison import Comparer
from regelboek.folders import read_folder
from regelboek.loading.book import load_book
from regelboek.markdown.emit import emit_body
from regelboek.markdown.parse import parse_loosely
from regelboek.model.rulebook import RuleBook

ROOT = Path(__file__).resolve().parents[2]
WITH_SPACE = re.compile(r"\w+|[^\w\s]|\s+")
"""Words, punctuation and the white space between them: what an exact redline needs."""
WITHOUT_SPACE = re.compile(r"\w+|[^\w\s]")
"""The same without white space: kinder to difflib, which is slow on what occurs often."""


def our_book() -> RuleBook:
    """The book of this repository."""
    return load_book(read_folder(ROOT / "code_rules"))[0]


def sentences(book: RuleBook) -> list[str]:
    """The plain sentences of all its revisions, each once, in order."""
    found: dict[str, None] = {}
    for revision in book.revisions.values():
        for rule in revision.ordered_rules:
            for line in emit_body(rule.body).split("\n"):
                if line[:1].isupper() and not re.search(r"[\[\]|*]", line):
                    found.update(dict.fromkeys(re.split(r"(?<=[.?]) (?=[A-Z])", line)))
    return list(found)


def paragraphs(pool: list[str], words: int, random: Random) -> list[list[str]]:
    """Paragraphs of three to six sentences, together about so many words."""
    made: list[list[str]] = []
    size = 0
    while size < words:
        made.append(random.sample(pool, random.randint(3, 6)))
        size += sum(len(sentence.split()) for sentence in made[-1])
    return made


def markdown(text: list[list[str]]) -> str:
    """The paragraphs as Markdown."""
    return "".join(" ".join(paragraph) + "\n\n" for paragraph in text)


def amended(text: list[list[str]], pool: list[str], random: Random) -> list[list[str]]:
    """The same after one change in about every tenth sentence: words, a sentence more, one less."""
    result = []
    for paragraph in text:
        new = []
        for sentence in paragraph:
            chance = random.random()
            if chance < 0.06:
                words = sentence.split()
                words[len(words) // 2] = random.choice(("voortaan", "altijd", "binnen twee weken"))
                new.append(" ".join(words))
            elif chance < 0.08:
                new += [sentence, random.choice(pool)]
            elif chance >= 0.1:
                new.append(sentence)
        result.append(new or paragraph)
    return result


def _best(action: Callable[[], object], times: int) -> float:
    """Seconds of processor time, the best of some runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        action()
        best = min(best, time.process_time() - start)
    return best


def _ours(old: str, new: str) -> object:
    parse_loosely.cache_clear()  # from the Markdown, each time
    return list(changes(compare_texts(old, new)))


def _by_difflib(old: str, new: str, word: re.Pattern[str]) -> object:
    one, other = word.findall(old), word.findall(new)
    return difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def rows() -> Iterator[str]:
    """The figures, a line for each."""
    book, random = our_book(), Random(1)
    pool = sentences(book)
    text = paragraphs(pool, 2_000, random)
    old, new = markdown(text), markdown(amended(text, pool, random))
    ours = _best(lambda: _ours(old, new), 15)
    yield f"| {len(old.split()):,} words, one sentence in ten amended | {ours * 1000:.1f} ms | |"
    for name, word in (("words and white space", WITH_SPACE), ("words alone", WITHOUT_SPACE)):
        theirs = _best(lambda word=word: _by_difflib(old, new, word), 5)  # type: ignore[misc]
        yield f"| the same by difflib, {name} | {theirs * 1000:.1f} ms | {theirs / ours:.1f} times as long |"
    yield from _least(old, new)
    middle = len(pool) // 2
    one, other = (markdown(paragraphs(part, 20_000, random)) for part in (pool[:middle], pool[middle:]))
    whole = _best(lambda: _ours(one, other), 2)
    yield f"| {len(one.split()):,} words rewritten | {whole:.2f} s | |"
    yield from _book_rows(book)


def _least(old: str, new: str) -> Iterator[str]:
    """What cannot be had for less: cutting both texts into words, and aligning those in C++, no Markdown read."""
    cut = _best(lambda: (WITHOUT_SPACE.findall(old), WITHOUT_SPACE.findall(new)), 7)
    yield f"| only cutting both into words | {cut * 1000:.1f} ms | |"
    aligned = _best(lambda: Indel.opcodes(WITHOUT_SPACE.findall(old), WITHOUT_SPACE.findall(new)), 7)
    yield f"| that, and aligning them in C++ (rapidfuzz) | {aligned * 1000:.1f} ms | |"


def _book_rows(book: RuleBook) -> Iterator[str]:
    pairs = list(itertools.combinations(book.revisions.values(), 2))
    comparer = Comparer(book)
    start = time.process_time()
    compared = [comparer.compare(old, new) for old, new in pairs]
    middle = time.process_time()
    said = sum(len(entry.sentences) for comparison in compared for entry in comparison.rules)
    end = time.process_time()
    texts = len(comparer.memory.compared)
    yield f"| our book, all {len(pairs)} pairs ({texts} pairs of texts) | {middle - start:.2f} s | |"
    yield f"| its {said:,} sentences | {end - middle:.2f} s | |"


def main() -> None:
    """Print the table."""
    print("\nCompare: from two Markdown texts to finished changes (processor time, best run)\n")
    print("| what | time | beside |")
    print("| --- | ---: | --- |")
    for row in rows():
        print(row, flush=True)


if __name__ == "__main__":
    main()
