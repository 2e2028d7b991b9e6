"""Rules about text: scripts, invisible characters, spreadsheets' formulas, addresses."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from validation.problems import Problem, at_rows
from validation.rules.registry import cell_rule, rule
from validation.tables import Tables

INVISIBLE = (
    r"[\p{Cc}\p{Zl}\p{Zp}\x{00A0}\x{00AD}\x{034F}\x{061C}\x{115F}\x{1160}\x{17B4}\x{17B5}"
    r"\x{180B}-\x{180F}\x{2000}-\x{200F}\x{202A}-\x{202F}\x{205F}-\x{206F}\x{2800}\x{3000}\x{3164}"
    r"\p{Co}\x{FE00}-\x{FE0F}\x{FEFF}\x{FFA0}\x{FFF9}-\x{FFFD}\x{E0000}-\x{E0FFF}]"
)
"""Control, line, bidirectional, zero-width, no-break, private and other invisible characters."""

SHAPES = r"[\x{FB00}-\x{FD3D}\x{FD40}-\x{FDFB}\x{FE70}-\x{FEFC}\x{FF01}-\x{FF9F}\x{FFA1}-\x{FFE6}]"
"""Ligatures, Arabic presentation forms, full-width and half-width characters; NFC keeps them."""

FOREIGN_TO_ARABIC = r"[\p{L}--[\p{Arabic}\p{Common}\p{Inherited}]]"
FOREIGN_TO_ENGLISH = r"[\p{L}--[\p{Latin}\p{Common}\p{Inherited}]]"
"""Letters of any other script; many a Cyrillic or Greek one looks like a Latin one."""

ARABIC_LETTER = r"[\p{Arabic}&&\p{L}]"
DIGITS = (r"[0-9]", r"[٠-٩]", r"[۰-۹]")
"""Western, Arabic-Indic and Persian digits."""

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds (Excel); a longer one is a quote left open."""

FORMULA = r"^[=+@\-]"
"""What a spreadsheet takes for the beginning of a formula."""

NUMBER = r"^-?[0-9]+(?:\.[0-9]+)?$"
ADDRESS = r"^https?://[^\s/?#@:\\]+\.[^\s/?#@:\\]+(?::[0-9]+)?(?:[/?#]\S*)?$"
"""An absolute address of the web: scheme, host, and whatever follows without a space."""


def _beyond_ascii(cell: pl.Expr) -> pl.Expr:
    """Return a cell, or null if it is ASCII alone: most are, and need no costly look."""
    return pl.when(cell.str.len_bytes() != cell.str.len_chars()).then(cell)


def _hidden(cell: str) -> str:
    """Return the first hidden character of a cell by its code point, such as `U+202E`."""
    return f"U+{ord(str(pl.Series([cell]).str.extract(f'({INVISIBLE})').item())):04X}"


@cell_rule(
    "text.invisible",
    expected="visible characters and single spaces only",
    remedy="take the character out",
    seen=_hidden,
)
def no_cell_hides_a_character(cell: pl.Expr) -> pl.Expr:
    """No cell holds a tab, a line break, a control, invisible or no-break character."""
    return cell.str.contains(INVISIBLE)


@cell_rule(
    "text.spaces",
    expected="no space at the beginning or the end",
    remedy="take the space out",
)
def no_cell_begins_or_ends_with_a_space(cell: pl.Expr) -> pl.Expr:
    """No cell has a leading or a trailing space."""
    return cell.str.starts_with(" ") | cell.str.ends_with(" ")


@cell_rule(
    "text.formula",
    expected="a text that no spreadsheet takes for a formula",
    remedy="begin with another character",
)
def no_cell_is_a_formula(cell: pl.Expr) -> pl.Expr:
    """No cell begins with `=`, `+`, `@`, or with `-` unless it is a number."""
    return cell.str.contains(FORMULA) & ~cell.str.contains(NUMBER)


@cell_rule(
    "text.length",
    expected=f"at most {LONGEST_CELL} characters",
    remedy="see whether a quote was left open; else shorten the text",
)
def no_cell_is_endless(cell: pl.Expr) -> pl.Expr:
    """No cell is longer than the cell of a spreadsheet can be."""
    return cell.str.len_chars() > LONGEST_CELL


@cell_rule(
    "text.nfc",
    expected="composed characters (NFC)",
    remedy="write the text again in normal form C",
)
def all_text_is_composed(cell: pl.Expr) -> pl.Expr:
    """All text is in Unicode normal form C."""
    beyond = _beyond_ascii(cell)
    return beyond.str.normalize("NFC") != beyond


@cell_rule(
    "text.shapes",
    expected="plain letters and digits",
    remedy="write the text again; copied PDF files hold the shapes of letters in their place",
)
def letters_are_not_their_shapes(cell: pl.Expr) -> pl.Expr:
    """No cell holds ligatures, Arabic presentation forms, full-width or half-width characters."""
    return _beyond_ascii(cell).str.contains(SHAPES)


@cell_rule(
    "text.arabic",
    expected="text in Arabic script",
    remedy="write it in Arabic, names too",
    language="ar",
)
def arabic_columns_hold_arabic(cell: pl.Expr) -> pl.Expr:
    """A column in Arabic holds Arabic letters and none of another script."""
    return ~cell.str.contains(ARABIC_LETTER) | cell.str.contains(FOREIGN_TO_ARABIC)


@cell_rule(
    "text.english",
    expected="text in Latin script",
    remedy="write it in English; Arabic names go to the Arabic column or to aliases",
    language="en",
)
def english_columns_hold_latin(cell: pl.Expr) -> pl.Expr:
    """A column in English holds Latin letters and none of another script."""
    return ~cell.str.contains(r"\p{Latin}") | cell.str.contains(FOREIGN_TO_ENGLISH)


@cell_rule(
    "text.digits",
    expected="digits of one kind within a cell",
    remedy="write all digits alike",
)
def digits_are_of_one_kind(cell: pl.Expr) -> pl.Expr:
    """No cell mixes Western, Arabic-Indic and Persian digits."""
    western, arabic, persian = (_beyond_ascii(cell).str.contains(kind) for kind in DIGITS)
    return (arabic & western) | (persian & (western | arabic))


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
