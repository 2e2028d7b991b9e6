"""Damages to statements, positions, numbers and what bears actors out."""

from __future__ import annotations

from tests.validation.damage import Copy, Place, cell_damage, damage, later

cell_damage("an_office_in_one_language", "words.both_languages", "statements", "office_ar", "")
cell_damage("a_condition_in_one_language", "words.both_languages", "positions", "condition_en", "")
cell_damage(
    "a_relation_with_an_office_in_one_language", "words.both_languages", "actor_relations",
    "office_en", "",
)  # fmt: skip
cell_damage(
    "an_official_body_without_an_arabic_name", "words.publisher_name", "publishers", "name_ar", "",
    where=lambda row: row["publisher_class"].startswith("official_"),
)  # fmt: skip
cell_damage(
    "troops_counted_under_an_army", "words.nation", "figures", "about_actor_id",
    "us-armed-forces", where=lambda row: row["measure"] == "us_troops_in_iraq",
)  # fmt: skip
cell_damage(
    "a_condition_without_reservation", "words.condition", "positions", "stance", "2",
    where=lambda row: row["condition_en"],
)  # fmt: skip


@damage("words.relation", "or neither")
def a_relation_to_no_statement(copy: Copy) -> Place:
    said = copy.first("statements", lambda row: not row["related_statement_id"])
    return copy.spoil("statements", said, "related_statement_id", statement_relation="repeats")


@damage("words.relation", "another statement")
def a_statement_that_contradicts_itself(copy: Copy) -> Place:
    said = copy.first("statements", lambda row: row["related_statement_id"])
    return copy.spoil("statements", said, related_statement_id=said["statement_id"])


@damage("words.contradicts", "by another speaker or of another day")
def a_contradiction_by_one_speaker_on_one_day(copy: Copy) -> Place:
    said = copy.first("statements", lambda row: row["statement_relation"] == "contradicts")
    other = copy.first(
        "statements", lambda row: row["statement_id"] == said["related_statement_id"]
    )
    return copy.spoil(
        "statements", said, "related_statement_id",
        speaker_actor_id=other["speaker_actor_id"], start_date=other["start_date"],
    )  # fmt: skip


@damage("words.office", "an office held on")
def an_office_held_at_another_time(copy: Copy) -> Place:
    offices = [r for r in copy.rows("actor_relations") if r["actor_relation"] == "holds_office_in"]
    holders = {row["subject_actor_id"] for row in offices}
    said = copy.first(
        "statements", lambda row: row["office_en"] and row["speaker_actor_id"] in holders
    )
    for office in offices:
        if office["subject_actor_id"] == said["speaker_actor_id"]:
            office |= {"start_date": "2001-01-01", "end_date": later(said["start_date"], -1)}
    copy.save("actor_relations")
    return copy.place("statements", said, "office_en")


@damage("words.office_known", "in actor_relations.csv")
def an_office_that_is_not_on_record(copy: Copy) -> Place:
    said = copy.first("statements", lambda row: row["office_en"])
    return copy.spoil("statements", said, "office_en", speaker_actor_id="iraq")


@damage("words.figure", "a value, or the word")
def a_figure_that_says_nothing(copy: Copy) -> Place:
    return copy.spoil(
        "figures", copy.first("figures"), "value_low",
        value_low="", value_high="", wording_en="",
    )  # fmt: skip


@damage("words.figure", "at least value_low")
def an_inverted_figure(copy: Copy) -> Place:
    number = copy.first("figures", lambda row: row["value_low"] and row["value_high"])
    return copy.spoil("figures", number, value_high=str(int(number["value_low"]) - 1))


@damage("words.borne_out", "with a source")
def an_actor_in_no_row(copy: Copy) -> Place:
    actor = copy.first("actors")
    return copy.add(
        "actors", actor, "actor_id",
        actor_id="zz-nobody", name_en="Nobody known", name_ar="مجهول الهوية", aliases="",
    )  # fmt: skip
