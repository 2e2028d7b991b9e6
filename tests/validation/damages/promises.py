"""Damages to promises: where they were made, what came of them and when."""

from __future__ import annotations

from tests.validation.damage import Copy, Place, cell_damage, damage, later

cell_damage(
    "a_promise_kept_by_no_event", "promises.kept", "commitments", "fulfilled_by_event_id", "",
    where=lambda row: row["commitment_status"] == "met",
)  # fmt: skip
cell_damage(
    "a_status_without_a_source", "promises.status", "commitments", "status_source_id", "",
    where=lambda row: row["commitment_status"] == "met",
)  # fmt: skip


@damage("promises.pending", "what became of it")
def a_promise_past_its_day_still_pending(copy: Copy) -> Place:
    promise = copy.first(
        "commitments", lambda row: row["commitment_status"] == "unknown" and row["due_end_date"]
    )
    return copy.spoil("commitments", promise, commitment_status="pending")


@damage("promises.on_time", "met_late")
def a_promise_kept_late_said_to_be_met(copy: Copy) -> Place:
    promise = copy.first("commitments", lambda row: row["commitment_status"] == "met_late")
    return copy.spoil("commitments", promise, commitment_status="met")


@damage("promises.made_in", "either made_in_event_id or made_in_statement_id")
def a_promise_made_twice(copy: Copy) -> Place:
    promise = copy.first("commitments", lambda row: row["made_in_statement_id"])
    event = copy.first("events")["event_id"]
    return copy.spoil("commitments", promise, made_in_event_id=event)


@damage("promises.made_in", "either made_in_event_id or made_in_statement_id")
def a_promise_made_nowhere(copy: Copy) -> Place:
    return copy.spoil(
        "commitments", copy.first("commitments"), "made_in_event_id",
        made_in_event_id="", made_in_statement_id="",
    )  # fmt: skip


@damage("promises.kept", "a day from")
def a_promise_kept_before_its_event(copy: Copy) -> Place:
    days = {row["event_id"]: row["start_date"] for row in copy.rows("events")}
    promise = copy.first("commitments", lambda row: row["fulfilled_by_event_id"])
    too_early = later(days[promise["fulfilled_by_event_id"]], -1)
    return copy.spoil("commitments", promise, status_date=too_early)


@damage("duplicates.promises", "another record than")
def a_promise_told_twice(copy: Copy) -> Place:
    promise = copy.first("commitments", lambda row: row["fulfilled_by_event_id"])
    again = promise["commitment_id"] + "-told-again"
    return copy.add("commitments", promise, "commitment_id", commitment_id=again)
