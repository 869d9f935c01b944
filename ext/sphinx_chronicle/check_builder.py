"""The builder ``chronicle-check``: the historian's linter alone, with a report by file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.locale import get_translation
from sphinx.util import logging

from sphinx_authoring.files import write_whole

from .checking import report_on
from .model.checks import RULES, Severity
from .model.checks.report import format_json, format_sarif, format_text

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx

_ = get_translation("sphinx_chronicle")
_logger = logging.getLogger(__name__)


class CheckBuilder(Builder):
    """Reads the book, looks up its links, runs the rules, and writes what they find; no page.

    In the output folder: ``report.txt`` for people, ``report.json``, and ``report.sarif`` for
    editors and code hosts. Of links, views and markup it warns as the web site does. The exit
    status is 1 if there is an error or a warning.
    """

    name = "chronicle-check"
    format = "chronicle-check"
    epilog = "The reports are in %(outdir)s."
    allow_parallel = True

    def init(self) -> None:
        """Take what authors mark as ``only:: html`` for a part of the book."""
        self.tags.add("html")

    def get_outdated_docs(self) -> str:
        """Return what the builder says it writes; it writes no documents."""
        return _("the reports of the historian's linter")

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return nothing, since no page is written."""
        return ""

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Do nothing: there are no pages to prepare for."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Do nothing: no page is written."""


def _from_here(folder: Path) -> str:
    """Return the way from the working folder to *folder* below it, empty for one elsewhere.

    Code hosts run the builder in the folder of the repository and look for files from there.
    """
    here = Path.cwd()
    return folder.relative_to(here).as_posix() if folder.is_relative_to(here) else ""


def write_reports(app: Sphinx, exception: Exception | None) -> None:
    """Run the rules over what ``chronicle-check`` has read, and write and show what they find.

    Errors and warnings make ``sphinx-build`` fail.
    """
    if exception is not None or not isinstance(app.builder, CheckBuilder):
        return
    report = report_on(app.env)
    text = format_text(report)
    version = app.extensions["sphinx_chronicle"].version
    for name, content in (
        ("report.txt", text),
        ("report.json", format_json(report)),
        ("report.sarif", format_sarif(report, RULES, version, _from_here(app.srcdir))),
    ):
        write_whole(Path(app.outdir) / name, content)
    _logger.info("\n%s", text, nonl=True)
    told = app._warncount  # noqa: SLF001 (Sphinx 8.2 to 9.2 say it nowhere else)
    if told + report.count(Severity.ERROR) + report.count(Severity.WARNING):
        app.statuscode = 1
