"""What the build promises: the same bytes each time, what is declared and no more, plain errors."""

from __future__ import annotations

import json
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import Distributions
from tests.project import ROOT, copy_project, run

DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
DECLARED = {r["name"] for r in DESCRIPTOR["resources"] + DESCRIPTOR["derived"]}
BUILD = (sys.executable, "-m", "build", "--no-isolation")


def test_two_builds_are_equal_to_the_byte(distributions: Distributions, tmp_path: Path) -> None:
    # Another folder, other times of change, another seed for what Python keeps unordered.
    again = copy_project(tmp_path / "another place")
    for path in again.rglob("*"):
        path.touch()
    run(*BUILD, "--outdir", tmp_path / "dist", again, PYTHONHASHSEED="7")
    for first in (distributions.sdist, distributions.wheel):
        assert (tmp_path / "dist" / first.name).read_bytes() == first.read_bytes(), first.name


def test_wheel_from_the_sdist_is_the_wheel_from_the_tree(
    distributions: Distributions, tmp_path: Path
) -> None:
    tree = copy_project(tmp_path / "tree")
    run(*BUILD, "--wheel", "--outdir", tmp_path / "dist", tree)
    [wheel] = (tmp_path / "dist").glob("*.whl")
    assert wheel.read_bytes() == distributions.wheel.read_bytes()


def test_wheel_holds_the_declared_tables_and_the_code_alone(distributions: Distributions) -> None:
    with zipfile.ZipFile(distributions.wheel) as wheel:
        names = set(wheel.namelist())
    folder = "iraq_coalition_events"
    code = {f"{folder}/{path.name}" for path in (ROOT / "src" / folder).glob("*.py")}
    tables = {f"{folder}/_data/{table}.parquet" for table in DECLARED}
    inside = {name for name in names if ".dist-info/" not in name}
    assert inside == code | tables | {f"{folder}/_data/datapackage.json", f"{folder}/py.typed"}
    about = {name.split(".dist-info/")[1] for name in names - inside}
    assert {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE-DATA"} <= about


def test_sdist_holds_what_the_wheel_is_built_from(distributions: Distributions) -> None:
    with tarfile.open(distributions.sdist) as sdist:
        names = {name.split("/", 1)[1] for name in sdist.getnames()}
    data = {f"data/{resource['name']}.csv" for resource in DESCRIPTOR["resources"]}
    needed = {"pyproject.toml", "hatch_build.py", "datapackage.json", "validation/reading.py"}
    assert data | needed <= names
    assert not {name for name in names if "_data/" in name or "__pycache__" in name}


def test_parquet_says_what_it_is_and_how_to_cite_it(distributions: Distributions) -> None:
    with zipfile.ZipFile(distributions.wheel) as wheel:
        for table in DECLARED:
            data = wheel.read(f"iraq_coalition_events/_data/{table}.parquet")
            facts = pl.read_parquet_metadata(data)
            assert facts["title"] == DESCRIPTOR["title"]
            assert facts["version"] == DESCRIPTOR["version"]
            assert json.loads(facts["licenses"]) == DESCRIPTOR["licenses"]
            assert json.loads(facts["citation"]) == DESCRIPTOR["citation"]


def _cut_off(project: Path) -> None:
    path = project / "data" / "events.csv"
    path.write_bytes(path.read_bytes()[:-40])


def _bad_day(project: Path) -> None:
    path = project / "data" / "coverage.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("-01-01,", "-1-1,", 1), encoding="utf-8")


def _missing(project: Path) -> None:
    (project / "data" / "issues.csv").unlink()


def _stale(project: Path) -> None:
    path = project / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["derived"][0]["schema"]["fields"].pop()
    path.write_text(json.dumps(package), encoding="utf-8")


@pytest.mark.parametrize(
    ("corrupt", "said"),
    [
        (_cut_off, "data/events.csv:"),
        (_bad_day, "data/coverage.csv:"),
        (_missing, "data/issues.csv:1:"),
        (_stale, "datapackage.json: does not fit the table events_wide"),
    ],
)
def test_unclean_tables_end_the_build_with_the_problems_and_no_traceback(
    corrupt: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "project")
    corrupt(project)
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", cwd=project, check=False)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert said in told
    assert "Traceback" not in told
    assert not (project / "src" / "iraq_coalition_events" / "_data").exists()


def test_tables_taken_out_leave_no_file_behind(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    built = project / "src" / "iraq_coalition_events" / "_data"
    built.mkdir()
    (built / "stray.parquet").write_bytes(b"")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", cwd=project)
    assert {path.stem for path in built.glob("*.parquet")} == DECLARED


def test_build_needs_nothing_but_polars_and_hatchling(tmp_path: Path) -> None:
    # Pandera takes two seconds to import and is no requirement of the build.
    project = copy_project(tmp_path / "project")
    shutil.rmtree(project / "validation" / "schemas")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", cwd=project)
