"""The historian's linter: rules that read the book as a careful colleague would."""

from . import doubles, events, lives, naming, offices, presence, prose, records
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
    events.CYCLE,
    presence.ELSEWHERE,
    doubles.DOUBLE,
    doubles.SIMILAR,
    records.AUTHORITY,
    records.SOURCE,
    records.UNMENTIONED,
    records.COORDINATES,
    naming.AMBIGUOUS,
    naming.UNLINKED,
    naming.SURNAME,
    prose.CONTRADICTION,
    prose.QUOTATION,
    prose.PICTURE,
)

__all__ = ["RULES", "Finding", "Manuscript", "Rule", "Severity"]
