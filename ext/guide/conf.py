"""Configuration of the authors' guide, a small project that uses the three extensions."""

import os
import runpy
import sys
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

project = "Writing History with sphinx-chronicle"
author = "The sphinx-chronicle team"
copyright = "2026, The sphinx-chronicle team"  # noqa: A001 (Sphinx calls it so)
version = "0.1"
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.intersphinx",
    "sphinxcontrib.bibtex",
    "sphinx_chronicle",
    "sphinx_citenotes",
    "sphinx_bookpress",
    "guide_pages",
]
exclude_patterns = ["_build", "snippets"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline", "smartquotes"]
myst_heading_anchors = 3
bibtex_bibfiles = ["snippets/refs.bib"]

# The types of entity of this guide's examples; the page “Types of Your Own” shows the file.
_own_types = runpy.run_path(str(HERE / "snippets" / "own_types.py"))
chronicle_entity_types = _own_types["chronicle_entity_types"]
chronicle_entity_fields = _own_types["chronicle_entity_fields"]

# The book of this repository: where it is published, or where `tox run -e html` puts it. Without
# either, what would be a link into it is plain text.
BOOK_URL = os.environ.get("GUIDE_BOOK_URL", "")
BUILT_BOOK = HERE.parents[1] / "build" / "html"
intersphinx_mapping: dict[str, tuple[str, str | None]] = {}
if BOOK_URL:
    intersphinx_mapping["book"] = (BOOK_URL, None)
elif (BUILT_BOOK / "objects.inv").exists():
    intersphinx_mapping["book"] = ("../html", str(BUILT_BOOK / "objects.inv"))

html_title = "Writing History"
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["guide.css"]
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "navigation_with_keys": True,
    "light_css_variables": {
        "color-brand-primary": "#1f4e79",
        "color-brand-content": "#1d5c94",
        "color-brand-visited": "#5a4a8a",
        "font-stack": "ui-sans-serif, system-ui, 'Segoe UI', Helvetica, Arial, sans-serif",
    },
    "dark_css_variables": {
        "color-brand-primary": "#8fbfe8",
        "color-brand-content": "#9cc8ee",
        "color-brand-visited": "#c0b3ea",
    },
}

bookpress_subtitle = "A Guide for Authors"
bookpress_template = "_templates/guide.typ"


class UndoubleTableIds(SphinxPostTransform):
    """Take the ids off the boxes that furo puts around tables: the tables have them too."""

    default_priority = 501  # after furo's own transform at 500
    formats = ("html",)

    def run(self, **_kwargs: object) -> None:
        """Take them off."""
        for box in self.document.findall(nodes.container):
            if "table-wrapper" in box["classes"]:
                box["ids"] = []


def setup(app: Sphinx) -> None:
    """Register what furo needs."""
    app.add_post_transform(UndoubleTableIds)
