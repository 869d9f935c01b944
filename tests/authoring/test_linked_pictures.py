"""A picture that leads somewhere, and cannot be shown, leaves its words and its link."""

from __future__ import annotations

import pytest
from lxml import html
from sphinx.testing.util import SphinxTestApp

PAGE = """
Linked pictures
===============

.. image:: gone.png
   :target: https://example.org/one
   :alt: ONE

.. figure:: gone.png
   :target: `Linked pictures`_
   :alt: TWO

   Caption

.. image:: gone.png
   :target: https://example.org/three
   :alt:

|four| in a line

.. |four| image:: gone.png
   :target: https://example.org/four
   :alt: FOUR

.. image:: https://example.org/picture.png
   :target: https://example.org/five
   :name: fifth
   :alt: FIVE
"""
BUILDERS = ["html", "bookepub", "bookpdf", "latex", "text"]


@pytest.fixture
def build(tmp_path):
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_bookpress"]\n', encoding="utf-8")
    (tmp_path / "index.rst").write_text(PAGE, encoding="utf-8")
    apps = []

    def build(builder):
        apps.append(SphinxTestApp(builder, srcdir=tmp_path))
        apps[-1].build()
        return apps[-1]

    yield build
    for app in apps:
        app.cleanup()


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_book_is_built(build, builder):
    app = build(builder)
    assert "Traceback" not in app.warning.getvalue()
    assert app.warning.getvalue().count("gone.png") == 4


def test_the_words_lead_where_the_picture_led(build):
    tree = html.fromstring((build("html").outdir / "index.html").read_bytes())
    links = {link.text_content(): link.get("href") for link in tree.iter("a")}
    assert links["ONE"] == "https://example.org/one"
    assert links["TWO"] == "#linked-pictures"
    assert links["FOUR"] == "https://example.org/four"
    assert links["FIVE"] == "https://example.org/five"
    assert "https://example.org/three" not in links.values()
    assert len(tree.xpath("//*[@id='fifth']")) == 1
