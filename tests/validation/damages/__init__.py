"""The damages, one module a subject; importing this package enters them all."""

from tests.validation.damages import (  # noqa: F401
    cells,
    dates,
    evidence,
    files,
    harm,
    links,
    lists,
    places,
    promises,
    rows,
    text,
    words,
)
