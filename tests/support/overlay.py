r"""Laying the sections of a case over the files of a book.

| section | does |
| --- | --- |
| `-- path --` | the whole file: added, or put in the place of the old one |
| `-- path (weg) --` | the file is deleted |
| `-- path (heet voortaan other/path) --` | the file is renamed |
| `-- path (wijzig) --` | edits, as in a diff: lines with `-` out, lines with `+` in |
| `-- path (…, ontsnapt) --` | as above, with `\t`, `\r`, `\xff` and `\u00a0` for what cannot be seen |

The lines of one edit stand together; a blank line divides edits. Lines that begin with a space are
context. The old lines must occur exactly once in the file; `+` lines alone come at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_NAME = re.compile(r"(?P<path>\S+)(?: \((?P<how>[^)]*)\))?")


def overlay(files: Mapping[str, bytes], sections: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """The files of a book with the sections of a case laid over them."""
    result = dict(files)
    for name, body in sections:
        match = _NAME.fullmatch(name)
        if not match:
            raise ValueError(f"no section of a case: {name}")
        path, how = match["path"], (match["how"] or "").removesuffix(", ontsnapt")
        data = _bytes(body) if (match["how"] or "").endswith("ontsnapt") else body.encode()
        if how == "weg":
            del result[path]
        elif how.startswith("heet voortaan "):
            result[how.removeprefix("heet voortaan ")] = result.pop(path)
        elif how == "wijzig":
            result[path] = edited(result[path], data, path)
        elif how in ("", "ontsnapt"):
            result[path] = data
        else:
            raise ValueError(f"unknown kind of section: {name}")
    return result


def _bytes(body: str) -> bytes:
    def replaced(match: re.Match[str]) -> str:
        escape = match[0]
        if escape[1] in "tr":
            return {"t": "\t", "r": "\r"}[escape[1]]
        return chr(int(escape[2:], 16)) if escape[1] == "u" else chr(0xDC00 + int(escape[2:], 16))

    text = re.sub(r"\\(?:t|r|u[0-9a-f]{4}|x[0-9a-f]{2})", replaced, body)
    return b"".join(bytes([ord(c) - 0xDC00]) if 0xDC00 <= ord(c) <= 0xDCFF else c.encode() for c in text)


def edited(data: bytes, edits: bytes, path: str) -> bytes:
    """A file after the edits of a section."""
    for old, new in _edits(edits):
        if not old:
            data += new
            continue
        places = [m.start() for m in re.finditer(rb"(?m)^" + re.escape(old), data)]
        if len(places) != 1:
            raise ValueError(f"{path}: these lines occur {len(places)} times, not once:\n{old.decode()}")
        data = data[: places[0]] + new + data[places[0] + len(old) :]
    return data


def _edits(edits: bytes) -> Iterator[tuple[bytes, bytes]]:
    for hunk in re.split(rb"\n\n+", edits.strip(b"\n")):
        old, new = b"", b""
        for line in hunk.split(b"\n"):
            mark, rest = line[:1], line[1:] + b"\n"
            if mark not in (b"-", b"+", b" "):
                raise ValueError(f"a line of an edit begins with -, + or a space: {line.decode()}")
            old += rest if mark in b"- " else b""
            new += rest if mark in b"+ " else b""
        yield old, new
