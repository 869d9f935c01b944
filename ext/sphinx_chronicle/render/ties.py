"""The ties of a network in words: a table of who and what, and a list of those among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from .cards import bulleted
from .links import render_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.network import Meeting, Network, Pair, Tie

_translate = get_translation("sphinx_chronicle")


def _(message: str) -> str:
    """Return *message* in the language of the book, as plain text."""
    return str(_translate(message))


def relation_words(relations: tuple[str, ...]) -> list[str]:
    """Return the *relations* for readers, one that the author left unnamed too."""
    return [relation or _("related") for relation in relations]


def tie_table(network: Network, docname: str) -> nodes.table:
    """Return who is tied to the one in the middle, and by what, each linked."""
    head = (_("Who"), _("What ties them to {name}").format(name=network.center.text))
    rows = [
        nodes.row("", *(nodes.entry("", nodes.paragraph(words, words)) for words in head)),
        *(_table_row(tie, docname) for tie in network.ties),
    ]
    return nodes.table(
        "",
        nodes.tgroup(
            "",
            nodes.colspec(colwidth=30),
            nodes.colspec(colwidth=70),
            nodes.thead("", rows[0]),
            nodes.tbody("", *rows[1:]),
            cols=2,
        ),
        classes=["chronicle-table"],
    )


def _table_row(tie: Tie, docname: str) -> nodes.row:
    who = nodes.paragraph("", "", *render_item(tie.who, docname))
    return nodes.row("", nodes.entry("", who), nodes.entry("", bulleted(_reasons(tie, docname))))


def _reasons(tie: Tie, docname: str) -> Iterator[list[nodes.Node]]:
    for relation in relation_words(tie.relations):
        yield [nodes.Text(relation)]
    for meeting in tie.meetings:
        yield _render_meeting(meeting, docname)
    for body in tie.bodies:
        yield render_item(body, docname)


def _render_meeting(meeting: Meeting, docname: str) -> list[nodes.Node]:
    found = render_item(meeting.event, docname)
    if meeting.place is not None:
        found += [nodes.Text(", "), *render_item(meeting.place, docname)]
    return found


def pair_list(network: Network, docname: str) -> Iterator[nodes.Node]:
    """Yield a list of the ties among those around."""
    if not network.pairs:
        return
    words = _("Tied to one another, without the one in the middle:")
    yield nodes.paragraph(words, words)
    yield bulleted(_render_pair(pair, network, docname) for pair in network.pairs)


def _render_pair(pair: Pair, network: Network, docname: str) -> list[nodes.Node]:
    found = render_item(network.ties[pair.first].who, docname)
    found += [nodes.Text(" – "), *render_item(network.ties[pair.second].who, docname)]
    seam = ": "
    for relation in relation_words(pair.relations):
        found.append(nodes.Text(f"{seam}{relation}"))
        seam = "; "
    for meeting in pair.meetings:
        found += [nodes.Text(seam), *_render_meeting(meeting, docname)]
        seam = "; "
    return found
