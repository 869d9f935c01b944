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
