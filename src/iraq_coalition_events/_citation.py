"""How to cite the version that is installed, in the forms that people and programs read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iraq_coalition_events._descriptor import descriptor
from iraq_coalition_events._errors import UnknownNameError


def cite(style: str = "text") -> str:
    """Return the citation of the installed version.

    Args:
        style: `text`, `apa`, `bibtex`, `ris` or `csl-json`.

    Raises:
        UnknownNameError: If there is no such style; the message names the nearest.

    Examples:
        >>> cite("bibtex").splitlines()[0]
        '@misc{iraq_coalition_events,'
    """
    if style not in STYLES:
        raise UnknownNameError("citation style", style, STYLES)
    return STYLES[style](descriptor()["citation"])


def _text(work: dict[str, Any]) -> str:
    parts = [
        f"{'; '.join(work['authors'])} ({work['year']})",
        f"{work['title']}, version {work['version']}",
        "Data set",
    ]
    return ". ".join([*parts, *_address(work)]) + ("" if work.get("doi") else ".")


def _apa(work: dict[str, Any]) -> str:
    *others, last = work["authors"]
    authors = ", ".join(others) + (", & " if others else "") + last
    cited = f"{authors}. ({work['year']}). {work['title']} (Version {work['version']}) [Data set]."
    return " ".join([cited, *_address(work)])


def _bibtex(work: dict[str, Any]) -> str:
    # Double braces keep a project's name whole and a title's capitals as they are.
    fields = {
        "author": "{" + "} and {".join(_escaped(name) for name in work["authors"]) + "}",
        "title": "{" + _escaped(work["title"]) + "}",
        "year": str(work["year"]),
        "version": work["version"],
        "note": f"Data set, version {work['version']}",
    }
    if work.get("doi"):
        fields["doi"] = work["doi"]
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join(["@misc{iraq_coalition_events,", *lines, "}"])


def _ris(work: dict[str, Any]) -> str:
    fields = [("TY", "DATA"), *(("AU", name) for name in work["authors"])]
    fields += [("TI", work["title"]), ("PY", str(work["year"])), ("ET", work["version"])]
    if work.get("doi"):
        fields += [("DO", work["doi"])]
    return "\n".join(f"{tag}  - {value}" for tag, value in [*fields, ("ER", "")])


def _csl_json(work: dict[str, Any]) -> str:
    item: dict[str, Any] = {
        "id": "iraq_coalition_events",
        "type": "dataset",
        "title": work["title"],
        "author": [{"literal": name} for name in work["authors"]],
        "issued": {"date-parts": [[work["year"]]]},
        "version": work["version"],
    }
    if work.get("doi"):
        item["DOI"] = work["doi"]
    import json

    return json.dumps([item], ensure_ascii=False, indent=2)


def _address(work: dict[str, Any]) -> list[str]:
    return [f"https://doi.org/{work['doi']}"] if work.get("doi") else []


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "_&%#$" else sign for sign in text)


STYLES: dict[str, Callable[[dict[str, Any]], str]] = {
    "text": _text,
    "apa": _apa,
    "bibtex": _bibtex,
    "ris": _ris,
    "csl-json": _csl_json,
}
"""Every style, by name."""
