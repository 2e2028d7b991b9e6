"""Rules about text: scripts, invisible characters, spreadsheets' formulas, addresses."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation.problems import Problem, at_rows
from validation.rules.registry import cell_rule, rule
from validation.schemas import Column
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

VALUE = pl.col("value")


@cell_rule("text.invisible")
def no_cell_hides_a_character(cells: pl.DataFrame, column: Column, file: str) -> Iterator[Problem]:
    """No cell holds a tab, a line break, a control, invisible or no-break character."""
    bad = cells.filter(VALUE.str.contains(INVISIBLE))
    found = [f"U+{ord(sign):04X}" for sign in bad["value"].str.extract(f"({INVISIBLE})")]
    yield from at_rows(
        bad.with_columns(found=pl.Series(found, dtype=pl.String)),
        file=file,
        column=column.name,
        found=pl.col("found"),
        expected="visible characters and single spaces only",
        remedy="take the character out",
    )


@cell_rule("text.spaces")
def no_cell_begins_or_ends_with_a_space(
    cells: pl.DataFrame, column: Column, file: str
) -> Iterator[Problem]:
    """No cell has a leading or a trailing space."""
    yield from at_rows(
        cells.filter(VALUE.str.starts_with(" ") | VALUE.str.ends_with(" ")),
        file=file,
        column=column.name,
        found=VALUE,
        expected="no space at the beginning or the end",
        remedy="take the space out",
    )


@cell_rule("text.formula")
def no_cell_is_a_formula(cells: pl.DataFrame, column: Column, file: str) -> Iterator[Problem]:
    """No cell begins with `=`, `+`, `@`, or with `-` unless it is a number."""
    yield from at_rows(
        cells.filter(VALUE.str.contains(FORMULA)).filter(~VALUE.str.contains(NUMBER)),
        file=file,
        column=column.name,
        found=VALUE,
        expected="a text that no spreadsheet takes for a formula",
        remedy="begin with another character",
    )


@cell_rule("text.nfc")
def all_text_is_composed(cells: pl.DataFrame, column: Column, file: str) -> Iterator[Problem]:
    """All text is in Unicode normal form C."""
    beyond_ascii = cells.filter(VALUE.str.len_bytes() != VALUE.str.len_chars())
    yield from at_rows(
        beyond_ascii.filter(VALUE.str.normalize("NFC") != VALUE),
        file=file,
        column=column.name,
        found=VALUE,
        expected="composed characters (NFC)",
        remedy="write the text again in normal form C",
    )


@cell_rule("text.arabic", language="ar")
def arabic_columns_hold_arabic(cells: pl.DataFrame, column: Column, file: str) -> Iterator[Problem]:
    """A column in Arabic holds Arabic script and no Latin letters."""
    yield from at_rows(
        cells.filter(~VALUE.str.contains(r"\p{Arabic}") | VALUE.str.contains(r"\p{Latin}")),
        file=file,
        column=column.name,
        found=VALUE,
        expected="text in Arabic script",
        remedy="write it in Arabic, names too",
    )


@cell_rule("text.english", language="en")
def english_columns_hold_latin(cells: pl.DataFrame, column: Column, file: str) -> Iterator[Problem]:
    """A column in English holds Latin script and no Arabic letters."""
    yield from at_rows(
        cells.filter(~VALUE.str.contains(r"\p{Latin}") | VALUE.str.contains(r"\p{Arabic}")),
        file=file,
        column=column.name,
        found=VALUE,
        expected="text in Latin script",
        remedy="write it in English; Arabic names go to the Arabic column or to aliases",
    )


@cell_rule("text.digits")
def digits_are_of_one_kind(cells: pl.DataFrame, column: Column, file: str) -> Iterator[Problem]:
    """No cell mixes Arabic-Indic with Western digits."""
    beyond_ascii = cells.filter(VALUE.str.len_bytes() != VALUE.str.len_chars())
    eastern = beyond_ascii.filter(VALUE.str.contains(r"[٠-٩۰-۹]"))
    yield from at_rows(
        eastern.filter(VALUE.str.contains(r"[0-9]")),
        file=file,
        column=column.name,
        found=VALUE,
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
