"""The tables as files for other programs: CSV, Parquet, JSON lines, SQLite."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from iraq_coalition_events._descriptor import descriptor, resource
from iraq_coalition_events._errors import UnknownNameError
from iraq_coalition_events._tables import load, path

DESCRIPTOR = "datapackage.json"
DATABASE = "iraq_coalition_events.sqlite"
SQL_TYPES = {
    "string": "TEXT",
    "date": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
}
"""What each type of column becomes in SQLite, which has no dates and no booleans."""


def export(folder: Path, form: str, chosen: Sequence[str], *, force: bool = False) -> list[Path]:
    """Write tables into `folder` and return the paths of what was written.

    CSV files are the same to the byte as those the data set is edited in. With CSV and
    Parquet goes a `datapackage.json` that describes what was written. SQLite gives one
    file with primary and foreign keys; dates are text there, booleans 0 and 1.

    Args:
        folder: Where to; made if it does not exist.
        form: `csv`, `parquet`, `jsonl` or `sqlite`.
        chosen: The tables to write.
        force: Whether to write over files that exist.

    Raises:
        UnknownNameError: If there is no such form or table.
        FileExistsError: If a file exists and `force` is not given; then nothing is written.
    """
    if form not in FORMS:
        raise UnknownNameError("format", form, FORMS)
    entries = [_within(resource(table), chosen) for table in dict.fromkeys(chosen)]
    names = [DATABASE] if form == "sqlite" else [f"{entry['name']}.{form}" for entry in entries]
    if form in DESCRIBED:
        names.append(DESCRIPTOR)
    targets = [folder / name for name in names]
    standing = [target.name for target in targets if target.exists()]
    if standing and not force:
        more = f" and {len(standing) - 1} more" if len(standing) > 1 else ""
        raise FileExistsError(f"{folder}: {standing[0]}{more} exist; --force writes over them")
    folder.mkdir(parents=True, exist_ok=True)
    FORMS[form](folder, entries)
    if form in DESCRIBED:
        _describe(folder, form, entries)
    return targets


def _within(entry: dict[str, Any], chosen: Sequence[str]) -> dict[str, Any]:
    """Return the resource without foreign keys into tables that are not written."""
    kept = [
        key
        for key in entry["schema"].get("foreignKeys", [])
        if (key["reference"].get("resource") or entry["name"]) in chosen
    ]
    return {**entry, "schema": {**entry["schema"], "foreignKeys": kept}}


def _csv(folder: Path, entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        # Line feeds on every system: the file is the same to the byte wherever it is written.
        text = load(entry["name"]).write_csv(quote_style="necessary", null_value="")
        (folder / f"{entry['name']}.csv").write_bytes(text.encode())


def _parquet(folder: Path, entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        shutil.copyfile(path(entry["name"]), folder / f"{entry['name']}.parquet")


def _jsonl(folder: Path, entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        load(entry["name"]).write_ndjson(folder / f"{entry['name']}.jsonl")


def _sqlite(folder: Path, entries: list[dict[str, Any]]) -> None:
    target = folder / DATABASE
    target.unlink(missing_ok=True)
    base = sqlite3.connect(target)
    try:
        base.execute("PRAGMA foreign_keys = ON")
        with base:
            # All tables before the first row: a row's foreign keys need the tables they lead to.
            for entry in entries:
                base.execute(_create(entry))
            for entry in entries:
                base.executemany(*_insert(entry))
    finally:
        base.close()


def _create(entry: dict[str, Any]) -> str:
    """Return the SQL that makes a table; its foreign keys are checked when all rows are in."""
    schema = entry["schema"]
    lines = [
        f'"{field["name"]}" {SQL_TYPES[field["type"]]}'
        + (" NOT NULL" if field.get("constraints", {}).get("required") else "")
        for field in schema["fields"]
    ]
    lines.append(f"PRIMARY KEY ({_quoted(schema['primaryKey'])})")
    for key in schema["foreignKeys"]:
        target = key["reference"].get("resource") or entry["name"]
        lines.append(
            f'FOREIGN KEY ({_quoted(key["fields"])}) REFERENCES "{target}" '
            f"({_quoted(key['reference']['fields'])}) DEFERRABLE INITIALLY DEFERRED"
        )
    body = ",\n  ".join(lines)
    return f'CREATE TABLE "{entry["name"]}" (\n  {body}\n)'


def _insert(entry: dict[str, Any]) -> tuple[str, list[tuple[Any, ...]]]:
    frame = load(entry["name"]).with_columns(pl.col(pl.Date, pl.Enum).cast(pl.String))
    places = ", ".join("?" * frame.width)
    sql = f'INSERT INTO "{entry["name"]}" VALUES ({places})'  # noqa: S608 (shipped names)
    return sql, frame.rows()


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _describe(folder: Path, form: str, entries: list[dict[str, Any]]) -> None:
    written = [{**entry, **DESCRIBED[form], "path": f"{entry['name']}.{form}"} for entry in entries]
    package = {**descriptor(), "resources": written}
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIPTOR).write_bytes(text.encode())


FORMS: dict[str, Callable[[Path, list[dict[str, Any]]], None]] = {
    "csv": _csv,
    "parquet": _parquet,
    "jsonl": _jsonl,
    "sqlite": _sqlite,
}
"""Every form, by name."""

DESCRIBED: dict[str, dict[str, str]] = {
    "csv": {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
    "parquet": {},
}
"""Forms that go with a descriptor, and what it says of their files."""
