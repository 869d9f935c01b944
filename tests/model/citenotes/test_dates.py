"""Dates of .bib fields in American English."""

import pytest

from sphinx_citenotes.model.dates import print_date, print_year, read_date, read_parts


@pytest.mark.parametrize(
    ("typed", "printed", "year"),
    [
        ("1961-04-07", "April 7, 1961", "1961"), ("1961-04", "April 1961", "1961"),
        ("1961", "1961", "1961"), ("1948/1953", "1948–53", "1948–53"),
        ("1899/1901", "1899–1901", "1899–1901"), ("2000/2004", "2000–2004", "2000–2004"),
        ("1904/1908", "1904–8", "1904–8"), ("1961-04-17/1961-04-20", "April 17–20, 1961", "1961"),
        ("1961-04-29/1961-05-02", "April 29–May 2, 1961", "1961"),
        ("1960-12-30/1961-01-02", "December 30, 1960–January 2, 1961", "1960–61"),
        ("1961-03/1961-05", "March–May 1961", "1961"), ("1984-23", "Fall 1984", "1984"),
        ("1961/", "1961–", "1961–"), ("1961/..", "1961–", "1961–"), ("/1961", "1961", "1961"),
        ("1961~", "[ca. 1961]", "[ca. 1961]"), ("1961?", "[1961?]", "[1961?]"),
        ("196X", "1960s", "1960s"), ("-0043", "44 BC", "44 BC"),
        ("forthcoming", "forthcoming", "forthcoming"),
        ("1961-04-16T10:30:00", "April 16, 1961", "1961"),
    ],
)  # fmt: skip
def test_a_biblatex_date_is_printed(typed, printed, year):
    assert (print_date(read_date(typed)), print_year(read_date(typed))) == (printed, year)


@pytest.mark.parametrize(
    ("year", "month", "day", "printed"),
    [
        ("1961", "", "", "1961"), ("1961", "April", "", "April 1961"),
        ("1961", "apr", "7", "April 7, 1961"),
        ("1961", "4", "", "April 1961"), ("1961", "April 7", "", "April 7, 1961"),
        ("1961", "Fall", "", "Fall 1961"), ("1961", "April/May", "", "April/May 1961"),
        ("1961--62", "", "", "1961–62"), ("n.d.", "", "", "n.d."),
        ("1961", "Sept.", "", "September 1961"), ("1961", "mar/apr", "", "March/April 1961"),
        ("1961", "mar--apr", "", "March–April 1961"), ("1961", "18~apr", "", "April 18, 1961"),
        ("1961", "Spring/Summer", "", "Spring/Summer 1961"),
    ],
)  # fmt: skip
def test_old_fields_make_a_date(year, month, day, printed):
    assert print_date(read_parts(year, month, day)) == printed
