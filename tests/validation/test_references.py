"""Every reference, code and required cell is held, in every table; the nearest id is offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.validation.damage import Copy, Place
from tests.validation.damages.lists import RETIRED
from validation import schemas
from validation.checking import check
from validation.exceptions import NONE
from validation.references import GUESSED, nearest
from validation.schemas import Column

IDS = [
    "ain-al-asad-air-base",
    "al-harir-air-base",
    "baghdad",
    "camp-taji",
    "mosul",
    "united-states",
]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mossul", "mosul"),
        ("mosl", "mosul"),
        ("Mosul", "mosul"),
        (" mosul ", "mosul"),
        ("baghdad-", "baghdad"),
        ("bagdad", "baghdad"),
        ("United States", "united-states"),
        ("united_states", "united-states"),
        ("ain-al-assad-airbase", "ain-al-asad-air-base"),
        ("zanzibar", ""),
        ("", ""),
        ("الموصل", ""),
    ],
)
def test_nearest_id_is_offered_and_none_if_none_is_near(written: str, meant: str) -> None:
    assert nearest(written, IDS) == meant


def test_nothing_is_near_to_an_empty_list() -> None:
    assert nearest("mosul", []) == ""


def test_a_table_cut_short_gets_few_guesses_and_every_problem(copy: Copy) -> None:
    kept = {row["source_id"] for row in copy.rows("sources")[:20]}
    copy.remove("sources", lambda row: row["source_id"] not in kept)
    lost = [row for row in copy.rows("event_reports") if row["source_id"] not in kept]
    told = [
        problem
        for problem in check(copy.folder, NONE, "data").problems
        if (problem.rule, problem.column) == ("reference.dangling", "source_id")
        and problem.file == "data/event_reports.csv"
    ]
    assert len(told) == len(lost)
    guessed = {problem.found for problem in told if "did you mean" in problem.remedy}
    assert 0 < len(guessed) <= GUESSED


def every_column(
    copy: Copy, wanted: Callable[[Column], object], value: Callable[[Column], str]
) -> set[Place]:
    """Spoil each column that is wanted, each in a row of its own; return the places."""
    if not copy.rows("retired_ids"):
        for number in range(9):
            copy.rows("retired_ids").append(RETIRED | {"old_id": f"2014-01-01-nowhere-{number}"})
    spoilt = []
    for table in schemas.MODELS:
        columns = [column for column in schemas.columns(table) if wanted(column)]
        for number, column in enumerate(columns):
            row = copy.rows(table)[number % len(copy.rows(table))]
            row[column.name] = value(column)
            spoilt.append((table, row, column.name))
        copy.save(table)
    return {copy.place(table, row, name) for table, row, name in spoilt}


def places(copy: Copy, rule: str) -> set[Place]:
    """Return the places at which a rule is reported."""
    problems = check(copy.folder, NONE, "data").problems
    told = [problem for problem in problems if problem.rule == rule]
    return {Place(p.file[5:-4], p.line, p.column) for p in told}


def test_every_reference_must_lead_somewhere(copy: Copy) -> None:
    spoilt = every_column(copy, lambda column: column.references, lambda _: "zz-no-such-record")
    assert len(spoilt) > 30
    assert spoilt <= places(copy, "reference.dangling")


def test_every_code_must_be_in_its_list(copy: Copy) -> None:
    spoilt = every_column(
        copy, lambda column: column.variable, lambda c: "99" if c.type == "integer" else "zz"
    )
    assert len(spoilt) > 30
    assert spoilt <= places(copy, "vocabulary.unknown")


def test_every_required_column_must_be_filled(copy: Copy) -> None:
    spoilt = every_column(copy, lambda column: column.required, lambda _: "")
    assert len(spoilt) > 100
    assert spoilt <= places(copy, "model.required")


@pytest.mark.parametrize("kind", ["date", "integer", "number"])
def test_every_typed_column_must_be_of_its_type(copy: Copy, kind: str) -> None:
    spoilt = every_column(copy, lambda column: column.type == kind, lambda _: "x")
    assert spoilt
    assert spoilt == places(copy, f"type.{kind}")


def test_every_pattern_must_match(copy: Copy) -> None:
    spoilt = every_column(copy, lambda column: column.pattern, lambda _: "No Pattern Fits This!")
    assert len(spoilt) > 25
    assert spoilt <= places(copy, "model.value")


def test_every_lower_limit_holds(copy: Copy) -> None:
    spoilt = every_column(copy, lambda column: column.minimum is not None, lambda _: "-181")
    assert len(spoilt) > 10
    assert spoilt <= places(copy, "model.value")


def test_every_text_may_be_arabic_or_english_as_its_name_says(copy: Copy) -> None:
    spoilt = every_column(
        copy, lambda column: column.language, lambda c: "Ωμέγα" if c.language == "en" else "Latin"
    )
    assert len(spoilt) > 30
    assert spoilt == places(copy, "text.english") | places(copy, "text.arabic")
