"""The tables that hang on the core: roles, harm, links, relations, positions, promises, numbers."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from validation.schemas import columns as c


class EventActors(pa.DataFrameModel):
    """Who had which role in an event; claim, accusation and finding are kept apart."""

    event_id: str = c.reference("events", "Event", "The event.")
    actor_id: str = c.reference("actors", "Actor", "The actor.")
    role: str = c.coded("role", "Role", "The actor's role in the event.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "event_actors"
        strict = True
        ordered = True
        unique = ["event_id", "actor_id", "role"]


class EventHarm(pa.DataFrameModel):
    """Harm to people, by group of victims; bounds are the lowest and highest credible values."""

    event_id: str = c.reference("events", "Event", "The event.")
    victim_group: str = c.coded("victim_group", "Victims", "The group that the victims are of.")
    harm_type: str = c.coded("harm_type", "Harm", "What happened to them.")
    low: pl.Int64 = c.count("Low", "Lowest credible number of persons.")
    best: pl.Int64 = c.count(
        "Best",
        "Latest official number of the victims' own side, else what most groups say, else empty.",
        optional=True,
    )
    high: pl.Int64 = c.count(
        "High",
        "Highest credible number of persons; empty where the words set no upper bound.",
        optional=True,
    )
    as_of_date: pl.Date = c.day("As of", "Day for which the numbers stand.", optional=True)
    source_id: str = c.reference(
        "sources", "Source", "The source of `best`, else of `high`, else of `low`."
    )
    note_en: str = c.note("Which number was taken, and why.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "event_harm"
        strict = True
        ordered = True
        unique = ["event_id", "victim_group", "harm_type"]


class EventLinks(pa.DataFrameModel):
    """What answered, implemented or belonged to what, and who says so; from later to earlier."""

    from_event_id: str = c.reference("events", "From", "The later event, or the part.")
    event_relation: str = c.coded("event_relation", "Relation", "How the first bears on the other.")
    to_event_id: str = c.reference("events", "To", "The earlier event, or the whole.")
    asserted_by: str = c.coded("asserted_by", "Asserted by", "Who draws the link.")
    confidence: str = c.coded(
        "confidence", "Confidence", "How sure the coding is of it.", ordered=True
    )
    source_id: str = c.reference(
        "sources",
        "Source",
        "Where it was read; required unless the coder asserts it.",
        optional=True,
    )

    class Config:
        """What the table is called and what identifies a row."""

        name = "event_links"
        strict = True
        ordered = True
        unique = ["from_event_id", "event_relation", "to_event_id"]


class ActorRelations(pa.DataFrameModel):
    """How actors hang together, offices held among them, with dates where read."""

    actor_relation_id: str = c.key("Relation", "Permanent id of the relation.")
    subject_actor_id: str = c.reference("actors", "Subject", "The actor that stands in it.")
    actor_relation: str = c.coded("actor_relation", "Kind", "The kind of relation.")
    object_actor_id: str = c.reference("actors", "Object", "The actor that it is to.")
    start_date: pl.Date = c.day("Start date", "First day, where read.", optional=True)
    end_date: pl.Date = c.day("End date", "Last day, where read.", optional=True)
    as_of_date: pl.Date = c.day(
        "As of",
        "A day on which a source says that it held; empty for a former office.",
        optional=True,
    )
    office_en: str = c.english("Office (English)", "The office, for office holders.", optional=True)
    office_ar: str = c.arabic("Office (Arabic)", "The office, for office holders.", optional=True)
    source_id: str = c.reference("sources", "Source", "Where it was read.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "actor_relations"
        strict = True
        ordered = True
        unique = ["actor_relation_id"]


class Issues(pa.DataFrameModel):
    """What is disputed: propositions to be wanted or refused, in both languages."""

    issue_id: str = c.key("Issue", "Permanent id of the issue.")
    topic: str = c.coded("topic", "Topic", "The subject that the issue belongs to.")
    proposition_en: str = c.english(
        "Proposition (English)", "A sentence with which one can agree in one way only.", prose=True
    )
    proposition_ar: str = c.arabic(
        "Proposition (Arabic)", "A sentence with which one can agree in one way only.", prose=True
    )

    class Config:
        """What the table is called and what identifies a row."""

        name = "issues"
        strict = True
        ordered = True
        unique = ["issue_id"]


class Positions(pa.DataFrameModel):
    """Where a statement stands towards an issue, by its words."""

    statement_id: str = c.reference("statements", "Statement", "The statement.")
    issue_id: str = c.reference("issues", "Issue", "The issue that its words take up.")
    stance: pl.Int64 = c.coded(
        "stance", "Stance", "From -2, rejects the proposition, to 2, endorses it."
    )
    explicitness: str = c.coded("explicitness", "Explicitness", "Said outright or implied.")
    condition_en: str = c.english(
        "Condition (English)", "The condition that it is tied to.", optional=True
    )
    condition_ar: str = c.arabic(
        "Condition (Arabic)", "The condition that it is tied to.", optional=True
    )

    class Config:
        """What the table is called and what identifies a row."""

        name = "positions"
        strict = True
        ordered = True
        unique = ["statement_id", "issue_id"]


class Commitments(pa.DataFrameModel):
    """What was promised or planned, by whom, until when, and what came of it."""

    commitment_id: str = c.key("Commitment", "Permanent id: date, actor, words.")
    actor_id: str = c.reference("actors", "Actor", "Who is to do it.")
    made_in_event_id: str = c.reference(
        "events", "Made in event", "The event in which it was made.", optional=True
    )
    made_in_statement_id: str = c.reference(
        "statements", "Made in statement", "The statement in which it was made.", optional=True
    )
    act_en: str = c.english("Act (English)", "What is to be done.", prose=True)
    act_ar: str = c.arabic("Act (Arabic)", "What is to be done.", prose=True)
    due_start_date: pl.Date = c.day(
        "Due from",
        "First day of the time set. A deadline is a time set too: by 31 December is that day.",
        optional=True,
    )
    due_end_date: pl.Date = c.day(
        "Due by", "Last day of the time set; done after it is `met_late`.", optional=True
    )
    due_precision: str = c.coded(
        "date_precision",
        "Precision of the time set",
        "How precisely the time is set.",
        optional=True,
        ordered=True,
    )
    commitment_status: str = c.coded("commitment_status", "Status", "What came of it.")
    status_date: pl.Date = c.day(
        "Status as of", "Date of the latest source read that bears on the status."
    )
    status_source_id: str = c.reference(
        "sources", "Source of the status", "The source that bears on the status.", optional=True
    )
    fulfilled_by_event_id: str = c.reference(
        "events", "Fulfilled by", "The event that fulfilled it.", optional=True
    )
    source_id: str = c.reference("sources", "Source", "Where the promise was read.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "commitments"
        strict = True
        ordered = True
        unique = ["commitment_id"]


class Figures(pa.DataFrameModel):
    """Numbers that somebody published: troops, bases, tallies, with their counting rule."""

    figure_id: str = c.key("Figure", "Permanent id: date, measure, publisher.")
    measure: str = c.coded("measure", "Measure", "What is counted, and its unit.")
    value_low: pl.Int64 = c.count("Low", "Lowest value that the words allow.", optional=True)
    value_high: pl.Int64 = c.count("High", "Highest value that the words allow.", optional=True)
    wording_en: str = c.english(
        "Wording", "The word beside the number: about, more than, hundreds, present.", optional=True
    )
    as_of_date: pl.Date = c.day("As of", "Day for which the number stands.")
    as_of_precision: str = c.coded(
        "date_precision", "Precision of the day", "How precisely that day is known.", ordered=True
    )
    period_start_date: pl.Date = c.day(
        "Period start", "First day counted, for running totals.", optional=True
    )
    location_id: str = c.reference(
        "locations", "Location", "The place that the number is about.", optional=True
    )
    about_actor_id: str = c.reference(
        "actors",
        "About",
        "The actor that the number is about; of troops, the state or body that sent them.",
        optional=True,
    )
    stated_by_actor_id: str = c.reference(
        "actors", "Stated by", "Who gave the number.", optional=True
    )
    attribution_form: str = c.coded(
        "attribution_form", "Attribution", "In what form the number is attributed.", optional=True
    )
    count_rule_en: str = c.english(
        "Counting rule", "What the publisher counts and leaves out, where told.", optional=True
    )
    source_id: str = c.reference("sources", "Source", "Where it was read.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "figures"
        strict = True
        ordered = True
        unique = ["figure_id"]
