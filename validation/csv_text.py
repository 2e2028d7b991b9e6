"""The careful way through CSV text that is not as it should be: what is wrong, and where."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from validation.formatting import canonical_text
from validation.problems import Problem

FORMAT = "run `python -m validation format`"

CELL = re.compile(r'(?:"(?:[^"]|"")*"|[^",][^,]*|)(?=,|$)')
"""A cell whose quotes close well, up to the next comma or the end of the line."""

csv.field_size_limit(2**31 - 1)  # a long cell is for the rules to judge, not for the reader


@dataclass
class Rows:
    """Rows found in the text, before they are typed."""

    header: list[str]
    cells: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    complete: bool = True


def decode(data: bytes, file: str, problems: list[Problem]) -> str:
    """Return the file's text with LF line ends; what had to be mended goes to `problems`."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(_form(file, 1, "a byte order mark", "UTF-8 without one", FORMAT))
    for line, raw in enumerate(data.split(b"\n"), start=1):
        try:
            raw.decode()
        except UnicodeDecodeError as error:
            column = _column_at(data, raw[: error.start].decode(errors="replace"))
            seen = f"byte 0x{raw[error.start]:02x}"
            mend = "save the file as UTF-8 and write the character again"
            problems.append(
                Problem(file, line, column, "form.encoding", seen, "text in UTF-8", mend)
            )
    text = data.decode(errors="replace")
    if "\r\n" in text:
        first = text.split("\r\n", 1)[0].count("\n") + 1
        problems.append(_form(file, first, "a line ending CR LF", "LF alone", FORMAT))
        text = text.replace("\r\n", "\n")
    if "\r" in text and "\n" not in text:
        mend = "save the file with line endings LF"
        problems.append(Problem(file, 1, "", "form.line_ending", "CR alone", "LF alone", mend))
        return text.replace("\r", "\n")
    for line, raw_line in enumerate(text.split("\n"), start=1):
        if "\r" in raw_line:
            column = _column_at(data, raw_line.split("\r", 1)[0])
            mend = "take the character out"
            problems.append(
                Problem(file, line, column, "form.line_ending", "a lone CR", "no CR", mend)
            )
    return text.replace("\r", " ")


def split(text: str, file: str, problems: list[Problem]) -> Rows:
    """Return the header and the rows of a text, each row as wide as the header."""
    if not text.strip("\n"):
        wanted = "a header line and rows"
        problems.append(_form(file, 1, "an empty file", wanted, "restore the file from git"))
        return Rows([], complete=False)
    if not text.endswith("\n"):
        mend = f"see whether the file was cut off, then {FORMAT}"
        last = text.count("\n") + 1
        problems.append(_form(file, last, "no line break at the end", "one", mend))
    rows = Rows([])
    reader = csv.reader(_lines(text), strict=True)
    start = 1
    try:
        for cells in reader:
            _take(rows, cells, start, file, problems)
            start = reader.line_num + 1
    except csv.Error as error:
        line = text.split("\n")[start - 1]
        column = _column_named(rows.header, _quoted_field(line))
        wanted = "every quote closed, and doubled inside a quoted cell"
        mend = "close the quote, or double it"
        problems.append(
            Problem(file, start, column, "form.quote", f"{error}: {line[:60]}", wanted, mend)
        )
        rows.complete = False
    return rows


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n")[: -1 if text.endswith("\n") else None]:
        yield line + "\n"


def _take(rows: Rows, cells: list[str], line: int, file: str, problems: list[Problem]) -> None:
    if not cells:
        problems.append(_form(file, line, "a blank line", "a row", "take the line out"))
        return
    if not rows.header:
        rows.header = cells
        return
    width = len(rows.header)
    if len(cells) != width:
        column = _column_named(rows.header, min(len(cells), width) - 1)
        mend = "see whether a comma is missing, unquoted or the row was cut off"
        problems.append(
            Problem(file, line, column, "form.width", f"{len(cells)} cells", f"{width} cells", mend)
        )
    rows.cells.append((cells + [""] * width)[:width])
    rows.lines.append(line)


def pick_columns(
    rows: Rows, file: str, types: Mapping[str, str], problems: list[Problem]
) -> tuple[pl.DataFrame, frozenset[str]]:
    """Return the schema's columns as text, null where empty, and the names of those missing."""
    names = list(types)
    before = len(problems)
    for name in names:
        if name not in rows.header:
            problems += [_header(file, name, "no such column", "the column", "add it")]
    for name in dict.fromkeys(rows.header):
        if name not in types:
            mend = "take it out, or mend its name"
            problems.append(_header(file, name, name, "no column but the schema's", mend))
        elif rows.header.count(name) > 1:
            problems.append(_header(file, name, "the column twice", "each once", "take one out"))
    if len(problems) == before and rows.header != names:
        moved = next(a for a, b in zip(rows.header, names, strict=True) if a != b)
        problems.append(
            _header(file, moved, ",".join(rows.header), "the schema's column order", FORMAT)
        )
    place = {name: rows.header.index(name) for name in names if name in rows.header}
    data = {
        name: [row[place[name]] or None for row in rows.cells]
        if name in place
        else [None] * len(rows.cells)
        for name in names
    }
    text = pl.DataFrame(data, schema=dict.fromkeys(names, pl.String))
    return text, frozenset(names) - frozenset(place)


def not_canonical(
    data: bytes, text: pl.DataFrame, lines: pl.Series, file: str, key: Sequence[str]
) -> Iterator[Problem]:
    """Yield the first way in which a well-formed text is not the canonical one."""
    canonical = canonical_text(text, key)
    if canonical == data:
        return
    keys = text.select(key).rows()
    for place in range(1, len(keys)):
        if _sortable(keys[place]) < _sortable(keys[place - 1]):
            yield Problem(
                file,
                lines[place],
                key[0],
                "form.order",
                "|".join(map(str, keys[place])),
                f"rows sorted by {', '.join(key)}",
                FORMAT,
            )
            return
    pairs = zip(data.split(b"\n"), canonical.split(b"\n"), strict=False)
    line, found = next((n, a) for n, (a, b) in enumerate(pairs, start=1) if a != b)
    wanted = "quotes only around cells that need them"
    yield _form(file, line, found.decode()[:80], wanted, FORMAT)


def _sortable(cells: tuple[str | None, ...]) -> list[bytes]:
    return [(cell or "").encode() for cell in cells]


def _form(file: str, line: int, found: str, expected: str, remedy: str) -> Problem:
    return Problem(file, line, "", "form.canonical", found, expected, remedy)


def _header(file: str, column: str, found: str, expected: str, remedy: str) -> Problem:
    return Problem(file, 1, column, "form.header", found, expected, remedy)


def _column_at(data: bytes, before: str) -> str:
    header = data.split(b"\n", 1)[0].decode(errors="replace").strip("\r").split(",")
    try:
        place = len(next(csv.reader([before]), [""])) - 1
    except csv.Error:
        return ""
    return _column_named(header, place)


def _column_named(header: Sequence[str], place: int) -> str:
    return header[place] if 0 <= place < len(header) else ""


def _quoted_field(line: str) -> int:
    """Return the number of the first cell of `line` whose quotes do not close well."""
    place = at = 0
    while at < len(line) and (cell := CELL.match(line, at)):
        place, at = place + 1, cell.end() + 1
    return place
