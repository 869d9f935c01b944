"""The settings of my book."""

project = "To the Moon"
author = "Your Name"
project_copyright = "2026, Your Name"
language = "en"

extensions = [
    "myst_parser",
    "sphinxcontrib.bibtex",
    "sphinx_chronicle",
    "sphinx_citenotes",
    "sphinx_bookpress",
]
myst_enable_extensions = ["colon_fence"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "alabaster"
exclude_patterns = ["_build", ".venv", "venv", "README.md", "CONTRIBUTING.md", "LICENSE.md"]
