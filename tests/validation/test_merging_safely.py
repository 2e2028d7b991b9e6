"""A merge loses nothing: damaged tables are not written back, and a failure undoes all."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.validation import damages  # noqa: F401 (enters the damages)
from tests.validation.batch import Batch, actor, contents, publisher
from tests.validation.damage import DAMAGES, Copy
from validation.merging import write

LOSSES = [
    "a_missing_table", "a_file_cut_off_within_its_last_row", "a_quote_left_open", "an_empty_file",
    "a_missing_column", "a_byte_of_latin_1", "a_lone_carriage_return", "a_column_that_stands_twice",
    "a_comma_without_quotes", "the_file_of_another_table", "a_folder_in_place_of_a_table",
]  # fmt: skip
"""Damages after which a table written back would hold less than before."""


@pytest.mark.parametrize("name", LOSSES)
def test_nothing_is_merged_into_damaged_tables(name: str, copy: Copy) -> None:
    place = DAMAGES[name].do(copy)
    batch = Batch(copy)
    batch.put("publishers", publisher())
    merge = batch.plan()
    assert f"data/{place.table}.csv" in {problem.file for problem in merge.problems}
    with pytest.raises(ValueError, match="problems"):
        write(merge, copy.folder)


def test_rows_out_of_order_are_merged_and_sorted(copy: Copy) -> None:
    DAMAGES["two_rows_out_of_order"].do(copy)
    batch = Batch(copy)
    row = copy.rows("events")[0]
    batch.put("events", row | {"coding_note_en": "Seen again."})
    merge = batch.plan()
    assert merge.problems == []
    row["coding_note_en"] = "Seen again."
    copy.save("events")
    assert merge.texts["events"] == copy.data("events")


Method = Callable[..., object]


def failing(method: Method, after: int, error: type[BaseException] | None = None) -> Method:
    """Return a method that works so many times and then finds the disk full."""
    calls = 0

    def call(path: Path, *arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == after + 1:
            raise error() if error else OSError(errno.ENOSPC, "No space left on device")
        return method(path, *arguments)

    return call


@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize("method", ["write_bytes", "replace"])
@pytest.mark.parametrize("error", [None, KeyboardInterrupt])
def test_failure_on_the_way_leaves_every_file_as_it_was(
    copy: Copy,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    after: int,
    error: type[BaseException] | None,
) -> None:
    batch = Batch(copy)
    batch.put("publishers", publisher())
    batch.put("actors", actor())
    merge = batch.plan()
    assert sorted(merge.texts) == ["actors", "publishers"]
    before = contents(copy.folder)
    monkeypatch.setattr(Path, method, failing(getattr(Path, method), after, error))
    with pytest.raises(error or OSError):
        write(merge, copy.folder)
    monkeypatch.undo()
    assert contents(copy.folder) == before
    assert write(merge, copy.folder) == ["actors.csv", "publishers.csv"]
