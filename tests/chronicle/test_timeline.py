"""``{timeline}`` as each output shows it."""

import shutil

import pytest
from lxml import html

ROOT = "chronicle-timeline"


def figures(app):
    page = html.parse(str(app.outdir / "index.html"), html.HTMLParser(encoding="utf-8"))
    return page.xpath("//div[contains(@class, 'chronicle-timeline')]")


def drawing(figure, width):
    return figure.xpath(f".//*[contains(@class, 'chronicle-drawing-{width}')]")


def shown(svg):
    return [" ".join(text.itertext()) for text in svg.iter("text")]


def links(figure):
    found = figure.xpath(".//*[contains(@class, 'chronicle-mark-item')]")
    return [link.get("href") for link in found]


def twin(figure):
    box = figure.xpath(".//*[contains(@class, 'chronicle-twin')]")[0]
    return " ".join(box.text_content().split())


@pytest.fixture
def figure(app):
    app.build()
    assert app.warning.getvalue() == ""
    return figures(app)[0]


@pytest.mark.sphinx("html", testroot=ROOT)
def test_every_mark_leads_to_its_event(figure):
    wanted = {f"events.html#event-{name}" for name in ("siege", "assault", "sortie", "plague")}
    assert set(links(figure)) == wanted | {"events.html#event-peace"}


@pytest.mark.sphinx("html", testroot=ROOT)
def test_an_event_outside_of_the_time_asked_for_is_not_shown(figure):
    assert "The wall is built" not in figure.text_content()


@pytest.mark.sphinx("html", testroot=ROOT)
def test_a_title_is_text_in_the_drawing_and_never_markup(figure):
    wide = drawing(figure, "wide")[0]
    assert "“Now!” & <b>out</b> of the gate" in shown(wide)
    assert wide.xpath(".//b") == []


@pytest.mark.sphinx("html", testroot=ROOT)
def test_a_mark_tells_date_title_and_place(figure):
    titles = [title.text for title in figure.xpath(".//a/title")]
    assert "May 2, 1641, 6:00 a.m.: The assault (Olden Town)" in titles


@pytest.mark.sphinx("html", testroot=ROOT)
def test_the_page_has_a_picture_for_a_column_and_one_for_a_phone(figure):
    assert len(drawing(figure, "wide")) == 1
    assert [svg.get("viewbox").split()[2] for svg in drawing(figure, "phone")][:1] == ["308"]
    assert drawing(figure, "narrow") == []


@pytest.mark.sphinx("html", testroot=ROOT)
def test_a_strip_enlarges_its_period(figure):
    wide = drawing(figure, "wide")[0]
    panels = wide.xpath(".//*[@class='chronicle-mark-panel']")
    assert len(panels) == 2
    assert "Three days, May 1–3, 1641" in shown(wide)
    assert float(panels[1].get("data-to")) - float(panels[1].get("data-from")) == 3


@pytest.mark.sphinx("html", testroot=ROOT)
def test_the_twin_lists_the_events_under_the_names_of_the_lanes(figure):
    assert twin(figure) == (
        "The same as text The town From c. July 1640: The plague"
        " May 2, 1641: “Now!” & <b>out</b> of the gate"
        " The army April 30–May 9, 1641: The siege, Olden Town"
        " May 2, 1641, 6:00 a.m.: The assault, Olden Town"
        " Other 1642: Peace"
    )


@pytest.mark.sphinx("html", testroot=ROOT)
def test_the_drawing_is_named_and_described(figure):
    wide = drawing(figure, "wide")[0]
    assert wide.get("aria-label") == "The siege of Olden Town"
    assert wide.find("desc").text == (
        "5 events on an axis of time, from July 1, 1640 to December 31, 1642."
        " In lanes: The town; The army; Other. Enlarged below: Three days, May 1–3, 1641."
    )


@pytest.mark.sphinx("html", testroot=ROOT)
def test_with_all_labels_every_event_is_named(app, figure):
    words = " ".join(shown(drawing(figures(app)[1], "wide")[0]))
    for title in ("The siege", "The assault", "The plague", "Peace", "The wall is built"):
        assert title in words


@pytest.mark.sphinx("html", testroot=ROOT)
def test_with_nothing_to_show_a_sentence_says_so(app, figure):
    page = (app.outdir / "index.html").read_text("utf-8")
    assert "No events to show." in page
    assert len(figures(app)) == 2


@pytest.mark.sphinx("text", testroot=ROOT)
def test_in_text_the_list_stands_for_the_drawing(app):
    app.build()
    text = (app.outdir / "index.txt").read_text("utf-8")
    assert "* May 2, 1641, 6:00 a.m.: *The assault*, *Olden Town*" in text
    assert "No events to show." in text


@pytest.mark.sphinx("bookpdf", testroot=ROOT)
def test_print_has_the_drawing_and_not_its_twin(app):
    app.build()
    assert app.warning.getvalue() == ""
    source = next(app.outdir.glob("*.typ")).read_text("utf-8")
    assert source.count("timeline-") >= 2
    assert "The same as text" not in source


@pytest.mark.sphinx("epub", testroot=ROOT)
def test_an_e_book_has_the_drawing_as_an_image_and_its_twin(app):
    app.build()
    page = html.parse(str(app.outdir / "index.xhtml"))
    assert page.xpath("//*[local-name()='img'][contains(@src, 'timeline-')]")
    assert "The assault, Olden Town" in page.getroot().text_content()


@pytest.fixture
def book(rootdir, tmp_path):
    """The folder of a copy of the little book."""
    return shutil.copytree(rootdir / f"test-{ROOT}", tmp_path / "book")


def test_another_title_of_an_event_is_drawn_without_reading_the_page_again(make_app, book):
    make_app("html", srcdir=book).build()
    events = book / "events.md"
    events.write_text(events.read_text("utf-8").replace("The plague", "The fever"), "utf-8")
    app = make_app("html", srcdir=book)
    app.build()
    words = shown(drawing(figures(app)[0], "wide")[0])
    assert "The fever" in words
    assert "The plague" not in words


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (":lanes: tags", "option ‘lanes’ is ‘tags’; write ‘none’ or ‘tag’"),
        (":lanes: side", "option ‘lanes’ has to name the sides"),
        (":lanes: place: tow", "option ‘lanes’: no place ‘tow’ is in the book"),
        (":lanes: tag: inside", "option ‘lanes’: no tag ‘inside’ has the events shown"),
        (":zoom: 1641-13", "option ‘zoom’ has a period that is not a date"),
        (":zoom: 1641/..", "option ‘zoom’ has a period ‘1641/..’ with an open end"),
        (
            ":zoom: 1500",
            (
                "option ‘zoom’: no event shown happened in 1500; correct the period, widen the"
                " filters, or take it out"
            ),
        ),
        (":labels: many", "option ‘labels’ is ‘many’"),
    ],
)
def test_a_mistake_in_an_option_is_told_with_its_mend(make_app, book, option, message):
    (book / "index.md").write_text(f"# Page\n\n:::{{timeline}}\n{option}\n:::\n", "utf-8")
    app = make_app("html", srcdir=book)
    app.build()
    told = app.warning.getvalue()
    assert f"timeline: {message}" in told
    assert "index.md:3" in told


def test_hours_of_several_zones_are_drawn_by_one_clock_that_is_named(make_app, book):
    events = "\n\n".join(
        f":::{{event}} {name}\n:title: {name}\n:date: 1961-04-18\n:time: {time}\n:::"
        for name, time in (("noon", "12:00 EST"), ("dusk", "18:00 EST"), ("letter", "12:00 UTC"))
    )
    page = (
        f"# Page\n\n:::{{timeline}} One day\n:from: 1961-04-18\n:to: 1961-04-18\n:::\n\n{events}\n"
    )
    (book / "index.md").write_text(page, "utf-8")
    (book / "events.md").unlink()
    app = make_app("html", srcdir=book)
    app.build()
    wide = drawing(figures(app)[0], "wide")[0]
    assert "One day (hours: EST)" in shown(wide)
    items = wide.xpath(".//*[@class='chronicle-mark-item']")
    places = {item.find("text").text: float(item.find("circle").get("cx")) for item in items}
    assert places["letter"] < places["noon"] < places["dusk"]


def write_events(book, page, **dates):
    events = "\n\n".join(
        f":::{{event}} {name}\n:title: {name}\n:date: {date}\n:::" for name, date in dates.items()
    )
    (book / "index.md").write_text(f"# Page\n\n{page}\n\n{events}\n", "utf-8")
    (book / "events.md").unlink()


def test_a_strip_in_which_nothing_happens_is_not_drawn(make_app, book):
    write_events(book, ":::{timeline}\n:zoom: 1990; 1961-04\n:::", landing="1961-04-17")
    app = make_app("html", srcdir=book)
    app.build()
    wide = drawing(figures(app)[0], "wide")[0]
    assert len(wide.xpath(".//*[@class='chronicle-mark-panel']")) == 2
    assert "1990" not in " ".join(shown(wide))


def test_what_was_in_an_unknown_year_is_listed_and_not_drawn(make_app, book):
    write_events(book, ":::{timeline}\n:::", landing="1961-04-17", legend="XXXX")
    app = make_app("html", srcdir=book)
    app.build()
    figure = figures(app)[0]
    assert "legend" not in shown(drawing(figure, "wide")[0])
    assert twin(figure).endswith("April 17, 1961: landing Without a date legend")
    assert "from April 17, 1961 to April 17, 1961" in drawing(figure, "wide")[0].find("desc").text


def test_clocks_of_dates_are_drawn_by_the_common_clock_too(make_app, book):
    write_events(
        book,
        ":::{timeline} One day\n:::",
        noon="1961-04-18T12:00:00-05:00",
        dusk="1961-04-18T18:00:00-05:00",
        letter="1961-04-18T12:00:00Z",
    )
    app = make_app("html", srcdir=book)
    app.build()
    wide = drawing(figures(app)[0], "wide")[0]
    assert "One day (hours: UTC−5)" in shown(wide)
    items = wide.xpath(".//*[@class='chronicle-mark-item']")
    places = {item.find("text").text: float(item.find("circle").get("cx")) for item in items}
    assert places["letter"] < places["noon"] < places["dusk"]
