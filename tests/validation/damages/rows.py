"""Damages to headers, rows and quotes: what makes cells hard to tell apart."""

from __future__ import annotations

from tests.validation.damage import Copy, Place, as_csv, damage
from validation import schemas


def in_line(copy: Copy, table: str, old: bytes, new: bytes) -> None:
    """Replace bytes that stand once in a table."""
    data = copy.data(table)
    assert data.count(old) == 1, old
    copy.put(table, data.replace(old, new))


def with_columns(copy: Copy, table: str, names: list[str], **filled: str) -> None:
    """Write a table with other columns, or in another order of columns."""
    rows = [{name: (row | filled)[name] for name in names} for row in copy.rows(table)]
    copy.put(table, as_csv(names, rows))


@damage("form.header", "no such column")
def a_missing_column(copy: Copy) -> Place:
    names = [name for name in schemas.types("event_harm") if name != "best"]
    with_columns(copy, "event_harm", names)
    return Place("event_harm", 1, "best")


@damage("form.header", "no column but the schema's")
def an_extra_column(copy: Copy) -> Place:
    with_columns(copy, "event_harm", [*schemas.types("event_harm"), "remark"], remark="")
    return Place("event_harm", 1, "remark")


@damage("form.header", "column order")
def a_reordered_column(copy: Copy) -> Place:
    first, second, *rest = schemas.types("event_harm")
    with_columns(copy, "event_harm", [second, first, *rest])
    return Place("event_harm", 1, second)


@damage("form.header", "the column twice")
def a_column_that_stands_twice(copy: Copy) -> Place:
    text = copy.data("event_actors").decode()
    copy.put("event_actors", text.replace("\n", ",target\n").replace("target", "role", 1).encode())
    return Place("event_actors", 1, "role")


@damage("form.header", "no such column")
def half_a_header(copy: Copy) -> Place:
    header, rest = copy.data("events").split(b"\n", 1)
    copy.put("events", header[: header.index(b",title_ar")] + b"\n" + rest)
    return Place("events", 1, "title_ar")


@damage("form.header", "no such column")
def no_header(copy: Copy) -> Place:
    copy.put("events", copy.data("events").split(b"\n", 1)[1])
    return Place("events", 1, "event_id")


@damage("form.header", "no such column")
def a_header_in_capitals(copy: Copy) -> Place:
    header, rest = copy.data("actors").split(b"\n", 1)
    copy.put("actors", header.upper() + b"\n" + rest)
    return Place("actors", 1, "actor_id")


@damage("form.header", "no such column")
def semicolons_for_commas(copy: Copy) -> Place:
    copy.put("event_actors", copy.data("event_actors").replace(b",", b";"))
    return Place("event_actors", 1, "event_id")


@damage("form.header", "no such column")
def the_file_of_another_table(copy: Copy) -> Place:
    copy.put("actors", copy.data("locations"))
    return Place("actors", 1, "actor_id")


@damage("form.order", "rows sorted by event_id")
def two_rows_out_of_order(copy: Copy) -> Place:
    lines = copy.data("events").split(b"\n")
    lines[3], lines[4] = lines[4], lines[3]
    copy.put("events", b"\n".join(lines))
    return Place("events", 5, "event_id")


@damage("form.canonical", "a blank line")
def a_blank_line(copy: Copy) -> Place:
    lines = copy.data("events").split(b"\n")
    copy.put("events", b"\n".join([*lines[:5], b"", *lines[5:]]))
    return Place("events", 6, "")


@damage("form.canonical", "a blank line")
def a_blank_line_before_the_header(copy: Copy) -> Place:
    copy.put("events", b"\n" + copy.data("events"))
    return Place("events", 1, "")


@damage("form.canonical", "a blank line")
def a_blank_line_at_the_end(copy: Copy) -> Place:
    copy.put("events", copy.data("events") + b"\n")
    return Place("events", len(copy.rows("events")) + 2, "")


@damage("form.canonical", "quotes only around cells that need them")
def quotes_that_are_not_needed(copy: Copy) -> Place:
    row = copy.rows("event_actors")[4]
    lines = copy.data("event_actors").decode().split("\n")
    lines[5] = ",".join(f'"{cell}"' for cell in row.values())
    copy.put("event_actors", "\n".join(lines).encode())
    return Place("event_actors", 6, "")


@damage("form.width", "cells")
def a_row_with_a_cell_too_many(copy: Copy) -> Place:
    lines = copy.data("event_actors").split(b"\n")
    lines[7] += b",target"
    copy.put("event_actors", b"\n".join(lines))
    return Place("event_actors", 8, "role")


@damage("form.width", "unquoted")
def a_comma_without_quotes(copy: Copy) -> Place:
    row = copy.first("vocabulary", lambda row: "," in row["definition_en"])
    quoted = f'"{row["definition_en"]}"'.encode()
    in_line(copy, "vocabulary", quoted, quoted.strip(b'"'))
    return copy.place("vocabulary", row, "sort_order")


@damage("form.quote", "close the quote")
def a_quote_left_open(copy: Copy) -> Place:
    row = copy.first("events", lambda row: "," not in row["title_en"])
    in_line(copy, "events", b"," + row["title_en"].encode(), b',"' + row["title_en"].encode())
    return copy.place("events", row, "title_en")


@damage("form.quote", "close the quote")
def a_quote_left_open_in_the_last_row(copy: Copy) -> Place:
    row = copy.rows("event_actors")[-1]
    data = copy.data("event_actors")
    start = data.rindex(row["role"].encode())
    copy.put("event_actors", data[:start] + b'"' + data[start:])
    return copy.place("event_actors", row, "role")


@damage("form.quote", "double it")
def a_quote_that_is_not_doubled(copy: Copy) -> Place:
    row = copy.first("events", lambda row: '"' not in row["title_en"] and " " in row["title_en"])
    title = row["title_en"].encode()
    in_line(copy, "events", b"," + title, b',"' + title.replace(b" ", b' "', 1) + b'"')
    return copy.place("events", row, "title_en")


@damage("form.encoding", "byte 0xe9")
def a_byte_of_latin_1(copy: Copy) -> Place:
    row = copy.first("events", lambda row: "," not in row["title_en"])
    in_line(copy, "events", b"," + row["title_en"].encode(), b",Op\xe9ration")
    return copy.place("events", row, "title_en")


@damage("form.line_ending", "a lone CR")
def a_lone_carriage_return(copy: Copy) -> Place:
    row = copy.first("events", lambda row: "," not in row["title_en"])
    in_line(copy, "events", b"," + row["title_en"].encode(), b",Two\rlines")
    return copy.place("events", row, "title_en")


@damage("reference.dangling")
def an_error_after_a_quoted_line_break(copy: Copy) -> Place:
    copy.spoil("events", copy.rows("events")[1], summary_en="One line,\nand another.\n\nAnd more.")
    return copy.spoil("events", copy.rows("events")[-1], location_id="no-such-place-at-all")
