"""Rules about harm: bounds in order, and each bound carried by a report."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation.problems import Problem, at_rows, sentence
from validation.rules.registry import rule
from validation.tables import Tables

BOUNDS = ("low", "best", "high")
NUMBER_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
"""Number words that count in `evidence_en`; larger numbers are written in digits there."""

NONE_WORDS = r"(?i)\b(?:no|none|nobody|without|unhurt|unharmed)\b"
"""Words in `evidence_en` that carry a zero."""


@rule("harm.order", "event_harm")
def bounds_are_in_order(tables: Tables) -> Iterator[Problem]:
    """`low` is at most `best`, and `best` at most `high`."""
    for smaller, larger in (("low", "best"), ("best", "high"), ("low", "high")):
        wrong = pl.col(smaller) > pl.col(larger)
        if (smaller, larger) == ("low", "high"):
            wrong &= pl.col("best").is_null()
        yield from at_rows(
            tables["event_harm"].filter(wrong),
            file=tables.file("event_harm"),
            column="best" if "best" in (smaller, larger) else larger,
            expected=sentence("low <= best <= high, {} {} here", pl.lit(smaller), smaller),
            remedy="correct the bounds from the reports",
        )


@rule("harm.borne_out", "event_harm", "event_reports")
def bounds_are_borne_out(tables: Tables) -> Iterator[Problem]:
    """Each bound stands in a report of the event, alone or summed over groups of victims."""
    harmed = tables["event_harm"].select("event_id")
    carried = _numbers_told(tables["event_reports"].join(harmed, on="event_id", how="semi"))
    sums = _sums(tables["event_harm"])
    for bound in BOUNDS:
        rows = tables["event_harm"].drop_nulls(bound)
        keys = ["event_id", "harm_type"]
        lost = rows.join(carried, left_on=[*keys, bound], right_on=[*keys, "number"], how="anti")
        lost = lost.join(sums.select(*keys, total=f"{bound}_sum"), on=keys, how="left").join(
            carried, left_on=[*keys, "total"], right_on=[*keys, "number"], how="anti"
        )
        yield from at_rows(
            lost,
            file=tables.file("event_harm"),
            column=bound,
            expected="a number that a report of the event carries, in reported_killed, "
            "reported_wounded or evidence_en",
            remedy="correct the number, or add the report that carries it",
        )


@rule("harm.reported", "event_harm", "event_reports")
def the_source_reports_the_event(tables: Tables) -> Iterator[Problem]:
    """The source of a toll is among the reports of its event."""
    reports = tables["event_reports"].select("event_id", "source_id").unique()
    yield from at_rows(
        tables["event_harm"].join(reports, on=["event_id", "source_id"], how="anti"),
        file=tables.file("event_harm"),
        column="source_id",
        expected="a source with a report of this event",
        remedy="add the report, or name the source that gives the number",
    )


@rule("harm.brain_injury", "event_harm")
def brain_injuries_are_wounded(tables: Tables) -> Iterator[Problem]:
    """Brain injuries are part of the wounded: never more of them than wounded."""
    harm = tables["event_harm"]
    wounded = harm.filter(pl.col("harm_type") == "wounded").select(
        "event_id", "victim_group", most=pl.col("high")
    )
    injured = harm.filter(pl.col("harm_type") == "brain_injury")
    yield from at_rows(
        injured.join(wounded, on=["event_id", "victim_group"]).filter(
            pl.col("low") > pl.col("most")
        ),
        file=tables.file("event_harm"),
        column="low",
        expected="at most the wounded of the group, " + pl.col("most").cast(pl.String),
        remedy="raise the wounded, or correct the brain injuries",
    )


@rule("harm.date", "event_harm", "events")
def a_toll_is_not_older_than_its_event(tables: Tables) -> Iterator[Problem]:
    """A toll stands for a day on or after the event's first."""
    starts = tables["events"].select("event_id", event_start="start_date")
    yield from at_rows(
        tables["event_harm"]
        .join(starts, on="event_id")
        .filter(pl.col("as_of_date") < pl.col("event_start")),
        file=tables.file("event_harm"),
        column="as_of_date",
        expected="a day from " + pl.col("event_start").cast(pl.String) + " on",
        remedy="correct the day",
    )


def _numbers_told(reports: pl.DataFrame) -> pl.DataFrame:
    """Return (event_id, harm_type, number) for all numbers that reports carry."""
    counted = pl.concat(
        reports.select("event_id", harm_type=pl.lit(harm), number=pl.col(f"reported_{harm}"))
        for harm in ("killed", "wounded")
    )
    kinds = pl.DataFrame(
        {"harm_type": ["killed", "wounded", "brain_injury", "captured", "missing",
                       "indirect_death"]}
    )  # fmt: skip
    words = _numbers_in_words(reports).join(kinds, how="cross").select(counted.columns)
    return pl.concat([counted, words]).drop_nulls().unique()


def _numbers_in_words(reports: pl.DataFrame) -> pl.DataFrame:
    evidence = reports.select("event_id", said=pl.col("evidence_en").str.to_lowercase())
    number = r"\b(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|" + "|".join(NUMBER_WORDS) + r")\b"
    values = {word: str(value) for value, word in enumerate(NUMBER_WORDS)}
    told = (
        evidence.with_columns(number=pl.col("said").str.extract_all(number))
        .explode("number")
        .drop_nulls("number")
        .select(
            "event_id",
            number=pl.col("number")
            .replace(values)
            .str.replace_all(",", "", literal=True)
            .cast(pl.Int64, strict=False),
        )
    )
    none = evidence.filter(pl.col("said").str.contains(NONE_WORDS))
    zero = none.select("event_id", number=pl.lit(0, dtype=pl.Int64))
    return pl.concat([told, zero]).unique()


def _sums(harm: pl.DataFrame) -> pl.DataFrame:
    """Return the sums over the victim groups of each event and kind of harm."""
    return harm.group_by("event_id", "harm_type").agg(
        low_sum=pl.col("low").sum(),
        best_sum=pl.col("best").sum(),
        high_sum=pl.col("high").sum(),
    )
