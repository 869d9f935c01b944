project = "Root"
extensions = ["sphinx_bookpress"]
