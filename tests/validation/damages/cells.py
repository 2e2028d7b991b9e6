"""Damages to single cells: dates, numbers, required cells, patterns, limits, keys."""

from __future__ import annotations

from tests.validation.damage import Copy, Place, cell_damage, damage

NOT_DATES = {
    "a_date_without_zeros": ("2024-2-3", "write 2024-02-03"),
    "a_date_with_slashes": ("03/02/2024", "YYYY-MM-DD"),
    "a_date_that_does_not_exist": ("2024-02-30", "YYYY-MM-DD"),
    "a_date_in_a_thirteenth_month": ("2024-13-01", "YYYY-MM-DD"),
    "a_date_of_day_zero": ("2024-01-00", "YYYY-MM-DD"),
    "a_date_without_hyphens": ("20240203", "YYYY-MM-DD"),
    "a_date_with_a_time": ("2024-02-03T00:00:00", "YYYY-MM-DD"),
    "a_date_with_a_space": ("2024-02-03 ", "write 2024-02-03"),
    "a_date_in_arabic_digits": ("٢٠٢٤-٠٢-٠٣", "write 2024-02-03"),
    "a_date_in_full_width_digits": ("２０２４-02-03", "write 2024-02-03"),
    "a_date_with_dashes": ("2024–02–03", "write 2024-02-03"),
    "a_year_for_a_date": ("2024", "YYYY-MM-DD"),
    "a_month_for_a_date": ("2024-02", "YYYY-MM-DD"),
    "a_word_for_a_date": ("NaT", "YYYY-MM-DD"),
    "an_endless_date": (f"2024-{'1' * 5000}-01", "YYYY-MM-DD"),
    "a_year_with_its_digits_swapped": ("0224-02-03", "1900 to 2099"),
    "a_year_to_come": ("3024-02-03", "1900 to 2099"),
    "a_negative_year": ("-2024-02-03", "YYYY-MM-DD"),
}
NOT_INTEGERS = {
    "a_leading_zero": ("01", "write 1"),
    "a_leading_space": (" 5", "write 5"),
    "a_trailing_tab": ("5\t", "write 5"),
    "not_a_number": ("NaN", "whole number"),
    "an_arabic_digit": ("٣", "write 3"),
    "a_full_width_digit": ("９", "write 9"),
    "a_superscript": ("²", "whole number"),
    "an_exponent": ("1e3", "whole number"),
    "a_thousands_separator": ("1,000", "whole number"),
    "an_underscore": ("1_000", "whole number"),
    "minus_zero": ("-0", "whole number"),
    "a_plus_sign": ("+5", "whole number"),
    "a_typographic_minus": ("−5", "whole number"),
    "fractional_harm": ("2.5", "whole number"),
    "a_whole_number_with_a_point": ("5.0", "whole number"),
    "a_hexadecimal_number": ("0x10", "whole number"),
    "a_number_in_words": ("five", "whole number"),
    "a_truth_value": ("true", "whole number"),
    "a_huge_integer": ("9" * 30, "whole number"),
    "an_endless_integer": ("9" * 5000, "whole number"),
    "an_integer_just_too_large": (str(2**63), "whole number"),
}
NOT_NUMBERS = {
    "a_decimal_comma": ("33,3", "with a point"),
    "a_point_at_the_end": ("33.", "with a point"),
    "a_point_at_the_beginning": (".5", "with a point"),
    "an_infinite_latitude": ("inf", "with a point"),
    "a_latitude_that_is_not_a_number": ("nan", "with a point"),
    "a_latitude_with_an_exponent": ("3.3e1", "with a point"),
    "a_latitude_in_degrees": ("33°20′", "with a point"),
    "a_latitude_with_a_direction": ("33.3N", "with a point"),
    "a_latitude_with_a_leading_zero": ("033.3", "with a point"),
    "a_latitude_in_arabic_digits": ("٣٣٫٣", "with a point"),
}
for name, (value, says) in NOT_DATES.items():
    cell_damage(name, "type.date", "events", "start_date", value, says=says)
for name, (value, says) in NOT_INTEGERS.items():
    cell_damage(name, "type.integer", "event_harm", "high", value, says=says)
for name, (value, says) in NOT_NUMBERS.items():
    cell_damage(name, "type.number", "locations", "latitude", value, says=says)

cell_damage("an_empty_translation", "model.required", "events", "title_ar", "", says="a value")
cell_damage("an_empty_original", "model.required", "statements", "gist_en", "", says="a value")
cell_damage("an_empty_key", "model.required", "actors", "actor_id", "", says="a value")
cell_damage("an_empty_part_of_a_key", "model.required", "event_actors", "role", "", says="role")
cell_damage("an_empty_date", "model.required", "events", "start_date", "", says="a value")
cell_damage("an_empty_reference", "model.required", "event_harm", "source_id", "", says="a value")

cell_damage("negative_harm", "model.value", "event_harm", "low", "-1", says="at least 0")
cell_damage("a_latitude_beyond_the_pole", "model.value", "locations", "latitude", "133.3")
cell_damage("an_endless_latitude", "model.value", "locations", "latitude", "9" * 400)
cell_damage("a_longitude_beyond_the_date_line", "model.value", "locations", "longitude", "-190")
cell_damage("a_key_in_capitals", "model.value", "issues", "issue_id", str.upper)
cell_damage("a_key_with_a_space", "model.value", "issues", "issue_id", "two words")
cell_damage("a_key_with_underscores", "model.value", "issues", "issue_id", "two_words")
cell_damage("a_key_beyond_ascii", "model.value", "issues", "issue_id", "baʿquba")
cell_damage("a_key_with_two_hyphens", "model.value", "issues", "issue_id", "two--words")
cell_damage("a_key_with_a_line_break", "model.value", "issues", "issue_id", "two-words\n")
cell_damage("a_country_in_lower_case", "model.value", "actors", "country_code", str.lower)
cell_damage("a_country_of_two_letters", "model.value", "locations", "country_code", "IQ")
cell_damage("a_domain_with_a_scheme", "model.value", "publishers", "domain", "https://una.iq")
cell_damage("a_language_by_name", "model.value", "sources", "language_code", "Arabic")
cell_damage("languages_with_commas", "model.value", "coverage", "languages", "ar, en")
cell_damage("a_gazetteer_id_with_letters", "model.value", "locations", "geonames_code", "Q98182")

CLOCKS = {"a_clock_past_midnight": "24:30", "a_clock_of_one_digit": "7:30", "noon": "12:30 pm"}
for name, value in CLOCKS.items():
    cell_damage(name, "model.value", "events", "local_time", value, where=bool)


@damage("model.key", "each key once")
def a_duplicate_key(copy: Copy) -> Place:
    first = copy.first("actors")
    return copy.add("actors", first, "actor_id", name_en="Somebody else")


@damage("model.key", "each key once")
def a_row_that_stands_twice(copy: Copy) -> Place:
    return copy.add("event_actors", copy.rows("event_actors")[10], "event_id")


@damage("model.key", "stands on line")
def a_duplicate_key_far_from_the_first(copy: Copy) -> Place:
    first, last = copy.rows("issues")[0], copy.rows("issues")[-1]
    return copy.spoil("issues", last, issue_id=first["issue_id"])
