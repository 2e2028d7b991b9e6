"""Damages to the evidence of events, to who took part in them, and doubles."""

from __future__ import annotations

from collections import Counter

from tests.validation.damage import Copy, Place, Row, cell_damage, damage


def groups(copy: Copy, *, apart: bool = True) -> Counter[str]:
    """Return how many groups affirm each event, without the doers' claims if `apart`."""
    pairs = {
        (row["event_id"], row["independence_group"])
        for row in copy.rows("event_reports")
        if row["stance_to_event"] == "affirms"
        and not (apart and row["independence_group"].startswith("claim-"))
    }
    return Counter(event for event, _ in pairs)


def verified(copy: Copy, event: Row, verification: str) -> Place:
    """Give an event another verification."""
    return copy.spoil("events", event, verification=verification)


def reports_of(copy: Copy, event: Row) -> list[Row]:
    """Return the reports of an event."""
    return [r for r in copy.rows("event_reports") if r["event_id"] == event["event_id"]]


def confirmed_by(copy: Copy, informant_type: str) -> Place:
    """Let informants of one type alone confirm the first event."""
    event = copy.first("events")
    for report in reports_of(copy, event):
        report["informant_type"] = informant_type
    copy.save("event_reports")
    return verified(copy, event, "confirmed")


cell_damage("a_source_without_an_address", "evidence.address", "sources", "url", "")
cell_damage(
    "a_link_without_a_source", "evidence.link_source", "event_links", "source_id", "",
    where=lambda row: row["asserted_by"] != "coder",
)  # fmt: skip
cell_damage(
    "an_official_without_a_name", "evidence.informant", "event_reports", "informant_actor_id", "",
    where=lambda row: row["informant_type"] == "party_official" and row["informant_actor_id"],
)  # fmt: skip


cell_damage(
    "a_state_as_its_own_group", "evidence.side", "event_reports", "independence_group", "iran",
    where=lambda row: row["stance_to_event"] == "mentions",
)  # fmt: skip
cell_damage(
    "a_claim_under_the_bare_name", "evidence.side", "event_reports", "independence_group",
    "islamic-resistance-in-iraq",
    where=lambda row: row["independence_group"] == "claim-islamic-resistance-in-iraq",
)  # fmt: skip


@damage("evidence.side", "kataib-hezbollah")
def a_claim_of_the_side_that_was_hit(copy: Copy) -> Place:
    report = copy.first(
        "event_reports", lambda row: row["independence_group"] == "kataib-hezbollah"
        and row["event_id"] == "2023-11-21-abu-ghraib-air-strike",
    )  # fmt: skip
    return copy.spoil("event_reports", report, independence_group="claim-kataib-hezbollah")


@damage("evidence.alleged", "together with claimed_only, contested or discounted")
def an_alleged_event_that_is_acknowledged(copy: Copy) -> Place:
    event = copy.first("events", lambda row: row["verification"] == "acknowledged")
    return copy.spoil("events", event, "verification", event_status="alleged")


@damage("evidence.uncited", "a row that cites it")
def a_source_that_nothing_cites(copy: Copy) -> Place:
    source = copy.first("sources")
    return copy.add(
        "sources", source, "source_id", source_id="zz-undated-uncited", note_en="",
        url="https://example.org/uncited",
    )  # fmt: skip


@damage("evidence.affirmed", "at least one report")
def an_event_without_a_report(copy: Copy) -> Place:
    event = copy.first("events")
    copy.remove("event_reports", lambda row: row["event_id"] == event["event_id"])
    return copy.place("events", event, "event_id")


@damage("evidence.affirmed", "that affirms it")
def an_event_that_is_only_mentioned(copy: Copy) -> Place:
    event = copy.first("events", lambda row: row["theme"] != "context")
    for report in reports_of(copy, event):
        report["stance_to_event"] = "mentions"
    copy.save("event_reports")
    return copy.place("events", event, "event_id")


@damage("evidence.groups", "the doer's claim apart")
def confirmed_with_one_group(copy: Copy) -> Place:
    told = groups(copy)
    return verified(copy, copy.first("events", lambda e: told[e["event_id"]] == 1), "confirmed")


@damage("evidence.groups", "two independence groups")
def probable_with_one_group(copy: Copy) -> Place:
    told = groups(copy, apart=False)
    return verified(copy, copy.first("events", lambda e: told[e["event_id"]] == 1), "probable")


@damage("evidence.groups", "confirmed with 1")
def confirmed_by_the_claim_of_the_doer(copy: Copy) -> Place:
    told = groups(copy)
    event = copy.first("events", lambda row: told[row["event_id"]] == 1)
    report = reports_of(copy, event)[0]
    copy.add("event_reports", report, "event_id", independence_group="claim-of-somebody")
    return verified(copy, event, "confirmed")


@damage("evidence.groups", "confirmed with 1")
def confirmed_by_two_pages_of_one_voice(copy: Copy) -> Place:
    told = groups(copy)
    event = copy.first("events", lambda row: told[row["event_id"]] == 1)
    used = {row["source_id"] for row in reports_of(copy, event)}
    other = copy.first("sources", lambda row: row["source_id"] not in used)
    report = reports_of(copy, event)[0]
    copy.add("event_reports", report, "event_id", source_id=other["source_id"])
    return verified(copy, event, "confirmed")


@damage("evidence.acknowledged", "an official source")
def acknowledged_without_an_official_voice(copy: Copy) -> Place:
    event = copy.first("events", lambda row: row["verification"] == "acknowledged")
    outlet = copy.first("publishers", lambda row: row["publisher_class"] == "iraqi_media")
    cited = {row["source_id"] for row in reports_of(copy, event)}
    for report in reports_of(copy, event):
        report |= {"informant_type": "none_stated", "informant_actor_id": ""}
    for source in copy.rows("sources"):
        if source["source_id"] in cited:
            source |= {"publisher_id": outlet["publisher_id"], "origin_publisher_id": ""}
    copy.save("event_reports")
    copy.save("sources")
    return copy.place("events", event, "verification")


@damage("evidence.claimed_only", "no affirming group but the doer's own")
def claimed_only_with_another_voice(copy: Copy) -> Place:
    told = groups(copy)
    event = copy.first("events", lambda row: told[row["event_id"]] > 1)
    return verified(copy, event, "claimed_only")


@damage("evidence.single_source", "one affirming group")
def single_source_with_two_groups(copy: Copy) -> Place:
    told = groups(copy)
    event = copy.first("events", lambda row: told[row["event_id"]] > 1)
    return verified(copy, event, "single_source")


@damage("evidence.single_source", "not the doer's")
def single_source_by_the_doer(copy: Copy) -> Place:
    event = copy.first("events", lambda row: row["verification"] == "single_source")
    for number, report in enumerate(reports_of(copy, event)):
        report["independence_group"] = f"claim-of-somebody-{number}"
    copy.save("event_reports")
    return copy.place("events", event, "verification")


@damage("evidence.contested", "denies or disputes")
def contested_without_a_denial(copy: Copy) -> Place:
    opposed = {
        row["event_id"]
        for row in copy.rows("event_reports")
        if row["stance_to_event"] in ("denies", "disputes")
    }
    event = copy.first("events", lambda row: row["event_id"] not in opposed)
    return verified(copy, event, "contested")


@damage("evidence.direct", "direct knowledge")
def confirmed_by_nobody_who_was_there(copy: Copy) -> Place:
    return confirmed_by(copy, "analyst")


@damage("evidence.direct", "direct knowledge")
def confirmed_by_unnamed_security_sources(copy: Copy) -> Place:
    return confirmed_by(copy, "security_source")


@damage("evidence.reference_work", "other than an encyclopedia")
def an_event_of_an_encyclopedia_alone(copy: Copy) -> Place:
    event = copy.first("events")
    cited = {row["source_id"] for row in reports_of(copy, event)}
    for source in copy.rows("sources"):
        if source["source_id"] in cited:
            source["document_class"] = "encyclopedia"
    copy.save("sources")
    return copy.place("events", event, "event_id")


@damage("duplicates.events", "told apart from")
def an_event_under_another_id(copy: Copy) -> Place:
    event = copy.first("events", lambda row: row["event_level"] == "incident")
    other = event["event_id"] + "-2"
    for role in [r for r in copy.rows("event_actors") if r["event_id"] == event["event_id"]]:
        copy.add("event_actors", role, "event_id", event_id=other)
    return copy.add("events", event, "event_id", event_id=other)


@damage("duplicates.address", "has it too")
def an_address_that_stands_twice(copy: Copy) -> Place:
    first, *_, last = [row for row in copy.rows("sources") if row["url"]]
    return copy.spoil("sources", last, url=first["url"])


@damage("duplicates.names", "has it too")
def a_name_that_stands_twice(copy: Copy) -> Place:
    first, last = copy.rows("actors")[0], copy.rows("actors")[-1]
    return copy.spoil("actors", last, name_en=first["name_en"].upper())


@damage("duplicates.names", "has it too")
def an_arabic_name_that_stands_twice_in_two_spellings(copy: Copy) -> Place:
    first = copy.first("actors", lambda row: "أ" in row["name_ar"] or "ة" in row["name_ar"])
    spelt = first["name_ar"].replace("أ", "ا").replace("ة", "ه")
    return copy.spoil("actors", copy.rows("actors")[-1], name_ar=spelt)


@damage("duplicates.exact", "another record than")
def an_office_taken_down_twice(copy: Copy) -> Place:
    return copy.add(
        "actor_relations", copy.first("actor_relations"), "actor_relation_id",
        actor_relation_id="zz-office-again",
    )  # fmt: skip


@damage("duplicates.exact", "another record than")
def a_number_taken_down_twice(copy: Copy) -> Place:
    return copy.add(
        "figures", copy.first("figures"), "figure_id", figure_id="2030-01-01-number-again"
    )  # fmt: skip
