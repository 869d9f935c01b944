project = "Images"
extensions = ["sphinx_bookpress"]
