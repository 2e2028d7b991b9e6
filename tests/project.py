"""The project's folder, copies of it, and commands run on them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", "__pycache__", "_data", "dist", "build"
)


def copy_project(target: Path) -> Path:
    """Copy what stands in the working tree, without what was built from it."""
    shutil.copytree(ROOT, target, ignore=NOT_COPIED)
    return target


def run(
    *command: str | Path, cwd: Path | None = None, check: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command; if it fails and `check` is set, fail with all that it said."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd, env={**os.environ, **environment}, text=True, capture_output=True, check=False,
        encoding="utf-8",
    )  # fmt: skip
    if check:
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done
