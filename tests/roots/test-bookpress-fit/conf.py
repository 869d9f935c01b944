project = "Long Words"
extensions = ["sphinx_bookpress"]
bookpress_indices = False


def lengthen(app, docname, source):
    source[0] = source[0].replace("WORD", "w" * 10_000).replace("LITERAL", "l" * 10_000)
    source[0] = source[0].replace("TABLE", "t" * 10_000).replace("SIGNATURE", "s" * 10_000)
    source[0] = source[0].replace("FIELD", "f" * 10_000)


def setup(app):
    app.connect("source-read", lengthen)
