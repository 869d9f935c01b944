"""``{accounts}``: what the sources answer to one question, side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from ..model.fields import split_list
from ..nodes import entity_slot
from ..render.tables import make_table
from .view import ANY_TYPE, View, ViewOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.chronicle import Chronicle
    from ..model.selection import ViewRequest
    from ..nodes import chronicle_view
    from .view import Complaint

_ = get_translation("sphinx_chronicle")

_SEAM = re.compile(r"\s*(?<!\S)::(?!\S)\s*")
_LISTS = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list)
# Of the columns, in hundredths: answer, sources.
_WIDTHS = (36, 64)
# Tags of nodes that send a reader to a source, ours and those of others.
_LEADING = {
    "citation_reference",
    "footnote_reference",
    "pending_citation",
    "pending_xref",
    "reference",
}
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """What a page shows of the Chronicle: nothing, for all of it is the author's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One row: an *answer*, what is *told* of its sources on the same line, and blocks *below*.

    The nodes still stand in *item*.
    """

    answer: list[nodes.Node]
    told: list[nodes.Node]
    below: list[nodes.Node]
    item: nodes.Node


def compose_accounts(_chronicle: Chronicle, _request: ViewRequest, _locale: str) -> Accounts:
    """Return a record of nothing."""
    return Accounts()


# --- the author's list ------------------------------------------------------------------------


def read_accounts(body: list[nodes.Node]) -> Iterator[Account]:
    """Yield a row for each item of the lists in *body*.

    The answer ends at “::” between blanks, or else with the first paragraph; of a definition it
    is the term.
    """
    for block in body:
        if isinstance(block, _LISTS):
            yield from map(_account, block.children)


def _account(item: nodes.Node) -> Account:
    first, *below = item.children or [nodes.paragraph()]
    if isinstance(item, nodes.definition_list_item):
        definition = [child for node in below for child in node.children]
        return Account(answer=list(first.children), told=[], below=definition, item=item)
    if not isinstance(first, nodes.paragraph):
        return Account(answer=[], told=[], below=[first, *below], item=item)
    words = list(first.children)
    for number, child in enumerate(words):
        seam = _SEAM.search(child.astext()) if isinstance(child, nodes.Text) else None
        if seam is not None:
            before, after = child.astext()[: seam.start()], child.astext()[seam.end() :]
            answer, rest = [*words[:number], *_text(before)], [*_text(after), *words[number + 1 :]]
            return Account(answer=answer, told=_begin(rest), below=below, item=item)
    return Account(answer=words, told=[], below=below, item=item)


def _text(words: str) -> list[nodes.Node]:
    return [nodes.Text(words)] if words else []


def _begin(words: list[nodes.Node]) -> list[nodes.Node]:
    """Return *words* without the line end that may stand before them."""
    while words and isinstance(words[0], nodes.Text):
        rest = words[0].astext().lstrip()
        if rest:
            return [nodes.Text(rest), *words[1:]]
        words = words[1:]
    return words


def examine_accounts(request: ViewRequest, body: list[nodes.Node]) -> Iterator[Complaint]:
    """Yield what is missing: question, answers, sources, or a second account."""
    if not request.setting("question", str):
        example = "‘:::{accounts} How many men landed?’"
        yield f"there is no question; write it after the name: {example}", None
    accounts = list(read_accounts(body))
    if len(accounts) < _FEWEST:
        found = "one account" if accounts else "no list of accounts"
        yield f"there is {found}; write two or more, each ‘- answer :: sources’", None
    for number, account in enumerate(accounts, start=1):
        trouble = _trouble_with(account)
        if trouble:
            yield f"row {number} {trouble}", account.item


def _trouble_with(account: Account) -> str:
    answer = "".join(node.astext() for node in account.answer).strip()
    sources = [*account.told, *account.below]
    if not answer:
        return "has no answer before its sources; write ‘- 1,511 men :: {cite:source}`key`’"
    write = f"write ‘- {' '.join(answer.split())} :: {{cite:source}}`key`’"
    if not "".join(node.astext() for node in sources).strip() and not any(map(_leads, sources)):
        return f"(‘{' '.join(answer.split())}’) has no source; {write}"
    if not any(map(_leads, sources)):
        return f"(‘{' '.join(answer.split())}’) has no source that a reader can look up; {write}"
    return ""


def _leads(node: nodes.Node) -> bool:
    return any(found.tagname in _LEADING for found in node.findall(nodes.Element))


# --- the table --------------------------------------------------------------------------------


def render_accounts(_record: Accounts, placeholder: chronicle_view) -> list[nodes.Node]:
    """Return the question, a table of its answers, and the author's verdict."""
    box = nodes.container("", classes=["chronicle-view", "chronicle-accounts"])
    slots = [node for node in placeholder.children if isinstance(node, entity_slot)]
    body = [node for node in placeholder.children if not isinstance(node, entity_slot)]
    lines = {slot["field"]: slot[0].children for slot in slots}
    if "question" in lines:
        box += nodes.rubric("", "", *lines["question"], classes=["chronicle-question"])
    accounts = list(read_accounts(body))
    for block in body:
        if not isinstance(block, _LISTS):
            box += block
        elif accounts:
            box += _render_table(accounts)
            accounts = []  # lists with other bullets are one table
    if "verdict" in lines:
        box += nodes.paragraph("", "", *lines["verdict"], classes=["chronicle-verdict"])
    for node in box.findall(nodes.Element):
        if node.source is None:  # what the author wrote has its own
            node.source, node.line = placeholder.source, placeholder.line
    return [box]


def _render_table(accounts: list[Account]) -> nodes.table:
    rows = [(account.answer, _sources(account)) for account in accounts]
    headings = (_("Answer"), _("Who says so"))
    return make_table(headings, rows, _WIDTHS, classes=["chronicle-stacked"])


def _sources(account: Account) -> list[nodes.Node]:
    told = [nodes.paragraph("", "", *account.told)] if account.told else []
    return [*told, *account.below]


ACCOUNTS = View(
    name="accounts",
    compose=compose_accounts,
    render=render_accounts,
    argument=ViewOption(
        name="question",
        example="How many men landed?",
        is_prose=True,
        help="The question that the sources answer in different ways.",
    ),
    options=(
        ViewOption(
            name="about",
            example="landing-giron; brigade-2506",
            read=split_list,
            to=ANY_TYPE,
            help="The entities whose cards link to these accounts.",
        ),
        ViewOption(
            name="verdict",
            example="The book follows the committee, which counted them by name.",
            is_prose=True,
            help="A sentence below the table: which account the book follows, and why.",
        ),
    ),
    has_body=True,
    examine=examine_accounts,
    filters=False,
    help="What the sources answer to one question, side by side.",
)
