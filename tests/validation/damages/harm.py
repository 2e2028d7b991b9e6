"""Damages to harm and to the part that actors took."""

from __future__ import annotations

from tests.validation.damage import Copy, Place, Row, cell_damage, damage, later

INITIATORS = ("initiator", "claimed_initiator", "accused_initiator")


def armed(row: Row) -> bool:
    """Return whether an event is an armed incident or wave that belongs to the story."""
    return (
        row["event_class"] == "armed_action"
        and row["event_level"] != "episode"
        and row["theme"] != "context"
    )


cell_damage(
    "an_armed_incident_without_an_outcome", "participants.armed", "events", "outcome", "",
    where=armed, says="the outcome of an armed event",
)  # fmt: skip
cell_damage(
    "an_armed_incident_without_means", "participants.armed", "events", "means", "", where=armed
)
cell_damage(
    "a_meeting_with_an_outcome", "participants.outcome", "events", "outcome", "impact",
    where=lambda row: row["event_class"] == "diplomacy",
)  # fmt: skip
cell_damage(
    "means_both_known_and_unknown", "participants.unknown_means", "events", "means",
    "rocket;unknown",
)  # fmt: skip


@damage("participants.any", "at least one actor")
def an_event_without_an_actor(copy: Copy) -> Place:
    event = copy.first("events")
    copy.remove("event_actors", lambda row: row["event_id"] == event["event_id"])
    return copy.place("events", event, "event_id")


@damage("participants.named", "a report of the event that names it")
def an_accused_whom_no_report_names(copy: Copy) -> Place:
    armed = {row["event_id"] for row in copy.rows("events") if row["event_class"] == "armed_action"}
    role = copy.first(
        "event_actors",
        lambda row: row["role"] == "accused_initiator" and row["event_id"] in armed,
    )
    return copy.spoil("event_actors", role, actor_id="coordination-framework")


@damage("participants.once", "the actor is initiator here")
def a_doer_who_announces_his_own_deed(copy: Copy) -> Place:
    doer = copy.first("event_actors", lambda row: row["role"] == "initiator")
    return copy.add("event_actors", doer, "role", role="announcer")


@damage("participants.placeholder", "no placeholder beside a claimed or accused doer")
def an_unidentified_doer_beside_a_claimed_one(copy: Copy) -> Place:
    claimed = copy.first("event_actors", lambda row: row["role"] == "claimed_initiator")
    return copy.add(
        "event_actors", claimed, "actor_id", actor_id="unidentified-attackers", role="initiator"
    )


@damage("participants.initiator", "an actor with the role initiator")
def an_armed_incident_without_a_doer(copy: Copy) -> Place:
    event = copy.first("events", armed)
    copy.remove(
        "event_actors",
        lambda row: row["event_id"] == event["event_id"] and row["role"] in INITIATORS,
    )
    return copy.place("events", event, "event_id")


@damage("participants.target", "a row in event_harm")
def an_armed_incident_without_a_target(copy: Copy) -> Place:
    harmed = {row["event_id"] for row in copy.rows("event_harm")}
    event = copy.first("events", lambda row: armed(row) and row["event_id"] not in harmed)
    copy.remove(
        "event_actors",
        lambda row: row["event_id"] == event["event_id"] and row["role"] in ("target", "victim"),
    )
    return copy.place("events", event, "event_id")


@damage("harm.order", "low <= best <= high")
def a_best_value_above_the_highest(copy: Copy) -> Place:
    row = copy.first("event_harm", lambda row: row["best"] and row["high"])
    return copy.spoil("event_harm", row, best=str(int(row["high"]) + 1))


@damage("harm.order", "low <= best <= high")
def a_best_value_below_the_lowest(copy: Copy) -> Place:
    row = copy.first("event_harm", lambda row: row["best"] and int(row["low"]) > 0)
    return copy.spoil("event_harm", row, best=str(int(row["low"]) - 1))


@damage("harm.order", "low <= best <= high")
def inverted_bounds(copy: Copy) -> Place:
    row = copy.first("event_harm", lambda row: row["high"])
    return copy.spoil("event_harm", row, low=str(int(row["high"]) + 1), best="", high=row["high"])


@damage("harm.borne_out", "a number that a report of the event carries")
def a_toll_that_no_report_carries(copy: Copy) -> Place:
    return copy.spoil("event_harm", copy.first("event_harm"), high="987654")


@damage("harm.borne_out", "a number that a report of the event carries")
def a_toll_of_another_event(copy: Copy) -> Place:
    row = copy.first("event_harm", lambda row: row["best"])
    killed = {r["reported_killed"] for r in copy.rows("event_reports")} - {""}
    number = max(killed, key=int)
    told = "".join(
        r["evidence_en"] + r["reported_killed"] + r["reported_wounded"]
        for r in copy.rows("event_reports")
        if r["event_id"] == row["event_id"]
    )
    assert number not in told.replace(",", "")
    return copy.spoil("event_harm", row, "best", best=number, high=number)


@damage("harm.reported", "a source with a report of this event")
def a_toll_from_a_source_that_does_not_tell_of_the_event(copy: Copy) -> Place:
    row = copy.first("event_harm")
    told = {r["source_id"] for r in copy.rows("event_reports") if r["event_id"] == row["event_id"]}
    other = copy.first("sources", lambda source: source["source_id"] not in told)
    return copy.spoil("event_harm", row, source_id=other["source_id"])


@damage("harm.brain_injury", "at most the wounded of the group")
def more_brain_injuries_than_wounded(copy: Copy) -> Place:
    injured = copy.first("event_harm", lambda row: row["harm_type"] == "brain_injury")
    wounded = copy.first(
        "event_harm",
        lambda row: (
            row["harm_type"] == "wounded"
            and row["event_id"] == injured["event_id"]
            and row["victim_group"] == injured["victim_group"]
        ),
    )
    more = str(int(wounded["high"]) + 1)
    return copy.spoil("event_harm", injured, "low", low=more, best=more, high=more)


@damage("harm.date", "a day from")
def a_toll_older_than_its_event(copy: Copy) -> Place:
    row = copy.first("event_harm")
    event = copy.first("events", lambda event: event["event_id"] == row["event_id"])
    return copy.spoil("event_harm", row, as_of_date=later(event["start_date"], -1))
