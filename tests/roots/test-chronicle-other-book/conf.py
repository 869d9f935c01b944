project = "The Valley"
version = "2"
extensions = ["myst_parser", "sphinx_chronicle"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
