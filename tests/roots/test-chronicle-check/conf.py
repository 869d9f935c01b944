extensions = ["myst_parser", "sphinx_chronicle"]
myst_enable_extensions = ["colon_fence"]
