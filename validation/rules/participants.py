"""Rules about participants: every event has an actor, an armed one its doer, target and means."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation.problems import Problem, at_rows
from validation.rules.registry import rule
from validation.tables import Tables

CLAIMED_OR_ACCUSED = ("claimed_initiator", "accused_initiator")
INITIATORS = ("initiator", *CLAIMED_OR_ACCUSED)


@rule("participants.any", "events", "event_actors")
def every_event_has_an_actor(tables: Tables) -> Iterator[Problem]:
    """Every event has at least one actor."""
    yield from at_rows(
        tables["events"].join(tables["event_actors"], on="event_id", how="anti"),
        file=tables.file("events"),
        column="event_id",
        expected="at least one actor in event_actors",
        remedy="add the actor that the reports name",
    )


@rule("participants.armed", "events")
def armed_events_have_outcome_and_means(tables: Tables) -> Iterator[Problem]:
    """An armed incident or wave outside `context` has an outcome and means."""
    for column in ("outcome", "means"):
        yield from at_rows(
            _armed(tables).filter(pl.col(column).is_null()),
            file=tables.file("events"),
            column=column,
            found="",
            expected=f"the {column} of an armed event",
            remedy="write what the reports say, or `unknown`",
        )


@rule("participants.initiator", "events", "event_actors")
def armed_events_have_a_doer(tables: Tables) -> Iterator[Problem]:
    """An armed incident or wave outside `context` has a doer, claimed, accused or established."""
    yield from at_rows(
        _armed(tables).join(_with_role(tables, INITIATORS), on="event_id", how="anti"),
        file=tables.file("events"),
        column="event_id",
        expected="an actor with the role " + ", ".join(INITIATORS),
        remedy="add the doer; `unidentified-attackers` where no source names one",
    )


@rule("participants.once", "event_actors")
def a_doer_has_one_role(tables: Tables) -> Iterator[Problem]:
    """Who is `initiator` of an event is not its announcer, nor accused or claimed doer as well."""
    doers = tables["event_actors"].filter(pl.col("role") == "initiator")
    yield from at_rows(
        tables["event_actors"]
        .filter(pl.col("role").is_in(["announcer", *CLAIMED_OR_ACCUSED]))
        .join(doers.select("event_id", "actor_id"), on=["event_id", "actor_id"]),
        file=tables.file("event_actors"),
        column="role",
        expected="no further role as doer or announcer: the actor is initiator here",
        remedy="keep initiator alone, or take it back",
    )


@rule("participants.placeholder", "event_actors", "actors")
def nobody_unknown_stands_beside_a_named_doer(tables: Tables) -> Iterator[Problem]:
    """No `unidentified-…` actor is `initiator` where another is claimed or accused doer."""
    roles = tables["event_actors"]
    unknown = tables["actors"].filter(pl.col("actor_kind") == "unknown_armed")
    told = roles.filter(pl.col("role").is_in(CLAIMED_OR_ACCUSED)).join(
        unknown, on="actor_id", how="anti"
    )
    yield from at_rows(
        roles.filter(pl.col("role") == "initiator")
        .join(unknown, on="actor_id", how="semi")
        .join(told, on="event_id", how="semi"),
        file=tables.file("event_actors"),
        column="actor_id",
        expected="no placeholder beside a claimed or accused doer",
        remedy="take it out; that nobody was found is told by the missing initiator",
    )


@rule("participants.named", "event_actors", "event_reports", "events")
def a_claimed_or_accused_doer_is_named_by_a_report(tables: Tables) -> Iterator[Problem]:
    """A claimed or accused doer of an armed event is named by one of its reports.

    It is named as the doer, speaks itself, or stands behind the group of a claim.
    """
    reports = tables["event_reports"]
    claim = pl.col("independence_group").str.strip_prefix("claim-")
    named = pl.concat(
        reports.select("event_id", actor_id=by).explode("actor_id").drop_nulls()
        for by in (
            pl.col("reported_actor_id").str.split(";"),
            pl.concat_list("informant_actor_id"),
            pl.concat_list(claim),
        )
    )
    roles = tables["event_actors"].filter(pl.col("role").is_in(CLAIMED_OR_ACCUSED))
    armed = tables["events"].filter(pl.col("event_class") == "armed_action").select("event_id")
    yield from at_rows(
        roles.join(armed, on="event_id", how="semi").join(
            named.unique(), on=["event_id", "actor_id"], how="anti"
        ),
        file=tables.file("event_actors"),
        column="actor_id",
        expected="a report of the event that names it in reported_actor_id",
        remedy="fill in the report that names it, or take the role out",
    )


@rule("participants.target", "events", "event_actors", "event_harm")
def armed_events_have_a_target(tables: Tables) -> Iterator[Problem]:
    """An armed incident or wave outside `context` has a target or a row of harm."""
    hit = pl.concat(
        [
            _with_role(tables, ("target", "victim")),
            tables["event_harm"].select("event_id"),
        ]
    ).unique()
    yield from at_rows(
        _armed(tables).join(hit, on="event_id", how="anti"),
        file=tables.file("events"),
        column="event_id",
        expected="an actor with the role target, or a row in event_harm",
        remedy="add whom the reports name as aimed at or hit",
    )


@rule("participants.outcome", "events")
def only_armed_events_have_an_outcome(tables: Tables) -> Iterator[Problem]:
    """Events of other classes leave the outcome empty."""
    yield from at_rows(
        tables["events"].filter(
            pl.col("outcome").is_not_null() & (pl.col("event_class") != "armed_action")
        ),
        file=tables.file("events"),
        column="outcome",
        expected="no outcome for the class " + pl.col("event_class"),
        remedy="empty the outcome, or correct the class",
    )


@rule("participants.unknown_means", "events")
def unknown_means_stand_alone(tables: Tables) -> Iterator[Problem]:
    """`unknown` never stands beside another means."""
    listed = pl.col("means").str.split(";")
    yield from at_rows(
        tables["events"].filter(listed.list.contains("unknown") & (listed.list.len() > 1)),
        file=tables.file("events"),
        column="means",
        expected="unknown alone, or known means",
        remedy="take `unknown` out",
    )


def _armed(tables: Tables) -> pl.DataFrame:
    return tables["events"].filter(
        (pl.col("event_class") == "armed_action")
        & pl.col("event_level").is_in(["incident", "wave"])
        & (pl.col("theme") != "context")
    )


def _with_role(tables: Tables, roles: tuple[str, ...]) -> pl.DataFrame:
    return tables["event_actors"].filter(pl.col("role").is_in(roles)).select("event_id")
