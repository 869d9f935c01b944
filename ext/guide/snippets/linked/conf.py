"""The settings of a book that names people of another one."""

project = "After the Moon"
extensions = ["myst_parser", "sphinx.ext.intersphinx", "sphinx_chronicle"]
intersphinx_mapping = {"moon": ("https://example.org/to-the-moon/", None)}
