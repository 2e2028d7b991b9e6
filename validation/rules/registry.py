"""What a rule across tables is: a name, the tables it needs, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from validation.problems import Problem, Severity
from validation.tables import Tables

Check = Callable[[Tables], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """One rule across tables.

    Attributes:
        name: `subject.rule`.
        says: What must hold, in one sentence; the first line of the function's docstring.
        needs: The tables that it reads; without one of them it is not run.
        severity: Whether breaking it is an `error` or a `warning`.
        check: The function that yields the problems.
    """

    name: str
    says: str
    needs: tuple[str, ...]
    severity: Severity
    check: Check

    def run(self, tables: Tables) -> Iterator[Problem]:
        """Yield every place where the rule is broken; none if a table cannot be read."""
        if tables.readable(*self.needs):
            for problem in self.check(tables):
                yield replace(problem, rule=self.name, severity=self.severity)


RULES: dict[str, Rule] = {}
"""Every rule by name, in the order in which their modules are imported."""


def rule(name: str, *needs: str, severity: Severity = "error") -> Callable[[Check], Check]:
    """Return a decorator that enters a function among the rules.

    Args:
        name: `subject.rule`, unique.
        *needs: The tables that the function reads.
        severity: Whether breaking it is an `error` or a `warning`.
    """

    def enter(check: Check) -> Check:
        if name in RULES:
            raise ValueError(f"two rules are called {name}")
        says = (check.__doc__ or "").strip().split("\n")[0]
        RULES[name] = Rule(name, says, needs, severity, check)
        return check

    return enter
