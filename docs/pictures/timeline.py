"""`python -m docs.pictures.timeline`: the README's picture, in English and Arabic, from `data/`.

What is drawn, see `docs.pictures.drawn`, also stands as text in the SVG's description, so that
a test can compare it whatever draws the glyphs.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

from docs.pictures.drawn import FIRST_QUARTER, GROUPS, Drawn, read
from validation.release import ROOT

FOLDER = ROOT / "docs" / "pictures"

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
