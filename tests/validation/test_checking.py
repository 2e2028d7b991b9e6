"""Whatever lies in the folder, the check reports it: no traceback, no change, no silence."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from tests.validation import damages  # noqa: F401 (enters the damages)
from tests.validation.damage import DAMAGES, DATA, Copy, later
from validation import schemas
from validation.checking import Report, check, count_rules
from validation.exceptions import NONE
from validation.problems import Problem, at_rows, sentence


def errors_by_file(report: Report) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for problem in report.errors:
        found.setdefault(problem.file, set()).add(problem.rule)
    return found


def every_table(problem: str = "form.file") -> dict[str, set[str]]:
    return {f"data/{table}.csv": {problem} for table in schemas.MODELS}


def test_empty_folder_lacks_every_table(tmp_path: Path) -> None:
    assert errors_by_file(check(tmp_path, NONE, "data")) == every_table()


def test_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    report = check(tmp_path / "data", NONE, "data")
    assert errors_by_file(report) == every_table() | {"data": {"form.file"}}


def test_file_in_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_text("event_id\n")
    assert errors_by_file(check(path, NONE, "data")) == every_table() | {"data": {"form.file"}}
    assert path.read_text() == "event_id\n"


def test_empty_files_are_reported_one_by_one(tmp_path: Path) -> None:
    for table in schemas.MODELS:
        (tmp_path / f"{table}.csv").write_bytes(b"")
    assert errors_by_file(check(tmp_path, NONE, "data")) == every_table("form.canonical")


def test_headers_alone_are_tables_without_rows(tmp_path: Path) -> None:
    for table in schemas.MODELS:
        (tmp_path / f"{table}.csv").write_text(",".join(schemas.types(table)) + "\n")
    report = check(tmp_path, NONE, "data")
    assert report.problems == ()
    assert set(report.records.values()) == {0}


def test_file_that_may_not_be_read_is_reported(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", refusing(Path.read_bytes, copy.path("events")))
    report = check(copy.folder, NONE, "data")
    [told] = [p for p in report.errors if p.rule == "form.file"]
    assert (told.file, told.line) == ("data/events.csv", 1)
    assert "Permission denied" in told.found


def refusing(method: Callable[[Path], bytes], refused: Path) -> Callable[[Path], bytes]:
    def read(path: Path) -> bytes:
        if path == refused:
            raise PermissionError(errno.EACCES, "Permission denied")
        return method(path)

    return read


def test_link_to_a_table_is_read_like_the_table(copy: Copy, undamaged: Report) -> None:
    elsewhere = copy.folder.parent / "elsewhere.csv"
    copy.path("events").rename(elsewhere)
    copy.path("events").symlink_to(elsewhere)
    assert check(copy.folder, NONE, "data").problems == undamaged.problems
    assert copy.path("events").is_symlink()


def test_stray_file_whose_name_is_no_text_is_reported(copy: Copy) -> None:
    name = b"caf\xe9.csv".decode(errors="surrogateescape")
    (copy.folder / name).write_bytes(b"a\n")
    [told] = [p for p in check(copy.folder, NONE, "data").errors if p.rule == "form.file"]
    assert str(told).encode("utf-8", "strict")


def test_two_unreadable_tables_leave_the_rest_checked(copy: Copy) -> None:
    publisher = copy.rows("publishers")[0]
    copy.spoil("publishers", publisher, name_en="Name\u202e", country_code="XQZ")
    start = copy.rows("statements")[0]["start_date"]
    said = copy.spoil("statements", copy.rows("statements")[0], end_date=later(start, -1))
    dangling = copy.spoil("event_actors", copy.rows("event_actors")[0], actor_id="nobody-at-all")
    copy.put("events", b'event_id\n"open\n')
    copy.put("locations", b"")
    found = {(p.file, p.line, p.rule) for p in check(copy.folder, NONE, "data").problems}
    assert {
        ("data/events.csv", 2, "form.quote"),
        ("data/locations.csv", 1, "form.canonical"),
        ("data/events.csv", 1, "form.not_run"),
        ("data/locations.csv", 1, "form.not_run"),
        ("data/publishers.csv", 2, "text.invisible"),
        ("data/publishers.csv", 2, "places.codes"),
        ("data/statements.csv", said.line, "dates.order"),
        ("data/event_actors.csv", dangling.line, "reference.dangling"),
    } <= found


@pytest.mark.parametrize("table", schemas.MODELS)
def test_one_unreadable_table_brings_no_false_error_to_others(copy: Copy, table: str) -> None:
    copy.put(table, b"\xff\xfe\x00")
    report = check(copy.folder, NONE, "data")
    undamaged = check(DATA, NONE, "data")
    others = {p for p in report.errors if p.file != f"data/{table}.csv"}
    assert others <= set(undamaged.problems), "\n".join(map(str, others))
    assert any(p.file == f"data/{table}.csv" for p in report.errors)


def test_cell_of_the_wrong_type_is_reported_once(copy: Copy) -> None:
    event = copy.first("events", lambda row: row["event_level"] == "incident")
    place = copy.spoil("events", event, end_date="2024-2-3")
    there = [
        problem.rule
        for problem in check(copy.folder, NONE, "data").problems
        if (problem.file, problem.line, problem.column) == (place.file, place.line, "end_date")
    ]
    assert there == ["type.date"]


def test_problems_are_sorted_by_place_and_stand_once(copy: Copy) -> None:
    for name in ("a_missing_column", "a_dangling_reference", "a_tab", "a_byte_order_mark"):
        DAMAGES[name].do(copy)
    problems = check(copy.folder, NONE, "data").problems
    assert list(problems) == sorted(set(problems))
    places = [(problem.file, problem.line) for problem in problems]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "cell", ["two\nlines", "a\rreturn", "\x1b[31mred", "\u202eoverride", "\x00", "no\u00a0break"]
)
def test_message_stands_on_one_line_and_hides_nothing(cell: str) -> None:
    told = str(Problem(f"data/{cell}", 2, cell, "text.invisible", cell, cell, cell))
    assert told.isprintable()


def test_message_says_where_what_and_how() -> None:
    problem = Problem(
        "data/events.csv", 41, "start_date", "type.date", "2024-2-3", "a day", "write 2024-02-03"
    )
    assert str(problem) == (
        "data/events.csv:41: start_date: found '2024-2-3', expected a day; write 2024-02-03 "
        "[type.date]"
    )


def test_long_cell_is_shortened_in_the_message() -> None:
    problem = Problem("data/events.csv", 2, "title_en", "text.length", "x" * 9999, "less", "cut")
    assert len(str(problem)) < 300
    assert problem.as_dict()["found"] == "x" * 9999


def test_rows_in_unlike_chunks_are_reported() -> None:
    # A join can leave the columns of a frame in chunks of different sizes.
    parts = [pl.Series("day", ["2024-01-01"]), pl.Series("day", ["2024-01-02"])]
    rows = pl.DataFrame(
        {"line": [2, 3], "key": ["a", "b"], "name": ["x", "y"], "day": pl.concat(parts)}
    )
    assert rows.n_chunks("all") == [1, 1, 1, 2]
    found = sentence("{} of {}", "name", "day")
    told = at_rows(rows, file="f", column="name", expected="another", remedy="mend", found=found)
    assert [problem.found for problem in told] == ["x of 2024-01-01", "y of 2024-01-02"]


def test_sentence_holds_its_values_and_nothing_for_null() -> None:
    rows = pl.DataFrame({"name": ["x", None], "day": [1, 2]})
    assert rows.select(told=sentence("{} on {}.", "name", "day"))["told"].to_list() == [
        "x on 1.",
        " on 2.",
    ]
    with pytest.raises(ValueError, match="2 values for 1 places"):
        sentence("{}", "name", "day")


def test_as_many_rules_are_counted_as_there_are() -> None:
    columns = sum(len(schemas.columns(table)) for table in schemas.MODELS)
    assert count_rules() > columns + 70
