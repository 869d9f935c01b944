project = "Broken Formulas"
extensions = ["sphinx_bookpress"]
