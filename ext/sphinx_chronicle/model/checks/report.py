"""What the rules found, as text for people and as JSON and SARIF for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

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
    """

    findings: tuple[Finding, ...]
    severities: Mapping[str, Severity]
    files: Mapping[str, str]
    silenced: int = 0

    def severity(self, finding: Finding) -> Severity:
        """Return how much weight *finding* has."""
        return self.severities[finding.rule]

    def file(self, finding: Finding) -> str:
        """Return the file that *finding* is in, from the folder of the book."""
        return finding.file or self.files[finding.docname]

    def count(self, severity: Severity) -> int:
        """Return how many findings have *severity*."""
        return sum(self.severity(finding) is severity for finding in self.findings)


def format_text(report: Report) -> str:
    """Return the report by file, one finding a line, and a last line that counts."""
    lines: list[str] = []
    for file, findings in groupby(report.findings, key=report.file):
        lines.append(file)
        lines += (
            f"  {finding.line}: {report.severity(finding)}: {finding.message} [{finding.rule}]"
            for finding in findings
        )
        lines.append("")
    counts = (
        _counted(report.count(severity), str(severity))
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    )
    lines.append(f"{', '.join(counts)}; {report.silenced} silenced")
    return "\n".join(lines) + "\n"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def format_json(report: Report) -> str:
    """Return the report as a JSON object: findings, and how many of each severity."""
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
        }
        for finding in report.findings
    ]
    counts = {
        severity.value: report.count(severity)
        for severity in Severity
        if severity is not Severity.OFF
    }
    return _dump({"findings": found, "counts": counts, "silenced": report.silenced})


def format_sarif(report: Report, rules: Sequence[Rule], version: str) -> str:
    """Return the report as SARIF 2.1.0, which editors and code hosts show beside the lines.

    Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
    """
    driver = {
        "name": "sphinx-chronicle",
        "version": version,
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": rule.sentence},
                "defaultConfiguration": {"level": _LEVELS.get(rule.severity, "none")},
            }
            for rule in rules
        ],
    }
    results = [
        {
            "ruleId": finding.rule,
            "level": _LEVELS[report.severity(finding)],
            "message": {"text": finding.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": report.file(finding)},
                        "region": {"startLine": max(1, finding.line)},
                    }
                }
            ],
        }
        for finding in report.findings
    ]
    run = {"tool": {"driver": driver}, "results": results}
    return _dump({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
