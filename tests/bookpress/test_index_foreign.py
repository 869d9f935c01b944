"""Indices of other extensions: by Sphinx's contract, and as they are in the wild."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

CONTENTS = {
    "lists": '[("h", [["harbour", 0, "index", "", "", "", ""]])], False',
    "tuples": '(("h", (("harbour", 0, "index", "", "", "", ""),)),), True',
    "entries": '[("h", [IndexEntry("harbour", 0, "index", "", "", "", "")])], False',
    "short": '[("h", [("harbour", 0, "index", "")])], False',
    "shortest with a place": '[("h", [("harbour", 0, "index")])], False',
    "dict": '{"h": [["harbour", 0, "index", "", "", "", ""]]}, False',
    "items": '{"h": [["harbour", 0, "index", "", "", "", ""]]}.items(), False',
    "generators": '((letter, (entry for entry in [["harbour", 0, "index", "", "", "", ""]]))'
    ' for letter in "h"), False',
    "none for words": '[("h", [("harbour", 0, "index", None, None, None, None)])], False',
    "lazy": '[(_("h"), [(_("harbour"), 0, "index", "", _(""), "", "")])], False',
    "no letter": '[("", [("harbour", 0, "index", "", "", "", "")])], False',
    "letter is none": '[(None, [("harbour", 0, "index", "", "", "", "")])], False',
    "below": '[("s", [["sea", 1, "", "", "", "", ""],'
    ' ["harbour", 2, "index", "", "", "", ""]])], False',
    "one place of two": '[("h", [["harbour", 0, "index", "", "", "", ""],'
    ' ["harbour", 0, "none", "", "", "", ""]])], False',
    "alone": '([("h", [["harbour", 0, "index", "", "", "", ""]])],)',
}


def write(folder: Path, contents: dict[str, str]) -> None:
    """Write a book whose domain has an index for each of *contents*."""
    code = [
        "from sphinx.domains import Domain, Index, IndexEntry",
        "from sphinx.locale import get_translation",
        '_ = get_translation("nothing")',
    ]
    names = []
    for number, (kind, content) in enumerate(contents.items()):
        names.append(f"Index{number}")
        code += [
            f"class Index{number}(Index):",
            f'    name = "i{number}"',
            f'    localname = "Index of {kind}"',
            "    def generate(self, docnames=None):",
            f"        return {content}",
        ]
    code += [
        "class Letters(Domain):",
        '    name = label = "letters"',
        f"    indices = [{', '.join(names)}]",
        "def setup(app):",
        "    app.add_domain(Letters)",
    ]
    (folder / "letters_domain.py").write_text("\n".join(code) + "\n")
    (folder / "conf.py").write_text(
        "import sys, pathlib\nsys.path.insert(0, str(pathlib.Path(__file__).parent))\n"
        'extensions = ["letters_domain", "sphinx_bookpress"]\nbookpress_openings = "any"\n'
    )
    (folder / "index.rst").write_text("Letters\n=======\n\nText.\n")


@pytest.fixture(autouse=True)
def own_module(monkeypatch):
    """Forget the extension of the book before."""
    monkeypatch.delitem(sys.modules, "letters_domain", raising=False)
    monkeypatch.setattr(sys, "path", list(sys.path))


def test_the_entries_of_an_index_are_read_by_their_places(tmp_path, make_app, print_book):
    write(tmp_path, CONTENTS)
    app = make_app("bookpdf", srcdir=tmp_path)
    pages = list(print_book(app).pages.values())
    assert app.warning.getvalue() == ""
    for kind in CONTENTS:
        (page,) = (page for page in pages if page.startswith(f"Index of {kind} "))
        assert "harbour, 1" in page, kind


def test_an_index_that_fails_costs_itself_alone(tmp_path, make_app, print_book):
    contents = {
        "lists": CONTENTS["lists"],
        "faults": "1 / 0",
        "words": '[("h", [7])], False',
        "tuples": CONTENTS["tuples"],
    }
    write(tmp_path, contents)
    app = make_app("bookpdf", srcdir=tmp_path)
    pages = print_book(app).pages.values()
    first, second = app.warning.getvalue().splitlines()
    assert "the index 'letters-i1' cannot be printed: ZeroDivisionError" in first
    assert "the index 'letters-i2' cannot be printed: TypeError" in second
    titles = [page.split(" h ")[0] for page in pages if page.startswith("Index of")]
    assert titles == ["Index of lists", "Index of tuples"]
