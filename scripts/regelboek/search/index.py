"""The index of a version: all that can be computed before a question is asked.

The data is plain JSON. Terms are stems, named by their place in a sorted list; documents by their
place in theirs. Running text is scored by BM25F (Robertson, Zaragoza and Taylor, "Simple BM25
extension to multiple weighted fields", CIKM 2004), reduced to one whole number for a term in a document.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from regelboek.search.compounds import NO_PARTS, SHORT_PARTS, Splitter
from regelboek.search.documents import FIELDS, Document
from regelboek.search.dutch import FORMS, PREFIXED, STEPS, TAILS, regular_stem, stem, tokens
from regelboek.search.small_words import FRAME_WORDS, STOP_WORDS

SATURATION = 1.4
"""BM25's k1: how soon another mention of a word stops counting."""
LENGTH_PENALTY = 0.5
"""BM25's b: how much a word in a long text counts less."""
PART = 0.45
"""How much the part of a compound counts beside the whole word."""
SCALE = 16
"""Whole numbers a unit of score."""

BOTH, STEM, WORD = "012"
"""Whether an entry of the list of words is a word that is its own stem, a stem alone, or another form."""
MOST_SHARED = 25
NO_TERM = -1
"""In a column of parts, where a compound has none."""

Postings = dict[str, dict[int, float]]


def content_words(text: str) -> tuple[str, ...]:
    """The words of a text but for its stop words; all of them when there are no others."""
    every = tokens(text)
    return tuple(word for word in every if word not in STOP_WORDS) or every


def build_index(documents: Sequence[Document]) -> dict[str, object]:
    """The index as JSON data; `overrides/assets/zoekmachine.js` reads it."""
    words = _vocabulary(documents)
    splitter = Splitter(words)
    compounds = _compounds(words, splitter)
    body = _body(documents, compounds)
    phrases = [[tuple(map(stem, content_words(p))) for p in _phrases(d)] for d in documents]
    parts = {part for of in compounds.values() for part in of}
    stems = {*body, *compounds, *parts, *(term for of in phrases for phrase in of for term in phrase)}
    terms = sorted(stems)
    ids = {term: place for place, term in enumerate(terms)}
    known = sorted(stems | words)
    return {
        "taal": language(),
        "paginas": list(_pages(documents)),
        "woorden": folded_list(known),
        "soorten": "".join(WORD if w not in stems else BOTH if w in words else STEM for w in known),
        "nooitdeel": " ".join(sorted(set(terms) - splitter.stems)),
        "delen": _columns((ids[term], *(ids[p] for p in parts)) for term, parts in sorted(compounds.items())),
        "tekst": [_posting(body.get(term, {})) for term in terms],
        "namen": [_names([ids[term] for term in phrase] for phrase in of) for of in phrases],
    }


def folded_list(words: Iterable[str]) -> str:
    """Sorted words, each as how much it shares with the one before (A is nothing, B one letter) and its rest.

    A third smaller than the words themselves, compressed too; `unfolded` in the browser reads it.
    """
    pieces, before = [], ""
    for word in words:
        shared = _shared(before, word)
        pieces.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(pieces)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike, up to the last sign that stands for it."""
    alike = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return min(MOST_SHARED, sum(1 for _ in alike))


def language() -> dict[str, object]:
    """The tables of Dutch that the browser needs."""
    irregular = {word: base for word, base in FORMS.items() if regular_stem(word) != base}
    by_base: dict[str, list[str]] = {}
    for word, base in sorted(irregular.items()):
        by_base.setdefault(base, []).append(word)
    return {
        "stop": " ".join(sorted(STOP_WORDS)),
        "omlijsting": " ".join(sorted(FRAME_WORDS)),
        "vormen": [" ".join((base, *words)) for base, words in sorted(by_base.items())],
        "stappen": STEPS,
        "staarten": TAILS,
        "voorvoegsel": PREFIXED,
        "kort": " ".join(sorted(SHORT_PARTS)),
        "geendeel": " ".join(sorted(NO_PARTS)),
    }


def _columns(rows: Iterable[tuple[int, ...]]) -> list[list[int]]:
    """Compounds as columns, a third smaller than rows: whole words as steps, first parts, second parts, third."""
    columns = [list(column) for column in itertools.zip_longest(*rows, fillvalue=NO_TERM)]
    whole, *parts = columns or [[]]
    return [_steps(whole), *parts]


def _names(phrases: Iterable[list[int]]) -> list[list[int]]:
    """Names of one word together, then each longer one; the first word as a step from the one before."""
    every = sorted({tuple(phrase) for phrase in phrases})
    single = [phrase[0] for phrase in every if len(phrase) == 1]
    longer = [phrase for phrase in every if len(phrase) > 1]
    first = [phrase[0] for phrase in longer]
    return [_steps(single), *([s, *rest] for s, (_, *rest) in zip(_steps(first), longer, strict=True))]


def _steps(numbers: Sequence[int]) -> list[int]:
    """Rising numbers, each as the step from the one before."""
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]


def _phrases(document: Document) -> Iterator[str]:
    former = (name.text for name in document.former if name.leads)
    yield from dict.fromkeys((document.title, *document.phrases, *former))


def _vocabulary(documents: Iterable[Document]) -> frozenset[str]:
    texts = (text for d in documents for text in (*d.fields.values(), *_phrases(d)))
    return frozenset(word for text in texts for word in tokens(text) if not word.isdigit())


def _compounds(words: Iterable[str], splitter: Splitter) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        parts = splitter.split(word)
        if parts and stem(word) not in parts:
            found.setdefault(stem(word), parts)
    return found


def _body(documents: Sequence[Document], compounds: Mapping[str, tuple[str, ...]]) -> Postings:
    """Per term the documents that hold it, with its share of their score."""
    lengths = [{name: len(tokens(text)) for name, text in d.fields.items()} for d in documents]
    means = {
        name: max(1.0, sum(of.get(name, 0) for of in lengths) / max(1, sum(name in of for of in lengths)))
        for name in FIELDS
    }
    counts: Postings = {}
    for place, (document, length) in enumerate(zip(documents, lengths, strict=True)):
        for name, text in document.fields.items():
            norm = FIELDS[name] / (1 - LENGTH_PENALTY + LENGTH_PENALTY * length[name] / means[name])
            for word, times in Counter(content_words(text)).items():
                term = stem(word)
                _add(counts, term, place, norm * times)
                for part in compounds.get(term, ()):
                    _add(counts, part, place, norm * times * PART)
    total = len(documents)
    return {
        term: {
            place: math.log(1 + (total - len(found) + 0.5) / (len(found) + 0.5)) * n / (n + SATURATION)
            for place, n in found.items()
        }
        for term, found in counts.items()
    }


def _add(counts: Postings, term: str, place: int, amount: float) -> None:
    found = counts.setdefault(term, {})
    found[place] = found.get(place, 0.0) + amount


def _posting(found: Mapping[int, float]) -> list[int]:
    """Documents as steps from the one before, each with its score."""
    kept = [(place, whole) for place, score in sorted(found.items()) if (whole := round(SCALE * score))]
    steps = _steps([place for place, _ in kept])
    return [number for step, (_, score) in zip(steps, kept, strict=True) for number in (step, score)]


def _pages(documents: Sequence[Document]) -> Iterator[dict[str, object]]:
    places = {document.path: place for place, document in enumerate(documents)}
    for document in documents:
        page: dict[str, object] = {
            "a": document.path,
            "n": document.number,
            "t": document.title,
            "s": document.label,
            "o": [places[path] for path in document.topics if path in places],
            "r": [places[path] for path in document.leads_to if path in places],
            "v": list(document.audience),
            "z": list(document.sentences),
            "e": list(_former(document)),
        }
        yield {key: value for key, value in page.items() if value}


def _former(document: Document) -> Iterator[list[str]]:
    """Retired names that say something else than the page itself does."""
    own = set(map(stem, content_words(f"{document.title} {document.fields.get('summary', '')}")))
    for former in document.former:
        name = tuple(map(stem, content_words(former.text)))
        if not own.issuperset(name):
            yield [" ".join(name), former.note]
