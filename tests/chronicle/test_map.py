"""Places on a map, with what happened there."""

import shutil

import pytest
from docutils import nodes
from lxml import etree, html
from sphinx.util.console import strip_escape_sequences

from sphinx_chronicle.nodes import disclosure

ROOT = "chronicle-map"


def twins(app, resolved):
    """The twin of each map: its sentences, and its places with the events of each."""
    app.build()
    for words in resolved(app, "index").findall(disclosure):
        yield [
            node.astext() if isinstance(node, nodes.paragraph) else list(listed(node))
            for node in words.children
        ]


def listed(places):
    for item in places:
        events = [event.astext() for event in item[1]] if len(item) > 1 else []
        yield item[0].astext(), events


def page_of(app):
    app.build()
    return html.parse(app.outdir / "index.html", html.HTMLParser(encoding="utf-8"))


def drawings(app, style="wide"):
    return page_of(app).xpath(f"//*[local-name() = 'svg'][contains(@class, '{style}')]")


def texts(drawing):
    return [text.text for text in drawing.iter("{*}text", "text")]


@pytest.mark.sphinx("html", testroot=ROOT)
def test_a_period_shows_the_places_of_its_events_and_tells_of_those_beyond(app, resolved):
    assert next(twins(app, resolved)) == [
        [
            (
                "The Fort (fort), about 43.5° N, 1° E",
                ["May 2–June 10, 1641: The siege <1641>", "July 1641: The relief"],
            ),
            ('The Quay (building), in Haven <b> & "Port"', ["May 1, 1641: The fleet sails"]),
        ],
        "Outside the map:",
        [("Farland (city), 10° N, 100° E", ["August 1641: The embassy"])],
        "Without coordinates, and so not on the map:",
        [("The Island (island)", ["September 1641: The oath"])],
        'Survey of "Nowhere" & <Sons>',
    ]


@pytest.mark.sphinx("html", testroot=ROOT)
def test_without_a_period_the_places_that_pass_are_shown(app, resolved):
    _period, places, *_rest = twins(app, resolved)
    names = [name.partition(" (")[0] for name, _events in places[0]]
    assert names == ["The Fort", 'Haven <b> & "Port"', "The Quay"]


@pytest.mark.sphinx("html", testroot=ROOT)
def test_the_parts_of_an_event_show_where_they_happened(app, resolved):
    *_others, siege = twins(app, resolved)
    assert siege == [[("The Fort (fort), about 43.5° N, 1° E", ["July 1641: The relief"])]]


@pytest.mark.sphinx("html", testroot=ROOT)
def test_both_shows_places_that_pass_those_of_events_that_do_and_those_of_the_way(app, resolved):
    _period, _places, both, *_rest = twins(app, resolved)
    assert both == [
        [
            ("The Fort (fort), about 43.5° N, 1° E", []),
            ('Haven <b> & "Port" (port), 41° N, 3° W', []),
            ('The Quay (building), in Haven <b> & "Port"', ["May 1, 1641: The fleet sails"]),
        ]
    ]


@pytest.mark.sphinx("html", testroot=ROOT)
def test_every_mark_with_its_name_is_a_link_that_tells_what_happened(app):
    (fort,) = [
        link
        for link in drawings(app)[0].xpath(".//*[local-name() = 'a']")
        if link.get("href") == "places.html#place-fort"
    ]
    assert [words for words in texts(fort) if words] == [
        "The Fort",
        "2 events, from May 2, 1641, to July 1641",
    ]
    (title,) = fort.xpath("./*[local-name() = 'title']/text()")
    assert title.startswith("The Fort (fort). May 2–June 10, 1641: The siege <1641>; July 1641")


@pytest.mark.sphinx("html", testroot=ROOT)
def test_a_place_known_only_about_is_hollow_and_the_legend_says_so(app):
    drawing = drawings(app)[0]
    assert drawing.xpath(".//*[contains(@class, 'pin-event-rough')]")
    assert "hollow: approximate position" in texts(drawing)


@pytest.mark.sphinx("html", testroot=ROOT)
def test_places_on_one_spot_have_one_mark_and_a_line_for_each(app):
    shown = texts(drawings(app)[1])
    assert {'Haven <b> & "Port"', "The Quay"} <= set(shown)


@pytest.mark.sphinx("html", testroot=ROOT)
def test_the_base_is_drawn_as_land_in_a_sea(app):
    drawing = drawings(app)[0]
    assert drawing.xpath(".//*[local-name() = 'path'][contains(@class, 'mark-land')]")
    assert drawing.xpath(".//*[local-name() = 'rect'][contains(@class, 'mark-sea')]")


@pytest.mark.sphinx("html", testroot=ROOT)
def test_credit_and_scale_are_printed(app):
    shown = texts(drawings(app)[0])
    assert 'Survey of "Nowhere" & <Sons>' in shown
    assert any(words.endswith(" km") for words in shown)
    assert any(words.endswith(" mi") for words in shown)


@pytest.mark.sphinx("html", testroot=ROOT)
def test_a_way_is_drawn_with_an_arrow(app):
    assert len(drawings(app)[2].xpath(".//*[contains(@class, 'mark-arrowhead')]")) == 1


@pytest.mark.sphinx("html", testroot=ROOT)
def test_where_no_place_passes_there_is_a_sentence(app):
    (found,) = page_of(app).xpath("//section[@id='nothing']")
    assert found.xpath(".//p/text()")[0] == "No places to show."
    assert not found.xpath(".//*[local-name() = 'svg']")


@pytest.mark.sphinx("html", freshenv=True, testroot=ROOT)
@pytest.mark.parametrize(
    "message",
    [
        "mistakes.md:3: WARNING: map: option ‘base’ names no file",
        "mistakes.md:7: WARNING: map: option ‘base’ names a file that is not JSON",
        "mistakes.md:11: WARNING: map: option ‘extent’ has 3 numbers",
        "mistakes.md:15: WARNING: map: option ‘extent’ has no height or no width",
        "mistakes.md:19: WARNING: map: option ‘extent’ lies off the earth",
        "option ‘show’ is ‘towns’; write ‘places’ or ‘events’ or ‘both’",
        "option ‘routes’: no place ‘hafen’ in the book; did you mean ‘haven’?",
        "map: option ‘base’ shows 40.5 to 44.5 degrees of longitude and -4 to 4 of latitude,",
    ],
)
def test_mistakes_are_told_with_what_to_write(app, message):
    app.build()
    assert message in strip_escape_sequences(app.warning.getvalue())


@pytest.mark.parametrize("builder", ["text", "latex", "bookpdf", "epub", "man", "texinfo"])
def test_every_builder_has_the_map_or_its_twin(make_app, rootdir, tmp_path, builder):
    shutil.copytree(rootdir / f"test-{ROOT}", tmp_path / "source")
    app = make_app(builder, srcdir=tmp_path / "source")
    app.build()
    told = app.warning.getvalue().splitlines()
    assert all("[chronicle.view]" in line for line in told), told
    if builder == "text":
        text = (app.outdir / "index.txt").read_text("utf-8")
        assert "* *The Fort* (fort), about 43.5° N, 1° E" in text
    if builder == "epub":
        page = etree.parse(app.outdir / "index.xhtml")
        assert page.xpath("//*[local-name() = 'img'][contains(@src, 'map-')]")
        assert "The Fort" in page.xpath("string(//*[local-name() = 'li'])")


def rebuilt(make_app, rootdir, tmp_path, name, old, new):
    """Build, change one file, build again, and return the page of the maps."""
    source = tmp_path / "source"
    shutil.copytree(rootdir / f"test-{ROOT}", source)
    make_app("html", srcdir=source).build()
    page = source / name
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
    app = make_app("html", srcdir=source)
    app.build()
    return (app.outdir / "index.html").read_text("utf-8")


def test_an_event_moved_on_another_page_rewrites_the_page_of_the_map(make_app, rootdir, tmp_path):
    page = rebuilt(make_app, rootdir, tmp_path, "events.md", "1641-07", "1641-11")
    assert "2 events, from May 2, 1641, to November 1641" in page


def test_a_changed_base_rewrites_the_page_of_the_map(make_app, rootdir, tmp_path):
    page = rebuilt(make_app, rootdir, tmp_path, "images/island.geojson", "[-1, 44.5]", "[-1, 44.9]")
    fresh = tmp_path / "fresh"
    shutil.copytree(tmp_path / "source", fresh, ignore=shutil.ignore_patterns("_build"))
    app = make_app("html", srcdir=fresh)
    app.build()
    assert page == (app.outdir / "index.html").read_text("utf-8")


@pytest.mark.sphinx("html", testroot=ROOT)
def test_the_page_has_a_map_for_a_desktop_a_column_and_a_phone(app):
    widths = [
        svg.get("viewbox").split()[2]
        for style in ("wide", "narrow", "phone")
        for svg in drawings(app, f"drawing-{style}")[:1]
    ]
    assert widths == ["860", "440", "308"]


def test_a_feature_that_cannot_be_read_is_told_and_the_others_are_drawn(make_app, tmp_path):
    land = '{"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 0]]]}'
    features = ", ".join(
        f'{{"type": "Feature", "properties": {{"name": "{name}"}}, "geometry": {geometry}}}'
        for name, geometry in (("Isle", land), ("Reef", land.replace("[9, 9]", '[9, "9"]')))
    )
    text = f'{{"type": "FeatureCollection", "features": [{features}]}}'
    (tmp_path / "coast.geojson").write_text(text, "utf-8")
    settings = 'extensions = ["myst_parser", "sphinx_chronicle"]\n'
    (tmp_path / "conf.py").write_text(f'{settings}myst_enable_extensions = ["colon_fence"]\n')
    page = ":::{place} port\n:name: Port\n:coordinates: 3, 5\n:::\n\n"
    (tmp_path / "index.md").write_text(f"# P\n\n{page}:::{{map}}\n:base: coast.geojson\n:::\n")
    app = make_app("html", srcdir=tmp_path)
    app.build()
    (told,) = strip_escape_sequences(app.warning.getvalue()).splitlines()
    assert told.endswith(
        "index.md:8: WARNING: map: option ‘base’ names a file with a position that is not two"
        " numbers: [9, '9']; feature 2 (‘Reef’) is left out [chronicle.view]"
    )
    (drawing, *_others) = drawings(app)
    assert drawing.xpath(".//*[contains(@class, 'land')]")
