"""Iraq and the US-led coalition against ISIS since June 2014: sourced events in two languages.

>>> import iraq_coalition_events as ice
>>> events = ice.load("events_wide")
>>> print(ice.describe("events_wide"))  # doctest: +ELLIPSIS
events_wide: ...
"""

from __future__ import annotations

from iraq_coalition_events._citation import cite
from iraq_coalition_events._describe import TableDescription, describe
from iraq_coalition_events._errors import UnknownNameError
from iraq_coalition_events._tables import load, path, scan, tables

__all__ = [
    "TableDescription",
    "UnknownNameError",
    "__version__",
    "cite",
    "describe",
    "load",
    "path",
    "scan",
    "tables",
]

__version__: str


def __getattr__(name: str) -> str:
    # The version is that of the shipped data; reading it at import would cost every import.
    if name == "__version__":
        from iraq_coalition_events._descriptor import descriptor

        return str(descriptor()["version"])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
