"""How light a first visit is, for every kind of page."""

from __future__ import annotations

from pathlib import Path

from tests.support.weights import first_loads

LIGHT = 40_000
"""Bytes, compressed, of a page with its stylesheets and scripts."""


def test_a_first_visit_is_light(own_site: Path) -> None:
    """At most 40 kB for the heaviest page of every kind."""
    weights = first_loads(own_site)
    assert "/hele-code/toelichting toelichting" in weights
    assert {kind: weight for kind, weight in weights.items() if weight > LIGHT} == {}
