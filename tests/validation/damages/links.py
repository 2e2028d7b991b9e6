"""Damages to links between events."""

from __future__ import annotations

from tests.validation.damage import Copy, Place, Row, cell_damage, damage, later
from validation.rules.links import UNORDERED

LINK = {"event_relation": "part_of", "asserted_by": "coder", "confidence": "low", "source_id": ""}


def linked(copy: Copy, one: str, other: str, at: str) -> Place:
    """Add the link that one event is part of another."""
    return copy.add("event_links", LINK, at, from_event_id=one, to_event_id=other)


def event_of(copy: Copy, link: Row, side: str) -> Row:
    """Return the event on one side of a link, `from` or `to`."""
    wanted = link[f"{side}_event_id"]
    return copy.first("events", lambda row: row["event_id"] == wanted)


cell_damage(
    "a_retaliation_that_only_a_text_sees", "links.retaliation", "event_links", "asserted_by",
    "source_analysis", where=lambda row: row["event_relation"] == "retaliates_for",
)  # fmt: skip


@damage("links.self", "another event")
def a_link_to_itself(copy: Copy) -> Place:
    event = copy.first("events")["event_id"]
    return linked(copy, event, event, "to_event_id")


@damage("links.both_ways", "holds the other")
def a_link_in_both_directions(copy: Copy) -> Place:
    link = copy.first("event_links")
    back = copy.add(
        "event_links", link, "to_event_id",
        from_event_id=link["to_event_id"], to_event_id=link["from_event_id"],
    )  # fmt: skip
    there = copy.place("event_links", link, "to_event_id")
    return max(there, back, key=lambda place: place.line)


@damage("links.cycle", "no part of this part")
def a_circle_of_three_parts(copy: Copy) -> Place:
    first, second, third = (row["event_id"] for row in copy.rows("events")[:3])
    linked(copy, first, second, "to_event_id")
    linked(copy, third, first, "to_event_id")
    return linked(copy, second, third, "to_event_id")


@damage("links.cycle", "no part of this part")
def a_circle_of_two_parts(copy: Copy) -> Place:
    link = copy.first("event_links", lambda row: row["event_relation"] == "part_of")
    return linked(copy, link["to_event_id"], link["from_event_id"], "to_event_id")


@damage("links.within", "days within")
def a_part_that_begins_before_its_whole(copy: Copy) -> Place:
    levels = {row["event_id"]: row["event_level"] for row in copy.rows("events")}
    link = copy.first(
        "event_links",
        lambda row: (
            row["event_relation"] == "part_of" and levels[row["from_event_id"]] != "episode"
        ),
    )
    whole = event_of(copy, link, "to")
    copy.spoil("events", whole, start_date=later(event_of(copy, link, "from")["start_date"], 1))
    return copy.place("event_links", link, "from_event_id")


@damage("links.within", "days within")
def a_part_that_ends_after_its_whole(copy: Copy) -> Place:
    levels = {row["event_id"]: row["event_level"] for row in copy.rows("events")}
    link = copy.first(
        "event_links",
        lambda row: (
            row["event_relation"] == "part_of" and levels[row["from_event_id"]] != "episode"
        ),
    )
    whole = event_of(copy, link, "to")
    copy.spoil("events", whole, end_date=later(event_of(copy, link, "from")["end_date"], -1))
    return copy.place("event_links", link, "from_event_id")


@damage("links.order", "an event not before")
def a_link_from_the_earlier_event(copy: Copy) -> Place:
    link = copy.first(
        "event_links",
        lambda row: (
            row["event_relation"] not in UNORDERED
            and event_of(copy, row, "to")["end_date"]
            and event_of(copy, row, "to")["end_date"] < event_of(copy, row, "from")["start_date"]
        ),
    )
    return copy.spoil(
        "event_links", link, "from_event_id",
        from_event_id=link["to_event_id"], to_event_id=link["from_event_id"],
    )  # fmt: skip


@damage("links.episode", "an episode")
def a_stop_of_a_single_incident(copy: Copy) -> Place:
    levels = {row["event_id"]: row["event_level"] for row in copy.rows("events")}
    link = copy.first("event_links", lambda row: levels[row["to_event_id"]] != "episode")
    return copy.spoil("event_links", link, "to_event_id", event_relation="ends")


cell_damage(
    "a_link_to_an_event_that_is_not_there", "reference.dangling", "event_links", "to_event_id",
    "2014-01-01-nowhere-nothing", where=bool,
)  # fmt: skip
