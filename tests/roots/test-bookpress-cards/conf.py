project = "The Register of Brine"
author = "Ada Quill"
copyright = "2024, Ada Quill"
extensions = ["myst_parser", "sphinx_chronicle", "sphinx_bookpress"]
myst_enable_extensions = ["colon_fence"]
bookpress_pdf_standards = ["ua-1", "a-2a"]
suppress_warnings = ["chronicle.option"]  # it names sources, of which nothing here makes notes
