"""Two books as one, so that revisions of both can be compared: another folder, or the same at another commit."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from regelboek.model.registers import Registers
from regelboek.model.revision import Revision
from regelboek.model.rulebook import RuleBook


def put_beside(
    old_book: RuleBook, old: Revision, new_book: RuleBook, new: Revision, name: str
) -> tuple[RuleBook, Revision, Revision]:
    """One book with a revision of each of two books in it.

    Revisions that both books hold are taken from the new one; so the way between the two leads over the
    revision that both were made from. Entries of registers are those of the new book, and what it lacks.

    Args:
        old_book: the book of the old side.
        old: a revision of it.
        new_book: the book of the new side.
        new: a revision of it.
        name: the id that the old revision gets where the new book has another one under its id.
    """
    if old_book is new_book:
        return new_book, old, new
    twin = new_book.revisions.get(old.id)
    if twin is not None and twin.file_digests == old.file_digests:
        side = twin
    else:
        side = replace(old, id=name) if twin is not None else old
    known = {revision.id: revision for revision in old_book.revisions.values() if revision is not old}
    known |= dict(new_book.revisions)
    known[side.id] = side
    registers = _merged(old_book.registers, new_book.registers)
    return RuleBook.of(known.values(), registers, new_book.unreadable, whole=False), side, new


def _merged(old: Registers, new: Registers) -> Registers:
    """The entries of the new registers, and those that only the old ones hold."""
    merged: dict[str, Any] = {}
    for field in fields(Registers):
        before, now = getattr(old, field.name), getattr(new, field.name)
        if isinstance(now, tuple) and field.name != "log":
            ids = {getattr(entry, "id", None) for entry in now}
            now = (*now, *(entry for entry in before if entry.id not in ids))
        merged[field.name] = now
    return Registers(**merged)
