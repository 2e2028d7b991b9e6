"""Known oddities with their reasons, `exceptions.toml`; one that no longer occurs fails."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from validation.problems import Problem

FIELDS = {"rule", "table", "key", "reason"}
ENTRY = re.compile(r"\s*\[\[\s*exception\s*\]\]")


@dataclass(frozen=True)
class Exceptions:
    """Known oddities.

    Attributes:
        file: The file's name in messages.
        known: Reason by (rule, table, key).
        lines: Line of each entry in the file, for messages.
        malformed: Entries that cannot be read.
        lasting: Whether entries that no longer occur are let pass, as for another folder.
    """

    file: str
    known: dict[tuple[str, str, str], str]
    lines: dict[tuple[str, str, str], int]
    malformed: tuple[Problem, ...] = ()
    lasting: bool = False

    def apply(self, problems: Iterable[Problem]) -> tuple[list[Problem], int]:
        """Return what no entry covers and every stale entry, and how many problems were covered."""
        left = list(self.malformed)
        met: set[tuple[str, str, str]] = set()
        covered = 0
        for problem in problems:
            place = (problem.rule, Path(problem.file).stem, problem.key)
            if place in self.known:
                met.add(place)
                covered += 1
            else:
                left.append(problem)
        stale = [] if self.lasting else [place for place in self.known if place not in met]
        left += [self._stale(place) for place in stale]
        return left, covered

    def _stale(self, place: tuple[str, str, str]) -> Problem:
        return Problem(
            self.file, self.lines[place], "", "exceptions.stale", " ".join(place),
            "an oddity that still occurs", "take the entry out",
        )  # fmt: skip


NONE = Exceptions("exceptions.toml", {}, {})
"""No known oddities."""


def read_exceptions(path: Path, shown: str) -> Exceptions:
    """Return the entries of `path`, each with the rule, table and key that it excepts."""
    text = path.read_text(encoding="utf-8")
    starts = [n for n, line in enumerate(text.splitlines(), 1) if ENTRY.match(line)]
    try:
        entries = tomllib.loads(text).get("exception", [])
    except tomllib.TOMLDecodeError as error:
        return Exceptions(shown, {}, {}, (_malformed(shown, 1, str(error), "mend the TOML"),))
    if not isinstance(entries, list) or len(entries) != len(starts):
        found = "entries that do not begin with [[exception]] on a line of its own"
        return Exceptions(shown, {}, {}, (_malformed(shown, 1, found, "write each so"),))
    known: dict[tuple[str, str, str], str] = {}
    lines: dict[tuple[str, str, str], int] = {}
    malformed: list[Problem] = []
    for line, entry in zip(starts, entries, strict=True):
        texts = all(isinstance(value, str) for value in entry.values())
        if set(entry) != FIELDS or not texts or not entry["reason"].strip():
            malformed.append(_malformed(shown, line, ", ".join(entry), "fill in what is missing"))
            continue
        place = (entry["rule"], entry["table"], entry["key"])
        if place in known:
            malformed.append(
                _malformed(shown, line, " ".join(place), "it stands twice: take it out")
            )
            continue
        known[place], lines[place] = entry["reason"], line
    return Exceptions(shown, known, lines, tuple(malformed))


def _malformed(file: str, line: int, found: str, mend: str) -> Problem:
    wanted = "[[exception]] with the texts " + ", ".join(sorted(FIELDS))
    return Problem(file, line, "", "exceptions.form", found, wanted, mend)
