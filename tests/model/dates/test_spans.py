"""Life dates and terms of office."""

import pytest

from sphinx_chronicle.model.dates import format_span, format_term, parse_date


@pytest.mark.parametrize(
    ("birth", "death", "english", "spanish"),
    [
        ("1926-08-13", "2016-11-25", "1926–2016", "1926-2016"),
        ("1931", None, "b. 1931", "n. 1931"),
        (None, "1960", "d. 1960", "m. 1960"),
        (None, None, "", ""),
        ("1916?", "2013?", "1916?–2013?", "1916?-2013?"),
        ("1900~", "1961", "c. 1900–1961", "c. 1900-1961"),
        ("[1930,1931]", "1961", "1930 or 1931–1961", "1930 o 1931-1961"),
        ("1930/1931", "1961", "1930/1931–1961", "1930/1931-1961"),
        ("1900", "[1950..1952]", "1900–1950/1952", "1900-1950/1952"),
        ("XXXX", "1961", "?–1961", "?-1961"),
        ("1900", "XXXX", "1900–?", "1900-?"),
        (None, "XXXX", "", ""),
        ("XXXX", None, "", ""),
        ("XXXX", "XXXX-XX-XX", "", ""),
        ("1901", "1905", "1901–1905", "1901-1905"),
        ("1926-08-~13", "1961-01-01?", "1926–1961?", "1926-1961?"),
        ("-0099-07-12", "-0043-03-15", "100–44 BC", "100-44 a. C."),
        ("-0062-09-23", "0014-08-19", "63 BC–AD 14", "63 a. C.-14 d. C."),
        ("julian:1728-02-02", "1779", "1728–1779", "1728-1779"),
    ],
)
def test_a_life_is_printed_in_years(birth, death, english, spanish):
    dates = [parse_date(edtf) if edtf else None for edtf in (birth, death)]

    assert format_span(*dates, "en_US") == english
    assert format_span(*dates, "es") == spanish


@pytest.mark.parametrize(
    ("term", "american", "british", "spanish"),
    [
        ("1953/1961", "1953–61", "1953–61", "1953-1961"),
        (
            "1959-02-16/1976-12-02",
            "February 16, 1959–December 2, 1976",
            "16 February 1959–2 December 1976",
            "del 16 de febrero de 1959 al 2 de diciembre de 1976",
        ),
        ("1959/..", "from 1959", "from 1959", "desde 1959"),
        ("1959/", "1959–?", "1959–?", "1959-?"),
        ("1959", "1959", "1959", "1959"),
    ],
)
def test_a_term_is_printed_as_finely_as_it_is_known(term, american, british, spanish):
    date = parse_date(term)

    assert format_term(date, "en_US") == american
    assert format_term(date, "en_GB") == british
    assert format_term(date, "es") == spanish
