"""Configuration of the book: The Bay of Pigs Invasion, 1961."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

project = "The Bay of Pigs Invasion, 1961"
author = "The sphinx-chronicle team"
copyright = "2026, The sphinx-chronicle team"
version = "1"
release = "First edition"
language = "en"

extensions = [
    "myst_parser",
    "sphinxcontrib.bibtex",
    "sphinx_chronicle",
    "sphinx_citenotes",
    "sphinx_bookpress",
]
exclude_patterns = ["_build"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline", "smartquotes"]
myst_heading_anchors = 3
bibtex_bibfiles = ["../refs.bib"]
chronicle_checks = {"*": "warning"}  # this book leaves nothing open
citenotes_cite_page = True
citenotes_downloads = True
citenotes_book = {"authors": ["{The sphinx-chronicle team}"], "edition": "1", "date": "2026"}
numfig = True
numfig_format = {"figure": "Figure %s", "table": "Table %s"}

# --- the site ---------------------------------------------------------------------------------
html_title = project
html_theme = "furo"
html_static_path = ["_static"]
templates_path = ["_templates"]
html_css_files = ["book.css"]
html_favicon = "_static/favicon.svg"
html_copy_source = False
html_show_sourcelink = False
html_domain_indices = True
html_theme_options = {
    "navigation_with_keys": True,
    "light_css_variables": {
        "color-brand-primary": "#7a2e1d",
        "color-brand-content": "#8a3522",
        "color-brand-visited": "#6b4a7a",
        "color-background-primary": "#fffdf8",
        "color-background-secondary": "#f6f1e6",
        "font-stack": "ui-sans-serif, system-ui, 'Segoe UI', Helvetica, Arial, sans-serif",
    },
    "dark_css_variables": {
        "color-brand-primary": "#e8a892",
        "color-brand-content": "#efb7a3",
        "color-brand-visited": "#c9aee0",
        "color-background-primary": "#16171a",
        "color-background-secondary": "#1d1f23",
    },
}
html_context = {
    "book_series": "Events in American Foreign Policy",
    "book_description": (
        "The Bay of Pigs invasion of April 1961: who fought whom, for what, and what followed."
        " A short history with its people, events, places and sources."
    ),
    # The chapters, as the page that this book grew from had them in its head.
    "book_chapters": [
        ("index", "Overview (Home)"),
        ("castro", "Castro"),
        ("eisenhower", "Eisenhower"),
        ("jfk", "JFK"),
        ("invasion", "Invasion"),
        ("aftermath", "Aftermath"),
    ],
}

# --- the printed book and the EPUB ------------------------------------------------------------
bookpress_subtitle = "A Short History with Its People, Events, and Sources"
bookpress_series = html_context["book_series"]
bookpress_date = "2026"
bookpress_back_matter = [
    "chronology",
    "people/index",
    "events/index",
    "places",
    "organizations",
    "offices",
    "about",
    "bibliography",
]
bookpress_indices = ["chronicle-people", "genindex"]  # the chronology itself is in the book
bookpress_imprint = (
    "The text, the maps, and the other images are under the Creative Commons Attribution 4.0"
    " license (CC BY 4.0). Quotations from documents of the United States government are in the"
    " public domain in the United States. Map data: Natural Earth; GeoNames, CC BY 4.0."
    "\n\nSet in Libertinus Serif."
)
epub_title = project
epub_description = html_context["book_description"]
epub_css_files = []  # book.css is for the theme of the site
epub_show_urls = "no"
epub_tocdepth = 2

bookpress_latex = True
latex_documents = [("index", "bay-of-pigs.tex", project, author, "manual", False)]
man_pages = [("index", "bay-of-pigs", project, author, 7)]
texinfo_documents = [
    ("index", "bay-of-pigs", project, author, "BayOfPigs", epub_description, "History")
]


class UndoubleTableIds(SphinxPostTransform):
    """Take the ids off the boxes that furo puts around tables: the tables have them too."""

    default_priority = 501  # after furo's own transform at 500
    formats = ("html",)

    def run(self, **_kwargs):
        for box in self.document.findall(nodes.container):
            if "table-wrapper" in box["classes"]:
                box["ids"] = []


def setup(app):
    app.add_post_transform(UndoubleTableIds)
