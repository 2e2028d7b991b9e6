"""Rules about dates: their order, their precision, and what they may not precede."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from validation.problems import Problem, at_rows, sentence
from validation.release import cutoff_date
from validation.rules.registry import rule
from validation.tables import Tables

SPANS = {
    "events": ("start_date", "end_date"),
    "statements": ("start_date", "end_date"),
    "event_reports": ("reported_start_date", "reported_end_date"),
    "actor_relations": ("start_date", "end_date"),
    "commitments": ("due_start_date", "due_end_date"),
    "coverage": ("period_start_date", "period_end_date"),
    "figures": ("period_start_date", "as_of_date"),
}
"""The first and last day of whatever lasts, by table."""

LONGEST_DAYS = {"days": 6, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""The longest span of a precision, in days; `day` has none (DATA_MODEL: dates of anything)."""

FIRST_DAY = date(2014, 6, 10)
"""The fall of Mosul; what lies before is context."""

HELD_TO_CUTOFF = {
    "events": ("start_date", "end_date"),
    "statements": ("start_date", "end_date"),
    "event_harm": ("as_of_date",),
    "actor_relations": ("start_date", "end_date", "as_of_date"),
    "commitments": ("status_date",),
    "coverage": ("period_end_date",),
    "figures": ("as_of_date",),
}
"""Dates that cannot lie after the cut-off; a promise may fall due after it."""


@rule("dates.order", *SPANS, apart=True)
def end_is_not_before_start(tables: Tables) -> Iterator[Problem]:
    """No end lies before its start."""
    for table, (start, end) in SPANS.items():
        wrong = tables[table].filter(pl.col(end) < pl.col(start))
        yield from at_rows(
            wrong,
            file=tables.file(table),
            column=end,
            expected="a day on or after " + pl.col(start).cast(pl.String),
            remedy=f"correct {start} or {end} from the source",
        )


@rule("dates.open_end", "events")
def only_an_episode_is_open(tables: Tables) -> Iterator[Problem]:
    """An end is left empty only for an episode."""
    yield from at_rows(
        tables["events"].filter(
            pl.col("end_date").is_null() & (pl.col("event_level") != "episode")
        ),
        file=tables.file("events"),
        column="end_date",
        found="",
        expected="the last day of the " + pl.col("event_level"),
        remedy="write the last day, often the first day again",
    )


@rule("dates.precision", "events", "statements", apart=True)
def span_fits_precision(tables: Tables) -> Iterator[Problem]:
    """The span of an incident, a wave or a statement is no longer than its precision allows."""
    for table in ("events", "statements"):
        frame = tables[table]
        if table == "events":
            frame = frame.filter(pl.col("event_level") != "episode")
        days = (pl.col("end_date") - pl.col("start_date")).dt.total_days() + 1
        longest = pl.col("date_precision").replace_strict(
            LONGEST_DAYS, default=None, return_dtype=pl.Int64
        )
        coarse_day = (pl.col("date_precision") != "day") & (days == 1)
        yield from at_rows(
            frame.filter((days > longest) | coarse_day),
            file=tables.file(table),
            column="date_precision",
            found=sentence("{} over {} days", "date_precision", days),
            expected=pl.when(coarse_day)
            .then(pl.lit("precision day for a single day"))
            .otherwise(sentence("at most {} days", longest)),
            remedy="narrow the span to what the words allow, or change the precision",
        )


@rule("dates.cutoff", *HELD_TO_CUTOFF, apart=True)
def nothing_lies_after_the_cutoff(tables: Tables) -> Iterator[Problem]:
    """Nothing lies after the release's cut-off date."""
    last = cutoff_date()
    for table, names in HELD_TO_CUTOFF.items():
        for name in names:
            yield from at_rows(
                tables[table].filter(pl.col(name) > last),
                file=tables.file(table),
                column=name,
                expected=f"a day up to the cut-off date {last}",
                remedy="correct the date, or leave the record to the next release",
            )


@rule("dates.scope", "events")
def earlier_events_are_context(tables: Tables) -> Iterator[Problem]:
    """What lies before 10 June 2014 has the theme `context`."""
    early = pl.coalesce("end_date", "start_date") < FIRST_DAY
    yield from at_rows(
        tables["events"].filter(early & (pl.col("theme") != "context")),
        file=tables.file("events"),
        column="start_date",
        expected=f"a day from {FIRST_DAY} on, or the theme context",
        remedy="correct the date or the theme",
    )


@rule("dates.read", "sources")
def sources_are_published_before_they_are_read(tables: Tables) -> Iterator[Problem]:
    """A source was published on or before the day on which it was read."""
    yield from at_rows(
        tables["sources"].filter(pl.col("published_date") > pl.col("read_date")),
        file=tables.file("sources"),
        column="published_date",
        expected="a day up to the read_date " + pl.col("read_date").cast(pl.String),
        remedy="correct one of the two dates",
    )


@rule("dates.with_precision", "sources", "commitments", apart=True)
def date_and_precision_go_together(tables: Tables) -> Iterator[Problem]:
    """A date of publication, or a time set, has its precision, a time set both its days."""
    pairs = (
        ("sources", "published_date", "published_precision"),
        ("commitments", "due_end_date", "due_precision"),
        ("commitments", "due_end_date", "due_start_date"),
    )
    for table, day, other in pairs:
        yield from at_rows(
            tables[table].filter(pl.col(day).is_null() != pl.col(other).is_null()),
            file=tables.file(table),
            column=other,
            expected=f"{day} and {other} both filled or both empty",
            remedy="fill in the other one, or empty both",
        )


@rule("dates.report", "events", "event_reports", "sources")
def no_report_is_older_than_its_event(tables: Tables) -> Iterator[Problem]:
    """No report was published more than one day before its event, unless it anticipates."""
    told = (
        tables["event_reports"]
        .join(tables["events"].select("event_id", event_start="start_date"), on="event_id")
        .join(tables["sources"].select("source_id", "published_date"), on="source_id")
    )
    early = pl.col("published_date") < pl.col("event_start").dt.offset_by("-1d")
    yield from at_rows(
        told.filter(early & (pl.col("stance_to_event") != "anticipates")),
        file=tables.file("event_reports"),
        column="source_id",
        found=sentence("{}, published {}", "source_id", "published_date"),
        expected=sentence("a source not older than the event of {}", "event_start"),
        remedy="correct the event's or the source's date, or code `anticipates`",
    )


@rule("dates.headline", "events", "event_reports")
def headline_overlaps_a_report(tables: Tables) -> Iterator[Problem]:
    """Where reports give dates, the event's own dates overlap those of one of them."""
    dated = tables["event_reports"].select(
        "event_id",
        told_start=pl.coalesce("reported_start_date", "reported_end_date"),
        told_end=pl.coalesce("reported_end_date", "reported_start_date"),
    )
    events = tables["events"].select("event_id", "line", "key", "start_date", "end_date")
    both = events.join(dated.drop_nulls("told_start"), on="event_id")
    last = pl.col("end_date").fill_null(date.max)
    overlap = (pl.col("told_start") <= last) & (pl.col("told_end") >= pl.col("start_date"))
    apart = (
        both.group_by("event_id", maintain_order=True)
        .agg(
            pl.col("line", "key", "start_date").first(),
            overlap=overlap.any(),
            told=pl.col("told_start").min().cast(pl.String)
            + " to "
            + pl.col("told_end").max().cast(pl.String),
        )
        .filter(~pl.col("overlap"))
    )
    yield from at_rows(
        apart,
        file=tables.file("events"),
        column="start_date",
        expected="days that a report gives, " + pl.col("told"),
        remedy="correct the event's dates, or the reported ones from the source",
    )


@rule("dates.clock", "events", severity="warning")
def clock_time_needs_a_day(tables: Tables) -> Iterator[Problem]:
    """A clock time stands beside a date that is known to the day."""
    yield from at_rows(
        tables["events"].filter(
            pl.col("local_time").is_not_null() & (pl.col("date_precision") != "day")
        ),
        file=tables.file("events"),
        column="local_time",
        expected="no clock time with the precision " + pl.col("date_precision"),
        remedy="narrow the date, or empty the time",
    )
