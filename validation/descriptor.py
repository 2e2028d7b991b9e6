"""Pandera models, CITATION.cff, vocabulary and version to `datapackage.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from validation import schemas
from validation.release import cutoff_date, project, version
from validation.schemas.columns import SEPARATOR
from validation.tables import read_tables

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCES = {
    "CC-BY-4.0": {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0 (data)",
    },
    "MIT": {
        "name": "MIT",
        "path": "https://opensource.org/licenses/MIT",
        "title": "MIT License (code)",
    },
}


def describe_package(root: Path) -> str:
    """Return the text of `datapackage.json` for the project in `root`.

    The descriptor carries no time stamp, hash or count: the same models, vocabulary and
    citation always give the same text.
    """
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    codes = _codes(root / "data")
    package = {
        "$schema": PROFILE,
        "name": project()["project"]["name"].replace("-", "_"),
        "title": citation["title"],
        "description": " ".join(citation["abstract"].split()),
        "version": version(),
        "cutoff_date": str(cutoff_date()),
        "keywords": citation["keywords"],
        "licenses": [LICENCES[name] for name in sorted(citation["license"])],
        "contributors": [{"title": a["name"], "roles": ["creator"]} for a in citation["authors"]],
        "citation": _cited(citation),
        "resources": [_resource(table, codes) for table in schemas.MODELS],
        "derived": [_resource(table, codes) for table in schemas.DERIVED],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _cited(citation: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": citation["title"],
        "authors": [author["name"] for author in citation["authors"]],
        "year": int(str(citation["date-released"])[:4]),
        "version": version(),
        "doi": citation.get("doi", ""),
    }


def _resource(table: str, codes: dict[str, list[str]]) -> dict[str, Any]:
    built = table in schemas.DERIVED
    model = schemas.model(table)
    path = f"{table}.parquet" if built else f"data/{table}.csv"
    resource: dict[str, Any] = {
        "name": table,
        "type": "table",
        "title": table.replace("_", " ").capitalize(),
        "description": (model.__doc__ or "").strip().split("\n")[0],
        "path": path,
    }
    if not built:
        resource |= {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    resource["schema"] = _schema(table, codes)
    return resource


def _schema(table: str, codes: dict[str, list[str]]) -> dict[str, Any]:
    columns = schemas.columns(table)
    schema: dict[str, Any] = {
        "fields": [_field(column, codes) for column in columns],
        "missingValues": [""],
        "primaryKey": list(schemas.key(table)),
    }
    keys = [_foreign_key(c) for c in columns if c.references and not c.many]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _foreign_key(column: schemas.Column) -> dict[str, Any]:
    target = column.references or ""
    fields = list(schemas.key(target))
    resource = "" if target == column.table else target
    return {"fields": [column.name], "reference": {"resource": resource, "fields": fields}}


def _field(column: schemas.Column, codes: dict[str, list[str]]) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description,
    }
    constraints = _constraints(column, codes)
    if constraints:
        field["constraints"] = constraints
    if column.variable and not column.many and column.ordered:
        field |= {"categories": codes.get(column.variable, []), "categoriesOrdered": True}
    for name in ("references", "variable", "language"):
        if getattr(column, name):
            field[name] = getattr(column, name)
    if column.many:
        field["separator"] = SEPARATOR
    return field


def _constraints(column: schemas.Column, codes: dict[str, list[str]]) -> dict[str, Any]:
    found: dict[str, Any] = {"required": True} if column.required else {}
    if schemas.key(column.table) == (column.name,):
        found["unique"] = True
    if column.pattern:
        found["pattern"] = column.pattern
    for name, limit in (("minimum", column.minimum), ("maximum", column.maximum)):
        if limit is not None:
            found[name] = int(limit) if column.type == "integer" else limit
    listed = codes.get(column.variable or "", [])
    if listed and column.many:
        one = "(?:" + "|".join(listed) + ")"
        found["pattern"] = f"^{one}(?:{SEPARATOR}{one})*$"
    elif listed:
        found["enum"] = [int(code) for code in listed] if column.type == "integer" else listed
    return found


def _codes(data: Path) -> dict[str, list[str]]:
    lists = read_tables(data)["vocabulary"].sort("variable", "sort_order", "code")
    grouped = lists.group_by("variable", maintain_order=True).agg(pl.col("code"))
    return {str(variable): list(listed) for variable, listed in grouped.iter_rows()}
