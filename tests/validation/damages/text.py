"""Damages to text: scripts, invisible characters, shapes of letters, formulas, addresses."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from tests.validation.damage import Copy, Place, cell_damage, damage

HIDDEN = {
    "a_right_to_left_override": "\u202e",
    "a_right_to_left_mark": "\u200f",
    "an_arabic_letter_mark": "\u061c",
    "an_isolate": "\u2067",
    "a_zero_width_space": "\u200b",
    "a_zero_width_joiner": "\u200d",
    "a_zero_width_non_joiner": "\u200c",
    "a_byte_order_mark_in_a_cell": "\ufeff",
    "a_no_break_space": "\u00a0",
    "a_narrow_no_break_space": "\u202f",
    "a_thin_space": "\u2009",
    "an_ideographic_space": "\u3000",
    "a_soft_hyphen": "\u00ad",
    "a_tab": "\t",
    "a_nul": "\0",
    "a_vertical_tab": "\v",
    "an_escape": "\x1b",
    "a_next_line": "\u0085",
    "a_line_separator": "\u2028",
    "a_paragraph_separator": "\u2029",
    "a_line_break_in_a_cell": "\n",
    "a_replacement_character": "\ufffd",
    "a_variation_selector": "\ufe0f",
    "a_tag_character": "\U000e0041",
    "a_private_character": "\ue000",
    "a_blank_of_braille": "\u2800",
}


def amid(sign: str) -> Callable[[str], str]:
    """Return a function that puts a sign into the middle of a text, after a letter."""

    def put(text: str) -> str:
        middle = text.index(" ") if " " in text else len(text) // 2
        return text[:middle] + sign + text[middle:]

    return put


for name, sign in HIDDEN.items():
    says = f"U+{ord(sign):04X}"
    cell_damage(name, "text.invisible", "events", "title_ar", amid(sign), says=says)
cell_damage("a_hidden_sign_in_a_title", "text.invisible", "sources", "title", amid("\u200e"))
cell_damage("a_hidden_sign_in_an_address", "text.invisible", "sources", "url", amid("\u200b"))
cell_damage("a_hidden_sign_in_an_alias", "text.invisible", "actors", "aliases", amid("\u200f"))

cell_damage("a_space_at_the_end", "text.spaces", "events", "title_en", lambda text: text + " ")
cell_damage("a_space_at_the_beginning", "text.spaces", "sources", "title", lambda text: " " + text)
cell_damage("a_cell_of_spaces", "text.spaces", "events", "coding_note_en", "   ")
cell_damage("an_address_with_a_space", "text.spaces", "sources", "url", lambda text: text + " ")

cell_damage("a_formula", "text.formula", "events", "title_en", "=HYPERLINK(A1)")
cell_damage("a_formula_in_an_alias", "text.formula", "actors", "aliases", "@SUM(A1)")
cell_damage("a_formula_with_a_plus", "text.formula", "sources", "title", "+1+cmd|' /C calc'!A0")
cell_damage("a_formula_with_a_minus", "text.formula", "events", "title_en", "-2+3 wounded")
cell_damage("a_quotation_dash", "text.formula", "events", "title_ar", "- هجوم على القاعدة")

cell_damage("a_decomposed_letter", "text.nfc", "events", "title_en", "Cafe\u0301 attacked")
cell_damage(
    "decomposed_arabic", "text.nfc", "events", "title_ar",
    lambda text: unicodedata.normalize("NFD", text),
    where=lambda row: not unicodedata.is_normalized("NFD", row["title_ar"]),
)  # fmt: skip
cell_damage("an_angstrom_sign", "text.nfc", "sources", "title", "The \u212bngstr\u00f6m page")

cell_damage("arabic_presentation_forms", "text.shapes", "events", "title_ar", "ﻫﺠﻮﻡ ﻋﻠﻰ ﺍﻟﻘﺎﻋﺪﺓ")
cell_damage("an_arabic_ligature", "text.shapes", "actors", "name_ar", "حركة ﷲ")
cell_damage("a_latin_ligature", "text.shapes", "events", "title_en", "O\ufb03cial visit")
cell_damage("full_width_letters", "text.shapes", "events", "title_en", "Ｏｆｆｉｃｉａｌ visit")
cell_damage("full_width_digits_in_a_text", "text.shapes", "events", "summary_en", "He named １２.")

cell_damage("latin_in_an_arabic_column", "text.arabic", "events", "title_ar", "Attack on a base")
cell_damage("latin_amid_arabic", "text.arabic", "events", "title_ar", "هجوم على قاعدة Taji")
cell_damage("a_tatweel_alone", "text.arabic", "events", "title_ar", "ـــــ")
cell_damage("digits_for_arabic", "text.arabic", "events", "title_ar", "٢٠٢٤")
cell_damage("punctuation_for_arabic", "text.arabic", "actors", "name_ar", "؟")
cell_damage("hebrew_in_an_arabic_column", "text.arabic", "events", "title_ar", "هجوم שלום")
cell_damage("cyrillic_in_an_arabic_column", "text.arabic", "events", "title_ar", "هجوم на базу")

cell_damage("arabic_in_an_english_column", "text.english", "events", "title_en", "هجوم على القاعدة")
cell_damage("arabic_amid_english", "text.english", "events", "title_en", "Attack on التاجي")
cell_damage("digits_for_english", "text.english", "events", "title_en", "2024")
cell_damage("a_dash_for_english", "text.english", "events", "coding_note_en", "—", where=bool)
cell_damage("a_cyrillic_letter_in_english", "text.english", "events", "title_en", "Bаse attacked")
cell_damage("a_greek_letter_in_english", "text.english", "events", "title_en", "Αttack on a base")

cell_damage("digits_of_two_kinds", "text.digits", "events", "summary_ar", "قتل 3 وأصيب ٤")
cell_damage("arabic_and_persian_digits", "text.digits", "events", "summary_ar", "قتل ۴ وأصيب ٤")

cell_damage("a_cell_of_200_000_characters", "text.length", "events", "summary_en", "word " * 40_000)

ADDRESSES = {
    "an_address_that_is_a_script": "javascript:alert(1)",
    "an_address_of_data": "data:text/html,hello",
    "an_address_of_a_file": "file:///etc/passwd",
    "an_address_without_a_scheme": "www.example.org/page",
    "an_address_without_a_host": "https:///page",
    "an_address_of_a_bare_host": "https://localhost/page",
    "an_address_with_a_password": "https://me:secret@example.org/",
    "an_address_with_a_space_inside": "https://example.org/a page",
    "an_address_with_a_backslash": "https://example.org\\@evil.example/",
    "two_addresses": "https://example.org/ https://example.org/2",
    "an_address_in_capitals": "HTTPS://example.org/",
    "an_address_with_a_slip": "htps://example.org/",
}
for name, value in ADDRESSES.items():
    cell_damage(name, "text.address", "sources", "url", value, says="http:// or https://")


@damage("text.arabic")
def two_columns_whose_content_is_swapped(copy: Copy) -> Place:
    for row in copy.rows("issues"):
        row["proposition_en"], row["proposition_ar"] = row["proposition_ar"], row["proposition_en"]
    copy.save("issues")
    return copy.place("issues", copy.rows("issues")[0], "proposition_ar")
