extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_citenotes"]
bibtex_bibfiles = ["refs.bib", "latin.bib"]
html_theme = "basic"
