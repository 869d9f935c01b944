project = "Pier"
copyright = author = "Someone"
version = "1"
extensions = ["myst_parser", "sphinx_citenotes", "sphinx_bookpress"]
bibtex_bibfiles = ["refs.bib"]
