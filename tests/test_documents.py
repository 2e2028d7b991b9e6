"""The written pages say what the data say, name what exists, and stand on their own."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from docs import refresh
from docs.pictures import timeline
from docs.pictures.drawn import read
from tests.project import ROOT

WRITTEN = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "data" / "README.md"])
"""Every page for people."""

SLUG = re.compile(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`")
"""Something in code font that looks like an id."""

OF_A_MACHINE = re.compile(r"(?:^|[\s`(\"'])/[a-z]+/", re.MULTILINE)
"""How a path begins that exists on one machine only."""

NO_IDS = {"iraq-coalition-events", "date-released", "2024-2-3"}
"""Words in code font that look like ids and are none."""


@cache
def known_ids() -> frozenset[str]:
    """Return every cell of the tables; the ids are among them."""
    tables = (pl.read_csv(path, infer_schema=False) for path in (ROOT / "data").glob("*.csv"))
    return frozenset(cell for table in tables for column in table for cell in column.drop_nulls())


@pytest.mark.parametrize("page", refresh.PAGES)
def test_blocks_hold_what_the_data_say(page: str, built_tables: None) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert refresh.refreshed(text, ROOT) == text, "run `python -m docs.refresh`"


def test_a_block_that_nobody_knows_is_named() -> None:
    with pytest.raises(LookupError, match="no such block: weather"):
        refresh.refreshed("<!-- block: weather -->\n<!-- end -->", ROOT)


def test_second_passes_are_summed_up(tmp_path: Path) -> None:
    (tmp_path / "validation" / "audits").mkdir(parents=True)
    (tmp_path / "validation" / "audits" / "one-reread.csv").write_text(
        "table_name,key,column,value,verdict,correct_value,note_en\n"
        "events,a,theme,context,right,,\n"
        "events,b,theme,context,right,,\n"
        "events,c,theme,context,right,,\n"
        "events,d,theme,context,wrong,law,\n"
        "events,e,theme,context,not_shown,,\n",
        encoding="utf-8",
    )
    (tmp_path / "validation" / "audits" / "two-reading.csv").write_text(
        "table_name,key,column,verdict,old_value,new_value,note_en\n"
        "events,a,theme,mended,context,law,\n"
        "statements,b,gist_en,mended,one,two,\n"
        "statements,c,,open,,,doubtful\n"
        "statements,d,,stands,,,the page has it\n",
        encoding="utf-8",
    )
    filled = refresh.refreshed("<!-- block: audits -->\n<!-- end -->", tmp_path)
    assert "| events | 3 | 1 | 1 | 25.0 |" in filled
    assert "| statements | 1 | 1 | 1 |" in filled
    assert "| all | 2 | 1 | 1 |" in filled


@pytest.mark.parametrize("language", timeline.WORDS)
def test_pictures_show_what_the_tables_hold(language: str) -> None:
    picture = (timeline.FOLDER / f"timeline.{language}.svg").read_text(encoding="utf-8")
    found = re.search(r"<dc:description>(.*?)</dc:description>", picture, re.DOTALL)
    assert found is not None
    drawn = json.loads(html.unescape(found[1]))
    expected = json.loads(read(ROOT / "data").as_text())
    assert drawn == expected, "run `python -m docs.pictures.timeline`"


def test_pictures_are_the_same_each_time(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    drawn = read(ROOT / "data")
    for name in ("one.svg", "two.svg"):
        timeline.draw(drawn, "ar", tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_ids_in_examples_exist(path: Path) -> None:
    named = set(SLUG.findall(path.read_text(encoding="utf-8"))) - NO_IDS
    assert not sorted(named - known_ids())


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_stand_on_their_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not OF_A_MACHINE.findall(text)
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (path.parent / target).exists(), f"{path.name} leads to {target}"


def test_both_readmes_have_the_same_parts() -> None:
    def parts(name: str) -> dict[str, int]:
        text = (ROOT / name).read_text(encoding="utf-8")
        marks = {"headings": "\n## ", "blocks": "<!-- block", "pictures": "![", "points": "\n- "}
        return {part: text.count(mark) for part, mark in marks.items()} | {
            "relations": text.count("--o{"),
            "rows": len(re.findall(r"^\| [^-\d|]+ \| .*`", text, re.MULTILINE)),
        }

    assert parts("README.md") == parts("README.ar.md")


def test_editing_by_hand_fits_on_one_screen() -> None:
    text = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "decisions").glob("*.md")))
def test_decisions_are_short_and_listed(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 30
    index = (path.parent / "README.md").read_text(encoding="utf-8")
    assert path.name == "README.md" or f"]({path.name})" in index
