"""Jinja with everything escaped and nothing undefined."""

from __future__ import annotations

import functools

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from regelboek import words


@functools.cache
def environment() -> Environment:
    """The one environment of the page templates."""
    env = Environment(
        loader=PackageLoader("regelboek.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["datum"] = words.date
    env.filters["opsomming"] = words.listing
    env.filters["hoofdletter"] = words.capitalised
    env.globals["aantal"] = words.count
    return env


def render(template: str, **values: object) -> Markup:
    """One template as finished HTML."""
    return Markup(environment().get_template(f"{template}.html").render(values))
