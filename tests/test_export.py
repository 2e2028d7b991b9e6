"""What an export must hold, in each form."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import polars as pl
import pytest

import iraq_coalition_events as ice
from iraq_coalition_events import UnknownNameError
from iraq_coalition_events._export import DATABASE, FORMS, export
from tests.project import ROOT

pytestmark = pytest.mark.usefixtures("built_tables")

CANONICAL = sorted(path.stem for path in (ROOT / "data").glob("*.csv"))


@pytest.mark.parametrize("form", FORMS)
def test_export_names_what_it_wrote(form: str, tmp_path: Path) -> None:
    written = export(tmp_path / "new" / "folder", form, ice.tables())
    assert sorted(written) == sorted((tmp_path / "new" / "folder").iterdir())


@pytest.mark.parametrize("form", FORMS)
def test_two_exports_are_equal_to_the_byte(form: str, tmp_path: Path) -> None:
    first = export(tmp_path / "first", form, ice.tables())
    second = export(tmp_path / "second", form, ice.tables())
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_csv_is_the_canonical_text_to_the_byte(tmp_path: Path) -> None:
    export(tmp_path, "csv", ice.tables())
    for table in CANONICAL:
        canonical = (ROOT / "data" / f"{table}.csv").read_bytes()
        assert (tmp_path / f"{table}.csv").read_bytes() == canonical, table


def test_parquet_is_what_the_package_ships(tmp_path: Path) -> None:
    export(tmp_path, "parquet", ice.tables())
    for table in ice.tables():
        assert (tmp_path / f"{table}.parquet").read_bytes() == ice.path(table).read_bytes()


def test_json_lines_hold_every_row_and_null_for_empty(tmp_path: Path) -> None:
    export(tmp_path, "jsonl", ["events"])
    rows = [json.loads(line) for line in (tmp_path / "events.jsonl").open(encoding="utf-8")]
    frame = ice.load("events").with_columns(pl.col(pl.Date, pl.Enum).cast(pl.String))
    assert rows == frame.to_dicts()


@pytest.fixture
def base(tmp_path: Path) -> sqlite3.Connection:
    [path] = export(tmp_path, "sqlite", ice.tables())
    return sqlite3.connect(path)


def test_sqlite_holds_every_row_and_sound_references(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ice.tables():
        frame = ice.load(table).with_columns(pl.col(pl.Date, pl.Enum).cast(pl.String))
        assert base.execute(f'SELECT * FROM "{table}"').fetchall() == frame.rows()


def test_sqlite_declares_primary_and_foreign_keys(base: sqlite3.Connection) -> None:
    for table in ice.tables():
        columns = base.execute(f'PRAGMA table_info("{table}")').fetchall()
        key = [c[1] for c in sorted(columns, key=lambda c: c[5]) if c[5]]
        assert tuple(key) == ice.describe(table).key
    targets = {row[2] for row in base.execute('PRAGMA foreign_key_list("event_reports")')}
    assert targets == {"events", "sources", "actors"}


def test_some_tables_alone_refer_to_nothing_that_is_missing(tmp_path: Path) -> None:
    export(tmp_path, "csv", ["event_harm", "events"])
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    keys = {r["name"]: r["schema"]["foreignKeys"] for r in package["resources"]}
    assert list(keys) == ["event_harm", "events"]
    assert [key["fields"] for key in keys["event_harm"]] == [["event_id"]]
    [path] = export(tmp_path, "sqlite", ["event_harm", "events"])
    base = sqlite3.connect(path)
    assert [row[2] for row in base.execute('PRAGMA foreign_key_list("event_harm")')] == ["events"]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_written_over_unless_forced(form: str, tmp_path: Path) -> None:
    [first, *_] = export(tmp_path, form, ["issues"])
    first.write_bytes(b"mine")
    with pytest.raises(FileExistsError, match="--force"):
        export(tmp_path, form, ["issues", "events"])
    assert first.read_bytes() == b"mine"
    assert not (tmp_path / f"events.{form}").exists()
    export(tmp_path, form, ["issues"], force=True)
    assert first.read_bytes() != b"mine"


def test_unknown_form_or_table_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'parquet'"):
        export(tmp_path / "out", "parket", ["events"])
    with pytest.raises(UnknownNameError, match="did you mean 'events'"):
        export(tmp_path / "out", "csv", ["issues", "event"])
    assert not (tmp_path / "out").exists()
    assert DATABASE.endswith(".sqlite")
