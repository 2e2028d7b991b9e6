"""What the README's picture shows, counted from `data/`.

Six rows of bars: acts coded by quarter and group of themes. Lines: milestones of the mission
and of the talks about it, with dates and titles from `events`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from validation.release import cutoff_date

FIRST_QUARTER = date(2014, 4, 1)
"""The quarter of the fall of Mosul, with which the data set begins."""

GROUPS: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "attacks": (
        ("attacks_on_coalition",),
        "Attacks on the coalition\nand the US presence", "هجمات على التحالف\nوالوجود الأمريكي",
        "#b5453c",
    ),
    "strikes": (
        ("strikes_on_armed_groups", "strikes_by_neighbours"),
        "Strikes on armed groups\nand by other states", "ضربات على جماعات مسلحة\nومن دول أخرى",
        "#d08a2e",
    ),
    "isis": (
        ("counter_isis",),
        "Campaign against ISIS", "الحملة على تنظيم داعش",
        "#5b7f4b",
    ),
    "mission": (
        ("coalition_future", "force_posture", "nato_mission"),
        "Future of the mission,\nforces and bases", "مستقبل المهمة\nوالقوات والقواعد",
        "#2f6c8f",
    ),
    "politics": (
        ("domestic_politics", "law_and_accountability"),
        "Iraqi politics,\nlaw and accountability", "السياسة العراقية\nوالقانون والمساءلة",
        "#7a5c99",
    ),
    "region": (
        ("regional_war", "context"),
        "Regional war\nand context", "حرب المنطقة\nوسياقها",
        "#777777",
    ),
}  # fmt: skip
"""Themes, English and Arabic label and colour of each row, from top to bottom."""

MILESTONES = (
    "2014-09-10-washington-dc-coalition-announcement",
    "2017-12-09-iraq-victory-announcement",
    "2020-01-05-baghdad-parliament-vote",
    "2020-06-11-online-strategic-dialogue-round",
    "2021-12-09-iraq-combat-mission-end",
    "2024-01-27-baghdad-hmc-round",
    "2024-09-27-washington-dc-joint-statement",
    "2026-01-17-ain-al-asad-base-transfer",
)
"""Events that get a line; what they are called comes from the tables."""


@dataclass(frozen=True)
class Drawn:
    """What the picture shows.

    Attributes:
        counts: Acts by group and first day of the quarter, quarters with none left out.
        milestones: Date, English and Arabic title of each milestone, by date.
        last: The cut-off date.
    """

    counts: dict[str, dict[date, int]]
    milestones: list[tuple[date, str, str]]
    last: date

    def as_text(self) -> str:
        """Return all of it as JSON."""
        counts = {
            group: {str(quarter): count for quarter, count in row.items()}
            for group, row in self.counts.items()
        }
        milestones = [[str(day), english, arabic] for day, english, arabic in self.milestones]
        drawn = {"counts": counts, "milestones": milestones, "last": str(self.last)}
        return json.dumps(drawn, ensure_ascii=False)


def read(data: Path) -> Drawn:
    """Return what there is to draw in the tables of `data`.

    Counted are incidents, and waves of which no incident is coded, so that no act counts
    twice; episodes are not counted.

    Raises:
        LookupError: If a milestone is not among the events.
    """
    events = pl.read_csv(data / "events.csv", infer_schema=False).with_columns(
        pl.col("start_date").str.to_date()
    )
    links = pl.read_csv(data / "event_links.csv", infer_schema=False)
    wholes = links.filter(pl.col("event_relation") == "part_of").select(event_id="to_event_id")
    whole_waves = events.filter(pl.col("event_level") == "wave").join(
        wholes, on="event_id", how="semi"
    )
    acts = events.filter(pl.col("event_level") != "episode").join(
        whole_waves, on="event_id", how="anti"
    )
    quarters = acts.filter(pl.col("start_date") >= FIRST_QUARTER).select(
        "theme", quarter=pl.col("start_date").dt.truncate("1q")
    )
    return Drawn(
        {group: _counted(quarters, themes) for group, (themes, *_) in GROUPS.items()},
        _milestones(events),
        cutoff_date(),
    )


def _counted(quarters: pl.DataFrame, themes: tuple[str, ...]) -> dict[date, int]:
    mine = quarters.filter(pl.col("theme").is_in(themes))
    return dict(mine.group_by("quarter").agg(pl.len()).sort("quarter").iter_rows())


def _milestones(events: pl.DataFrame) -> list[tuple[date, str, str]]:
    found = events.filter(pl.col("event_id").is_in(MILESTONES)).sort("start_date", "event_id")
    missing = sorted(set(MILESTONES) - set(found["event_id"]))
    if missing:
        raise LookupError(f"docs/pictures/drawn.py: no such event: {', '.join(missing)}")
    return list(found.select("start_date", "title_en", "title_ar").iter_rows())
