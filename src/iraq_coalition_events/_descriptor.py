"""The shipped `datapackage.json`: what the tables are and what their columns mean."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from iraq_coalition_events._errors import UnknownNameError

DATA = Path(__file__).parent / "_data"
"""Where the build puts the tables and their descriptor."""


@cache
def descriptor() -> dict[str, Any]:
    """Return the shipped descriptor, read once.

    Raises:
        FileNotFoundError: If the package runs from a source tree that was never built.
    """
    path = DATA / "datapackage.json"
    if not path.is_file():
        raise FileNotFoundError(f"{path}: the tables are not built; run `pip install -e .`")
    import json  # here, since importing the package is to cost next to nothing

    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


@cache
def resources() -> dict[str, dict[str, Any]]:
    """Return what the descriptor says of each table, by name, in its order."""
    return {resource["name"]: resource for resource in descriptor()["resources"]}


def resource(table: str) -> dict[str, Any]:
    """Return what the descriptor says of `table`.

    Raises:
        UnknownNameError: If there is no such table.
    """
    found = resources().get(table)
    if found is None:
        raise UnknownNameError("table", table, resources())
    return found


def fields(table: str) -> list[dict[str, Any]]:
    """Return what the descriptor says of each column of `table`, in order."""
    found: list[dict[str, Any]] = resource(table)["schema"]["fields"]
    return found
