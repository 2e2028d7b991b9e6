"""Frictionless, which knows nothing of our code, finds the finished package sound."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]
import pytest
from frictionless import Package, system

import iraq_coalition_events as ice
from iraq_coalition_events._export import export
from tests.project import ROOT

pytestmark = pytest.mark.usefixtures("built_tables")


def assert_sound(package: Package) -> None:
    with system.use_context(trusted=True):
        report = package.validate()
    assert report.valid, report.flatten(["type", "rowNumber", "fieldName", "message"])[:20]
    assert report.stats["tasks"] == len(package.resources)


def parquet_rows(folder: Path) -> dict[str, Any]:
    """Return the package with the rows that pyarrow reads from its Parquet files.

    Frictionless itself reads Parquet through pandas, which turns an empty whole number
    into a fraction that is not a number.
    """
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        table = pq.read_table(folder / resource.pop("path"))
        del resource["format"], resource["mediatype"]
        rows = [list(row.values()) for row in table.to_pylist()]
        resource["data"] = [table.column_names, *rows]
    return package  # type: ignore[no-any-return]


def test_the_source_tables_are_sound() -> None:
    assert_sound(Package(str(ROOT / "datapackage.json")))


def test_the_exported_csv_is_sound(tmp_path: Path) -> None:
    export(tmp_path, "csv", ice.tables())
    assert_sound(Package(str(tmp_path / "datapackage.json")))


def test_the_shipped_parquet_is_sound(tmp_path: Path) -> None:
    export(tmp_path, "parquet", ice.tables())
    package = Package.from_descriptor(parquet_rows(tmp_path))
    assert [resource.name for resource in package.resources] == list(ice.tables())
    assert_sound(package)


def test_some_tables_alone_are_sound(tmp_path: Path) -> None:
    export(tmp_path, "csv", ["events_wide", "event_harm"])
    assert_sound(Package(str(tmp_path / "datapackage.json")))


def test_a_dangling_reference_is_seen(tmp_path: Path) -> None:
    # Without this the tests above could pass because nothing is looked at.
    export(tmp_path, "csv", ice.tables())
    path = tmp_path / "events.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert "foreign-key" in {row[0] for row in report.flatten(["type"])}
