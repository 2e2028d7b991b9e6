"""What the command line must do: say what was asked, help with slips, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import iraq_coalition_events as ice
from iraq_coalition_events import _show
from iraq_coalition_events.__main__ import COMMANDS, main
from iraq_coalition_events._show import show
from tests.project import ROOT, run

pytestmark = pytest.mark.usefixtures("built_tables")

PACKAGE = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
PROGRAM = (sys.executable, "-m", "iraq_coalition_events")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a command that must succeed prints."""
    assert main(arguments) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Return the exit code of a command that must fail, and what it says."""
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Traceback" not in printed.err
    return code, printed.err


@pytest.fixture(scope="module")
def fullest() -> str:
    """Return the event that most other rows refer to."""
    wide = ice.load("events_wide").filter(
        pl.col("killed_low").is_not_null() & pl.col("links_in").is_not_null()
    )
    return str(wide.sort("report_count", descending=True)["event_id"][0])


def test_info_tells_version_licence_cutoff_rows_and_citation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = told(capsys, "info")
    assert PACKAGE["version"] in said
    assert PACKAGE["cutoff_date"] in said
    assert all(licence["path"] in said for licence in PACKAGE["licenses"])
    assert ice.cite() in said
    for table in ice.tables():
        assert f"{ice.load(table).height:,} {table}\n" in said


def test_tables_names_every_table_with_what_its_rows_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = told(capsys, "tables").splitlines()
    assert [line.split()[0] for line in lines] == list(ice.tables())


def test_describe_and_cite_print_what_the_package_returns(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert told(capsys, "describe", "events") == f"{ice.describe('events')}\n"
    assert told(capsys, "cite") == f"{ice.cite()}\n"
    assert told(capsys, "cite", "--style", "ris") == f"{ice.cite('ris')}\n"


def test_export_prints_the_files_it_wrote(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = told(capsys, "export", str(tmp_path), "--format", "csv", "--tables", "events", "issues")
    assert said.splitlines() == [
        str(tmp_path / name) for name in ("events.csv", "issues.csv", "datapackage.json")
    ]
    code, said = refused(capsys, "export", str(tmp_path), "--format", "csv")
    assert (code, "--force" in said) == (1, True)
    assert main(["export", str(tmp_path), "--format", "csv", "--force"]) == 0


def test_a_folder_that_cannot_be_made_is_said_plainly(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    code, said = refused(capsys, "export", str(tmp_path / "file" / "in"), "--format", "csv")
    assert (code, str(tmp_path) in said) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (["shwo", "x"], "'show'"),
        (["describe", "event"], "'events'"),
        (["cite", "--style", "bibtec"], "'bibtex'"),
        (["export", "out", "--format", "sqlit"], "'sqlite'"),
        (["export", "out", "--format", "csv", "--tables", "actor"], "'actors'"),
        (["show", "x", "--lang", "arr"], "'ar'"),
    ],
)
def test_a_slip_is_answered_with_the_nearest_and_code_2(
    arguments: list[str], nearest: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = refused(capsys, *arguments)
    assert code == 2
    assert f"did you mean {nearest}" in said


def test_no_command_or_an_unknown_option_is_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys)[0] == 2
    assert refused(capsys, "info", "--colour")[0] == 2


def test_an_unknown_event_is_answered_with_the_nearest_and_code_1(
    capsys: pytest.CaptureFixture[str], fullest: str
) -> None:
    for slip in (fullest[:-2], fullest.upper(), fullest[11:]):
        code, said = refused(capsys, "show", slip)
        assert code == 1
        assert f"'{fullest}'" in said


@pytest.mark.parametrize("table", ["statements", "actors", "sources"])
def test_an_id_of_another_table_is_told_its_table(
    table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = refused(capsys, "show", ice.load(table)[0, 0])
    assert code == 1
    assert f"load('{table}')" in said
    assert "did you mean" not in said


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: iraq-coalition-events {command}")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_show_tells_all_that_the_tables_hold_on_the_event(language: str, fullest: str) -> None:
    text = " ".join(show(fullest, language).split())
    event = ice.load("events_wide").row(by_predicate=pl.col("event_id") == fullest, named=True)
    facts = [event[f"{name}_{language}"] for name in ("title", "summary", "location_name")]
    facts += [event["event_id"], event[f"verification_label_{language}"]]
    facts += event["source_id"].split(";")
    for links in (event["links_out"], event["links_in"]):
        facts += [link.split(":")[1] for link in (links or "").split(";") if link]
    actors = ice.load("event_actors").filter(pl.col("event_id") == fullest)["actor_id"].implode()
    facts += list(ice.load("actors").filter(pl.col("actor_id").is_in(actors))[f"name_{language}"])
    facts += list(ice.load("event_reports").filter(pl.col("event_id") == fullest)["evidence_en"])
    said = ice.load("statements").filter(pl.col("about_event_id") == fullest)
    facts += list(said[f"gist_{language}"])
    used = pl.Series(event["source_id"].split(";")).implode()
    facts += list(ice.load("sources").filter(pl.col("source_id").is_in(used))["url"].drop_nulls())
    assert [fact for fact in facts if " ".join(fact.split()) not in text] == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_events_from_all_over_can_be_shown_within_the_width(language: str) -> None:
    events = ice.load("events")["event_id"]
    for event in events.gather_every(max(1, events.len() // 40)):
        for line in show(event, language, width=80).splitlines():
            assert len(line) <= 80 or " " not in line.strip(), line


def test_a_retired_event_leads_to_its_successor(
    fullest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    retired = pl.LazyFrame(
        {
            "table_name": ["events", "events"],
            "old_id": ["old-one", "gone-one"],
            "new_id": [fullest, None],
            "reason": ["duplicate", "mistake"],
            "version": ["0.1.0", "0.1.0"],
            "note_en": [None, None],
        },
        schema_overrides={"note_en": pl.String},
    )
    monkeypatch.setattr(
        _show, "scan", lambda table: retired if table == "retired_ids" else ice.scan(table)
    )
    first, _, title, *_ = show("old-one").splitlines()
    assert first.startswith("old-one was retired")
    assert title == show(fullest).splitlines()[0]
    with pytest.raises(ice.UnknownNameError, match="withdrawn"):
        show("gone-one")


def test_a_reader_that_stops_early_gets_no_traceback(fullest: str) -> None:
    with subprocess.Popen(
        [*PROGRAM, "describe", "events_wide"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait() == 0
        assert process.stderr.read() == b""


def test_output_is_utf8_wherever_it_goes(fullest: str) -> None:
    done = run(
        *PROGRAM, "show", fullest, "--lang", "ar", LC_ALL="C", PYTHONUTF8="0",
        PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0",
    )  # fmt: skip
    assert done.stdout.startswith(show(fullest, "ar").splitlines()[0])
