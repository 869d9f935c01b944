"""Builders that know no node of ours find standard ones."""

from __future__ import annotations

from docutils import nodes
from sphinx.builders import Builder

PAGE = """# A

:::{person} ana
:name: Ana
:born: 1900-05-01
:::

On {date}`1930-05-01`, on May 2, 1931, and {person}`ana`.
"""
CONF = """
import sys, pathlib
sys.path.insert(0, str(pathlib.Path(__file__).parent))
extensions = ["myst_parser", "sphinx_chronicle", "foreign_builder"]
myst_enable_extensions = ["colon_fence"]
"""
BUILDER = """
from sphinx.builders import Builder

class ForeignBuilder(Builder):
    name = "foreign"
    format = "foreign"
    trees = {}
    def get_outdated_docs(self): return self.env.found_docs
    def get_target_uri(self, docname, typ=None): return docname
    def prepare_writing(self, docnames): pass
    def write_doc(self, docname, doctree): self.trees[docname] = doctree

def setup(app):
    app.add_builder(ForeignBuilder)
"""


def test_a_builder_that_knows_no_node_of_ours_meets_standard_nodes_only(
    tmp_path, make_app, monkeypatch
):
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "index.md").write_text(PAGE)
    (tmp_path / "conf.py").write_text(CONF)
    (tmp_path / "foreign_builder.py").write_text(BUILDER)
    app = make_app("foreign", srcdir=tmp_path)
    app.build()
    assert isinstance(app.builder, Builder)
    (tree,) = app.builder.trees.values()
    modules = {type(node).__module__ for node in tree.findall()}
    assert modules <= {"docutils.nodes", "sphinx.addnodes"}
    inlines = [node.astext() for node in tree.findall(nodes.inline)]
    assert inlines.count("May 1, 1930") == 1
