"""Time lines as drawn: what stands where, and that nothing covers anything."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_chronicle.model.dates import Day, parse_date, parse_time
from sphinx_chronicle.model.drawing import NARROW, PAGE, Anchor, Box, Dot, Group, Words
from sphinx_chronicle.model.entity import Ref
from sphinx_chronicle.model.layout.metrics import text_width
from sphinx_chronicle.model.layout.reach import reach_of
from sphinx_chronicle.model.layout.spreading import spread
from sphinx_chronicle.model.layout.timeline import Chart, Event, Period
from sphinx_chronicle.model.layout.timeline_narrow import draw_narrow, draw_phone
from sphinx_chronicle.model.layout.timeline_wide import draw_wide

LANES = (("The town", 1), ("The army that lay before it", 2), ("Other", 0))


def event(label, date, time=None, lane=0, **more):
    reach = reach_of(parse_date(date), parse_time(time) if time else None)
    found = Event(
        label=label, when=date, title=f"{date}: {label}", goal=Ref("event", label), reach=reach
    )
    return replace(found, lane=lane, hue=lane + 1, **more)


def period(first, last, label=""):
    return Period(
        first=parse_date(first).lower.ordinal, last=parse_date(last).upper.ordinal + 1, label=label
    )


def chart(*events, whole=None, strips=(), lanes=(), **more):
    whole = whole or period("1640", "1642")
    return Chart(events=events, lanes=lanes, whole=whole, strips=strips, **more)


def marks(drawing, kind, style=""):
    """Return the marks of one kind in *drawing*, those in groups of *style* alone if given."""
    found = []

    def gather(mark, inside):
        if isinstance(mark, Group):
            for each in mark.marks:
                gather(each, inside or style in mark.style.split())
        elif isinstance(mark, kind) and inside:
            found.append(mark)

    for mark in drawing.marks:
        gather(mark, not style)
    return found


def texts(drawing):
    return [words.text for words in marks(drawing, Words)]


def groups(drawing, style):
    found = []

    def gather(mark):
        if isinstance(mark, Group):
            if mark.style == style:
                found.append(mark)
            for each in mark.marks:
                gather(each)

    for mark in drawing.marks:
        gather(mark)
    return found


def extent(words):
    width = text_width(words.text, words.size, bold=words.bold)
    left = {Anchor.START: words.x, Anchor.MIDDLE: words.x - width / 2, Anchor.END: words.x - width}
    return left[words.anchor], left[words.anchor] + width


def overlapping(words):
    """Return the pairs of words that cover one another."""
    ordered = sorted(words, key=lambda each: each.y)
    found = []
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.y - one.y > 9:
                break
            (a, b), (c, d) = extent(one), extent(other)
            if a < d - 0.01 and c < b - 0.01:
                found.append((one.text, other.text))
    return found


# --- wide --------------------------------------------------------------------------------------


def test_a_day_is_a_dot_and_what_lasted_a_bar_as_long_as_it_lasted():
    sheet = draw_wide(
        chart(event("Siege", "1641-01-01/1641-12-31"), event("Assault", "1641-05-02"))
    )[0]
    (dot,) = marks(sheet, Dot)
    body = next(box for box in marks(sheet, Box, "item") if box.style == "tint-1")
    assert body.x < dot.x < body.x + body.width
    years = (body.width / marks(sheet, Box, "panel")[0].width) * 3
    assert years == pytest.approx(1, abs=0.05)


def test_firm_ends_do_not_fade_and_vague_ones_do():
    sheet = draw_wide(chart(event("Firm", "1641-02-03/1641-12-04"), event("Vague", "1640/1641")))[0]
    firm, vague = (box for box in marks(sheet, Box, "item") if box.style == "tint-1")
    assert (firm.fade_in, firm.fade_out) == (0, 0)
    assert vague.fade_in > 50
    assert vague.fade_out > 50


def test_what_is_doubted_is_hollow():
    sheet = draw_wide(chart(event("Surely", "1641-05-02"), event("Perhaps", "1641-07-02?")))[0]
    assert [dot.style for dot in marks(sheet, Dot)] == ["hue-1", "ring-1"]


def test_an_event_is_one_link_with_its_title():
    (item,) = groups(draw_wide(chart(event("Assault", "1641-05-02")))[0], "item")
    assert item.goal == Ref("event", "Assault")
    assert item.title == "1641-05-02: Assault"


def ticked(sheet):
    return [words.text for words in marks(sheet, Words, "ticks")]


def test_years_too_long_for_their_ticks_have_fewer_of_them_and_all_named():
    events = (event("Stone", "Y-66E6"), event("Dust", "Y17E8"))
    (sheet,) = draw_wide(chart(*events, whole=period("Y-1E8", "Y18E8")))
    assert ticked(sheet) == ["AD 1", "500,000,000", "1,000,000,000", "1,500,000,000"]


def test_a_narrow_axis_never_cuts_a_year():
    events = (event("Stone", "Y-66E6"), event("Dust", "Y17E8"))
    (sheet,) = draw_narrow(chart(*events, whole=period("Y-1E8", "Y18E8")))
    assert "1,500,000,000" in texts(sheet)
    assert not any(text.endswith("…") for text in texts(sheet))


def test_links_are_in_order_of_time_whatever_their_lanes():
    events = [event(str(day), f"1641-05-{day:02d}", lane=day % 3) for day in range(1, 20)]
    items = groups(draw_wide(chart(*events, lanes=LANES))[0], "item")
    assert [item.goal.id for item in items] == [str(day) for day in range(1, 20)]


def test_each_lane_has_its_name_and_its_events():
    events = (event("Sortie", "1641-05-02"), event("Assault", "1641-05-02", lane=1))
    sheet = draw_wide(chart(*events, lanes=LANES))[0]
    words = {each.text: each.y for each in marks(sheet, Words)}
    assert words["The town"] <= words["Sortie"] < words["The army that"] <= words["Assault"]


def test_a_part_stands_below_its_whole():
    whole = event("Siege", "1641-04-30/1641-05-09", has_parts=True)
    part = event("Sortie", "1641-04-01/1641-05-30", whole=0)
    words = {each.text: each.y for each in marks(draw_wide(chart(whole, part))[0], Words)}
    assert words["Siege"] < words["Sortie"]


def test_the_weightiest_events_are_named_where_not_all_can_be():
    events = [event(f"Event {n}", "1641-05-02", weight=n) for n in range(300)]
    shown = texts(draw_wide(chart(*events))[0])
    assert "Event 299" in shown
    assert "Event 0" not in shown


def test_what_has_no_room_is_counted():
    events = [event(f"Event {n}", "1641-05-02") for n in range(300)]
    sheet = draw_wide(chart(*events, more="{count} more"))[0]
    shown, folded = groups(sheet, "item"), groups(sheet, "item folded")
    (count,) = groups(sheet, "count")
    assert count.title == f"{300 - len(shown)} more"
    assert len(shown) + len(folded) in (300, len(shown))


def test_all_labels_are_there_if_all_are_asked_for():
    events = [event(f"Event {n}", "1641-05-02") for n in range(300)]
    shown = texts(draw_wide(chart(*events, labelled=True))[0])
    assert {f"Event {n}" for n in range(300)} <= set(shown)


def test_no_label_is_there_if_none_is_asked_for():
    strips = (period("1641-05", "1641-05", "May"),)
    found = chart(event("Assault", "1641-05-02"), strips=strips, labelled=False)
    assert "Assault" not in texts(draw_wide(found)[0])


def test_an_event_of_an_enlarged_period_is_named_in_its_strip_alone():
    strips = (period("1641-05", "1641-05", "May"),)
    sheet = draw_wide(chart(event("Assault", "1641-05-02"), strips=strips))[0]
    assert texts(sheet).count("Assault") == 1
    assert len(groups(sheet, "item")) == 2


def test_a_clock_time_places_an_event_within_its_day():
    strip = period("1641-05-02", "1641-05-02", "The day")
    events = (event("Dawn", "1641-05-02", "06:00"), event("Dusk", "1641-05-02", "18:00"))
    sheet = draw_wide(chart(*events, whole=strip))[0]
    dawn, dusk = (dot.x for dot in marks(sheet, Dot))
    (panel,) = groups(sheet, "panel")
    facts = dict(panel.facts)
    width = float(facts["right"]) - float(facts["left"])
    assert dusk - dawn == pytest.approx(width / 2)


def test_a_day_whose_hour_is_not_known_fills_the_day():
    strip = period("1641-05-02", "1641-05-03", "Two days")
    sheet = draw_wide(chart(event("Sometime", "1641-05-02"), whole=strip))[0]
    (body,) = (box for box in marks(sheet, Box, "item") if "day" in box.style.split())
    facts = dict(groups(sheet, "panel")[0].facts)
    assert body.width == pytest.approx((float(facts["right"]) - float(facts["left"])) / 2)


# --- narrow ------------------------------------------------------------------------------------


def test_on_narrow_sheets_every_event_is_named_with_its_date():
    events = [event(f"Event {n}", f"1641-{n % 12 + 1:02d}-02") for n in range(100)]
    events.sort(key=lambda each: each.reach.first)
    shown = [text for sheet in draw_narrow(chart(*events)) for text in texts(sheet)]
    assert all(f"Event {n}" in shown for n in range(100))
    assert shown.count("1641-05-02") == sum(each.when == "1641-05-02" for each in events)


def test_of_very_many_events_narrow_sheets_name_the_weightiest_and_count_the_rest():
    events = [event(f"Event {n}", "1641-05-02", weight=n) for n in range(1000)]
    sheets = draw_narrow(chart(*events, more="{count} more"))
    shown = [text for sheet in sheets for text in texts(sheet)]
    assert "Event 999" in shown
    assert "Event 0" not in shown
    assert "760 more" in shown


def test_an_enlarged_period_is_announced_and_follows():
    strips = (period("1641-05", "1641-05", "May"),)
    found = chart(event("Assault", "1641-05-02"), event("Peace", "1642"), strips=strips)
    first, second = draw_narrow(found)
    assert "May (1)" in texts(first)
    assert "Assault" not in texts(first)
    assert {"May", "Assault"} <= set(texts(second))


# --- always ------------------------------------------------------------------------------------

WORDS = st.text(st.sampled_from("abc дж –’ ñÉ שלום 古 🇨🇺<&\"'MWil"), min_size=1, max_size=90).map(
    lambda text: " ".join(text.split()) or "x"
)


@st.composite
def dates(draw):
    year = draw(st.integers(1640, 1642))
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, 28))
    exact = f"{year}-{month:02d}-{day:02d}"
    mark = draw(st.sampled_from(["", "?", "~", "%"]))
    return draw(
        st.sampled_from(
            [
                exact + mark,
                f"{year}-{month:02d}{mark}",
                f"{year}{mark}",
                f"{exact}/1642-12-31",
                f"{exact}/..",
                f"{exact}/",
                f"../{exact}",
                f"/{exact}",
                f"{year}-{month:02d}/1643",
                "164X",
                f"[..{year},1643..]",
                f"[..{year}]",
            ]
        )
    )


@st.composite
def charts(draw):
    drawn = [
        event(
            draw(WORDS),
            draw(dates()),
            draw(st.sampled_from([None, None, "06:30", "22:00/01:00"])),
            lane=draw(st.integers(0, 2)),
            weight=draw(st.integers(0, 9)),
            has_parts=draw(st.booleans()),
            whole=draw(st.one_of(st.none(), st.integers(0, 3))),
        )
        for _ in range(draw(st.integers(1, 40)))
    ]
    drawn.sort(key=lambda each: each.reach.first)
    strips = draw(
        st.sampled_from(
            [(), (period("1641-05-01", "1641-05-09", "Nine days"),), (period("1640", "1641", "x"),)]
        )
    )
    return chart(
        *drawn,
        lanes=draw(st.sampled_from([LANES, (("Only", 1), ("", 2), ("a" * 60, 3))])),
        strips=strips,
        title=draw(st.sampled_from(["", "The siege", "T" * 200])),
        labelled=draw(st.sampled_from([None, True, False])),
    )


@settings(deadline=None, max_examples=60)
@given(charts())
def test_no_words_cover_others_and_all_keep_to_their_sheet(found):
    for sheet in (*draw_wide(found), *draw_narrow(found), *draw_phone(found)):
        words = [each for each in marks(sheet, Words) if each.text]
        assert overlapping(words) == []
        for each in words:
            left, right = extent(each)
            assert left >= -0.01
            assert right <= sheet.width + 0.01
            assert 0 < each.y <= sheet.height


@settings(deadline=None, max_examples=60)
@given(charts())
def test_every_mark_keeps_to_its_sheet(found):
    for sheet in (*draw_wide(found), *draw_narrow(found), *draw_phone(found)):
        for dot in marks(sheet, Dot):
            assert 0 <= dot.x <= sheet.width
            assert 0 <= dot.y <= sheet.height
        for box in marks(sheet, Box):
            assert box.width >= 0
            assert box.height >= 0
            assert box.fade_in + box.fade_out <= box.width + 0.01
            assert box.x >= -0.01
            assert box.x + box.width <= sheet.width + 10
            assert box.y >= 0
            assert box.y + box.height <= sheet.height + 0.01


@settings(deadline=None, max_examples=60)
@given(charts())
def test_a_narrow_sheet_fits_a_page_and_every_event_is_on_one(found):
    sheets = draw_narrow(found)
    for sheet in sheets:
        assert sheet.width == NARROW
        assert sheet.height <= PAGE + 0.01
    shown = {item.goal for sheet in sheets for item in groups(sheet, "item")}
    assert shown == {each.goal for each in found.events if found.whole.meets(each.reach)}


@given(
    st.lists(st.tuples(st.floats(0, 500), st.floats(5, 30)), max_size=12),
)
def test_entries_of_a_list_keep_apart_and_in_order(entries):
    wanted = sorted(want for want, _ in entries)
    heights = [height for _, height in entries]
    places = spread(wanted, heights, 0, 500)
    for (one, height), other in zip(zip(places, heights, strict=True), places[1:], strict=False):
        assert one + height <= other + 0.01
    assert all(place >= 0 for place in places)
    assert not places or places[-1] + heights[-1] <= 500.01


def test_an_entry_with_room_stands_where_it_wants_to():
    assert spread([10, 100, 300], [14, 14, 14], 0, 400) == [10, 100, 300]


def test_the_layout_of_a_chart_is_always_the_same():
    events = tuple(event(f"Event {n % 7}", f"1641-05-{n % 28 + 1:02d}") for n in range(50))
    assert draw_wide(chart(*events)) == draw_wide(chart(*events))
    assert Day(1641, 5, 2).ordinal == parse_date("1641-05-02").lower.ordinal


@settings(deadline=None, max_examples=20)
@given(charts())
def test_type_is_eleven_pixels_on_a_phone_and_seven_points_in_print_at_least(found):
    for drawing in (*draw_phone(found), *draw_narrow(found)):
        assert all(words.size >= 9.5 for words in marks(drawing, Words))


def test_a_date_wider_than_the_list_has_several_lines():
    told = replace(event("Raids", "1641"), when="Jan. 4, 1641, July 9, 1641, and Oct. 11, 1641")
    (sheet,) = draw_phone(chart(told))
    assert "Raids" in texts(sheet)
    assert told.when in " ".join(texts(sheet))
    assert all(extent(words)[1] <= sheet.width for words in marks(sheet, Words))


def test_the_day_above_the_first_tick_of_a_later_sheet_is_not_cut():
    hours = [
        event(f"Shot {n}", f"1641-05-{1 + n // 20:02d}", f"{n % 20:02d}:30") for n in range(60)
    ]
    sheets = draw_phone(chart(*hours, whole=period("1641-05-01", "1641-05-03")))
    assert len(sheets) > 1
    for sheet in sheets:
        assert all(words.y >= words.size * 0.7 for words in marks(sheet, Words))
