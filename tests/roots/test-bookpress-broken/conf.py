project = "Broken"
extensions = ["sphinx_bookpress"]
