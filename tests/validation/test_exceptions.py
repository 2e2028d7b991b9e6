"""Known oddities have a reason, cover what they name and nothing more, and expire by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.validation.damage import Copy
from validation.checking import check
from validation.exceptions import NONE, Exceptions, read_exceptions
from validation.problems import Problem
from validation.release import ROOT

ENTRY = """[[exception]]
rule = "evidence.address"
table = "sources"
key = "article-1"
reason = "A founding text has no address."
"""
ODDITY = Problem(
    "data/sources.csv", 7, "url", "evidence.address", "", "an address", "write it", "article-1"
)


def read(folder: Path, text: str) -> Exceptions:
    path = folder / "exceptions.toml"
    path.write_text(text, encoding="utf-8")
    return read_exceptions(path, "validation/exceptions.toml")


def test_entry_covers_its_problem(tmp_path: Path) -> None:
    left, covered = read(tmp_path, ENTRY).apply([ODDITY])
    assert (left, covered) == ([], 1)


@pytest.mark.parametrize(
    "other",
    [
        Problem("data/sources.csv", 7, "url", "text.address", "", "", "", "article-1"),
        Problem("data/events.csv", 7, "url", "evidence.address", "", "", "", "article-1"),
        Problem("data/sources.csv", 8, "url", "evidence.address", "", "", "", "article-2"),
        Problem("data/sources.csv", 1, "", "form.canonical", "", "", ""),
    ],
)
def test_entry_covers_no_other_rule_table_or_row(tmp_path: Path, other: Problem) -> None:
    left, covered = read(tmp_path, ENTRY).apply([ODDITY, other])
    assert (left, covered) == ([other], 1)


def test_entry_that_no_longer_occurs_is_an_error_at_its_line(tmp_path: Path) -> None:
    left, covered = read(tmp_path, "# Known oddities.\n\n" + ENTRY).apply([])
    assert covered == 0
    assert [(p.rule, p.line, p.severity) for p in left] == [("exceptions.stale", 3, "error")]
    assert "evidence.address sources article-1" in str(left[0])


def test_no_entries_are_no_problem(tmp_path: Path) -> None:
    assert read(tmp_path, "# Nothing yet.\n").apply([ODDITY]) == ([ODDITY], 0)


MALFORMED = {
    "without a reason": ENTRY.replace('reason = "A founding text has no address."\n', ""),
    "with an empty reason": ENTRY.replace("A founding text has no address.", "  "),
    "without a key": ENTRY.replace('key = "article-1"\n', ""),
    "with a field too many": ENTRY + 'line = "7"\n',
    "with a misspelt field": ENTRY.replace("reason", "reasons"),
    "with a number for a text": ENTRY.replace('"article-1"', "1"),
    "that is no TOML": ENTRY.replace('"sources"', "sources"),
    "that is a table and no list": ENTRY.replace("[[exception]]", "[exception]"),
    "that stands in a line": "exception = [{rule = 'evidence.address'}]\n",
    "that is a text": "exception = 'all'\n",
    "that stands twice": ENTRY + "\n" + ENTRY,
}


@pytest.mark.parametrize("text", MALFORMED.values(), ids=MALFORMED)
def test_malformed_entry_is_an_error_and_covers_nothing_new(tmp_path: Path, text: str) -> None:
    left, covered = read(tmp_path, text).apply([ODDITY])
    assert "exceptions.form" in {problem.rule for problem in left}
    assert covered == (1 if text.count("[[exception]]") == 2 else 0)


def test_space_within_the_brackets_is_read(tmp_path: Path) -> None:
    text = ENTRY.replace("[[exception]]", "  [[ exception ]]  # as TOML allows")
    assert read(tmp_path, text).apply([ODDITY]) == ([], 1)


def test_project_s_own_entries_all_still_occur(copy: Copy) -> None:
    known = read_exceptions(ROOT / "validation" / "exceptions.toml", "validation/exceptions.toml")
    report = check(copy.folder, known, "data")
    rules = {problem.rule for problem in report.problems}
    assert not {"exceptions.stale", "exceptions.form"} & rules
    assert report.excepted >= len(known.known)


def test_mended_oddity_makes_its_entry_stale(copy: Copy) -> None:
    oddity = next(p for p in check(copy.folder, NONE, "data").errors)
    known = {(oddity.rule, Path(oddity.file).stem, oddity.key): "It stays."}
    exceptions = Exceptions("exceptions.toml", known, dict.fromkeys(known, 4))
    assert oddity not in check(copy.folder, exceptions, "data").problems
    table = Path(oddity.file).stem
    copy.put(table, copy.data(table).split(b"\n")[0] + b"\n")
    stale = [p for p in check(copy.folder, exceptions, "data").errors if p.rule.endswith("stale")]
    assert [(p.file, p.line) for p in stale] == [("exceptions.toml", 4)]
