"""Relations between people and their other side: whose brother is somebody's sibling.

A label says what the person named is to the one in whose entry it stands. Its other side is
found in parts: what stands around the word of kin (“great-grand…”, “step…”, “…-in-law”, “former
…”) holds both ways, and the word itself is turned round.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .chronicle import Chronicle
    from .entity import Ref


class Gender(StrEnum):
    """Which of a pair of words names somebody: brother or sister."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One side of a relation: its words, and by its neutral word the side opposite."""

    male: str
    female: str
    neutral: str
    opposite: str


_SIDES = (
    _Side(male="brother", female="sister", neutral="sibling", opposite="sibling"),
    _Side(male="father", female="mother", neutral="parent", opposite="child"),
    _Side(male="son", female="daughter", neutral="child", opposite="parent"),
    _Side(male="husband", female="wife", neutral="spouse", opposite="spouse"),
    _Side(male="fiancé", female="fiancée", neutral="betrothed", opposite="betrothed"),
    _Side(male="uncle", female="aunt", neutral="uncle or aunt", opposite="nephew or niece"),
    _Side(male="nephew", female="niece", neutral="nephew or niece", opposite="uncle or aunt"),
    _Side(male="widower", female="widow", neutral="surviving spouse", opposite="late spouse"),
    _Side(
        male="late husband",
        female="late wife",
        neutral="late spouse",
        opposite="surviving spouse",
    ),
    _Side(male="kinsman", female="kinswoman", neutral="relative", opposite="relative"),
    _Side(male="protégé", female="protégée", neutral="protégé", opposite="mentor"),
    _Side(male="mentor", female="mentor", neutral="mentor", opposite="protégé"),
)
_BY_WORD = {word: side for side in _SIDES for word in (side.male, side.female, side.neutral)}
_BY_WORD |= {"fiance": _BY_WORD["fiancé"], "fiancee": _BY_WORD["fiancée"]}
_BY_WORD |= {"protege": _BY_WORD["protégé"], "protegee": _BY_WORD["protégée"]}

_OPPOSITES = {
    "predecessor": "successor",
    "teacher": "pupil",
    "tutor": "pupil",
    "master": "apprentice",
    "guardian": "ward",
    "ancestor": "descendant",
    "captor": "captive",
    "killer": "victim",
    "employer": "employee",
    "patron": "client",
    "counsel": "client",
    "physician": "patient",
    "leader": "follower",
    "host": "guest",
    "handler": "agent",
    "creditor": "debtor",
    "biographer": "subject",
    "accuser": "accused",
    "superior": "subordinate",
    "chief": "aide",
}
_OPPOSITES |= {
    **{opposite: word for word, opposite in _OPPOSITES.items()},
    "client": "patron",
    "student": "teacher",
    "disciple": "teacher",
    "lawyer": "client",
    "attorney": "client",
    "doctor": "patient",
    "assassin": "victim",
    "murderer": "victim",
    "executioner": "victim",
    "jailer": "prisoner",
    "kidnapper": "hostage",
    "prisoner": "captor",
    "hostage": "captor",
    "commander": "subordinate",
    "boss": "subordinate",
    "case officer": "agent",
    **dict.fromkeys(
        (
            "secretary",
            "assistant",
            "deputy",
            "adjutant",
            "adviser",
            "advisor",
            "counselor",
            "chief of staff",
        ),
        "chief",
    ),
}
_MUTUAL = {
    "ally",
    "associate",
    "colleague",
    "companion",
    "comrade",
    "confederate",
    "correspondent",
    "cousin",
    "enemy",
    "friend",
    "in-law",
    "lover",
    "neighbor",
    "neighbour",
    "opponent",
    "partner",
    "rival",
    "twin",
}
# What may stand before and after the word that is turned round, and holds for both.
_BEFORE = re.compile(
    r"(?:(?:former|foster|twin|first|second|third|close|old|political|business|private|personal"
    r"|military|legal)\s+|(?:great|half|step|foster|god|ex|grand|arch|twin)-?)*"
)
_AFTER = re.compile(r"-in-law$|\s+(?:once|twice) removed$")
# What says of one side alone how it is done: the other side of a private secretary is a chief.
_EPITHETS = re.compile(r"(?:close|old|political|business|private|personal|military|legal)\s+")
_TURNED = {
    "elder": "younger",
    "older": "younger",
    "younger": "older",
    "adoptive": "adopted",
    "adopted": "adoptive",
}
_FIRST = re.compile(rf"({'|'.join(_TURNED)})\s+")


def inverse_relation(label: str, gender: Gender | None = None) -> str:
    """Return what A, of *gender*, is to B where B is A's *label*; empty where we do not know."""
    first, text = _part_first(label)
    lead = f"{_TURNED[first]} " if first else ""
    if text.startswith(("co-", "fellow ")) or text.endswith("mate"):
        return lead + text
    for around, word, after in _partings(text):
        turned = _turn(word, gender)
        if turned:
            before = lead + (around if word in _MUTUAL else _EPITHETS.sub("", around))
            # What stands around “uncle or aunt” belongs to both words.
            return " or ".join(f"{before}{each}{after}" for each in turned.split(" or "))
    return ""


def gender_of(label: str) -> Gender | None:
    """Return the gender of whoever is called *label*, None where the word does not say it."""
    for _around, word, _after in _partings(_part_first(label)[1]):
        side = _BY_WORD.get(word)
        if side is not None and side.male != side.female:
            if word == side.neutral:
                return None
            return Gender.FEMALE if word in (side.female, "fiancee", "protegee") else Gender.MALE
    return None


def genders_in(chronicle: Chronicle) -> dict[Ref, Gender]:
    """Return the people whom the relations of the book call brother, wife or daughter.

    Who is called by words of both genders is left out.
    """
    found: dict[Ref, set[Gender]] = defaultdict(set)
    for person in chronicle.of_type("person"):
        for reference in person.references("relations"):
            gender = gender_of(reference.label)
            goal = chronicle.find(reference.target, ("person",)) if gender else None
            if gender is not None and goal is not None:
                found[goal.ref].add(gender)
    return {ref: next(iter(genders)) for ref, genders in found.items() if len(genders) == 1}


def _part_first(label: str) -> tuple[str, str]:
    """Part a word that the other side turns round (“elder”) from the rest of *label*."""
    text = label.casefold().strip()
    first = _FIRST.match(text)
    return (first[1], text[first.end() :]) if first else ("", text)


def _partings(text: str) -> list[tuple[str, str, str]]:
    """Return the ways to part *text* into what stands before, the word, and what stands after.

    The longest word comes first: a stepson is a son, but “late husband” a word of its own.
    """
    tail = _AFTER.search(text)
    after = tail[0] if tail else ""
    rest = text.removesuffix(after)
    before = _BEFORE.match(rest)
    end = before.end() if before else 0
    seams = [0, *(place for place in range(1, end + 1) if _BEFORE.fullmatch(rest, 0, place))]
    partings = [(rest[:seam], rest[seam:], after) for seam in seams]
    return [("", text, ""), *partings]


def _turn(word: str, gender: Gender | None) -> str:
    side = _BY_WORD.get(word)
    if side is None:
        return word if word in _MUTUAL else _OPPOSITES.get(word, "")
    opposite = _BY_WORD[side.opposite]
    words = {Gender.MALE: opposite.male, Gender.FEMALE: opposite.female}
    return words[gender] if gender else opposite.neutral
