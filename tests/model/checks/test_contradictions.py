"""Dates in the prose beside a link: which can only be those of the event, and which cannot."""

import pytest

BOOK = """\
event landing | title: The landing | date: 1961-04-17
event fight | title: The fight | date: 1961-04-17/1961-04-20
event meeting | title: The meeting | date: 1961-04
event congress | title: The congress | date: 1814-11-01/1815-06-09
event war | title: The war | date: 1939/1945
event skirmish | title: The skirmish | date: julian:1643-03-04"""
EVENTS = ("landing", "fight", "meeting", "congress", "war", "skirmish")


@pytest.fixture
def told(check):
    """A function: the messages about one sentence in which {landing} is a link, {war} another."""

    def run(prose, locale="en_US"):
        links = {name: f"[the {name}](event:{name})" for name in EVENTS}
        return check("contradiction", BOOK, prose.format(**links), locale=locale)

    return run


@pytest.mark.parametrize(
    "prose",
    [
        "On the 18th of April 1961, {landing} began.",
        "On the 18th of April, 1961, {landing} began.",
        "On the 18th of April {landing} began.",
        "On April 18th, 1961, {landing} began.",
        "On 18th April 1961 {landing} began.",
        "On Tuesday, April 18, 1961, {landing} began.",
        "On 18 April 1961, at two in the morning, {landing} began.",
        "It was on 18 April 1961 that {landing} began.",
        "April 18, 1961: {landing}.",
        "April 18, 1961 – {landing}.",
        "In mid-May 1961, {landing} began.",
        "In the spring of 1962, {landing} began.",
        "{landing} (18 Apr. 1961) failed.",
        "{landing} (Apr. 18, 1961) failed.",
        "{landing} (1961-04-18) failed.",
        "{landing} was on April 18, 1961.",
        "{landing} took place on April 18.",
        "{landing}, which took place on 18 April 1961, failed.",
        "{landing} (which began on April 18, 1961) failed.",
        "{landing} began at dawn on April 18, 1961.",
        "{landing} began on the morning of April 18.",
        "{landing} was held on April 18.",
    ],
)
def test_many_wordings_of_another_day_are_told(told, prose):
    assert len(told(prose)) == 1
    right = prose.replace("18", "17").replace("mid-May", "mid-April").replace("1962", "1961")
    assert told(right) == []


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("{landing} (1962) failed.", 1),
        ("{landing} (1961) failed.", 0),
        ("{landing} of 1962 failed.", 1),
        ("{landing} of 1962, long feared, failed.", 1),
        ("{landing} of 1511 men failed.", 0),
        ("{landing} (1,500 men) failed.", 0),
        ("{congress} of 1815 parted.", 0),
        ("{congress} (1814–15) met.", 0),
        ("{congress} (1816–1817) met.", 1),
        ("{war} (1939–45) raged.", 0),
        ("{war} of 1914–1918 raged.", 1),
        ("{war} (1914–18) raged.", 1),
        ("{war} (c. 1950) raged.", 0),
        ("{war} (c. 1990) raged.", 1),
        ("In 1962 {landing} was history.", 0),
        ("He praised {landing} in 1962.", 0),
    ],
)
def test_a_year_alone_is_read_where_it_can_only_be_the_events(told, prose, found):
    assert len(told(prose)) == found


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("{fight} (April 17–20, 1961) failed.", 0),
        ("{fight} (April 18–19, 1961) failed.", 0),
        ("{fight} (April 18–22, 1961) failed.", 1),
        ("{fight} of 17–20 May 1961 failed.", 1),
        ("From May 17 to 20, 1961, {fight} raged.", 1),
        ("From 17 to 20 April 1961 {fight} raged.", 0),
        ("{fight} lasted from May 17 to May 20, 1961.", 1),
        ("{congress} (November 1814–June 1815) met.", 0),
        ("{congress} (November 1815–June 1816) met.", 1),
        ("{congress}, 1 November 1814 – 9 June 1815, met.", 0),
        ("{landing} (April 30–31, 1961) failed.", 0),
    ],
)
def test_a_stretch_of_time_is_read_as_a_whole(told, prose, found):
    assert len(told(prose)) == found


@pytest.mark.parametrize(
    "prose",
    [
        "The anniversary of {landing} on 17 April 1962.",
        "The anniversary of {landing} (April 17, 1963) was dull.",
        "A book about {landing} (1962) appeared.",
        "His memoir of {landing} (1979) is read.",
        "“{landing}” (1962) was a film.",
        "On April 4, 1961, {landing} was approved.",
        "On April 29 {landing} was debated in the Senate.",
        "On April 18, 1962, {landing} was solemnly commemorated.",
        "By then, April 18, {landing} was over.",
        "Two days later, on April 19, {fight} was lost.",
        "On April 18, 1961, the day after {landing}, he wept.",
        "In the spring of 1961 {landing} failed.",
        "{landing}; in May 1961 he left.",
        "On March 14, 1643, {skirmish} was fought.",
        "On 4 March 1642 {skirmish} was fought.",
    ],
)
def test_dates_of_something_else_are_left_alone(told, prose):
    assert told(prose) == []


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("{fight} (17–20 de abril de 1961) fracasó.", 0),
        ("{fight} (17–20 de mayo de 1961) fracasó.", 1),
        ("Del 17 al 20 de mayo de 1961, {fight}.", 1),
        ("{landing} (18 abr. 1961) fracasó.", 1),
        ("{landing} (mar 1961) fracasó.", 0),
    ],
)
def test_spanish_is_read_as_well(told, prose, found):
    assert len(told(prose, locale="es")) == found


@pytest.fixture
def told_of_deed(check):
    """A function: the messages about one sentence in which ``[landed]`` is a link."""

    def run(prose):
        return check("contradiction", BOOK, prose.replace("[landed]", "[landed](event:landing)"))

    return run


@pytest.mark.parametrize(
    "prose",
    [
        "On April 18, 1961, they [landed].",
        "On April 18 the first ships [landed].",
        "It was late. On April 18, Allen Roe and the brigade [landed].",
        "The men waited; on April 18 they [landed].",
        "They [landed] at Playa Larga on April 18.",
        "The fleet [landed] in Cuba in May 1961.",
    ],
)
def test_a_date_beside_a_deed_has_its_subject_or_place_between(told_of_deed, prose):
    assert len(told_of_deed(prose)) == 1
    right = prose.replace("April 18", "April 17").replace("May 1961", "April 1961")
    assert told_of_deed(right) == []


@pytest.mark.parametrize(
    "prose",
    [
        "On April 18, Roe said that they [landed].",
        "Born on May 3, 1900, he [landed] as a colonel.",
        "On April 18, when they [landed] no more, he wept.",
        "On April 18, a day after they [landed], he wept.",
        "By April 18 they [landed].",
        "On May 2 the man who [landed] first was heard.",
        "They [landed]. In Cuba, in May 1961, it was forgotten.",
    ],
)
def test_a_date_of_another_deed_is_left_alone(told_of_deed, prose):
    assert told_of_deed(prose) == []
