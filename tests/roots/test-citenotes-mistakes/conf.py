extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_citenotes"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "basic"
