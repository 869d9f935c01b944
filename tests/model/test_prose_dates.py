"""Dates in running text, in the words of every locale."""

import pytest
from babel import Locale
from babel.dates import get_month_names
from babel.localedata import locale_identifiers

from sphinx_chronicle.model.prose_dates import find_dates, find_days_of_year

LANGUAGES = sorted({identifier.partition("_")[0] for identifier in locale_identifiers()})


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_month_of_any_language_breaks_the_reading(language):
    locale = Locale.parse(language)
    for width in ("wide", "abbreviated"):
        for name in get_month_names(width, locale=locale).values():
            for month in (name, name.upper(), name.lower()):
                text = f"{month} 17, 1961; 17. {month} 1961; 3–4 {month} 1961, {month} 17"
                assert all(dated.date for dated in find_dates(text, language))
                assert all(day.month for day in find_days_of_year(text, language))


@pytest.mark.parametrize("language", ["ja", "zh", "ko", "vi"])
def test_text_without_a_date_has_none_in_languages_that_number_their_months(language):
    assert list(find_dates("He came; 17, 1961 – 4.", language)) == []


@pytest.mark.parametrize("language", ["pt-BR", "english", "grc", "xx", "", "C", "EN"])
def test_what_is_no_code_of_babel_reads_dates_all_the_same(language):
    months = {"pt-BR": "17 de abril de 1961"}.get(language, "April 17, 1961")
    assert [dated.date.edtf for dated in find_dates(months, language)] == ["1961-04-17"]
