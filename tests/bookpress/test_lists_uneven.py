"""Lists whose parts are more or fewer than one of each."""

from __future__ import annotations

import pytest

CONF = """
extensions = ["myst_parser", "sphinx_bookpress"]
myst_enable_extensions = ["deflist", "fieldlist"]
"""
CASES = {
    "hulk\n: A ship bare of masts.\n: A person.": "hulk A ship bare of masts. A person.",
    "hulk\n: One.\n\n  More of one.\n: Two.\n: Three.": "hulk One. More of one. Two. Three.",
    "hulk\n: *One*\n: > Quoted.\n: - first\n  - second": "hulk One Quoted. • first • second",
    "first\n: One.\n: Two.\n\nsecond\n: Three.": "first One. Two. second Three.",
    ":empty:\n:full: Words.": "empty full Words.",
    "```{eval-rst}\n.. glossary::\n\n   fore\n   aft\n     Both ends.\n```": "fore aft Both ends.",
    "```{eval-rst}\nterm : class : other\n  Words.\n```": "term class other Words.",
    "```{eval-rst}\n-a        Words.\n-b FILE, --both=FILE\n          More.\n```": (
        "-a Words. -b FILE, --both=FILE More."
    ),
}


@pytest.fixture
def printed(tmp_path, make_app, print_book):
    """A function that prints a page and returns its words."""

    def build(text: str) -> str:
        (tmp_path / "conf.py").write_text(CONF)
        (tmp_path / "index.md").write_text(f"# A\n\n{text}\n\nThe end.\n")
        app = make_app("bookpdf", srcdir=tmp_path)
        words = print_book(app).words
        assert app.warning.getvalue() == ""
        return words

    return build


def test_each_part_of_a_list_is_printed_however_many_there_are(printed):
    words = printed("\n\nBetween.\n\n".join(CASES))
    for expected in CASES.values():
        assert expected in words
