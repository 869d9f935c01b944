"""Run the rules, and leave out what conf.py or an entity's ``:allow:`` answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rule import Finding, Manuscript, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..chronicle import Chronicle


def run_rules(
    rules: Iterable[Rule], manuscript: Manuscript, severities: Mapping[str, Severity]
) -> tuple[tuple[Finding, ...], int]:
    """Return what the rules find, by page in book order and by line; and how much is silenced.

    A rule that is off is not run.
    """
    everything = [
        finding
        for rule in rules
        if severities[rule.name] is not Severity.OFF
        for finding in rule.find(manuscript)
    ]
    kept = [finding for finding in everything if not is_allowed(finding, manuscript.chronicle)]
    positions = manuscript.chronicle.positions
    last = len(positions)

    def place(finding: Finding) -> tuple[int, str, int, str, str]:
        docname = finding.docname
        position = positions.get(docname, last)
        return position, docname, finding.line, finding.rule, finding.message

    return tuple(sorted(kept, key=place)), len(everything) - len(kept)


def is_allowed(finding: Finding, chronicle: Chronicle) -> bool:
    """Tell whether an entity that *finding* is about allows it, with a reason."""
    for ref in (finding.subject, *finding.also):
        entity = chronicle.entities.get(ref) if ref else None
        if entity and any(item.target == finding.rule for item in entity.references("allow")):
            return True
    return False
