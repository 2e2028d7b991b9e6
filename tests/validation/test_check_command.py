"""The command's exit codes, its two formats, and its output in any terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from tests.validation import damages  # noqa: F401 (enters the damages)
from tests.validation.damage import DAMAGES, Copy
from validation.__main__ import main
from validation.problems import Problem
from validation.release import ROOT


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "validation", *map(str, arguments)],
        cwd=ROOT, env=os.environ | environment, capture_output=True, check=False,
    )  # fmt: skip


def test_real_tables_pass_and_the_last_line_says_what_was_checked() -> None:
    done = run("check", "--quiet")
    assert (done.returncode, done.stderr) == (0, b"")
    [line] = done.stdout.decode().splitlines()
    assert "records in 19 tables" in line
    assert " 0 errors, " in line


def test_damaged_tables_fail_and_messages_are_utf_8_in_any_terminal(copy: Copy) -> None:
    DAMAGES["latin_amid_arabic"].do(copy)
    (copy.folder / b"caf\xe9.csv".decode(errors="surrogateescape")).write_bytes(b"")
    done = run("check", copy.folder, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (1, b"")
    text = done.stdout.decode()
    assert "هجوم على قاعدة Taji" in text
    assert "caf\\udce9.csv" in text
    assert f"{copy.folder}/events.csv:" in text


def test_json_holds_every_field_of_every_problem(copy: Copy) -> None:
    DAMAGES["latin_amid_arabic"].do(copy)
    DAMAGES["a_missing_column"].do(copy)
    done = run("check", "--format", "json", copy.folder)
    assert (done.returncode, done.stderr) == (1, b"")
    problems: list[dict[str, Any]] = json.loads(done.stdout)
    names = [field.name for field in fields(Problem)]
    assert all(list(problem) == names for problem in problems)
    assert {problem["severity"] for problem in problems} == {"error", "warning"}
    places = [(problem["file"], problem["line"], problem["column"]) for problem in problems]
    assert places == sorted(places)
    assert "text.arabic" in {problem["rule"] for problem in problems}


def test_wrong_usage_is_told_apart_from_errors() -> None:
    done = run("chekc")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    code = main([str(argument) for argument in arguments])
    return code, capsys.readouterr().out


@pytest.fixture(autouse=True)
def _output_is_captured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the output that pytest captures be set up like a real one."""
    monkeypatch.setattr(type(sys.stdout), "reconfigure", lambda *_, **__: None, raising=False)


def test_warnings_alone_do_not_fail(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    for source in copy.rows("sources"):
        source["url"] = source["url"] or "https://example.org/" + source["source_id"]
    copy.save("sources")
    DAMAGES["a_code_that_nothing_uses"].do(copy)
    code, text = said(capsys, "check", copy.folder)
    assert (" 0 errors" in text) == (code == 0)
    assert "warning: found 'theme zz_of_no_use'" in text
    assert "warning:" not in said(capsys, "check", "--quiet", copy.folder)[1]


def test_format_says_what_it_changed(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    DAMAGES["windows_line_endings"].do(copy)
    wanted = (0, "sources.csv: brought to canonical form\n")
    assert said(capsys, "format", copy.folder) == wanted
    assert said(capsys, "format", copy.folder) == (0, "")


def test_format_fails_where_it_would_lose_something(
    copy: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    DAMAGES["a_quote_left_open"].do(copy)
    code, text = said(capsys, "format", copy.folder)
    assert code == 1
    assert "[form.quote]" in text


@pytest.mark.parametrize("command", ["check", "format"])
def test_folder_that_is_not_there_fails(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = said(capsys, command, tmp_path / "nowhere")
    assert code == 1
    assert "no such folder" in text


def test_report_counts_the_tables(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "report", copy.folder)
    assert code == 0
    assert f"| events | {len(copy.rows('events'))} |" in text
    assert "Events by verification" in text


@pytest.mark.parametrize("name", ["a_missing_table", "a_quote_left_open", "a_missing_column"])
def test_report_counts_no_tables_that_it_cannot_read(
    copy: Copy, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = DAMAGES[name].do(copy)
    code, text = said(capsys, "report", copy.folder)
    assert code == 1
    assert f"/{place.table}.csv:" in text
    assert "Events by" not in text
