"""What looks like the same thing under another id: events, and names in both scripts."""

from __future__ import annotations

import difflib
from datetime import date

import polars as pl

from validation.schemas.columns import SEPARATOR

CLOSE = 0.9
"""Likeness of two folded names (difflib's ratio) from which they are shown."""

SETTLED = ("part_of", "distinct_from", "possibly_same_as")
"""Relations that settle whether two like events are one."""

VARIANTS = {"[أإآٱ]": "ا", "[ىی]": "ي", "ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي"}
"""Arabic letters that spellings of one name vary in, and the one they are folded to."""


def alike(events: pl.DataFrame, actors: pl.DataFrame, locations: pl.DataFrame) -> pl.DataFrame:
    """Return pairs of events of one type and country that overlap in time and share an actor.

    An episode is held against episodes only: what happens in its days is no double of it.

    Returns:
        The rows of `events` with their like in `other`, each pair once, `other` first by id.
    """
    places = locations.select("location_id", "country_code")
    known = (
        events.select(
            "event_id",
            "event_type",
            "location_id",
            "start_date",
            "end_date",
            episode=pl.col("event_level") == "episode",
        )
        .join(places, on="location_id")
        .with_columns(pl.col("end_date").fill_null(date.max))
        .join(actors.select("event_id", "actor_id").unique(), on="event_id")
    )
    meeting = known.join(
        known, on=["event_type", "country_code", "actor_id", "episode"], suffix="_other"
    )
    pairs = (
        meeting.filter(
            (pl.col("event_id") > pl.col("event_id_other"))
            & (pl.col("start_date") <= pl.col("end_date_other"))
            & (pl.col("start_date_other") <= pl.col("end_date"))
        )
        .select("event_id", other="event_id_other")
        .unique()
    )
    return events.join(pairs, on="event_id")


def alike_in_place(events: pl.DataFrame) -> pl.DataFrame:
    """Return pairs of events of one type and place that overlap in time, whoever acts in them.

    Returns:
        The rows of `events` with their like in `other`, each pair once, `other` first by id.
    """
    known = events.select("event_id", "event_type", "location_id", "start_date", "end_date")
    known = known.with_columns(pl.col("end_date").fill_null(date.max))
    meeting = known.join(known, on=["event_type", "location_id"], suffix="_other")
    pairs = meeting.filter(
        (pl.col("event_id") > pl.col("event_id_other"))
        & (pl.col("start_date") <= pl.col("end_date_other"))
        & (pl.col("start_date_other") <= pl.col("end_date"))
    )
    return events.join(pairs.select("event_id", other="event_id_other"), on="event_id")


def alike_addresses(new: pl.DataFrame, old: pl.DataFrame) -> list[tuple[str, str]]:
    """Return new sources that have the address of another one: (new id, other id), sorted."""
    both = new.drop_nulls("url").join(old.select("url", other="source_id"), on="url")
    differ = both.filter(pl.col("source_id") != pl.col("other"))
    return sorted(differ.select("source_id", "other").rows())


def unsettled(pairs: pl.DataFrame, events: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs that no link tells apart or joins, and that are not parts of one act.

    Args:
        pairs: Events with their like in `other`.
        events: All events.
        links: All links between events.
    """
    settled = links.filter(pl.col("event_relation").is_in(SETTLED))
    one_way = settled.select(event_id="from_event_id", other="to_event_id")
    linked = pl.concat([one_way, one_way.select(event_id="other", other="event_id")])
    wholes = events.filter(pl.col("event_level") != "episode").select(to_event_id="event_id")
    part = settled.filter(pl.col("event_relation") == "part_of").join(wholes, on="to_event_id")
    siblings = part.select(event_id="from_event_id", whole="to_event_id").join(
        part.select(other="from_event_id", whole="to_event_id"), on="whole"
    )
    for judged in (linked, siblings.select("event_id", "other")):
        pairs = pairs.join(judged.unique(), on=["event_id", "other"], how="anti")
    return pairs


def folded(column: str) -> pl.Expr:
    """Return a name without case, marks and the letters that Arabic spellings vary in."""
    plain = pl.col(column).str.normalize("NFKD").str.replace_all(r"\p{M}|ـ", "")
    for letters, one in VARIANTS.items():
        plain = plain.str.replace_all(letters, one)
    return plain.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars()


def alike_names(new: pl.DataFrame, old: pl.DataFrame, key: str) -> list[tuple[str, str, str, str]]:
    """Return new records whose names or aliases are those of old ones, or close to them.

    Args:
        new: Records of a table with `name_en`, `name_ar` and, if it has them, `aliases`.
        old: Records of the same table.
        key: The name of the id's column.

    Returns:
        (new id, its name, old id, its name), sorted, each pair of ids once.
    """
    known = _names(old, key)
    by_name: dict[str, list[tuple[str, str]]] = {}
    for owner, name, fold in known:
        by_name.setdefault(fold, []).append((owner, name))
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for owner, name, fold in _names(new, key):
        for other, other_name in _others(owner, fold, by_name):
            if (other, owner) not in pairs:
                pairs.setdefault((owner, other), (name, other_name))
    return sorted((a, names[0], b, names[1]) for (a, b), names in pairs.items())


def _others(
    owner: str, fold: str, by_name: dict[str, list[tuple[str, str]]]
) -> list[tuple[str, str]]:
    """Return the other records of that folded name or, if there is none, of one close to it."""
    same = [(other, name) for other, name in by_name.get(fold, []) if other != owner]
    if same or len(fold) < 6:
        return same
    names = [name for name, owners in by_name.items() if any(o != owner for o, _ in owners)]
    found = difflib.get_close_matches(fold, names, n=2, cutoff=CLOSE)
    return [(o, n) for name in found for o, n in by_name[name] if o != owner]


def _names(records: pl.DataFrame, key: str) -> list[tuple[str, str, str]]:
    parts = [
        records.select(pl.col(key), name=pl.col(column).str.split(SEPARATOR)).explode("name")
        for column in ("name_en", "name_ar", "aliases")
        if column in records.columns
    ]
    named = pl.concat(parts).drop_nulls("name")
    return named.with_columns(fold=folded("name")).rows()
