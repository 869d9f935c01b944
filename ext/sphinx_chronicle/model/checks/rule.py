"""What a rule of the historian's linter is, what it reads, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..chronicle import Chronicle
    from ..entity import Entity, Ref
    from ..passages import Passage, Picture


class Severity(StrEnum):
    """How much weight a finding has.

    What contradicts itself is a warning, or an error where nobody could mean it; what is only
    missing is a note. Notes stand in the report and do not disturb a build.
    """

    OFF = "off"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule has to say of one place in the book.

    *line* counts from 1, in the page or in the data *file* (from the folder of the book).
    *subject* is the entity whose ``:allow:`` can silence the finding, and
    *also* are others that can.
    """

    rule: str
    message: str
    docname: str
    line: int
    file: str = ""
    subject: Ref | None = None
    also: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """The whole book as rules read it: the linked records, and the prose around them.

    *locale* is that of the dates in the prose.
    """

    chronicle: Chronicle
    locale: str = "en_US"
    passages: tuple[Passage, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that a careful colleague would notice.

    *name* is the subtype of its warnings, *sentence* says in one what is wrong, *severity* is
    the one it has unless conf.py says otherwise, *find* yields what it finds in a manuscript.
    The rest explains it, to the command line, to SARIF and to the guide alike: *why* it matters,
    how to *mend* what it finds, and what it leaves *unseen*.
    """

    name: str
    sentence: str
    severity: Severity
    why: str
    mend: str
    unseen: str
    find: Callable[[Manuscript], Iterator[Finding]]


def found(rule: str, entity: Entity, message: str, *also: Ref) -> Finding:
    """Return a finding of *rule* at the directive of *entity*, whom the message names first."""
    return Finding(
        rule=rule,
        message=f"{entity.ref.objtype} ‘{entity.ref.id}’: {message}",
        docname=entity.docname,
        line=entity.line,
        file=entity.file,
        subject=entity.ref,
        also=also,
    )
