"""What authors read when Typst stumbles: their page, their line, what to mend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_bookpress.failure import BookError

BEFORE = "A\n=\n\nText.\n\n"


BREAKING = """
from docutils import nodes

class breaks(nodes.inline): pass
class fails(nodes.inline): pass

def visit_breaks(self, node): self.add("#nothing[")
def visit_fails(self, node): self.add("#emph["); self.add(node["none"])
def depart(self, node): self.add("]")

def role(kind):
    def make(name, raw, text, line, inliner, options=None, content=None):
        return [kind(raw, text)], []
    return make

def setup(app):
    app.add_node(breaks, typst=(visit_breaks, depart))
    app.add_node(fails, typst=(visit_fails, depart))
    app.add_role("breaks", role(breaks))
    app.add_role("fails", role(fails))
"""


def extend(folder: Path) -> None:
    """Give the book in *folder* an extension whose nodes cannot be printed."""
    (folder / "breaking_nodes.py").write_text(BREAKING)
    with (folder / "conf.py").open("a") as conf:
        conf.write("import sys, pathlib\nsys.path.insert(0, str(pathlib.Path(__file__).parent))\n")
        conf.write("extensions.append('breaking_nodes')\n")


@pytest.fixture
def fail(make_app, tmp_path):
    """A function that builds a page, with a template if one is given; returns the complaint."""

    def build(text: str, template: str = "") -> str:
        write(tmp_path, text, template)
        app = make_app("bookpdf", srcdir=tmp_path)
        with pytest.raises(BookError) as caught:
            app.build()
        return str(caught.value).replace(f"{tmp_path}/", "")

    return build


def write(folder: Path, text: str, template: str = "") -> None:
    """Write a book of two pages into *folder*."""
    conf = 'project = "Trouble"\nextensions = ["sphinx_bookpress"]\n'
    if template:
        conf += 'bookpress_template = "mine.typ"\n'
        (folder / "mine.typ").write_text(template)
    (folder / "conf.py").write_text(conf)
    (folder / "index.rst").write_text("Trouble\n=======\n\n.. toctree::\n\n   a\n   b\n")
    (folder / "a.rst").write_text(BEFORE + text)
    (folder / "b.rst").write_text('B\n=\n\n"Quoted" text.\n')


def test_an_error_in_the_authors_template_names_its_line_and_who_used_it(fail):
    template = '#let x = 1\n#let section(..a) = {\n  x + "y"\n}\n'
    assert fail("Sub\n---\n\nMore.\n", template) == (
        "Typst cannot set trouble.typ:\n"
        "  mine.typ:3, used by a.rst:7: cannot add integer and string"
    )


def test_a_broken_template_names_its_line(fail):
    complaint = fail("More.\n", "#let x = 1\n#let section(..a) = {\n")
    assert complaint.endswith("\n  mine.typ:2: unclosed delimiter")


def test_a_style_that_fails_names_the_block_that_has_it(fail):
    template = (
        '#import "book.typ": *\n#let block-styles = block-styles + (bad: body => panic("no"))\n'
    )
    complaint = fail(".. container:: bad\n\n   Words.\n", template)
    # Before docutils 0.22 a container has no line: that of its first paragraph stands in.
    assert re.search(r"\n  mine\.typ:2, used by a\.rst:[68]: panicked with: no$", complaint)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("#nofunction()", "unknown variable: nofunction"),
        ("#emph[open", "unclosed delimiter"),
        ("close ] it", r"unexpected closing bracket; try using a backslash escape: \]"),
        ('#image("none.svg", alt: "")', "file not found"),
    ],
)
def test_broken_code_for_typst_is_left_out_with_a_warning_at_its_line(
    make_app, tmp_path, print_book, code, message
):
    write(tmp_path, f".. raw:: typst\n\n   {code}\n\nAfter.\n")
    app = make_app("bookpdf", srcdir=tmp_path)
    words = print_book(app).words
    (warning,) = app.warning.getvalue().splitlines()
    assert f"a.rst:6: WARNING: Typst cannot set this: {message}" in warning
    assert "Text. After." in words


def test_what_follows_from_the_first_error_is_not_told(make_app, tmp_path, print_book):
    write(tmp_path, '.. raw:: typst\n\n   #text("open\n\nAfter "x" y.\n')
    app = make_app("bookpdf", srcdir=tmp_path)
    words = print_book(app).words
    (warning,) = app.warning.getvalue().splitlines()
    assert "a.rst:6: WARNING: Typst cannot set this: unclosed delimiter" in warning
    assert "After “x” y." in words


def test_what_a_node_of_another_extension_breaks_costs_its_looks_alone(
    make_app, tmp_path, print_book
):
    write(tmp_path, "* one\n\n  :breaks:`two words`\n\n* three\n\nLast.\n")
    extend(tmp_path)
    app = make_app("bookpdf", srcdir=tmp_path)
    words = print_book(app).words
    (warning,) = app.warning.getvalue().splitlines()
    assert "a.rst:8: WARNING: Typst cannot set this: unknown variable: nothing" in warning
    assert "one two words three" in words
    assert "Last." in words


def test_a_visitor_that_fails_costs_its_node_alone(make_app, tmp_path, print_book):
    write(tmp_path, "Before :fails:`two words` after. [#]_\n\n.. [#] A note.\n")
    extend(tmp_path)
    app = make_app("bookpdf", srcdir=tmp_path)
    words = print_book(app).words
    (warning,) = app.warning.getvalue().splitlines()
    assert "a.rst:6: WARNING: 'fails' cannot be printed as it should, its words are printed: " in (
        warning
    )
    assert "KeyError: 'none'" in warning
    assert "Before two words after.1" in words


def test_a_warning_of_typst_names_the_line(make_app, tmp_path):
    write(tmp_path, '.. raw:: typst\n\n   #text(font: "Nofont")[x]\n')
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    assert "a.rst:6: WARNING: unknown font family: nofont [bookpress.typst]" in (
        app.warning.getvalue()
    )


def test_a_broken_drawing_names_the_line_of_its_figure(make_app, tmp_path):
    write(tmp_path, ".. figure:: x.svg\n   :alt: A drawing.\n\n   Caption.\n")
    (tmp_path / "x.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><rect</svg>")
    app = make_app("bookpdf", srcdir=tmp_path)
    app.build()
    assert "a.rst:6: WARNING: picture ‘x.svg’ is damaged" in app.warning.getvalue()
    assert app.builder.book_path.stat().st_size > 0
