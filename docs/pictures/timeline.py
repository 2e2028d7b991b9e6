"""`python -m docs.pictures.timeline`: the README's picture, in English and Arabic, from `data/`.

Six rows of bars: acts coded by quarter and group of themes. Lines: milestones of the mission
and of the talks about it, with dates and titles from `events`. What is drawn also stands as
text in the SVG's description, so that a test can compare it whatever draws the glyphs.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from validation.release import ROOT, cutoff_date

FOLDER = ROOT / "docs" / "pictures"
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
        "Strikes on armed groups\nand by other states", "ضربات على جماعات مسلّحة\nومن دول أخرى",
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

WORDS = {
    "en": {
        "title": "What is coded: acts by quarter and theme",
        "scale": "Each row has its own scale; its highest quarter and its total are written out.",
        "limit": "Counts of coded records up to {}, not of all that happened.",
    },
    "ar": {
        "title": "ما رُمّز في مجموعة البيانات: الأفعال بحسب الفصل والموضوع",
        "scale": "لكل صف مقياسه، وقد كُتب أعلى فصوله ومجموعه.",
        "limit": "الأعداد أعداد السجلات المرمَّزة حتى {}، لا كل ما وقع.",
    },
}
"""What is written around the bars."""


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
        raise LookupError(f"docs/pictures/timeline.py: no such event: {', '.join(missing)}")
    return list(found.select("start_date", "title_en", "title_ar").iter_rows())


def draw(drawn: Drawn, language: str, path: Path) -> None:
    """Write the picture in `language`, `en` or `ar`, to `path`, the same to the byte each time.

    The bytes hang on the version of matplotlib; Arabic needs 3.11, the first that shapes it.
    """
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "iraq_coalition_events", "svg.fonttype": "path"})
    import matplotlib.pyplot as plt

    arabic = language == "ar"
    left, right = (0.05, 0.77) if arabic else (0.23, 0.95)
    figure, rows = plt.subplots(
        len(GROUPS), 1, sharex=True, figsize=(11, 9.2),
        gridspec_kw={"left": left, "right": right, "top": 0.885, "bottom": 0.27, "hspace": 0.35},
    )  # fmt: skip
    for row, (group, (_, english_label, arabic_label, colour)) in zip(
        rows, GROUPS.items(), strict=True
    ):
        _bars(row, drawn.counts[group], colour)
        _beside(row, arabic_label if arabic else english_label, drawn.counts[group], colour, arabic)
    _lines(rows, drawn)
    _around(figure, drawn, language)
    metadata = {"Date": None, "Creator": None, "Description": drawn.as_text()}
    figure.savefig(path, format="svg", metadata=metadata)
    plt.close(figure)


def _bars(row: Any, counts: dict[date, int], colour: str) -> None:
    row.bar(list(counts), list(counts.values()), width=82, align="edge", color=colour)
    most = max(counts.values(), default=1)
    row.set_ylim(0, most * 1.25)
    row.set_yticks([])
    row.tick_params(axis="x", length=0)
    for side in ("top", "left", "right"):
        row.spines[side].set_visible(False)
    row.spines["bottom"].set_color("#999999")
    if counts:
        peak = max(counts, key=lambda quarter: counts[quarter])
        row.annotate(
            str(most), (peak, most), xytext=(3.5, 2.5), textcoords="offset points", ha="center",
            va="bottom", fontsize=8.5, color=colour, bbox={"pad": 0.5, "color": "white"},
        )  # fmt: skip


def _beside(row: Any, label: str, counts: dict[date, int], colour: str, arabic: bool) -> None:
    """Write the label where a line begins in its language, and the total at its other end."""
    begin, end, away = (1.25, -0.01, "right") if arabic else (-0.015, 1.01, "left")
    row.text(begin, 0.4, label, transform=row.transAxes, ha="right", va="center", fontsize=10.5)
    row.text(
        end, 0.4, str(sum(counts.values())), transform=row.transAxes, ha=away, va="center",
        fontsize=11, color=colour, weight="bold",
    )  # fmt: skip


def _lines(rows: Any, drawn: Drawn) -> None:
    rows[0].set_xlim(FIRST_QUARTER, drawn.last)
    years = [date(year, 1, 1) for year in range(FIRST_QUARTER.year + 1, drawn.last.year + 1)]
    rows[-1].set_xticks(years, [str(day.year) for day in years])
    for number, (day, *_) in enumerate(drawn.milestones, start=1):
        for row in rows:
            row.axvline(day, color="#444444", linewidth=0.8, linestyle=(0, (3, 3)), zorder=0)
        rows[0].annotate(
            str(number), (day, 1), xycoords=("data", "axes fraction"), xytext=(0, 9),
            textcoords="offset points", ha="center", va="center", fontsize=9, color="white",
            bbox={"boxstyle": "circle,pad=0.25", "color": "#444444"},
        )  # fmt: skip


def _around(figure: Any, drawn: Drawn, language: str) -> None:
    from iraq_coalition_events._words import day as in_words

    words, arabic = WORDS[language], language == "ar"
    edge, side = (0.95, "right") if arabic else (0.05, "left")
    figure.text(edge, 0.965, words["title"], ha=side, va="center", fontsize=15, weight="bold")
    place = 2 if arabic else 1
    for number, told in enumerate(drawn.milestones):
        down = 0.205 - 0.0195 * number
        day = in_words(told[0], language)
        text = f"{number + 1}.  {day}: {told[place]}"
        figure.text(edge, down, text, ha=side, va="center", fontsize=10)
    limit = words["limit"].format(in_words(drawn.last, language))
    note = f"{words['scale']} {limit}"
    figure.text(edge, 0.022, note, ha=side, va="center", fontsize=9, color="#555555")


def main() -> int:
    """Write both pictures and return 0."""
    drawn = read(ROOT / "data")
    for language in WORDS:
        path = FOLDER / f"timeline.{language}.svg"
        draw(drawn, language, path)
        sys.stdout.write(f"{path.relative_to(ROOT)}: written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
