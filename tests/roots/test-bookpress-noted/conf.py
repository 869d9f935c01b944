from docutils import nodes

project = "Notes Everywhere"
extensions = ["sphinx_bookpress"]


def _call_itself(app, doctree):
    """Let a note call itself, which no source can say without a warning of docutils."""
    for note in doctree.findall(nodes.footnote):
        if "selfish" in note["names"]:
            paragraph = next(note.findall(nodes.paragraph))
            paragraph += nodes.footnote_reference("", "1", refid=note["ids"][0], auto=1)


def setup(app):
    app.connect("doctree-read", _call_itself)
