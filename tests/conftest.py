"""Fixtures that all test folders share."""

from pathlib import Path

import pytest

pytest_plugins = ["sphinx.testing.fixtures"]


@pytest.fixture(scope="session")
def rootdir() -> Path:
    """The tiny books that tests build, one folder each."""
    return Path(__file__).parent / "roots"


@pytest.fixture
def resolved():
    """A function that returns a document of a built book with everything in it resolved."""

    def resolve(app, docname):
        tree = app.env.get_doctree(docname)
        app.env.apply_post_transforms(tree, docname)
        return tree

    return resolve
