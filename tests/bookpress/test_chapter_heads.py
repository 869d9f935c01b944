"""Nothing stands above the head of a chapter, whatever floats on its first page."""

from __future__ import annotations

import pikepdf
import pytest

from .off_page import runs_of

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>'
SIZES = (20, 40, 60, 80, 100)
LINES = range(0, 28, 4)


@pytest.fixture(scope="module")
def heads_book(tmp_path_factory):
    """A book of chapters with a figure of each size behind each number of lines."""
    folder = tmp_path_factory.mktemp("heads")
    names = []
    for size in SIZES:
        for lines in LINES:
            names.append(f"c{size}-{lines}")
            text = "\n\n".join(["Salt."] * lines)
            (folder / f"{names[-1]}.md").write_text(
                f"# Head {size} {lines}\n\n{text}\n\n```{{figure}} square.svg\n:alt: A square.\n"
                f":width: {size}%\n\nCaption {size} {lines}\n```\n\n{'Salt is dear. ' * 60}\n"
            )
    toctree = "\n".join(["# Heads", "", "```{toctree}", *names, "```", ""])
    (folder / "index.md").write_text(toctree)
    (folder / "square.svg").write_text(SQUARE)
    (folder / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_bookpress"]\nbookpress_openings = "any"\n'
        "bookpress_lists = []\nbookpress_toc_depth = 1\nbookpress_one_sided = True\n"
        'bookpress_front_matter = ["c60-0"]\nbookpress_back_matter = ["c60-4", "c100-4"]\n'
    )
    return folder


def test_nothing_stands_above_the_head_of_a_chapter(heads_book, make_app):
    app = make_app("bookpdf", srcdir=heads_book)
    app.build()
    assert app.warning.getvalue() == ""
    found, captions = 0, 0
    with pikepdf.open(app.builder.book_path) as pdf:
        for page in pdf.pages:
            runs = list(runs_of(page))
            captions += sum(run.words.startswith("Caption") for run in runs)
            heads = [
                run
                for run in runs
                if run.words.startswith("Head") and run.words != "Heads" and run.size > 15
            ]
            if heads:
                found += 1
                # Above it stands at most the number of the chapter.
                assert max(run.base for run in runs) <= heads[0].base, heads[0].words
    assert found == captions == len(SIZES) * len(LINES)
