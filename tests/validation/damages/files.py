"""Damages to whole files: what is missing, stray, empty, cut off or in another encoding."""

from __future__ import annotations

from tests.validation.damage import Copy, Place, damage


@damage("form.file", "no such file")
def a_missing_table(copy: Copy) -> Place:
    copy.path("positions").unlink()
    return Place("positions", 1, "")


@damage("form.file", "only declared tables")
def a_stray_table(copy: Copy) -> Place:
    (copy.folder / "extra.csv").write_bytes(copy.data("events"))
    return Place("data/extra.csv", 1, "")


@damage("form.file", "only declared tables")
def a_copy_left_behind(copy: Copy) -> Place:
    (copy.folder / "Events.csv.bak").write_bytes(copy.data("events"))
    return Place("data/Events.csv.bak", 1, "")


@damage("form.file", "no such file")
def a_folder_in_place_of_a_table(copy: Copy) -> Place:
    copy.path("events").unlink()
    copy.path("events").mkdir()
    return Place("events", 1, "")


@damage("form.file", "no such file")
def a_link_that_leads_nowhere(copy: Copy) -> Place:
    copy.path("events").unlink()
    copy.path("events").symlink_to(copy.folder / "gone.csv")
    return Place("events", 1, "")


@damage("form.canonical", "an empty file")
def an_empty_file(copy: Copy) -> Place:
    copy.put("figures", b"")
    return Place("figures", 1, "")


@damage("form.canonical", "an empty file")
def a_file_of_blank_lines(copy: Copy) -> Place:
    copy.put("figures", b"\n\n\n")
    return Place("figures", 1, "")


@damage("form.canonical", "a byte order mark")
def a_byte_order_mark(copy: Copy) -> Place:
    copy.put("events", b"\xef\xbb\xbf" + copy.data("events"))
    return Place("events", 1, "")


@damage("form.canonical", "CR LF")
def windows_line_endings(copy: Copy) -> Place:
    copy.put("sources", copy.data("sources").replace(b"\n", b"\r\n"))
    return Place("sources", 1, "")


@damage("form.canonical", "CR LF")
def one_windows_line_ending(copy: Copy) -> Place:
    lines = copy.data("sources").split(b"\n")
    lines[9] += b"\r"
    copy.put("sources", b"\n".join(lines))
    return Place("sources", 10, "")


@damage("form.line_ending", "CR alone")
def old_macintosh_line_endings(copy: Copy) -> Place:
    copy.put("issues", copy.data("issues").replace(b"\n", b"\r"))
    return Place("issues", 1, "")


@damage("form.encoding", "byte 0xff")
def a_file_in_utf_16(copy: Copy) -> Place:
    copy.put("issues", copy.data("issues").decode().encode("utf-16"))
    return Place("issues", 1, "")


@damage("form.encoding", "UTF-8")
def a_file_in_the_arabic_code_page(copy: Copy) -> Place:
    row = copy.first("issues")
    line = copy.data("issues").decode().encode("cp1256", errors="replace")
    copy.put("issues", line)
    return copy.place("issues", row, "proposition_ar")


@damage("form.canonical", "no line break at the end")
def a_file_cut_off_within_its_last_cell(copy: Copy) -> Place:
    row = copy.first("event_actors", lambda row: row is copy.rows("event_actors")[-1])
    copy.put("event_actors", copy.data("event_actors")[:-3])
    return Place("event_actors", copy.place("event_actors", row, "").line, "")


@damage("form.width", "cells")
def a_file_cut_off_within_its_last_row(copy: Copy) -> Place:
    row = copy.rows("event_actors")[-1]
    copy.put("event_actors", copy.data("event_actors")[: -len(row["role"]) - 2])
    return copy.place("event_actors", row, "actor_id")


@damage("form.quote", "close the quote")
def a_file_cut_off_within_a_quoted_cell(copy: Copy) -> Place:
    data = copy.data("vocabulary")
    row = next(r for r in reversed(copy.rows("vocabulary")) if "," in r["definition_en"])
    copy.put("vocabulary", data[: data.rindex(row["definition_en"].encode()) + 20])
    return copy.place("vocabulary", row, "definition_en")


@damage("form.not_run", "mend this file first")
def a_file_that_rules_need(copy: Copy) -> Place:
    copy.put("locations", b"")
    return Place("locations", 1, "")
