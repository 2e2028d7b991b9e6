"""One canonical text: formatting changes the form of a file and no cell of it."""

from __future__ import annotations

import csv
import errno
import io
import random
from pathlib import Path

import polars as pl
import pytest

from tests.validation import damages  # noqa: F401 (enters the damages)
from tests.validation.damage import DAMAGES, DATA, Copy, Damage, as_csv
from validation import schemas
from validation.formatting import canonical_text
from validation.rewriting import rewrite

NASTY = [
    "plain", "a,b", 'say "so"', '"', '""', "'", "line\nbreak", "tab\tstop", " space ", "#", ";",
    "\\", "\\n", "null", "NULL", "-1", "=1", "ا،ب", "\u202e", "a\rb", "a\r\nb", "\x00", "é",
    "e\u0301",
]  # fmt: skip
REFUSED = {
    "a_byte_of_latin_1": "events",
    "a_file_in_utf_16": "issues",
    "a_lone_carriage_return": "events",
    "a_quote_left_open": "events",
    "a_comma_without_quotes": "vocabulary",
    "a_missing_column": "event_harm",
    "an_extra_column": "event_harm",
    "a_column_that_stands_twice": "event_actors",
    "a_file_cut_off_within_its_last_row": "event_actors",
    "an_empty_file": "figures",
    "the_file_of_another_table": "actors",
}
"""Damages that formatting cannot mend without losing something, and the table damaged."""

MENDED = [
    "a_byte_order_mark", "windows_line_endings", "one_windows_line_ending", "a_reordered_column",
    "two_rows_out_of_order", "a_blank_line", "a_blank_line_before_the_header",
    "a_blank_line_at_the_end", "quotes_that_are_not_needed",
]  # fmt: skip
"""Damages to form alone, which formatting mends whole."""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def cells(data: bytes) -> list[list[tuple[str, str]]]:
    """Return the named cells of each row, read leniently, without regard to order."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    header, *rows = [row for row in csv.reader(text) if row]
    return sorted(sorted(zip(header, row, strict=True)) for row in rows)


def test_real_tables_are_canonical() -> None:
    for table in schemas.MODELS:
        data = (DATA / f"{table}.csv").read_bytes()
        text = pl.read_csv(data, infer_schema=False)
        assert canonical_text(text, schemas.key(table)) == data, table


def test_real_tables_are_what_the_standard_library_writes() -> None:
    for table in schemas.MODELS:
        data = (DATA / f"{table}.csv").read_bytes()
        rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
        assert as_csv(list(schemas.types(table)), rows) == data, table


@pytest.mark.parametrize("cell", NASTY)
def test_canonical_text_holds_every_cell_as_it_is(cell: str) -> None:
    frame = pl.DataFrame({"id": ["a", "b"], "text": [cell, None], "last": [None, cell]})
    data = canonical_text(frame, ["id"])
    read = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert read == [["id", "text", "last"], ["a", cell, ""], ["b", "", cell]]
    assert pl.read_csv(data, infer_schema=False).equals(frame)


def test_rows_are_sorted_by_key_byte_by_byte() -> None:
    names = ["b", "a-b", "a", "B", "ب", "é", "a b", "1"]
    frame = pl.DataFrame({"id": names, "text": names})
    lines = canonical_text(frame, ["id"]).decode().split("\n")[1:-1]
    assert [line.split(",")[0].encode() for line in lines] == sorted(n.encode() for n in names)


def test_rows_of_one_key_keep_their_order() -> None:
    frame = pl.DataFrame({"id": ["b", "a", "b"], "text": ["1", "2", "3"]})
    assert canonical_text(frame, ["id"]) == b"id,text\na,2\nb,1\nb,3\n"


def test_formatting_leaves_the_real_tables_alone(copy: Copy) -> None:
    before = contents(copy.folder)
    assert rewrite(copy.folder) == ([], [])
    assert contents(copy.folder) == before


def test_formatting_mends_form_and_does_so_once(copy: Copy) -> None:
    before = contents(copy.folder)
    shuffled = random.Random(5)
    for table in schemas.MODELS:
        names = list(schemas.types(table))
        rows = list(copy.rows(table))
        shuffled.shuffle(names)
        shuffled.shuffle(rows)
        text = io.StringIO()
        writer = csv.DictWriter(text, names, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
        copy.put(table, b"\xef\xbb\xbf" + text.getvalue().encode() + b"\r\n")
    changed, problems = rewrite(copy.folder)
    assert problems == []
    assert sorted(changed) == sorted(f"{table}.csv" for table in schemas.MODELS)
    assert contents(copy.folder) == before
    assert rewrite(copy.folder) == ([], [])


@pytest.mark.parametrize("name", MENDED)
def test_damage_to_form_alone_is_mended_whole(name: str, copy: Copy) -> None:
    before = contents(copy.folder)
    DAMAGES[name].do(copy)
    assert contents(copy.folder) != before
    assert rewrite(copy.folder)[1] == []
    assert contents(copy.folder) == before


@pytest.mark.parametrize(("name", "table"), REFUSED.items())
def test_file_that_would_lose_something_is_refused(name: str, table: str, copy: Copy) -> None:
    DAMAGES[name].do(copy)
    before = contents(copy.folder)
    changed, problems = rewrite(copy.folder)
    assert {problem.file for problem in problems} == {f"data/{table}.csv"}
    assert changed == []
    assert contents(copy.folder) == before


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_formatting_never_changes_a_cell(damage: Damage, copy: Copy) -> None:
    real = contents(copy.folder)
    damage.do(copy)
    for path in copy.folder.glob("*.csv"):
        if path.is_file() and path.read_bytes() == real.get(path.name):
            path.unlink()  # a table that is not there is passed over, which saves time
    before = contents(copy.folder)
    changed, problems = rewrite(copy.folder)
    refused = {Path(problem.file).name for problem in problems}
    assert not refused & set(changed)
    for name, data in contents(copy.folder).items():
        if name in changed:
            assert cells(data) == cells(before[name])
        else:
            assert data == before[name]
    again, still = rewrite(copy.folder)
    assert again == []
    assert {Path(problem.file).name for problem in still} == refused


@pytest.mark.parametrize("method", ["write_bytes", "replace"])
def test_failure_on_the_way_leaves_the_file_as_it_was(
    method: str, copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    DAMAGES["windows_line_endings"].do(copy)
    before = contents(copy.folder)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, method, fail)
    with pytest.raises(OSError, match="No space left"):
        rewrite(copy.folder)
    assert contents(copy.folder) == before


def test_other_files_in_the_folder_are_left_alone(copy: Copy) -> None:
    (copy.folder / "notes.csv").write_bytes(b"a,b\r\n")
    (copy.folder / "README.md").write_bytes(b"\xef\xbb\xbfread me\r\n")
    before = contents(copy.folder)
    assert rewrite(copy.folder) == ([], [])
    assert contents(copy.folder) == before


def test_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    changed, problems = rewrite(tmp_path / "nowhere")
    assert changed == []
    assert [problem.rule for problem in problems] == ["form.file"]
