extensions = ["myst_parser", "sphinx_chronicle"]
project = "Little Book"
myst_enable_extensions = ["colon_fence"]
latex_documents = [("index", "book.tex", "Little Book", "Nobody", "manual", False)]
epub_copyright = "2026"
version = "1"
chronicle_checks = {"*": "off"}
suppress_warnings = ["chronicle.option"]  # it names sources, of which nothing here makes notes
