"""`python -m docs.refresh`: fill the blocks of the written pages with what the data say.

A block stands between `<!-- block: NAME -->` and `<!-- end -->`. NAME is one of

- `counts en`, `counts ar`: how much there is, in words of that language;
- `report: TITLE`: one table of `python -m validation report`, by its title;
- `output`: what the Python code right above the block prints, run with the installed package;
- `coverage`: what was searched, by theme, from `data/coverage.csv`;
- `audits`: what second passes found, from `validation/audits/*.csv`.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from validation.auditing import count_audits
from validation.release import ROOT
from validation.reporting import as_markdown, count_all
from validation.tables import Tables, read_tables

PAGES = ("README.md", "README.ar.md", "docs/datasheet.md")
"""Pages with blocks."""

BLOCK = re.compile(r"(<!-- block: (?P<name>[^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)

COUNTS = {
    "en": (
        ("events", "events: incidents, waves, episodes"),
        ("event_reports", "reports, one for each informant whom a source lets speak"),
        ("statements", "statements"),
        ("positions", "positions of statements on issues"),
        ("commitments", "promises and plans, each with what came of it"),
        ("figures", "published numbers"),
        ("event_links", "links between events"),
        ("sources", "sources read"),
        ("actors", "actors"),
        ("locations", "places"),
    ),
    "ar": (
        ("events", "الأحداث: وقائع وموجات ومسارات ممتدة"),
        ("event_reports", "الإفادات: ما يقوله كل صاحب إفادة في كل مصدر"),
        ("statements", "التصريحات"),
        ("positions", "المواقف التي تتخذها التصريحات من المسائل المختلف فيها"),
        ("commitments", "التعهّدات والخطط، ومع كل منها ما آل إليه"),
        ("figures", "الأرقام المنشورة"),
        ("event_links", "الصلات بين الأحداث"),
        ("sources", "المصادر المقروءة"),
        ("actors", "الجهات والأشخاص"),
        ("locations", "الأماكن"),
    ),
}
"""Tables that the pages count, and what their rows are called."""

COUNTED = {"en": ("rows", "of what"), "ar": ("العدد", "المعدود")}

SHARES = {
    "en": {
        "events with two or more affirming independence groups": "of the events have two or more "
        "independent voices that affirm them",
        "events with sources in two or more languages": "of the events have sources in two or "
        "more languages",
        "sources in Arabic": "of the sources are in Arabic",
    },
    "ar": {
        "events with two or more affirming independence groups": "من الأحداث تثبتها مجموعتان "
        "مستقلتان أو أكثر",
        "events with sources in two or more languages": "من الأحداث لها مصادر بلغتين أو أكثر",
        "sources in Arabic": "من المصادر بالعربية",
    },
}
"""Shares of the report that the pages give, by their title there."""


def refreshed(text: str, root: Path) -> str:
    """Return `text` with every block filled anew.

    Raises:
        LookupError: If a block has a name that is not known.
    """
    tables = read_tables(root / "data")

    def fill(block: re.Match[str]) -> str:
        content = _content(block["name"], text[: block.start()], tables, root)
        return f"{block[1]}{content.strip()}\n{block[3]}"

    return BLOCK.sub(fill, text)


def _content(name: str, above: str, tables: Tables, root: Path) -> str:
    kind, _, rest = name.partition(" ")
    if kind == "counts":
        return _counts(tables, rest)
    if kind == "report:":
        return _section(tables, rest)
    if name == "output":
        return _output(above, root)
    if name == "coverage":
        return _markdown(_coverage(tables))
    if name == "audits":
        return _audits(root / "validation" / "audits")
    raise LookupError(f"docs/refresh.py: no such block: {name}")


def _counts(tables: Tables, language: str) -> str:
    told = dict(dict(count_all(tables))["Shares in percent"].iter_rows())
    rows, what = COUNTED[language]
    lines = [f"| {rows} | {what} |", "| ---: | --- |"]
    lines += [f"| {tables[name].height:,} | {label} |" for name, label in COUNTS[language]]
    lines += [f"| {told[title]} % | {label} |" for title, label in SHARES[language].items()]
    return "\n".join(lines)


def _section(tables: Tables, title: str) -> str:
    found = [pair for pair in count_all(tables) if pair[0] == title]
    if not found:
        raise LookupError(f"docs/refresh.py: the report has no table: {title}")
    return as_markdown(iter(found)).split("\n", 2)[2]


def _output(above: str, root: Path) -> str:
    code = CODE.findall(above)[-1]
    command = [sys.executable, "-c", code]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(  # noqa: S603 (code of our own pages)
        command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return f"```text\n{run.stdout}```"


def _coverage(tables: Tables) -> pl.DataFrame:
    """Return the searches by theme: periods, look-ups, pages and events summed."""
    sums = {name: pl.col(name).sum() for name in ("lookups", "pages_read", "events_coded")}
    searches = (
        tables["coverage"]
        .group_by("theme")
        .agg(
            searches=pl.len(),
            first_day=pl.col("period_start_date").min(),
            last_day=pl.col("period_end_date").max(),
            **sums,
        )
    )
    return searches.sort("theme")


def _audits(folder: Path) -> str:
    counts = list(count_audits(folder))
    if not counts:
        return "No second pass has been recorded yet."
    return "\n\n".join(f"{title}:\n\n{_markdown(frame)}" for title, frame in counts)


def _markdown(frame: pl.DataFrame) -> str:
    head = "| " + " | ".join(frame.columns) + " |\n" + "| --- " * frame.width + "|\n"
    rows = (" | ".join(str(cell).replace("|", "\\|") for cell in row) for row in frame.iter_rows())
    return head + "\n".join(f"| {row} |" for row in rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill the pages, or with `--check` say which are stale; return 1 if one is."""
    parser = argparse.ArgumentParser(prog="python -m docs.refresh", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args(arguments).check
    stale = 0
    for page in PAGES:
        path = ROOT / page
        text = path.read_text(encoding="utf-8")
        anew = refreshed(text, ROOT)
        if anew == text:
            continue
        stale += 1
        if not check:
            path.write_text(anew, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{page}: {'stale' if check else 'written'}\n")
    return 1 if stale and check else 0


if __name__ == "__main__":
    raise SystemExit(main())
