project = "Numbers"
extensions = ["sphinx_bookpress"]
suppress_warnings = ["bookpress.alt"]
numfig = True
math_number_all = True
bookpress_indices = False
