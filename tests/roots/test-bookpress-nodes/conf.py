from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

project = "Rare Nodes"
author = "Nobody"
copyright = "2024, Nobody"
extensions = [
    "sphinx.ext.autosummary",
    "sphinx.ext.graphviz",
    "sphinx.ext.ifconfig",
    "sphinx_bookpress",
]
suppress_warnings = ["bookpress.alt"]
keep_warnings = True
numfig = True
math_number_all = True
bookpress_indices = ["genindex"]


class RareNodes(SphinxDirective):
    """Makes the nodes that no author can make: those of docutils' own page header and those that
    Sphinx usually resolves."""

    def run(self):
        header = nodes.docinfo(
            "",
            nodes.authors("", nodes.author("", "Tamsin Orrow"), nodes.author("", "Abel Finch")),
            nodes.address("", "Gate Lane"),
            nodes.contact("", "at the gate"),
            nodes.copyright("", "free words"),
            nodes.date("", "a Tuesday"),
            nodes.organization("", "Salt Office"),
            nodes.revision("", "third revision"),
            nodes.status("", "in use"),
            nodes.version("", "version nine"),
        )
        words = nodes.paragraph(
            "",
            "",
            nodes.acronym("", "ACRO"),
            nodes.Text(" "),
            nodes.generated("", "generated words"),
            nodes.Text(" "),
            addnodes.pending_xref_condition("", "conditional words"),
            nodes.Text(" "),
            nodes.problematic("", "problematic words"),
            nodes.Text(" "),
            addnodes.literal_emphasis("", "emphatic words"),
        )
        message = nodes.system_message(
            "",
            nodes.paragraph("", "message words"),
            source="index.rst",
            type="WARNING",
            level=2,
            line=1,
        )
        decoration = nodes.decoration(
            "",
            nodes.header("", nodes.paragraph("", "header words")),
            nodes.footer("", nodes.paragraph("", "footer words")),
        )
        compact = addnodes.compact_paragraph("", "", nodes.inline("", "compact words"))
        return [header, words, message, decoration, compact, nodes.meta(content="meta words")]


def add_unresolved(app, doctree):
    for acronym in doctree.findall(nodes.acronym):
        acronym.parent += [
            nodes.Text(" "),
            nodes.substitution_reference("", "unresolved words"),
            nodes.citation_reference("", "uncited"),
            addnodes.desc_type("", "typed words"),
        ]


def setup(app):
    # Sphinx would resolve the nodes while reading.
    app.connect("doctree-read", add_unresolved)
    app.add_directive("rare-nodes", RareNodes)
