"""Run the historian's linter over the book that was read, in every build and alone."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from sphinx.util import logging

from .config import locale_of, severities_of
from .diagnostics import Trouble, suggest, warn
from .env import chronicle_domain, register_of
from .model.checks import RULES, Manuscript, Severity
from .model.checks.report import Report
from .model.checks.running import run_rules

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model.checks import Finding
    from .model.entity import Entity

_logger = logging.getLogger(__name__)
_LEVELS = {Severity.WARNING: "WARNING", Severity.ERROR: "ERROR"}


def check_book(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of what the rules find; notes are left to the report of ``chronicle-check``."""
    _warn_of_unknown_rules(env)
    if app.builder.name == "chronicle-check":
        return
    report = report_on(env)
    for finding in report.findings:
        severity = report.severity(finding)
        if severity in _LEVELS:
            _logger.log(
                _LEVELS[severity],
                "%s",
                finding.message,
                type="chronicle",
                subtype=finding.rule,
                location=_location(finding, env),
            )


def _warn_of_unknown_rules(env: BuildEnvironment) -> None:
    """Tell of entities that allow what no rule forbids."""
    known = [rule.name for rule in RULES]
    for entity in chronicle_domain(env).chronicle.entities.values():
        for item in entity.references("allow"):
            if item.target not in known:
                near = next(iter(difflib.get_close_matches(item.target, known, n=1)), "")
                hint = suggest(near) or f"; the rules are {', '.join(known)}"
                message = f"option ‘allow’: there is no rule ‘{item.target}’{hint}"
                warn(
                    Trouble.VALUE,
                    f"{entity.ref.objtype} ‘{entity.ref.id}’: {message}",
                    _location(entity, env),
                )


def report_on(env: BuildEnvironment) -> Report:
    """Return all that the rules find in the book as it was last read."""
    severities = severities_of(env.config)
    findings, silenced = run_rules(RULES, manuscript_of(env), severities)
    return Report(
        findings=findings,
        severities=severities,
        files={name: str(env.doc2path(name, False)) for name in env.all_docs},
        silenced=silenced,
    )


def manuscript_of(env: BuildEnvironment) -> Manuscript:
    """Return the book as the rules read it, its pages in the order of the book."""
    chronicle = chronicle_domain(env).chronicle
    register = register_of(env)
    filings = [register.filing(docname) for docname in chronicle.positions]
    return Manuscript(
        chronicle=chronicle,
        locale=locale_of(env.config),
        passages=tuple(passage for filing in filings for passage in filing.passages),
        pictures=tuple(picture for filing in filings for picture in filing.pictures),
    )


def _location(stated: Finding | Entity, env: BuildEnvironment) -> tuple[str, int] | str:
    if stated.file:
        return f"{env.srcdir / stated.file}:{stated.line}"
    return stated.docname, stated.line
