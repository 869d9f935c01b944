"""Drawings as SVG, made by ElementTree, and the nodes that carry them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.locale import get_translation

from ..model.drawing import Anchor, Area, Box, Curve, Dot, Drawing, Group, Line, Mark, Plate, Words
from ..model.layout.metrics import Face, is_measured, set_width
from ..nodes import chronicle_drawing, disclosure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..model.entity import Ref
    from ..nodes import chronicle_view

_ = get_translation("sphinx_chronicle")

_VARIABLE = re.compile(r"var\(--[\w-]+,\s*([^()]*)\)")
_PREFIX = "chronicle-mark"


def drawn(
    plate: Plate, twin: Sequence[nodes.Node], placeholder: chronicle_view
) -> list[nodes.Node]:
    """Return the picture *plate* with its *twin*: the same in words, for who cannot see it.

    The web page shows the twin when it is opened, an e-book below the picture, text and other
    builders instead of it; print shows the picture alone.
    """
    picture = chronicle_drawing("", plate=plate)
    words = disclosure("", *twin, classes=["chronicle-twin"], summary=_("The same as text"))
    box = nodes.container("", picture, words, classes=["chronicle-view", f"chronicle-{plate.kind}"])
    for node in box.findall(nodes.Element):
        if node.source is None:
            node.source, node.line = placeholder.source, placeholder.line
    return [box]


def web_svg(
    drawing: Drawing, plate: Plate, name: str, link: Callable[[Ref], str], *, style: str
) -> str:
    """Return *drawing* as an ``<svg>`` element to stand in a page.

    *name* begins the ids in it, *link* returns the address of an entity (empty if it has none),
    and *style* is a class that tells the wide from the narrow.
    """
    root = _Painter(drawing, name, link, Face.WEB).paint()
    root.set("class", f"chronicle-drawing chronicle-drawing-{style}")
    root.set("role", "group")
    root.set("aria-label", plate.title)
    ET.SubElement(root, "desc").text = plate.description
    root.insert(0, root[-1])
    del root[-1]
    return ET.tostring(root, encoding="unicode")


def print_svg(drawing: Drawing, plate: Plate) -> str:
    """Return *drawing* as an SVG file with its colors in it, for print and e-books."""
    root = _Painter(drawing, "m", lambda _ref: "", Face.PRINT).paint()
    root.set("width", _number(drawing.width))
    root.set("height", _number(drawing.height))
    title = ET.Element("title")
    title.text = plate.title
    style = ET.Element("style")
    style.text = _load_print_style()
    root.insert(0, style)
    root.insert(0, title)
    return ET.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


@cache
def _load_print_style() -> str:
    """Return the style sheet with each variable replaced by the color that it falls back to."""
    sheet = (files("sphinx_chronicle") / "static" / "drawing.css").read_text("utf-8")
    marks, _web, _rest = sheet.partition("/* The web only */")
    return _VARIABLE.sub(r"\1", marks)


class _Painter:
    """Turns the marks of one drawing into elements."""

    def __init__(self, drawing: Drawing, name: str, link: Callable[[Ref], str], face: Face) -> None:
        self.drawing = drawing
        self.name = name
        self.link = link
        self.face = face
        self.masks: dict[tuple[str, str], str] = {}

    def paint(self) -> ET.Element:
        """Return the root element with all marks and the masks they use."""
        width, height = _number(self.drawing.width), _number(self.drawing.height)
        root = ET.Element(
            "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}"
        )
        for mark in self.drawing.marks:
            self._paint_mark(mark, root)
        if self.masks:
            root.insert(0, self._define_masks())
        return root

    def _paint_mark(self, mark: Mark, parent: ET.Element) -> None:
        match mark:
            case Group():
                self._paint_group(mark, parent)
            case Words():
                self._paint_words(mark, parent)
            case Box():
                self._paint_box(mark, parent)
            case Dot():
                _add(parent, "circle", mark.style, cx=mark.x, cy=mark.y, r=mark.radius)
            case Line():
                tag = "polygon" if mark.closed else "polyline"
                _add(parent, tag, mark.style).set("points", _points(mark.points))
            case Curve():
                (ax, ay), (bx, by) = mark.control
                way = (mark.start, (ax, ay), (bx, by), mark.end)
                path = "M{} C{} {} {}".format(*(_points((point,)) for point in way))
                _add(parent, "path", mark.style).set("d", path)
            case Area():
                path = " ".join(f"M{_points(ring)} Z" for ring in mark.rings)
                element = _add(parent, "path", mark.style)
                element.set("d", path)
                element.set("fill-rule", "evenodd")

    def _paint_group(self, group: Group, parent: ET.Element) -> None:
        address = self.link(group.goal) if group.goal else ""
        element = _add(parent, "a" if address else "g", group.style)
        if address:
            element.set("href", address)
        for name, value in group.facts:
            element.set(f"data-{name}", value)
        if group.title:
            ET.SubElement(element, "title").text = group.title
        for mark in group.marks:
            self._paint_mark(mark, element)

    def _paint_words(self, words: Words, parent: ET.Element) -> None:
        element = _add(parent, "text", f"words {words.style}", x=words.x, y=words.y)
        element.set("font-size", _number(words.size))
        if words.bold:
            element.set("font-weight", "700")
        if words.anchor is not Anchor.START:
            element.set("text-anchor", words.anchor.value)
        # A reader's font may be another than the one measured; it is made to keep to the width.
        # A width that was guessed is room enough, but letters stretched to it would be deformed.
        if is_measured(words.text):
            face = Face(self.face + words.bold)
            element.set("textLength", _number(set_width(words.text, words.size, face)))
            element.set("lengthAdjust", "spacingAndGlyphs")
        element.text = words.text

    def _paint_box(self, box: Box, parent: ET.Element) -> None:
        element = _add(
            parent, "rect", box.style, x=box.x, y=box.y, width=box.width, height=box.height
        )
        if box.radius:
            element.set("rx", _number(box.radius))
        if box.width > 0 and (box.fade_in > 0 or box.fade_out > 0):
            solid = _number(min(1, box.fade_in / box.width), 2)
            until = _number(max(0, 1 - box.fade_out / box.width), 2)
            mask = self.masks.setdefault((solid, until), f"{self.name}-fade-{len(self.masks) + 1}")
            element.set("mask", f"url(#{mask})")

    def _define_masks(self) -> ET.Element:
        defs = ET.Element("defs")
        for (solid, until), name in self.masks.items():
            gradient = ET.SubElement(defs, "linearGradient", id=f"{name}-way")
            stops = [("0", "0" if solid != "0" else "1"), (solid, "1"), (until, "1")]
            for offset, opacity in [*stops, ("1", "0" if until != "1" else "1")]:
                stop = ET.SubElement(gradient, "stop", offset=offset)
                stop.set("stop-color", "#fff")
                stop.set("stop-opacity", opacity)
            mask = ET.SubElement(defs, "mask", id=name, maskContentUnits="objectBoundingBox")
            ET.SubElement(mask, "rect", width="1", height="1", fill=f"url(#{name}-way)")
        return defs


def _add(parent: ET.Element, tag: str, style: str, **places: float) -> ET.Element:
    element = ET.SubElement(parent, tag)
    if style.strip():
        element.set("class", " ".join(f"{_PREFIX}-{word}" for word in style.split()))
    for name, value in places.items():
        element.set(name, _number(value))
    return element


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float, digits: int = 1) -> str:
    """Return *value* in a tenth of a pixel, without needless zeros."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return "0" if text in ("-0", "") else text
