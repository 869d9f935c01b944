project = "Every Node"
author = "Nobody"
copyright = "2024, Nobody"
extensions = ["sphinx.ext.todo", "sphinx.ext.doctest", "sphinx_bookpress"]
todo_include_todos = True
numfig = True
math_numfig = True
bookpress_indices = ["genindex"]
