project = "Harbor & Night: 100% _Tides_"
author = "Ada Quill"
copyright = "1959-1961, Ada Quill"
version = release = "Second edition"
language = "en"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_citenotes"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "basic"
html_baseurl = "https://harbor.example/book"
citenotes_cite_page = True
citenotes_downloads = True
citenotes_book = {"publisher": "Lantern Press", "place": "Boston"}
