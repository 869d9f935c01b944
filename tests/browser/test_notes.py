"""Notes at their marks and in the margin, in a real browser and three themes."""

import itertools
import shutil
import subprocess
import sys

import pytest

THEMES = ["basic", "alabaster", "furo"]
DESK = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 700}, "has_touch": True, "is_mobile": True}
CARD = ".citenotes-card"
LONG = "# Long\n\n" + "\n\n".join(
    f"The tide came in for the {number}th time, and nobody was there to see it rise over the stones"
    f" of the old pier, which had been built for larger ships.{{cite:note}}`quill1990{{{number}}}`"
    f" A [link](one.md) follows."
    for number in range(4, 24)
)
LONG += "\n\n## The End of the Pier\n\nIt is gone."


@pytest.fixture(scope="module")
def books(rootdir, tmp_path_factory):
    """A function that builds the little book with a theme, once, and returns its folder."""
    built = {}

    def build(theme, margin):
        if (theme, margin) not in built:
            folder = tmp_path_factory.mktemp(f"{theme}{margin:d}")
            shutil.copytree(rootdir / "test-citenotes-web", folder / "source")
            (folder / "source" / "long.md").write_text(LONG, encoding="utf-8")
            index = folder / "source" / "index.md"
            index.write_text(index.read_text("utf-8").replace("plain\n", "plain\nlong\n"), "utf-8")
            options = [f"-Dhtml_theme={theme}", f"-Dcitenotes_margin={margin:d}"]
            command = [sys.executable, "-m", "sphinx", "-W", "-q", *options, "source", "html"]
            subprocess.run(command, cwd=folder, check=True)
            built[theme, margin] = folder / "html"
        return built[theme, margin]

    return build


@pytest.fixture
def visit(browser, books):
    """A function that opens a page of the little book."""
    contexts = []

    def open_page(name, theme="basic", *, margin=False, **options):
        context = browser.new_context(**{**DESK, "reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda m: page.faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto((books(theme, margin) / name).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def mark_of(page, number):
    return page.locator("a.footnote-reference").nth(number - 1)


def lie_apart(one, other):
    return (
        one["x"] + one["width"] <= other["x"]
        or other["x"] + other["width"] <= one["x"]
        or one["y"] + one["height"] <= other["y"]
        or other["y"] + other["height"] <= one["y"]
    )


# --- with a mouse ------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
def test_a_note_is_read_where_the_mouse_points_at_its_mark(visit, theme):
    page = visit("one.html", theme)
    mark_of(page, 1).hover()
    card = page.locator(CARD)
    card.wait_for(state="visible")
    assert card.locator(".citenotes-card-title").text_content() == "Note 1"
    assert card.locator(".citenotes-card-body").text_content().strip() == (
        "Ada Quill and Ben Marsh Jr., Harbor Nights: A Memoir of 100% Tides & Winds"
        " (Boston: Lantern Press, 1990), 12–14."
    )
    page.mouse.move(5, 790)
    card.wait_for(state="hidden")
    assert page.faults == []


def test_a_note_written_by_hand_is_read_in_the_same_way(visit):
    page = visit("one.html")
    mark_of(page, 3).hover()
    page.locator(CARD).wait_for(state="visible")
    body = page.locator(".citenotes-card-body")
    assert body.text_content().strip().startswith("A remark by hand, with italics: see Ben Marsh")
    assert body.locator("em").first.text_content() == "italics"
    assert body.locator("a[href='https://doi.org/10.1000/tide']").count() == 1


@pytest.mark.parametrize("theme", THEMES)
def test_the_card_covers_neither_its_mark_nor_the_edge_of_the_window(visit, theme):
    page = visit("long.html", theme)
    for number in (1, 5, 12, 20):
        mark = mark_of(page, number)
        mark.scroll_into_view_if_needed()
        page.mouse.move(0, 0)
        mark.hover()
        page.locator(f"{CARD} .citenotes-card-title", has_text=f"Note {number}").wait_for()
        card = page.locator(CARD).bounding_box()
        assert lie_apart(card, mark.bounding_box())
        assert card["x"] >= 0 <= card["y"]
        assert card["x"] + card["width"] <= 1280
        assert card["y"] + card["height"] <= 800


def test_the_mouse_can_go_into_the_card_and_follow_its_links(visit):
    page = visit("one.html")
    mark_of(page, 1).hover()
    link = page.locator(f"{CARD} .citenotes-card-body a").first
    link.hover()
    page.wait_for_timeout(500)
    assert link.is_visible()
    link.click()
    assert page.url.endswith("sources.html#source-quill1990")


def test_a_click_still_leads_to_the_note(visit):
    page = visit("one.html")
    mark_of(page, 2).click()
    assert page.url.endswith("#note-one-2")
    assert page.locator(CARD).count() == 0 or page.locator(CARD).is_hidden()


def test_without_scripts_a_mark_is_a_link(visit):
    page = visit("one.html", java_script_enabled=False)
    mark_of(page, 2).click()
    assert page.url.endswith("#note-one-2")
    assert page.locator(".citenotes-notes aside.footnote").count() == 4


# --- with keys ---------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_key_opens_the_note_and_escape_leads_back(visit, key):
    page = visit("one.html")
    mark = mark_of(page, 3)
    mark.focus()
    page.keyboard.press(key)
    card = page.locator(CARD)
    assert card.evaluate("e => e === document.activeElement")
    assert card.get_attribute("role") == "dialog"
    assert card.get_attribute("aria-label") == "Note 3"
    assert mark.get_attribute("aria-describedby") == card.get_attribute("id")
    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert mark.evaluate("e => e === document.activeElement")
    assert mark.get_attribute("aria-describedby") is None


def test_a_mark_that_takes_the_focus_shows_its_note(visit):
    page = visit("one.html")
    page.locator("h1 a").first.focus()
    while not page.evaluate("document.activeElement.matches('a.footnote-reference')"):
        page.keyboard.press("Tab")
    assert page.locator(f"{CARD} .citenotes-card-title").text_content() == "Note 1"
    page.keyboard.press("Tab")
    assert page.locator(f"{CARD} .citenotes-card-title").text_content() == "Note 2"
    page.keyboard.press("Escape")
    assert page.locator(CARD).is_hidden()


def test_the_tab_key_goes_through_the_card_and_on_after_the_mark(visit):
    page = visit("long.html")
    mark_of(page, 1).focus()
    page.keyboard.press("Enter")
    passed = []
    while page.evaluate(f"document.activeElement.closest('{CARD}') !== null"):
        passed.append(page.evaluate("document.activeElement.className"))
        page.keyboard.press("Tab")
    assert passed[1] == "citenotes-card-close"
    assert passed[-1] == "citenotes-card-go"
    assert page.evaluate("document.activeElement.textContent") == "link"
    assert page.locator(CARD).is_hidden()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert mark_of(page, 1).evaluate("e => e === document.activeElement")


# --- with a finger -----------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
def test_a_tap_opens_a_sheet_that_leaves_its_mark_in_view(visit, theme):
    page = visit("long.html", theme, **PHONE)
    for number in (1, 2, 11, 20):
        mark = mark_of(page, number)
        mark.scroll_into_view_if_needed()
        mark.tap()
        page.locator(f"{CARD} .citenotes-card-title", has_text=f"Note {number}").wait_for()
        sheet, box = page.locator(CARD).bounding_box(), mark.bounding_box()
        assert sheet["x"] == 0
        assert sheet["width"] == 390
        assert round(sheet["y"] + sheet["height"]) == 700
        assert 0 <= box["y"] <= sheet["y"] - box["height"]
        page.locator(".citenotes-card-close").tap()
        assert page.locator(CARD).is_hidden()
        assert not page.url.endswith(f"#note-long-{number}")


def test_a_sheet_is_left_by_a_tap_beside_it_or_by_its_link(visit):
    page = visit("one.html", **PHONE)
    mark_of(page, 1).tap()
    page.locator("h1").tap(position={"x": 3, "y": 3})
    assert page.locator(CARD).is_hidden()
    mark_of(page, 1).tap()
    page.locator(".citenotes-card-go").tap()
    assert page.locator(CARD).is_hidden()
    assert page.url.endswith("#note-one-1")


# --- for everyone ------------------------------------------------------------------------------


def test_the_card_doubles_no_id(visit):
    page = visit("one.html")
    mark_of(page, 3).focus()
    page.keyboard.press("Enter")
    doubled = """() => {
      const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    }"""
    assert page.evaluate(doubled) == []


@pytest.mark.parametrize(("motion", "name"), [("reduce", "none"), ("no-preference", "citenotes")])
def test_nothing_moves_for_who_wants_no_motion(visit, motion, name):
    page = visit("one.html", reduced_motion=motion)
    mark_of(page, 1).hover()
    page.locator(CARD).wait_for(state="visible")
    style = page.locator(CARD).evaluate("e => getComputedStyle(e).animationName")
    assert style.startswith(name)


CONTRAST = """
() => {
  const numbers = (s) => s.match(/[\\d.]+/g).map(Number).slice(0, 3);
  const light = (c) => c.map((v) => v / 255)
    .map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const card = document.querySelector('.citenotes-card');
  const ground = light(numbers(getComputedStyle(card).backgroundColor));
  return [card, ...card.querySelectorAll('*')].map((e) => {
    const ink = light(numbers(getComputedStyle(e).color));
    return (Math.max(ink, ground) + .05) / (Math.min(ink, ground) + .05);
  });
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", THEMES)
def test_the_words_of_a_card_stand_out(visit, theme, scheme):
    page = visit("one.html", theme, color_scheme=scheme)
    mark_of(page, 3).hover()
    page.locator(CARD).wait_for(state="visible")
    assert min(page.evaluate(CONTRAST)) >= 4.5


def test_a_strict_site_may_forbid_all_inline_code(visit, books):
    page = visit("plain.html")
    site = books("basic", True)

    kinds = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}

    def serve(route):
        path = site / route.request.url.split("/", 3)[3].split("?")[0]
        headers = {"Content-Security-Policy": "default-src 'self'"}
        route.fulfill(path=path, headers=headers, content_type=kinds.get(path.suffix))

    page.route("http://harbor.example/**", serve)
    page.goto("http://harbor.example/long.html")
    page.wait_for_load_state("networkidle")
    faults = list(page.faults)  # the theme's own
    page.set_viewport_size({"width": 1500, "height": 800})
    page.locator(".citenotes-margin").wait_for()
    page.set_viewport_size({"width": 700, "height": 800})
    page.locator(".citenotes-margin").wait_for(state="detached")
    mark_of(page, 2).hover()
    page.locator(CARD).wait_for(state="visible")
    assert page.faults == faults


def test_the_words_to_cite_can_be_copied(visit):
    page = visit("one.html", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".citenotes-copy").first.click()
    page.locator(".citenotes-copied", has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Ada Quill, “The Frost & the Thaw,” in Harbor & Night")
    assert copied.endswith("https://harbor.example/book/one.html.")


# --- in the margin -----------------------------------------------------------------------------

PLACES = """
() => [...document.querySelectorAll('.citenotes-notes aside.footnote')].map((note) => {
  const box = note.getBoundingClientRect();
  const mark = document.querySelector(`a.footnote-reference[href="#${note.id}"]`);
  return {
    beside: getComputedStyle(note).position === 'absolute',
    top: box.top, bottom: box.bottom, left: box.left, right: box.right,
    mark: mark.getBoundingClientRect().top,
  };
})
"""


@pytest.mark.parametrize("width", [1600, 1920])
@pytest.mark.parametrize("theme", THEMES)
def test_notes_stand_beside_their_marks_and_not_over_each_other(visit, theme, width):
    page = visit("long.html", theme, margin=True, viewport={"width": width, "height": 900})
    page.locator(".citenotes-margin").wait_for()
    places = page.evaluate(PLACES)
    text = page.evaluate(
        "Math.max(...[...document.querySelectorAll('[role=main] section > p')]"
        ".map((p) => p.getBoundingClientRect().right))"
    )
    assert all(place["beside"] for place in places)
    assert all(place["left"] > text and place["right"] <= width for place in places)
    assert all(a["bottom"] <= b["top"] for a, b in itertools.pairwise(places))
    assert all(place["top"] >= place["mark"] - 1 for place in places)
    assert places[0]["top"] - places[0]["mark"] < 2


@pytest.mark.parametrize("theme", THEMES)
def test_notes_stay_at_the_foot_where_there_is_no_room_and_on_paper(visit, theme):
    page = visit("long.html", theme, margin=True, viewport={"width": 1920, "height": 900})
    page.locator(".citenotes-margin").wait_for()
    page.emulate_media(media="print")
    assert not any(place["beside"] for place in page.evaluate(PLACES))
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 700, "height": 900})
    page.locator(".citenotes-margin").wait_for(state="detached")
    assert not any(place["beside"] for place in page.evaluate(PLACES))
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


def test_no_card_opens_where_the_note_stands_in_the_margin(visit):
    page = visit("long.html", margin=True, viewport={"width": 1600, "height": 900})
    page.locator(".citenotes-margin").wait_for()
    mark_of(page, 2).hover()
    page.wait_for_timeout(400)
    assert page.locator(CARD).count() == 0
    assert page.locator(".citenotes-pointed").get_attribute("id") == "note-long-2"


@pytest.mark.parametrize("width", [1440, 2000])
def test_the_contents_of_a_furo_page_can_be_reached_beside_notes_in_the_margin(visit, width):
    page = visit("long.html", "furo", margin=True, viewport={"width": width, "height": 900})
    page.locator(".citenotes-margin").wait_for()
    contents = page.locator(".toc-drawer a", has_text="The End of the Pier")
    if width < 1900:
        assert contents.is_hidden()
        page.locator(".toc-content-icon").click()
    contents.click()
    assert page.url.endswith("#the-end-of-the-pier")
