"""The book in a real browser: at desk and phone width, light and dark."""

import pytest

PAGES = ["index.html", "aftermath.html", "people/white-house.html", "chronology.html"]
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}
ALL_WIDTHS = [320, 390, 768, 1024, 1280, 1600]


def note_foreign(url, faults):
    """Count a request that leaves the site among the *faults*."""
    if not url.startswith(("file:", "data:")):
        faults.append(url)


@pytest.fixture
def visit(browser, site):
    """A function that opens a page of the book; what went wrong there is in its `faults`."""
    contexts = []

    def open_page(name, width="desk", scheme="light"):
        across, down = WIDTHS[width]
        context = browser.new_context(
            viewport={"width": across, "height": down},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda m: page.faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("requestfailed", lambda request: page.faults.append(request.url))
        page.on("request", lambda request: note_foreign(request.url, page.faults))
        page.goto((site / name).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", [*PAGES, "genindex.html", "search.html"])
def test_a_page_opens_without_a_fault_and_asks_no_other_host(visit, name):
    assert visit(name).faults == []


# The column of text scrolls by itself on a phone, so that it, too, must be asked.
WIDER = """
() => [document.documentElement, ...document.querySelectorAll('body *')]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible')
  .filter((e) => e.clientWidth > 1)  // what only a screen reader is told
  .map((e) => `${e.tagName} ${e.className}: ${e.scrollWidth} in ${e.clientWidth}`)
"""


@pytest.mark.parametrize("name", [*PAGES, "genindex.html"])
def test_nothing_is_wider_than_its_place_at_any_width(visit, name):
    page = visit(name)
    for width in ALL_WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, page.evaluate(WIDER)) == (width, [])


CHARACTERS = """
() => [...document.querySelectorAll('article section > p')].map((p) => {
  const range = document.createRange();
  range.selectNodeContents(p);
  const height = range.getBoundingClientRect().height;
  const lines = Math.round(height / parseFloat(getComputedStyle(p).lineHeight));
  return [lines, p.textContent.length / lines];
}).filter(([lines]) => lines >= 5).map(([, length]) => length)
"""


def test_a_line_at_the_desk_can_be_read_without_losing_it(visit):
    lengths = sorted(visit("castro.html").evaluate(CHARACTERS))
    assert 55 <= lengths[len(lengths) // 2] <= 80


def test_the_skip_link_shows_itself_and_leads_past_the_head(visit):
    page = visit("castro.html")
    skip = page.locator("a.skip-to-content")
    assert skip.bounding_box()["y"] < 0
    for _ in range(4):
        page.keyboard.press("Tab")
        if skip.evaluate("e => e === document.activeElement"):
            break
    box = skip.bounding_box()
    assert box["y"] >= 0
    assert skip.evaluate(
        "(e, [x, y]) => e.contains(document.elementFromPoint(x, y))",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
    )
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("name", ["castro.html", "genindex.html", "search.html"])
def test_the_bar_of_a_phone_names_the_page(visit, name):
    page = visit(name, "phone")
    assert page.locator(".mobile-header .brand").text_content() in page.title()
    assert page.locator(".mobile-header .brand").text_content()


def test_words_can_be_looked_for_on_the_search_page_of_a_phone(visit):
    page = visit("search.html", "phone")
    page.locator("article input[type=search]").fill("Zapata")
    page.locator("article button").click()
    assert "q=Zapata" in page.url


def test_the_label_of_a_list_on_a_card_does_not_lie_over_it(visit):
    over = visit("people/white-house.html", "phone").evaluate(
        """() => [...document.querySelectorAll('dl.chronicle-relations > dt')]
          .filter((dt) => dt.getBoundingClientRect().bottom - 1
            > dt.nextElementSibling.getBoundingClientRect().top)
          .map((dt) => dt.textContent)"""
    )
    assert over == []


PRINTED = """
() => {
  const numbers = (s) => s.match(/[\\d.]+/g).map(Number);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = numbers(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c.slice(0, 3).join();
    }
    return '255,255,255';
  };
  const ink = (e) => numbers(getComputedStyle(e).color).join();
  const words = (n) => n.nodeType === Node.TEXT_NODE && n.data.trim();
  return [...document.querySelectorAll('body *')]
    .filter((e) => e.getClientRects().length && [...e.childNodes].some(words))
    .filter((e) => ink(e) !== '0,0,0' || ground(e) !== '255,255,255')
    .map((e) => `${e.tagName} ${e.className}: ${e.textContent.trim().slice(0, 30)}`);
}
"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_black_on_white_for_who_chose_dark(visit, name):
    page = visit(name, scheme="dark")
    page.evaluate("document.body.dataset.theme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(PRINTED) == []
    page.set_viewport_size({"width": 680, "height": 900})
    assert page.evaluate(WIDER) == []


CONTRAST = """
() => {
  const lum = (c) => {
    const f = c.map((v) => v / 255)
      .map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * f[0] + .7152 * f[1] + .0722 * f[2];
  };
  const parse = (s) => s.match(/[\\d.]+/g).map(Number);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > .99) return c.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const poor = [];
  const written = 'article :is(p, dt, dd, a:not(.headerlink), h1, h2, h3, time, td, th),'
    + ' .book-head a, .book-series, .sidebar-tree a, .caption-text, .toc-drawer :is(a, span)';
  for (const e of document.querySelectorAll(written)) {
    if (!e.textContent.trim() || !e.getClientRects().length) continue;
    const a = lum(parse(getComputedStyle(e).color).slice(0, 3)), b = lum(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const label = [e.tagName, e.className, e.textContent.trim().slice(0, 30)].join(' ');
    if (ratio < 4.5) poor.push(`${label} ${ratio.toFixed(2)}`);
  }
  return poor;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_all_text_stands_out_from_its_ground(visit, name, scheme):
    assert visit(name, scheme=scheme).evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_stop_of_the_tab_key_is_out_of_view(visit, width):
    page = visit("castro.html", width)
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const e = document.activeElement, r = e.getBoundingClientRect();
              const label = `${e.tagName} ${(e.textContent || e.ariaLabel || '').trim()}`;
              if (e === document.body) return null;
              const beside = r.right <= 0 || r.left >= innerWidth;
              return beside || r.bottom <= 0 || r.top >= innerHeight ? label.slice(0, 30) : null;
            }"""
        )
        if seen:
            hidden.append(seen)
    assert hidden == []


def test_a_name_leads_to_its_card(visit):
    page = visit("castro.html")
    link = page.locator("article a.reference:has(.chronicle-person)").first
    name = link.text_content().split(" (")[0]
    link.click()
    anchor = page.evaluate("location.hash.slice(1)")
    assert anchor.startswith("person-")
    card = page.locator(f"#{anchor} + .chronicle-card")
    assert card.bounding_box()["y"] < 400
    assert name.split()[-1].strip("’s") in card.text_content()


def test_a_note_can_be_reached_and_left(visit):
    page = visit("castro.html")
    mark = page.locator("a.footnote-reference").first
    back = mark.get_attribute("id")
    mark.click()
    note = page.evaluate("location.hash.slice(1)")
    page.locator(f"[id='{note}'] a[href='#{back}']").first.click()
    assert page.evaluate("location.hash.slice(1)") == back


def test_the_book_can_be_read_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    assert page.locator("article p").first.is_visible()
    assert page.locator("nav[aria-label='Chapters'] a").count() == 6
    context.close()


# The size of type as it is shown: that in the drawing, times how much the drawing is enlarged.
SMALLEST = """
() => Math.min(...[...document.querySelectorAll('svg.chronicle-drawing')]
  .filter((svg) => svg.getBoundingClientRect().width > 0)
  .flatMap((svg) => [...svg.querySelectorAll('text')].map((text) =>
    text.getAttribute('font-size') * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
  )))
"""


@pytest.mark.parametrize(
    "name", ["index.html", "chronology.html", "offices.html", "people/index.html"]
)
def test_type_in_a_drawing_is_eleven_pixels_on_a_phone_at_least(visit, name):
    assert visit(name, "phone").evaluate(SMALLEST) >= 11
