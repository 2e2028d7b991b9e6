"""Brings files to canonical form and changes nothing else."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from validation import schemas
from validation.csv_text import Rows, decode, split
from validation.formatting import canonical_text
from validation.problems import Problem


def rewrite(folder: Path) -> tuple[list[str], list[Problem]]:
    """Write each table of `folder` in canonical form, where its cells can be told apart.

    Byte order marks, CR LF, blank lines, the order of rows and columns, quoting and the
    last line break are mended. No cell changes. A file that would lose anything is left
    as it is and reported.

    Returns:
        The names of the files that changed, and the problems that stood in the way.
    """
    changed: list[str] = []
    problems: list[Problem] = []
    if not folder.is_dir():
        mend = "name the folder that holds the tables"
        return [], [
            Problem(str(folder), 1, "", "form.file", "no such folder", "a folder of tables", mend)
        ]
    for table in schemas.MODELS:
        path = folder / f"{table}.csv"
        if not path.is_file():
            continue
        old = path.read_bytes()
        new = _canonical(old, table, f"{folder.name}/{path.name}", problems)
        if new is not None and new != old:
            _replace(path, new)
            changed.append(path.name)
    return changed, problems


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole or, should that fail, leave it as it was."""
    beside = path.with_suffix(".csv.new")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _canonical(data: bytes, table: str, file: str, problems: list[Problem]) -> bytes | None:
    found: list[Problem] = []
    rows = split(decode(data, file, found), file, found)
    names = list(schemas.types(table))
    blocking = [p for p in found if p.rule != "form.canonical"]
    if not rows.complete or not rows.header:
        blocking = blocking or found
    elif sorted(rows.header) != sorted(names):
        blocking.append(
            Problem(
                file, 1, "", "form.header", ",".join(rows.header), ",".join(names),
                "mend the header by hand",
            )
        )  # fmt: skip
    problems += blocking
    return None if blocking else _text(rows, names, schemas.key(table))


def _text(rows: Rows, names: list[str], key: tuple[str, ...]) -> bytes:
    columns = {name: [row[rows.header.index(name)] or None for row in rows.cells] for name in names}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(names, pl.String))
    return canonical_text(frame, key)
