"""How long the tests may take."""

from __future__ import annotations

import os

FULL = "REGELBOEK_FULL" in os.environ
"""Set by `make test-full`: long fuzzing, every slip."""
