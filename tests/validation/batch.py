"""A folder of batch tables, and records that can be merged into the real tables."""

from __future__ import annotations

from pathlib import Path

from tests.validation.damage import Copy, Row, as_csv
from validation import schemas
from validation.exceptions import read_exceptions
from validation.merging import Merge, plan
from validation.release import ROOT

KNOWN = read_exceptions(ROOT / "validation" / "exceptions.toml", "validation/exceptions.toml")


class Batch:
    """A folder of batch tables beside a copy of the real ones."""

    def __init__(self, copy: Copy) -> None:
        self.copy = copy
        self.folder = copy.folder.parent / "batch"
        self.folder.mkdir()

    def put(self, table: str, *rows: Row) -> Path:
        """Write a table of the batch, rows as they come."""
        path = self.folder / f"{table}.csv"
        path.write_bytes(as_csv(list(schemas.types(table)), rows))
        return path

    def plan(self) -> Merge:
        """Return what merging the batch would do."""
        return plan(self.folder, self.copy.folder, KNOWN)

    def rules(self) -> set[str]:
        """Return the rules of the problems that forbid the merge."""
        return {problem.rule for problem in self.plan().problems}


def record(table: str, **cells: str) -> Row:
    """Return a row of a table: the cells given, the others empty."""
    assert set(cells) <= set(schemas.types(table))
    return dict.fromkeys(schemas.types(table), "") | cells


def publisher(**cells: str) -> Row:
    """Return a publisher that is not among the real ones."""
    plain = {"publisher_id": "zz-news", "name_en": "Xylograph Quarterly", "name_ar": "دورية الحفر"}
    return record("publishers", **plain | {"publisher_class": "iraqi_media"} | cells)


def actor(**cells: str) -> Row:
    """Return an actor that is not among the real ones."""
    plain = {"actor_id": "zz-actor", "name_en": "Xylographers Guild", "name_ar": "نقابة الحفارين"}
    return record("actors", **plain | {"actor_kind": "civil_society"} | cells)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files in a folder, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
