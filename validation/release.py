"""What is true of a release as a whole: its version, its cut-off date, its citation."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
"""The project's folder."""


@cache
def project() -> dict[str, Any]:
    """Return the content of `pyproject.toml`."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def version() -> str:
    """Return the one version of code and data."""
    return str(project()["project"]["version"])


def cutoff_date() -> date:
    """Return the last day on which a record of this release can lie."""
    found = project()["tool"]["iraq_coalition_events"]["cutoff_date"]
    if not isinstance(found, date):
        raise TypeError(f"pyproject.toml: cutoff_date: found {found!r}, expected a date")
    return found
