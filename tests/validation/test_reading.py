"""Text becomes typed cells exactly, or a problem at the cell's own line and column."""

from __future__ import annotations

from datetime import date

import pytest

from validation.reading import Table, read_table

TYPES = {"name": "string", "day": "date", "count": "integer", "share": "number"}
HEADER = "name,day,count,share\n"


def read(text: str | bytes) -> Table:
    data = text if isinstance(text, bytes) else text.encode()
    return read_table(data, "data/things.csv", TYPES, ["name"])


def told(table: Table) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.column, problem.rule) for problem in table.problems]


def test_cells_get_their_types() -> None:
    table = read(HEADER + "a,2024-02-29,3,0.5\n")
    assert table.problems == []
    row = table.frame.row(0, named=True)
    cells = {"name": "a", "day": date(2024, 2, 29), "count": 3, "share": 0.5}
    assert row == cells | {"line": 2, "key": "a"}


def test_empty_cell_is_null_and_no_zero() -> None:
    table = read(HEADER + "a,,,\nb,,0,0\n")
    assert table.problems == []
    assert table.frame["count"].to_list() == [None, 0]
    assert table.text.row(0) == ("a", None, None, None)


def test_text_keeps_what_the_cell_holds() -> None:
    table = read(HEADER + "a,2024-2-9,x,\n")
    assert table.text.row(0) == ("a", "2024-2-9", "x", None)
    assert table.frame.select("day", "count").row(0) == (None, None)
    assert table.unread == {(2, "day"), (2, "count")}


@pytest.mark.parametrize("cell", ["0", "7", "-7", "10", "999999999999999999"])
def test_plain_whole_numbers_are_read(cell: str) -> None:
    assert read(f"{HEADER}a,,{cell},\n").frame["count"].to_list() == [int(cell)]


@pytest.mark.parametrize("cell", ["0", "0.5", "-0.5", "33.3128", "44", "-118.0"])
def test_plain_decimal_numbers_are_read(cell: str) -> None:
    assert read(f"{HEADER}a,,,{cell}\n").frame["share"].to_list() == [float(cell)]


@pytest.mark.parametrize("cell", ["2024-02-29", "2014-06-10", "1999-12-31"])
def test_days_are_read(cell: str) -> None:
    assert read(f"{HEADER}a,{cell},,\n").frame["day"].to_list() == [date.fromisoformat(cell)]


@pytest.mark.parametrize("cell", ["2023-02-29", "2024-2-3", "03/02/2024", "2024-02-30", "٢٠٢٤"])
def test_day_in_another_form_is_reported(cell: str) -> None:
    assert told(read(f"{HEADER}a,{cell},,\n")) == [(2, "day", "type.date")]


@pytest.mark.parametrize("cell", ["01", " 5", "NaN", "٣", "1e3", "-0", "5.0", "9" * 19, "9" * 6000])
def test_whole_number_in_another_form_is_reported(cell: str) -> None:
    assert told(read(f"{HEADER}a,,{cell},\n")) == [(2, "count", "type.integer")]


def test_message_offers_the_form_that_is_meant() -> None:
    problems = read(HEADER + "a,2024-2-3,٣,\n").problems
    assert [p.remedy for p in problems] == ["write 2024-02-03 if that is the day meant", "write 3"]


def test_every_wrong_cell_is_reported() -> None:
    table = read(HEADER + "a,x,x,x\nb,2024-01-01,1,1\nc,y,y,y\n")
    cells = [("day", "type.date"), ("count", "type.integer"), ("share", "type.number")]
    wanted = [(line, *cell) for line in (2, 4) for cell in cells]
    assert sorted(told(table)) == sorted(wanted)


def test_lines_are_those_of_the_file_also_after_a_quoted_line_break() -> None:
    table = read(HEADER + '"a\n\n a",,,\nb,,,\nc,x,,\n')
    assert table.frame["line"].to_list() == [2, 5, 6]
    assert (6, "day", "type.date") in told(table)


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x0c", "\x1c", "\x85"])
def test_no_other_sign_begins_a_line(sign: str) -> None:
    assert read(f"{HEADER}a{sign}a,,,\nb,x,,\n").frame["line"].to_list() == [2, 3]


def test_careful_way_reads_what_the_short_way_reads() -> None:
    plain = HEADER + "a,2024-01-01,1,0.5\nب,,,\n"
    quoted = "\n".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) for line in plain.strip().split("\n")
    )
    for text in (quoted + "\n", plain.replace("\n", "\r\n"), "\ufeff" + plain, plain.strip()):
        table = read(text)
        assert {problem.rule for problem in table.problems} == {"form.canonical"}
        assert table.frame.equals(read(plain).frame)


def test_long_cell_is_read_both_ways() -> None:
    cell = "word " * 40_000 + "."
    for text in (f"{HEADER}{cell},,,\n", f'{HEADER}"{cell}",,,\n'):
        assert read(text).text["name"].to_list() == [cell]


def test_missing_column_is_lost_and_the_others_are_read() -> None:
    table = read("name,day,share\na,2024-01-01,0.5\n")
    assert table.lost == {"count"}
    assert table.readable
    assert table.frame.select("day", "count", "share").row(0) == (date(2024, 1, 1), None, 0.5)
    assert told(table) == [(1, "count", "form.header")]


def test_columns_are_found_by_name() -> None:
    table = read("day,name,share,count\n2024-01-01,a,0.5,1\n")
    assert table.frame.select(*TYPES).row(0) == ("a", date(2024, 1, 1), 1, 0.5)
    assert told(table) == [(1, "day", "form.header")]


def test_short_row_is_reported_at_its_last_cell() -> None:
    assert told(read(HEADER + "a,2024-01-01\nb,,,\n")) == [(2, "day", "form.width")]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ('"a,,,', "name"),
        ('a,"2024,1,', "day"),
        ('a,,"1,"b"', "count"),
        ('a,,,"1"2"', "share"),
        ('"a ""b"" c",,,"1', "share"),
    ],
)
def test_open_quote_is_reported_at_its_cell(row: str, column: str) -> None:
    table = read(f'{HEADER}{row}\n"z, z",,,\n')
    assert (2, column, "form.quote") in told(table)
    assert not table.readable
    assert table.frame.is_empty()


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", "\r\n", "\ufeff"])
def test_empty_file_is_a_problem_and_no_table(text: str) -> None:
    table = read(text)
    assert {problem.severity for problem in table.problems} == {"error"}
    assert not table.readable
    assert table.frame.columns == [*TYPES, "line", "key"]


def test_header_alone_is_a_table_without_rows() -> None:
    table = read(HEADER)
    assert table.readable
    assert table.problems == []


def test_byte_that_is_no_utf_8_is_reported_at_its_cell() -> None:
    table = read(HEADER.encode() + b"a,,,\nb\xe9,,,\n")
    assert told(table) == [(3, "name", "form.encoding")]


def test_key_is_made_of_its_cells() -> None:
    data = (HEADER + "a,2024-01-01,,\nb,,,\n").encode()
    table = read_table(data, "data/things.csv", TYPES, ["name", "day"])
    assert table.frame["key"].to_list() == ["a|2024-01-01", "b|"]
