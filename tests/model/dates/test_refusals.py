"""What is refused, why, and how it should be written."""

import pytest

from sphinx_chronicle.model.dates import DateError, parse_date

CALENDAR = [
    ("1961-02-29", "February 1961 has 28 days"),
    ("1900-02-29", "February 1900 has 28 days"),
    ("-0044-04-31", "April 45 B.C. has 30 days"),
    ("1961-04-00", "April 1961 has 30 days"),
    ("1961-00", "there is no month 00; months go from 01 to 12"),
    ("1961-2X", "there is no month 2X; months go from 01 to 12"),
    ("1961-02-3X", "no day of any year fits these digits"),
    ("XXX1-02-29", "no day of any year fits these digits"),
    ("1961-21-05", "a season (21) has no days; leave the last number out"),
    ("1961-04-17T25:00:00", "a day has 24 hours; write 00 to 23, or 24:00 for its end"),
    ("1961-04-17T10:60:00", "minutes and seconds go from 00 to 59"),
    ("1961-04-17T10:10:10+15:00", "clocks differ from UTC by 14:00 at most, not +15:00"),
    ("1961-04-17T10:10:10-00:00", "no difference from UTC is written Z or +00:00"),
    ("1962/1961", "ends before it begins; write 1961/1962"),
    ("1961-13/1962", "1961-13: there is no month 13; months go from 01 to 12"),
    ("[1963..1961]", "1963..1961 ends before it begins; write 1961..1963"),
]
NOTATION = [
    ("", "there is no date; write 1961-04-17"),
    (" 1961", "spaces are not allowed; write 1961"),
    ("1961\n", "spaces are not allowed; write 1961"),
    ("19610417", "put hyphens between; write 1961-04-17"),
    ("1961/4/17", "put hyphens between; write 1961-04-17"),
    ("1961-4-17", "months and days have two digits; write 1961-04-17"),
    ("1961-4-17/1962", "months and days have two digits; write 1961-04-17"),
    ("476", "years have four digits; write 0476"),
    ("10000", "a year of more than four digits begins with Y; write Y10000"),
    ("+1961", "years after Christ have no sign; write 1961"),
    ("Y1961", "Y is for years beyond 9999; write 1961"),
    ("Y-1985", "Y is for years beyond 9999; write -1985"),
    ("Y17E2", "Y is for years beyond 9999; write 1700"),
    ("Y012345", "a year after Y has no zeros in front"),
    ("Y17E0", "the exponent after E is 1 or more"),
    ("Y1E500", "a year has at most 100 digits"),
    ("Y10000-01", "a year with Y, E or S stands alone, without month or day"),
    ("1950S0", "S is followed by the number of digits to trust, 1 to 4"),
    ("1950S5", "S is followed by the number of digits to trust, 1 to 4"),
    ("-0000", "there is no year -0000; 1 B.C. is written 0000"),
    ("1961?~", "uncertain and approximate together are written %; write 1961%"),
    ("?1961?", "mark the year once; ?, ~, or % for both"),
    ("(1961)?", "?, ~ or % stands before or after a number, without parentheses"),
    ("19uu", "unspecified digits are written X; write 19XX"),
    ("196x", "unspecified digits are written X; write 196X"),
    ("y170000002", "write Y, E and S in capitals; write Y170000002"),
    ("1961/unknown", "an unknown end is left empty; write 1961/"),
    ("1961/open", "an open end is written ..; write 1961/.."),
    ("1961/62", "write both years in full; write 1961/1962"),
    ("1961-12-24/25", "write both days in full; write 1961-12-24/1961-12-25"),
    ("1961-1962", "a range is written with a slash; write 1961/1962"),
    ("1961–1962", "a range is written with a slash; write 1961/1962"),
    ("/", "an interval needs a date at one end at least, such as 1961/.."),
    ("../..", "an interval needs a date at one end at least, such as 1961/.."),
    ("1961/1962/1963", "an interval has one slash, between start and end"),
    ("1961-04-17T10:10", "a clock time has hours, minutes and seconds; write 1961-04-17T10:10:00"),
    ("1961-04-17T10:10:10.5", "seconds are whole; write 1961-04-17T10:10:10"),
    ("1961-04T10:10:10", "a clock time needs a day before it; write 1961-04-17T01:15:00"),
    (
        "1961-04-17T10:10:10Z?",
        "a date with a clock time takes no ?, ~ or %; write 1961-04-17T10:10:10Z",
    ),
    (
        "1961-04-17T10:10:10/1962",
        "an interval runs from date to date, without clock times",
    ),
    ("[1961, 1962]", "spaces are not allowed; write [1961,1962]"),
    ("[1961}", "a set that begins with [ ends with ]"),
    ("[1961,62]", "years have four digits; write 0062"),
    ("1961]", "a set is written [1961,1962] or {1961,1962}, alone"),
    ("[]", "a date is missing between the commas"),
    ("[1961,]", "a date is missing between the commas"),
    ("[..]", ".. needs a date before or after it"),
    ("[1961,..1963]", "..1963 (and all before) can only be the first member of a set"),
    ("{1961..,1963}", "1961.. (and all after) can only be the last member of a set"),
    ("[1961..1962-03]", "both sides of .. are years, or both months, or both days"),
    ("[1961/1962,1963]", "a set holds dates; write a range in it as 1670..1672"),
    ("[1961-04-17T10:10:10,1962]", "a set holds dates, without clock times"),
    ("1961-W16", "not an EDTF date; write 1961, 1961-04, 1961-04-17, 1961-04-17/1961-04-20"),
    ("١٩٦١", "not an EDTF date; write 1961, 1961-04, 1961-04-17, 1961-04-17/1961-04-20"),
]
WORDS = [
    ("17 April 1961", "write year, month and day as numbers; write 1961-04-17"),
    ("Apr. 17, 1961", "write year, month and day as numbers; write 1961-04-17"),
    ("17 de abril de 1961", "write year, month and day as numbers; write 1961-04-17"),
    ("April 1961", "write year and month as numbers; write 1961-04"),
    ("fall of 1961", "seasons are written 21 to 24; write 1961-23"),
    ("c. 1960", "approximate is written ~; write 1960~"),
    ("1960s", "a decade is written with X; write 196X"),
    ("44 BC", "years before Christ are negative, and 1 B.C. is 0000; write -0043"),
    ("1 BC", "years before Christ are negative, and 1 B.C. is 0000; write 0000"),
    ("1959 or 1960", "a choice is written [,]; write [1959,1960]"),
    ("before 1960", "what may be earlier has ..; write [..1960]"),
]


@pytest.mark.parametrize(("edtf", "reason"), [*CALENDAR, *NOTATION, *WORDS])
def test_a_refusal_says_what_is_wrong_and_how_to_mend_it(edtf, reason):
    with pytest.raises(DateError) as refused:
        parse_date(edtf)

    assert str(refused.value).startswith(f"{edtf or '(empty)'}: {reason}")


@pytest.mark.parametrize(
    "edtf",
    [
        "1961-04-17Z",
        "1961--17",
        "1961-",
        "Y",
        "S2",
        "..",
        "?",
        "1961-107",
        "--04-17",
        "1961-04-17-",
    ],
)
def test_a_fragment_is_refused(edtf):
    with pytest.raises(DateError):
        parse_date(edtf)


def test_a_julian_refusal_names_the_calendar():
    with pytest.raises(DateError, match=r"^julian:1917-02-29: .* 28 days \(Julian calendar\)$"):
        parse_date("julian:1917-02-29")
