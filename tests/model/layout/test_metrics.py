"""Widths of text."""

import json

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.layout.metrics import (
    Face,
    is_measured,
    set_width,
    shorten,
    text_width,
    wrap,
)

_MEASURE = """#set text(font: "Libertinus Serif", size: 100pt, kerning: false, ligatures: false)
#context [#metadata(({texts}).map(it => measure(text(it)).width.pt())) <widths>]"""


def test_the_table_agrees_with_the_compiler_that_prints(tmp_path):
    texts = ["Bahía de Cochinos", "April 17–20, 1961", "José Miró Cardona", "Жуков", "“No” & 100%"]
    source = tmp_path / "widths.typ"
    listed = ", ".join(json.dumps(text, ensure_ascii=False) for text in texts)
    source.write_text(_MEASURE.replace("{texts}", listed), "utf-8")
    widths = json.loads(typst.query(str(source), "<widths>", field="value", one=True))
    assert [set_width(text, 100, Face.PRINT) for text in texts] == pytest.approx(widths, abs=0.5)


def test_bold_is_wider_than_regular():
    assert text_width("Havana", 10, bold=True) > text_width("Havana", 10)


@pytest.mark.parametrize("text", ["古巴", "क्यूबा", "🇨🇺"])
def test_a_script_without_a_table_is_not_taken_for_nothing(text):
    assert text_width(text, 10) >= 10


def test_letters_written_from_the_right_are_narrower_than_a_guess_for_any_script():
    assert 4 < text_width("ירושלים", 10) / len("ירושלים") < 6


def test_a_text_is_measured_only_where_the_table_has_every_letter():
    assert is_measured("Bahía de Cochinos, 1961")
    assert not is_measured("Havana القاهرة")


@given(st.text(), st.text())
def test_the_width_of_a_text_is_that_of_its_parts(left, right):
    for face in Face:
        whole = set_width(left + right, 10, face)
        assert whole == pytest.approx(set_width(left, 10, face) + set_width(right, 10, face))


@given(st.text(), st.floats(0, 400))
def test_a_shortened_text_fits(text, width):
    assert text_width(shorten(text, width, 10), 10) <= width


@given(st.text(alphabet="ab cd"), st.floats(1, 60))
def test_wrapping_loses_no_word(text, width):
    assert " ".join(wrap(text, width, 10)).split() == text.split()
