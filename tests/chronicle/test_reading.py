"""Directives and roles, in MyST and reStructuredText, as a built page shows them."""

import pytest
from docutils import nodes
from lxml import html


def words(node):
    return " ".join(node.astext().split())


def links(tree, docname_or_anchor=""):
    return [
        words(reference)
        for reference in tree.findall(nodes.reference)
        if docname_or_anchor in reference.get("refuri", reference.get("refid", ""))
    ]


def card(tree, kind):
    return [
        node for node in tree.findall(nodes.container) if f"chronicle-{kind}" in node["classes"]
    ]


def rows(box):
    return {
        words(field[0]): words(field[1])
        for field_list in box.findall(nodes.field_list)
        for field in field_list
    }


@pytest.fixture
def page(app, resolved):
    app.build()
    assert app.warning.getvalue() == ""
    return lambda docname: resolved(app, docname)


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_a_role_shows_the_name_in_the_form_asked_for(page):
    paragraph = next(page("index").findall(nodes.paragraph))
    assert words(paragraph) == (
        "Anna held the town. Van Holt, Anna van Holt (1601?–1660), Anna and the captain are one,"
        " and so is she."
    )


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_an_exclamation_mark_shows_the_name_without_a_link(page):
    paragraph = next(page("index").findall(nodes.paragraph))
    assert links(paragraph) == [
        "Anna",
        "Van Holt",
        "Anna van Holt (1601?–1660)",
        "the captain",
        "she",
    ]


@pytest.mark.sphinx("html", testroot="chronicle-book")
@pytest.mark.parametrize("kind", [nodes.list_item, nodes.block_quote, nodes.entry, nodes.footnote])
def test_a_role_links_wherever_text_can_stand(page, kind):
    found = [name for node in page("index").findall(kind) for name in links(node, "people")]
    assert set(found) >= ({"Berta"} if kind is nodes.footnote else {"Anna"})


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_a_card_shows_what_the_directive_states(page):
    (anna, _berta) = card(page("people"), "person")
    shown = rows(anna)
    assert words(next(anna.findall(nodes.rubric))) == "Anna van Holt 1601?–1660"
    assert shown["Nationality"] == "Dutch"
    assert shown["Offices"] == "Governor of the Town (1640–42)"
    assert shown["Affiliations"] == "The Town Guard (captain, from March 1640 to 1641)"
    assert shown["Relations"] == "Berta (sister)"
    assert shown["Born"].endswith(", Holt")


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_a_card_lists_what_others_state(page):
    anna, berta = card(page("people"), "person")
    (guard,) = card(page("people"), "organization")
    (town,) = card(page("people"), "place")
    assert rows(anna)["Events"].startswith("May 2, 1641")
    assert "(captain)" in rows(anna)["Events"]
    assert rows(berta)["Relations"] == "Anna (sibling)"
    assert rows(guard)["People"] == (
        "Anna (Governor of the Town, 1640–42) Anna (captain, from March 1640 to 1641)"
    )
    assert "The siege" in rows(town)["Events"]


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_an_event_links_to_whole_place_and_participants(page):
    assault = card(page("events"), "event")[1]
    shown = rows(assault)
    assert shown["Part of"] == "The siege"
    assert shown["Participants"] == "Anna (captain); Berta (witness)"
    assert shown["Date"] == "May 2, 1641, 6:00 a.m."
    assert shown["Disputed"] == "Some say May 3, 1641."


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_a_card_names_the_sections_that_mention_it(page):
    berta = card(page("people"), "person")[1]
    assert rows(berta)["Mentioned in"] == "The Siege: The First Day"
    (goal,) = {
        reference["refuri"]
        for reference in berta.findall(nodes.reference)
        if reference.astext() == "The First Day"
    }
    assert goal == "index.html#the-first-day"


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_a_mention_in_a_card_is_named_after_the_card(page):
    assault = card(page("events"), "event")[1]
    assert rows(assault)["Mentioned in"] == "The Siege: The First Day People: Anna"


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_the_card_keeps_the_authors_prose(page):
    (anna, _berta) = card(page("people"), "person")
    assert "She kept the keys." in words(anna)


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_a_chronology_is_in_order_of_time_with_parts_under_their_whole(page):
    chronology = card(page("events"), "chronology")[0]
    items = [words(item[0]) for item in chronology.findall(nodes.list_item)]
    assert items == [
        "April 30–May 9, 1641: The siege, Olden Town",
        "May 2, 1641, 6:00 a.m.: The assault, Olden Town",
        "1642: The peace",
    ]
    assert [words(rubric) for rubric in chronology.findall(nodes.rubric)] == ["1641", "1642"]


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_people_are_filed_under_their_initials(page):
    roll = card(page("events"), "roll")[0]
    assert [words(item) for item in roll.findall(nodes.list_item)] == [
        "Holt, Anna van (1601?–1660)",
        "Holt, Berta van",
    ]


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_a_date_is_a_time_element(app):
    app.build()
    page = html.parse(app.outdir / "index.html")
    assert page.xpath("//time/@datetime") == ["1641-05-02"]
    assert page.xpath("string(//time)") == "May 2, 1641"


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_a_card_has_a_real_heading_below_its_section(app):
    app.build()
    page = html.parse(app.outdir / "people.html")
    headings = page.xpath("//*[contains(@class, 'chronicle-heading')]")
    assert {heading.tag for heading in headings} == {"h2"}


@pytest.mark.sphinx("html", testroot="chronicle-rst")
def test_restructuredtext_works_the_same(page):
    tree = page("index")
    assert words(
        next(tree.findall(nodes.paragraph))
    ) == "Anna, the captain, Van Holt, Anna.".replace("Van Holt", "Holt")
    (anna,) = card(tree, "person")
    assert rows(anna)["Events"] == "May 2, 1641: The assault (captain)"


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_every_internal_link_has_its_target(app):
    app.build()
    pages = {path.name: html.parse(path) for path in app.outdir.glob("*.html")}
    ids = {
        name: set(page.xpath("//@id")) | set(page.xpath("//a/@name"))
        for name, page in pages.items()
    }
    for name, page in pages.items():
        for href in page.xpath("//a/@href"):
            goal, _, anchor = href.partition("#")
            if "://" in href or (goal and goal not in pages):
                continue
            if anchor:
                assert anchor in ids[goal or name], f"{name}: {href}"


@pytest.mark.sphinx("html", testroot="chronicle-book")
def test_no_id_stands_twice_in_a_page(app):
    app.build()
    for path in app.outdir.glob("*.html"):
        found = html.parse(path).xpath("//@id")
        assert len(found) == len(set(found)), path.name
