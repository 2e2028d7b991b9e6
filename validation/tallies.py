"""Our incidents held against the totals that officials and monitors published.

A tally is a row of `figures` with one of the measures below and a day on which its count
begins. Beside it stands the number of incidents coded one by one in the same place and
period. Pentagon totals follow days of Eastern Time: an attack on US forces with a clock time
is counted on its Eastern day, every other on its local day.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation.reporting import US_GROUPS
from validation.tables import Tables

CLOCKS = {"IRQ": "Asia/Baghdad", "SYR": "Asia/Damascus", "JOR": "Asia/Amman"}
"""Clocks of the countries in which US forces were attacked, by ISO 3166-1 code."""

COUNTED_CLOCK = "America/New_York"
EVERYWHERE = "everywhere"
"""What stands for the place of a total over all countries."""

MEASURES = {
    "attacks_on_us_forces": EVERYWHERE,
    "attacks_on_us_forces_in_iraq": "iraq",
    "attacks_on_us_forces_in_syria": "syria",
    "attacks_on_us_forces_in_jordan": "jordan",
    "attacks_on_kurdistan_region": "kurdistan-region",
}
"""Measures that count attacks, and the place of each unless the figure names a narrower one."""

REGION = "attacks_on_kurdistan_region"
"""The one measure that counts attacks on a place, whatever their target."""

FROM_THE_AIR = ("one_way_drone_attack", "drone_strike", "rocket_attack", "missile_attack",
                "aerial_attack", "combined_attack")  # fmt: skip
"""Types of event that a count of drones, rockets and missiles can mean."""

TARGETS = ("us-armed-forces", "global-coalition")
OFFICIAL_GROUPS = {
    "us": (*US_GROUPS, "joint-iraq-us"),
    "region": ("krg-counter-terrorism", "kurdistan-regional-government",
               "kurdistan-region-presidency", "krg-ministry-of-peshmerga", "iraq-military"),
}  # fmt: skip
"""Independence groups through which the side that was attacked speaks, by what is counted."""

OFFICIAL_KINDS = ("state", "government_body", "armed_force", "coalition", "joint_body", "person")
"""Kinds of actors whose totals are official, office holders among them."""


def count_tallies(tables: Tables) -> Iterator[tuple[str, pl.DataFrame]]:
    """Yield incidents beside each tally, then by country and week: a title and a frame each.

    `coded` are our incidents; `official account` those of them of which the side attacked
    speaks in a report that affirms, `other accounts` the rest; `percent` is `coded` of the
    tally's lower value, `percent official` those with an official account. More than 100
    means that claims or local sources tell of more than the tally counts; little can also
    mean that the tally counts single drones.
    """
    incidents = _incidents(tables)
    tallies = _tallies(tables)
    yield "Incidents beside each published total", _beside(incidents, tallies)
    yield (
        "Attacks on US forces and official totals by country and week",
        _by_week(incidents, tallies),
    )


def _incidents(tables: Tables) -> pl.DataFrame:
    """Return incident and place, one row for each place around it: day, official account."""
    attacks = tables["events"].filter(
        pl.col("event_level") == "incident",
        pl.col("event_class") == "armed_action",
        pl.col("event_status") == "occurred",
        pl.col("verification") != "discounted",
    )
    hit = tables["event_actors"].filter(
        (pl.col("role") == "target") & pl.col("actor_id").is_in(TARGETS)
    )
    countries = tables["locations"].select("location_id", country="country_code")
    placed = attacks.join(countries, on="location_id", how="left")
    on_us = placed.filter(
        pl.col("theme") == "attacks_on_coalition",
        pl.col("event_id").is_in(hit["event_id"].implode()),
    ).select("event_id", "location_id", _eastern_day().alias("day"), scope=pl.lit("us"))
    on_region = placed.filter(
        pl.col("event_type").is_in(FROM_THE_AIR), pl.col("theme") != "strikes_on_armed_groups"
    ).select("event_id", "location_id", day="start_date", scope=pl.lit("region"))
    counted = pl.concat([on_us, on_region]).join(_around(tables), on="location_id")
    return counted.select(
        "event_id", "scope", "place", "day", official=_told_by_the_side_hit(tables)
    )


def _told_by_the_side_hit(tables: Tables) -> pl.Expr:
    affirmed = tables["event_reports"].filter(pl.col("stance_to_event") == "affirms")
    return pl.any_horizontal(
        (pl.col("scope") == scope)
        & pl.col("event_id").is_in(
            affirmed.filter(pl.col("independence_group").is_in(groups))["event_id"].implode()
        )
        for scope, groups in OFFICIAL_GROUPS.items()
    )


def _around(tables: Tables) -> pl.DataFrame:
    """Return every location with itself, all places around it, and everywhere."""
    up = tables["locations"].select("location_id", "parent_location_id")
    around = new = up.select("location_id", place="location_id")
    while not new.is_empty():
        new = new.join(up, left_on="place", right_on="location_id").select(
            "location_id", place="parent_location_id"
        )
        new = new.drop_nulls().join(around, on=["location_id", "place"], how="anti")
        around = pl.concat([around, new])
    return pl.concat([around, up.select("location_id", place=pl.lit(EVERYWHERE))])


def _eastern_day() -> pl.Expr:
    """Return the day in Eastern Time where the clock time is known, else the local day."""
    local = pl.col("start_date").dt.combine(pl.col("local_time").str.to_time("%H:%M"))
    eastern = [
        pl.when(pl.col("country") == country).then(
            local.dt.replace_time_zone(clock).dt.convert_time_zone(COUNTED_CLOCK).dt.date()
        )
        for country, clock in CLOCKS.items()
    ]
    return pl.coalesce(*eastern, pl.col("start_date"))


def _tallies(tables: Tables) -> pl.DataFrame:
    kinds = tables["actors"].select("actor_kind", stated_by_actor_id="actor_id")
    region = pl.col("measure") == REGION
    return (
        tables["figures"]
        .filter(
            pl.col("measure").is_in(list(MEASURES)),
            pl.col("period_start_date").is_not_null(),
            pl.coalesce("value_low", "value_high").is_not_null(),
            ~region | pl.col("about_actor_id").is_null(),
        )
        .join(kinds, on="stated_by_actor_id", how="left")
        .select(
            "figure_id",
            place=pl.coalesce("location_id", pl.col("measure").replace_strict(MEASURES)),
            scope=pl.when(region).then(pl.lit("region")).otherwise(pl.lit("us")),
            since="period_start_date",
            until="as_of_date",
            total=pl.coalesce("value_low", "value_high"),
            official=pl.col("actor_kind").is_in(OFFICIAL_KINDS).fill_null(value=False),
            stated_by=pl.coalesce("stated_by_actor_id", pl.lit("(the source)")),
        )
        .sort("scope", "until", "place", "figure_id", descending=[True, False, False, False])
    )


def _beside(incidents: pl.DataFrame, tallies: pl.DataFrame) -> pl.DataFrame:
    counts = tallies.join(incidents, on=["scope", "place"], suffix="_account").filter(
        pl.col("day").is_between("since", "until")
    )
    found = counts.group_by("figure_id").agg(_coded("official_account"))
    return (
        tallies.join(found, on="figure_id", how="left", maintain_order="left")
        .with_columns(pl.col("coded", "official account", "other accounts").fill_null(0))
        .select(
            "until", "place", "stated_by", "since", "total",
            "coded", "official account", "other accounts",
            _percent("coded", "total").alias("percent"),
            _percent("official account", "total").alias("percent official"),
            "figure_id",
        )
    )  # fmt: skip


def _by_week(incidents: pl.DataFrame, tallies: pl.DataFrame) -> pl.DataFrame:
    """Return week by week, from Monday on, what was coded and the last total of that week.

    A count stands beside its total up to the total's own day; between totals nothing is
    interpolated. Weeks of all official totals are shown, each from its first to its last day.
    """
    official = tallies.filter("official", pl.col("scope") == "us")
    countries = pl.col("place").is_in(["iraq", "syria", "jordan"])
    shown = official.select("since", "until").unique()
    days = incidents.filter(countries, pl.col("scope") == "us").join(shown, how="cross")
    weeks = (
        days.filter(pl.col("day").is_between("since", "until"))
        .unique(["event_id", "place"])
        .group_by("place", week=pl.col("day").dt.truncate("1w"))
        .agg(_coded("official"))
    )
    beside = _beside(incidents, official.filter(countries))
    last = beside.group_by("place", week=pl.col("until").dt.truncate("1w")).agg(
        pl.col("until", "total", "coded").sort_by("until", "total").last().name.suffix(" at last")
    )
    return (
        weeks.join(last, on=["place", "week"], how="full", coalesce=True)
        .with_columns(pl.col("coded", "official account", "other accounts").fill_null(0))
        .sort("place", "week")
        .select(
            "place",
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
