"""The incidents that stand beside a published total are those that it would count."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.validation.damage import DATA
from validation.__main__ import main
from validation.tallies import count_tallies

DAY = date(2023, 11, 2)


def _event(event_id: str, **cells: object) -> dict[str, object]:
    attack = {
        "event_level": "incident", "theme": "attacks_on_coalition",
        "event_type": "rocket_attack", "event_class": "armed_action", "event_status": "occurred",
        "verification": "confirmed", "start_date": DAY, "local_time": None, "location_id": "base",
    }  # fmt: skip
    return attack | {"event_id": event_id} | cells


def _tables(*events: dict[str, object], target: str = "us-armed-forces") -> dict[str, pl.DataFrame]:
    ids = [event["event_id"] for event in events]
    return {
        "events": pl.DataFrame(list(events)).with_columns(pl.col("local_time").cast(pl.String)),
        "event_actors": pl.DataFrame({"event_id": ids, "actor_id": target, "role": "target"}),
        "event_reports": pl.DataFrame(
            {
                "event_id": ids,
                "stance_to_event": "affirms",
                "independence_group": ["us-military" if "told" in str(i) else "x" for i in ids],
            }
        ),
        "locations": pl.DataFrame(
            {
                "location_id": ["base", "town", "kurdistan-region", "iraq", "post", "syria"],
                "parent_location_id": ["town", "kurdistan-region", "iraq", None, "syria", None],
                "country_code": ["IRQ", "IRQ", "IRQ", "IRQ", "SYR", "SYR"],
            }
        ),
        "actors": pl.DataFrame(
            {
                "actor_id": ["us-department-of-defense", "monitor"],
                "actor_kind": ["government_body", "civil_society"],
            }
        ),
        "figures": pl.DataFrame(
            {
                "figure_id": ["in-iraq", "everywhere", "in-region"],
                "measure": [
                    "attacks_on_us_forces_in_iraq", "attacks_on_us_forces",
                    "attacks_on_kurdistan_region",
                ],
                "value_low": [2, 5, 4],
                "value_high": [2, None, 4],
                "as_of_date": DAY,
                "period_start_date": date(2023, 10, 17),
                "location_id": [None, None, "town"],
                "about_actor_id": pl.Series([None] * 3, dtype=pl.String),
                "stated_by_actor_id": ["us-department-of-defense", "monitor", "monitor"],
            }
        ),
    }  # fmt: skip


def _beside(tables: dict[str, pl.DataFrame]) -> dict[str, tuple[int, int, int]]:
    (_, beside), _ = count_tallies(tables)  # type: ignore[arg-type]
    counts = beside.select("figure_id", "coded", "official account", "percent")
    return {row[0]: row[1:] for row in counts.iter_rows()}


def test_incidents_stand_beside_the_total_of_their_country_and_of_all() -> None:
    tables = _tables(_event("told"), _event("claimed"), _event("told-2", location_id="post"))
    assert _beside(tables) == {
        "in-iraq": (2, 1, 100), "everywhere": (3, 2, 60), "in-region": (2, 0, 50),
    }  # fmt: skip


@pytest.mark.parametrize(
    "cells",
    [
        {"event_level": "wave"},
        {"theme": "counter_isis"},
        {"event_status": "foiled"},
        {"verification": "discounted"},
        {"start_date": date(2023, 11, 3)},
        {"start_date": date(2023, 10, 16)},
    ],
    ids=lambda cells: next(iter(cells)),
)
def test_what_a_total_would_not_count_is_left_out(cells: dict[str, object]) -> None:
    assert _beside(_tables(_event("told"), _event("other", **cells)))["in-iraq"] == (1, 1, 50)


def test_an_attack_on_others_counts_for_a_region_only() -> None:
    beside = _beside(_tables(_event("told"), target="kurdistan-regional-government"))
    assert (beside["in-iraq"][0], beside["in-region"][0]) == (0, 1)


def test_a_strike_on_a_faction_counts_for_no_region() -> None:
    strike = _event("strike", theme="strikes_on_armed_groups")
    assert _beside(_tables(strike))["in-region"][0] == 0


@pytest.mark.parametrize(("clock", "coded"), [("06:30", 1), ("07:30", 0), (None, 0)])
def test_a_clock_time_puts_an_attack_on_its_eastern_day(clock: str | None, coded: int) -> None:
    tomorrow = _event("told", start_date=date(2023, 11, 3), local_time=clock)
    assert _beside(_tables(tomorrow))["in-iraq"][0] == coded


def test_weeks_hold_what_was_coded_and_the_last_total() -> None:
    tables = _tables(_event("told"), _event("claimed", start_date=date(2023, 10, 28)))
    tables["figures"] = tables["figures"].filter(pl.col("figure_id") != "everywhere")
    _, (_, weeks) = count_tallies(tables)  # type: ignore[arg-type]
    assert weeks.select("week", "coded", "total", "coded so far").rows() == [
        (date(2023, 10, 23), 1, None, None),
        (date(2023, 10, 30), 1, 2, 2),
    ]


def test_the_command_prints_both_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tallies", str(DATA)]) == 0
    printed = capsys.readouterr().out
    assert "## Incidents beside each published total" in printed
    assert "## Attacks on US forces and official totals by country and week" in printed
