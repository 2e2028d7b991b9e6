"""A new record that looks like one that exists is shown before it is written."""

from __future__ import annotations

import polars as pl
import pytest

from tests.validation.batch import Batch, actor, publisher, record
from tests.validation.damage import Copy
from validation.likeness import alike_names, folded

OLD = {
    "id": ["kataib-hezbollah", "iraqi-army", "rights-movement", "musa-qala"],
    "name_en": ["Kata'ib Hezbollah", "Iraqi Army", "Rights Movement", "Musa Qala"],
    "name_ar": ["كتائب حزب الله", "الجيش العراقي", "حركة حقوق", "موسى قلعة"],
    "aliases": ["KH;Hezbollah Brigades;حزب الله العراق", None, None, "أبو موسى"],
}
COLUMNS = ["id", "name_en", "name_ar", "aliases"]


def likes(name_en: str, name_ar: str, aliases: str | None = None) -> list[str]:
    """Return the ids of old records that a new one looks like."""
    new = pl.DataFrame([("new", name_en, name_ar, aliases)], schema=COLUMNS, orient="row")
    everything = pl.concat([pl.DataFrame(OLD, schema=dict.fromkeys(COLUMNS, pl.String)), new])
    found = alike_names(new.cast(pl.String), everything, "id")
    return [other for owner, _, other, _ in found if owner == "new"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إيران", "ايران"),
        ("آمرلي", "امرلي"),
        ("القاعدة", "القاعده"),
        ("موسى", "موسي"),
        ("مُحَمَّد", "محمد"),
        ("الـجـيش", "الجيش"),
        ("مؤتة", "موتة"),
        ("الطائي", "الطايي"),
        ("کرکوک", "كركوك"),
        ("علی", "علي"),
        ("ﺍﻟﺠﻴﺶ", "الجيش"),
        ("Kata’ib", "Kata'ib"),
        ("KATA'IB  Hezbollah", "kata ib hezbollah"),
        ("Türkiye", "Turkiye"),
        ("Al-Asad (base)", "al asad base"),
    ],
)
def test_spellings_of_one_name_fold_to_one(one: str, other: str) -> None:
    frame = pl.DataFrame({"name": [one, other]}).select(folded("name"))
    assert frame["name"].n_unique() == 1


@pytest.mark.parametrize(("one", "other"), [("الكوت", "الكويت"), ("Basra", "Basrah"), ("١", "٢")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    frame = pl.DataFrame({"name": [one, other]}).select(folded("name"))
    assert frame["name"].n_unique() == 2


@pytest.mark.parametrize(
    ("name_en", "name_ar", "aliases"),
    [
        ("KATA'IB HEZBOLLAH", "اسم آخر تماما", None),
        ("Kataib Hezbollah", "اسم آخر تماما", None),
        ("Kata'ib Hizbollah", "اسم آخر تماما", None),
        ("Somebody New", "كَتائب حزب اللّه", None),
        ("Hezbollah Brigades", "اسم آخر تماما", None),
        ("Somebody New", "حزب الله العراق", None),
        ("Somebody New", "اسم آخر تماما", "A;Kata'ib Hezbollah"),
        ("Somebody New", "اسم آخر تماما", "kh"),
    ],
)
def test_name_or_alias_in_another_spelling_is_found(
    name_en: str, name_ar: str, aliases: str | None
) -> None:
    assert likes(name_en, name_ar, aliases) == ["kataib-hezbollah"]


def test_arabic_alias_is_found_without_its_hamza() -> None:
    assert likes("Somebody New", "ابو موسي") == ["musa-qala"]


def test_nothing_is_said_of_a_name_like_no_other() -> None:
    assert likes("Somebody New", "اسم آخر تماما", "Quite Another") == []


def test_each_pair_is_named_once() -> None:
    frame = pl.DataFrame(
        {"id": ["a", "b"], "name_en": ["Iraqi Army", "Iraqi-Armyy"], "name_ar": ["جيش", "حرس"]}
    )
    assert [(one, other) for one, _, other, _ in alike_names(frame, frame, "id")] == [("a", "b")]


@pytest.fixture
def batch(copy: Copy) -> Batch:
    """Return an empty batch beside a copy of the real tables."""
    return Batch(copy)


def test_merge_shows_an_actor_that_exists_under_another_id(batch: Batch) -> None:
    old = batch.copy.first("actors", lambda row: "أ" in row["name_ar"] or "ة" in row["name_ar"])
    spelt = old["name_ar"].replace("أ", "ا").replace("ة", "ه")
    batch.put("actors", actor(name_ar=spelt))
    likenesses = batch.plan().likenesses
    assert any("zz-actor" in told and old["actor_id"] in told for told in likenesses)


def test_merge_shows_a_publisher_with_a_close_name(batch: Batch) -> None:
    old = batch.copy.first("publishers", lambda row: len(row["name_en"]) > 12)
    batch.put("publishers", publisher(name_en=old["name_en"][:-1] + "x"))
    assert any(old["publisher_id"] in told for told in batch.plan().likenesses)


def test_merge_shows_a_place_with_the_name_of_another(batch: Batch) -> None:
    old = batch.copy.first(
        "locations", lambda row: row["aliases"].isascii() and row["aliases"] and row["country_code"]
    )
    alias = old["aliases"].split(";")[0]
    place = record(
        "locations", location_id="zz-place", name_en=alias, name_ar="مكان جديد تماما",
        location_kind="town", country_code=old["country_code"],
    )  # fmt: skip
    batch.put("locations", place)
    assert any(old["location_id"] in told for told in batch.plan().likenesses)


def test_merge_shows_a_page_that_is_cited_already(batch: Batch) -> None:
    old = batch.copy.first("sources", lambda row: row["url"])
    batch.put("sources", old | {"source_id": "zz-undated-again"})
    likenesses = batch.plan().likenesses
    assert f"sources: zz-undated-again has the address of {old['source_id']}" in likenesses


def test_merge_shows_an_event_that_exists_under_another_id(batch: Batch) -> None:
    copy = batch.copy
    old = copy.first("events", lambda row: row["event_level"] == "incident")
    fresh = old["event_id"] + "-2"
    batch.put("events", old | {"event_id": fresh})
    for table in ("event_actors", "event_reports"):
        rows = [row for row in copy.rows(table) if row["event_id"] == old["event_id"]]
        batch.put(table, *(row | {"event_id": fresh} for row in rows))
    merge = batch.plan()
    assert merge.problems == []
    assert f"events: {fresh} looks like {old['event_id']}" in merge.likenesses


def test_merge_says_nothing_of_records_that_only_change(batch: Batch) -> None:
    batch.put("actors", batch.copy.rows("actors")[0] | {"note_en": "Seen again."})
    assert batch.plan().likenesses == []
