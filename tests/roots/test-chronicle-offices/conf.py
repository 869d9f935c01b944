extensions = ["myst_parser", "sphinx_chronicle", "sphinx_bookpress"]
project = "Little Book"
author = "Nobody"
myst_enable_extensions = ["colon_fence"]
chronicle_checks = {"*": "off", "seats": "warning"}
latex_documents = [("index", "book.tex", "Little Book", "Nobody", "manual", False)]
