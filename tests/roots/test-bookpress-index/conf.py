project = "The Index"
extensions = ["sphinx_bookpress"]
bookpress_one_sided = True
