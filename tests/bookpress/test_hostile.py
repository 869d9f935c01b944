"""Text that means harm, in every field: no exception, no lost words, nothing executed."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_bookpress.model.text import literal_of, string_of, words_of
from sphinx_bookpress.press import ask

from .conftest import read_book

HOSTILE = {
    "typst": r"""#panic("x") $x$ *b* _i_ `c` @ref <lab> \ ] [ } { " ' // /* */ = - + / ~ #let y""",
    "closing": "]]]})\"'`$$ #]",
    "latex": r"\input{x} %$&_^{}~# \end{document} \\",
    "html": "<script>alert('&amp;')</script> &lt;",
    "rst": "*a **b `c` |d| [e]_ ..f:: `g`_",
    "sphinx": "%docname#id :ref:`x` %s %(x)s {0}",
    "right to left": "שלום עולם مرحبا بالعالم",
    "bidirectional": "\u202eevil\u202c \u2066inside\u2069 \u200f\u200e",
    "emoji": "👩🏽\u200d🚀 🇨🇺 ☃\ufe0f",
    "long word": "incomprehensibilities" * 480,
    "long rare word": "漢" * 1_000,
    "combining": "e" + "\u0301" * 60,
    "control": "a\x00b\x01c\x07\x08d\x1b[31me\x7ff\x9fg\ufffeh\uffff",
    "separators": "a\u2028b\u2029c\x85d\x0be\x0cf\r\ng\th\u00a0i\u200bj\u2060k\u00adl\ufeffm",
    "surrogates": "a\ud800b\udfffc\udc00\ud800d",
    "spaces": "   ",
    "empty": "",
    "private": "\ue000\U0010ffff\U000e0001",
    "comment": "// one:1\n// two:2",
}
PLAIN = ("typst", "closing", "latex", "html", "rst", "sphinx")
"""Those whose every sign the book's own fonts have."""

CONF = """
import json
from pathlib import Path
from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

TEXT = json.loads(Path(__file__).with_name("hostile.json").read_text("utf-8"))
project = author = release = TEXT
copyright = "2024, " + TEXT
extensions = ["sphinx_bookpress"]
bookpress_subtitle = bookpress_edition = bookpress_publisher = bookpress_imprint = TEXT
suppress_warnings = ["bookpress.font"]


def change(value):
    if isinstance(value, str):
        return value.replace("HOSTILE", TEXT)
    if isinstance(value, tuple):
        return tuple(map(change, value))
    return [change(one) for one in value] if isinstance(value, list) else value


class Spoil(SphinxTransform):
    default_priority = 840  # before domains read the tree (850)

    def apply(self):
        for node in list(self.document.findall()):
            if isinstance(node, nodes.Text):
                if "HOSTILE" in node.astext():
                    node.parent.replace(node, nodes.Text(change(node.astext())))
            elif isinstance(node, nodes.image):
                node["alt"] = change(node["alt"])
            elif isinstance(node, nodes.Element):
                for name in ("refuri", "entries", "explanation", "caption", "reftitle", "classes"):
                    if name in node:
                        node[name] = change(node[name])


def setup(app):
    app.add_transform(Spoil)
"""
PAGE = """
Title HOSTILE title
===================

.. index:: single: HOSTILE; below HOSTILE
   see: name HOSTILE; HOSTILE other

Start HOSTILE end, *emphasis HOSTILE*, **strong HOSTILE**, ``literal HOSTILE``,
:abbr:`short HOSTILE (long HOSTILE)`, :kbd:`key HOSTILE`, `link HOSTILE <https://example.org/HOSTILE>`__,
:index:`entry HOSTILE`, :sub:`sub HOSTILE`, :guilabel:`button HOSTILE`. [#]_

.. figure:: pans.svg
   :alt: picture HOSTILE

   Caption HOSTILE

   Legend HOSTILE

.. image:: pans.svg
   :alt: HOSTILE

.. list-table:: Table HOSTILE
   :header-rows: 1

   * - Head HOSTILE
   * - Cell HOSTILE

.. code-block:: text
   :caption: Listing HOSTILE
   :linenos:

   code HOSTILE

.. code-block:: python

   x = "HOSTILE"  # HOSTILE

Term HOSTILE : class HOSTILE
   Definition HOSTILE

:Field HOSTILE: body HOSTILE

-o HOSTILE  option HOSTILE

| Verse HOSTILE
| line HOSTILE

.. admonition:: Notice HOSTILE

   Body HOSTILE

.. rubric:: Rubric HOSTILE

.. epigraph::

   Quotation HOSTILE

   -- Author HOSTILE

.. container:: HOSTILE

   Styled HOSTILE

.. versionadded:: 1.0
   Change HOSTILE

.. py:function:: name(HOSTILE)

   Described HOSTILE

Section HOSTILE section
-----------------------

.. [#] Note HOSTILE note, :index:`noted HOSTILE`.

The last words.
"""


def write(folder: Path, rootdir: Path, text: str) -> None:
    """Write a book that has *text* in every field."""
    (folder / "hostile.json").write_text(json.dumps(text), "utf-8")
    (folder / "conf.py").write_text(CONF, "utf-8")
    (folder / "index.rst").write_text("Root\n====\n\n.. toctree::\n\n   page\n", "utf-8")
    (folder / "page.rst").write_text(PAGE, "utf-8")
    drawing = rootdir / "test-bookpress-drawing" / "pans.svg"
    (folder / "pans.svg").write_bytes(drawing.read_bytes())


def squeezed(text: str) -> str:
    """Return *text* without what a line break may change."""
    curled = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "‐": "-"})
    return re.sub(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]+", "", text.translate(curled))


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_in_every_field_does_no_harm(make_app, tmp_path, rootdir, kind):
    write(tmp_path, rootdir, HOSTILE[kind])
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    assert app.warning.getvalue() == ""
    words = squeezed(read_book(app.builder.book_path).words)
    fields = re.findall(r"([A-Z][a-z]+) HOSTILE", PAGE)
    assert len(fields) > 20
    for before in (*fields, "Thelastwords", "below"):
        assert before in words, before


@pytest.mark.parametrize("kind", PLAIN)
def test_every_sign_of_hostile_text_is_printed(make_app, tmp_path, rootdir, kind):
    write(tmp_path, rootdir, HOSTILE[kind])
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    words = squeezed(read_book(app.builder.book_path).words)
    for before in ("Start", "emphasis", "Cell", "Caption", "Note", "entry", "Definition", "code"):
        assert squeezed(before + HOSTILE[kind]) in words, before


@given(st.text(st.characters()))
@settings(max_examples=60, deadline=None)
def test_typst_reads_any_string_back_as_it_was(tmp_path_factory, text):
    main = tmp_path_factory.mktemp("string") / "string.typ"
    expected = words_of(text)
    main.write_text(f"#metadata({string_of(expected)})<it>\n", encoding="utf-8")
    unprintable = {"Cc", "Cs"}
    kept = "".join("\ufffd" if unicodedata.category(s) == "Cs" else s for s in expected)
    kept = "".join(s for s in kept if unicodedata.category(s) not in unprintable)
    kept = kept.replace("\ufeff", "").replace("\ufffe", "").replace("\uffff", "")
    assert ask(main, "<it>", None) == kept


@given(st.text(st.characters()))
def test_what_is_written_never_leaves_its_line(text):
    assert len(string_of(literal_of(text)).split("\n")) == 1
    assert "\r" not in string_of(text) or "\r" in text


@given(st.text(st.characters()))
def test_what_is_written_can_be_stored_as_utf_8(text):
    assert string_of(text).encode("utf-8")
