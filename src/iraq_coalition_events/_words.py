"""The words that the command line puts around the data, in English and Arabic."""

from __future__ import annotations

from datetime import date

WORDS = {
    "en": {
        "when": "When", "where": "Where", "kind": "Kind", "status": "Status", "means": "Means",
        "outcome": "Outcome", "verification": "Verification", "note": "Coding note",
        "actors": "Actors", "harm": "Harm", "reports": "Reports", "links_out": "What it bears on",
        "links_in": "What bears on it", "statements": "Statements about it", "sources": "Sources",
        "from_to": "{} to {}", "since": "since {}", "at": "at {} local time",
        "precision": "precision: {}", "at_least": "at least {}", "range": "{} to {}",
        "best": "best {}", "as_of": "as of {}", "text_of": "text of {}", "comma": ", ",
        "joint": "; ", "retired": "{} was retired: {}. This event stands for it now.",
    },
    "ar": {
        "when": "متى", "where": "أين", "kind": "النوع", "status": "الحالة", "means": "الوسائل",
        "outcome": "النتيجة", "verification": "درجة التحقق", "note": "ملاحظة الترميز",
        "actors": "الجهات", "harm": "الضحايا", "reports": "ما تقوله المصادر",
        "links_out": "أحداث يتصل بها", "links_in": "أحداث تتصل به",
        "statements": "تصريحات عنه", "sources": "المصادر",
        "from_to": "من {} إلى {}", "since": "منذ {}", "at": "الساعة {} بالتوقيت المحلي",
        "precision": "الدقة: {}", "at_least": "{} على الأقل", "range": "من {} إلى {}",
        "best": "والأرجح {}", "as_of": "حتى {}", "text_of": "نقلا عن {}", "comma": "، ",
        "joint": "؛ ", "retired": "سُحب المعرّف {}: {}. وهذا الحدث يقوم مقامه.",
    },
}  # fmt: skip
"""Every word by its name, by language; `{}` stands for a value."""

MONTHS = {
    "en": [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ],
    "ar": [
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
        "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ],
}  # fmt: skip
"""Names of the months; in Arabic those used in Iraq."""


def day(value: date, language: str) -> str:
    """Return a day in words, which reads right in either direction of script.

    Examples:
        >>> day(date(2024, 1, 28), "en")
        '28 January 2024'
    """
    return f"{value.day} {MONTHS[language][value.month - 1]} {value.year}"


def span(start: date, end: date | None, language: str) -> str:
    """Return the days from `start` to `end` in words; without an end, since when.

    Examples:
        >>> span(date(2024, 1, 28), date(2024, 1, 30), "en")
        '28 January 2024 to 30 January 2024'
    """
    if end is None:
        return WORDS[language]["since"].format(day(start, language))
    if start == end:
        return day(start, language)
    return WORDS[language]["from_to"].format(day(start, language), day(end, language))


def bounds(low: int, best: int | None, high: int | None, language: str) -> str:
    """Return a number with its bounds in words.

    Examples:
        >>> bounds(34, 34, 47, "en")
        '34 to 47, best 34'
        >>> bounds(40, None, None, "en")
        'at least 40'
    """
    words = WORDS[language]
    if low == high:
        return str(low)
    told = words["at_least"].format(low) if high is None else words["range"].format(low, high)
    return told if best is None else told + words["comma"] + words["best"].format(best)
