"""What a user of the package can rely on."""

from __future__ import annotations

import importlib.metadata
import inspect
import json
import re
import sys
import tomllib
from typing import Literal

import polars as pl
import pytest

import iraq_coalition_events as ice
from tests.project import ROOT, run

pytestmark = pytest.mark.usefixtures("built_tables")

DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
DECLARED = [r["name"] for r in DESCRIPTOR["resources"] + DESCRIPTOR["derived"]]
POLARS = {
    "string": pl.String,
    "date": pl.Date,
    "integer": pl.Int64,
    "number": pl.Float64,
    "boolean": pl.Boolean,
}


def test_public_surface_is_exactly_this() -> None:
    assert sorted(ice.__all__) == [
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
    shown = {name for name in vars(ice) if not name.startswith("_")}
    assert shown - {"annotations"} == set(ice.__all__) - {"__version__"}


def test_functions_take_exactly_these_arguments() -> None:
    taken = {name: list(inspect.signature(getattr(ice, name)).parameters) for name in
             ("tables", "load", "scan", "path", "describe", "cite")}  # fmt: skip
    assert taken == {
        "tables": [],
        "load": ["table", "labels"],
        "scan": ["table"],
        "path": ["table"],
        "describe": ["table"],
        "cite": ["style"],
    }


def test_every_public_object_has_a_docstring() -> None:
    for name in set(ice.__all__) - {"__version__"}:
        assert inspect.getdoc(getattr(ice, name)), name


def test_import_reads_no_data_and_no_polars() -> None:
    watching = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda event, a: event == 'open' and opened.append(str(a[0])))\n"
        "import iraq_coalition_events\n"
        "print([f for f in opened if '_data' in f or f.endswith(('.json', '.parquet', '.toml'))])\n"
        "print('polars' in sys.modules)\n"
    )
    assert run(sys.executable, "-c", watching).stdout.split() == ["[]", "False"]


def test_version_is_the_project_s() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert ice.__version__ == project["version"]
    assert ice.__version__ == importlib.metadata.version("iraq-coalition-events")


def test_unknown_attribute_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lood'"):
        ice.lood  # noqa: B018


def test_tables_are_those_declared_in_their_order() -> None:
    assert list(ice.tables()) == DECLARED
    assert ice.tables()[-1] == "events_wide"


@pytest.mark.parametrize("ask", [ice.load, ice.scan, ice.path, ice.describe])
def test_unknown_table_names_the_nearest_and_all(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(ice.UnknownNameError, match="did you mean 'event_harm'") as caught:
        ask("event_harms")
    assert caught.value.nearest[0] == "event_harm"
    assert all(table in str(caught.value) for table in ice.tables())
    assert isinstance(caught.value, ValueError)


def test_unknown_language_and_style_name_the_nearest() -> None:
    with pytest.raises(ice.UnknownNameError, match="did you mean 'en'"):
        ice.load("events", labels="eng")  # type: ignore[arg-type]
    with pytest.raises(ice.UnknownNameError, match="did you mean 'bibtex'"):
        ice.cite("bibtx")


@pytest.mark.parametrize("table", DECLARED)
def test_rows_are_sorted_by_their_key_without_doubles(table: str) -> None:
    key = list(ice.describe(table).key)
    keys = ice.load(table).select(pl.col(key).cast(pl.String).fill_null(""))
    assert keys.equals(keys.sort(key))
    assert not keys.is_duplicated().any()


@pytest.mark.parametrize("table", DECLARED)
def test_columns_and_types_are_those_declared(table: str) -> None:
    resources = DESCRIPTOR["resources"] + DESCRIPTOR["derived"]
    fields = next(r["schema"]["fields"] for r in resources if r["name"] == table)
    wanted = {
        field["name"]: pl.Enum(field["categories"])
        if field.get("categoriesOrdered")
        else POLARS[field["type"]]
        for field in fields
    }
    assert dict(ice.load(table).schema) == wanted


def test_ordered_codes_compare_in_their_order() -> None:
    events = ice.load("events")
    sharp = events.filter(pl.col("date_precision") <= "days")
    assert set(sharp["date_precision"]) <= {"day", "days"}
    assert sharp.height > 0


@pytest.mark.parametrize("table", DECLARED)
def test_scan_and_path_give_the_same_rows_as_load(table: str) -> None:
    assert ice.scan(table).collect().equals(ice.load(table))
    assert pl.read_parquet(ice.path(table)).equals(ice.load(table))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("table", DECLARED)
def test_every_code_gets_its_label_right_after_it(
    table: str, language: Literal["en", "ar"]
) -> None:
    labelled, plain = ice.load(table, labels=language), ice.load(table)
    assert labelled.select(plain.columns).equals(plain)
    for row in ice.describe(table).columns.filter(pl.col("variable").is_not_null()).to_dicts():
        code, label = row["column"], f"{row['column']}_label"
        assert labelled.columns.index(label) == labelled.columns.index(code) + 1
        assert labelled[label].is_null().equals(labelled[code].is_null())


@pytest.mark.parametrize(("language", "joint"), [("en", "; "), ("ar", "؛ ")])
def test_lists_are_labelled_in_their_order(language: Literal["en", "ar"], joint: str) -> None:
    vocabulary = ice.load("vocabulary").filter(pl.col("variable") == "means")
    words = dict(vocabulary.select("code", f"label_{language}").iter_rows())
    rows = ice.load("events", labels=language).filter(pl.col("means").str.contains(";"))
    assert rows.height
    for codes, label in rows.select("means", "means_label").iter_rows():
        assert label == joint.join(words[code] for code in codes.split(";"))


def test_references_are_named_where_the_target_has_names() -> None:
    events = ice.load("events", labels="ar")
    named = ice.load("locations").select("location_id", "name_ar")
    joined = events.join(named, on="location_id")
    assert joined["location_name"].equals(joined["name_ar"], null_equal=True)
    assert "source_name" not in ice.load("event_reports", labels="en").columns


@pytest.mark.parametrize("table", DECLARED)
def test_description_covers_every_column(table: str) -> None:
    described = ice.describe(table)
    assert described.columns["column"].to_list() == ice.load(table).columns
    assert described.columns["title"].str.len_chars().gt(0).all()
    assert described.columns["description"].str.ends_with(".").all()
    for column in described.columns["column"]:
        assert f"\n{column} (" in str(described)
    assert max(map(len, str(described).splitlines())) <= 110


def test_description_lists_the_codes_in_their_order() -> None:
    columns = ice.describe("events").columns
    codes = dict(columns.select("column", "codes").iter_rows())
    assert codes["date_precision"] == ["day", "days", "week", "month", "quarter", "year"]
    assert "rocket" in codes["means"]
    assert codes["title_en"] is None


@pytest.mark.parametrize("style", ["text", "apa", "bibtex", "ris", "csl-json"])
def test_citation_names_title_year_and_version(style: str) -> None:
    cited = ice.cite(style)
    plain = re.sub(r"[\\{}]", "", cited) if style == "bibtex" else cited
    work = DESCRIPTOR["citation"]
    for fact in (work["title"], str(work["year"]), ice.__version__, *work["authors"]):
        assert fact in plain


def test_citation_for_programs_is_well_formed() -> None:
    [item] = json.loads(ice.cite("csl-json"))
    assert item["type"] == "dataset"
    assert item["version"] == ice.__version__
    lines = ice.cite("ris").splitlines()
    assert (lines[0], lines[-1]) == ("TY  - DATA", "ER  - ")
    assert all(re.fullmatch(r"[A-Z]{2}  - .*", line) for line in lines)
    bibtex = ice.cite("bibtex")
    assert bibtex.count("{") == bibtex.count("}")
