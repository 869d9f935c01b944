project = "Landing"
author = "Ana Ito"
extensions = [
    "myst_parser",
    "sphinxcontrib.bibtex",
    "sphinx_chronicle",
    "sphinx_citenotes",
    "sphinx_bookpress",
]
myst_enable_extensions = ["colon_fence"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "basic"
