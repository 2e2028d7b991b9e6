"""The one error of the package: a name that it does not know."""

from __future__ import annotations

from collections.abc import Iterable


class UnknownNameError(ValueError):
    """A table, style, language or event that does not exist.

    Attributes:
        name: The name asked for.
        nearest: The known names most like it, the most like first; at most three.

    Examples:
        >>> from iraq_coalition_events import UnknownNameError, load
        >>> try:
        ...     load("event")
        ... except UnknownNameError as error:
        ...     print(error.nearest[0])
        events
    """

    def __init__(
        self, kind: str, name: str, known: Iterable[str], *, listed: bool = True, why: str = ""
    ) -> None:
        """Say what was asked for, what is nearest to it and, if `listed`, all there is.

        Args:
            kind: What the name stands for, such as `table`.
            name: The name asked for.
            known: All names that exist.
            listed: Whether the message names them all.
            why: Why there is none, if that is known.
        """
        names = list(known)
        self.name = name
        self.nearest = nearest(name, names)
        message = f"there is no {kind} {name!r}" + (f" ({why})" if why else "")
        if self.nearest:
            message += "; did you mean " + " or ".join(map(repr, self.nearest)) + "?"
        if listed:
            message += f"\nThere are: {', '.join(names)}"
        super().__init__(message)


def nearest(name: str, known: list[str], *, most: int = 3) -> tuple[str, ...]:
    """Return up to `most` of the `known` names: those spelt alike first, then those with it inside.

    Examples:
        >>> nearest("Event Harms", ["events", "event_harm", "figures"], most=1)
        ('event_harm',)
        >>> nearest("harm", ["events", "event_harm", "figures"])
        ('event_harm',)
    """
    import difflib

    folded = {_folded(one): one for one in known}
    sought = _folded(name)
    alike = difflib.get_close_matches(sought, folded, n=most, cutoff=0.6)
    inside = [one for one in folded if sought and sought in one]
    return tuple(folded[one] for one in dict.fromkeys([*alike, *inside]))[:most]


def _folded(name: str) -> str:
    return name.strip().lower().replace(" ", "-").replace("_", "-")
