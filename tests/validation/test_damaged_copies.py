"""Each rule catches a damaged copy of the real tables, at the right file, line and column."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.validation import damages  # noqa: F401 (enters the damages)
from tests.validation.damage import DAMAGES, DATA, Copy, Damage
from validation.checking import Report, check
from validation.exceptions import NONE, read_exceptions
from validation.problems import Problem
from validation.reading import EXPECTED
from validation.release import ROOT
from validation.rules import CELL_RULES, RULES

WARNINGS = {rule.name for rule in RULES.values() if rule.severity == "warning"} | {
    "form.not_run",
    "vocabulary.unused",
}
OUTSIDE_THE_TABLES = ("exceptions.", "merge.")
"""Rules about other files; test_exceptions.py and test_merging.py break them."""


def test_real_tables_raise_no_error() -> None:
    known = read_exceptions(ROOT / "validation" / "exceptions.toml", "validation/exceptions.toml")
    report = check(DATA, known, "data")
    assert not report.errors, "\n".join(map(str, report.errors))


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_reported_at_its_place(damage: Damage, copy: Copy, undamaged: Report) -> None:
    place = damage.do(copy)
    before = contents(copy.folder)
    report = check(copy.folder, NONE, "data")
    assert contents(copy.folder) == before, "the check changed a file"
    fresh = set(report.problems) - set(undamaged.problems)
    found = [p for p in fresh if is_at(p, place.file, place.line, place.column, damage.rule)]
    assert found, f"{place} {damage.rule} is not among\n" + "\n".join(map(str, sorted(fresh)))
    assert any(damage.says in str(problem) for problem in found), "\n".join(map(str, found))
    severity = "warning" if damage.rule in WARNINGS else "error"
    assert {problem.severity for problem in found} == {severity}
    assert {problem.rule for problem in report.problems} <= rule_names()


def test_every_rule_has_a_damage() -> None:
    broken = {damage.rule for damage in DAMAGES.values()}
    assert broken == {name for name in rule_names() if not name.startswith(OUTSIDE_THE_TABLES)}


def test_rules_about_other_files_have_tests() -> None:
    tests = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(__file__).parent.glob("test_*.py")
        if path != Path(__file__)
    )
    named = {name for name in rule_names() if name.startswith(OUTSIDE_THE_TABLES)}
    assert named
    assert not {name for name in named if f'"{name}"' not in tests}


def is_at(problem: Problem, file: str, line: int, column: str, rule: str) -> bool:
    there = (problem.file, problem.line, problem.column, problem.rule)
    return there == (file, line, column, rule)


def contents(folder: Path) -> dict[str, bytes | None]:
    """Return the bytes of all that lies in a folder, by name; None for what is no file."""
    return {path.name: path.read_bytes() if path.is_file() else None for path in folder.iterdir()}


@cache
def rule_names() -> frozenset[str]:
    """Return every name of a rule that the validation can report, read from its own text."""
    subjects = "form|type|model|reference|vocabulary|retired|exceptions|merge"
    name = re.compile(rf"(?:{subjects})\.[a-z_]+")
    written = {
        node.value
        for path in (ROOT / "validation").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if name.fullmatch(node.value) and not node.value.endswith((".csv", ".toml", ".py"))
    }
    types = {f"type.{kind}" for kind in EXPECTED}
    return frozenset(written | types | RULES.keys() | CELL_RULES.keys())
