"""Groups: blocks of the old side and what they are on the new."""

from __future__ import annotations

from dataclasses import dataclass, field

from regelboek.compare.nodes import Node


@dataclass(eq=False)
class Group:
    """Blocks of the old side and what they are on the new; one side is empty for what came or went."""

    old: tuple[Node, ...]
    new: tuple[Node, ...]
    children: list[Group] = field(default_factory=list)
    move: int = 0
    """The number of its move; 0 for none."""
    is_final: bool = False
    """Whether the caller said that it lapsed: nothing else is made of it."""

    @property
    def is_pair(self) -> bool:
        """One block on both sides."""
        return len(self.old) == len(self.new) == 1

    @property
    def is_loose(self) -> bool:
        """On one side only, and not moved."""
        return (not self.old or not self.new) and not self.move and not self.is_final

    @property
    def holds_moves(self) -> bool:
        """Whether it moved, or something in it did."""
        return bool(self.move) or any(child.holds_moves for child in self.children)

    @property
    def node(self) -> Node:
        """Its first block, of the new side where there is one."""
        return (self.new or self.old)[0]


@dataclass(eq=False)
class Plan:
    """The groups of a whole comparison, and the moves among them."""

    root: Group
    moves: list[tuple[Group, Group]] = field(default_factory=list)
    """Where each moved block stood and where it stands; move 1 is the first."""

    def move(self, one: Group, other: Group) -> None:
        """Note that a block that is gone and one that came are one block that moved."""
        self.moves.append((one, other))
        one.move = other.move = len(self.moves)
