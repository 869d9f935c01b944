"""An extension with a node that has a handler for Typst and one that has none."""

from docutils import nodes
from docutils.parsers.rst import Directive


class strange(nodes.General, nodes.Element):
    pass


class familiar(nodes.General, nodes.Element):
    pass


class Strange(Directive):
    has_content = True
    node_class = strange

    def run(self):
        node = self.node_class(ids=[f"made-by-{self.name}"])
        self.state.nested_parse(self.content, self.content_offset, node)
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        return [node]


class Familiar(Strange):
    node_class = familiar


def visit_familiar(writer, node):
    writer.add_anchors(node)
    writer.body.append("#quotation[")


def depart_familiar(writer, node):
    writer.body.append("]\n\n")


def setup(app):
    app.add_node(familiar, typst=(visit_familiar, depart_familiar))
    app.add_directive("strange", Strange)
    app.add_directive("familiar", Familiar)
