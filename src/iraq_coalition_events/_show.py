"""One event with all that the tables hold on it, as text for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import polars as pl

from iraq_coalition_events._describe import describe
from iraq_coalition_events._descriptor import resources
from iraq_coalition_events._errors import UnknownNameError
from iraq_coalition_events._labels import with_labels
from iraq_coalition_events._tables import scan
from iraq_coalition_events._words import WORDS, bounds, day, span

Row = dict[str, Any]
Lines = Iterable[tuple[int, int, str]]
"""Paragraphs, each with the indent of its first line and of the others."""


def show(event_id: str, language: str = "en", width: int = 80) -> str:
    """Return the event with its actors, harm, reports, links, statements and sources.

    Args:
        event_id: A key of `events`; a retired one leads to the event that stands for it now.
        language: `en` or `ar`; what exists in English alone stays in English.
        width: Columns to wrap the text to; addresses and ids stay whole.

    Raises:
        UnknownNameError: If there is no such event; the message names the nearest.

    Examples:
        >>> event_id = scan("events").select("event_id").collect()["event_id"][0]
        >>> show(event_id).splitlines()[1] == event_id
        True
    """
    successor, remark = _successor(event_id, language)
    event = _event(successor, language)
    sources = _sources(successor, language)
    numbers = {row["source_id"]: place for place, row in enumerate(sources, start=1)}
    told = {
        "actors": _actors(successor, language),
        "harm": _harm(successor, language),
        "reports": _reports(successor, language, numbers),
        "links_out": _links("from_event_id", "to_event_id", successor, language),
        "links_in": _links("to_event_id", "from_event_id", successor, language),
        "statements": _statements(successor, language),
        "sources": _cited(sources, language),
    }
    blocks = [_wrapped(lines, width) for lines in (remark, *_head(event, language))]
    for heading, lines in told.items():
        text = _wrapped(lines, width)
        blocks.append(text and f"{WORDS[language][heading].upper()}\n{text}")
    return "\n\n".join(filter(None, blocks))


def _wrapped(lines: Lines, width: int) -> str:
    return "\n".join(
        textwrap.fill(
            text, width, initial_indent=" " * first, subsequent_indent=" " * rest,
            break_long_words=False, break_on_hyphens=False,
        )
        for first, rest, text in lines
    )  # fmt: skip


def _successor(event_id: str, language: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the id that stands for `event_id` now, and a remark if that is another one."""
    mine = (pl.col("table_name") == "events") & (pl.col("old_id") == event_id)
    retired = with_labels(scan("retired_ids").filter(mine).collect(), "retired_ids", language)
    for row in retired.iter_rows(named=True):
        if row["new_id"] is None:
            why = f"withdrawn: {row['reason_label']}"
            raise UnknownNameError("event", event_id, [], listed=False, why=why)
        remark = WORDS[language]["retired"].format(event_id, row["reason_label"])
        return row["new_id"], [(0, 0, remark)]
    return event_id, []


def _event(event_id: str, language: str) -> Row:
    found = _rows("events", "event_id", event_id, language)
    if not found:
        if table := _table_of(event_id):
            why = f"it is an id of {table}; load({table!r}) has it"
            raise UnknownNameError("event", event_id, [], listed=False, why=why)
        known = scan("events").select("event_id").collect().to_series()
        raise UnknownNameError("event", event_id, known, listed=False)
    return found[0]


def _table_of(name: str) -> str:
    """Return the table whose records have ids of their own and `name` among them, or nothing."""
    for table, resource in resources().items():
        key = resource["schema"]["primaryKey"]
        if len(key) == 1 and not scan(table).filter(pl.col(key[0]) == name).collect().is_empty():
            return table
    return ""


def _head(event: Row, language: str) -> tuple[Lines, ...]:
    """Return the title, the facts in short, the summary and the coder's note."""
    words = WORDS[language]
    facts = {
        "when": _when(event, language),
        "where": _where(event, language),
        "kind": [event[f"event_{part}_label"] for part in ("level", "class", "type")]
        + [event["theme_label"]],
        "status": [event["event_status_label"]],
        "means": [event["means_label"]],
        "outcome": [event["outcome_label"]],
        "verification": [event["verification_label"]],
    }
    short = [
        (0, 2, f"{words[name]}: {words['comma'].join(filter(None, parts))}")
        for name, parts in facts.items()
        if any(parts)
    ]
    title = [(0, 0, event[f"title_{language}"]), (0, 0, event["event_id"])]
    note = event["coding_note_en"]
    noted = [(0, 0, f"{words['note']}: {note}")] if note else []
    return title, short, [(0, 0, event[f"summary_{language}"])], noted


def _when(event: Row, language: str) -> list[str]:
    words = WORDS[language]
    told = [span(event["start_date"], event["end_date"], language)]
    if event["local_time"]:
        told.append(words["at"].format(event["local_time"]))
    if event["date_precision"] != "day":
        told.append(words["precision"].format(event["date_precision_label"]))
    return told


def _where(event: Row, language: str) -> list[str]:
    """Return the place, all that it lies in, its coordinates and the precision."""
    places = {row["location_id"]: row for row in scan("locations").collect().to_dicts()}
    within = [event["location_id"]]
    while (above := places[within[-1]]["parent_location_id"]) and above not in within:
        within.append(above)
    told = [places[place][f"name_{language}"] for place in within]
    at = places[within[0]]
    if at["latitude"] is not None:
        told.append(f"{at['latitude']} {at['longitude']}")
    return [*told, WORDS[language]["precision"].format(event["location_precision_label"])]


def _actors(event_id: str, language: str) -> Lines:
    rows = _rows("event_actors", "event_id", event_id, language)
    for role in describe("event_actors").columns.row(2, named=True)["codes"]:
        mine = [row for row in rows if row["role"] == role]
        if mine:
            names = WORDS[language]["joint"].join(row["actor_name"] for row in mine)
            yield 2, 4, f"{mine[0]['role_label']}: {names}"


def _harm(event_id: str, language: str) -> Lines:
    words = WORDS[language]
    for row in _rows("event_harm", "event_id", event_id, language):
        number = bounds(row["low"], row["best"], row["high"], language)
        dated = (
            [words["as_of"].format(day(row["as_of_date"], language))] if row["as_of_date"] else []
        )
        who = f"{row['harm_type_label']}{words['comma']}{row['victim_group_label']}"
        yield 2, 4, f"{who}: {words['comma'].join([number, *dated])}"
        if row["note_en"]:
            yield 4, 4, row["note_en"]


def _reports(event_id: str, language: str, numbers: dict[str, int]) -> Lines:
    for row in _rows("event_reports", "event_id", event_id, language):
        who = [row["informant_type_label"], row["informant_actor_name"], row["independence_group"]]
        told = WORDS[language]["comma"].join(filter(None, who))
        yield 2, 4, f"[{numbers[row['source_id']]}] {row['stance_to_event_label']}: {told}"
        yield 4, 4, row["evidence_en"]


def _links(own: str, other: str, event_id: str, language: str) -> Lines:
    titles = scan("events").select(pl.col("event_id").alias(other), f"title_{language}").collect()
    found = with_labels(
        scan("event_links").filter(pl.col(own) == event_id).collect(), "event_links", language
    ).join(titles, on=other, how="left", maintain_order="left")
    for row in found.iter_rows(named=True):
        by = WORDS[language]["comma"].join([row["asserted_by_label"], row["confidence_label"]])
        yield 2, 4, f"{row['event_relation_label']}: {row[f'title_{language}']} ({by})"
        yield 4, 4, row[other]


def _statements(event_id: str, language: str) -> Lines:
    for row in _rows("statements", "about_event_id", event_id, language):
        said = span(row["start_date"], row["end_date"], language)
        who = [said, row["speaker_actor_name"], row["speech_act_label"]]
        yield 2, 4, WORDS[language]["comma"].join(who)
        yield 4, 4, row[f"gist_{language}"]
        yield 4, 4, row["statement_id"]


def _sources(event_id: str, language: str) -> list[Row]:
    """Return the sources of the event's reports, harm, links and statements, by their ids."""
    ends = pl.col("from_event_id") == event_id, pl.col("to_event_id") == event_id
    places = {
        "event_reports": pl.col("event_id") == event_id,
        "event_harm": pl.col("event_id") == event_id,
        "event_links": ends[0] | ends[1],
        "statements": pl.col("about_event_id") == event_id,
    }
    used = pl.concat(scan(t).filter(mine).select("source_id") for t, mine in places.items())
    found = scan("sources").join(used.unique(), on="source_id", how="semi").sort("source_id")
    return with_labels(found.collect(), "sources", language).to_dicts()


def _cited(sources: list[Row], language: str) -> Lines:
    words = WORDS[language]
    for place, row in enumerate(sources, start=1):
        origin = row["origin_publisher_name"] or row["origin_publisher_id"]
        facts = [
            row["publisher_name"] or row["publisher_id"],
            words["text_of"].format(origin) if origin else None,
            row["title"],
            day(row["published_date"], language) if row["published_date"] else None,
            row["document_class_label"],
            row["language_code"],
        ]
        yield 2, 4, f"[{place}] {words['comma'].join(filter(None, facts))}"
        yield 4, 4, row["source_id"]
        if row["url"]:
            yield 4, 4, row["url"]


def _rows(table: str, column: str, value: str, language: str) -> list[Row]:
    found = scan(table).filter(pl.col(column) == value).collect()
    return with_labels(found, table, language).to_dicts()
