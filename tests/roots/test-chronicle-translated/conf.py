extensions = ["myst_parser", "sphinx_chronicle"]
project = "Little Book"
myst_enable_extensions = ["colon_fence"]
locale_dirs = ["locale"]
gettext_compact = False
suppress_warnings = ["chronicle.option"]  # it names sources, of which nothing here makes notes
