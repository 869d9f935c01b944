"""``{network}``: whom one person had to do with, and where."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from ..diagnostics import Trouble, warn
from ..model.drawing import Plate
from ..model.fields import FieldError, clean, split_list
from ..model.layout.network import (
    Link,
    Node,
    Shape,
    Star,
    Strand,
    draw_narrow,
    draw_phone,
    draw_wide,
)
from ..model.network import Network, Question, Through, find_network
from ..model.network_groups import Grouping
from ..render.drawings import drawn
from ..render.ties import pair_list, relation_words, tie_table
from .view import View, ViewOption, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.chronicle import Chronicle
    from ..model.items import Item
    from ..model.network import Meeting, Pair, Tie
    from ..model.selection import ViewRequest
    from ..nodes import chronicle_view

_translate = get_translation("sphinx_chronicle")

_LIMIT = 24
_MOST = 100
_CENTERS = ("person", "organization")
_SHOWN = {"people": ("person",), "organizations": ("organization",), "all": _CENTERS}


def _(message: str) -> str:
    """Return *message* in the language of the book; Sphinx may give a proxy, unfit to paint."""
    return str(_translate(message))


def _read_center(text: str) -> tuple[str, ...]:
    ids = split_list(text)
    if len(ids) != 1:
        raise FieldError(f"names {len(ids)} entities, but one stands in the middle")
    return ids


def _read_through(text: str) -> tuple[Through, ...]:
    words = split_list(text)
    if words == ("all",):
        return tuple(Through)
    known = [*Through, "all"]
    for word in words:
        if word not in list(Through):
            raise FieldError(f"is ‘{word}’; write {' or '.join(f'‘{word}’' for word in known)}")
    return tuple(Through(word) for word in words)


def _read_limit(text: str) -> int:
    word = clean(text)
    if not word.isdecimal() or not 1 <= int(word) <= _MOST:
        raise FieldError(f"is ‘{word}’, but has to be a number from 1 to {_MOST}")
    return int(word)


def compose_network(chronicle: Chronicle, request: ViewRequest, locale: str) -> Network | None:
    """Return the network asked for; None where its middle is not in the book."""
    center = chronicle.find(next(iter(request.setting("person", tuple) or ("",))), _CENTERS)
    if center is None:
        return None
    question = Question(
        center=center.ref,
        kinds=_SHOWN[request.setting("show", str) or "people"],
        through=request.setting("through", tuple) or (Through.EVENTS, Through.RELATIONS),
        limit=request.setting("limit", int) or _LIMIT,
        grouping=Grouping(request.grouping),
        with_others=request.setting("depth", str) == "2",
        selection=request.selection,
    )
    return find_network(question, chronicle, locale)


def render_network(network: Network | None, placeholder: chronicle_view) -> list[nodes.Node]:
    """Return the drawing with a table as its twin, or a sentence where there is nothing."""
    if network is None:
        if placeholder["request"].setting("person", tuple) is None:
            message = "network: nobody stands in the middle; write ‘{network} castro-fidel’"
            warn(Trouble.VIEW, message, placeholder)
        return [_sentence(_("No network to show."))]
    docname = placeholder["docname"]
    if not network.ties:
        return [_sentence(_("Nobody to show around {name}.").format(name=network.center.text))]
    star = _star(network)
    name = network.center.text
    plate = Plate(
        kind="network",
        title=_("The network of {name}").format(name=name),
        description=_describe(network),
        wide=partial(draw_wide, star),
        narrow=partial(draw_narrow, star),
        phone=partial(draw_phone, star),
    )
    twin = [tie_table(network, docname), *pair_list(network, docname)]
    if network.left_out:
        twin.append(_sentence(_left_out(network)))
    return drawn(plate, twin, placeholder)


def _sentence(words: str) -> nodes.paragraph:
    return nodes.paragraph(words, words)


# --- the drawing -------------------------------------------------------------------------------


def _describe(network: Network) -> str:
    closest = sorted(network.ties, key=lambda tie: -tie.weight)[:3]
    names = ", ".join(f"{tie.who.text} ({tie.weight})" for tie in closest)
    return _(
        "{name} in the middle, {count} others around; the line is thicker where two have more"
        " in common. Closest: {names}."
    ).format(name=network.center.text, count=len(network.ties), names=names)


def _left_out(network: Network) -> str:
    return _("Not shown: {count} others, less closely tied.").format(count=network.left_out)


def _star(network: Network) -> Star:
    """Return what the layout draws of *network*."""
    center = network.center
    assert center.goal is not None
    others = _("Others") if any(tie.group for tie in network.ties) else ""
    return Star(
        ego=Node(
            name=center.text,
            shape=Shape(center.goal.objtype),
            goal=center.goal,
            title=f"{center.text} ({center.when})" if center.when else center.text,
        ),
        nodes=tuple(_node(tie, network, others) for tie in network.ties),
        links=tuple(_link(pair, network) for pair in network.pairs),
        key=tuple(_key(network)),
        remarks=(_left_out(network),) if network.left_out else (),
    )


def _node(tie: Tie, network: Network, others: str) -> Node:
    """Return the node of *tie*; *others* is the heading of those in no group."""
    assert tie.who.goal is not None
    strands = (
        (Strand.EVENTS, len(tie.meetings)),
        (Strand.RELATION, len(tie.relations)),
        (Strand.BODY, len(tie.bodies)),
    )
    return Node(
        name=tie.who.text,
        shape=Shape(tie.who.goal.objtype),
        goal=tie.who.goal,
        notes=tuple(note for note in _notes(tie, network) if note),
        title=_title(tie),
        group=_(tie.group) if tie.group else others,
        ties=tuple((strand, weight) for strand, weight in strands if weight),
    )


def _notes(tie: Tie, network: Network) -> Iterator[str]:
    """Yield what ties the two, in ever fewer words."""
    before = relation_words(tie.relations)
    for words in _meeting_words(tie.meetings, tie.span):
        yield "; ".join([*before, words])
    if not tie.meetings:
        # Of a body in the middle it is said only as what one belonged to it.
        bodies = [body for body in tie.bodies if body.label or body.goal != network.center.goal]
        yield "; ".join([*before, *(_membership(body) for body in bodies)])
        yield "; ".join([*before, *(body.label or body.text for body in bodies)])
    elif before:
        yield "; ".join(before)


def _meeting_words(meetings: tuple[Meeting, ...], span: str) -> Iterator[str]:
    if len(meetings) == 1:
        title, place, when = meetings[0].event.text, meetings[0].place, meetings[0].when
        if place is not None:
            yield ", ".join(word for word in (title, place.text, when) if word)
        yield ", ".join(word for word in (title, when) if word)
        yield title
    elif meetings:
        count = _("{count} events").format(count=len(meetings))
        counted = f"{count}, {span}" if span else count
        titles = [meeting.event.text for meeting in meetings]
        for number in range(len(titles), 0, -1):
            shown = titles[:number] if number == len(titles) else [*titles[:number], "…"]
            yield f"{counted}: {'; '.join(shown)}"
        yield counted


def _membership(body: Item) -> str:
    """Return a body with its term, or the post in it."""
    return ", ".join(word for word in (body.label or body.text, body.when) if word)


def _title(tie: Tie) -> str:
    """Return all that ties the two, for the pointer to show."""
    said = relation_words(tie.relations)
    if tie.meetings:
        told = "; ".join(_told(meeting) for meeting in tie.meetings)
        said.append(_("both in: {events}").format(events=told))
    if tie.bodies:
        said.append("; ".join(_membership(body) for body in tie.bodies))
    return f"{tie.who.text}: {'; '.join(said)}"


def _told(meeting: Meeting) -> str:
    where = ", ".join(
        word for word in (meeting.place.text if meeting.place else "", meeting.when) if word
    )
    return f"{meeting.event.text} ({where})" if where else meeting.event.text


def _link(pair: Pair, network: Network) -> Link:
    names = f"{network.ties[pair.first].who.text} – {network.ties[pair.second].who.text}"
    said = [*relation_words(pair.relations), *(_told(meeting) for meeting in pair.meetings)]
    return Link(first=pair.first, second=pair.second, title=f"{names}: {'; '.join(said)}")


def _key(network: Network) -> Iterator[tuple[Strand | Shape, str]]:
    """Yield the meaning of each kind of line and node, where there is more than one."""
    found: list[tuple[Strand | Shape, str]] = []
    if any(tie.meetings for tie in network.ties):
        found.append((Strand.EVENTS, _("took part in the same events (thicker: more)")))
    if any(tie.relations for tie in network.ties):
        found.append((Strand.RELATION, _("related")))
    if any(tie.bodies for tie in network.ties):
        found.append((Strand.BODY, _("of one organization")))
    if network.pairs:
        found.append((Strand.ASIDE, _("tied to one another, without the one in the middle")))
    shapes = {tie.who.goal.objtype for tie in network.ties if tie.who.goal}
    if "organization" in shapes:
        words = {Shape.PERSON: _("person"), Shape.ORGANIZATION: _("organization")}
        found += [(shape, words[shape]) for shape in Shape if shape in shapes]
    yield from found


NETWORK = View(
    name="network",
    compose=compose_network,
    render=render_network,
    groupings=tuple(Grouping),
    objtype="event",
    argument=ViewOption(
        name="person",
        example="{network} castro-fidel",
        help="Who stands in the middle: a person, or an organization.",
        read=_read_center,
        to=_CENTERS,
    ),
    options=(
        ViewOption(
            name="depth",
            example="2",
            help="1: ties to the one in the middle; 2: ties among the others too.",
            read=one_of("1", "2"),
        ),
        ViewOption(
            name="through",
            example="events; relations",
            help="What ties: events, relations, affiliations, or all.",
            read=_read_through,
        ),
        ViewOption(
            name="show",
            example="people",
            help="Who stands around: people, organizations, or all.",
            read=one_of("people", "organizations", "all"),
        ),
        ViewOption(
            name="limit",
            example="24",
            help="How many, the most closely tied first; the others are counted in a sentence.",
            read=_read_limit,
        ),
    ),
    help="Whom one person had to do with, and where: a drawing with a table as its twin.",
)
