"""The one canonical CSV text: UTF-8, LF, the schema's column order, sorted, minimal quoting."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import IO, cast

import polars as pl


def canonical_text(rows: pl.DataFrame, key: Sequence[str]) -> bytes:
    """Return `rows`, all of text with null for an empty cell, as canonical CSV.

    Args:
        rows: Text columns in the schema's order.
        key: The columns that identify a row; rows are sorted by them, byte by byte.
    """
    written = io.BytesIO()
    _ordered(rows, key).write_csv(written, quote_style="necessary", null_value="")
    return written.getvalue()


def is_canonical(data: bytes, rows: pl.DataFrame, key: Sequence[str]) -> bool:
    """Return whether `data` is the canonical text of `rows`, without writing it a second time."""
    compared = _Compared(data)
    _ordered(rows, key).write_csv(cast(IO[bytes], compared), quote_style="necessary", null_value="")
    return compared.same and compared.place == len(data)


class _Compared(io.RawIOBase):
    """A file that holds what is written to it against bytes at hand."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data
        self.place = 0
        self.same = True

    def writable(self) -> bool:
        return True

    def write(self, part: bytes) -> int:  # type: ignore[override]
        # bytes.startswith compares memory in place; slices would copy, views go byte by byte.
        self.same = self.same and self.data.startswith(part, self.place)
        self.place += len(part)
        return len(part)


def _ordered(rows: pl.DataFrame, key: Sequence[str]) -> pl.DataFrame:
    """Return the rows by key; a NUL sorts before whatever a key holds, so joined keys compare."""
    parts = [pl.col(name).fill_null("") for name in key]
    joined = rows.select(pl.concat_str(parts, separator="\0"))
    if joined.to_series().is_sorted():
        return rows
    return rows.sort(list(key), nulls_last=False, maintain_order=True)
