"""``{lifelines}``: lives and terms of office, and the events that fell into them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from ..model.drawing import Plate
from ..model.fields import split_list
from ..model.layout.lifelines import (
    Crossing,
    Lives,
    Row,
    Stretch,
    draw_narrow,
    draw_phone,
    draw_wide,
)
from ..model.life_spans import span_of_life, window_of
from ..model.lifelines import Choice, Lifelines, Order, Post, find_lifelines
from ..model.terms import Span, span_of
from ..render.cards import bulleted
from ..render.drawings import drawn
from ..render.links import render_item
from .view import View, ViewOption, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.ages import Age
    from ..model.chronicle import Chronicle
    from ..model.lifelines import Landmark, Life, Term
    from ..model.selection import ViewRequest
    from ..nodes import chronicle_view

_translate = get_translation("sphinx_chronicle")

_POSTS = {
    "offices": (Post.OFFICE,),
    "affiliations": (Post.MEMBERSHIP,),
    "all": tuple(Post),
    "lives": (),
}
_NAMED = 8  # people in a description, at most


def _(message: str) -> str:
    """Return *message* in the language of the book; Sphinx may give a proxy, unfit to paint."""
    return str(_translate(message))


def compose_lifelines(
    chronicle: Chronicle, request: ViewRequest, locale: str
) -> tuple[str, Lifelines]:
    """Return the title and the lives asked for."""
    order = request.setting("sort", str)
    choice = Choice(
        people=request.setting("people", tuple) or (),
        offices=request.setting("offices", tuple) or (),
        events=request.setting("events", tuple) or (),
        posts=_POSTS[request.setting("show", str) or "all"],
        order=Order(order) if order else None,
        selection=request.selection,
    )
    return request.setting("title", str) or "", find_lifelines(choice, chronicle, locale)


def render_lifelines(
    record: tuple[str, Lifelines], placeholder: chronicle_view
) -> list[nodes.Node]:
    """Return the drawing with a list as its twin, or a sentence where there is nothing."""
    title, lifelines = record
    docname = placeholder["docname"]
    lives = _lives(lifelines)
    heading = [nodes.rubric(title, title, classes=["chronicle-group"])] if title else []
    if lives is None:
        twin = _twin(lifelines, docname) if lifelines.lives else []
        return [*heading, nodes.paragraph("", _("No lives to show.")), *twin]
    plate = Plate(
        kind="lifelines",
        title=title or (_("Terms of office") if lifelines.of_offices else _("Lifelines")),
        description=_describe(lifelines),
        wide=partial(draw_wide, lives),
        narrow=partial(draw_narrow, lives),
        phone=partial(draw_phone, lives),
    )
    return [*heading, *drawn(plate, _twin(lifelines, docname), placeholder)]


def _describe(lifelines: Lifelines) -> str:
    people = list(dict.fromkeys(life.who.text for life in lifelines.lives))
    names = ", ".join(people[:_NAMED])
    if len(people) > _NAMED:
        told = _("Bars along an axis of time: {names}, and {count} others.").format(
            names=names, count=len(people) - _NAMED
        )
    else:
        told = _("Bars along an axis of time: {names}.").format(names=names)
    if lifelines.landmarks:
        events = ", ".join(landmark.event.text for landmark in lifelines.landmarks)
        told += " " + _("Lines across them: {events}.").format(events=events)
    return told


# --- the drawing -------------------------------------------------------------------------------


def _lives(lifelines: Lifelines) -> Lives | None:
    """Return what the layout draws of *lifelines*, None where no date is known."""
    shown = [(life, span_of_life(life, lifelines)) for life in lifelines.lives]
    window = window_of(lifelines)
    rows = [_row(life, span, lifelines) for life, span in shown if span]
    if window is None or not rows:
        return None
    undated = ", ".join(life.who.text for life, span in shown if not span)
    remark = _("No date is known of: {names}.").format(names=undated)
    return Lives(
        rows=tuple(rows),
        crossings=tuple(_crossing(landmark) for landmark in lifelines.landmarks),
        since=window[0],
        until=window[1],
        locale=lifelines.locale,
        remarks=(remark,) if undated else (),
    )


def _row(life: Life, span: Span | None, lifelines: Lifelines) -> Row:
    return Row(
        name=life.who.text,
        years=life.who.when,
        born=life.born_in,
        died=life.died_in,
        span=None if lifelines.of_offices else span,
        stretches=tuple(
            _stretch(term, span_of(term.date, life.born, life.died), lifelines)
            for term in life.terms
            if term.date
        ),
        title=_title(life, lifelines.landmarks),
        goal=life.who.goal,
        group=life.group,
    )


def _stretch(term: Term, span: Span, lifelines: Lifelines) -> Stretch:
    label, name = term.what.label, term.what.text
    named = f"{name} ({label})" if label else name
    labels = [named, name, term.short]
    if lifelines.of_offices:  # the heading says which
        labels = [f"{term.what.when} ({label})" if label else "", term.what.when, term.years]
    elif term.post is Post.MEMBERSHIP:
        labels = [f"{label}, {name}" if label else "", name, term.short]
    return Stretch(
        span=span,
        style=term.post.value,
        labels=tuple(dict.fromkeys(text for text in labels if text)),
        title=f"{named}: {term.what.when}",
        goal=term.what.goal,
        thin=term.post is Post.MEMBERSHIP,
    )


def _crossing(landmark: Landmark) -> Crossing:
    date = landmark.date
    days = [day.ordinal for day in (date.lower or date.upper, date.upper or date.lower) if day]
    return Crossing(
        label=landmark.event.text,
        first=days[0],
        last=days[-1],
        title=f"{landmark.event.text}: {landmark.event.lead}",
        goal=landmark.event.goal,
    )


def _title(life: Life, landmarks: Iterable[Landmark]) -> str:
    """Return who it is and how old at the events, for the pointer to show."""
    name = f"{life.who.text} ({life.who.when})" if life.who.when else life.who.text
    ages = [
        _("{age} at: {event}").format(age=_age(age), event=landmark.event.text)
        for landmark, age in zip(landmarks, life.ages, strict=True)
        if age
    ]
    return "; ".join([name, *ages])


def _age(age: Age) -> str:
    if age.least == age.most:
        years = str(age.least)
    elif age.most == age.least + 1:
        years = _("{least} or {most}").format(least=age.least, most=age.most)
    else:
        years = f"{age.least}–{age.most}"
    words = _("age about {years}") if age.about else _("age {years}")
    return words.format(years=years)


# --- the twin ----------------------------------------------------------------------------------


def _twin(lifelines: Lifelines, docname: str) -> list[nodes.Node]:
    """Return the lives as a list, by group, each with terms and ages."""
    groups: dict[str, list[Life]] = {}
    for life in lifelines.lives:
        groups.setdefault(life.group, []).append(life)
    found: list[nodes.Node] = []
    for group, lives in groups.items():
        if group:
            found.append(nodes.rubric(group, group, classes=["chronicle-group"]))
        items = (_item(life, lifelines.landmarks, docname) for life in lives)
        found.append(nodes.bullet_list("", *items, bullet="-"))
    return found


def _item(life: Life, landmarks: Iterable[Landmark], docname: str) -> nodes.list_item:
    item = nodes.list_item("", nodes.paragraph("", "", *render_item(life.who, docname)))
    lines = [render_item(term.what, docname) for term in life.terms]
    for landmark, age in zip(landmarks, life.ages, strict=True):
        if age:
            lines.append([nodes.Text(f"{_age(age)}: "), *render_item(landmark.event, docname)])
    if lines:
        item += bulleted(lines)
    return item


LIFELINES = View(
    name="lifelines",
    compose=compose_lifelines,
    render=render_lifelines,
    objtype="person",
    argument=ViewOption(
        name="title",
        example="{lifelines} Two generations",
        help="What the drawing is called.",
    ),
    options=(
        ViewOption(
            name="people",
            example="castro-fidel; kennedy-john",
            help="Whose lives, in this order; without it, those who pass the filters.",
            read=split_list,
            to=("person",),
        ),
        ViewOption(
            name="offices",
            example="president-us; director-of-central-intelligence",
            help="The terms of those who held these offices, instead of lives.",
            read=split_list,
            to=("office",),
        ),
        ViewOption(
            name="events",
            example="invasion; missile-crisis",
            help="Events that cross all lives as lines.",
            read=split_list,
            to=("event",),
        ),
        ViewOption(
            name="show",
            example="offices",
            help="What is drawn on a life: offices, affiliations, all, or lives (nothing).",
            read=one_of("all", "offices", "affiliations", "lives"),
        ),
        ViewOption(
            name="sort",
            example="born",
            help="The order: born, died, name or office.",
            read=one_of(*Order),
        ),
    ),
    help="Lives and terms of office as bars, and events across them; a list as its twin.",
)
