"""Whether the words between a date and a link make one clause of the two, in English.

“On April 17, 1961, the first ships *landed*” dates the landing; “On April 12 Kennedy said that no
Americans would *land*” dates what was said. Grammar is not parsed: what is not plain is no clause.
"""

from __future__ import annotations

import re

_VERB = re.compile(
    r"[a-z]{2,}ed|became|began|bought|broke|brought|built|came|chose|died|fell|fled|flew|fought|"
    r"found|gave|held|laid|landed|left|lost|made|met|put|resigned|rose|sailed|sank|sent|set|shot|"
    r"signed|spoke|struck|swore|took|won|wrote|was|were"
)
# None of these can stand in the subject of a verb, as far as a subject is plain.
_NO_SUBJECT = re.compile(
    r"that|which|who|whom|whose|when|where|while|because|as|than|but|or|if|then|not|about|above|"
    r"after|against|at|before|behind|below|between|by|during|for|from|in|into|near|off|on|onto|"
    r"over|through|to|towards?|under|until|upon|with|within|without|is|was|were|are|be|been|being|"
    r"had|has|have|having|did|does|do|would|could|should|will|can|may|might|must|said|told|knew|"
    r"saw|heard|read|thought|felt|met|held|made|gave|took|sent|left|led|began|came|went|found|"
    r"kept|brought|wrote|put|set|let|got|won|lost|ran|broke|[a-z]+ed"
)
_PRONOUNS = frozenset(("he", "she", "they", "it", "both", "all", "many", "some", "most"))
_ARTICLES = re.compile(
    r"the|an?|his|her|its|their|this|these|those|one|two|three|four|five|six|some|several|all|"
    r"many|most|both"
)
_JOINTS = frozenset(("and", "of"))
_WORD = re.compile(r"[^\W_][\w’'.-]*")
_POSSESSIVE = re.compile(r"[’']s?\Z")
# Adjective and noun: “the first ships”.
_PLAIN_WORDS = 2
_LONGEST = 8

_PLACE = re.compile(
    r"(?:\s+(?:at|in|near|off|on|from|to)(?:\s+(?:the|[A-Z][\w’'-]*)){1,4}){0,2}\s*"
)
_CLAUSE_START = re.compile(
    r"(?:^|[.;:!?”’)—–\ue000]\s*|,\s+(?:and\s+|but\s+)?|\b(?:and|but)\s+)"
    r"(?:(?:then|later|already|early|late)\s+)?(?:(?:on|in|early|late)\s+)*(?:the\s+)?$",
    re.IGNORECASE,
)


def is_subject(words: str) -> bool:
    """Tell whether *words*, between a date and a verb, are plainly what did it, or nothing."""
    found = _WORD.findall(words)
    rest = _WORD.sub("", words)
    if rest.strip(", \n\t") or "," in rest.lstrip()[1:] or len(found) > _LONGEST:
        return False
    return bool(found) and _is_noun_phrase(found)


def is_deed(words: str) -> bool:
    """Tell whether *words*, the text of a link, begin with what somebody did: “landed”."""
    first = words.split(maxsplit=1)
    return bool(first) and _VERB.fullmatch(first[0]) is not None


def end_of_place(text: str, start: int, end: int) -> int:
    """Return where the words end that say, between *start* and *end*, where something was."""
    place = _PLACE.match(text, start, end)
    return place.end() if place else start


def opens_clause(text: str, start: int) -> bool:
    """Tell whether a date at *start* stands first in its clause, but for “on” and the like."""
    return _CLAUSE_START.search(text, 0, start) is not None


def _is_noun_phrase(words: list[str]) -> bool:
    room = 0
    for word in words:
        if _NO_SUBJECT.fullmatch(word):
            return False
        if _ARTICLES.fullmatch(word) or _POSSESSIVE.search(word):
            room = _PLAIN_WORDS
        elif word[0].islower() and word not in _PRONOUNS | _JOINTS:
            if room == 0:
                return False
            room -= 1
    return not _ends_open(words[-1])


def _ends_open(word: str) -> bool:
    """Tell whether something must follow *word* before a verb can."""
    if word in _PRONOUNS:
        return False
    is_determiner = bool(_ARTICLES.fullmatch(word) or _POSSESSIVE.search(word))
    return is_determiner or word in _JOINTS
