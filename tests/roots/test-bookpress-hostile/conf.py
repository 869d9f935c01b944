project = 'Say "no" \\ #to *this* [x]'
author = "A#b $c$ _d_"
copyright = "2024, <@>"
extensions = ["myst_parser", "sphinx_bookpress"]
bookpress_subtitle = '@x #import "y"'
bookpress_imprint = "#panic(1)"
