"""What makes a command stop: one base class, one class per failure."""

from __future__ import annotations

from regelboek.diagnostics import Diagnostic


class RegelboekError(Exception):
    """A command cannot go on; the message is Dutch and for people."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FolderError(RegelboekError):
    """A folder is not there or cannot be read."""


class GitError(RegelboekError):
    """Git does not have what was asked for."""


class SideError(RegelboekError):
    """What was asked to be compared is not there, or cannot be read."""


class ReleaseRefused(RegelboekError):
    """The draft cannot become an adopted version as it is."""

    def __init__(self, message: str, hint: str = "", diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message, hint)
        self.diagnostics = diagnostics
