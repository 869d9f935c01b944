project = "The Register of Brine"
author = "Ada Quill"
copyright = "2024, Ada Quill"
extensions = [
    "myst_parser",
    "sphinxcontrib.bibtex",
    "sphinx_chronicle",
    "sphinx_citenotes",
    "sphinx_bookpress",
]
bibtex_bibfiles = ["refs.bib"]
myst_enable_extensions = ["colon_fence"]
bookpress_pdf_standards = ["ua-1", "a-2a"]
