extensions = ["myst_parser", "sphinx_chronicle", "sphinx_bookpress"]
project = "Little Book"
myst_enable_extensions = ["colon_fence"]
latex_documents = [("index", "book.tex", "Little Book", "Nobody", "manual", False)]
