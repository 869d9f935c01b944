"""The book in a real browser: at desk and phone width, light and dark."""

import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
]

PAGES = ["index.html", "aftermath.html", "people/white-house.html", "chronology.html"]
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}


@pytest.fixture(scope="session")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, site):
    """A function that opens a page of the book; what went wrong there is in its `faults`."""
    contexts = []

    def open_page(name, width="desk", scheme="light"):
        across, down = WIDTHS[width]
        context = browser.new_context(
            viewport={"width": across, "height": down}, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda m: page.faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("requestfailed", lambda request: page.faults.append(request.url))
        page.goto((site / name).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_a_fault_and_fits_its_window(visit, name, width):
    page = visit(name, width)
    assert page.faults == []
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


CONTRAST = """
() => {
  const lum = (c) => {
    const f = c.map((v) => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
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
  for (const e of document.querySelectorAll('article :is(p, dt, dd, a, h1, h2, h3, time, td, th), .book-head a, .book-series')) {
    if (!e.textContent.trim() || !e.getClientRects().length || e.classList.contains('headerlink')) continue;
    const a = lum(parse(getComputedStyle(e).color).slice(0, 3)), b = lum(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push([e.tagName, e.className, e.textContent.trim().slice(0, 30), ratio.toFixed(2)].join(' '));
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
              const label = e.tagName + ' ' + (e.textContent || e.ariaLabel || '').trim().slice(0, 30);
              if (e === document.body) return null;
              const out = r.right <= 0 || r.left >= innerWidth || r.bottom <= 0 || r.top >= innerHeight;
              return out ? label : null;
            }"""
        )
        if seen:
            hidden.append(seen)
    assert hidden == []


def test_a_name_leads_to_its_card(visit):
    page = visit("castro.html")
    link = page.locator("article a.reference:has(.chronicle-person)").first
    name = link.text_content()
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
