"""Takes a folder of batch tables into the project's: says what would change, then all or nothing.

A batch holds any of the tables, each with all of its columns, in any order of rows.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from validation import schemas
from validation.checking import find_problems
from validation.exceptions import Exceptions
from validation.formatting import canonical_text
from validation.likeness import (
    alike,
    alike_addresses,
    alike_in_place,
    alike_names,
    unsettled,
)
from validation.problems import Problem
from validation.reading import Table
from validation.references import KEYED
from validation.tables import Tables, read_file, read_tables

IDENTITY = {
    "events": ("event_type", "start_date", "location_id"),
    "actors": ("actor_kind", "name_en"),
    "locations": ("location_kind", "name_en"),
    "publishers": ("publisher_class", "name_en"),
    "sources": ("url", "publisher_id"),
    "statements": ("speaker_actor_id", "start_date"),
    "figures": ("measure", "as_of_date"),
    "commitments": ("actor_id",),
    "issues": ("topic",),
}
"""Columns of which, if all differ under one id, the two records are different things."""

NAMED = ("actors", "locations", "publishers")

MENDED = ("form.canonical", "form.order")
"""What is wrong with a file and mended by writing it again; no cell is lost."""


@dataclass
class Merge:
    """What a batch would do to the tables.

    Attributes:
        new: Keys to be added, by table.
        same: How many rows stand there already, cell for cell, by table.
        changed: (table, key, column, old, new) for each cell that would change.
        likenesses: Sentences about records that look like ones that exist.
        problems: What forbids the merge: unreadable files, collisions, errors it would bring.
        texts: The tables after the merge, as canonical CSV, by table; only those that change.
    """

    new: dict[str, list[str]] = field(default_factory=dict)
    same: dict[str, int] = field(default_factory=dict)
    changed: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    likenesses: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    texts: dict[str, bytes] = field(default_factory=dict)


def plan(batch: Path, data: Path, exceptions: Exceptions) -> Merge:
    """Return what merging `batch` into `data` would do; nothing is written.

    Args:
        batch: A folder with any of the tables.
        data: The folder with all tables.
        exceptions: Known oddities of `data`.
    """
    merge = Merge()
    old = read_tables(data, "data")
    merge.problems += _not_whole(old)
    taken = _read_batch(batch, merge)
    for table, rows in taken.items():
        _compare(table, rows, old, merge)
    if merge.problems:
        return merge
    with tempfile.TemporaryDirectory() as folder:
        _write_all(old, merge.texts, Path(folder))
        merged = read_tables(Path(folder), "data")
        _new_problems(merged, old, taken, merge, exceptions)
    merge.likenesses = list(_likenesses(old, taken, merged, merge))
    return merge


def write(merge: Merge, data: Path) -> list[str]:
    """Write a planned merge into `data`: every file or, should one fail, none.

    Returns:
        The names of the files written.
    """
    if merge.problems:
        raise ValueError("a merge with problems is not written")
    texts = {data / f"{table}.csv": text for table, text in merge.texts.items()}
    before = {path: path.read_bytes() for path in texts}
    beside = {path: path.with_suffix(".csv.new") for path in texts}
    try:
        for path, text in texts.items():
            beside[path].write_bytes(text)
        for path in texts:
            beside[path].replace(path)
    except (OSError, KeyboardInterrupt):
        for path, text in before.items():
            beside[path].unlink(missing_ok=True)
            if path.read_bytes() != text:
                path.write_bytes(text)
        raise
    return [path.name for path in texts]


def _not_whole(old: Tables) -> Iterator[Problem]:
    """Yield why a table of the project could not be written back without a loss."""
    for read in old.read.values():
        for problem in read.problems:
            lost = problem.rule.startswith("form.") and problem.rule not in MENDED
            if lost or not read.readable:
                yield problem


def _read_batch(batch: Path, merge: Merge) -> dict[str, Table]:
    taken: dict[str, Table] = {}
    for path in sorted(batch.glob("*.csv")):
        file, table = f"{batch.name}/{path.name}", path.stem
        if table not in schemas.MODELS:
            merge.problems.append(_no_table(file, path.name, "a table's name"))
            continue
        taken[table] = read_file(path, file)
        merge.problems += [p for p in taken[table].problems if p.rule != "form.order"]
    if not batch.is_dir():
        merge.problems.append(_no_table(str(batch), "no such folder", "a folder of batch tables"))
    elif not taken and not merge.problems:
        merge.problems.append(_no_table(str(batch), "no tables", "at least one CSV table"))
    return taken


def _no_table(file: str, found: str, expected: str) -> Problem:
    mend = "name a folder with files named after their tables"
    return Problem(file, 1, "", "form.file", found, expected, mend)


def _compare(table: str, rows: Table, old: Tables, merge: Merge) -> None:
    names = list(schemas.types(table))
    mine = rows.text.with_columns(rows.frame["line"], rows.frame["key"])
    theirs = old.read[table].text.with_columns(old[table]["key"])
    merge.problems += _collisions(table, rows, mine, theirs, old)
    both = mine.join(theirs, on="key", suffix="_old")
    merge.new[table] = mine.join(theirs, on="key", how="anti")["key"].to_list()
    changes = [
        (table, row["key"], name, row[f"{name}_old"] or "", row[name] or "")
        for row in both.iter_rows(named=True)
        for name in names
        if row[name] != row[f"{name}_old"]
    ]
    merge.changed += changes
    merge.same[table] = both.height - len({change[1] for change in changes})
    kept = theirs.join(mine, on="key", how="anti").select(names)
    text = canonical_text(pl.concat([kept, mine.select(names)]), schemas.key(table))
    if merge.new[table] or changes:
        merge.texts[table] = text


def _collisions(
    table: str, rows: Table, mine: pl.DataFrame, theirs: pl.DataFrame, old: Tables
) -> Iterator[Problem]:
    column = schemas.key(table)[0]
    for line, key in mine.filter(mine["key"].is_duplicated()).select("line", "key").rows():
        mend = "join the rows"
        yield Problem(
            rows.file, line, column, "merge.twice", key, "each key once in a batch", mend, key
        )
    retired = old["retired_ids"].filter(pl.col("table_name") == table)["old_id"].to_list()
    for line, key in mine.filter(pl.col("key").is_in(retired)).select("line", "key").rows():
        mend = "give the record another id"
        yield Problem(
            rows.file, line, column, "merge.retired", key, "an id that was never retired", mend, key
        )
    if table not in IDENTITY:
        return
    other = pl.all_horizontal(
        pl.col(name).ne_missing(pl.col(f"{name}_old")) for name in IDENTITY[table]
    )
    both = mine.join(theirs, on="key", suffix="_old").filter(other)
    for row in both.iter_rows(named=True):
        told = ", ".join(f"{name} {row[f'{name}_old']}" for name in IDENTITY[table])
        yield Problem(
            rows.file, row["line"], column, "merge.collision", row["key"],
            f"the record that has this id already: {told}", "give the new record another id",
            row["key"],
        )  # fmt: skip


def _write_all(old: Tables, texts: dict[str, bytes], folder: Path) -> None:
    for table in schemas.MODELS:
        text = texts.get(table) or canonical_text(old.read[table].text, schemas.key(table))
        (folder / f"{table}.csv").write_bytes(text)


def _new_problems(
    merged: Tables, old: Tables, taken: dict[str, Table], merge: Merge, exceptions: Exceptions
) -> None:
    known = {(p.rule, Path(p.file).stem, p.key, p.column) for p in find_problems(old)}
    places = {
        (table, key): (read.file, line)
        for table, read in taken.items()
        for line, key in read.frame.select("line", "key").rows()
    }
    left, _ = exceptions.apply(find_problems(merged))
    for problem in sorted(set(left)):
        place = (Path(problem.file).stem, problem.key)
        if problem.rule == "exceptions.stale":
            continue
        if (problem.rule, *place, problem.column) in known:
            continue
        file, line = places.get(place, (problem.file, problem.line))
        moved = replace(problem, file=file, line=line)
        (merge.problems if problem.severity == "error" else merge.warnings).append(moved)


def _likenesses(
    old: Tables, taken: dict[str, Table], merged: Tables, merge: Merge
) -> Iterator[str]:
    for table in NAMED:
        if table in taken:
            key = KEYED[table]
            fresh = taken[table].frame.filter(pl.col("key").is_in(merge.new[table]))
            for new_id, name, like, like_name in alike_names(fresh, merged[table], key):
                yield f"{table}: {new_id} ({name}) looks like {like} ({like_name})"
    if "sources" in taken:
        fresh = taken["sources"].frame.filter(pl.col("key").is_in(merge.new["sources"]))
        for one, other in alike_addresses(fresh, merged["sources"]):
            yield f"sources: {one} has the address of {other}"
    if "events" in taken:
        events = merged["events"]
        found = [alike(events, merged["event_actors"], merged["locations"]), alike_in_place(events)]
        pairs = unsettled(pl.concat(found), events, merged["event_links"])
        new = set(merge.new["events"])
        for one, other in sorted(set(pairs.select("event_id", "other").rows())):
            if one in new or other in new:
                first, second = (one, other) if one in new else (other, one)
                yield f"events: {first} looks like {second}"
