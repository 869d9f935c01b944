"""Rules about events: their parts and their causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .certainty import SLACK_TOLD, ends_of, is_over_before, may_meet, reaches_beyond
from .moments import moment_of
from .rule import Finding, Manuscript, Rule, Severity, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..chronicle import Chronicle
    from ..entity import Entity


def _find_outside(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for event in chronicle.events:
        for reference in event.references("part-of"):
            whole = chronicle.find(reference.target, (event.ref.objtype, "event"))
            how = _lies_outside(event, whole, chronicle) if whole else ""
            if whole and how:
                yield found(
                    "part-of",
                    event,
                    f"{how}, of which it is a part; correct a date or take ‘part-of’ out",
                    whole.ref,
                )


def _lies_outside(event: Entity, whole: Entity, chronicle: Chronicle) -> str:
    """Return how *event* lies outside *whole*, or reaches beyond it, for certain."""
    date, span = chronicle.beginning(event), chronicle.beginning(whole)
    if date is None or span is None:
        return ""
    around = f"‘{whole.ref.id}’ ({span})"
    if not may_meet(date, span):
        return f"{date} lies outside {around}"
    ends = ends_of(span)
    beyond = reaches_beyond(date, ends.start.first, ends.end.last)
    if beyond:
        return f"{date} {beyond} {around}"
    own, other = moment_of(event, date), moment_of(whole, span)
    if own and other and own.frame == other.frame:
        late = other.lasts and own.first > other.last
        if own.last < other.first or late:
            times = event.values["time"], whole.values["time"]
            return f"{date}, {times[0]}, lies outside ‘{whole.ref.id}’ ({span}, {times[1]})"
    return ""


def _find_reversed_causes(manuscript: Manuscript) -> Iterator[Finding]:
    chronicle = manuscript.chronicle
    for cause in chronicle.events:
        for reference in cause.references("leads-to"):
            effect = chronicle.find(reference.target, ("event",))
            when = _when_reversed(cause, effect, chronicle) if effect else None
            if effect and when:
                yield found(
                    "cause",
                    cause,
                    f"it leads to ‘{effect.ref.id}’, which was over on {when[1]}, before {when[0]};"
                    " correct a date or take ‘leads-to’ out",
                    effect.ref,
                )


def _when_reversed(cause: Entity, effect: Entity, chronicle: Chronicle) -> tuple[str, str] | None:
    """Return when cause and effect were, if the effect was over before the cause began."""
    date, then = chronicle.beginning(cause), chronicle.beginning(effect)
    if date is None or then is None:
        return None
    own, other = moment_of(cause, date), moment_of(effect, then)
    if own and other and own.frame == other.frame:  # at another place it may be another day
        if other.last >= own.first:
            return None
        if date != then:
            return str(date), str(then)
        return f"{date}, {cause.values['time']}", f"{then}, {effect.values['time']}"
    return (str(date), str(then)) if is_over_before(then, date) else None


PART_OF = Rule(
    name="part-of",
    sentence="An event lies outside the event that it is a part of, or reaches beyond it.",
    severity=Severity.WARNING,
    why="A battle after the end of its war is misdated, or belongs to another war; or the war has"
    " the wrong dates, and every chronology under it goes wrong.",
    mend="Correct one of the dates, or take ‘part-of’ out. If the whole is counted otherwise on"
    " purpose, say so: ‘:allow: part-of (counted from the landing)’.",
    unseen="A part without an end reaches no further than its whole; clock times are compared"
    " where both have one, in zones that tell."
    f" {SLACK_TOLD}",
    find=_find_outside,
)
CAUSE = Rule(
    name="cause",
    sentence="An effect was over before its cause began.",
    severity=Severity.WARNING,
    why="Nothing has an effect before it happens. Where the order is right, the cause was"
    " something earlier, perhaps an event that the book lacks.",
    mend="Correct one of the dates or clock times, turn ‘leads-to’ round, or name the earlier"
    " cause.",
    unseen="An effect that began before its cause and lasted on, and clock times whose zones do"
    " not tell which was first."
    f" {SLACK_TOLD}",
    find=_find_reversed_causes,
)
