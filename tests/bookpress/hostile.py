"""Text that means harm, and a book that has it in every field."""

from __future__ import annotations

import json
import re
from pathlib import Path

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
    "long word": "incomprehensibilities" * 100,
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


# The fields of entries and of sources, which other extensions print.

ENTRIES_CONF = """
from sphinx.transforms.post_transforms import SphinxPostTransform

extensions += ["sphinxcontrib.bibtex", "sphinx_citenotes", "sphinx_chronicle"]
bibtex_bibfiles = ["refs.bib"]
bookpress_latex = True
suppress_warnings += ["bookpress.alt", "epub"]
epub_description = epub_publisher = epub_contributor = TEXT


class SpoilSources(SphinxPostTransform):
    default_priority = 8  # after sources are written out (5)

    def run(self, **options):
        for node in list(self.document.findall(nodes.Text)):
            if "HOSTILE" in node:
                node.parent.replace(node, nodes.Text(change(str(node))))


def read_fields(app, docname, source):
    if docname == "people":
        source[0] = source[0].replace("HOSTILE", TEXT)


def setup(app):
    app.add_transform(Spoil)
    app.add_post_transform(SpoilSources)
    app.connect("source-read", read_fields)
"""
ENTRIES = """
Persons
=======

.. person:: anna
   :name: Anna HOSTILE
   :short: Anni HOSTILE
   :born: 1601

   She kept the keys.

.. event:: storm
   :title: Storm HOSTILE
   :date: 1641-05-02
   :participants: anna

   It came.

Of :person:`anna`, :event:`storm` and their source.\\ :cite:note:`quill{12}`

.. bibliography::
"""
BIB = """
@book{quill,
  author = {Quill, Ada HOSTILE},
  title = {Nights HOSTILE},
  address = {Boston HOSTILE},
  publisher = {Lantern HOSTILE},
  year = {1990},
}
"""
ONE_LINE = tuple(
    kind
    for kind in HOSTILE
    if kind not in {"control", "separators", "surrogates", "spaces", "comment"}
)
"""Kinds that can stand in a line of a source file."""


def write_entries(folder: Path, rootdir: Path, text: str) -> None:
    """Write the same book with a person, an event and a source, whose fields have *text* too."""
    write(folder, rootdir, text)
    with (folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(ENTRIES_CONF)
    (folder / "people.rst").write_text(ENTRIES, "utf-8")
    (folder / "refs.bib").write_text(BIB, "utf-8")
    (folder / "index.rst").write_text("Root\n====\n\n.. toctree::\n\n   page\n   people\n", "utf-8")
