project = "The Village"
author = "A. Clerk"
extensions = ["myst_parser", "sphinx_chronicle"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
suppress_warnings = ["chronicle.option"]  # it names sources, of which nothing here makes notes
