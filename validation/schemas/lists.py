"""The reference tables: closed lists, their bridges to other schemes, and withdrawn ids."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from validation.schemas import columns as c


class Vocabulary(pa.DataFrameModel):
    """The closed lists: every code with its label and definition in both languages."""

    variable: str = c.text("Variable", "The closed list, named like the column.", pattern=c.CODE)
    code: str = c.text("Code", "The value that stands in the tables.", pattern=r"^-?[a-z0-9_]+$")
    label_en: str = c.english("Label (English)", "The code in words.", prose=True)
    label_ar: str = c.arabic("Label (Arabic)", "The code in words.", prose=True)
    definition_en: str = c.english(
        "Definition (English)", "When the code is used, and when not.", prose=True
    )
    definition_ar: str = c.arabic(
        "Definition (Arabic)", "When the code is used, and when not.", prose=True
    )
    sort_order: pl.Int64 = c.count(
        "Order",
        "Place in the list. Event types stand in hundreds: type 101 belongs to class 1.",
    )

    class Config:
        """What the table is called and what identifies a row."""

        name = "vocabulary"
        strict = True
        ordered = True
        unique = ["variable", "code"]


class Crosswalks(pa.DataFrameModel):
    """How our codes map to those of other data sets; categories only, never their rows."""

    variable: str = c.text("Variable", "The closed list of ours.", pattern=c.CODE)
    code: str = c.text("Code", "The code of ours.", pattern=r"^-?[a-z0-9_]+$")
    scheme: str = c.coded("scheme", "Scheme", "The other scheme.")
    scheme_version: str = c.text("Version", "The version of the scheme that was read.")
    target_code: str = c.text("Target code", "The code in the other scheme.")
    target_label: str = c.text("Target label", "Its name in the other scheme.")
    match: str = c.coded("match", "Match", "How the other code relates to ours.")
    condition_en: str = c.english("Condition", "When the match holds.", optional=True)

    class Config:
        """What the table is called and what identifies a row."""

        name = "crosswalks"
        strict = True
        ordered = True
        unique = ["variable", "code", "scheme", "target_code"]


class RetiredIds(pa.DataFrameModel):
    """Ids that were withdrawn or merged; they are never used again."""

    table_name: str = c.text("Table", "The table that the id stood in.", pattern=c.CODE)
    old_id: str = c.text("Old id", "The id withdrawn.", pattern=c.SLUG)
    new_id: str = c.text(
        "New id", "The id that stands for it now, if any.", optional=True, pattern=c.SLUG
    )
    reason: str = c.coded("reason", "Reason", "Why it was withdrawn.")
    version: str = c.text(
        "Version",
        "The release in which it was withdrawn.",
        pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$",
    )
    note_en: str = c.note("What a user of the old id has to know.")

    class Config:
        """What the table is called and what identifies a row."""

        name = "retired_ids"
        strict = True
        ordered = True
        unique = ["table_name", "old_id"]
