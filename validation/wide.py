"""All tables to `events_wide`: one row an event, what most users load first.

The columns are those of `events`, then what the other tables say of each event. The
model in `validation/schemas/wide.py` says what each column means.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

CODED = (
    "event_level", "event_class", "event_type", "theme", "date_precision",
    "location_precision", "event_status", "means", "outcome", "verification",
)  # fmt: skip
"""Columns of `events` that hold codes; each is named like its list in `vocabulary`."""

NAMED_ROLES = ("initiator", "claimed_initiator", "accused_initiator", "target")
"""Roles with columns of their own; every other role falls under `other`."""

HARMS = ("killed", "wounded")
BOUNDS = ("low", "best", "high")
SEPARATOR = ";"
JOINTS = {"en": "; ", "ar": "؛ "}
"""What joins the labels or names of a list, by language."""

Tables = Mapping[str, pl.DataFrame]


def build_wide(tables: Tables) -> pl.DataFrame:
    """Return one row an event, in the order of `events`.

    Args:
        tables: The typed tables, by name; further columns in them are ignored only if they
            do not stand in `events`.
    """
    parts = (_labels, _place, _actors, _harm, _harm_with_parts, _evidence, _links, _statements)
    wide = tables["events"]
    for part in parts:
        wide = wide.join(part(tables), on="event_id", how="left", maintain_order="left")
    return wide.with_columns(
        pl.col("^.*_count$").fill_null(0),
        pl.col("official_source", "denied_or_disputed").fill_null(value=False),
    )


def _labels(tables: Tables) -> pl.DataFrame:
    labels = [
        _in_words(column, _listed(tables, column, language), language, f"{column}_label")
        for column in CODED
        for language in JOINTS
    ]
    return tables["events"].select("event_id", *labels)


def _place(tables: Tables) -> pl.DataFrame:
    locations = tables["locations"]
    names = {language: _named(locations, "location_id", language) for language in JOINTS}
    kinds = {language: _listed(tables, "location_kind", language) for language in JOINTS}
    places = locations.select(
        "location_id",
        *[_in_words("location_id", names[at], at, "location_name") for at in JOINTS],
        "location_kind",
        *[_in_words("location_kind", kinds[at], at, "location_kind_label") for at in JOINTS],
        "country_code", "admin1_code", "latitude", "longitude", "parent_location_id",
        *[_in_words("parent_location_id", names[at], at, "parent_location_name") for at in JOINTS],
    )  # fmt: skip
    at = tables["events"].select("event_id", "location_id")
    return at.join(places, on="location_id", how="left").drop("location_id")


def _actors(tables: Tables) -> pl.DataFrame:
    role, actor = pl.col("role"), pl.col("actor_id")
    groups = {name: role == name for name in NAMED_ROLES} | {"other": ~role.is_in(NAMED_ROLES)}
    listed = tables["event_actors"].group_by("event_id").agg(
        _list(actor.filter(stands)).alias(f"{group}_actor_id") for group, stands in groups.items()
    )  # fmt: skip
    names = {language: _named(tables["actors"], "actor_id", language) for language in JOINTS}
    return listed.select(
        "event_id",
        *(
            column
            for group in groups
            for column in (
                pl.col(f"{group}_actor_id"),
                *(_in_words(f"{group}_actor_id", names[at], at, f"{group}_name") for at in JOINTS),
            )
        ),
    )


def _harm(tables: Tables) -> pl.DataFrame:
    return _summed(tables["event_harm"].select("event_id", "harm_type", *BOUNDS), "")


def _harm_with_parts(tables: Tables) -> pl.DataFrame:
    harm = tables["event_harm"].select("harm_type", *BOUNDS, part="event_id")
    return _summed(_parts(tables).join(harm, on="part"), "_with_parts")


def _parts(tables: Tables) -> pl.DataFrame:
    """Return every event with itself and all that is part of it, each pair once."""
    links = tables["event_links"].filter(pl.col("event_relation") == "part_of")
    links = links.select(part="to_event_id", within="from_event_id")
    pairs = new = tables["events"].select("event_id", part="event_id")
    while not new.is_empty():
        new = new.join(links, on="part").select("event_id", part="within").unique()
        new = new.join(pairs, on=["event_id", "part"], how="anti")
        pairs = pl.concat([pairs, new])
    return pairs


def _summed(rows: pl.DataFrame, suffix: str) -> pl.DataFrame:
    """Return the sums of each bound by event; null where there is no row or a gap in one."""
    sums = {}
    for harm in HARMS:
        for bound in BOUNDS:
            value = pl.col(bound).filter(pl.col("harm_type") == harm)
            whole = (value.len() > 0) & (value.null_count() == 0)
            sums[f"{harm}{suffix}_{bound}"] = pl.when(whole).then(value.sum())
    return rows.group_by("event_id").agg(**sums)


def _evidence(tables: Tables) -> pl.DataFrame:
    stance = pl.col("stance_to_event")
    reports = tables["event_reports"].select(
        "event_id", "source_id", "independence_group", "stance_to_event"
    )
    return (
        reports.join(_sources(tables), on="source_id", how="left")
        .group_by("event_id")
        .agg(
            report_count=pl.len().cast(pl.Int64),
            source_count=_number(pl.col("source_id")),
            affirming_group_count=_number(pl.col("independence_group").filter(stance == "affirms")),
            language_count=_number(pl.col("language_code")),
            languages=_list(pl.col("language_code")),
            official_source=pl.col("official").any(),
            denied_or_disputed=stance.is_in(["denies", "disputes"]).any(),
            source_id=_list(pl.col("source_id")),
        )
    )


def _sources(tables: Tables) -> pl.DataFrame:
    kind = pl.col("publisher_class")
    official = tables["publishers"].filter(kind.str.starts_with("official_") | (kind == "un"))
    bodies = official["publisher_id"].implode()
    return tables["sources"].select(
        "source_id",
        "language_code",
        official=pl.col("publisher_id").is_in(bodies)
        | pl.col("origin_publisher_id").is_in(bodies).fill_null(value=False),
    )


def _links(tables: Tables) -> pl.DataFrame:
    links = tables["event_links"]
    ends = {
        "links_out": ("from_event_id", "to_event_id"),
        "links_in": ("to_event_id", "from_event_id"),
    }
    found = tables["events"].select("event_id")
    for name, (own, other) in ends.items():
        link = pl.concat_str("event_relation", other, separator=":")
        listed = links.group_by(event_id=own).agg(_list(link).alias(name))
        found = found.join(listed, on="event_id", how="left")
    return found


def _statements(tables: Tables) -> pl.DataFrame:
    about = tables["statements"].select(event_id="about_event_id").drop_nulls()
    return about.group_by("event_id").agg(statement_count=pl.len().cast(pl.Int64))


def _listed(tables: Tables, variable: str, language: str) -> dict[str, str]:
    codes = tables["vocabulary"].filter(pl.col("variable") == variable)
    return dict(codes.select("code", f"label_{language}").iter_rows())


def _named(records: pl.DataFrame, key: str, language: str) -> dict[str, str]:
    return dict(records.select(key, f"name_{language}").iter_rows())


def _in_words(column: str, words: Mapping[str, str], language: str, stem: str) -> pl.Expr:
    """Return what the codes or ids in `column` are called, joined where they are several."""
    one = pl.element().replace_strict(
        list(words), list(words.values()), default=None, return_dtype=pl.String
    )
    found = pl.col(column).str.split(SEPARATOR).list.eval(one)
    return found.list.join(JOINTS[language], ignore_nulls=False).alias(f"{stem}_{language}")


def _list(values: pl.Expr) -> pl.Expr:
    """Return different values in order, joined in one cell; null where there is none."""
    listed = values.drop_nulls().unique().sort()
    return pl.when(listed.len() > 0).then(listed.str.join(SEPARATOR))


def _number(values: pl.Expr) -> pl.Expr:
    return values.drop_nulls().n_unique().cast(pl.Int64)
