"""Rules about statements, positions and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from validation.problems import Problem, at_rows
from validation.rules.registry import rule
from validation.tables import Tables

PAIRS = {
    "statements": ("office_en", "office_ar"),
    "actor_relations": ("office_en", "office_ar"),
    "positions": ("condition_en", "condition_ar"),
}
"""Optional texts that stand in both languages or in none, by table."""

TROOPS = (
    "advisers_remaining", "coalition_troops_in_iraq", "iraqi_forces_trained",
    "nato_mission_personnel", "partner_trainers", "partner_troops_in_iraq",
    "partner_troops_in_region", "partner_troops_served", "troops_at_site",
    "troops_sent_by_partner", "troops_to_leave", "us_troops_deployed_announced",
    "us_troops_in_iraq", "us_troops_in_region", "us_troops_in_syria",
)  # fmt: skip
"""Measures that count the troops of a nation, or whom a nation trained."""


@rule("words.both_languages", *PAIRS, apart=True)
def optional_texts_are_in_both_languages(tables: Tables) -> Iterator[Problem]:
    """What is written in one language is written in the other."""
    for table, (english, arabic) in PAIRS.items():
        for filled, bare in ((english, arabic), (arabic, english)):
            yield from at_rows(
                tables[table].filter(pl.col(filled).is_not_null() & pl.col(bare).is_null()),
                file=tables.file(table),
                column=bare,
                found="",
                expected=f"the text of {filled} in the other language",
                remedy="translate it, or empty both",
            )


@rule("words.publisher_name", "publishers")
def official_publishers_have_an_arabic_name(tables: Tables) -> Iterator[Problem]:
    """An official body, and an outlet of an armed group, has its name in Arabic too."""
    kind = pl.col("publisher_class")
    official = kind.str.starts_with("official_") | kind.is_in(["un", "armed_group_media"])
    yield from at_rows(
        tables["publishers"].filter(official & pl.col("name_ar").is_null()),
        file=tables.file("publishers"),
        column="name_ar",
        found="",
        expected="the body's name in Arabic",
        remedy="write it",
    )


@rule("words.relation", "statements")
def a_relation_has_its_statement(tables: Tables) -> Iterator[Problem]:
    """A related statement and the relation to it stand together; no statement bears on itself."""
    said = tables["statements"]
    odd = pl.col("related_statement_id").is_null() != pl.col("statement_relation").is_null()
    itself = pl.col("related_statement_id") == pl.col("statement_id")
    yield from at_rows(
        said.filter(odd | itself),
        file=tables.file("statements"),
        column="related_statement_id",
        expected="another statement together with statement_relation, or neither",
        remedy="fill in the other one, or empty both",
    )


@rule("words.contradicts", "statements")
def contradictions_differ_in_speaker_or_date(tables: Tables) -> Iterator[Problem]:
    """Two statements linked by `contradicts` differ in speaker or date."""
    said = tables["statements"]
    other = said.select(
        related_statement_id="statement_id",
        other_speaker="speaker_actor_id",
        other_start="start_date",
    )
    yield from at_rows(
        said.filter(pl.col("statement_relation") == "contradicts")
        .join(other, on="related_statement_id")
        .filter(
            (pl.col("speaker_actor_id") == pl.col("other_speaker"))
            & (pl.col("start_date") == pl.col("other_start"))
        ),
        file=tables.file("statements"),
        column="related_statement_id",
        expected="a statement by another speaker or of another day",
        remedy="name the statement that it contradicts, or join the two",
    )


@rule("words.office", "statements", "actor_relations")
def offices_are_held_on_the_day(tables: Tables) -> Iterator[Problem]:
    """A speaker's office is borne out by `actor_relations` on that day, where dates are known."""
    judged = _offices(tables)
    yield from at_rows(
        judged.filter(pl.col("held") == False),  # noqa: E712 (null means: no office on record)
        file=tables.file("statements"),
        column="office_en",
        expected="an office held on " + pl.col("start_date").cast(pl.String),
        remedy="correct the office, the day, or its dates in actor_relations.csv",
    )


@rule("words.office_known", "statements", "actor_relations", severity="warning")
def offices_are_on_record(tables: Tables) -> Iterator[Problem]:
    """The office of a speaker is on record in `actor_relations`."""
    yield from at_rows(
        _offices(tables).filter(pl.col("held").is_null()),
        file=tables.file("statements"),
        column="office_en",
        expected="an office of " + pl.col("speaker_actor_id") + " in actor_relations.csv",
        remedy="add the relation holds_office_in with its source",
    )


@rule("words.figure", "figures")
def a_figure_says_something(tables: Tables) -> Iterator[Problem]:
    """A figure has a value or a wording, and its low is at most its high."""
    numbers, file = tables["figures"], tables.file("figures")
    blank = pl.all_horizontal(pl.col("value_low", "value_high", "wording_en").is_null())
    yield from at_rows(
        numbers.filter(blank),
        file=file,
        column="value_low",
        found="",
        expected="a value, or the word in wording_en",
        remedy="write the number or the word that the source uses",
    )
    yield from at_rows(
        numbers.filter(pl.col("value_low") > pl.col("value_high")),
        file=file,
        column="value_high",
        expected="at least value_low, " + pl.col("value_low").cast(pl.String),
        remedy="correct the bounds from the source",
    )


@rule("words.condition", "positions")
def a_condition_is_a_reservation(tables: Tables) -> Iterator[Problem]:
    """A position with a condition is held with reservations: its stance is 1 or -1."""
    bound = pl.col("condition_en").is_not_null() & (pl.col("stance").abs() != 1)
    yield from at_rows(
        tables["positions"].filter(bound),
        file=tables.file("positions"),
        column="stance",
        expected="1 or -1, as a condition is given",
        remedy="correct the stance, or empty the condition",
    )


@rule("words.nation", "figures", "actors")
def troops_are_counted_by_nation(tables: Tables) -> Iterator[Problem]:
    """A number of troops is about the state or body that sent them, not about its armed forces."""
    kinds = tables["actors"].select(about_actor_id="actor_id", kind="actor_kind")
    yield from at_rows(
        tables["figures"]
        .join(kinds, on="about_actor_id")
        .filter(pl.col("measure").is_in(TROOPS) & (pl.col("kind") == "armed_force")),
        file=tables.file("figures"),
        column="about_actor_id",
        expected="the state, coalition or mission whose troops these are",
        remedy="name it, so that one nation's numbers stand under one id",
    )


@rule("words.borne_out", "actors", "actor_relations", "event_actors", "event_reports",
      "statements", "figures", severity="warning")  # fmt: skip
def actors_are_borne_out(tables: Tables) -> Iterator[Problem]:
    """Every actor, collective names apart, stands in a row that has a source."""
    named = pl.concat(
        tables[table].select(actor_id=column).drop_nulls()
        for table, column in (
            ("actor_relations", "subject_actor_id"),
            ("actor_relations", "object_actor_id"),
            ("event_actors", "actor_id"),
            ("event_reports", "informant_actor_id"),
            ("statements", "speaker_actor_id"),
            ("figures", "about_actor_id"),
        )
    )
    groups = pl.col("actor_kind").is_in(["group_of_actors", "unknown_armed"])
    yield from at_rows(
        tables["actors"].filter(~groups).join(named.unique(), on="actor_id", how="anti"),
        file=tables.file("actors"),
        column="actor_id",
        expected="a relation, a role, a report or a statement with a source",
        remedy="add the sourced row that bears the actor out, or take it out",
    )


def _offices(tables: Tables) -> pl.DataFrame:
    """Return the statements with an office and whether it was held: null if none is on record."""
    held = tables["actor_relations"].filter(pl.col("actor_relation") == "holds_office_in")
    said = tables["statements"].drop_nulls("office_en")
    periods = held.select(
        speaker_actor_id="subject_actor_id",
        since=pl.col("start_date").fill_null(date.min),
        until=pl.col("end_date").fill_null(date.max),
    )
    day = (pl.col("since") <= pl.col("end_date")) & (pl.col("until") >= pl.col("start_date"))
    judged = said.join(periods, on="speaker_actor_id").group_by("key").agg(held=day.any())
    return said.join(judged, on="key", how="left")
