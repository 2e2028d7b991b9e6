"""The citation file and the workflows are what their schemas ask for, and say one version."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from tests.project import ROOT, run
from validation.release import version

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def conforms(schema: str, *files: str) -> None:
    run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files, cwd=ROOT)


def test_citation_file_is_valid() -> None:
    conforms("vendor.citation-file-format", "CITATION.cff")


def test_citation_file_names_the_version_of_the_project() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == version()


def test_workflows_are_valid() -> None:
    conforms("vendor.github-workflows", *(str(path) for path in WORKFLOWS))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_have_least_rights_and_pinned_actions(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] in ({}, {"contents": "read"})
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert all(len(use.rpartition("@")[2]) == 40 for use in used)
