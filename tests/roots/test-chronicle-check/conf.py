extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_chronicle", "sphinx_citenotes"]
myst_enable_extensions = ["colon_fence"]
bibtex_bibfiles = ["refs.bib"]
