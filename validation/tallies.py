"""Our incidents held against the totals that officials and monitors published.

A tally is a row of `figures` with one of the measures below and a day on which its count
begins. Beside it stands the number of incidents coded one by one in the same country and
period. Pentagon totals follow days of Eastern Time: an incident with a clock time is counted on
its Eastern day, one without on its local day.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation.tables import Tables

COUNTRIES = {"IRQ": "Asia/Baghdad", "SYR": "Asia/Damascus", "JOR": "Asia/Amman"}
"""Countries with tallies of their own, by ISO 3166-1 code, and their clocks."""

MEASURES = {
    "attacks_on_us_forces": None,
    "attacks_on_us_forces_in_iraq": "IRQ",
    "attacks_on_us_forces_in_syria": "SYR",
    "attacks_on_us_forces_in_jordan": "JOR",
}
"""Measures that count attacks on US forces, and the country of each; none is all of them."""

COUNTED_CLOCK = "America/New_York"
TARGETS = ("us-armed-forces", "global-coalition")
OFFICIAL_GROUPS = ("us-military", "white-house", "us-state-department", "joint-iraq-us")
"""Independence groups through which the side that was attacked speaks."""

ALL = "all"
"""What stands for the country of a total over all countries."""


def count_tallies(tables: Tables) -> Iterator[tuple[str, pl.DataFrame]]:
    """Yield incidents beside each tally, then by country and week: a title and a frame each.

    `coded` are our incidents; `official account` those of them of which the side attacked
    speaks in a report that affirms, `other accounts` the rest; `percent` is `coded` of the
    tally's lower value, `percent official` those with an official account. More than 100
    means that claims or local sources tell of more than the official side counts.
    """
    incidents = _incidents(tables)
    tallies = _tallies(tables)
    yield "Incidents beside each published total", _beside(incidents, tallies)
    yield "Incidents and totals by country and week", _by_week(incidents, tallies)


def _incidents(tables: Tables) -> pl.DataFrame:
    """Return the attacks that such a total would count: day, country, official account."""
    hit = tables["event_actors"].filter(
        (pl.col("role") == "target") & pl.col("actor_id").is_in(TARGETS)
    )
    told = tables["event_reports"].filter(
        (pl.col("stance_to_event") == "affirms")
        & pl.col("independence_group").is_in(OFFICIAL_GROUPS)
    )
    places = tables["locations"].select("location_id", country="country_code")
    attacks = (
        tables["events"]
        .filter(
            pl.col("event_level") == "incident",
            pl.col("theme") == "attacks_on_coalition",
            pl.col("event_class") == "armed_action",
            pl.col("event_status") == "occurred",
            pl.col("verification") != "discounted",
        )
        .join(hit.select("event_id"), on="event_id", how="semi")
        .join(places, on="location_id")
        .filter(pl.col("country").is_in(list(COUNTRIES)))
    )
    return attacks.select(
        "event_id",
        "country",
        _counted_day().alias("day"),
        official=pl.col("event_id").is_in(told["event_id"].implode()),
    )


def _counted_day() -> pl.Expr:
    """Return the day in Eastern Time where the clock time is known, else the local day."""
    local = pl.col("start_date").dt.combine(pl.col("local_time").str.to_time("%H:%M"))
    eastern = [
        pl.when(pl.col("country") == country).then(
            local.dt.replace_time_zone(clock).dt.convert_time_zone(COUNTED_CLOCK).dt.date()
        )
        for country, clock in COUNTRIES.items()
    ]
    return pl.coalesce(*eastern, pl.col("start_date"))


def _tallies(tables: Tables) -> pl.DataFrame:
    places = tables["locations"].select("location_id", at="country_code")
    within = pl.col("measure").replace_strict(MEASURES, return_dtype=pl.String)
    return (
        tables["figures"]
        .filter(
            pl.col("measure").is_in(list(MEASURES)),
            pl.col("period_start_date").is_not_null(),
            pl.coalesce("value_low", "value_high").is_not_null(),
        )
        .join(places, on="location_id", how="left")
        .select(
            "figure_id",
            country=pl.coalesce(within, "at", pl.lit(ALL)),
            since="period_start_date",
            until="as_of_date",
            total=pl.coalesce("value_low", "value_high"),
            official=pl.col("stated_by_actor_id").is_not_null(),
            stated_by=pl.coalesce("stated_by_actor_id", pl.lit("(the source)")),
        )
        .sort("until", "country", "figure_id")
    )


def _beside(incidents: pl.DataFrame, tallies: pl.DataFrame) -> pl.DataFrame:
    counts = tallies.join(incidents, how="cross", suffix="_account").filter(
        (pl.col("country") == ALL) | (pl.col("country") == pl.col("country_account")),
        pl.col("day").is_between("since", "until"),
    )
    found = counts.group_by("figure_id").agg(_coded("official_account"))
    return (
        tallies.join(found, on="figure_id", how="left", maintain_order="left")
        .with_columns(pl.col("coded", "official account", "other accounts").fill_null(0))
        .select(
            "until", "country", "stated_by", "since", "total",
            "coded", "official account", "other accounts",
            _percent("coded", "total").alias("percent"),
            _percent("official account", "total").alias("percent official"),
            "figure_id",
        )
    )  # fmt: skip


def _by_week(incidents: pl.DataFrame, tallies: pl.DataFrame) -> pl.DataFrame:
    """Return week by week, from Monday on, what was coded and the last total of that week.

    A count stands beside its total up to the total's own day; between totals nothing is
    interpolated.
    """
    week = pl.col("day").dt.truncate("1w")
    official = tallies.filter("official")
    if official.is_empty():
        return pl.DataFrame()
    since, until = official["since"].min(), official["until"].max()
    weeks = (
        incidents.filter(pl.col("day").is_between(since, until))
        .group_by("country", week=week)
        .agg(_coded("official"))
    )
    beside = _beside(incidents, official.filter(pl.col("country") != ALL)).with_columns(
        week=pl.col("until").dt.truncate("1w")
    )
    last = beside.group_by("country", "week").agg(
        pl.col("until", "total", "coded").sort_by("until", "total").last().name.suffix(" at last")
    )
    return (
        weeks.join(last, on=["country", "week"], how="full", coalesce=True)
        .with_columns(pl.col("coded", "official account", "other accounts").fill_null(0))
        .sort("country", "week")
        .select(
            "country",
            "week",
            "coded",
            "official account",
            "other accounts",
            pl.col("until at last").alias("total as of"),
            pl.col("total at last").alias("total"),
            pl.col("coded at last").alias("coded so far"),
            _percent("coded at last", "total at last").alias("percent"),
        )
    )


def _coded(official: str) -> list[pl.Expr]:
    return [
        pl.len().alias("coded"),
        pl.col(official).sum().alias("official account"),
        (~pl.col(official)).sum().alias("other accounts"),
    ]


def _percent(part: str, whole: str) -> pl.Expr:
    return (100 * pl.col(part) / pl.col(whole)).round(0).cast(pl.Int64)
