"""Words beside codes and ids, in English or Arabic."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import polars as pl

from iraq_coalition_events._descriptor import fields, resource
from iraq_coalition_events._errors import UnknownNameError
from iraq_coalition_events._tables import path

JOINTS = {"en": "; ", "ar": "؛ "}
"""What joins the words of a list, by language."""


def with_labels(frame: pl.DataFrame, table: str, language: str) -> pl.DataFrame:
    """Return `frame` with the words for each code and id right after it.

    Args:
        frame: Rows of `table`.
        table: The table that they are of.
        language: `en` or `ar`.

    Raises:
        UnknownNameError: If there is no such language.
    """
    if language not in JOINTS:
        raise UnknownNameError("language", language, JOINTS)
    columns: list[pl.Expr] = []
    for field in fields(table):
        columns.append(pl.col(field["name"]))
        named = _words(field, language)
        if named:
            words, name = named
            columns.append(_in_words(field, words, JOINTS[language]).alias(name))
    return frame.select(columns)


def _words(field: Mapping[str, Any], language: str) -> tuple[Mapping[str, str], str] | None:
    """Return what the values of a column are called and the name of the new column, if any."""
    name, variable, target = field["name"], field.get("variable"), field.get("references")
    if variable:
        return _labels(variable, language), f"{name}_label"
    if target and any(f["name"] == f"name_{language}" for f in fields(target)):
        return _names(target, language), name.removesuffix("_id") + "_name"
    return None


@cache
def _labels(variable: str, language: str) -> Mapping[str, str]:
    listed = pl.read_parquet(path("vocabulary")).filter(pl.col("variable") == variable)
    return dict(listed.select("code", f"label_{language}").iter_rows())


@cache
def _names(table: str, language: str) -> Mapping[str, str]:
    key = resource(table)["schema"]["primaryKey"][0]
    records = pl.read_parquet(path(table), columns=[key, f"name_{language}"])
    return dict(records.iter_rows())


def _in_words(field: Mapping[str, Any], words: Mapping[str, str], joint: str) -> pl.Expr:
    value = pl.col(field["name"]).cast(pl.String)
    if "separator" not in field:
        return _replaced(value, words)
    listed = value.str.split(field["separator"])
    return listed.list.eval(_replaced(pl.element(), words)).list.join(joint, ignore_nulls=False)


def _replaced(value: pl.Expr, words: Mapping[str, str]) -> pl.Expr:
    return value.replace_strict(
        list(words), list(words.values()), default=None, return_dtype=pl.String
    )
