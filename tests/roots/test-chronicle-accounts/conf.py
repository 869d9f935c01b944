extensions = [
    "myst_parser",
    "sphinxcontrib.bibtex",
    "sphinx_citenotes",
    "sphinx_chronicle",
    "sphinx_bookpress",
]
project = "Little Book"
myst_enable_extensions = ["colon_fence", "deflist"]
bibtex_bibfiles = ["refs.bib"]
latex_documents = [("index", "book.tex", "Little Book", "Nobody", "manual", False)]
