"""Imports run one way, read from the syntax trees: nothing is run."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import ROOT

PACKAGE = "iraq_coalition_events"
SOURCES = sorted((ROOT / "src" / PACKAGE).glob("*.py"))
VALIDATION = sorted((ROOT / "validation").rglob("*.py"))
BUILD = [ROOT / "validation" / f"{name}.py" for name in
         ("__init__", "reading", "csv_text", "formatting", "problems", "wide")]  # fmt: skip
"""The part of `validation` that runs at build time, where only polars is at hand."""


def imported(path: Path) -> set[str]:
    """Return the dotted names that a file imports, wherever in it they stand."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the whole name of what is imported"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.split(".")[0] not in sys.stdlib_module_names}


def strangers(path: Path, *allowed: str) -> Iterator[str]:
    """Yield what a file imports beside the standard library and the modules allowed."""
    for name in sorted(imported(path)):
        if not any(name == one or name.startswith(f"{one}.") for one in allowed):
            yield name


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_the_package_imports_polars_and_itself_alone(path: Path) -> None:
    assert list(strangers(path, "polars", PACKAGE)) == []


def test_the_build_hook_imports_polars_hatchling_reading_and_wide_alone() -> None:
    allowed = ("polars", "hatchling", "validation.reading", "validation.wide")
    assert list(strangers(ROOT / "hatch_build.py", *allowed)) == []


@pytest.mark.parametrize("path", BUILD, ids=named)
def test_what_the_build_uses_of_validation_imports_polars_alone(path: Path) -> None:
    allowed = [f"validation.{module.stem}" for module in BUILD[1:]]
    assert list(strangers(path, "polars", *allowed)) == []


@pytest.mark.parametrize("path", sorted((ROOT / "validation/schemas").glob("*.py")), ids=named)
def test_schemas_import_pandera_polars_and_each_other_alone(path: Path) -> None:
    assert list(strangers(path, "pandera", "polars", "validation.schemas")) == []


@pytest.mark.parametrize("path", VALIDATION, ids=named)
def test_validation_knows_neither_the_package_nor_the_build(path: Path) -> None:
    tops = {name.split(".")[0] for name in imported(path)}
    assert tops.isdisjoint({PACKAGE, "hatch_build", "hatchling"})


@pytest.mark.parametrize("path", sorted((ROOT / "validation/rules").glob("*.py")), ids=named)
def test_rules_stand_on_schemas_and_tables_and_below_the_commands(path: Path) -> None:
    above = {"checking", "codebook", "descriptor", "generated", "merging", "reporting"}
    used = {name.split(".")[1] for name in imported(path) if name.startswith("validation.")}
    assert used.isdisjoint(above)


@pytest.mark.parametrize("path", [*SOURCES, *VALIDATION, ROOT / "hatch_build.py"], ids=named)
def test_nothing_imports_tests_benchmarks_or_a_command_line(path: Path) -> None:
    names = imported(path)
    assert {name.split(".")[0] for name in names}.isdisjoint({"tests", "benchmarks"})
    assert not {name for name in names if "__main__" in name.split(".")}
