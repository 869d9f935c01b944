"""The roles: links to entities, and dates in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxRole

from ..config import locale_of
from ..diagnostics import Trouble, warn, with_example
from ..env import DOMAIN
from ..model.dates import DateError, format_date, parse_date
from ..model.fields import clean
from ..model.holders import read_day
from ..model.names import NameForm
from ..nodes import book_data, historical_date

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

    from ..model.types import EntityType

_EXPLICIT = re.compile(r"(?P<words>.+?)\s*(?<!\\)<(?P<target>[^<>]*)>\s*", re.DOTALL)
_FORMS = {"~": NameForm.SURNAME, "+": NameForm.FULL}


class LinkRole(SphinxRole):
    """Read ``id``, ``words <id>``, ``~id``, ``+id`` or ``!id`` into a reference to resolve.

    Where the role *takes_day*, a day or the id of an event may follow: ``id @ 1961-04-17``.
    """

    objtype: str
    takes_day = False

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return one pending reference, which shows the author's words or the entity's name."""
        match = _EXPLICIT.fullmatch(self.text)
        target = clean(match["target"] if match else self.text)
        words = clean(match["words"]) if match else ""
        form = NameForm.SHORT
        linked = True
        while target[:1] in ("~", "+", "!"):
            linked = linked and target[0] != "!"
            form = _FORMS.get(target[0], form)
            target = target[1:].lstrip()
        target, when = self._part_day(target)
        xref = addnodes.pending_xref(
            self.rawtext,
            refdomain=DOMAIN,
            reftype=self.objtype,
            reftarget=target,
            refexplicit=bool(words),
            refwarn=True,
            refdoc=self.env.docname,
            chronicle_form=form.value,
            chronicle_linked=linked,
            chronicle_when=when,
        )
        classes = ["xref", DOMAIN, f"{DOMAIN}-{self.objtype}"]
        shown = nodes.inline(self.rawtext, words or target, classes=classes)
        if not words:
            shown["chronicle_name"] = (self.objtype, target, form.value, when)
        xref += shown
        self.set_source_info(xref)
        return [xref], []

    def _part_day(self, text: str) -> tuple[str, str]:
        """Return the id, and the day or event behind the ``@``; empty where it is no such thing."""
        if not self.takes_day:
            return text, ""
        target, at, when = (part.strip() for part in text.partition("@"))
        try:
            if at:
                read_day(when)
        except DateError as error:
            self._warn_of_day(target, str(error))
            return target, ""
        return target, when

    def _warn_of_day(self, target: str, error: str) -> None:
        warn(
            Trouble.DATE,
            f"{self.name} role: {error or 'there is no day'}; after the @ stands the day or the id"
            f" of an event: ‘{target} @ 1961-04-17’",
            self.get_location(),
        )


class EntityRole(LinkRole):
    """Link to an entity.

    A person may be called by the titles of a day: ``+dulles-allen @ 1961-04-17`` gives “Allen
    Welsh Dulles, Director of Central Intelligence (1953–61)”, the offices held on that day, each
    with its term, in place of the life dates; without the ``+`` the terms are left out.
    """

    def __init__(self, objtype: EntityType) -> None:
        super().__init__()
        self.objtype = objtype.name
        self.takes_day = objtype.name == "person"


class HolderRole(LinkRole):
    """Link to whoever held an office on a day or at an event.

    ``{holder}`director-of-central-intelligence @ 1961-04-17` `` gives “Allen Dulles”; an
    interval, month or year gives all who held it then, “A and B”; one who stood in is marked:
    “Charles Cabell (acting)”. Where the ends of terms leave it open, “A or B”, with a warning. On
    a day of hand-over the incoming holder has the office. ``~``, ``+``, ``!`` and
    ``words <office @ day>`` are as in links to entities; words for several link to the office.
    """

    objtype = "office"
    takes_day = True

    def _part_day(self, text: str) -> tuple[str, str]:
        if "@" not in text:
            self._warn_of_day(text, "")
        return super()._part_day(text)


class DateRole(SphinxRole):
    """Read ``EDTF`` or ``words <EDTF>`` into a date that is shown as readers expect it."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the date; the text as typed, with a warning, where it is none."""
        match = _EXPLICIT.fullmatch(self.text)
        source = (match["target"] if match else self.text).strip()
        words = clean(match["words"]) if match else ""
        try:
            date = parse_date(source)
        except DateError as error:
            examples = "‘1961-04-17’, ‘1961-04~’ or ‘words <1961-04-17/1961-04-20>’"
            message = with_example(f"date role: {error}", examples)
            warn(Trouble.DATE, message, self.get_location())
            return [nodes.inline(self.rawtext, words or source)], []
        text = words or format_date(date, locale_of(self.config))
        node = historical_date(self.rawtext, text, edtf=date.edtf)
        self.set_source_info(node)
        return [node], []


class BookDataRole(SphinxRole):
    """Read ``chronicle.json`` or ``words <chronicle.json>`` into a link to that file of data."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return a placeholder with the words, or with the name of the file."""
        match = _EXPLICIT.fullmatch(self.text)
        name = clean(match["target"] if match else self.text)
        words = clean(match["words"]) if match else name
        shown = nodes.inline(words, words) if match else nodes.literal(words, words)
        node = book_data("", "", shown, file=name)
        self.set_source_info(node)
        return [node], []
