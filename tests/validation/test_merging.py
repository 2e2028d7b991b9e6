"""A batch is taken in whole or not at all, and says first what it would change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.validation.batch import KNOWN, Batch, contents, publisher
from tests.validation.damage import DATA, Copy
from validation import schemas
from validation.checking import check
from validation.merging import plan, write


@pytest.fixture
def batch(copy: Copy) -> Batch:
    """Return an empty batch beside a copy of the real tables."""
    return Batch(copy)


def test_new_record_is_added_and_nothing_else_changes(batch: Batch) -> None:
    before = contents(batch.copy.folder)
    batch.put("publishers", publisher())
    merge = batch.plan()
    assert (merge.new, merge.changed, merge.problems) == ({"publishers": ["zz-news"]}, [], [])
    assert contents(batch.copy.folder) == before, "a plan writes nothing"
    assert write(merge, batch.copy.folder) == ["publishers.csv"]
    batch.copy.rows("publishers").append(publisher())
    batch.copy.save("publishers")
    wanted = batch.copy.data("publishers")
    batch.copy.put("publishers", merge.texts["publishers"])
    assert contents(batch.copy.folder) == before | {"publishers.csv": wanted}
    assert check(batch.copy.folder, KNOWN, "data").errors == []


def test_record_that_stands_there_already_changes_nothing(batch: Batch) -> None:
    before = contents(batch.copy.folder)
    batch.put("events", *batch.copy.rows("events")[:5])
    merge = batch.plan()
    assert (merge.new["events"], merge.same["events"], merge.changed) == ([], 5, [])
    assert write(merge, batch.copy.folder) == []
    assert contents(batch.copy.folder) == before


def test_changed_cell_is_told_with_its_old_value(batch: Batch) -> None:
    row = batch.copy.rows("publishers")[3]
    batch.put("publishers", row | {"note_en": "Closed in 2020."})
    merge = batch.plan()
    assert merge.problems == []
    key = row["publisher_id"]
    assert merge.changed == [("publishers", key, "note_en", row["note_en"], "Closed in 2020.")]
    write(merge, batch.copy.folder)
    row["note_en"] = "Closed in 2020."
    written = batch.copy.data("publishers")
    batch.copy.save("publishers")
    assert batch.copy.data("publishers") == written


def test_emptied_cell_is_told_as_a_change(batch: Batch) -> None:
    row = batch.copy.first("publishers", lambda row: row["domain"])
    batch.put("publishers", row | {"domain": ""})
    [change] = batch.plan().changed
    assert change[2:] == ("domain", row["domain"], "")


def test_rows_of_a_batch_need_no_order(batch: Batch) -> None:
    rows = [publisher(publisher_id=f"zz-{sign}", name_en=f"{sign} {sign}") for sign in "cab"]
    batch.put("publishers", *(row | {"name_ar": ""} for row in rows))
    merge = batch.plan()
    assert merge.problems == []
    assert sorted(merge.new["publishers"]) == ["zz-a", "zz-b", "zz-c"]


def test_all_tables_are_merged_into_empty_ones_as_they_are(tmp_path: Path) -> None:
    empty = tmp_path / "data"
    empty.mkdir()
    for table in schemas.MODELS:
        header = (DATA / f"{table}.csv").read_bytes().split(b"\n")[0]
        (empty / f"{table}.csv").write_bytes(header + b"\n")
    merge = plan(DATA, empty, KNOWN)
    assert merge.problems == []
    write(merge, empty)
    for table in schemas.MODELS:
        assert (empty / f"{table}.csv").read_bytes() == (DATA / f"{table}.csv").read_bytes()


def test_id_that_is_something_else_already_collides(batch: Batch) -> None:
    taken = batch.copy.first("publishers", lambda row: row["publisher_class"] != "iraqi_media")
    path = batch.put("publishers", publisher(publisher_id=taken["publisher_id"]))
    [problem] = batch.plan().problems
    assert (problem.rule, problem.line) == ("merge.collision", 2)
    assert problem.file == f"batch/{path.name}"
    assert taken["name_en"] in problem.expected


def test_corrected_name_does_not_collide(batch: Batch) -> None:
    row = batch.copy.rows("publishers")[0]
    batch.put("publishers", row | {"name_en": "Another Spelling"})
    assert batch.plan().problems == []


def test_withdrawn_id_is_refused(batch: Batch) -> None:
    batch.copy.rows("retired_ids").append(
        {"table_name": "publishers", "old_id": "zz-news", "new_id": "", "reason": "mistake",
         "version": "0.1.0", "note_en": ""}
    )  # fmt: skip
    batch.copy.save("retired_ids")
    batch.put("publishers", publisher())
    assert "merge.retired" in batch.rules()


def test_key_twice_in_a_batch_is_refused(batch: Batch) -> None:
    batch.put("publishers", publisher(), publisher(name_en="Zymurgy Review"))
    problems = batch.plan().problems
    assert [(p.rule, p.line) for p in problems] == [("merge.twice", 2), ("merge.twice", 3)]


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("happenings.csv", b"a,b\n", "form.file"),
        ("Publishers.csv", b"a,b\n", "form.file"),
        ("publishers.csv", b"", "form.canonical"),
        ("publishers.csv", b'publisher_id\n"a\n', "form.quote"),
        ("publishers.csv", b"publisher_id\na\n", "form.header"),
        ("publishers.csv", b"\xff\xfe", "form.encoding"),
        ("publishers.csv", b"a,b\rc,d\r", "form.line_ending"),
    ],
)
def test_file_that_cannot_be_read_is_refused(
    batch: Batch, name: str, data: bytes, rule: str
) -> None:
    (batch.folder / name).write_bytes(data)
    merge = batch.plan()
    assert rule in {problem.rule for problem in merge.problems}
    assert {problem.file for problem in merge.problems} == {f"batch/{name}"}


def test_folder_named_like_a_table_is_refused(batch: Batch) -> None:
    (batch.folder / "events.csv").mkdir()
    assert batch.rules() == {"form.file"}


def test_no_folder_and_no_tables_are_refused(batch: Batch) -> None:
    assert batch.rules() == {"form.file"}
    batch.folder.rmdir()
    assert batch.rules() == {"form.file"}


def test_error_that_a_batch_would_bring_is_told_at_its_own_line(batch: Batch) -> None:
    before = contents(batch.copy.folder)
    batch.put(
        "publishers", publisher(), publisher(publisher_id="zz-two", affiliated_actor_id="nobody")
    )
    merge = batch.plan()
    [problem] = [p for p in merge.problems if p.rule == "reference.dangling"]
    place = (problem.file, problem.line, problem.column)
    assert place == ("batch/publishers.csv", 3, "affiliated_actor_id")
    with pytest.raises(ValueError, match="problems"):
        write(merge, batch.copy.folder)
    assert contents(batch.copy.folder) == before


def test_error_that_a_batch_would_bring_to_another_record_is_told(batch: Batch) -> None:
    link = batch.copy.first(
        "event_links",
        lambda row: row["event_relation"] == "part_of" and row["from_event_id"] < "2026",
    )
    event = batch.copy.first("events", lambda row: row["event_id"] == link["to_event_id"])
    batch.put("events", event | {"start_date": "2026-01-01", "end_date": ""})
    problems = batch.plan().problems
    assert "links.within" in {problem.rule for problem in problems}
    assert "data/event_links.csv" in {problem.file for problem in problems}


def test_errors_that_were_there_before_do_not_stand_in_the_way(batch: Batch) -> None:
    event = batch.copy.first("events", lambda row: row["outcome"])
    batch.copy.spoil("events", event, outcome="")
    batch.put("publishers", publisher())
    assert batch.plan().problems == []


def test_one_error_stops_all_tables(batch: Batch) -> None:
    before = contents(batch.copy.folder)
    batch.put("publishers", publisher())
    batch.put("issues", batch.copy.rows("issues")[0] | {"topic": "no_such_topic"})
    merge = batch.plan()
    assert {problem.file for problem in merge.problems} == {"batch/issues.csv"}
    with pytest.raises(ValueError, match="problems"):
        write(merge, batch.copy.folder)
    assert contents(batch.copy.folder) == before
