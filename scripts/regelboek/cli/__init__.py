"""The command line: thin, Dutch, and the only place that exits."""

from regelboek.cli.main import main

__all__ = ["main"]
