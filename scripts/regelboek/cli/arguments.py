"""argparse that speaks Dutch."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any, NoReturn

from regelboek.words import did_you_mean

_ERRORS = (
    (r"unrecognized arguments: (.*)", "Deze opties of woorden zijn onbekend: {}."),
    (r"the following arguments are required: (.*)", "Er ontbreekt nog iets: {}."),
    (r"argument (.*): expected one argument", "Achter {} hoort één waarde."),
    (r"argument (.*): expected at least one argument", "Achter {} hoort ten minste één waarde."),
    (r"argument (.*): not allowed with argument (.*)", "{} en {} kunnen niet samen."),
    (r"ambiguous option: (.*) could match (.*)", "{} kan op meer manieren worden gelezen: {}."),
    (r"argument (.*): ignored explicit argument (.*)", "{} krijgt geen waarde ({})."),
)


class Parser(argparse.ArgumentParser):
    """A parser with Dutch headings and messages; a mistake ends with exit code 2."""

    def __init__(self, *, help_option: bool = True, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "wat u opgeeft"
        self._optionals.title = "opties"
        if help_option:
            self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "gebruik: ", 1)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "gebruik: ", 1)

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self._dutch(message)}\n\n{self.format_usage()}")
        sys.exit(2)

    def _dutch(self, message: str) -> str:
        choice = re.match(r"argument (\S+): invalid choice: '(.*?)' \(choose from (.*)\)", message)
        if choice:
            options = re.findall(r"[\w-]+", choice[3])
            guess = did_you_mean(choice[2], options)
            return f"‘{choice[2]}’ bestaat niet. {guess or 'Kies uit: ' + ', '.join(options) + '.'}"
        typed = re.match(r"argument (\S+): invalid (?:\w+) value: '(.*)'", message)
        if typed:
            return f"‘{typed[2]}’ kan niet bij {typed[1]}."
        for pattern, dutch in _ERRORS:
            match = re.fullmatch(pattern, message, re.DOTALL)
            if match:
                return dutch.format(*match.groups())
        return message
