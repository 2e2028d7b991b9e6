"""Files that are generated and committed: what they should hold, and writing them."""

from __future__ import annotations

from pathlib import Path

from validation.codebook import write_codebook
from validation.descriptor import describe_package


def generated(root: Path) -> dict[Path, str]:
    """Return what each generated file of the project in `root` should hold."""
    package = describe_package(root)
    return {
        root / "datapackage.json": package,
        root / "CODEBOOK.md": write_codebook(root, package),
    }


def write_generated(root: Path) -> list[Path]:
    """Write each generated file that is not as it should be, and return their paths."""
    stale = [
        (path, text)
        for path, text in generated(root).items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        path.write_text(text, encoding="utf-8")
    return [path for path, _ in stale]
