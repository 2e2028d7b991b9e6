"""Rules across tables, one module a subject; importing this package enters them all."""

from validation.rules import (  # noqa: F401
    dates,
    duplicates,
    evidence,
    harm,
    links,
    participants,
    places,
    promises,
    sites,
    sourcing,
    text,
    words,
)
from validation.rules.registry import CELL_RULES, RULES, CellRule, Rule

__all__ = ["CELL_RULES", "RULES", "CellRule", "Rule"]
