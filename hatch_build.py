"""Build hook: `data/*.csv` and `datapackage.json` to the Parquet files that the wheel ships."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import polars as pl
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))  # build front ends keep the project off the path
from validation.reading import read_table
from validation.wide import build_wide

PARQUET = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
STALE = "datapackage.json: does not fit the table {}; run `python -m validation describe`"
Frames = dict[str, pl.DataFrame]


class TablesBuildHook(BuildHookInterface):  # type: ignore[type-arg, unused-ignore]
    """Builds the tables before the wheel is packed or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the tables, or end the build with what is wrong with them."""
        if problems := build_tables(Path(self.root)):
            self.app.abort("\n".join([*problems, "Not built. See `python -m validation check`."]))


def build_tables(root: Path) -> list[str]:
    """Write the tables of the project in `root`; or nothing, and return what is wrong."""
    package = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    frames, problems = _read(root, package["resources"])
    problems = problems or _finish(frames, package)
    if not problems:
        _write(frames, package, root / "src" / "iraq_coalition_events" / "_data")
    return problems


def _read(root: Path, resources: list[dict[str, Any]]) -> tuple[Frames, list[str]]:
    frames, problems = {}, []
    for resource in resources:
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        data = path.read_bytes() if (path := root / resource["path"]).is_file() else b""
        table = read_table(data, resource["path"], types, resource["schema"]["primaryKey"])
        problems += [str(problem) for problem in table.problems]
        frames[resource["name"]] = table.frame.select(list(types))
    return frames, problems


def _finish(frames: Frames, package: dict[str, Any]) -> list[str]:
    """Add the derived table, order the ordered codes, and return what the descriptor misses."""
    problems, frames["events_wide"] = [], build_wide(frames)
    for resource in package["resources"] + package["derived"]:
        fields, frame = resource["schema"]["fields"], frames[resource["name"]]
        ordered = {f["name"]: f["categories"] for f in fields if f.get("categoriesOrdered")}
        if [field["name"] for field in fields] != frame.columns or not all(
            set(frame[column].drop_nulls()) <= set(codes) for column, codes in ordered.items()
        ):
            problems.append(STALE.format(resource["name"]))
            continue
        enums = [pl.col(column).cast(pl.Enum(codes)) for column, codes in ordered.items()]
        frames[resource["name"]] = frame.with_columns(enums)
    return problems


def _write(frames: Frames, package: dict[str, Any], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    package["resources"] += package.pop("derived")
    facts = {name: package[name] for name in ("title", "version")}
    facts |= {n: json.dumps(package[n], ensure_ascii=False) for n in ("licenses", "citation")}
    for resource in package["resources"]:
        resource.pop("encoding", None)
        resource.update(PARQUET, path=f"{resource['name']}.parquet")
        frame, path = frames[resource["name"]], folder / resource["path"]
        frame.write_parquet(path, compression="zstd", metadata=facts)
    (folder / "datapackage.json").write_bytes(json.dumps(package, ensure_ascii=False).encode())
