"""The one canonical CSV text: UTF-8, LF, the schema's column order, sorted, minimal quoting."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def canonical_text(rows: pl.DataFrame, key: Sequence[str]) -> bytes:
    """Return `rows`, all of text with null for an empty cell, as canonical CSV.

    Args:
        rows: Text columns in the schema's order.
        key: The columns that identify a row; rows are sorted by them, byte by byte.
    """
    ordered = rows.sort(list(key), nulls_last=False, maintain_order=True)
    return ordered.write_csv(quote_style="necessary", null_value="").encode()
