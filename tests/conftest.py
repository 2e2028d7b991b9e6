"""What several test files need: the tables built from `data/`, and distributions built once."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from hatch_build import build_tables
from tests.project import ROOT, copy_project, run


@dataclass(frozen=True)
class Distributions:
    """A source distribution, and the wheel built from it."""

    sdist: Path
    wheel: Path


@pytest.fixture(scope="session")
def built_tables() -> None:
    """Build the tables anew, so that the package tested holds what `data/` holds now."""
    problems = build_tables(ROOT)
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """Build the source distribution, and from it the wheel, away from the working tree."""
    project = copy_project(tmp_path_factory.mktemp("project") / "copy")
    dist = project / "dist"
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", dist, project)
    return Distributions(next(dist.glob("*.tar.gz")), next(dist.glob("*.whl")))
