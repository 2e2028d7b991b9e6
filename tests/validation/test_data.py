"""What the codebook promises of single cells and no rule across tables holds, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote_to_bytes

import pycountry
import pytest

from tests.validation.damage import real_rows
from validation import schemas
from validation.release import cutoff_date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY, MONTH, YEAR = r"(?P<day>\d{1,2})", f"(?P<month>{'|'.join(MONTHS)})", r"(?P<year>\d{4})"
WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
NAMED_DAYS = (
    re.compile(rf"{WEEKDAY},? (?:the )?{DAY} {MONTH},? {YEAR}"),
    re.compile(rf"{WEEKDAY},? {MONTH} {DAY},? {YEAR}"),
    re.compile(rf"{DAY} {MONTH} {YEAR},? (?:is |was |being |a |\()*{WEEKDAY}"),
)
"""A weekday beside a full date, as the evidence gives it where it resolves a relative day."""

OTHER_MONTHS = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
"""Names of months that the glossary keeps for brackets."""

OURS = {
    "events": ("title_en", "title_ar", "summary_en", "summary_ar"),
    "commitments": ("act_en", "act_ar"),
    "issues": ("proposition_en", "proposition_ar"),
}
"""Texts in our own voice, which keep to the glossary; a gist renders the words of others."""

LOADED = re.compile(
    r"\b(?:martyrs?|terrorists?|occupation|suicide drones?|kamikaze|militias?|ISIL|Daesh)\b"
    r"|استشهاد|(?<!سيد ال)شهداء|قوات الاحتلال|(?<!أموال ال)إرهابيين|ميليشيات|الدواعش"
)
"""Loaded words; two of them are allowed within a name: of a faction, and of a committee."""
ID_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?-")


def texts(ending: str) -> Iterator[tuple[str, str, str]]:
    """Yield the place, the column and the text of each filled cell of such columns."""
    for table in schemas.MODELS:
        for line, row in enumerate(real_rows(table), start=2):
            for name, cell in row.items():
                if cell and name.endswith(ending):
                    yield f"{table}.csv:{line}: {name}", name, cell


def test_weekdays_are_those_of_their_dates() -> None:
    named = [
        (place, found)
        for place, _, cell in texts("_en")
        for pattern in NAMED_DAYS
        for found in pattern.finditer(cell)
    ]
    assert named, "the evidence resolves relative days by their weekday"
    for place, found in named:
        day = date(int(found["year"]), MONTHS.index(found["month"]) + 1, int(found["day"]))
        assert WEEKDAYS[day.weekday()] == found["weekday"], f"{place}: {found[0]}"


def test_escapes_in_addresses_are_utf_8() -> None:
    for row in real_rows("sources"):
        assert not re.search(r"%(?![0-9A-Fa-f]{2})", row["url"]), row["url"]
        unquote_to_bytes(row["url"]).decode("utf-8")


def test_languages_are_in_the_standard() -> None:
    used = {row["language_code"].split("-")[0] for row in real_rows("sources")}
    used |= {code for row in real_rows("coverage") for code in row["languages"].split(";")}
    known = {getattr(language, "alpha_2", language.alpha_3) for language in pycountry.languages}
    assert used <= known


@pytest.mark.parametrize("table", ["events", "statements", "commitments", "figures"])
def test_ids_begin_with_a_date_up_to_the_cutoff(table: str) -> None:
    for row in real_rows(table):
        name = row[schemas.key(table)[0]]
        found = ID_DATE.match(name)
        assert found, name
        year, month, day = (int(part or 1) for part in found.groups())
        assert date(year, month, day) <= cutoff_date(), name


def test_ids_of_sources_hold_a_date_or_say_that_there_is_none() -> None:
    dated = re.compile(r"-(?:undated|\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:-|$)")
    article = re.compile(r"article-\d+$")
    for row in real_rows("sources"):
        assert dated.search(row["source_id"]) or article.match(row["source_id"]), row["source_id"]


@pytest.mark.parametrize("table", ["actors", "locations"])
def test_aliases_are_other_names_each_once(table: str) -> None:
    for row in real_rows(table):
        aliases = row["aliases"].split(";") if row["aliases"] else []
        assert len(aliases) == len(set(aliases)), row["aliases"]
        assert not {row["name_en"], row["name_ar"]} & set(aliases), row["aliases"]
        assert all(alias and alias == alias.strip() for alias in aliases), row["aliases"]


def test_titles_are_no_sentences_and_summaries_are() -> None:
    for row in real_rows("events"):
        for language in ("en", "ar"):
            assert not row[f"title_{language}"].endswith("."), row["event_id"]
            assert row[f"summary_{language}"].endswith("."), row["event_id"]
    for row in real_rows("statements"):
        assert row["gist_en"].endswith("."), row["statement_id"]
        assert row["gist_ar"].endswith("."), row["statement_id"]


def test_no_two_events_are_told_in_the_same_words() -> None:
    for language in ("en", "ar"):
        told = [
            (row["start_date"], row[f"title_{language}"], row[f"summary_{language}"])
            for row in real_rows("events")
        ]
        assert sorted({words for words in told if told.count(words) > 1}) == []


def test_digits_in_arabic_texts_are_western() -> None:
    assert [place for place, _, cell in texts("_ar") if re.search("[٠-٩۰-۹]", cell)] == []


def test_months_have_their_iraqi_names() -> None:
    dated = re.compile(rf"\d\s(?:{OTHER_MONTHS})\b|\b(?:{OTHER_MONTHS})\s\d")
    ours = [(place, cell) for place, _, cell in texts("_ar") if "publishers.csv" not in place]
    assert [place for place, cell in ours if dated.search(cell)] == []


def test_texts_of_ours_are_neutral() -> None:
    loaded = [
        (f"{table}.csv:{line}: {name}", found[0])
        for table, names in OURS.items()
        for line, row in enumerate(real_rows(table), start=2)
        for name in names
        if (found := LOADED.search(row[name]))
    ]
    assert loaded == []


@pytest.mark.parametrize("variable", ["event_type", "verification", "date_precision", "actor_kind"])
def test_every_code_of_a_bridged_list_has_a_bridge(variable: str) -> None:
    codes = {row["code"] for row in real_rows("vocabulary") if row["variable"] == variable}
    bridged = {row["code"] for row in real_rows("crosswalks") if row["variable"] == variable}
    assert codes == bridged


def test_every_table_but_the_withdrawn_ids_holds_rows() -> None:
    empty = {table for table in schemas.MODELS if not real_rows(table)}
    assert empty <= {"retired_ids"}
