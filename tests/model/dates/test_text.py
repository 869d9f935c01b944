"""Dates as readers see them, in American English, British English and Spanish."""

import pytest

from sphinx_chronicle.model.dates import DateForm, format_date, parse_date

EXACT = [
    ("1961-04-17", "April 17, 1961", "17 April 1961", "17 de abril de 1961"),
    ("1961-04", "April 1961", "April 1961", "abril de 1961"),
    ("1961", "1961", "1961", "1961"),
    ("1961-04-XX", "April 1961", "April 1961", "abril de 1961"),
    ("1961-XX-XX", "1961", "1961", "1961"),
    ("1961-23", "fall 1961", "autumn 1961", "otoño de 1961"),
    ("1961-34", "second quarter of 1961", "second quarter of 1961", "segundo trimestre de 1961"),
    ("1961-40", "first half of 1961", "first half of 1961", "primer semestre de 1961"),
    ("16XX", "17th century", "17th century", "siglo XVII"),
    ("20XX", "21st century", "21st century", "siglo XXI"),
    ("1XXX", "between 1000 and 1999", "between 1000 and 1999", "entre 1000 y 1999"),
    ("-0043-03-15", "March 15, 44 BC", "15 March 44 BC", "15 de marzo de 44 a. C."),
    ("-01XX", "2nd century BC", "2nd century BC", "siglo II a. C."),
    ("-004X", "between 50 and 41 BC", "between 50 and 41 BC", "entre 50 y 41 a. C."),
    ("0033", "AD 33", "AD 33", "33 d. C."),
    (
        "1961-39",
        "last four months of 1961",
        "last four months of 1961",
        "tercer cuatrimestre de 1961",
    ),
    ("001X", "between AD 10 and 19", "between AD 10 and 19", "entre 10 y 19 d. C."),
    ("0050S1", "c. AD 50 (AD 50–59)", "c. AD 50 (AD 50–59)", "c. 50 d. C. (50-59 d. C.)"),
    (
        "-1859S3",
        "c. 1860 BC (1860–1851 BC)",
        "c. 1860 BC (1860–1851 BC)",
        "c. 1860 a. C. (1860-1851 a. C.)",
    ),
    ("1961S2~", "c. 1961 (1900–1999)", "c. 1961 (1900–1999)", "c. 1961 (1900-1999)"),
    ("1961S2?", "c. 1961? (1900–1999)", "c. 1961? (1900–1999)", "c. 1961? (1900-1999)"),
    ("Y10000", "10,000", "10,000", "10\u00a0000"),
    (
        "1950S2",
        "c. 1950 (1900–1999)",
        "c. 1950 (1900–1999)",
        "c. 1950 (1900-1999)",
    ),
]
DOUBTED = [
    ("1961~", "c. 1961", "c. 1961", "c. 1961"),
    ("1961?", "1961?", "1961?", "1961?"),
    ("1961%", "c. 1961?", "c. 1961?", "c. 1961?"),
    ("1961-04-17~", "c. April 17, 1961", "c. 17 April 1961", "c. 17 de abril de 1961"),
    ("1961-04-17?", "April 17, 1961?", "17 April 1961?", "17 de abril de 1961?"),
    ("1961-04-?17", "April [17?], 1961", "[17?] April 1961", "[17?] de abril de 1961"),
    ("1961-~04-17", "[c. April] 17, 1961", "17 [c. April] 1961", "17 de [c. abril] de 1961"),
    ("1961?-04-17", "April 17, [1961?]", "17 April [1961?]", "17 de abril de [1961?]"),
    ("1961-~21", "[c. spring] 1961", "[c. spring] 1961", "[c. primavera] de 1961"),
    (
        "1984-1X",
        "October, November, or December 1984",
        "October, November or December 1984",
        "octubre, noviembre o diciembre de 1984",
    ),
    (
        "1961-0X",
        "between January and September 1961",
        "between January and September 1961",
        "entre enero y septiembre de 1961",
    ),
    (
        "1961-04-1X",
        "between April 10 and 19, 1961",
        "between 10 and 19 April 1961",
        "entre el 10 y el 19 de abril de 1961",
    ),
    (
        "15XX-12-25",
        "December 25 of a year in the 16th century",
        "25 December of a year in the 16th century",
        "25 de diciembre de un año del siglo XVI",
    ),
    (
        "XXXX-12-XX",
        "December of an unknown year",
        "December of an unknown year",
        "diciembre de un año desconocido",
    ),
    (
        "1961-XX-17",
        "day 17 of an unknown month of 1961",
        "day 17 of an unknown month of 1961",
        "día 17 de un mes desconocido de 1961",
    ),
    (
        "196X-XX-17",
        "day 17 of an unknown month of a year in the 1960s",
        "day 17 of an unknown month of a year in the 1960s",
        "día 17 de un mes desconocido de un año de la década de 1960",
    ),
    (
        "XXXX-XX-17",
        "day 17 of an unknown month of an unknown year",
        "day 17 of an unknown month of an unknown year",
        "día 17 de un mes desconocido de un año desconocido",
    ),
]
INTERVALS = [
    ("1961-21/1961-22", "spring–summer 1961", "spring–summer 1961", "primavera-verano de 1961"),
    (
        "1961-24/1962-21",
        "winter 1961–spring 1962",
        "winter 1961–spring 1962",
        "del invierno de 1961 a la primavera de 1962",
    ),
    (
        "1961-33/1961-34",
        "from the first quarter of 1961 to the second quarter of 1961",
        "from the first quarter of 1961 to the second quarter of 1961",
        "del primer trimestre de 1961 al segundo trimestre de 1961",
    ),
    (
        "1961-40/..",
        "from the first half of 1961",
        "from the first half of 1961",
        "desde el primer semestre de 1961",
    ),
    ("../1961-21", "until spring 1961", "until spring 1961", "hasta la primavera de 1961"),
    ("18XX/19XX", "19th–20th centuries", "19th–20th centuries", "siglos XIX-XX"),
    ("-01XX/-00XX", "2nd–1st centuries BC", "2nd–1st centuries BC", "siglos II-I a. C."),
    ("XXXX/1961", "?–1961", "?–1961", "?-1961"),
    ("1961/XXXX-XX-XX", "1961–?", "1961–?", "1961-?"),
    ("0033/0070", "AD 33–70", "AD 33–70", "33-70 d. C."),
    ("0098/0102", "AD 98–102", "AD 98–102", "98-102 d. C."),
    (
        "1961-04-17~/1961-04-20~",
        "c. April 17–20, 1961",
        "c. 17–20 April 1961",
        "c. 17-20 de abril de 1961",
    ),
    ("1961-04-17/1961-04-20", "April 17–20, 1961", "17–20 April 1961", "17-20 de abril de 1961"),
    (
        "1961-04-30/1961-05-02",
        "April 30–May 2, 1961",
        "30 April–2 May 1961",
        "del 30 de abril al 2 de mayo de 1961",
    ),
    (
        "1961-12-30/1962-01-02",
        "December 30, 1961–January 2, 1962",
        "30 December 1961–2 January 1962",
        "del 30 de diciembre de 1961 al 2 de enero de 1962",
    ),
    ("1961-04/1961-05", "April–May 1961", "April–May 1961", "abril-mayo de 1961"),
    (
        "1961-12/1962-01",
        "December 1961–January 1962",
        "December 1961–January 1962",
        "de diciembre de 1961 a enero de 1962",
    ),
    (
        "000X-06",
        "June of a year between 1 BC and AD 9",
        "June of a year between 1 BC and AD 9",
        "junio de un año entre 1 a. C. y 9 d. C.",
    ),
    (
        "1961-04-17?/1961-05-20",
        "April 17, 1961?–May 20, 1961",
        "17 April 1961?–20 May 1961",
        "del 17 de abril de 1961? al 20 de mayo de 1961",
    ),
    ("1961/1962", "1961–62", "1961–62", "1961-1962"),
    ("1899/1901", "1899–1901", "1899–1901", "1899-1901"),
    ("1900/1905", "1900–1905", "1900–1905", "1900-1905"),
    ("1901/1905", "1901–5", "1901–05", "1901-1905"),
    ("-0048/-0043", "49–44 BC", "49–44 BC", "49-44 a. C."),
    ("-0048/0010", "49 BC–AD 10", "49 BC–AD 10", "49 a. C.-10 d. C."),
    ("-0048/1900", "49 BC–AD 1900", "49 BC–AD 1900", "49 a. C.-1900 d. C."),
    ("1961~/1965?", "c. 1961–1965?", "c. 1961–1965?", "c. 1961-1965?"),
    (
        "1961-04-17/1962",
        "from April 17, 1961, to 1962",
        "from 17 April 1961 to 1962",
        "del 17 de abril de 1961 a 1962",
    ),
    (
        "1961-XX-17/1962-04-18",
        "from day 17 of an unknown month of 1961 to April 18, 1962",
        "from day 17 of an unknown month of 1961 to 18 April 1962",
        "del día 17 de un mes desconocido de 1961 al 18 de abril de 1962",
    ),
    (
        "1950S2/1960",
        "from c. 1950 (1900–1999) to 1960",
        "from c. 1950 (1900–1999) to 1960",
        "de c. 1950 (1900-1999) a 1960",
    ),
    ("195X/196X", "1950s–1960s", "1950s–1960s", "de la década de 1950 a la de 1960"),
    ("1959/..", "from 1959", "from 1959", "desde 1959"),
    (
        "1959-02-16/..",
        "from February 16, 1959",
        "from 16 February 1959",
        "desde el 16 de febrero de 1959",
    ),
    ("195X/..", "from the 1950s", "from the 1950s", "desde la década de 1950"),
    (
        "../1961-04-19",
        "until April 19, 1961",
        "until 19 April 1961",
        "hasta el 19 de abril de 1961",
    ),
    ("1959/", "1959–?", "1959–?", "1959-?"),
    ("/1961", "?–1961", "?–1961", "?-1961"),
    (
        "2004-06-~01/2004-06-~20",
        "June [c. 1]–[c. 20], 2004",
        "[c. 1]–[c. 20] June 2004",
        "[c. 1]-[c. 20] de junio de 2004",
    ),
]
SETS = [
    (
        "[1961-21,1961-23]",
        "spring or fall 1961",
        "spring or autumn 1961",
        "primavera u otoño de 1961",
    ),
    (
        "[1961-04-17..]",
        "April 17, 1961, or later",
        "17 April 1961 or later",
        "17 de abril de 1961 o después",
    ),
    ("[1961-04-17,1961-04-17]", "April 17, 1961", "17 April 1961", "17 de abril de 1961"),
    (
        "[1961-04..1961-06]",
        "between April and June 1961",
        "between April and June 1961",
        "entre abril y junio de 1961",
    ),
    (
        "[1961-04-15..1961-04-17]",
        "between April 15 and 17, 1961",
        "between 15 and 17 April 1961",
        "entre el 15 y el 17 de abril de 1961",
    ),
    (
        "[1961-04-15..1961-05-17]",
        "between April 15 and May 17, 1961",
        "between 15 April and 17 May 1961",
        "entre el 15 de abril y el 17 de mayo de 1961",
    ),
    ("[-0048..-0043]", "between 49 and 44 BC", "between 49 and 44 BC", "entre 49 y 44 a. C."),
    (
        "[..1983-12-31,1984-10-10..1984-11-01]",
        "December 31, 1983, or earlier, or October 10–November 1, 1984",
        "31 December 1983 or earlier, or 10 October–1 November 1984",
        "31 de diciembre de 1983 o antes, o del 10 de octubre al 1 de noviembre de 1984",
    ),
    (
        "{1961-04-15..1961-04-17,1961-05-02..1961-05-04}",
        "April 15–17 and May 2–4, 1961",
        "15–17 April and 2–4 May 1961",
        "15-17 de abril y 2-4 de mayo de 1961",
    ),
    ("{196X,197X}", "1960s and 1970s", "1960s and 1970s", "década de 1960 y de 1970"),
    ("[1959,1960]", "1959 or 1960", "1959 or 1960", "1959 o 1960"),
    (
        "[1667,1668,1670..1672]",
        "1667, 1668, or 1670–72",
        "1667, 1668 or 1670–72",
        "1667, 1668 o 1670-1672",
    ),
    ("[1670..1672]", "between 1670 and 1672", "between 1670 and 1672", "entre 1670 y 1672"),
    (
        "[..1760-12-03]",
        "by December 3, 1760",
        "by 3 December 1760",
        "no después del 3 de diciembre de 1760",
    ),
    (
        "[1760-12..]",
        "December 1760 or later",
        "December 1760 or later",
        "diciembre de 1760 o después",
    ),
    (
        "{1960,1961,1963..1965}",
        "1960, 1961, and 1963–65",
        "1960, 1961 and 1963–65",
        "1960, 1961 y 1963-1965",
    ),
    (
        "[1961-12-30..1962-01-02]",
        "between December 30, 1961, and January 2, 1962",
        "between 30 December 1961 and 2 January 1962",
        "entre el 30 de diciembre de 1961 y el 2 de enero de 1962",
    ),
    ("{..1984}", "1984 and earlier", "1984 and earlier", "1984 y antes"),
    (
        "{1961-04-15,1961-04-17}",
        "April 15 and 17, 1961",
        "15 and 17 April 1961",
        "15 y 17 de abril de 1961",
    ),
    (
        "[1961-04-17,1961-05-02]",
        "April 17 or May 2, 1961",
        "17 April or 2 May 1961",
        "17 de abril o 2 de mayo de 1961",
    ),
    (
        "[1961-04-17,1962-05-02]",
        "April 17, 1961, or May 2, 1962",
        "17 April 1961 or 2 May 1962",
        "17 de abril de 1961 o 2 de mayo de 1962",
    ),
    (
        "[1961-09,1961-10]",
        "September or October 1961",
        "September or October 1961",
        "septiembre u octubre de 1961",
    ),
    (
        "[1961-04-07,1961-04-08]",
        "April 7 or 8, 1961",
        "7 or 8 April 1961",
        "7 u 8 de abril de 1961",
    ),
]
CLOCKED = [
    (
        "1961-04-17T01:15:00",
        "April 17, 1961, 1:15 a.m.",
        "17 April 1961, 01:15",
        "17 de abril de 1961, 01:15",
    ),
    (
        "1985-04-12T23:20:30Z",
        "April 12, 1985, 11:20:30 p.m. UTC",
        "12 April 1985, 23:20:30 UTC",
        "12 de abril de 1985, 23:20:30 UTC",
    ),
    (
        "1985-04-12T10:00:00+04:30",
        "April 12, 1985, 10:00 a.m. UTC+4:30",
        "12 April 1985, 10:00 UTC+4:30",
        "12 de abril de 1985, 10:00 UTC+4:30",
    ),
]
JULIAN = [
    (
        "julian:1917-10-25",
        "October 25, 1917 (Julian)",
        "25 October 1917 (Julian)",
        "25 de octubre de 1917 (juliano)",
    ),
    (
        "julian:1917-02-2X",
        "between February 20 and 28, 1917 (Julian)",
        "between 20 and 28 February 1917 (Julian)",
        "entre el 20 y el 28 de febrero de 1917 (juliano)",
    ),
    (
        "julian:1XXX",
        "between 1000 and 1999 (Julian)",
        "between 1000 and 1999 (Julian)",
        "entre 1000 y 1999 (juliano)",
    ),
]


@pytest.mark.parametrize(
    ("edtf", "american", "british", "spanish"),
    [*EXACT, *DOUBTED, *INTERVALS, *SETS, *CLOCKED, *JULIAN],
)
def test_a_date_is_printed_as_publishers_do(edtf, american, british, spanish):
    date = parse_date(edtf)

    assert format_date(date, "en_US") == american
    assert format_date(date, "en_GB") == british
    assert format_date(date, "es") == spanish


@pytest.mark.parametrize(
    ("edtf", "american", "british", "spanish"),
    [
        ("1961-04-17", "Apr. 17, 1961", "17 Apr. 1961", "17 abr. 1961"),
        ("1961-09", "Sept. 1961", "Sept. 1961", "sept. 1961"),
        ("1961-05-17", "May 17, 1961", "17 May 1961", "17 mayo 1961"),
        ("1961-04-17/1961-04-20", "Apr. 17–20, 1961", "17–20 Apr. 1961", "17-20 abr. 1961"),
        ("1950S2", "c. 1950", "c. 1950", "c. 1950"),
        (
            "1961-04-30/1961-05-02",
            "Apr. 30–May 2, 1961",
            "30 Apr.–2 May 1961",
            "del 30 abr. al 2 mayo 1961",
        ),
    ],
)
def test_the_short_form_shortens_months(edtf, american, british, spanish):
    date = parse_date(edtf)

    assert format_date(date, "en_US", DateForm.SHORT) == american
    assert format_date(date, "en_GB", DateForm.SHORT) == british
    assert format_date(date, "es", DateForm.SHORT) == spanish


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("1961-04-17", "1961"),
        ("1961-04-17?", "1961?"),
        ("1961-04-~17", "1961"),
        ("1961-21", "1961"),
        ("1961-04-17/1961-04-20", "1961"),
        ("1961-04-17~/1961-04-20~", "c. 1961"),
        ("1961-12-30/1962-01-02", "1961–62"),
        ("[1961-04-17,1961-05-02]", "1961"),
        ("[1760-01,1760-02,1760-12..]", "1760 or later"),
        ("156X-12-25", "1560s"),
        ("1961-04~/1961-06", "c. 1961"),
        ("1961-04-17?/1961-04-20~", "c. 1961?"),
        ("[1961-04-15..1961-05-17]", "1961"),
        ("{1961-04-15..1961-04-17,1961-05-02..1961-05-04}", "1961"),
        ("{1961-04-15..1961-04-17,1962-05}", "1961 and 1962"),
        ("julian:1917-10-25", "1917"),
        ("1961-04-17T01:15:00Z", "1961"),
    ],
)
def test_the_form_of_years_keeps_years_and_their_doubts(edtf, text):
    assert format_date(parse_date(edtf), form=DateForm.YEAR) == text


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "April 17, 1961"),
        ("en-US", "April 17, 1961"),
        ("en_AU", "17 April 1961"),
        ("es_MX", "17 de abril de 1961"),
        ("de", "17. April 1961"),
        ("fr", "17 avril 1961"),
        ("ja", "1961年4月17日"),
        ("pt_BR", "17 de abril de 1961"),
        ("xx", "April 17, 1961"),
    ],
)
def test_a_locale_is_met_as_nearly_as_can_be(locale, text):
    assert format_date(parse_date("1961-04-17"), locale) == text


@pytest.mark.parametrize(
    ("edtf", "german"),
    [
        ("1961-04", "April 1961"),
        ("1961-04/1961-05", "April–Mai 1961"),
        ("[1959,1960]", "1959 oder 1960"),
        ("196X", "1960–1969"),
        ("1961-21", "März–Mai 1961"),
        ("-0043-03-15", "15. März 44 v. Chr."),
        ("1961/..", "1961–"),
    ],
)
def test_other_languages_take_their_patterns_from_cldr(edtf, german):
    assert format_date(parse_date(edtf), "de") == german


def test_a_month_alone_stands_in_the_nominative():
    assert format_date(parse_date("1961-04"), "ru") == "апрель 1961\u202fг."
    assert format_date(parse_date("1961-04-17"), "ru") == "17 апреля 1961\u202fг."
