"""The models hold the tables and columns of the data model, in its order, and nothing unused."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

import pytest

from validation import schemas
from validation.release import ROOT

COLUMNS = {
    "events": "event_id event_level event_class event_type theme start_date end_date "
    "date_precision local_time location_id location_precision title_en title_ar summary_en "
    "summary_ar event_status means outcome verification coding_note_en",
    "actors": "actor_id name_en name_ar aliases actor_kind country_code wikidata_code note_en",
    "locations": "location_id name_en name_ar aliases location_kind parent_location_id "
    "country_code admin1_code latitude longitude coordinates_source geonames_code note_en",
    "statements": "statement_id start_date end_date date_precision speaker_actor_id office_en "
    "office_ar on_behalf_of_actor_id speech_act addressee_actor_id channel attribution_form "
    "occasion_event_id about_event_id gist_en gist_ar related_statement_id statement_relation "
    "source_id coding_note_en",
    "publishers": "publisher_id name_en name_ar publisher_class country_code domain "
    "affiliated_actor_id note_en",
    "sources": "source_id publisher_id origin_publisher_id document_class title language_code "
    "published_date published_precision url read_date extent_read note_en",
    "event_reports": "event_id source_id independence_group stance_to_event informant_type "
    "informant_actor_id reported_start_date reported_end_date reported_actor_id "
    "reported_outcome reported_killed reported_wounded evidence_en",
    "coverage": "coverage_id theme period_start_date period_end_date languages method_en lookups "
    "pages_read events_coded known_gaps_en",
    "event_actors": "event_id actor_id role",
    "event_harm": "event_id victim_group harm_type low best high as_of_date source_id note_en",
    "event_links": "from_event_id event_relation to_event_id asserted_by confidence source_id",
    "actor_relations": "actor_relation_id subject_actor_id actor_relation object_actor_id "
    "start_date end_date as_of_date office_en office_ar source_id",
    "issues": "issue_id topic proposition_en proposition_ar",
    "positions": "statement_id issue_id stance explicitness condition_en condition_ar",
    "commitments": "commitment_id actor_id made_in_event_id made_in_statement_id act_en act_ar "
    "due_start_date due_end_date due_precision commitment_status status_date status_source_id "
    "fulfilled_by_event_id source_id",
    "figures": "figure_id measure value_low value_high wording_en as_of_date as_of_precision "
    "period_start_date location_id about_actor_id stated_by_actor_id attribution_form "
    "count_rule_en source_id",
    "vocabulary": "variable code label_en label_ar definition_en definition_ar sort_order",
    "crosswalks": "variable code scheme scheme_version target_code target_label match condition_en",
    "retired_ids": "table_name old_id new_id reason version note_en",
}
KEYS = {
    "event_reports": ("event_id", "source_id", "independence_group"),
    "event_actors": ("event_id", "actor_id", "role"),
    "event_harm": ("event_id", "victim_group", "harm_type"),
    "event_links": ("from_event_id", "event_relation", "to_event_id"),
    "positions": ("statement_id", "issue_id"),
    "vocabulary": ("variable", "code"),
    "crosswalks": ("variable", "code", "scheme", "target_code"),
    "retired_ids": ("table_name", "old_id"),
}
"""Keys of more than one column; every other table's key is its first column."""

FIELDS = [column for table in schemas.MODELS for column in schemas.columns(table)]


def test_tables_are_those_of_the_data_model() -> None:
    assert list(schemas.MODELS) == list(COLUMNS)


@pytest.mark.parametrize(("table", "names"), COLUMNS.items())
def test_columns_stand_in_the_order_of_the_data_model(table: str, names: str) -> None:
    assert list(schemas.types(table)) == names.split()


@pytest.mark.parametrize("table", COLUMNS)
def test_keys_are_those_of_the_data_model(table: str) -> None:
    assert schemas.key(table) == KEYS.get(table, (COLUMNS[table].split()[0],))


def test_key_columns_are_never_empty() -> None:
    for table in schemas.MODELS:
        for column in schemas.columns(table):
            assert column.required or column.name not in schemas.key(table), (table, column.name)


@pytest.mark.parametrize(
    ("suffix", "holds"),
    [
        ("_date", lambda column: column.type == "date"),
        ("_en", lambda column: column.language == "en"),
        ("_ar", lambda column: column.language == "ar"),
        ("_id", lambda column: column.type == "string" and not column.language),
        ("_code", lambda column: column.type == "string" and not column.variable),
    ],
)  # fmt: skip
def test_suffix_says_what_the_column_holds(
    suffix: str, holds: Callable[[schemas.Column], bool]
) -> None:
    named = [column for column in FIELDS if column.name.endswith(suffix)]
    assert named
    assert [(c.table, c.name) for c in named if not holds(c)] == []


def test_language_stands_in_the_name() -> None:
    for column in FIELDS:
        assert column.language in (None, column.name[-2:]), (column.table, column.name)


def test_ids_refer_to_the_table_that_they_are_named_after() -> None:
    keys = {schemas.key(table)[0]: table for table in schemas.MODELS if table not in KEYS}
    for column in FIELDS:
        ending = next((key for key in keys if column.name.endswith(key)), None)
        if ending and schemas.key(column.table) != (column.name,):
            assert column.references == keys[ending], (column.table, column.name)


def test_references_are_of_the_type_of_the_key() -> None:
    for column in FIELDS:
        if column.references:
            assert (
                column.type == schemas.types(column.references)[schemas.key(column.references)[0]]
            )


def test_every_column_has_a_title_and_a_description() -> None:
    for column in FIELDS:
        assert column.title, (column.table, column.name)
        assert re.search(r"[.)]$", column.description), (column.table, column.name)
        assert column.title[0].isupper(), (column.table, column.name)


def test_every_table_says_what_it_holds() -> None:
    for table, model in (schemas.MODELS | schemas.DERIVED).items():
        assert (model.__doc__ or "").strip().split("\n")[0].endswith("."), table


def test_every_definition_of_a_column_is_used() -> None:
    folder = ROOT / "validation" / "schemas"
    tree = ast.parse((folder / "columns.py").read_text(encoding="utf-8"))
    defined = {
        node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)
    } | {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "validation").rglob("*.py"))
    assert defined
    assert [name for name in sorted(defined) if len(re.findall(rf"\b{name}\b", text)) < 2] == []
