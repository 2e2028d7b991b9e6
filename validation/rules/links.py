"""Rules about links between events: no loops, parts within wholes, later to earlier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from validation.problems import Problem, at_rows, sentence
from validation.rules.registry import rule
from validation.tables import Tables

UNORDERED = ("part_of", "announces", "distinct_from", "possibly_same_as")
"""Relations that can point at a later event; an announcement precedes what it announces."""


@rule("links.self", "event_links")
def no_event_links_to_itself(tables: Tables) -> Iterator[Problem]:
    """No event links to itself."""
    yield from at_rows(
        tables["event_links"].filter(pl.col("from_event_id") == pl.col("to_event_id")),
        file=tables.file("event_links"),
        column="to_event_id",
        expected="another event",
        remedy="name the event that is meant, or take the row out",
    )


@rule("links.both_ways", "event_links")
def no_link_stands_in_both_directions(tables: Tables) -> Iterator[Problem]:
    """No link stands twice, once in each direction."""
    links = tables["event_links"].filter(pl.col("from_event_id") != pl.col("to_event_id"))
    back = links.select(
        "event_relation", from_event_id="to_event_id", to_event_id="from_event_id", other="line"
    )
    keys = ["event_relation", "from_event_id", "to_event_id"]
    yield from at_rows(
        links.join(back, on=keys).filter(pl.col("other") < pl.col("line")),
        file=tables.file("event_links"),
        column="to_event_id",
        expected=sentence("one direction; line {} holds the other", "other"),
        remedy="keep the row that goes from the later event, or the part",
    )


@rule("links.cycle", "event_links")
def parts_do_not_go_in_circles(tables: Tables) -> Iterator[Problem]:
    """`part_of` has no cycles."""
    left = tables["event_links"].filter(
        (pl.col("event_relation") == "part_of") & (pl.col("from_event_id") != pl.col("to_event_id"))
    )
    while True:
        kept = left.join(
            left.select("from_event_id"), left_on="to_event_id", right_on="from_event_id",
            how="semi",
        ).join(
            left.select("to_event_id"), left_on="from_event_id", right_on="to_event_id", how="semi"
        )  # fmt: skip
        if kept.height == left.height:
            break
        left = kept
    yield from at_rows(
        left,
        file=tables.file("event_links"),
        column="to_event_id",
        expected="a whole that is no part of this part",
        remedy="take one link of the circle out",
    )


@rule("links.within", "event_links", "events")
def parts_lie_within_their_whole(tables: Tables) -> Iterator[Problem]:
    """An incident or a wave that is part of a wave or an episode lies within its dates.

    What is known to less than a day fell somewhere in its span, so the spans need only meet.
    """
    both = _with_events(tables).filter(
        (pl.col("event_relation") == "part_of")
        & (pl.col("from_level") != "episode")
        & pl.col("to_level").is_in(["wave", "episode"])
    )
    exact = pl.col("from_precision") == "day"
    first = pl.when(exact).then("from_start").otherwise("from_end")
    last = pl.when(exact).then("from_end").otherwise("from_start")
    early = first < pl.col("to_start")
    late = last > pl.col("to_end").fill_null(date.max)
    yield from at_rows(
        both.filter(early | late),
        file=tables.file("event_links"),
        column="from_event_id",
        found=sentence("{} ({} to {})", "from_event_id", "from_start", "from_end"),
        expected=sentence(
            "days within {} to {}", "to_start", pl.col("to_end").cast(pl.String).fill_null("…")
        ),
        remedy="correct the dates of the part or of the whole, or take the link out",
    )


@rule("links.order", "event_links", "events")
def links_go_from_the_later_event(tables: Tables) -> Iterator[Problem]:
    """A link goes from the later event to the earlier one."""
    both = _with_events(tables).filter(~pl.col("event_relation").is_in(UNORDERED))
    yield from at_rows(
        both.filter(pl.col("from_end").fill_null(date.max) < pl.col("to_start")),
        file=tables.file("event_links"),
        column="from_event_id",
        found=sentence("{} of {}", "from_event_id", "from_start"),
        expected=sentence("an event not before {}", "to_start"),
        remedy="turn the link round, or correct the dates",
    )


@rule("links.episode", "event_links", "events", severity="warning")
def stops_and_resumptions_point_at_an_episode(tables: Tables) -> Iterator[Problem]:
    """`suspends`, `resumes` and `ends` point at an episode."""
    both = _with_events(tables).filter(
        pl.col("event_relation").is_in(["suspends", "resumes", "ends"])
        & (pl.col("to_level") != "episode")
    )
    yield from at_rows(
        both,
        file=tables.file("event_links"),
        column="to_event_id",
        found=sentence("{}, an {}", "to_event_id", "to_level"),
        expected="an episode",
        remedy="point at the episode, or use another relation",
    )


def _with_events(tables: Tables) -> pl.DataFrame:
    def side(name: str) -> pl.DataFrame:
        return tables["events"].select(
            pl.col("event_id").alias(f"{name}_event_id"),
            pl.col("event_level").alias(f"{name}_level"),
            pl.col("start_date").alias(f"{name}_start"),
            pl.col("end_date").alias(f"{name}_end"),
            pl.col("date_precision").alias(f"{name}_precision"),
        )

    return (
        tables["event_links"]
        .join(side("from"), on="from_event_id")
        .join(side("to"), on="to_event_id")
    )


@rule("links.retaliation", "event_links")
def a_party_calls_it_retaliation(tables: Tables) -> Iterator[Problem]:
    """`retaliates_for` is the word of a party or of a third one; a text's own is `responds_to`."""
    ours = pl.col("asserted_by").is_in(["coder", "source_analysis"])
    yield from at_rows(
        tables["event_links"].filter((pl.col("event_relation") == "retaliates_for") & ours),
        file=tables.file("event_links"),
        column="asserted_by",
        expected="acting_party, target_party or third_party",
        remedy="name who calls it retaliation, or code responds_to",
    )
