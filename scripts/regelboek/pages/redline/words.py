"""The words of a redline: runs as `<ins>` and `<del>`, each change in an element of its own."""

from __future__ import annotations

import html
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from regelboek.compare import Change, Diff, MarkKind, Move, Note, NoteKind, Op, Run, Token, TokenKind
from regelboek.compare.tokens import Marks
from regelboek.pages.redline.numbering import Numbering, Side

_TAGS = {MarkKind.EMPHASIS: "em", MarkKind.STRONG: "strong"}
"""Links are not links here: what is underlined in a redline was inserted."""

Way = Callable[[Move, Op], str]
"""`naar regel 3.3, lid 2` of what is gone, `van regel 3.3, lid 2` of what came."""

Piece = tuple[Run, Run]
"""A run, or a part of one, and the run that it is or is a part of."""


class Words:
    """Writes the words of one comparison.

    Args:
        diff: the comparison.
        numbering: its changes.
        side: both texts in one, or one of them.
        way: says of a move where it went, or where it came from.
    """

    def __init__(self, diff: Diff, numbering: Numbering, side: Side, way: Way) -> None:
        self.diff = diff
        self.way = way
        self.numbering = numbering
        self.side = side
        self._met: set[tuple[int, Op]] = set()
        """The moves of sentences of which a part was written, on either side."""

    def of_pieces(self, pieces: Iterable[Piece], *, covered: bool = False) -> str:
        """The words of one block; some runs were cut where it ends and the next begins.

        Args:
            pieces: what of it is shown.
            covered: whether the block says itself that all of it came, went or moved.
        """
        groups = itertools.groupby(pieces, key=lambda piece: self.numbering.change(piece[1]))
        return "".join(self._change(change, [run for run, _ in group], covered) for change, group in groups)

    def _change(self, change: Change | None, runs: Sequence[Run], covered: bool) -> str:
        """A change in an element of its own; a deletion and the insertion in its place are one."""
        if change is None and not covered:
            return self._stretches(runs)
        said = "".join(self._runs(runs))
        return f'<span class="rb-w">{said}</span>' if change and said else said

    def _stretches(self, runs: Iterable[Run]) -> str:
        """Words that are no change of the list, as on the other side of a move; what differs, each in an element."""
        groups = itertools.groupby(runs, key=lambda run: (_is_heard(run), run.move))
        said = ((is_heard, "".join(self._runs(list(group)))) for (is_heard, _), group in groups)
        return "".join(
            f'<span class="rb-w">{text}</span>' if is_heard and text else text for is_heard, text in said
        )

    def _runs(self, runs: Sequence[Run]) -> Iterator[str]:
        """Runs that follow each other; a deletion and an insertion that read alike are one."""
        said = ""
        for run, after in zip(runs, (*runs[1:], None), strict=True):
            if said:  # it was said with the run before it
                said = ""
                continue
            said = self._read_alike(run, after) if after else ""
            yield said or self._run(run)

    def _read_alike(self, gone: Run, come: Run) -> str:
        """Words that gave way to the same words with another meaning: shown once, and said; else nothing."""
        if (gone.op, come.op) != (Op.DELETED, Op.INSERTED) or gone.move or come.move:
            return ""
        old, new = gone.old, come.new
        meaning = _meaning(old, new)
        if not meaning or gone.old_text != come.new_text:
            return ""
        label = _aside("rb-lb", meaning) if self.side is not Side.OLD else ""
        return token_html(old if self.side is Side.OLD else new) + label

    def _run(self, run: Run) -> str:
        old = self._old(run) if self.side is not Side.NEW else ""
        new = self._new(run) if self.side is not Side.OLD else ""
        if run.is_paired:
            return token_html(run.old if self.side is Side.OLD else run.new)
        if run.op is Op.REWORDED:
            return f'<span class="rb-anders">{old}{new}</span>'
        return old + new

    def _old(self, run: Run) -> str:
        if not run.old or run.op is Op.INSERTED:
            return ""
        if run.op is Op.DELETED and run.move:
            link = self._link(run, self.numbering.moved_to(run.move)) if self._is_first(run) else ""
            said = self._on_the_way(run) if self.side is Side.OLD else token_html(run.old)
            return f'{link}<del class="rb-mv">{said}</del>'
        return marked("del", token_html(run.old), wit=_is_white(run.old))

    def _new(self, run: Run) -> str:
        if not run.new or run.op is Op.DELETED:
            return ""
        if run.op is Op.INSERTED and run.move:
            link = self._link(run, self.numbering.moved_from(run.move)) if self._is_first(run) else ""
            return f'{link}<ins class="rb-mv">{self._on_the_way(run)}</ins>'
        return marked("ins", token_html(run.new), wit=_is_white(run.new))

    def _link(self, run: Run, target: str) -> str:
        """Leads to the other place of a sentence, and names it for who cannot follow a link."""
        way = self.way(self.diff.move(run.move), run.op)
        return f'<span class="rb-x rb-lb">(<a href="#{target}">zin verplaatst {way}</a>)</span> '

    def _is_first(self, run: Run) -> bool:
        """Whether it is the first run of its move on its side; white space may cut one in pieces."""
        seen = (run.move, run.op) in self._met
        self._met.add((run.move, run.op))
        return not seen

    def _on_the_way(self, run: Run) -> str:
        """A sentence that moved, with what changed on the way, if the run holds the whole of it."""
        move = self.diff.move(run.move)
        olds, news = zip(*((part.old_text, part.new_text) for part in move.runs), strict=True)
        whole, shown = (news, run.new_text) if run.new else (olds, run.old_text)
        if move.is_changed and "".join(whole).strip() == shown.strip():
            tail = shown[len(shown.rstrip()) :]
            return self._stretches(move.runs) + html.escape(tail, quote=False)
        return token_html(run.new or run.old)

    def note(self, note: Note) -> str:
        """What no word shows, said."""
        if self.numbering.change(note) is None or self.side is Side.OLD:
            return ""
        return _aside("rb-nt", note_words(note))


def _meaning(old: Iterable[Token], new: Iterable[Token]) -> str:
    """What words that read alike refer to now, in a few words; nothing if they referred to nothing."""
    was, now = (
        {getattr(token.inline, "kind", "") for token in tokens if token.inline} for tokens in (old, new)
    )
    match "begrip" in was, "begrip" in now:
        case False, True:
            return "nu met uitleg"
        case True, False:
            return "nu zonder uitleg"
    if was and now:
        return "verwijst nu anders"
    return "nu een verwijzing" if now else "geen verwijzing meer" if was else ""


def _aside(name: str, words: str) -> str:
    """What is said in running text: between brackets, for who sees no border around it."""
    return f'<span class="rb-x"> <span class="{name}">({words})</span></span>'


def line_html(runs: Iterable[Run], side: Side = Side.BOTH) -> str:
    """A line of plain text, such as a title: no part of it can have moved."""
    groups = itertools.groupby(runs, key=lambda run: run.is_paired)
    said = (("".join(_line_piece(run, side) for run in group), is_same) for is_same, group in groups)
    return "".join(
        text if is_same or not text else f'<span class="rb-w">{text}</span>' for text, is_same in said
    )


def _line_piece(run: Run, side: Side) -> str:
    if run.is_paired:
        return token_html(run.old if side is Side.OLD else run.new)
    old = marked("del", token_html(run.old)) if run.old and side is not Side.NEW else ""
    new = marked("ins", token_html(run.new)) if run.new and side is not Side.OLD else ""
    return old + new


def marked(tag: str, text: str, *, wit: bool = False) -> str:
    """Words that came or went; white space alone is no matter for anybody's ears."""
    return f'<{tag} class="rb-wit">{text}</{tag}>' if wit else f"<{tag}>{text}</{tag}>"


def note_words(note: Note) -> str:
    """`‘geschenk’ is nu vet`, `‘de wet’ leidt nu naar …`."""
    text, old, new = (html.escape(part, quote=False) for part in (note.text, note.old, note.new))
    match note.kind:
        case NoteKind.LINK:
            return f"‘{text}’ is een link geworden, naar <code>{new}</code>"
        case NoteKind.NO_LINK:
            return f"‘{text}’ is geen link meer, naar <code>{old}</code>"
        case NoteKind.LINK_TARGET:
            return f"de link ‘{text}’ leidt nu naar <code>{new}</code> in plaats van <code>{old}</code>"
        case NoteKind.STRONG | NoteKind.EMPHASIS | NoteKind.NOT_STRONG | NoteKind.NOT_EMPHASIS:
            now = "" if note.kind in (NoteKind.NOT_STRONG, NoteKind.NOT_EMPHASIS) else "nu "
            return f"‘{text}’ is {now}{note.kind}"
        case NoteKind.LEVEL:
            return f"kop van niveau {old} is van niveau {new} geworden"
        case _:
            return f"{note.kind}: ‘{text}’" if text else str(note.kind)


def token_html(tokens: Iterable[Token]) -> str:
    """Words with their emphasis; neighbours that are marked alike share their elements."""
    pieces: list[tuple[str, Marks]] = []
    for token in tokens:
        for text, marks in _parts(token):
            if pieces and pieces[-1][1] == marks:
                pieces[-1] = (pieces[-1][0] + text, marks)
            else:
                pieces.append((text, marks))
    return "".join(_wrapped(text, marks) for text, marks in pieces)


def _parts(token: Token) -> Iterator[tuple[str, Marks]]:
    inline = token.inline
    if token.kind is TokenKind.FOOTNOTE:
        label = token.text.removeprefix("[^").removesuffix("]")
        yield f"<sup>{html.escape(label, quote=False)}</sup>", _shown(token.marks)
    elif token.kind is TokenKind.BREAK:
        yield f'<span class="rb-br">{html.escape(token.text.strip(), quote=False)}</span>', ()
    elif inline is not None and getattr(inline, "kind", "") in ("voor", "kracht"):
        yield f'<span class="rb-mk">{html.escape(token.text, quote=False)}</span>', ()
    elif token.parts:
        yield from ((html.escape(text, quote=False), _shown(marks)) for text, marks in token.parts)
    else:
        yield html.escape(token.text, quote=False), _shown(token.marks)


def _shown(marks: Marks) -> Marks:
    return tuple(mark for mark in marks if mark.kind in _TAGS)


def _wrapped(text: str, marks: Marks) -> str:
    for mark in reversed(marks):
        tag = _TAGS[mark.kind]
        text = f"<{tag}>{text}</{tag}>"
    return text


def _is_heard(run: Run) -> bool:
    """Whether it differs in more than white space."""
    return not run.is_paired and not (_is_white(run.old) and _is_white(run.new))


def _is_white(tokens: Iterable[Token]) -> bool:
    """White space, or the end of a block without a number in front of the next."""
    return all(
        token.is_space or (token.kind is TokenKind.BREAK and not token.text.strip()) for token in tokens
    )
