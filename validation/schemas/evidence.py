"""The evidence tables: who published what, what it says of each event, what was looked for."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from validation.schemas import columns as c


class Publishers(pa.DataFrameModel):
    """Who publishes the sources: outlets, agencies, official bodies, monitors."""

    publisher_id: str = c.key("Publisher", "Permanent id: the publisher's short form.")
    name_en: str = c.english("Name (English)", "The name in English.")
    name_ar: str = c.arabic(
        "Name (Arabic)",
        "The name in Arabic; required for publishers in Arabic and official bodies.",
        optional=True,
    )
    publisher_class: str = c.coded("publisher_class", "Class", "What kind of publisher it is.")
    country_code: str = c.country(
        "only where the publisher's kind, domain or name, as seen, shows it"
    )
    domain: str = c.text(
        "Domain",
        "The host name of its site, without `www.`.",
        optional=True,
        pattern=r"^[a-z0-9-]+(?:\.[a-z0-9-]+)+$",
    )
    affiliated_actor_id: str = c.reference(
        "actors", "Affiliated actor", "The actor that it belongs to or speaks for.", optional=True
    )
    note_en: str = c.note("What a reader has to know to weigh it.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "publishers"
        strict = True
        ordered = True
        unique = ["publisher_id"]


class Sources(pa.DataFrameModel):
    """What was read: one row a page or document, with its address and the extent read."""

    source_id: str = c.key("Source", "Permanent id: publisher, date or `undated`, words.")
    publisher_id: str = c.reference("publishers", "Publisher", "Who published the page.")
    origin_publisher_id: str = c.reference(
        "publishers",
        "Origin",
        "The agency, paper or body whose text the page carries.",
        optional=True,
    )
    document_class: str = c.coded("document_class", "Kind", "What kind of document it is.")
    title: str = c.text(
        "Title", "The source's own title, in its own language, as seen on the page.", optional=True
    )
    language_code: str = c.text(
        "Language",
        "Language of the text, BCP 47.",
        pattern=r"^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$",
    )
    published_date: pl.Date = c.day(
        "Published",
        "Day of publication; with a coarser precision, the last day that it can be.",
        optional=True,
    )
    published_precision: str = c.coded(
        "date_precision",
        "Precision of publication",
        "How precisely the day of publication is known.",
        optional=True,
        ordered=True,
    )
    url: str = c.text(
        "Address",
        "The page's address, byte for byte; empty only for founding texts that have none.",
        optional=True,
    )
    read_date: pl.Date = c.day("Read", "Day on which the page was read.")
    extent_read: str = c.coded("extent_read", "Extent read", "How much of the page was read.")
    note_en: str = c.note("What a reader has to know about the page.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "sources"
        strict = True
        ordered = True
        unique = ["source_id"]


class EventReports(pa.DataFrameModel):
    """What each source says of an event: one row for each informant whom it lets speak."""

    event_id: str = c.reference("events", "Event", "The event that is told.")
    source_id: str = c.reference("sources", "Source", "The page on which it is told.")
    independence_group: str = c.text(
        "Independence group",
        "Who first told it: a body or side (`us-military`, `claim-…`), else the outlet that "
        "spoke to the informant. Two rows of one group are one voice.",
        pattern=c.SLUG,
    )
    stance_to_event: str = c.coded(
        "stance_to_event", "Stance to the event", "What the informant does to the event."
    )
    informant_type: str = c.coded(
        "informant_type", "Informant", "What kind of informant the source lets speak."
    )
    informant_actor_id: str = c.reference(
        "actors", "Informant's name", "The informant, where named.", optional=True
    )
    reported_start_date: pl.Date = c.day(
        "Reported start", "First day that these words allow, as printed.", optional=True
    )
    reported_end_date: pl.Date = c.day(
        "Reported end", "Last day that these words allow, as printed.", optional=True
    )
    reported_actor_id: str = c.reference(
        "actors",
        "Reported doers",
        "Whom it names as doer, joined by `;`.",
        optional=True,
        many=True,
    )
    reported_outcome: str = c.coded(
        "outcome", "Reported outcome", "What it says became of the act.", optional=True
    )
    reported_killed: pl.Int64 = c.count(
        "Reported killed",
        "Number killed that it gives, persons, all groups together; the lower end of a range.",
        optional=True,
    )
    reported_wounded: pl.Int64 = c.count(
        "Reported wounded",
        "Number wounded that it gives, persons, all groups together; the lower end of a range.",
        optional=True,
    )
    evidence_en: str = c.english(
        "Evidence", "What it says that bears on the coding, in our own words."
    )

    class Config:
        """What the table is called and what identifies a row."""

        name = "event_reports"
        strict = True
        ordered = True
        unique = ["event_id", "source_id", "independence_group"]


class Coverage(pa.DataFrameModel):
    """What was looked for, by theme and period, empty searches too."""

    coverage_id: str = c.key("Search", "Permanent id of the search.")
    theme: str = c.coded("theme", "Theme", "What was looked for.")
    period_start_date: pl.Date = c.day("Period start", "First day of the period searched.")
    period_end_date: pl.Date = c.day("Period end", "Last day of the period searched.")
    languages: str = c.text(
        "Languages",
        "Languages searched in, BCP 47, joined by `;`.",
        pattern=r"^[a-z]{2,3}(?:;[a-z]{2,3})*$",
    )
    method_en: str = c.english("Method", "How it was looked for.", prose=True)
    lookups: pl.Int64 = c.count("Look-ups", "Number of look-ups.")
    pages_read: pl.Int64 = c.count("Pages", "Number of pages read and cited.")
    events_coded: pl.Int64 = c.count("Events", "Number of events coded.")
    known_gaps_en: str = c.english(
        "Known gaps", "What was searched in vain or is known to miss.", prose=True
    )

    class Config:
        """What the table is called and what identifies a row."""

        name = "coverage"
        strict = True
        ordered = True
        unique = ["coverage_id"]
