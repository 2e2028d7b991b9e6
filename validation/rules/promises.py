"""Rules about promises and plans: where each was made, and what came of it by when."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation.problems import Problem, at_rows
from validation.release import cutoff_date
from validation.rules.registry import rule
from validation.tables import Tables

KEPT = ("met", "met_late")


@rule("promises.made_in", "commitments")
def a_commitment_was_made_once(tables: Tables) -> Iterator[Problem]:
    """A commitment was made in an event or in a statement: one of the two."""
    both = pl.col("made_in_event_id").is_null() == pl.col("made_in_statement_id").is_null()
    yield from at_rows(
        tables["commitments"].filter(both),
        file=tables.file("commitments"),
        column="made_in_event_id",
        expected="either made_in_event_id or made_in_statement_id",
        remedy="fill in the one, empty the other",
    )


@rule("promises.kept", "commitments", "events")
def a_kept_commitment_names_its_event(tables: Tables) -> Iterator[Problem]:
    """A commitment that was met names its event, dated no later than the status."""
    promises, file = tables["commitments"], tables.file("commitments")
    kept = promises.filter(pl.col("commitment_status").is_in(KEPT))
    yield from at_rows(
        kept.filter(pl.col("fulfilled_by_event_id").is_null()),
        file=file,
        column="fulfilled_by_event_id",
        found="",
        expected="the event that fulfilled it",
        remedy="name the event, or correct the status",
    )
    days = tables["events"].select(fulfilled_by_event_id="event_id", event_start="start_date")
    yield from at_rows(
        promises.join(days, on="fulfilled_by_event_id").filter(
            pl.col("event_start") > pl.col("status_date")
        ),
        file=file,
        column="status_date",
        expected="a day from " + pl.col("event_start").cast(pl.String) + " on",
        remedy="correct the day of the status, or the event",
    )


@rule("promises.on_time", "commitments", "events")
def a_kept_commitment_was_kept_in_time_or_late(tables: Tables) -> Iterator[Problem]:
    """`met` was fulfilled by the due date, `met_late` after it."""
    days = tables["events"].select(fulfilled_by_event_id="event_id", event_start="start_date")
    kept = tables["commitments"].join(days, on="fulfilled_by_event_id")
    late = pl.col("event_start") > pl.col("due_end_date")
    status = pl.when(late).then(pl.lit("met_late")).otherwise(pl.lit("met"))
    yield from at_rows(
        kept.filter(
            pl.col("commitment_status").is_in(KEPT), late.is_not_null(),
            pl.col("commitment_status") != status,
        ),
        file=tables.file("commitments"),
        column="commitment_status",
        expected=status,
        remedy="correct the status, the due date or the event",
    )  # fmt: skip


@rule("promises.pending", "commitments")
def nothing_due_is_pending(tables: Tables) -> Iterator[Problem]:
    """What fell due by the cut-off is no longer pending."""
    due = pl.col("due_end_date") <= cutoff_date()
    yield from at_rows(
        tables["commitments"].filter((pl.col("commitment_status") == "pending") & due),
        file=tables.file("commitments"),
        column="commitment_status",
        expected="what became of it, or unknown: it fell due by the cut-off of the release",
        remedy="read what became of it, or code unknown",
    )


@rule("promises.status", "commitments", severity="warning")
def a_status_has_its_source(tables: Tables) -> Iterator[Problem]:
    """A status other than pending or unknown names the source that bears on it."""
    open_status = pl.col("commitment_status").is_in(["pending", "unknown"])
    yield from at_rows(
        tables["commitments"].filter(~open_status & pl.col("status_source_id").is_null()),
        file=tables.file("commitments"),
        column="status_source_id",
        found="",
        expected="the source that says so",
        remedy="name it",
    )
