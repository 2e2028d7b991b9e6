"""Damages to dates: their order, their precision, what they may not precede."""

from __future__ import annotations

from tests.validation.damage import Copy, Place, add_damage, cell_damage, damage, later
from validation.release import cutoff_date
from validation.rules.dates import SPANS

AFTER_CUTOFF = later(str(cutoff_date()), 1)


def _inverted(table: str, start: str, end: str) -> None:
    def do(copy: Copy) -> Place:
        return copy.spoil(
            table, copy.first(table), **{start: "2020-03-02", end: "2020-03-01"}
        )  # fmt: skip

    add_damage(f"an_end_before_its_start_in_{table}", "dates.order", do, "on or after 2020-03-02")


for table, (start, end) in SPANS.items():
    _inverted(table, start, end)

cell_damage(
    "an_incident_without_an_end", "dates.open_end", "events", "end_date", "",
    where=lambda row: row["event_level"] == "incident",
)  # fmt: skip
cell_damage(
    "a_source_read_before_it_was_published", "dates.read", "sources", "published_date",
    "2026-12-31", where=lambda row: row["read_date"] < "2026-12-31",
)  # fmt: skip
cell_damage(
    "a_day_of_publication_without_a_precision", "dates.with_precision", "sources",
    "published_precision", "",
)  # fmt: skip
cell_damage(
    "a_deadline_without_a_first_day", "dates.with_precision", "commitments", "due_start_date", "",
    where=lambda row: row["due_start_date"],
)  # fmt: skip
cell_damage(
    "a_clock_time_in_a_month", "dates.clock", "events", "local_time", "12:30",
    where=lambda row: row["date_precision"] != "day",
)  # fmt: skip


@damage("dates.with_precision", "both filled or both empty")
def a_precision_without_a_time_set(copy: Copy) -> Place:
    promise = copy.first("commitments", lambda row: not row["due_end_date"])
    return copy.spoil("commitments", promise, due_precision="month")


@damage("dates.precision", "at most 6 days")
def a_fortnight_called_days(copy: Copy) -> Place:
    event = copy.first("events", lambda row: row["event_level"] == "incident")
    end = later(event["start_date"], 13)
    return copy.spoil("events", event, end_date=end, date_precision="days")


@damage("dates.precision", "at most 31 days")
def a_month_of_32_days(copy: Copy) -> Place:
    said = copy.first("statements")
    end = later(said["start_date"], 31)
    return copy.spoil("statements", said, end_date=end, date_precision="month")


@damage("dates.precision", "precision day for a single day")
def a_single_day_called_a_month(copy: Copy) -> Place:
    event = copy.first(
        "events",
        lambda row: row["event_level"] == "incident" and row["start_date"] == row["end_date"],
    )
    return copy.spoil("events", event, date_precision="month")


@damage("dates.cutoff", "up to the cut-off date")
def an_event_after_the_cutoff(copy: Copy) -> Place:
    event = copy.rows("events")[-1]
    return copy.spoil("events", event, "start_date", start_date=AFTER_CUTOFF, end_date=AFTER_CUTOFF)


@damage("dates.cutoff", "up to the cut-off date")
def a_number_of_a_day_after_the_cutoff(copy: Copy) -> Place:
    return copy.spoil("figures", copy.rows("figures")[-1], as_of_date=AFTER_CUTOFF)


@damage("dates.scope", "or the theme context")
def an_event_before_the_story_begins(copy: Copy) -> Place:
    event = copy.first("events", lambda row: row["theme"] != "context")
    return copy.spoil("events", event, "start_date", start_date="2014-06-09", end_date="2014-06-09")


@damage("dates.report", "a source not older than the event")
def a_report_older_than_its_event(copy: Copy) -> Place:
    starts = {row["event_id"]: row["start_date"] for row in copy.rows("events")}
    dated = {row["source_id"]: row for row in copy.rows("sources") if row["published_date"]}
    report = copy.first(
        "event_reports",
        lambda row: row["stance_to_event"] == "affirms" and row["source_id"] in dated,
    )
    too_early = later(starts[report["event_id"]], -2)
    copy.spoil("sources", dated[report["source_id"]], published_date=too_early)
    return copy.place("event_reports", report, "source_id")


@damage("dates.headline", "days that a report gives")
def a_headline_that_no_report_bears_out(copy: Copy) -> Place:
    told: dict[str, str] = {}
    for row in copy.rows("event_reports"):
        last = row["reported_end_date"] or row["reported_start_date"]
        told[row["event_id"]] = max(last, told.get(row["event_id"], ""))
    event = copy.first("events", lambda row: told.get(row["event_id"]))
    day = later(told[event["event_id"]], 1)
    return copy.spoil("events", event, "start_date", start_date=day, end_date=day)
