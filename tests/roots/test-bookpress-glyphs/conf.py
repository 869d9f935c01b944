project = "Glyphs"
extensions = ["sphinx_bookpress"]
