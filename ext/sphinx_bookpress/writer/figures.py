"""Images and figures with their captions."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from docutils import nodes
from sphinx import addnodes

from ..diagnostics import Trouble, warn
from ..model.measures import length_of
from ..model.text import string_of, words_of
from .base import BaseWriter, alias

if TYPE_CHECKING:
    from collections.abc import Sequence

_CAPTION = (nodes.caption, nodes.legend)
_COLUMN = (nodes.section, addnodes.start_of_file)
_MOST_PLATES = 3
_LEAST_TEXTS = 2


class FigureWriter(BaseWriter):
    """Writes images, never wider than the text, and figures with numbers and captions."""

    def figure_number(self, node: nodes.Element, kind: str) -> str:
        """Return the number of a figure, table or listing in Sphinx's words, or nothing."""
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        for anchor_id in node["ids"]:
            if number := numbers.get(anchor_id):
                text = str(self.config.numfig_format.get(kind, "%s"))
                return text % ".".join(map(str, number)) if "%s" in text else text
        return ""

    def visit_image(self, node: nodes.Element) -> None:
        """Write an image, or its description where it cannot be printed."""
        self.add_anchors(node)
        path = self.image_path(node)
        block = not _is_inline(node)
        if block:
            self.mark(node)
        if path is None:
            self.add(f"#missing-picture({string_of(words_of(node.get('alt') or node['uri']))})")
        else:
            function = "picture" if block else "inline-picture"
            self.add(f"#{function}({', '.join([string_of(path), *self._image_options(node)])})")
        if block:
            self.add("\n\n")
        raise nodes.SkipNode

    def image_path(self, node: nodes.Element) -> str | None:
        """Return where the image lies, from the folder of the book, or ``None`` after a warning."""
        uri = node["uri"]
        if "://" in uri:
            message = (
                f"image '{uri}' lies on another host and is not fetched: save it beside the"
                " document and name that file"
            )
            warn(Trouble.IMAGE, message, node)
            return None
        name = self.builder.images.get(uri)
        if name is None:
            message = (
                f"image '{uri}' cannot be printed: give it as SVG, PNG, JPEG, GIF, WebP or PDF"
            )
            warn(Trouble.IMAGE, message, node)
            return None
        return f"/{self.builder.imagedir}/{name}"

    def visit_figure(self, node: nodes.Element) -> None:
        """Write a figure: number, caption, legend and picture."""
        words = [child for child in node.children if isinstance(child, _CAPTION)]
        self.await_anchors(node["ids"])
        self.add("\n#picture-with-caption(")
        self.add(f"number: {string_of(self.figure_number(node, 'figure'))}, ")
        self.add(f"floats: {'true' if _may_float(node) else 'false'}, letters: {self.letters}, ")
        self.add(f"{width_of(node)}caption: ")
        if words:
            self.add("[")
            self._write_caption(words)
            self.add("]")
        else:
            self.add("none")
        self.add(", [")
        self.flush_anchors()
        for child in node.children:
            if child not in words:
                child.walkabout(self)
        self.add("])\n\n")
        raise nodes.SkipNode

    def write_plates(self, box: nodes.Element) -> None:
        """Write the pictures of *box*, each of which may go to the head or foot of a page.

        The rubric before the box stands above the first.
        """
        self.mark(box)
        title = _rubric_before(box)
        self.await_anchors(box["ids"])
        for picture in shown(box):
            self.add(f"\n#plate({self.classed(box)}, letters: {self.letters})[")
            if title is not None:
                self.open_block("rubric", title, self.classed(title))
                self.write_children(title)
                self.close_block()
                title = None
            picture.walkabout(self)
            self.add("]\n\n")

    def _write_caption(self, words: Sequence[nodes.Element]) -> None:
        for element in words:
            if isinstance(element, nodes.caption):
                self.add_anchors(element)
                self.write_children(element)
            else:
                element.walkabout(self)

    def visit_caption(self, node: nodes.Element) -> None:
        """Open a caption that has no figure; that of a listing is already written."""
        if "literal-block-wrapper" in node.parent["classes"]:
            raise nodes.SkipNode
        self.open_block("boxed", node, 'block-styles, ("caption",)')

    def depart_caption(self, _node: nodes.Element) -> None:
        """Close such a caption."""
        self.close_block()

    def visit_legend(self, node: nodes.Element) -> None:
        """Open the explanation below a caption."""
        self.open_block("boxed", node, 'block-styles, ("legend",)')

    depart_legend = alias(depart_caption)

    def _image_options(self, node: nodes.Element) -> list[str]:
        options = [f"alt: {self._description_of(node)}"]
        for name in ("width", "height"):
            length = length_of(str(node.get(name, "")))
            if length is not None:
                options.append(f"{name}: {length}")
        if isinstance(node.parent, nodes.figure):
            options.append(f"share: figure-share({_letters_below(node.parent)})")
        if scale := node.get("scale"):
            options.append(f"scale-by: {scale}%")
        if (align := node.get("align")) in {"left", "right"}:
            options.append(f"side: {align}")
        return options

    def _description_of(self, node: nodes.Element) -> str:
        """Return the description as Typst code; ``none`` for an image that only decorates."""
        alt = node.get("alt")
        if alt is not None:
            return string_of(words_of(alt)) if alt.strip() else "none"
        if isinstance(node.parent, nodes.figure):
            for sibling in node.parent.children:
                if isinstance(sibling, nodes.caption):
                    return string_of(words_of(sibling.astext()))
        message = (
            f"image '{node['uri']}' has no description: say in its 'alt' option what it shows,"
            " or leave that empty if it only decorates"
        )
        warn(Trouble.ALT, message, node)
        return string_of(node["uri"].rsplit("/", 1)[-1])


def _may_float(figure: nodes.Element) -> bool:
    """Return whether the figure may go to the head or foot of a page.

    In a box it could not leave it, and with a note it would upset the order of numbers.
    """
    has_note = next(figure.findall(nodes.footnote_reference), None) is not None
    return isinstance(figure.parent, _COLUMN) and not has_note


def width_of(node: nodes.Element) -> str:
    """Return the argument that says how wide *node* may be, where that is known."""
    return "width: text-width, " if isinstance(node.parent, _COLUMN) else ""


def holds_plates(box: nodes.Node) -> bool:
    """Return whether *box* holds nothing but pictures that may leave their place in the text.

    From a section with hardly any text they would wander into another, and many in a row would
    leave the text behind.
    """
    if not isinstance(box, nodes.container) or not isinstance(box.parent, nodes.section):
        return False
    pictures = shown(box)
    if not all(isinstance(picture, nodes.image) for picture in pictures):
        return False
    texts = sum(isinstance(child, nodes.paragraph) for child in box.parent.children)
    return 0 < len(pictures) <= _MOST_PLATES and texts >= _LEAST_TEXTS


def heads_plates(rubric: nodes.rubric) -> bool:
    """Return whether *rubric* is the title of pictures that may float, and goes with them."""
    after = rubric.parent.children[rubric.parent.index(rubric) + 1 :]
    return holds_plates(next(filter(_is_shown, after), rubric))


def _rubric_before(box: nodes.Element) -> nodes.rubric | None:
    before = shown(box.parent)
    index = before.index(box)
    rubric = before[index - 1] if index else None
    return rubric if isinstance(rubric, nodes.rubric) else None


def shown(node: nodes.Element) -> list[nodes.Element]:
    """Return the children of *node* that are printed."""
    return [child for child in node.children if _is_shown(child)]


def _is_shown(node: nodes.Node) -> TypeGuard[nodes.Element]:
    return isinstance(node, nodes.Element) and not isinstance(node, nodes.Invisible)


def _letters_below(figure: nodes.figure) -> int:
    """Return how many letters the caption and the legend of *figure* have."""
    return sum(len(child.astext()) for child in figure.children if isinstance(child, _CAPTION))


def _is_inline(node: nodes.Element) -> bool:
    parent = node.parent
    if isinstance(parent, nodes.reference):
        parent = parent.parent
    if not isinstance(parent, nodes.TextElement):
        return False
    return any(child.astext().strip() for child in parent.children if child is not node)
