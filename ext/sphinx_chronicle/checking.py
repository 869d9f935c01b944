"""Run the historian's linter over the book that was read, in every build and alone."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_authoring.guard import guard

from .config import guide_of, linking_of, locale_of, severities_of
from .diagnostics import Trouble, suggest, warn
from .env import DOMAIN, chronicle_domain, register_of
from .model.autolink import unknown_exceptions
from .model.checks import RULES, Manuscript, Severity
from .model.checks.report import Report
from .model.checks.running import run_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model.checks import Finding, Rule
    from .model.entity import Entity

_logger = logging.getLogger(__name__)
_LEVELS = {Severity.WARNING: "WARNING", Severity.ERROR: "ERROR"}


def check_book(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of what the rules find; notes are left to the report of ``chronicle-check``."""
    _warn_of_unknown_rules(env)
    _warn_of_unknown_exceptions(env)
    if app.builder.name == "chronicle-check":
        return
    report = report_on(env)
    told: dict[str, None] = {}
    for finding in report.findings:
        severity = report.severity(finding)
        if severity in _LEVELS:
            _logger.log(
                _LEVELS[severity],
                "%s",
                _with_address(finding, report),
                type="chronicle",
                subtype=finding.rule,
                location=_location(finding, env),
            )
            told[finding.rule] = None
    if told:
        _logger.info("sphinx-chronicle explain %s: what is behind these findings", " ".join(told))


def _with_address(finding: Finding, report: Report) -> str:
    return f"{finding.message}; see {report.page(finding)}" if report.guide else finding.message


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


def _warn_of_unknown_exceptions(env: BuildEnvironment) -> None:
    for word in unknown_exceptions(chronicle_domain(env).chronicle, linking_of(env.config)):
        message = f"chronicle_autolink_except: ‘{word}’ is neither an id nor a name of the book"
        warn(Trouble.VALUE, f"{message}; correct it or take it out", None)


def report_on(env: BuildEnvironment) -> Report:
    """Return all that the rules find in the book as it was last read."""
    severities = severities_of(env.config)
    rules = [_guarded(rule) for rule in RULES]
    findings, silenced = run_rules(rules, manuscript_of(env), severities)
    return Report(
        findings=findings,
        severities=severities,
        files={name: str(env.doc2path(name, False)) for name in env.all_docs},
        silenced=silenced,
        guide=guide_of(env.config),
    )


def _guarded(rule: Rule) -> Rule:
    """Return *rule* so that a mistake in it costs what it would have found from there on."""

    def find(manuscript: Manuscript) -> Iterator[Finding]:
        with guard(DOMAIN, f"the rule ‘{rule.name}’ of the linter"):
            yield from rule.find(manuscript)

    return replace(rule, find=find)


def manuscript_of(env: BuildEnvironment) -> Manuscript:
    """Return the book as the rules read it, its pages in the order of the book.

    Those that no table of contents has come last.
    """
    chronicle = chronicle_domain(env).chronicle
    register = register_of(env)
    docnames = dict.fromkeys((*chronicle.positions, *register.docnames()))
    filings = [register.filing(docname) for docname in docnames]
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
