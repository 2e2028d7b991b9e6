"""Damages to references, to codes of closed lists and to withdrawn ids."""

from __future__ import annotations

from tests.validation.damage import Copy, Place, cell_damage, damage

RETIRED = {"table_name": "events", "old_id": "2014-01-01-nowhere-nothing", "new_id": "",
           "reason": "mistake", "version": "0.1.0", "note_en": ""}  # fmt: skip


def transposed(text: str) -> str:
    """Return an id with its last two letters in the wrong order."""
    return text[:-2] + text[-1] + text[-2]


@damage("reference.dangling", "add the record first")
def a_dangling_reference(copy: Copy) -> Place:
    return copy.spoil("event_actors", copy.first("event_actors"), actor_id="zzz-zzz")


@damage("reference.dangling", "did you mean mosul?")
def a_misspelt_reference(copy: Copy) -> Place:
    return copy.spoil("events", copy.first("events"), location_id="mossul")


@damage("reference.dangling", "did you mean united-states?")
def a_reference_in_capitals(copy: Copy) -> Place:
    row = copy.first("event_actors", lambda row: row["actor_id"] == "united-states")
    return copy.spoil("event_actors", row, actor_id="United States")


@damage("reference.dangling", "an id in data/actors.csv")
def a_dangling_reference_in_a_list(copy: Copy) -> Place:
    row = copy.first("event_reports", lambda row: row["reported_actor_id"])
    return copy.spoil(
        "event_reports", row, reported_actor_id=row["reported_actor_id"] + ";nobody-at-all"
    )


cell_damage("a_date_in_an_id_column", "reference.dangling", "events", "location_id", "2024-01-28")
cell_damage(
    "letters_of_an_id_in_the_wrong_order", "reference.dangling", "commitments", "source_id",
    transposed, says="did you mean",
)  # fmt: skip
cell_damage(
    "a_name_for_an_id", "reference.dangling", "statements", "speaker_actor_id", "Barack Obama",
    says="did you mean barack-obama?",
)  # fmt: skip
cell_damage(
    "a_related_statement_that_is_not_there", "reference.dangling", "statements",
    "related_statement_id", "2001-01-01-nobody-nothing",
)  # fmt: skip
cell_damage(
    "a_parent_that_is_not_there", "reference.dangling", "locations", "parent_location_id",
    "atlantis",
)  # fmt: skip

cell_damage("an_unknown_code", "vocabulary.unknown", "events", "event_type", "zeppelin_raid")
cell_damage(
    "a_code_in_the_wrong_case", "vocabulary.unknown", "events", "event_level", str.capitalize,
    says="did you mean",
)  # fmt: skip
cell_damage(
    "a_misspelt_code", "vocabulary.unknown", "events", "verification", "acknowleged",
    says="did you mean acknowledged?",
)  # fmt: skip
cell_damage("a_label_for_a_code", "vocabulary.unknown", "event_actors", "role", "هدف")
cell_damage("a_stance_off_the_scale", "vocabulary.unknown", "positions", "stance", "3")
cell_damage("a_list_that_ends_open", "vocabulary.unknown", "events", "means", lambda m: m + ";")
cell_damage("a_list_with_spaces", "vocabulary.unknown", "events", "means", "rocket; mortar")
cell_damage("a_list_with_commas", "vocabulary.unknown", "events", "means", "rocket,mortar")
cell_damage("an_unknown_code_in_a_bridge", "vocabulary.unknown", "crosswalks", "code", "zeppelin")
cell_damage("an_unknown_scheme", "vocabulary.unknown", "crosswalks", "scheme", "gdelt")
cell_damage("an_entry_twice_in_a_list", "vocabulary.twice", "events", "means", "rocket;rocket")
cell_damage(
    "a_condition_left_out", "vocabulary.condition", "crosswalks", "condition_en", "",
    where=lambda row: row["match"] == "conditional",
)  # fmt: skip


@damage("vocabulary.other_class", "belongs to")
def a_type_of_another_class(copy: Copy) -> Place:
    event = copy.first("events", lambda row: row["event_class"] == "armed_action")
    return copy.spoil("events", event, event_type="meeting")


@damage("vocabulary.other_class", "the hundred of a class")
def a_type_of_no_class(copy: Copy) -> Place:
    row = copy.first("vocabulary", lambda row: row["variable"] == "event_type")
    return copy.spoil("vocabulary", row, sort_order="99901")


@damage("vocabulary.unused", "a code that some record uses")
def a_code_that_nothing_uses(copy: Copy) -> Place:
    theme = copy.first("vocabulary", lambda row: row["variable"] == "theme")
    return copy.add("vocabulary", theme, "code", code="zz_of_no_use")


@damage("vocabulary.unknown", "a code of the list")
def a_list_without_a_code_in_use(copy: Copy) -> Place:
    event = copy.first("events")
    theme = event["theme"]
    copy.remove("vocabulary", lambda row: (row["variable"], row["code"]) == ("theme", theme))
    return copy.place("events", event, "theme")


@damage("retired.table", "a table with ids")
def a_withdrawn_id_of_no_table(copy: Copy) -> Place:
    return copy.add("retired_ids", RETIRED, "table_name", table_name="happenings")


@damage("retired.used", "an id that is not in use")
def a_withdrawn_id_in_use(copy: Copy) -> Place:
    event = copy.first("events")
    return copy.add("retired_ids", RETIRED, "old_id", old_id=event["event_id"])


@damage("retired.successor", "an id in data/events.csv")
def a_withdrawn_id_with_a_successor_that_is_not_there(copy: Copy) -> Place:
    return copy.add("retired_ids", RETIRED, "new_id", new_id="2014-01-01-nowhere-at-all")
