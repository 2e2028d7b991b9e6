"""What a row of `events_wide` must hold, on small frames and on the real tables."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from tests.project import ROOT
from validation import schemas
from validation.reading import POLARS_TYPES
from validation.schemas.wide import EventsWide
from validation.tables import read_tables
from validation.wide import CODED, HARMS, build_wide

Row = dict[str, Any]
Real = tuple[dict[str, pl.DataFrame], pl.DataFrame]


def frames(**rows: list[Row]) -> dict[str, pl.DataFrame]:
    """Return every table with its own columns, filled with the rows given."""
    return {
        table: pl.DataFrame(
            rows.get(table, []),
            schema={name: POLARS_TYPES[kind] for name, kind in schemas.types(table).items()},
        )
        for table in schemas.MODELS
    }


def wide(*events: str, **rows: list[Row]) -> dict[str, Row]:
    """Return the wide rows of these events, by their ids."""
    built = build_wide(frames(**{"events": [{"event_id": event} for event in events], **rows}))
    return {row["event_id"]: row for row in built.to_dicts()}


def part(whole: str, *parts: str) -> list[Row]:
    return [
        {"from_event_id": one, "event_relation": "part_of", "to_event_id": whole} for one in parts
    ]


def harm(event: str, low: int, best: int | None, high: int | None, **other: str) -> Row:
    row: Row = {"event_id": event, "victim_group": "pmf", "harm_type": "killed"}
    return row | {"low": low, "best": best, "high": high} | other


@pytest.fixture(scope="module")
def real() -> Real:
    tables = read_tables(ROOT / "data")
    clean = {name: tables[name].drop("line", "key") for name in schemas.MODELS}
    return clean, build_wide(clean)


def test_builder_and_model_agree_on_columns_types_and_order() -> None:
    built = build_wide(frames(events=[{"event_id": "a"}])).drop("event_id")
    declared = EventsWide.to_schema().columns
    assert built.columns == list(declared)[1:]
    assert [schemas.TYPES[built.schema[name].base_type()] for name in built.columns] == [
        column.type for column in schemas.columns("events_wide")
    ][1:]


def test_coded_columns_are_those_of_the_schema() -> None:
    coded = tuple(column.name for column in schemas.columns("events") if column.variable)
    assert coded == CODED
    assert all(c.variable == c.name for c in schemas.columns("events") if c.variable)


def test_real_rows_fit_the_model(real: Real) -> None:
    EventsWide.validate(real[1], lazy=True)


def test_one_row_an_event_in_the_order_of_events(real: Real) -> None:
    tables, built = real
    assert built.select(tables["events"].columns).equals(tables["events"])


def test_harm_of_all_rows_adds_up_to_all_harm(real: Real) -> None:
    tables, built = real
    for kind in HARMS:
        rows = tables["event_harm"].filter(pl.col("harm_type") == kind)
        assert built[f"{kind}_low"].sum() == rows["low"].sum() > 0


def test_codes_are_labelled_in_both_languages_lists_in_their_order() -> None:
    codes = [("rocket", "Rocket", "صاروخ"), ("drone", "Drone", "طائرة")]
    lists = [
        {"variable": "means", "code": code, "label_en": english, "label_ar": arabic}
        for code, english, arabic in codes
    ]
    row = wide(events=[{"event_id": "a", "means": "rocket;drone"}], vocabulary=lists)["a"]
    assert row["means_label_en"] == "Rocket; Drone"
    assert row["means_label_ar"] == "صاروخ؛ طائرة"
    assert row["outcome_label_en"] is None


def test_place_carries_names_coordinates_and_parent() -> None:
    places: list[Row] = [
        {"location_id": "iraq", "name_en": "Iraq", "name_ar": "العراق"},
        {
            "location_id": "mosul", "name_en": "Mosul", "name_ar": "الموصل", "latitude": 36.3,
            "longitude": 43.1, "parent_location_id": "iraq", "country_code": "IRQ",
        },
    ]  # fmt: skip
    row = wide(events=[{"event_id": "a", "location_id": "mosul"}], locations=places)["a"]
    assert (row["location_name_en"], row["location_name_ar"]) == ("Mosul", "الموصل")
    assert (row["latitude"], row["longitude"], row["country_code"]) == (36.3, 43.1, "IRQ")
    assert (row["parent_location_id"], row["parent_location_name_en"]) == ("iraq", "Iraq")


def test_claim_accusation_and_finding_stay_apart_and_other_roles_come_once() -> None:
    roles = {
        "claimed_initiator": ["irgc"],
        "accused_initiator": ["irgc", "badr"],
        "target": ["us"],
        "host": ["iraq"],
        "subject": ["iraq", "us"],
    }
    rows = [
        {"event_id": "a", "actor_id": actor, "role": role}
        for role, actors in roles.items()
        for actor in actors
    ]
    names = [
        {"actor_id": actor, "name_en": actor.upper(), "name_ar": "اسم"}
        for actor in ("irgc", "badr", "us", "iraq")
    ]
    row = wide("a", event_actors=rows, actors=names)["a"]
    assert row["initiator_actor_id"] is None
    assert row["claimed_initiator_actor_id"] == "irgc"
    assert row["accused_initiator_actor_id"] == "badr;irgc"
    assert row["accused_initiator_name_en"] == "BADR; IRGC"
    assert row["accused_initiator_name_ar"] == "اسم؛ اسم"
    assert row["target_actor_id"] == "us"
    assert row["other_actor_id"] == "iraq;us"


def test_harm_is_summed_over_groups_of_victims() -> None:
    rows = [harm("a", 1, 2, 3), harm("a", 10, 20, 30, victim_group="isis")]
    row = wide("a", event_harm=rows)["a"]
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (11, 22, 33)
    assert row["wounded_low"] is None


def test_brain_injuries_and_indirect_deaths_are_in_no_sum() -> None:
    rows = [
        harm("a", 9, 9, 9, harm_type="brain_injury"),
        harm("a", 1, 1, 1, harm_type="indirect_death"),
    ]
    row = wide("a", event_harm=rows)["a"]
    assert {row[name] for name in row if name.startswith(HARMS)} == {None}


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    rows = [harm("a", 1, None, 3), harm("a", 10, 20, None, victim_group="isis")]
    row = wide("a", event_harm=rows)["a"]
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (11, None, None)


def test_none_killed_is_zero_and_unsaid_is_null() -> None:
    rows = wide("a", "b", event_harm=[harm("a", 0, 0, 0)])
    assert rows["a"]["killed_best"] == 0
    assert rows["b"]["killed_best"] is None


def test_parts_count_down_all_levels_and_each_once() -> None:
    # d is part of both b and c, which are parts of a.
    links = part("a", "b", "c") + part("b", "d") + part("c", "d")
    rows = [harm("a", 1, 1, 1), harm("b", 10, 10, 10), harm("d", 100, 100, 100)]
    found = wide("a", "b", "c", "d", event_harm=rows, event_links=links)
    assert {event: row["killed_with_parts_best"] for event, row in found.items()} == {
        "a": 111, "b": 110, "c": 100, "d": 100,
    }  # fmt: skip
    assert {event: row["killed_best"] for event, row in found.items()} == {
        "a": 1, "b": 10, "c": None, "d": 100,
    }  # fmt: skip


def test_other_links_than_part_of_carry_no_harm() -> None:
    links = [{"from_event_id": "b", "event_relation": "responds_to", "to_event_id": "a"}]
    found = wide("a", "b", event_harm=[harm("b", 5, 5, 5)], event_links=links)
    assert found["a"]["killed_with_parts_low"] is None


def test_a_circle_of_parts_ends_and_counts_each_once() -> None:
    links = part("a", "b") + part("b", "a")
    found = wide("a", "b", event_harm=[harm("a", 1, 1, 1), harm("b", 2, 2, 2)], event_links=links)
    assert found["a"]["killed_with_parts_low"] == found["b"]["killed_with_parts_low"] == 3


def report(event: str, source: str, group: str, stance: str = "affirms") -> Row:
    told = {"event_id": event, "source_id": source, "independence_group": group}
    return told | {"stance_to_event": stance}


SOURCES: list[Row] = [
    {"source_id": "s1", "publisher_id": "agency", "language_code": "en"},
    {"source_id": "s2", "origin_publisher_id": "centcom", "language_code": "ar"},
    {"source_id": "s3", "publisher_id": "un-body", "language_code": "en"},
]  # fmt: skip
PUBLISHERS: list[Row] = [
    {"publisher_id": "agency", "publisher_class": "wire"},
    {"publisher_id": "centcom", "publisher_class": "official_us"},
    {"publisher_id": "un-body", "publisher_class": "un"},
]


def test_evidence_counts_reports_sources_affirming_groups_and_languages() -> None:
    rows = [
        report("a", "s1", "reuters"),
        report("a", "s1", "us-military"),
        report("a", "s2", "us-military"),
        report("a", "s2", "iran", "denies"),
    ]
    row = wide("a", "b", event_reports=rows, sources=SOURCES, publishers=PUBLISHERS)["a"]
    assert (row["report_count"], row["source_count"], row["affirming_group_count"]) == (4, 2, 2)
    assert (row["language_count"], row["languages"], row["source_id"]) == (2, "ar;en", "s1;s2")
    assert row["denied_or_disputed"] is True


def test_official_is_a_publisher_or_an_origin_that_is_a_state_or_the_un() -> None:
    rows = [report("a", "s1", "x"), report("b", "s2", "x"), report("c", "s3", "x")]
    found = wide("a", "b", "c", "d", event_reports=rows, sources=SOURCES, publishers=PUBLISHERS)
    official = {event: row["official_source"] for event, row in found.items()}
    assert official == {"a": False, "b": True, "c": True, "d": False}


def test_an_event_that_nothing_refers_to_counts_zero() -> None:
    row = wide("a")["a"]
    assert {row[name] for name in row if name.endswith("_count")} == {0}
    assert (row["official_source"], row["denied_or_disputed"]) == (False, False)
    assert (row["links_out"], row["links_in"], row["source_id"]) == (None, None, None)


def test_links_are_named_from_both_ends_and_statements_counted() -> None:
    answer = {"from_event_id": "b", "event_relation": "responds_to", "to_event_id": "a"}
    links = [*part("a", "b"), answer]
    said = [{"statement_id": name, "about_event_id": "a"} for name in ("x", "y")]
    found = wide("a", "b", event_links=links, statements=said)
    assert found["b"]["links_out"] == "part_of:a;responds_to:a"
    assert found["a"]["links_in"] == "part_of:b;responds_to:b"
    assert (found["a"]["statement_count"], found["b"]["statement_count"]) == (2, 0)


def test_the_order_of_rows_in_the_other_tables_changes_nothing(real: Real) -> None:
    tables, built = real
    turned = {name: frame.reverse() for name, frame in tables.items()}
    assert build_wide({**turned, "events": tables["events"]}).equals(built)
