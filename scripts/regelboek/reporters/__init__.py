"""Diagnostics in every format, each a pure function in one registry."""

from __future__ import annotations

from collections.abc import Callable

from regelboek.reporters import github, gitlab, json_, sarif, summary, text
from regelboek.reporters.report import Report

REPORTERS: dict[str, Callable[[Report], str]] = {
    "text": text.render,
    "json": json_.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "sarif": sarif.render,
    "summary": summary.render,
}

__all__ = ["REPORTERS", "Report"]
