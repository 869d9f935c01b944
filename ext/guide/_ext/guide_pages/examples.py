"""Examples and mistakes: each a file, shown as it is typed and as what comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .layout import labelled, listing

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

SNIPPETS = "snippets"
_LANGUAGES = {".md": "markdown", ".rst": "rst", ".bib": "bibtex", ".conf": "python"}


def read_snippet(env: BuildEnvironment, name: str) -> str:
    """Return the text of a file in ``snippets/``; the page is read again when it changes."""
    relative, path = env.relfn2path(f"/{SNIPPETS}/{name}")
    env.note_dependency(relative)
    return Path(path).read_text("utf-8")


class Example(SphinxDirective):
    """Show a snippet as source, and below it live."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the source under the name of its file, then what the source gives."""
        name = self.arguments[0]
        text = read_snippet(self.env, name)
        suffix = Path(name).suffix
        live = f"````{{eval-rst}}\n{text}````\n" if suffix == ".rst" else text
        result = nodes.container("", *self.parse_text_to_nodes(live), classes=["guide-result"])
        source = labelled("You write", listing(text.rstrip("\n"), _LANGUAGES[suffix]))
        box = nodes.container(
            "", source, labelled("You get", result), classes=["guide-example"], snippet=name
        )
        self.set_source_info(box)
        return [box]


class Mistake(SphinxDirective):
    """Show a snippet with a mistake, and the message that an author gets."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the source and the message, which a test compares with the one that is given."""
        return [mistake(self.env, self.arguments[0])]


def mistake(env: BuildEnvironment, name: str) -> nodes.container:
    """Return the mistake of that name: its source, and the message kept beside it."""
    folder = Path(env.srcdir) / SNIPPETS / "mistakes"
    suffix = next(suffix for suffix in _LANGUAGES if (folder / f"{name}{suffix}").exists())
    text = read_snippet(env, f"mistakes/{name}{suffix}")
    message = read_snippet(env, f"mistakes/{name}.txt")
    return nodes.container(
        "",
        labelled("If you write", listing(text.rstrip("\n"), _LANGUAGES[suffix])),
        labelled("the build says", listing(message.rstrip("\n"), "none", "guide-message")),
        classes=["guide-example", "guide-mistake"],
        snippet=f"mistakes/{name}{suffix}",
    )
