"""How accurate the records are, as second readings found: counts and agreement.

`validation/audits/` holds three kinds of table. `*-reread.csv` has a row for each cell that was
held against its source by a reader who had not coded it. `*-second-coding.csv` has a row for
each cell that was coded a second time without sight of the first. `*-reading.csv` has a row for
each cell that was mended, or left open, when the records were read without their pages; a
doubt that an opened page later settled is `mended` or `stands`. All passes were made by large
language models; agreement between them shows stability, not independent judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

VERDICTS = ("right", "wrong", "not_shown")
"""What a second reader says of a cell: borne out, wrong, or not told by what could be read."""

SETTLEMENTS = ("mended", "stands", "open")
"""What became of a doubt on reading: changed, borne out by the page, or not settled."""


def count_audits(folder: Path) -> Iterator[tuple[str, pl.DataFrame]]:
    """Yield the counts of the audits in `folder`: a title and a frame each."""
    reread = _read(folder, "*-reread.csv")
    if reread is not None:
        yield "Cells read again against their source", _verdicts(reread)
    twice = _read(folder, "*-second-coding.csv")
    if twice is not None:
        yield "Cells coded twice, without sight of the first coding", _agreement(twice)
    read = _read(folder, "*-reading.csv")
    if read is not None:
        yield "Cells and rows found amiss on reading the records without their pages", _found(read)


def _read(folder: Path, pattern: str) -> pl.DataFrame | None:
    files = sorted(folder.glob(pattern))
    frames = [pl.read_csv(file, infer_schema=False) for file in files]
    return pl.concat(frames) if frames else None


def _verdicts(cells: pl.DataFrame) -> pl.DataFrame:
    """Return by table how many cells were compared and how many were wrong.

    `percent wrong` is the share of the cells that could be judged, right or wrong.
    """
    counted = [pl.col("verdict").eq(verdict).sum().alias(verdict) for verdict in VERDICTS]
    tables = cells.group_by("table_name").agg(counted).sort("table_name")
    total = cells.select(pl.lit("all").alias("table_name"), *counted)
    judged = pl.col("right") + pl.col("wrong")
    return pl.concat([tables, total]).with_columns(
        (100 * pl.col("wrong") / judged).round(1).alias("percent wrong")
    )


def _found(cells: pl.DataFrame) -> pl.DataFrame:
    """Return by table how much was mended, how much was borne out, and what is not settled."""
    counted = [pl.col("verdict").eq(verdict).sum().alias(verdict) for verdict in SETTLEMENTS]
    tables = cells.group_by("table_name").agg(counted).sort("table_name")
    return pl.concat([tables, cells.select(pl.lit("all").alias("table_name"), *counted)])


def _agreement(cells: pl.DataFrame) -> pl.DataFrame:
    """Return by column the share of equal codes and Krippendorff's alpha (nominal)."""
    columns = cells.group_by("table_name", "column", maintain_order=True)
    return pl.DataFrame([_agree(str(names[1]), group) for names, group in columns])


def _agree(column: str, group: pl.DataFrame) -> dict[str, str | int | float]:
    first = group["first_value"].fill_null("")
    second = group["second_value"].fill_null("")
    percent = 100 * float((first == second).cast(pl.Float64).mean() or 0)  # type: ignore[arg-type]
    alpha = _alpha(first.to_list(), second.to_list())
    return {
        "column": column, "cells": group.height, "percent equal": round(percent, 1), "alpha": alpha,
    }  # fmt: skip


def _alpha(first: list[str], second: list[str]) -> str:
    """Return alpha to two places; undefined where all codes are one."""
    if len({*first, *second}) < 2:
        return "undefined"
    import krippendorff
    import numpy as np

    codes = {code: number for number, code in enumerate(sorted({*first, *second}))}
    data = np.array([[codes[code] for code in coder] for coder in (first, second)], dtype=float)
    return f"{krippendorff.alpha(reliability_data=data, level_of_measurement='nominal'):.2f}"
