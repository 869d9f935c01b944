extensions = ["myst_parser", "sphinx_citenotes"]
bibtex_bibfiles = ["refs.bib"]
