"""``{officeholders}``: who held which office on a day or at an event, or one after another."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from ..model.dates import (
    DateError,
    DateForm,
    HistoricalDate,
    format_date,
    format_term,
    parse_date,
)
from ..model.fields import FieldError, clean, split_list
from ..model.items import Item, full_item, short_item
from ..model.selection import select
from ..model.terms import Certainty, query_of
from ..render.cards import bulleted
from ..render.links import date_node, render_item
from .view import View, ViewOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.chronicle import Chronicle
    from ..model.entity import Entity, Ref
    from ..model.offices import Holding, Tenure
    from ..model.selection import Selection, ViewRequest
    from ..nodes import chronicle_view
    from .view import Complaint

_ = get_translation("sphinx_chronicle")

# Of the columns of a table, in hundredths: office, holder, term.
_WIDTHS = (42, 26, 32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One office with its holders; *apart* are those whose time is unknown."""

    office: Item
    holders: tuple[Item, ...]
    apart: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incumbents:
    """Offices with their holders: on *day*, at *event*, or, with neither, in all their time."""

    posts: tuple[Post, ...]
    day: str = ""
    edtf: str = ""
    event: Item | None = None


def compose_incumbents(chronicle: Chronicle, request: ViewRequest, locale: str) -> Incumbents:
    """Return the offices asked for with their holders, in the order of the book.

    For a day, an office that nobody held is left out unless it was asked for by name.
    """
    event = _event(request, chronicle)
    date = chronicle.beginning(event) if event else request.setting("on", HistoricalDate)
    named = bool(request.setting("office", tuple))
    offices = _offices(request, chronicle)
    posts = [_post(office, date, request, chronicle, locale) for office in offices]
    return Incumbents(
        posts=tuple(post for post in posts if post.holders or post.apart or named),
        day=format_date(date, locale) if date else "",
        edtf=date.edtf if date else "",
        event=_short_item(event.ref, chronicle) if event else None,
    )


def _event(request: ViewRequest, chronicle: Chronicle) -> Entity | None:
    ids = request.setting("event", tuple) or ()
    return next((event for event in map(chronicle.find_event, ids) if event), None)


def _offices(request: ViewRequest, chronicle: Chronicle) -> tuple[Entity, ...]:
    """Return the offices that pass the filters; the period is that of terms, offices have none."""
    named = request.setting("office", tuple) or ()
    if named:
        found = (chronicle.find(office, ("office",)) for office in named)
        offices = tuple(office for office in found if office is not None)
    else:
        offices = tuple(sorted(chronicle.of_type("office"), key=chronicle.time_key))
    timeless = replace(request.selection, since=None, until=None)
    return select(offices, timeless, chronicle)


def _post(
    office: Entity,
    date: HistoricalDate | None,
    request: ViewRequest,
    chronicle: Chronicle,
    locale: str,
) -> Post:
    item = _short_item(office.ref, chronicle)
    if date is not None:
        holdings = chronicle.tenures.holders_on(office.ref, date)
        holders = tuple(_incumbent(each, chronicle, locale) for each in holdings)
        return Post(office=item, holders=holders)
    tenures = chronicle.tenures.of_office(office.ref)
    wanted = [tenure for tenure in tenures if _is_in_time(tenure, request.selection)]
    return Post(
        office=item,
        holders=tuple(_holder(each, chronicle, locale) for each in wanted if each.term),
        apart=tuple(_holder(each, chronicle, locale) for each in wanted if not each.term),
    )


def _incumbent(holding: Holding, chronicle: Chronicle, locale: str) -> Item:
    """Return the holder on a day, remarked where that is in doubt; the term as tables have it."""
    tenure = holding.tenure
    is_sure = holding.certainty is Certainty.CERTAIN
    remarks = (tenure.label, "" if is_sure else str(_("uncertain")))
    return replace(
        _short_item(tenure.person, chronicle),
        label=", ".join(remark for remark in remarks if remark),
        when=format_date(tenure.term, locale, DateForm.SHORT) if tenure.term else "",
    )


def _holder(tenure: Tenure, chronicle: Chronicle, locale: str) -> Item:
    """Return the holder with label and term."""
    when = format_term(tenure.term, locale) if tenure.term else ""
    return replace(_short_item(tenure.person, chronicle), label=tenure.label, when=when)


def _short_item(ref: Ref, chronicle: Chronicle) -> Item:
    """Return a link to *ref*, in full to an office."""
    entity = chronicle.entities[ref]
    naming = full_item if ref.objtype == "office" else short_item
    return naming(entity, chronicle)


def _is_in_time(tenure: Tenure, selection: Selection) -> bool:
    """Tell whether a day of the term may lie in the period; a term nobody knows lies in none."""
    if selection.since is None and selection.until is None:
        return True
    if tenure.span is None:
        return False
    since = query_of(selection.since)[0] if selection.since else -math.inf
    until = query_of(selection.until)[1] if selection.until else math.inf
    return tenure.span.end.last >= since and tenure.span.start.first <= until


def render_incumbents(found: Incumbents, placeholder: chronicle_view) -> list[nodes.Node]:
    """Return a table of offices and holders for a day, else a list of holders by office."""
    docname = placeholder["docname"]
    box = nodes.container("", classes=["chronicle-view", "chronicle-officeholders"])
    if not found.posts:
        empty = _("No officeholders to show.")
        box += nodes.paragraph(empty, empty)
    elif found.day:
        box += _render_caption(found, docname)
        box += _render_table(found.posts, docname)
    else:
        box += nodes.definition_list("", *(_render_post(post, docname) for post in found.posts))
    return [box]


def _render_caption(found: Incumbents, docname: str) -> nodes.rubric:
    """Return “In office on April 17, 1961”, or “In office at the Landing (April 17–20, 1961)”."""
    caption = nodes.rubric("", "", classes=["chronicle-group"])
    day = date_node(found.day, found.edtf)
    if found.event is None:
        caption += [nodes.Text(_("In office:") + " "), day]
    else:
        caption += [nodes.Text(_("In office:") + " "), *render_item(found.event, docname)]
        caption += [nodes.Text(", "), day]
    return caption


def _render_table(posts: tuple[Post, ...], docname: str) -> nodes.table:
    """Return a row for each holder, which names the office again: manual pages span no rows."""
    body = nodes.tbody()
    for post in posts:
        for holder in post.holders or (Item(text=str(_("nobody known"))),):
            office = _cell(render_item(post.office, docname))
            name = _cell(render_item(replace(holder, when=""), docname))
            body += nodes.row("", office, name, _cell([nodes.Text(holder.when)]))
    return _table((_("Office"), _("Holder"), _("Term")), body)


def _table(headings: tuple[str, ...], body: nodes.tbody) -> nodes.table:
    head = nodes.thead("", nodes.row("", *(_cell([nodes.Text(each)]) for each in headings)))
    group = nodes.tgroup(cols=len(_WIDTHS))
    group += [nodes.colspec(colwidth=width) for width in _WIDTHS]
    group += [head, body]
    return nodes.table("", group, classes=["colwidths-given", "chronicle-posts"])


def _cell(words: list[nodes.Node]) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *words))


def _render_post(post: Post, docname: str) -> nodes.definition_list_item:
    """Return an office with its holders one after another, and apart those of unknown time."""
    definition = nodes.definition()
    if post.holders:
        definition += bulleted(render_item(holder, docname) for holder in post.holders)
    if post.apart:
        line: list[nodes.Node] = [nodes.Text(_("At a time not known:") + " ")]
        for number, holder in enumerate(post.apart):
            line += [nodes.Text("; ")] if number else []
            line += render_item(holder, docname)
        definition += nodes.paragraph("", "", *line)
    if not definition.children:
        nobody = _("nobody known")
        definition += nodes.paragraph(nobody, nobody)
    term = nodes.term("", "", *render_item(post.office, docname))
    return nodes.definition_list_item("", term, definition)


def _read_date(text: str) -> HistoricalDate:
    try:
        return parse_date(clean(text))
    except DateError as error:
        raise FieldError(f"is not a date: {error}") from error


def _examine(request: ViewRequest, _body: list[nodes.Node]) -> Iterator[Complaint]:
    """Yield what is wrong with the options together: they may name one day, or one event."""
    events = request.setting("event", tuple) or ()
    day = request.setting("on", HistoricalDate)
    if events and day:
        yield "options ‘on’ and ‘event’ both say the day; take one out", None
    if len(events) > 1:
        yield f"option ‘event’ names {len(events)} events, but the view shows one day", None


OFFICEHOLDERS = View(
    name="officeholders",
    compose=compose_incumbents,
    render=render_incumbents,
    objtype="office",
    options=(
        ViewOption(
            name="on",
            example="1961-04-17",
            read=_read_date,
            help="The day, month or year for which the holders are shown.",
        ),
        ViewOption(
            name="event",
            example="landing-giron",
            read=split_list,
            to=("event",),
            help="The event at whose date the holders are shown.",
        ),
        ViewOption(
            name="office",
            example="president-us; secretary-of-state",
            read=split_list,
            to=("office",),
            help="The offices shown, in this order; all in the order of the book without it.",
        ),
    ),
    examine=_examine,
    help="Who held which office on a day or at an event; without either, each office with its"
    " holders one after another.",
)
