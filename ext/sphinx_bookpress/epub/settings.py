"""Better defaults for Sphinx's own options of EPUBs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config


def prefer_whole_contents(app: Sphinx) -> None:
    """Show all chapters in the contents of the e-book, unless the author chose otherwise.

    Sphinx leaves out what a hidden toctree lists, which on web sites stands in the side bar.
    """
    builder: Builder = app.builder
    config: Config = app.config
    # Private: Sphinx 8.2 to 9.2 have no public way to ask whether conf.py set an option.
    chosen = {*config._raw_config, *config.overrides}  # noqa: SLF001
    if builder.name == "bookepub" and "epub_tocscope" not in chosen:
        config.epub_tocscope = "includehidden"
