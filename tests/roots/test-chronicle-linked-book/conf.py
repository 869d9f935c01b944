project = "The Village"
version = "1"
copyright = "1930, Nobody"
extensions = ["myst_parser", "sphinx.ext.intersphinx", "sphinx_chronicle"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
latex_documents = [("index", "book.tex", "The Village", "Nobody", "manual", False)]
