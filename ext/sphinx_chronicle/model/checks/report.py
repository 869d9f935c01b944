"""What the rules found, as text for people and as JSON and SARIF for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from posixpath import join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .explanation import guide_page, help_text
from .rule import Finding, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The findings that were not silenced, by file and line, with the severity of each rule.

    *files* gives the source file of each page, from the folder of the book.
    *silenced* counts the findings that an entity's ``:allow:`` or conf.py answers for.
    *guide* is the address of the authors' guide, empty where it has none.
    """

    findings: tuple[Finding, ...]
    severities: Mapping[str, Severity]
    files: Mapping[str, str]
    silenced: int = 0
    guide: str = ""

    def severity(self, finding: Finding) -> Severity:
        """Return how much weight *finding* has."""
        return self.severities[finding.rule]

    def file(self, finding: Finding) -> str:
        """Return the file that *finding* is in, from the folder of the book."""
        return finding.file or self.files[finding.docname]

    def page(self, finding: Finding) -> str:
        """Return the page of the guide that explains *finding*."""
        return guide_page(finding.rule, self.guide)

    def count(self, severity: Severity) -> int:
        """Return how many findings have *severity*."""
        return sum(self.severity(finding) is severity for finding in self.findings)


def format_text(report: Report) -> str:
    """Return the report by file, one finding a line, where to read on, and a line that counts."""
    lines: list[str] = []
    for file, findings in groupby(report.findings, key=report.file):
        lines.append(file)
        lines += (
            f"  {finding.line}: {report.severity(finding)}: {finding.message} [{finding.rule}]"
            for finding in findings
        )
        lines.append("")
    lines += _where_to_read_on(report)
    counts = (
        _counted(report.count(severity), str(severity))
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    )
    lines.append(f"{', '.join(counts)}; {report.silenced} silenced")
    return "\n".join(lines) + "\n"


def _where_to_read_on(report: Report) -> list[str]:
    names = dict.fromkeys(finding.rule for finding in report.findings)
    if not names:
        return []
    lines = [f"sphinx-chronicle explain {' '.join(names)}"]
    if report.guide:
        lines += (guide_page(name, report.guide) for name in names)
    return [*lines, ""]


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def format_json(report: Report) -> str:
    """Return the report as a JSON object: findings, and how many of each severity.

    *page* is that of the guide, *url* its address or null.
    """
    found = [
        {
            "file": report.file(finding),
            "line": finding.line,
            "rule": finding.rule,
            "severity": report.severity(finding).value,
            "message": finding.message,
            "subject": None
            if finding.subject is None
            else {"type": finding.subject.objtype, "id": finding.subject.id},
            "page": guide_page(finding.rule),
            "url": report.page(finding) if report.guide else None,
        }
        for finding in report.findings
    ]
    counts = {
        severity.value: report.count(severity)
        for severity in Severity
        if severity is not Severity.OFF
    }
    return _dump({"findings": found, "counts": counts, "silenced": report.silenced})


def format_sarif(report: Report, rules: Sequence[Rule], version: str, folder: str = "") -> str:
    """Return the report as SARIF 2.1.0, which editors and code hosts show beside the lines.

    *folder* is the way to the book from the folder in which they look for files.

    Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
    """
    driver = {
        "name": "sphinx-chronicle",
        "version": version,
        "rules": [_describe(rule, report.guide) for rule in rules],
    }
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    results = [
        {
            "ruleId": finding.rule,
            "ruleIndex": numbers[finding.rule],
            "level": _LEVELS[report.severity(finding)],
            "message": {"text": finding.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": quote(normpath(join(folder, report.file(finding))))
                        },
                        "region": {"startLine": max(1, finding.line)},
                    }
                }
            ],
        }
        for finding in report.findings
    ]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return _dump({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _describe(rule: Rule, guide: str) -> dict[str, object]:
    """Return *rule* as SARIF describes one."""
    described: dict[str, object] = {
        "id": rule.name,
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": f"{rule.sentence} {rule.why}"},
        "help": {"text": help_text(rule)},
        "defaultConfiguration": {"level": _LEVELS.get(rule.severity, "none")},
    }
    if guide:
        described["helpUri"] = guide_page(rule.name, guide)
    return described


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
