"""Lives and terms of office against events."""

import shutil

import pytest
from docutils import nodes
from lxml import etree, html
from sphinx.util.console import strip_escape_sequences

from sphinx_chronicle.model.ages import Age, age_at
from sphinx_chronicle.model.dates import parse_date
from sphinx_chronicle.nodes import disclosure

ROOT = "chronicle-lifelines"


def twins(app, resolved):
    """The lives in the twin of each drawing: a line, and the lines below it."""
    app.build()
    for words in resolved(app, "index").findall(disclosure):
        lists = [node for node in words.children if isinstance(node, nodes.bullet_list)]
        yield [
            (item[0].astext(), [line.astext() for line in item[1]] if len(item) > 1 else [])
            for lives in lists
            for item in lives
        ]


def page_of(app):
    app.build()
    return html.parse(app.outdir / "index.html", html.HTMLParser(encoding="utf-8"))


def drawings(app, style="wide"):
    return page_of(app).xpath(f"//*[local-name() = 'svg'][contains(@class, '{style}')]")


def texts(drawing):
    return [text.text for text in drawing.iter("{*}text", "text")]


@pytest.mark.sphinx("html", testroot=ROOT)
def test_people_stand_in_the_authors_order_with_dates_terms_and_ages(app, resolved):
    assert next(twins(app, resolved)) == [
        (
            'Anna <script>alert("x")</script> & "Co." (1610–1670)',
            [
                "Governor of the Town (January 10, 1640–February 1, 1650)",
                "Guild (master, 1635–60)",
                "age 30: May 2, 1641: The assault",
                "age 44: June 14–20, 1655: The fair",
            ],
        ),
        (
            "Berta (b. c. 1600)",
            [
                "Governor of the Town (acting, from March 1639 to January 10, 1640)",
                "Guild",
                "age about 40 or 41: May 2, 1641: The assault",
                "age about 54 or 55: June 14–20, 1655: The fair",
            ],
        ),
        ("Carl (d. 1642)", ["Guild (1641–42)"]),
        ("Dora", []),
    ]


@pytest.mark.sphinx("html", testroot=ROOT)
def test_holders_of_an_office_stand_in_order_of_their_terms(app, resolved):
    _people, holders, *_rest = twins(app, resolved)
    assert [who.partition(" ")[0] for who, _terms in holders] == ["Berta", "Anna"]


@pytest.mark.sphinx("html", testroot=ROOT)
def test_a_term_outside_the_time_shown_is_left_out(app, resolved):
    *_others, later = twins(app, resolved)
    assert [who.partition(" ")[0] for who, _terms in later] == ["Anna"]


@pytest.mark.sphinx("html", testroot=ROOT)
def test_without_names_those_who_pass_the_filters_are_sorted(app, resolved):
    _people, _holders, guild, *_rest = twins(app, resolved)
    assert [who.partition(" ")[0] for who, _terms in guild] == ["Carl", "Anna", "Berta"]


@pytest.mark.sphinx("html", testroot=ROOT)
def test_every_life_term_and_event_is_a_link(app):
    links = drawings(app)[0].xpath(".//*[local-name() = 'a']/@href")
    for goal in ("person-anna", "person-berta", "office-governor", "organization-guild"):
        assert f"people.html#{goal}" in links
    assert {"people.html#event-assault", "people.html#event-fair"} <= set(links)


@pytest.mark.sphinx("html", testroot=ROOT)
def test_the_pointer_shows_the_ages_at_the_events(app):
    titles = drawings(app)[0].xpath(".//*[local-name() = 'title']/text()")
    assert any(
        title.startswith("Anna") and "age 30 at: The assault; age 44 at: The fair" in title
        for title in titles
    )


@pytest.mark.sphinx("html", testroot=ROOT)
def test_who_has_no_date_is_named_below_the_drawing(app):
    assert "No date is known of: Dora." in texts(drawings(app)[0])


@pytest.mark.sphinx("html", testroot=ROOT)
def test_an_office_heads_the_terms_of_its_holders(app):
    shown = texts(drawings(app)[1])
    assert shown.count("Governor of the Town") == 1
    assert "January 10, 1640–February 1, 1650" in shown


@pytest.mark.sphinx("html", testroot=ROOT)
def test_only_what_is_to_be_shown_is_drawn(app):
    links = drawings(app)[2].xpath(".//*[local-name() = 'a']/@href")
    assert "people.html#organization-guild" in links
    assert "people.html#office-governor" not in links


@pytest.mark.sphinx("html", testroot=ROOT)
def test_where_nobody_passes_or_no_date_is_known_there_is_a_sentence(app):
    page = page_of(app)
    for section in ("nobody", "unknown"):
        (found,) = page.xpath(f"//section[@id='{section}']")
        assert found.xpath(".//p/text()")[0] == "No lives to show."
        assert not found.xpath(".//*[local-name() = 'svg']")


@pytest.mark.sphinx("html", testroot=ROOT)
def test_a_hostile_name_stays_text(app):
    page = page_of(app)
    assert not [script for script in page.xpath("//script/text()") if "alert" in script]
    assert any("<script>alert" in (text or "") for text in texts(drawings(app)[1]))


@pytest.mark.sphinx("html", freshenv=True, testroot=ROOT)
def test_mistakes_are_told_with_what_to_write(app):
    app.build()
    told = strip_escape_sequences(app.warning.getvalue())
    assert "lifelines: option ‘people’: no person ‘ana’ in the book; did you mean ‘anna’?" in told
    assert "lifelines: option ‘events’: no event ‘assult’ in the book" in told
    assert "option ‘sort’ is ‘height’; write ‘born’ or ‘died’ or ‘name’ or ‘office’" in told


@pytest.mark.parametrize("builder", ["text", "latex", "bookpdf", "epub", "man", "texinfo"])
def test_every_builder_has_the_drawing_or_its_twin(make_app, rootdir, tmp_path, builder):
    shutil.copytree(rootdir / f"test-{ROOT}", tmp_path / "source")
    app = make_app(builder, srcdir=tmp_path / "source")
    app.build()
    told = app.warning.getvalue().splitlines()
    assert all("[chronicle.view]" in line for line in told), told
    if builder == "text":
        assert "age 30: May 2, 1641: *The assault*" in (app.outdir / "index.txt").read_text("utf-8")
    if builder == "epub":
        page = etree.parse(app.outdir / "index.xhtml")
        assert page.xpath("//*[local-name() = 'img'][contains(@src, 'lifelines')]")
        assert "The assault" in page.xpath("string(//*[local-name() = 'li'])")


def test_a_changed_date_on_another_page_rewrites_the_page_of_the_view(make_app, rootdir, tmp_path):
    source = tmp_path / "source"
    shutil.copytree(rootdir / f"test-{ROOT}", source)
    make_app("html", srcdir=source).build()
    people = source / "people.md"
    people.write_text(people.read_text("utf-8").replace(":died: 1670", ":died: 1671"), "utf-8")
    app = make_app("html", srcdir=source)
    app.build()
    assert "(1610–1671)" in (app.outdir / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("date", "born", "died", "age"),
    [
        ("1961-04-17", "1917-05-29", "1963-11-22", (43, 43)),
        ("1961-05-29", "1917-05-29", None, (44, 44)),
        ("1961", "1917-05-29", None, (43, 44)),
        ("1961-04-17/1961-06-20", "1917-05-29", None, (43, 43)),
        ("1961-04-17", "1917", None, (43, 44)),
        ("1961-04-17", "1961-04", None, (0, 0)),
        ("1964", "1917-05-29", "1963-11-22", None),
        ("1910", "1917-05-29", "1963-11-22", None),
        ("1961-04-17", None, "1963-11-22", None),
    ],
)
def test_an_age_is_in_completed_years(date, born, died, age):
    found = age_at(parse_date(date), *(parse_date(day) if day else None for day in (born, died)))
    assert found == (Age(least=age[0], most=age[1], about=False) if age else None)
