"""What the tests of the validation share: copies of the real tables, and what these report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.validation.damage import DATA, Copy
from validation import checking, tables
from validation.checking import Report, check
from validation.exceptions import NONE
from validation.problems import Problem
from validation.reading import Table

collect_ignore = ["damage.py", "damages"]
"""No tests stand there; looking for examples to run would enter each damage twice."""


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Return a copy of the real tables."""
    return Copy(tmp_path / "data")


@pytest.fixture(scope="session")
def undamaged() -> Report:
    """Return what the check says of the real tables, known exceptions included."""
    return check(DATA, NONE, "data")


@pytest.fixture(scope="session", autouse=True)
def _untouched_tables_are_checked_once() -> Iterator[None]:
    """Keep what reading and checking a table by itself gave, for tables left as they are.

    A damage touches one table or two of nineteen; to read and check the others again each
    time is most of the work. Whatever runs across tables runs each time.
    """
    real = {path.name: path.read_bytes() for path in DATA.glob("*.csv")}
    read: dict[tuple[str, str], Table] = {}
    told: dict[int, list[Problem]] = {}

    def read_file(path: Path, file: str) -> Table:
        if not path.is_file() or path.stat().st_size != len(real.get(path.name, b"")):
            return read_anew(path, file)
        try:
            touched = path.read_bytes() != real[path.name]
        except OSError:
            touched = True
        if touched:
            return read_anew(path, file)
        place = (path.name, file)
        if place not in read:
            read[place] = read_anew(path, file)
        return read[place]

    def check_table(table: str, rows: Table) -> list[Problem]:
        if not any(rows is known for known in read.values()):
            return list(check_anew(table, rows))
        if id(rows) not in told:
            told[id(rows)] = list(check_anew(table, rows))
        return told[id(rows)]

    read_anew, check_anew = tables.read_file, checking.check_table
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "read_file", read_file)
        patch.setattr(checking, "check_table", check_table)
        yield
