"""Which rules, terms or chapters of two revisions are each other's: by id and by declared lineage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from regelboek.comparison.kinds import Direction
from regelboek.comparison.way import Edges, Trail, things
from regelboek.model.revision import Revision, Subject

Pair = tuple[str | None, str | None]


@dataclass(frozen=True)
class Group:
    """Ids of the old side and those of the new that they became; one side may be empty."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The ids side by side: the same id first, the rest in order; what is left over beside nothing."""
        same = [id for id in self.new if id in self.old]
        olds = [id for id in self.old if id not in same]
        news = [id for id in self.new if id not in same]
        if not same and olds and news:
            pairs: list[Pair] = [(olds.pop(0), news.pop(0))]
        else:
            pairs = [(id, id) for id in same]
        return (*pairs, *((None, id) for id in news), *((id, None) for id in olds))


def groups(trail: Trail) -> tuple[Group, ...]:
    """Every id of either side once: in the order of the new side, what is gone where it stood."""
    before, now = ordered(trail.way.old, trail.subject), ordered(trail.way.new, trail.subject)
    links = _with_same_ids(trail.links(), before, now)
    if trail.way.direction is Direction.SIDEWAYS:
        links = _each_its_own(links, now)
    return tuple(_ordered(list(_connected(links, now)), tuple(before), tuple(now)))


def ordered(revision: Revision, subject: Subject) -> Mapping[str, object]:
    """The things of a revision in the order in which they are read."""
    if subject is Subject.RULE:
        return {rule.id: rule for rule in revision.ordered_rules}
    return things(revision, subject)


def _with_same_ids(links: Edges, before: Iterable[str], now: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """An id that no lineage leads to or from is itself, as in two drafts that both brought it."""
    reached = {to for ends in links.values() for to in ends}
    news = set(now)
    return {id: (id,) if not links[id] and id in news and id not in reached else links[id] for id in before}


def _each_its_own(links: Edges, now: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Over a common ancestor, what was split or merged the same way on both sides is itself on both."""
    return {
        id: tuple(to for to in ends if to == id or id not in ends or id not in now or to not in links)
        for id, ends in links.items()
    }


def _connected(links: Edges, now: Iterable[str]) -> Iterator[Group]:
    """What hangs together by links."""
    back: dict[str, list[str]] = {}
    for id, ends in links.items():
        for end in ends:
            back.setdefault(end, []).append(id)
    seen: set[str] = set()
    for id, ends in links.items():
        if id in seen:
            continue
        olds, news, waiting = {id: None}, dict.fromkeys(ends), [id]
        while waiting:
            for end in links[waiting.pop()]:
                news[end] = None
                fresh = [old for old in back[end] if old not in olds]
                olds.update(dict.fromkeys(fresh))
                waiting += fresh
        seen |= olds.keys()
        yield Group(tuple(olds), tuple(news))
    yield from (Group((), (id,)) for id in now if id not in back)


def _ordered(found: list[Group], before: tuple[str, ...], now: tuple[str, ...]) -> list[Group]:
    """In the order of the new side; what is gone after what stood before it."""
    new_place = {id: place for place, id in enumerate(now)}
    old_place = {id: place for place, id in enumerate(before)}
    of_old = {id: group for group in found for id in group.old}
    keys: dict[Group, tuple[int, int]] = {}
    for group in found:
        if group.new:
            keys[group] = (min(new_place[id] for id in group.new), 0)
    key = (-1, 0)
    for id in before:
        group = of_old[id]
        if group not in keys:
            keys[group] = (key[0], key[1] + 1)
        key = keys[group]
    inner = (
        Group(
            tuple(sorted(group.old, key=lambda id: old_place[id])),
            tuple(sorted(group.new, key=lambda id: new_place[id])),
        )
        for group in sorted(found, key=lambda group: keys[group])
    )
    return list(inner)
