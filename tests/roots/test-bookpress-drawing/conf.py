project = "Drawing"
extensions = ["sphinx_bookpress"]
