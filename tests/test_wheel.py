"""The wheel in a fresh environment, with polars alone; pip fetches polars, nothing else asks."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Distributions
from tests.project import ROOT, copy_project, run

DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))

LOAD_ALL = """
import importlib.metadata, json, socket

def refuse(*arguments, **options):
    raise OSError("the package asked for the network")

socket.socket = refuse
import iraq_coalition_events as ice
rows = {}
for table in ice.tables():
    rows[table] = ice.load(table).height
    assert ice.load(table, labels="en").height == ice.load(table, labels="ar").height
    assert ice.scan(table).collect().height == rows[table]
    assert str(ice.describe(table))
ice.cite("bibtex")
names = sorted(d.metadata["Name"] for d in importlib.metadata.distributions())
print(json.dumps({"rows": rows, "file": ice.__file__, "installed": names}))
"""


@pytest.fixture(scope="module")
def fresh(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the `bin` of a new environment that holds the wheel and what it requires."""
    environment = tmp_path_factory.mktemp("fresh")
    return install(environment, distributions.wheel)


def install(environment: Path, *what: str | Path) -> Path:
    run(sys.executable, "-m", "venv", environment)
    binaries = next(
        path for path in (environment / "bin", environment / "Scripts") if path.exists()
    )
    run(binaries / "python", "-m", "pip", "install", "--disable-pip-version-check", *what)
    return binaries


def test_every_table_loads_with_polars_alone(fresh: Path, tmp_path: Path) -> None:
    told = json.loads(run(fresh / "python", "-I", "-c", LOAD_ALL, cwd=tmp_path).stdout)
    assert str(fresh.parent.resolve()) in str(Path(told["file"]).resolve())
    assert list(told["rows"]) == [
        r["name"] for r in DESCRIPTOR["resources"] + DESCRIPTOR["derived"]
    ]
    for resource in DESCRIPTOR["resources"]:
        lines = (ROOT / resource["path"]).read_bytes().count(b"\n")
        assert told["rows"][resource["name"]] == lines - 1, resource["name"]
    ours = {"iraq-coalition-events", "pip", "setuptools"}
    assert {name for name in told["installed"] if not name.startswith("polars")} <= ours


def test_command_line_is_installed(fresh: Path, tmp_path: Path) -> None:
    said = run(fresh / "iraq-coalition-events", "info", cwd=tmp_path).stdout
    assert DESCRIPTOR["version"] in said
    run(fresh / "iraq-coalition-events", "export", "out", "--format", "sqlite", cwd=tmp_path)
    assert (tmp_path / "out" / "iraq_coalition_events.sqlite").is_file()


def test_editable_install_builds_and_loads_the_tables(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    fresh = install(tmp_path / "environment", "--editable", project)
    told = json.loads(run(fresh / "python", "-I", "-c", LOAD_ALL, cwd=tmp_path).stdout)
    assert Path(told["file"]).is_relative_to(project)
    assert told["rows"]["events"] == told["rows"]["events_wide"] > 0
