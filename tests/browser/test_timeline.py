"""The time line in a real browser: zoom, pan, keys and filter, and the picture without them."""

import subprocess
import sys
from itertools import pairwise

import pytest

VIEW = "e => e.querySelector('output').textContent"
# Where the visible marks of the overview stand, by the title of their event.
PLACES = """
(figure) => Object.fromEntries(
  [...figure.querySelector('svg.chronicle-drawing-wide .chronicle-mark-panel')
    .querySelectorAll('.chronicle-mark-item')]
  .filter((a) => a.getClientRects().length)
  .map((a) => [a.querySelector('title').textContent.split(': ')[1].split(' (')[0],
    Math.round((a.querySelector('circle, rect')).getBoundingClientRect().x)]))
"""
OVERLAPS = """
(figure) => {
  const shown = [...figure.querySelectorAll('svg.chronicle-drawing-wide .chronicle-mark-item text')]
    .filter((e) => e.getClientRects().length)
    .map((e) => [e.textContent, e.getBoundingClientRect()]);
  return shown.flatMap(([a, p], i) => shown.slice(i + 1)
    .filter(([, q]) => p.left < q.right - 1 && q.left < p.right - 1
      && p.top < q.bottom - 4 && q.top < p.bottom - 4).map(([b]) => [a, b]));
}
"""


@pytest.fixture(scope="module")
def built(rootdir, tmp_path_factory):
    """The page of a small book with a time line."""
    out = tmp_path_factory.mktemp("timeline")
    source = rootdir / "test-chronicle-timeline"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-d", str(out / "doctrees")]
    subprocess.run([*command, str(source), str(out / "html")], check=True)
    return (out / "html" / "index.html").as_uri()


@pytest.fixture
def visit(browser, built):
    """A function that opens the page; what went wrong is in its `faults`."""
    contexts = []

    def open_page(width=1280, **settings):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda m: page.faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(built)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(visit):
    return visit()


def figure(page):
    return page.locator(".chronicle-timeline").first


def button(page, name):
    return figure(page).get_by_role("button", name=name)


def places(page):
    return figure(page).evaluate(PLACES)


def picture(page):
    return figure(page).locator("svg.chronicle-drawing-wide").evaluate("e => e.outerHTML")


def test_without_scripts_the_picture_is_complete(visit):
    page = visit(java_script_enabled=False)
    assert page.locator(".chronicle-tools").count() == 0
    assert figure(page).locator("svg.chronicle-drawing-wide a").count() >= 5


def test_zooming_in_spreads_the_events_and_zooming_out_brings_the_picture_back(page):
    before, drawn = places(page), picture(page)
    button(page, "Zoom in").click()
    after = places(page)
    assert abs(after["The assault"] - after["The siege"]) >= abs(
        before["The assault"] - before["The siege"]
    )
    assert after != before
    button(page, "Zoom out").click()
    assert places(page) == before
    assert picture(page) == drawn
    assert page.faults == []


def test_labels_do_not_cover_one_another_at_any_zoom(page):
    for _ in range(7):
        assert figure(page).evaluate(OVERLAPS) == []
        button(page, "Zoom in").click()
    for _ in range(3):
        button(page, "Later").click()
        assert figure(page).evaluate(OVERLAPS) == []


def test_the_time_that_is_seen_is_told_to_screen_readers(page):
    assert figure(page).locator("output").get_attribute("aria-live") == "polite"
    button(page, "Zoom in").click()
    page.wait_for_function("document.querySelector('.chronicle-tools output').textContent")
    assert figure(page).evaluate(VIEW) == "From October 1, 1640 to April 1, 1642"


def test_the_keyboard_zooms_pans_and_goes_back_and_keeps_the_page(page):
    before, address = places(page), page.url
    figure(page).locator("svg.chronicle-drawing-wide a").first.focus()
    page.keyboard.press("+")
    zoomed = places(page)
    page.keyboard.press("ArrowLeft")
    panned = places(page)
    page.keyboard.press("0")
    assert zoomed != before
    assert panned != zoomed
    assert places(page) == before
    assert page.url == address


def test_tab_goes_through_the_marks_in_order_of_time(page):
    figure(page).locator("input").focus()
    seen = []
    for _ in range(5):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.querySelector('title').textContent"))
    assert [title.split(": ")[1].split(" (")[0] for title in seen] == [
        "The plague",
        "The siege",
        *("The assault", "“Now!” & <b>out</b> of the gate"),
        "Peace",
    ]


def test_a_focused_mark_can_be_seen(page):
    link = figure(page).locator("svg.chronicle-drawing-wide a").first
    figure(page).locator("input").focus()
    page.keyboard.press("Tab")
    assert link.evaluate("e => e === document.activeElement")
    assert link.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_the_filter_dims_the_others_and_tells_how_many_are_left(page):
    figure(page).locator("input").fill("assault")
    assert figure(page).evaluate(VIEW) == "1 of 5 events"
    dimmed = figure(page).locator("svg.chronicle-drawing-wide .chronicle-dimmed title")
    assert all("assault" not in title for title in dimmed.all_text_contents())
    assert dimmed.count() > 0
    figure(page).locator("input").fill("")
    assert dimmed.count() == 0
    assert figure(page).evaluate(VIEW) == ""


def test_the_filter_also_looks_at_the_lanes(page):
    figure(page).locator("input").fill("the army")
    assert figure(page).evaluate(VIEW) == "2 of 5 events"


def test_the_wheel_zooms_only_with_the_control_key(page):
    before = places(page)
    box = figure(page).locator("svg.chronicle-drawing-wide").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    page.mouse.wheel(0, -100)
    assert places(page) == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    assert places(page) != before


def test_dragging_moves_the_time_and_follows_no_link(page):
    button(page, "Zoom in").click()
    before, address = places(page), page.url
    mark = figure(page).locator("svg.chronicle-drawing-wide a:has(circle)").first
    box = mark.locator("circle").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.mouse.up()
    assert places(page) != before
    assert page.url == address


def test_a_click_on_a_mark_leads_to_the_event(page):
    figure(page).locator("svg.chronicle-drawing-wide a").first.locator("text").click()
    assert "events.html#event-" in page.url


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_is_not_wider_than_the_screen(visit, width):
    page = visit(width)
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) <= 0


def test_a_phone_has_the_upright_picture_and_the_filter(visit):
    page = visit(390)
    assert figure(page).locator("svg.chronicle-drawing-phone").first.is_visible()
    assert not figure(page).locator("svg.chronicle-drawing-wide").is_visible()
    assert not button(page, "Zoom in").is_visible()
    assert figure(page).locator("input").is_visible()


def test_ticks_stay_in_order_at_the_turn_of_a_year(page):
    for _ in range(5):
        button(page, "Zoom in").click()
    for _ in range(9):
        ticks = figure(page).evaluate(
            """(figure) => [...figure.querySelectorAll(
              '.chronicle-mark-panel > g:not([class]) > line.chronicle-mark-rule-fine')]
              .map((line) => Number(line.getAttribute('x1')))"""
        )
        gaps = [later - earlier for earlier, later in pairwise(ticks)]
        assert len(ticks) > 2
        assert max(gaps) < 3 * min(gaps)
        button(page, "Later").click()
