"""Counts of what the tables hold, for people; every published figure comes from here."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation import schemas
from validation.problems import sentence
from validation.rules.evidence import CLAIM
from validation.tables import Tables

Counted = tuple[str, pl.DataFrame]
"""A title, and a frame of one column of names and one or more of numbers."""


US_GROUPS = ("us-military", "white-house", "us-state-department", "us-treasury", "us-congress",
             "united-states-government")  # fmt: skip
"""Independence groups of bodies of the United States."""

IRAN_GROUPS = ("iran-government", "irgc")
"""Independence groups of bodies of Iran, claims without their prefix."""


def count_all(tables: Tables) -> Iterator[Counted]:
    """Yield every count of the report: a title and a frame.

    Counts of events are numbers of rows of `events`; shares are percent, one decimal.
    """
    events = _with_evidence(tables)
    yield "Rows by table", _rows(tables)
    for title, column in (
        ("Events by theme", "theme"),
        ("Events by class", "event_class"),
        ("Events by level", "event_level"),
        ("Events by year", "year"),
        ("Events by country", "country_code"),
        ("Events by verification", "verification"),
        ("Events by number of affirming independence groups", "groups"),
        ("Events by languages of their sources", "languages"),
    ):
        yield title, _counted(events, column)
    yield "Events by quarter since October 2023", _counted(_quarters(events), "quarter")
    sources = tables["sources"].join(tables["publishers"], on="publisher_id", how="left")
    yield "Sources by language", _counted(sources, "language_code")
    yield "Sources by extent read", _counted(sources, "extent_read")
    yield "Sources by class of publisher", _counted(sources, "publisher_class")
    yield "Statements by speech act", _counted(tables["statements"], "speech_act")
    yield "Positions by issue", _counted(tables["positions"], "issue_id")
    yield "Commitments by status", _counted(tables["commitments"], "commitment_status")
    yield "Figures by measure", _counted(tables["figures"], "measure")
    yield "Links by relation", _counted(tables["event_links"], "event_relation")
    yield "Shares in percent", _shares(events, sources)


def as_markdown(counts: Iterator[Counted]) -> str:
    """Return counts as Markdown, one heading and one table each."""
    return "\n".join(_section(title, frame) for title, frame in counts)


def _section(title: str, frame: pl.DataFrame) -> str:
    head = "| " + " | ".join(frame.columns) + " |\n" + "| --- " * frame.width + "|\n"
    rows = "\n".join("| " + " | ".join(map(_cell, row)) + " |" for row in frame.iter_rows())
    return f"## {title}\n\n{head}{rows}\n"


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _rows(tables: Tables) -> pl.DataFrame:
    heights = [tables[table].height for table in schemas.MODELS]
    return pl.DataFrame({"table": list(schemas.MODELS), "rows": heights})


def _counted(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    counts = frame.group_by(pl.col(column)).agg(rows=pl.len())
    shares = counts.with_columns(percent=_percent(pl.col("rows"), pl.col("rows").sum()))
    return shares.sort(column, nulls_last=True).with_columns(
        pl.col(column).cast(pl.String).fill_null("(none)")
    )


def _with_evidence(tables: Tables) -> pl.DataFrame:
    """Return the events with year, country, groups, sides and languages of their sources."""
    sources = tables["sources"].select("source_id", "language_code")
    reports = tables["event_reports"].join(sources, on="source_id", how="left")
    reports = reports.with_columns(side=_side(tables))
    affirms = pl.col("stance_to_event") == "affirms"
    told = reports.group_by("event_id").agg(
        groups=pl.col("independence_group").filter(affirms).n_unique(),
        sides=pl.col("side").filter(affirms).drop_nulls().n_unique(),
        joint=(pl.col("independence_group").str.starts_with("joint-") & affirms).any(),
        pages=pl.col("source_id").n_unique(),
        languages=pl.col("language_code").unique().sort().str.join("+"),
    )
    places = tables["locations"].select("location_id", "country_code")
    return (
        tables["events"]
        .join(told, on="event_id", how="left")
        .join(places, on="location_id", how="left")
        .with_columns(year=pl.col("start_date").dt.year())
    )


def _side(tables: Tables) -> pl.Expr:
    """Return the party through which a group speaks; null for outlets, agencies, monitors.

    Bodies of the United States are one side, so are those of Iraq's federal state and those of
    Iran; every other party is a side of its own, whether it claims a deed or speaks of another.
    """
    group = pl.col("independence_group").str.strip_prefix(CLAIM)
    outlets = tables["publishers"].filter(~pl.col("publisher_class").str.starts_with("official"))
    return (
        pl.when(group.str.starts_with("iraq-"))
        .then(pl.lit("iraq"))
        .when(group.is_in(US_GROUPS))
        .then(pl.lit("united-states"))
        .when(group.is_in(IRAN_GROUPS))
        .then(pl.lit("iran"))
        .when(~group.is_in(outlets["publisher_id"].implode()))
        .then(group)
    )


def _quarters(events: pl.DataFrame) -> pl.DataFrame:
    day = pl.col("start_date")
    recent = events.filter(day >= pl.date(2023, 10, 1))
    return recent.with_columns(quarter=sentence("{} Q{}", day.dt.year(), day.dt.quarter()))


def _shares(events: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    several = pl.col("languages").str.contains("+", literal=True).fill_null(False)
    sides = (pl.col("sides") >= 2).fill_null(False) | pl.col("joint").fill_null(False)
    armed = pl.col("event_class") == "armed_action"
    two_groups = (pl.col("groups") >= 2).fill_null(False)
    both = events.select(
        two_groups=two_groups.mean(),
        two_groups_armed=two_groups.filter(armed).mean(),
        two_groups_other=two_groups.filter(~armed).mean(),
        two_pages=(pl.col("pages") >= 2).fill_null(False).mean(),
        two_languages=several.mean(),
        two_languages_or_sides=(several | sides).mean(),
        two_languages_or_sides_other=(several | sides).filter(~armed).mean(),
    ).row(0, named=True)
    arabic = (sources["language_code"] == "ar").mean()
    addressed = sources["url"].is_not_null().mean()
    named = {
        "events with two or more affirming independence groups": both["two_groups"],
        "of these, armed action": both["two_groups_armed"],
        "of these, all else": both["two_groups_other"],
        "events with two or more pages": both["two_pages"],
        "events with sources in two or more languages": both["two_languages"],
        "events with two languages or from two sides": both["two_languages_or_sides"],
        "of these, no armed action": both["two_languages_or_sides_other"],
        "sources in Arabic": arabic,
        "sources with an address": addressed,
    }
    percents = [round(100 * float(share or 0), 1) for share in named.values()]
    return pl.DataFrame({"share": list(named), "percent": percents})


def _percent(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return (100 * part / whole).round(1)
