"""Random changes to the real tables: never a traceback, never a cell that changes unseen."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable

import pytest

from tests.validation.damage import DATA, Copy
from validation import schemas
from validation.checking import check
from validation.exceptions import NONE
from validation.models import check_model
from validation.reading import Table, read_table

SEED = 20140610
CHANGES_OF_BYTES = 300
CHANGED_COPIES = 30
TABLES = list(schemas.MODELS)
SIGNS = [
    b'"', b",", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\xe9", b"\xd8", b"\xe2\x80\xae", b"\t",
    b" ", b";", b"|", b"=", b"-", b"0", b"9" * 25, b"\xef\xbb\xbf", b"\xd9\xa3", b'""', b'","',
    b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\\", b"'", b"\xe2\x80\xa8",
]  # fmt: skip
CELLS = [
    "", " ", "x", "-1", "01", "1e9", "9" * 40, "2024-02-30", "0000-01-01", "9999-12-31", "\u202e",
    "a;b", ";", "|", '"', "=1+1", "\n", "e\u0301", "ﻫ", "ـ", "NaN", "null", "true", "a" * 40_000,
]  # fmt: skip


def inserted(data: bytes, random: random.Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(SIGNS) + data[at:]


def removed(data: bytes, random: random.Random) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + data[at + random.choice([1, 1, 2, 7, 80]) :]


def replaced(data: bytes, random: random.Random) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def cut(data: bytes, random: random.Random) -> bytes:
    return data[: random.randrange(len(data))]


def doubled(data: bytes, random: random.Random) -> bytes:
    at, end = sorted(random.randrange(len(data)) for _ in range(2))
    return data[:end] + data[at : min(end, at + 300)] + data[end:]


CHANGES: list[Callable[[bytes, random.Random], bytes]] = [
    inserted, inserted, removed, replaced, cut, doubled,
]  # fmt: skip


def read(table: str, data: bytes) -> Table:
    return read_table(data, f"data/{table}.csv", schemas.types(table), schemas.key(table))


def cells(data: bytes) -> list[list[str]]:
    """Return the rows of a text, read by the standard library."""
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


@pytest.mark.parametrize("number", range(CHANGES_OF_BYTES))
def test_changed_bytes_are_read_or_reported(number: int) -> None:
    chance = random.Random(SEED + number)
    table = TABLES[number % len(TABLES)]
    data = (DATA / f"{table}.csv").read_bytes()
    for _ in range(chance.choice([1, 1, 1, 2, 5])):
        data = chance.choice(CHANGES)(data, chance) if data else data
    found = read(table, data)
    assert set(found.frame.columns) == {*schemas.types(table), "line", "key"}
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert all(1 <= problem.line <= lines for problem in found.problems)
    if found.readable:
        list(check_model(table, found))
    else:
        assert found.problems
        assert found.frame.is_empty()
    if not found.problems:
        header, *rows = cells(data)
        assert header == list(schemas.types(table))
        read_back = [[cell or "" for cell in row] for row in found.text.rows()]
        assert read_back == rows


@pytest.mark.parametrize("number", range(CHANGED_COPIES))
def test_changed_copies_are_checked_to_the_end(number: int, copy: Copy) -> None:
    chance = random.Random(SEED - number)
    for table in chance.sample(TABLES, 4):
        if number % 2:
            copy.put(table, chance.choice(CHANGES)(copy.data(table), chance))
        elif copy.rows(table):
            for _ in range(chance.choice([1, 3, 20])):
                row = chance.choice(copy.rows(table))
                row[chance.choice(list(row))] = chance.choice(CELLS)
            copy.save(table)
    before = {path.name: path.read_bytes() for path in copy.folder.iterdir()}
    for problem in check(copy.folder, NONE, "data").problems:
        assert str(problem).isprintable()
    assert {path.name: path.read_bytes() for path in copy.folder.iterdir()} == before
