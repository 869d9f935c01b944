"""Which pages are read again when files were replaced, came or went."""

import os

import pytest
from sphinx.testing.util import SphinxTestApp

from .bitmaps import gif, png, svg

# Not ours to fix: what MyST asks for when a page includes a file.
pytestmark = pytest.mark.filterwarnings(
    "ignore:'sphinx.environment.BuildEnvironment.app' is deprecated"
)

CONF = """\
extensions = ["myst_parser", "sphinx_chronicle"]
myst_enable_extensions = ["colon_fence"]
language = "es"
"""
PAGES = {
    "index": "```{toctree}\n:glob:\n*\n```",
    "own": "Older words come.",
    "data": ":::{entity-data} people.csv\n:type: person\n:::",
    "include": "```{include} said.txt\n```",
    "shown": "![A](replaced.png)",
    "choosing": "![A](one.*)",
    "chosen": "![A](gone.*)",
    "lacking": "![A](lacking.*)",
    "case": "![A](case.png)",
    "spanish": "![A](spoken.png)",
    "portrait": ":::{person} ana\n:name: Ana\n:image: face.png\n:alt: Ana\n:::",
    "calm": "![A](calm.*)",
}
FILES = {
    "people.csv": b"id,name\nbo,Bo\n",
    "said.txt": b"Said.\n",
    "replaced.png": png(3, 2),
    "one.png": png(3, 2),
    "gone.png": png(3, 2),
    "gone.gif": gif(3, 2),
    "case.png": png(3, 2),
    "spoken.png": png(3, 2),
    "face.png": png(3, 2),
    "calm.png": png(3, 2),
}


def put(path, content, when=1_000_000_000):
    """Write a file that says to be older than the book."""
    path.write_bytes(content)
    os.utime(path, (when, when))


def read(folder, parallel=1):
    """Build the book; return the pages that were read."""
    app = SphinxTestApp("dummy", srcdir=folder, builddir=folder / "_build", parallel=parallel)
    pages = set()
    app.connect("env-purge-doc", lambda _app, _env, docname: pages.add(docname))
    app.build()
    app.cleanup()
    return pages


@pytest.fixture(params=[1, 2])
def folder(tmp_path, request):
    """A book that has been built, by one process or several."""
    put(tmp_path / "conf.py", CONF.encode())
    for name, text in PAGES.items():
        put(tmp_path / f"{name}.md", f"# {name}\n\n{text}\n".encode())
    for name, content in FILES.items():
        put(tmp_path / name, content)
    read(tmp_path, request.param)
    return tmp_path


def test_a_page_is_read_again_when_its_files_are_others_and_only_then(folder):
    put(folder / "own.md", b"# own\n\nWords.\n", 900_000_000)
    put(folder / "people.csv", b"id,name\nbo,Bob\n", 900_000_000)
    put(folder / "said.txt", b"Unsaid.\n", 900_000_000)
    put(folder / "replaced.png", png(9, 9), 900_000_000)
    put(folder / "face.png", b"no picture", 900_000_000)
    put(folder / "one.svg", svg())
    (folder / "gone.gif").unlink()
    (folder / "case.png").rename(folder / "case.PNG")
    put(folder / "lacking.gif", gif(3, 2))
    put(folder / "spoken.es.png", png(3, 2))
    assert read(folder) == PAGES.keys() - {"index", "calm"}
    # A page waits for a file that it lacks.
    assert read(folder) == {"case"}
    (folder / "case.PNG").rename(folder / "case.png")
    (folder / "spoken.es.png").unlink()
    assert read(folder) == {"case", "spanish"}
    assert read(folder) == set()


def test_a_picture_that_was_refused_is_looked_at_when_it_is_another(folder):
    for name in ("one.png", "face.png"):
        put(folder / name, b"no picture")
    assert read(folder) == {"choosing", "portrait"}
    for name in ("one.png", "face.png"):
        put(folder / name, png(3, 2), 900_000_000)
    assert read(folder) == {"choosing", "portrait"}
