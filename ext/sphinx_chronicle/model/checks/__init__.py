"""The historian's linter: rules that read the book as a careful colleague would."""

from . import (
    contradictions,
    cycles,
    doubles,
    events,
    lives,
    naming,
    offices,
    presence,
    prose,
    records,
    similar,
)
from .rule import Finding, Manuscript, Rule, Severity

RULES: tuple[Rule, ...] = (
    lives.LIFE_ORDER,
    lives.LIFE_SPAN,
    lives.LIFETIME,
    lives.CHILDHOOD,
    lives.TERM,
    offices.SEATS,
    offices.TERM_END,
    offices.IN_OFFICE,
    events.PART_OF,
    events.CAUSE,
    cycles.CYCLE,
    presence.ELSEWHERE,
    doubles.DOUBLE,
    similar.SIMILAR,
    records.AUTHORITY,
    records.SOURCE,
    records.UNMENTIONED,
    records.COORDINATES,
    naming.AMBIGUOUS,
    naming.UNLINKED,
    naming.SURNAME,
    contradictions.CONTRADICTION,
    prose.QUOTATION,
    prose.PICTURE,
)

__all__ = ["RULES", "Finding", "Manuscript", "Rule", "Severity"]
