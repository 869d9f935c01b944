"""The geometry of lifelines."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.dates import parse_date
from sphinx_chronicle.model.drawing import NARROW, PAGE, PHONE, WIDE, Box, Line, Words
from sphinx_chronicle.model.layout.lifelines import (
    Crossing,
    Lives,
    Row,
    Stretch,
    draw_narrow,
    draw_phone,
    draw_wide,
)
from sphinx_chronicle.model.terms import Edge, Span

from .geometry import frame, marks_of, overlap

names = st.text(alphabet="abcdefgh ijklm éñ 古 <&\"'", max_size=70)
days = st.integers(650_000, 730_000)
unknown = st.sampled_from([(-math.inf, math.inf), (math.inf, math.inf), (-math.inf, -math.inf)])


def edge(ends):
    return Edge(min(ends), max(ends))


starts = st.one_of(st.tuples(days, days).map(edge), days.map(lambda day: Edge(-math.inf, day)))
ends = st.one_of(
    st.tuples(days, days).map(edge),
    days.map(lambda day: Edge(day, math.inf)),
    st.just(Edge(math.inf, math.inf)),
)
spans = st.builds(Span, starts, ends)
stretches = st.builds(
    Stretch,
    span=spans,
    style=st.just("office"),
    labels=st.lists(names, min_size=1, max_size=3).map(tuple),
    title=names,
    thin=st.booleans(),
)
rows = st.builds(
    Row,
    name=names,
    years=st.just("1917–1963"),
    born=st.just("1917"),
    died=st.just("1963"),
    span=st.none() | spans,
    stretches=st.lists(stretches, max_size=4).map(tuple),
    group=st.sampled_from(["", "Governor of the Town"]),
)
crossings = st.builds(
    Crossing, label=names, first=days, last=st.integers(730_000, 731_000), title=names
)
charts = st.builds(
    Lives,
    rows=st.lists(rows, min_size=1, max_size=12).map(tuple),
    crossings=st.lists(crossings, max_size=4).map(tuple),
    since=st.integers(655_000, 690_000),
    until=st.integers(690_100, 725_000),
    remarks=st.lists(names, max_size=1).map(tuple),
)


def words_of(drawing):
    return [words.text for words in marks_of(drawing, Words)]


@given(charts)
def test_no_text_covers_another(lives):
    for drawing in (*draw_wide(lives), *draw_narrow(lives), *draw_phone(lives)):
        frames = [
            frame(words, 0.7, 0.15) for words in marks_of(drawing, Words) if words.text.strip()
        ]
        for number, one in enumerate(frames):
            assert not any(overlap(one, other) for other in frames[number + 1 :])


@given(charts)
def test_everything_lies_on_the_sheet(lives):
    for drawing, width in [
        *((each, WIDE) for each in draw_wide(lives)),
        *((each, NARROW) for each in draw_narrow(lives)),
        *((each, PHONE) for each in draw_phone(lives)),
    ]:
        frames = [frame(words, 0.7, 0.15) for words in marks_of(drawing, Words)]
        frames += [(b.x, b.y, b.x + b.width, b.y + b.height) for b in marks_of(drawing, Box)]
        points = [point for line in marks_of(drawing, Line) for point in line.points]
        frames += [(x, y, x, y) for x, y in points]
        for left, top, right, bottom in frames:
            assert left >= -0.1
            assert top >= -0.1
            assert right <= width + 0.1
            assert bottom <= drawing.height + 0.1


@given(charts)
def test_every_life_is_on_one_narrow_sheet_that_fits_the_page(lives):
    sheets = draw_narrow(lives)
    assert all(sheet.height <= PAGE for sheet in sheets)
    titled = [text for sheet in sheets for text in words_of(sheet)]
    assert titled.count("1917–1963") == len(lives.rows)


@given(charts)
def test_what_fades_fades_within_its_bar(lives):
    for drawing in (*draw_wide(lives), *draw_narrow(lives), *draw_phone(lives)):
        for box in marks_of(drawing, Box):
            assert box.width >= 0
            assert box.fade_in + box.fade_out <= box.width + 0.1


def day(text):
    return parse_date(text).lower.ordinal


def span(first, last):
    return Span(*(Edge(day(each), parse_date(each).upper.ordinal) for each in (first, last)))


def one_life(life, *, stretches=(), crossings=(), since="1900", until="2000"):
    return Lives(
        rows=(Row(name="Ada", born="1910", died="1970", span=life, stretches=stretches),),
        crossings=crossings,
        since=day(since),
        until=day(until),
    )


def bars(lives, style="life"):
    (sheet,) = draw_wide(lives)
    return [box for box in marks_of(sheet, Box) if box.style == style]


def test_a_life_known_to_the_day_has_sharp_ends():
    (bar,) = bars(one_life(span("1910-05-01", "1970-06-01")))
    assert (bar.fade_in, bar.fade_out) == (0, 0)


def test_a_birth_known_to_the_decade_fades_in_over_it():
    (bar,) = bars(one_life(span("191X", "1970-06-01")))
    (sharp,) = bars(one_life(span("1910-01-01", "1970-06-01")))
    decade = (sharp.width / (day("1970-06-02") - day("1910-01-01"))) * 3652
    assert bar.fade_in == pytest.approx(decade, rel=0.01)


def test_an_unknown_birth_fades_in_before_the_first_day_known():
    life = Span(Edge(-math.inf, day("1930")), Edge(day("1970-06-01"), day("1970-06-01")))
    (bar,) = bars(one_life(life))
    (known,) = bars(one_life(span("1930-01-01", "1970-06-01")))
    assert bar.fade_in > 20
    assert bar.x + bar.fade_in == pytest.approx(known.x)


@pytest.mark.parametrize(
    ("life", "arrows"),
    [
        (span("1910-05-01", "1970-06-01"), 0),
        (span("1890-05-01", "1970-06-01"), 1),
        (span("1890-05-01", "2010-06-01"), 2),
        (Span(Edge(day("1910"), day("1910")), Edge(math.inf, math.inf)), 1),
    ],
)
def test_a_life_that_goes_on_beyond_the_sheet_ends_in_an_arrow(life, arrows):
    (sheet,) = draw_wide(one_life(life))
    heads = [line for line in marks_of(sheet, Line) if line.closed and line.style == "life"]
    assert len(heads) == arrows


def test_a_life_outside_the_time_shown_has_no_bar_but_its_name():
    lives = one_life(span("1800-05-01", "1870-06-01"))
    assert bars(lives) == []
    assert "Ada" in words_of(draw_wide(lives)[0])


def office(first, last, *labels):
    return Stretch(span=span(first, last), style="office", labels=labels, title=labels[0])


def test_a_long_year_of_birth_has_room_beside_the_axis():
    life = Row(name="Ada", born="100 BC", died="AD 12,345", span=span("1900-01-01", "1999-12-30"))
    lives = Lives(rows=(life,), since=day("1900"), until=day("2000"))
    words = words_of(draw_wide(lives)[0])
    assert {"100 BC", "AD 12,345"} <= set(words)


def test_a_label_stands_in_its_bar_if_there_is_room():
    term = office("1930", "1960", "Governor")
    (sheet,) = draw_wide(one_life(span("1910", "1970"), stretches=(term,)))
    (label,) = (words for words in marks_of(sheet, Words) if words.text == "Governor")
    assert label.style == "reverse"


def test_two_offices_at_one_time_stand_below_each_other():
    terms = (office("1930", "1950", "Governor"), office("1940", "1960", "Mayor"))
    first, second = bars(one_life(span("1910", "1970"), stretches=terms), "office")
    assert first.y < second.y


def test_an_office_taken_up_when_another_is_left_stands_beside_it():
    terms = (office("1930", "1940", "Governor"), office("1941", "1960", "Mayor"))
    first, second = bars(one_life(span("1910", "1970"), stretches=terms), "office")
    assert first.y == second.y
    assert first.x + first.width <= second.x


def test_a_long_event_is_a_band_and_a_short_one_a_line():
    war = Crossing(label="War", first=day("1914"), last=day("1918"))
    ball = Crossing(label="Ball", first=day("1935-05-01"), last=day("1935-05-01"))
    assert len(bars(one_life(span("1910", "1970"), crossings=(war, ball)), "era")) == 1


def test_an_event_outside_the_time_shown_is_left_out():
    flood = Crossing(label="Flood", first=day("1850"), last=day("1850"))
    assert "Flood" not in words_of(draw_wide(one_life(span("1910", "1970"), crossings=(flood,)))[0])


@given(charts)
def test_type_is_eleven_pixels_on_a_phone_and_seven_points_in_print_at_least(lives):
    for drawing in (*draw_phone(lives), *draw_narrow(lives)):
        assert all(words.size >= 9.5 for words in marks_of(drawing, Words))
