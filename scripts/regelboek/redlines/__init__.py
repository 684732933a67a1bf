"""Comparisons for people and programs: one renderer for each form."""

from collections.abc import Callable, Mapping

from regelboek.redlines import csv_, html, json_, markdown, text
from regelboek.redlines.report import WIDTH, Report, TextReport

REPORTERS: Mapping[str, Callable[[Report | TextReport], str]] = {
    "text": text.render,
    "markdown": markdown.render,
    "html": html.render,
    "json": json_.render,
    "csv": csv_.render,
}

__all__ = ["REPORTERS", "WIDTH", "Report", "TextReport"]
