"""Dates for readers of every language that Babel knows, and of those that it does not."""

import pytest
from babel.localedata import locale_identifiers

from sphinx_chronicle.model.dates import (
    DateForm,
    format_date,
    format_span,
    format_term,
    format_time,
    parse_date,
    parse_time,
)
from sphinx_chronicle.model.dates.english import AMERICAN, BRITISH
from sphinx_chronicle.model.dates.locales import phrases_for
from sphinx_chronicle.model.dates.spanish import SPANISH
from sphinx_chronicle.model.layout.scale import TimeScale

LANGUAGES = sorted(each for each in locale_identifiers() if "_" not in each)
UNKNOWN = ["", "xx", "grc", "english", "C", "None"]
KINDS = (
    "1961-04-17 1961-04~ [1961..1965] [..1961] {1961,1963} 19XX 1961-XX-17 XXXX-04-17 1961-21"
    " 1961-04-17/1961-05-20 1961/.. -0043 Y12000 julian:1917-10-25"
)
DATES = [parse_date(each) for each in KINDS.split()]


@pytest.mark.parametrize("language", [*LANGUAGES, *UNKNOWN, "zh_Hant", "sr@latin", "pt-BR"])
def test_every_kind_of_date_is_written_in_every_language(language):
    for date in DATES:
        written = [format_date(date, language, form) for form in DateForm]
        written += [format_term(date, language), format_span(date, DATES[0], language)]
        for text in written:
            assert text.strip()
            assert not {"{", "None"} & {*text, *text.split()}
    assert "50" in format_time(parse_time("16:50"), language)
    ticks = TimeScale(start=700_000, end=700_900, left=0, right=500).ticks(8, language)
    assert all(tick.text for tick in ticks)


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("EN", AMERICAN),
        ("en.UTF-8", AMERICAN),
        ("en-us", AMERICAN),
        ("en_GB.UTF-8", BRITISH),
        ("ES", SPANISH),
        ("es-419", SPANISH),
        *((each, AMERICAN) for each in UNKNOWN[:4]),
    ],
)
def test_a_locale_is_understood_in_every_spelling(typed, phrases):
    assert phrases_for(typed) is phrases


@pytest.mark.parametrize(
    ("language", "day", "year", "years", "emperor"),
    [
        ("de", "15. März 45 v. Chr.", "481 v. Chr.", "100–44 v. Chr.", "19. August 14 n. Chr."),
        ("ja", "紀元前45年3月15日", "紀元前481", "紀元前100–44", "西暦14年8月19日"),
        ("zh_CN", "公元前45年3月15日", "公元前481", "公元前100–44", "公元14年8月19日"),
        ("ko", "BC 45년 3월 15일", "BC 481", "BC 100–44", "AD 14년 8월 19일"),
        ("tr", "15 Mart MÖ 45", "MÖ 481", "MÖ 100–44", "19 Ağustos MS 14"),
        (
            "th",
            "15 มีนาคม ก่อน ค.ศ. 45",
            "ก่อน ค.ศ. 481",
            "ก่อน ค.ศ. 100–44",
            "19 สิงหาคม ค.ศ. 14",
        ),
        (
            "ru",
            "15 марта 45 г. до н. э.",
            "481 до н. э.",
            "100–44 до н. э.",
            "19 августа 14 г. н. э.",
        ),
        (
            "uk",
            "15 березня 45 р. до н. е.",
            "481 до н. е.",
            "100–44 до н. е.",
            "19 серпня 14 р. н. е.",
        ),
        ("bg", "15 март 45 г. пр.Хр.", "481 пр.Хр.", "100–44 пр.Хр.", "19 август 14 г. сл.Хр."),
    ],
)
def test_an_era_stands_where_its_language_puts_it(language, day, year, years, emperor):
    dates = [parse_date(each) for each in ("-0044-03-15", "-0480", "-0099/-0043", "0014-08-19")]
    written = [format_date(date, language) for date in dates]
    written.append(format_span(parse_date("-0099"), parse_date("-0043"), language))
    plain = [" ".join(text.split()) for text in written]  # of any width
    assert plain == [day, year, years, emperor, years]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pattern_with_an_era_leaves_no_gap_without_it(language):
    for date in DATES:
        assert "  " not in format_date(date, language)
