"""Boxes that one rubric heads, which the template may set as entries of a dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..model.measures import language_of
from ..model.text import closing_marks_of, ends_sentence, string_of, strings_of
from .figures import shown
from .lists import ListWriter, is_words, runs_in

if TYPE_CHECKING:
    from collections.abc import Sequence


_PLAIN = (
    *(nodes.rubric, nodes.field_body, nodes.bullet_list, nodes.list_item, nodes.paragraph),
    *(nodes.reference, nodes.inline),
)
"""Nodes whose last words may be written without the marks behind them."""


class EntryWriter(ListWriter):
    """Writes the parts of such a box apart, so that the template can set them in its own order.

    Each part is a Typst dictionary: its classes, and its ``fields`` or its ``body``, with whether
    that ends a sentence (``closed``) and may stand in a line with others (``flows``). What stands
    behind a stop that the template adds, as closing quotation marks do in America, is its ``tail``.
    """

    def __init__(self, *args: object) -> None:
        """Prepare to part closing quotation marks from their words."""
        super().__init__(*args)  # type: ignore[arg-type]
        self._parts_tails = language_of(self.config.language).has_stops_in_quotations

    def open_container(self, node: nodes.Element) -> None:
        """Write a box that a rubric heads as an entry; open any other in the template's style."""
        if not is_headed(node):
            self.open_block("boxed", node, self.classed(node))
            return
        self.add("\n")
        self.mark(node)
        # Anchors wait for the first word of the head, which they must not be parted from.
        self.await_anchors(node["ids"])
        self.add(f"#entry(entry-styles, list-styles, {self.classed(node)}, ")
        self.add(f"first: {'false' if _follows_entry(node) else 'true'},\n")
        for part in shown(node):
            self._write_part(part)
        self.add(")\n\n")
        raise nodes.SkipNode

    def _write_part(self, part: nodes.Element) -> None:
        """Write one argument of an entry."""
        if isinstance(part, nodes.field_list):
            self._write_fields(part)
            return
        is_box = isinstance(part, (nodes.container, nodes.rubric)) and not is_headed(part)
        self.add(f"(classes: {_classes(part if is_box else None)}, ")
        if level := part.get("heading-level"):
            self.add(f"level: {level}, ")
        if isinstance(part, nodes.rubric):
            self.parted = self._words_before_tail(part)
        self._write_body(part.children if is_box else (part,), flows=_opens_with_words(part))
        if is_box:
            self.await_anchors(part["ids"])
        self.add("),\n")

    def _write_fields(self, fields: nodes.field_list) -> None:
        self.await_anchors(fields["ids"])
        self.add(f"(classes: {_classes(fields)}, fields: (")
        for field in fields.children:
            if not isinstance(field, nodes.field):
                continue
            name, body = _parts_of(field)
            self.await_anchors([*field["ids"], *name["ids"], *body["ids"]])
            self.add(f"(classes: {_classes(field)}, label: [")
            self.write_children(name)
            self.add("], ")
            self.in_flow = runs_in(body)
            self.parted = self._words_before_tail(body) if self.in_flow else None
            self._write_body(body.children, flows=self.in_flow)
            self.in_flow = False
            self.add("), ")
        self.add(")),\n")

    def _words_before_tail(self, node: nodes.Element) -> nodes.Text | None:
        """Return the last words of *node* if a stop goes before the marks at their end."""
        if not self._parts_tails:
            return None
        lists = 0
        last: nodes.Node = node
        while isinstance(last, _PLAIN) and last.children:
            lists += isinstance(last, nodes.bullet_list)
            last = last.children[-1]
        # A list in a list ends with a bracket.
        if not isinstance(last, nodes.Text) or lists > 1 or ends_sentence(last.astext()):
            return None
        return last if closing_marks_of(last.astext()) else None

    def _write_body(self, children: Sequence[nodes.Node], *, flows: bool) -> None:
        self.add("body: [")
        for child in children:
            child.walkabout(self)
        self.trim()
        words = children[-1].astext() if children else ""
        self.add(f"], closed: {str(ends_sentence(words)).lower()}, flows: {str(flows).lower()}")
        self.add(f", letters: {sum(len(child.astext()) for child in children)}")
        if self.parted is not None:
            self.add(f", tail: {string_of(closing_marks_of(self.parted.astext()).strip())}")
            self.parted = None


def _parts_of(field: nodes.Element) -> tuple[nodes.Element, nodes.Element]:
    """Return the name and the body of *field*, empty where it lacks one."""
    name = next((each for each in field.children if isinstance(each, nodes.field_name)), None)
    body = next((each for each in field.children if isinstance(each, nodes.field_body)), None)
    return (
        nodes.field_name() if name is None else name,
        nodes.field_body() if body is None else body,
    )


def _follows_entry(node: nodes.Element) -> bool:
    before = node.parent.children[: node.parent.index(node)]
    printed = (child for child in reversed(before) if not isinstance(child, nodes.Invisible))
    previous = next(printed, None)
    return isinstance(previous, nodes.container) and is_headed(previous)


def is_headed(node: nodes.Element) -> bool:
    """Return whether *node* is a box that one rubric heads, and not several in turn."""
    children = shown(node)
    rubrics = [child for child in children if isinstance(child, nodes.rubric)]
    return len(rubrics) == 1 and children[0] is rubrics[0]


def _opens_with_words(part: nodes.Element) -> bool:
    """Return whether *part* begins with a paragraph that has no style of its own."""
    first = shown(part)[:1]
    return is_words(*first) if first else False


def _classes(node: nodes.Element | None) -> str:
    return strings_of(tuple(node["classes"]) if node is not None else ())
