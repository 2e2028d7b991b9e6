"""What a table and its columns mean, from the shipped descriptor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from iraq_coalition_events._descriptor import resource

if TYPE_CHECKING:
    import polars as pl


class TableDescription(NamedTuple):
    """One table in words; `print` shows it whole.

    Attributes:
        name: The table's name.
        title: Its title.
        description: What its rows are.
        key: The columns that identify a row, and by which the rows are sorted.
        columns: One row a column of the table: `column`, `type` (`string`, `date`, `integer`,
            `number`, `boolean`), `required`, `title`, `description`, `variable` (the closed
            list in `vocabulary`), `codes` (its codes, in their order), `references` (the table
            that its ids lead to) and `separator` (what joins several values in one cell).
    """

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: pl.DataFrame

    def __str__(self) -> str:
        """Return the table in words, two lines or more a column, 88 characters wide."""
        head = [f"{self.name}: {self.description}", f"Key: {', '.join(self.key)}", ""]
        return "\n".join([*head, *(_told(row) for row in self.columns.iter_rows(named=True))])


def describe(table: str) -> TableDescription:
    """Return what `table` is and what its columns mean.

    Args:
        table: One of `tables()`.

    Raises:
        UnknownNameError: If there is no such table; the message names the nearest.

    Examples:
        >>> described = describe("event_harm")
        >>> described.key
        ('event_id', 'victim_group', 'harm_type')
        >>> described.columns.row(3, named=True)["type"]
        'integer'
    """
    import polars as pl

    found = resource(table)
    schema: dict[str, pl.DataType | type[pl.DataType]] = {
        "column": pl.String, "type": pl.String, "required": pl.Boolean, "title": pl.String,
        "description": pl.String, "variable": pl.String, "codes": pl.List(pl.String),
        "references": pl.String, "separator": pl.String,
    }  # fmt: skip
    rows = [_row(field) for field in found["schema"]["fields"]]
    return TableDescription(
        name=table,
        title=found["title"],
        description=found["description"],
        key=tuple(found["schema"]["primaryKey"]),
        columns=pl.DataFrame(rows, schema=schema),
    )


def _row(field: dict[str, Any]) -> dict[str, Any]:
    constraints = field.get("constraints", {})
    return {
        "column": field["name"],
        "type": field["type"],
        "required": constraints.get("required", False),
        "title": field["title"],
        "description": field["description"],
        "variable": field.get("variable"),
        "codes": _codes(field),
        "references": field.get("references"),
        "separator": field.get("separator"),
    }


def _codes(field: dict[str, Any]) -> list[str] | None:
    """Return the codes that may stand in a column, one by one or in a list."""
    variable = field.get("variable")
    if variable is None:
        return None
    import polars as pl

    from iraq_coalition_events._tables import scan

    listed = scan("vocabulary").filter(pl.col("variable") == variable).sort("sort_order", "code")
    return list(listed.select("code").collect().to_series())


def _told(row: dict[str, Any]) -> str:
    import textwrap

    facts = [row["type"], "required" if row["required"] else "may be empty"]
    if row["references"]:
        facts.append(f"id in {row['references']}")
    if row["separator"]:
        facts.append(f"several joined by {row['separator']}")
    lines = [f"{row['column']} ({', '.join(facts)})"]
    lines += textwrap.wrap(row["description"], 84)
    if row["codes"]:
        lines += textwrap.wrap("Codes: " + ", ".join(row["codes"]), 84)
    return "\n    ".join(lines)
