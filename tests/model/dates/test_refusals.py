"""What is refused, why, and how it should be written."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ("100000", "a year of more than four digits begins with Y; write Y100000"),
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
    ("y170000002", "write Y, E and S in capitals: Y170000002"),
    ("1961/unknown", "an unknown end is left empty; write 1961/"),
    ("1961/open", "an open end is written ..; write 1961/.."),
    ("1961/62", "write both years in full: 1961/1962"),
    ("1961-12-24/25", "write both days in full: 1961-12-24/1961-12-25"),
    ("1961-1962", "a range is written with a slash; write 1961/1962"),
    ("1961–1962", "a range is written with a slash; write 1961/1962"),
    ("/", "an interval needs a date at one end at least, such as 1961/.."),
    ("../..", "an interval needs a date at one end at least, such as 1961/.."),
    ("1961/1962/1963", "an interval has one slash, between start and end"),
    ("1961-04-17T10:10", "a clock time has hours, minutes and seconds; write 1961-04-17T10:10:00"),
    ("1961-04-17T10:10:10.5", "seconds are whole; write 1961-04-17T10:10:10"),
    ("1961-04T10:10:10", "a clock time is whole and follows a day, such as 1961-04-17T01:15:00"),
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
    ("[1961,62]", "years have four digits, such as 1961; a century is written 19XX"),
    ("1961]", "a set is written [1961,1962] or {1961,1962}, alone"),
    ("[]", "a set holds dates; write [1961,1962]"),
    ("{}", "a set holds dates; write {1961,1962}"),
    ("[1961,]", "a date is missing between the commas"),
    ("[..]", ".. needs a date before or after it"),
    ("[1961,..1963]", "..1963 (and all before) can only be the first member of a set"),
    ("{1961..,1963}", "1961.. (and all after) can only be the last member of a set"),
    ("[1961..1962-03]", "both sides of .. are years, or both months, or both days"),
    ("[1961/1962,1963]", "a set holds dates; write a range in it as 1961..1962"),
    ("[1961/..]", "a set holds dates; write a range in it as 1670..1672"),
    ("[1961..1962..1963]", ".. stands between two dates; write the first and the last"),
    ("[1961...1963]", "a range in a set has two dots; write [1961..1963]"),
    ("[1961]/1962", "an interval runs from date to date; a set stands alone"),
    ("{1961}/{1962}", "an interval runs from date to date; a set stands alone"),
    ("1961...", "an open end is written /..; write 1961/.."),
    (".../1961", "an open start is written ../; write ../1961"),
    ("1961--1962", "a range is written with a slash; write 1961/1962"),
    ("XXX", "a year has four digits, or four X; write XXXX"),
    ("1961-X", "months and days have two digits, or two X; write 1961-XX"),
    ("1961-04-X", "months and days have two digits, or two X; write 1961-04-XX"),
    ("1961-XX-X", "months and days have two digits, or two X; write 1961-XX-XX"),
    ("Y+12345", "years after Christ have no sign; write Y12345"),
    ("Y-0044", "a year after Y has no zeros in front; write -0044"),
    ("19XXS2", "a year has unspecified digits X, or significant ones S"),
    ("1950S", "S is followed by the number of digits to trust, such as 1950S2"),
    ("[1961-04-17T10:10:10,1962]", "a set holds dates, without clock times"),
    ("1961-W16", "weeks are not allowed; write the days of the week, such as"),
    ("١٩٦١", "digits are 0 to 9; write 1961"),
    ("\uff11\uff19\uff16\uff11-04", "digits are 0 to 9; write 1961-04"),
    ("1961\u221204\u221217", "hyphens are those of the keyboard; write 1961-04-17"),
    ("1961–04–17", "write hyphens, not dashes: 1961-04-17"),
    ("\u200b1961", "an invisible character (U+200B) is in it; write 1961"),
    ("1961-04-17\xa0", "spaces are not allowed; write 1961-04-17"),
    ("'1961'", "leave the quotation marks out; write 1961"),
    ("1961.", "leave the mark at the end out; write 1961"),
    ("Y0012345", "a year after Y has no zeros in front; write Y12345"),
    (
        "1961-17-04",
        (
            "there is no month 17; months go from 01 to 12, seasons and other parts of a year"
            " from 21 to 41; write 1961-04-17"
        ),
    ),
    (
        "1961-65",
        (
            "there is no month 65; months go from 01 to 12, seasons and other parts of a year"
            " from 21 to 41; a range of years is written 1961/1965"
        ),
    ),
    ("17/04/1961", "write year, month and day, in this order, with hyphens: 1961-04-17"),
    ("17. 4. 1961", "write year, month and day, in this order, with hyphens: 1961-04-17"),
    ("04/17/1961", "write year, month and day, in this order, with hyphens: 1961-04-17"),
    (
        "03.04.1961",
        "write year, month and day, in this order, with hyphens: 1961-04-03 or 1961-03-04",
    ),
    ("17-4-61", "write year, month and day, in this order, with hyphens, such as 1961-04-17"),
    ("1961-04-17/05-02", "write both dates in full: 1961-04-17/1961-05-02"),
    ("19??", "unspecified digits are written X; write 19XX"),
    ("196-", "unspecified digits are written X; write 196X"),
    ("1961??", "uncertain is written ?, once; write 1961?"),
    ("1961%~", "uncertain and approximate together are written %; write 1961%"),
    ("1961p2", "write Y, E and S in capitals: 1961S2"),
    ("17E7", "a year with E begins with Y; write Y17E7"),
    ("1961-107", "days are counted within the month; write year, month and day"),
    ("P1Y", "durations and repetitions are not allowed; write start and end"),
    ("[1961-1965]", "a set holds dates; write a range in it as 1961..1965"),
    ("[1961;1962]", "the members of a set are parted by commas; write [1961,1962]"),
    ("1961,1962", "a choice is written in brackets; write [1961,1962]"),
    ("1961..1965", "what lies from one date to another is written with a slash; write 1961/1965"),
    ("..1961", "an open start is written ../; write ../1961"),
    ("1961-", "an open end is written ..; write 1961/.."),
    ("1961+", "what may be later has ..; write [1961..]"),
    ("1961-04-17 10:10:10", "the clock follows after T; write 1961-04-17T10:10:10"),
    ("1961-04-17T10:10:10z", "Z is a capital letter; write 1961-04-17T10:10:10Z"),
    (
        "1961-04-17T10:10:10+0430",
        "put a colon between the hours and minutes from UTC; write 1961-04-17T10:10:10+04:30",
    ),
    ("1961-04-17Z", "without a clock time a date takes no T or Z; write 1961-04-17"),
]
WORDS = [
    ("17 April 1961", "write year, month and day as numbers: 1961-04-17"),
    ("Apr. 17, 1961", "write year, month and day as numbers: 1961-04-17"),
    ("17 de abril de 1961", "write year, month and day as numbers: 1961-04-17"),
    ("April 1961", "write year and month as numbers: 1961-04"),
    ("fall of 1961", "seasons are written 21 to 24; write 1961-23"),
    ("c. 1960", "approximate is written ~; write 1960~"),
    ("1960s", "a decade is written with X; write 196X"),
    ("44 BC", "years before Christ are negative, and 1 B.C. is 0000; write -0043"),
    ("1 BC", "years before Christ are negative, and 1 B.C. is 0000; write 0000"),
    ("17th of April 1961", "write year, month and day as numbers: 1961-04-17"),
    ("winter 1961-62", "winter is 24 of the year in which it begins; write 1961-24"),
    ("early 1961", "thirds of a year are written 37 to 39; write 1961-37"),
    ("early 1960s", "a decade is written with X and has no parts; write 196X"),
    ("Q2 1961", "quarters are written 33 to 36; write 1961-34"),
    ("19th century", "a century is written with XX; write 18XX"),
    ("siglo XIX", "a century is written with XX; write 18XX"),
    ("MCMLXI", "years are written in Arabic figures, centuries with XX; write 1961"),
    ("XIX", "years are written in Arabic figures, centuries with XX; write 18XX"),
    ("1961 to 1965", "a range is written with a slash; write 1961/1965"),
    ("between 1961 and 1965", "some time between two dates is written [..]; write [1961..1965]"),
    ("1961 and 1963", "more than one is written {,}; write {1961,1963}"),
    ("1961-present", "an open end is written ..; write 1961/.."),
    ("1961 (?)", "uncertain is written ?; write 1961?"),
    ("AD 33", "years after Christ are written as they are, with four digits; write 0033"),
    ("44 a. C.", "years before Christ are negative, and 1 B.C. is 0000; write -0043"),
    ("1917-10-25 (Julian)", "a Julian date has julian: before it; write julian:1917-10-25"),
    ("unknown", "that is no date; leave it out, or write XXXX for a year that nobody knows"),
    ("1959 or 1960", "a choice is written [,]; write [1959,1960]"),
    ("before 1960", "what may be earlier has ..; write [..1960]"),
    # As genealogists write them.
    ("ABT 1960", "approximate is written ~; write 1960~"),
    ("BEF 1960-04", "what may be earlier has ..; write [..1960-04]"),
    ("AFT 1960", "what may be later has ..; write [1960..]"),
    ("BET 1960 AND 1961", "some time between two dates is written [..]; write [1960..1961]"),
    (
        "1969-07-16 - 1969-07-24",
        "a range is written with a slash; write 1969-07-16/1969-07-24",
    ),
]

# A wording and what its refusal says to write.
OTHERS = [
    tuple(part.strip() for part in line.split("=>"))
    for line in (Path(__file__).parent / "reworded.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("edtf", "reason"), [*CALENDAR, *NOTATION, *WORDS])
def test_a_refusal_says_what_is_wrong_and_how_to_mend_it(edtf, reason):
    with pytest.raises(DateError) as refused:
        parse_date(edtf)

    assert str(refused.value).startswith(f"{edtf or '(empty)'}: {reason}")


@pytest.mark.parametrize(("wording", "edtf"), OTHERS)
def test_a_wording_is_refused_with_what_it_is_in_edtf(wording, edtf):
    assert " or ".join(proposals(wording)) == edtf


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("-44", "44 B.C. is -0043; 45 B.C. is -0044; write -0043 or -0044"),
        ("1743/44", "ask what the source means: a day from January 1 to March 24 of 1744 ("),
        (
            "15 January 1743/44",
            "a day of the year that began on March 25 is of the second year, in",
        ),
        ("15/26 January 1744", "one day in two calendars is written in one of them"),
        ("Easter 1204", "a feast is written as its day"),
        ("5760 AM", "Hebrew dates are not converted; look the day up, or give the years that"),
        ("Feb-01", "a spreadsheet has made this of a date; look up what stood there and write"),
        ("1969-07-24 16:50", "the hour stands in the option ‘time’, as 16:50; write 1969-07-24"),
        ("22387", "a year of more than four digits begins with Y, and a day that a spreadsheet"),
        ("31 June 1961", "June 1961 has 30 days; write a day from 01 to 30"),
        ("yesterday", "not an EDTF date; write 1961,"),
        ("a to " * 30, "not an EDTF date; write 1961,"),  # and in no time
        ("N/A", "that is no date; leave it out"),
        ("nonsense here", "not an EDTF date; write 1961, 1961-04, 1961-04-17, 1961-04-17/1961-"),
    ],
)
def test_a_wording_is_refused_with_the_reason(edtf, reason):
    with pytest.raises(DateError) as refused:
        parse_date(edtf)
    assert str(refused.value).startswith(f"{edtf}: {reason}")


@pytest.mark.parametrize("edtf", [edtf for edtf, _ in [*NOTATION, *WORDS, *OTHERS]])
def test_what_a_refusal_says_to_write_can_be_read(edtf):
    for proposal in proposals(edtf):
        assert parse_date(proposal).edtf == proposal


def proposals(edtf):
    """What the refusal of *edtf* says to write."""
    with pytest.raises(DateError) as refused:
        parse_date(edtf)
    said = str(refused.value).removeprefix(edtf)
    written = re.search(r"(?:write|written|hyphens:|numbers:|full:) (\S*\d\S*(?: or \S+)?)$", said)
    return written[1].split(" or ") if written else []


PIECES = st.sampled_from(
    """1743 /44 44 -44 15 26 January March 25 OCT abt BET AND from TO cal int c. ~ ? BC A.D. 0000
    -00 julian: @#DJULIAN@ @#DFRENCH R@ @#DHEBREW@ Brumaire VIII Easter Christmas AH AM 5760 Z .0
    or , ; [ ] { } .. 1961-04-17 17.4.1961 1850s 19th century early of the ( ) – 年 月 日 ١ T00:00
    """.split()  # noqa: SIM905 (a list would be a page long)
)


@pytest.mark.fuzz
@given(st.lists(PIECES, max_size=7).map(" ".join) | st.text() | st.lists(PIECES).map("".join))
def test_a_text_is_a_date_or_refused_with_what_can_be_read(text):
    try:
        parse_date(text)
    except DateError:
        for proposal in proposals(text):
            parse_date(proposal)


@pytest.mark.parametrize(
    "edtf",
    [
        "1961-04-17Z",
        "1961--17",
        "Y",
        "S2",
        "..",
        "?",
        "--04-17",
        "1961-04-17-",
    ],
)
def test_a_fragment_is_refused(edtf):
    with pytest.raises(DateError):
        parse_date(edtf)


def test_a_julian_refusal_names_the_calendar():
    with pytest.raises(DateError, match=r"^julian:1917-02-29: .* 28 days.* \(Julian calendar\)$"):
        parse_date("julian:1917-02-29")


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        (
            "julian:1917-10-5",
            "julian:1917-10-5: months and days have two digits; write julian:1917-10-05",
        ),
        ("julian: 1917", "julian: 1917: spaces are not allowed; write julian:1917"),
        (
            "Julian:1917",
            "Julian:1917: a Julian date is written julian:1917-10-25; write julian:1917",
        ),
        (
            "julian:1917-10-25/julian:1917-10-27",
            "julian:1917-10-25/julian:1917-10-27: julian: stands once, before all the rest,",
        ),
    ],
)
def test_a_julian_date_stays_one_when_it_is_mended(edtf, reason):
    with pytest.raises(DateError) as refused:
        parse_date(edtf)

    assert str(refused.value).startswith(reason)


def test_a_refusal_of_a_long_text_shows_its_beginning():
    with pytest.raises(DateError) as refused:
        parse_date("9" * 5000)
    assert str(refused.value).startswith(f"{'9' * 40}…: not an EDTF date; write 1961, ")
