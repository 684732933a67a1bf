"""Locks from and to their JSON."""

from __future__ import annotations

import json

from regelboek.model.revision import Lock


def read_lock(data: bytes) -> Lock | None:
    """A lock from its JSON, or None when it has not the form of one."""
    try:
        value = json.loads(data)
        lock = Lock(
            algorithm=str(value["algoritme"]),
            norm_algorithm=str(value["normtekst"]),
            files=_digests(value["bestanden"]),
            rules=_digests(value["regels"]),
            terms=_digests(value["begrippen"]),
            registers={str(name): _digests(ids) for name, ids in value["registers"].items()},
            previous=None if value["vorige"] is None else str(value["vorige"]),
            digest=str(value["geheel"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return lock


def _digests(value: dict[str, str]) -> dict[str, str]:
    return {str(name): str(digest) for name, digest in value.items()}


def write_lock(lock: Lock) -> bytes:
    """A lock as JSON: sorted, two spaces of indent, one line feed at the end."""
    value = {
        "algoritme": lock.algorithm,
        "normtekst": lock.norm_algorithm,
        "vorige": lock.previous,
        "geheel": lock.digest,
        "bestanden": dict(sorted(lock.files.items())),
        "regels": dict(sorted(lock.rules.items())),
        "begrippen": dict(sorted(lock.terms.items())),
        "registers": {name: dict(sorted(ids.items())) for name, ids in sorted(lock.registers.items())},
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
