"""Rules about evidence: who bears an event out, and whether its verification says so."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation.problems import Problem, at_rows, sentence
from validation.rules.registry import rule
from validation.tables import Tables

DOERS = ("initiator", "claimed_initiator")
CLAIM = "claim-"
"""How the independence group of a claim begins."""

DIRECT = ("party_official", "anonymous_official", "eyewitness", "medic", "journalist", "document")
"""Informants that can have direct knowledge of a deed. A source known only as a security source
is not known to be one of them."""

TALLY_NEEDS = ("events", "event_reports", "event_actors", "sources", "publishers")


@rule("evidence.affirmed", "events", "event_reports")
def every_event_is_affirmed(tables: Tables) -> Iterator[Problem]:
    """Every event has a report that affirms it; for `context`, one that mentions it will do."""
    reports = tables["event_reports"]
    affirmed = reports.filter(pl.col("stance_to_event") == "affirms").select("event_id")
    mentioned = reports.filter(pl.col("stance_to_event") == "mentions").select("event_id")
    bare = tables["events"].join(affirmed, on="event_id", how="anti")
    context = pl.col("theme") == "context"
    bare = pl.concat(
        [bare.filter(~context), bare.filter(context).join(mentioned, on="event_id", how="anti")]
    )
    yield from at_rows(
        bare,
        file=tables.file("events"),
        column="event_id",
        expected="at least one report in event_reports that affirms it",
        remedy="add the report that was read, or take the event out",
    )


@rule("evidence.groups", *TALLY_NEEDS)
def confirmed_rests_on_two_groups(tables: Tables) -> Iterator[Problem]:
    """`confirmed` has two affirming groups apart from the doer's claim, `probable` has two."""
    needed = {"confirmed": "groups_apart", "probable": "groups"}
    for verification, tally in needed.items():
        wrong = (pl.col("verification") == verification) & (pl.col(tally) < 2)
        yield from _unfounded(
            tables, wrong, sentence("{} with {} " + tally, "verification", tally),
            "two independence groups that affirm it"
            + (", the doer's claim apart" if verification == "confirmed" else ""),
        )  # fmt: skip


@rule("evidence.acknowledged", *TALLY_NEEDS)
def acknowledged_has_an_official_voice(tables: Tables) -> Iterator[Problem]:
    """`acknowledged` has an official publisher or origin, an official or a named informant."""
    wrong = (pl.col("verification") == "acknowledged") & ~pl.col("official")
    yield from _unfounded(
        tables, wrong, pl.col("verification"), "an official source, a party's official or a "
        "named informant among the reports that affirm it",
    )  # fmt: skip


@rule("evidence.claimed_only", *TALLY_NEEDS)
def claimed_only_has_no_other_voice(tables: Tables) -> Iterator[Problem]:
    """`claimed_only` has no affirming group but the doer's."""
    wrong = (pl.col("verification") == "claimed_only") & (pl.col("groups_apart") > 0)
    yield from _unfounded(
        tables, wrong, pl.col("verification"), "no affirming group but the doer's own"
    )


@rule("evidence.single_source", *TALLY_NEEDS)
def single_source_has_one_voice(tables: Tables) -> Iterator[Problem]:
    """`single_source` has one affirming group, which is not the doer's."""
    one = (pl.col("groups") == 1) & (pl.col("groups_apart") == 1)
    yield from _unfounded(
        tables,
        (pl.col("verification") == "single_source") & ~one,
        sentence("single_source with {} groups", "groups"),
        "one affirming group, not the doer's",
    )


@rule("evidence.contested", *TALLY_NEEDS)
def contested_has_a_denial(tables: Tables) -> Iterator[Problem]:
    """`contested` has a report that denies or disputes the event."""
    wrong = (pl.col("verification") == "contested") & ~pl.col("opposed")
    yield from _unfounded(
        tables, wrong, pl.col("verification"), "a report that denies or disputes it"
    )


@rule("evidence.alleged", *TALLY_NEEDS, severity="warning")
def alleged_events_are_claimed_or_contested(tables: Tables) -> Iterator[Problem]:
    """What only its doer tells is `alleged`, and only what is claimed or contested is."""
    weak = pl.col("verification").is_in(["claimed_only", "contested", "discounted"])
    alleged = pl.col("event_status") == "alleged"
    wrong = (alleged & ~weak) | (~alleged & (pl.col("verification") == "claimed_only"))
    yield from _unfounded(
        tables,
        wrong,
        sentence("{} and {}", "event_status", "verification"),
        "alleged together with claimed_only, contested or discounted",
    )


@rule("evidence.direct", *TALLY_NEEDS, severity="warning")
def confirmed_has_direct_knowledge(tables: Tables) -> Iterator[Problem]:
    """One group that confirms an event, the doer's claim apart, can have direct knowledge."""
    wrong = (pl.col("verification") == "confirmed") & ~pl.col("direct")
    yield from _unfounded(
        tables, wrong, pl.col("verification"),
        "an informant with direct knowledge: " + ", ".join(DIRECT),
    )  # fmt: skip


@rule("evidence.reference_work", "events", "event_reports", "sources")
def no_event_rests_on_a_reference_work_alone(tables: Tables) -> Iterator[Problem]:
    """An encyclopedia or a data set is never the only source of an event."""
    kinds = tables["sources"].select(
        "source_id", work=pl.col("document_class").is_in(["encyclopedia", "dataset"])
    )
    told = (
        tables["event_reports"]
        .join(kinds, on="source_id")
        .group_by("event_id")
        .agg(pl.col("work").all())
    )
    yield from at_rows(
        tables["events"].join(told.filter(pl.col("work")), on="event_id"),
        file=tables.file("events"),
        column="event_id",
        expected="a source other than an encyclopedia or a data set",
        remedy="read one of the sources that it cites, and add its report",
    )


@rule("evidence.informant", "event_reports", severity="warning")
def named_officials_are_named(tables: Tables) -> Iterator[Problem]:
    """A party's official is named, as a person or a body, in `informant_actor_id`."""
    bare = pl.col("informant_actor_id").is_null() & (pl.col("informant_type") == "party_official")
    yield from at_rows(
        tables["event_reports"].filter(bare),
        file=tables.file("event_reports"),
        column="informant_actor_id",
        found="",
        expected="the official or the body that speaks",
        remedy="name the actor, or code anonymous_official",
    )


def _unfounded(tables: Tables, wrong: pl.Expr, found: pl.Expr, expected: str) -> Iterator[Problem]:
    yield from at_rows(
        _tally(tables).filter(wrong),
        file=tables.file("events"),
        column="verification",
        found=found,
        expected=expected,
        remedy="change the verification, or add the reports that were read",
    )


def _tally(tables: Tables) -> pl.DataFrame:
    """Return the events with what their reports amount to."""
    doers = (
        tables["event_actors"]
        .filter(pl.col("role").is_in(DOERS))
        .select("event_id", informant_actor_id="actor_id", doer=True)
        .unique()
    )
    reports = (
        tables["event_reports"]
        .drop("line", "key")
        .join(doers, on=["event_id", "informant_actor_id"], how="left")
        .join(_official_sources(tables), on="source_id", how="left")
    )
    affirms = pl.col("stance_to_event") == "affirms"
    claim = pl.col("independence_group").str.starts_with(CLAIM) | pl.col("doer").fill_null(False)
    apart = pl.col("independence_group").filter(affirms & ~claim)
    voice = (
        pl.col("official_source").fill_null(False)
        | (pl.col("informant_type") == "party_official")
        | pl.col("informant_actor_id").is_not_null()
    )
    told = reports.group_by("event_id").agg(
        groups=pl.col("independence_group").filter(affirms).n_unique(),
        groups_apart=apart.n_unique(),
        official=(affirms & voice).any(),
        opposed=pl.col("stance_to_event").is_in(["denies", "disputes"]).any(),
        direct=(affirms & ~claim & pl.col("informant_type").is_in(DIRECT)).any(),
    )
    return tables["events"].join(told, on="event_id")


def _official_sources(tables: Tables) -> pl.DataFrame:
    classes = tables["publishers"].select(
        "publisher_id",
        official=pl.col("publisher_class").str.starts_with("official_")
        | (pl.col("publisher_class") == "un"),
    )
    return (
        tables["sources"]
        .select("source_id", "publisher_id", "origin_publisher_id")
        .join(classes, on="publisher_id", how="left")
        .join(classes, left_on="origin_publisher_id", right_on="publisher_id", how="left")
        .select(
            "source_id",
            official_source=pl.col("official").fill_null(False)
            | pl.col("official_right").fill_null(False),
        )
    )
