"""Rules about text: scripts, invisible characters, spreadsheets' formulas, addresses."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation import schemas
from validation.problems import Problem, at_rows
from validation.rules.registry import rule
from validation.tables import Tables

INVISIBLE = (
    r"[\p{Cc}\p{Zl}\p{Zp}\x{00A0}\x{00AD}\x{034F}\x{061C}\x{115F}\x{1160}\x{17B4}\x{17B5}"
    r"\x{180B}-\x{180E}\x{2000}-\x{200F}\x{202A}-\x{202F}\x{205F}-\x{206F}\x{3000}\x{3164}"
    r"\x{FE00}-\x{FE0F}\x{FEFF}\x{FFA0}\x{FFF9}-\x{FFFD}\x{E0000}-\x{E0FFF}]"
)
"""Control, line, bidirectional, zero-width, no-break and other invisible characters."""

FORMULA = r"^[=+@\-]"
"""What a spreadsheet takes for the beginning of a formula."""

NUMBER = r"^-?[0-9]+(?:\.[0-9]+)?$"
ADDRESS = r"^https?://[^\s/?#@:\\]+\.[^\s/?#@:\\]+(?::[0-9]+)?(?:[/?#]\S*)?$"
"""An absolute address of the web: scheme, host, and whatever follows without a space."""


@rule("text.invisible", *schemas.MODELS)
def no_cell_hides_a_character(tables: Tables) -> Iterator[Problem]:
    """No cell holds a tab, a line break, a control, invisible or no-break character."""
    for table, column, cells in _cells(tables):
        bad = cells.filter(pl.col("value").str.contains(INVISIBLE))
        code = pl.col("value").str.extract(f"({INVISIBLE})").map_elements(
            _named, return_dtype=pl.String
        )  # fmt: skip
        yield from at_rows(
            bad.with_columns(found=code) if bad.height else bad,
            file=tables.file(table),
            column=column,
            found=pl.col("found"),
            expected="visible characters and single spaces only",
            remedy="take the character out",
        )


@rule("text.spaces", *schemas.MODELS)
def no_cell_begins_or_ends_with_a_space(tables: Tables) -> Iterator[Problem]:
    """No cell has a leading or a trailing space."""
    yield from _matching(
        tables, r"^ | $", "no space at the beginning or the end", "take the space out"
    )


@rule("text.formula", *schemas.MODELS)
def no_cell_is_a_formula(tables: Tables) -> Iterator[Problem]:
    """No cell begins with `=`, `+`, `@`, or with `-` unless it is a number."""
    for table, column, cells in _cells(tables):
        value = pl.col("value")
        yield from at_rows(
            cells.filter(value.str.contains(FORMULA) & ~value.str.contains(NUMBER)),
            file=tables.file(table),
            column=column,
            found=value,
            expected="a text that no spreadsheet takes for a formula",
            remedy="begin with another character",
        )


@rule("text.nfc", *schemas.MODELS)
def all_text_is_composed(tables: Tables) -> Iterator[Problem]:
    """All text is in Unicode normal form C."""
    for table, column, cells in _cells(tables):
        beyond = cells.filter(pl.col("value").str.contains(r"[^\x00-\x7F]"))
        yield from at_rows(
            beyond.filter(pl.col("value") != pl.col("value").str.normalize("NFC")),
            file=tables.file(table),
            column=column,
            found=pl.col("value"),
            expected="composed characters (NFC)",
            remedy="write the text again in normal form C",
        )


@rule("text.arabic", *schemas.MODELS)
def arabic_columns_hold_arabic(tables: Tables) -> Iterator[Problem]:
    """A column in Arabic holds Arabic script and no Latin letters."""
    for table, column, cells in _cells(tables, "ar"):
        value = pl.col("value")
        yield from at_rows(
            cells.filter(~value.str.contains(r"\p{Arabic}") | value.str.contains(r"\p{Latin}")),
            file=tables.file(table),
            column=column,
            found=value,
            expected="text in Arabic script",
            remedy="write it in Arabic, names too",
        )


@rule("text.english", *schemas.MODELS)
def english_columns_hold_latin(tables: Tables) -> Iterator[Problem]:
    """A column in English holds Latin script and no Arabic letters."""
    for table, column, cells in _cells(tables, "en"):
        value = pl.col("value")
        yield from at_rows(
            cells.filter(~value.str.contains(r"\p{Latin}") | value.str.contains(r"\p{Arabic}")),
            file=tables.file(table),
            column=column,
            found=value,
            expected="text in Latin script",
            remedy="write it in English; Arabic names go to the Arabic column or to aliases",
        )


@rule("text.digits", *schemas.MODELS)
def digits_are_of_one_kind(tables: Tables) -> Iterator[Problem]:
    """No cell mixes Arabic-Indic with Western digits."""
    for table, column, cells in _cells(tables):
        value = pl.col("value")
        mixed = value.str.contains(r"[٠-٩۰-۹]") & value.str.contains(r"[0-9]")
        yield from at_rows(
            cells.filter(mixed),
            file=tables.file(table),
            column=column,
            found=value,
            expected="digits of one kind within a cell",
            remedy="write all digits alike",
        )


@rule("text.address", "sources")
def addresses_parse(tables: Tables) -> Iterator[Problem]:
    """An address is an absolute one of http or https."""
    yield from at_rows(
        tables["sources"].filter(~pl.col("url").str.contains(ADDRESS)),
        file=tables.file("sources"),
        column="url",
        expected="an address that begins with http:// or https:// and a host",
        remedy="copy the page's address whole",
    )


def _matching(tables: Tables, pattern: str, expected: str, remedy: str) -> Iterator[Problem]:
    for table, column, cells in _cells(tables):
        yield from at_rows(
            cells.filter(pl.col("value").str.contains(pattern)),
            file=tables.file(table),
            column=column,
            found=pl.col("value"),
            expected=expected,
            remedy=remedy,
        )


def _cells(tables: Tables, language: str | None = None) -> Iterator[tuple[str, str, pl.DataFrame]]:
    for table in schemas.MODELS:
        for column in schemas.columns(table):
            if column.type == "string" and language in (None, column.language):
                frame = tables[table].select("line", "key", value=column.name)
                yield table, column.name, frame.drop_nulls("value")


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"
