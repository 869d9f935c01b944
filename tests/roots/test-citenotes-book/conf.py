project = "Harbor"
author = "Someone"
copyright = "1961, Someone"
version = release = "1"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_citenotes"]
bibtex_bibfiles = ["refs.bib"]
myst_enable_extensions = ["colon_fence", "deflist"]
html_theme = "basic"
