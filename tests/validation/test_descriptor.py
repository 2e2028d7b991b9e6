"""What is generated and committed is what the models and tables give, and is well formed."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from validation import schemas
from validation.generated import generated, write_generated
from validation.release import ROOT, cutoff_date, version
from validation.rules import CELL_RULES, RULES, CellRule, Rule
from validation.tables import read_tables

EVERY_RULE: list[Rule | CellRule] = [*RULES.values(), *CELL_RULES.values()]
TYPES = {"string", "date", "integer", "number", "boolean"}


@cache
def made() -> dict[Path, str]:
    """Return what the generated files should hold."""
    return generated(ROOT)


@cache
def package() -> dict[str, Any]:
    """Return the descriptor that is committed."""
    text = (ROOT / "datapackage.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


def resources() -> list[dict[str, Any]]:
    return [*package()["resources"], *package()["derived"]]


def fields() -> list[tuple[str, dict[str, Any]]]:
    return [(r["name"], field) for r in resources() for field in r["schema"]["fields"]]


@pytest.mark.parametrize("name", ["datapackage.json", "CODEBOOK.md"])
def test_committed_file_is_what_is_generated(name: str) -> None:
    committed = (ROOT / name).read_text(encoding="utf-8")
    assert committed == made()[ROOT / name], "run `make describe`"


def test_generating_twice_gives_the_same() -> None:
    assert generated(ROOT) == made()


def test_only_files_that_are_not_as_they_should_be_are_written(tmp_path: Path) -> None:
    shutil.copy(ROOT / "CITATION.cff", tmp_path)
    for folder in ("data", "docs/codebook"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    paths = [tmp_path / "datapackage.json", tmp_path / "CODEBOOK.md"]
    assert write_generated(tmp_path) == paths
    assert write_generated(tmp_path) == []
    paths[1].write_text("# Codebook\n")
    assert write_generated(tmp_path) == paths[1:]


def test_descriptor_meets_the_profile_of_data_packages() -> None:
    assert package()["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    errors = Package.metadata_validate(package())
    assert [error.message for error in errors] == []


def test_resources_are_the_tables_in_their_order() -> None:
    assert [resource["name"] for resource in package()["resources"]] == list(schemas.MODELS)
    assert [resource["name"] for resource in package()["derived"]] == list(schemas.DERIVED)


def test_files_named_exist_and_begin_with_the_columns_named() -> None:
    for resource in package()["resources"]:
        header = (ROOT / resource["path"]).read_text(encoding="utf-8").split("\n")[0]
        assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]


def test_every_column_has_a_type_a_title_and_a_description() -> None:
    for table, field in fields():
        assert field["type"] in TYPES, (table, field["name"])
        assert field["title"].strip(), (table, field["name"])
        assert len(field["description"]) > 8, (table, field["name"])


def test_columns_of_a_closed_list_name_all_of_its_codes() -> None:
    listed: dict[str, set[str]] = {}
    for row in read_tables(ROOT / "data")["vocabulary"].iter_rows(named=True):
        listed.setdefault(row["variable"], set()).add(row["code"])
    for table in package()["resources"]:
        for column in schemas.columns(table["name"]):
            if column.variable and not column.many:
                [field] = [f for f in table["schema"]["fields"] if f["name"] == column.name]
                assert {str(code) for code in field["constraints"]["enum"]} == listed[
                    column.variable
                ]


def test_foreign_keys_point_at_keys() -> None:
    keys = {resource["name"]: resource["schema"]["primaryKey"] for resource in resources()}
    for resource in package()["resources"]:
        for foreign in resource["schema"].get("foreignKeys", []):
            target = foreign["reference"]["resource"] or resource["name"]
            assert foreign["reference"]["fields"] == keys[target]


def test_empty_cell_alone_is_a_missing_value() -> None:
    assert {tuple(resource["schema"]["missingValues"]) for resource in resources()} == {("",)}


def test_release_is_told_as_in_the_project_file() -> None:
    assert package()["version"] == version()
    assert package()["cutoff_date"] == str(cutoff_date())
    assert {licence["name"] for licence in package()["licenses"]} == {"CC-BY-4.0", "MIT"}


def test_nothing_generated_carries_a_path_of_this_machine() -> None:
    for text in made().values():
        assert str(ROOT) not in text
        assert "/tmp/" not in text


def test_codebook_explains_every_table_column_list_and_rule() -> None:
    book = made()[ROOT / "CODEBOOK.md"]
    for table, field in fields():
        assert f"### {table}\n" in book
        assert f"| `{field['name']}` |" in book
    for variable in read_tables(ROOT / "data")["vocabulary"]["variable"].unique():
        assert f"### {variable}\n" in book
    for rule in EVERY_RULE:
        assert f"| `{rule.name}` | {rule.severity} |" in book


def test_every_rule_says_in_a_sentence_what_must_hold() -> None:
    for rule in EVERY_RULE:
        assert rule.says.endswith("."), rule.name
        assert len(rule.says) > 20, rule.name
