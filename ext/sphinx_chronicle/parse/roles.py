"""The roles: links to entities, and dates in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxRole

from ..config import locale_of
from ..diagnostics import Trouble, warn
from ..env import DOMAIN
from ..model.dates import DateError, format_date, parse_date
from ..model.fields import clean
from ..model.names import NameForm
from ..nodes import historical_date

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

    from ..model.types import EntityType

_EXPLICIT = re.compile(r"(?P<words>.+?)\s*(?<!\\)<(?P<target>[^<>]*)>\s*", re.DOTALL)
_FORMS = {"~": NameForm.SURNAME, "+": NameForm.FULL}


class EntityRole(SphinxRole):
    """Read ``id``, ``words <id>``, ``~id``, ``+id`` or ``!id`` into a reference to resolve."""

    def __init__(self, objtype: EntityType) -> None:
        super().__init__()
        self.objtype = objtype

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
        xref = addnodes.pending_xref(
            self.rawtext,
            refdomain=DOMAIN,
            reftype=self.objtype.name,
            reftarget=target,
            refexplicit=bool(words),
            refwarn=True,
            refdoc=self.env.docname,
            chronicle_form=form.value,
            chronicle_linked=linked,
        )
        classes = ["xref", DOMAIN, f"{DOMAIN}-{self.objtype.name}"]
        shown = nodes.inline(self.rawtext, words or target, classes=classes)
        if not words:
            shown["chronicle_name"] = (self.objtype.name, target, form.value)
        xref += shown
        self.set_source_info(xref)
        return [xref], []


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
            warn(
                Trouble.DATE,
                f"date role: {error}; write it like this: ‘1961-04-17’, ‘1961-04~’ or"
                " ‘words <1961-04-17/1961-04-20>’",
                self.get_location(),
            )
            return [nodes.inline(self.rawtext, words or source)], []
        text = words or format_date(date, locale_of(self.config))
        node = historical_date(self.rawtext, text, edtf=date.edtf)
        self.set_source_info(node)
        return [node], []
