project = "Pictures of Brine"
author = "Ada Quill"
copyright = "2024, Ada Quill"
extensions = ["sphinx_bookpress"]
numfig = True
bookpress_toc_depth = 1
bookpress_pdf_standards = ["ua-1", "a-2a"]
