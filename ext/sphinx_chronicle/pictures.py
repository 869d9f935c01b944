"""Give each builder its drawings: inline on the web, files in print and e-books, or none."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_authoring.files import write_whole
from sphinx_authoring.guard import guard

from .env import DOMAIN, chronicle_domain
from .nodes import chronicle_drawing, disclosure
from .render.drawings import print_svg, web_svg
from .transforms import FillPlaceholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from .model.drawing import Drawing
    from .model.entity import Ref

_EBOOKS = ("epub", "bookepub")
_PRINTED = ("latex", "bookpdf")


class PrintDrawings(SphinxPostTransform):
    """Make image files of drawings for print and e-books."""

    # After the views are there, and before Sphinx converts images for LaTeX (100 and later).
    default_priority = FillPlaceholders.default_priority + 1
    builders = (*_EBOOKS, *_PRINTED)

    def run(self, **_kwargs: Any) -> None:
        """Replace each drawing by its narrow sheets, one image each."""
        for picture in list(self.document.findall(chronicle_drawing)):
            images: list[nodes.image] = []
            with guard(DOMAIN, f"the drawing ‘{picture['plate'].title}’", picture):
                sheets = enumerate(picture["plate"].narrow())
                images = [self._make_image(picture, number, sheet) for number, sheet in sheets]
            picture.parent.replace(picture, images)

    def _make_image(self, picture: chronicle_drawing, number: int, sheet: Drawing) -> nodes.image:
        plate = picture["plate"]
        svg = print_svg(sheet, plate).encode()
        digest = hashlib.blake2b(svg, digest_size=8).hexdigest()
        folder = Path(self.env.doctreedir) / "drawings"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{plate.kind}-{digest}.svg"
        write_whole(path, svg)
        self.env.images.add_file(self.env.docname, str(path))
        alt = f"{plate.title}. {plate.description}" if number == 0 else plate.title
        image = nodes.image("", uri=str(path), candidates={"*": str(path)}, alt=alt)
        image["title"] = plate.title
        image["classes"].append("chronicle-drawing")
        image.source, image.line = picture.source, picture.line
        return image


class DropTwins(SphinxPostTransform):
    """Leave out of print the twins of drawings, and the rows of cards shown on demand."""

    default_priority = PrintDrawings.default_priority
    builders = _PRINTED

    def run(self, **_kwargs: Any) -> None:
        """Remove what the web page shows on demand."""
        for words in list(self.document.findall(disclosure)):
            _remove(words)


def _remove(node: nodes.Node) -> None:
    """Take *node* out, and what holds nothing else: a row of a card, or all rows."""
    parent = node.parent
    if isinstance(parent, nodes.field_body):
        _remove(parent.parent)
    elif isinstance(parent, nodes.field_list) and len(parent) == 1:
        _remove(parent)
    elif parent is not None:
        parent.remove(node)


def show_drawings(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Put each drawing that is left into a page of HTML; drop it from every other output."""
    for serial, picture in enumerate(list(document.findall(chronicle_drawing)), start=1):
        if app.builder.format != "html":
            picture.parent.remove(picture)
            continue
        sheets = nodes.container("", classes=["chronicle-sheets"])
        with guard(DOMAIN, f"the drawing ‘{picture['plate'].title}’", picture):
            sheets += list(_inline_sheets(picture, f"drawing-{serial}", app, docname))
        picture.parent.replace(picture, sheets)


def _inline_sheets(
    picture: chronicle_drawing, name: str, app: Sphinx, docname: str
) -> Iterator[nodes.raw]:
    plate = picture["plate"]

    def link(ref: Ref) -> str:
        return _address(ref, app.builder, docname)

    middle = () if plate.shrinks_well else (("narrow", plate.narrow),)
    for style, draw in (("wide", plate.wide), *middle, ("phone", plate.phone)):
        for number, sheet in enumerate(draw(), start=1):
            svg = web_svg(sheet, plate, f"{name}-{style}-{number}", link, style=style)
            yield nodes.raw("", svg, format="html")


def load_drawing_files(
    app: Sphinx,
    _pagename: str,
    _template: str,
    _context: dict[str, Any],
    document: nodes.document | None,
) -> None:
    """Load the style sheet of drawings, and the script of timelines, where a page has any."""
    if document is None:
        return
    classes = {name for box in document.findall(nodes.container) for name in box["classes"]}
    if "chronicle-sheets" in classes:
        app.add_css_file("drawing.css")
    if "chronicle-timeline" in classes:
        app.add_js_file("timeline.js", loading_method="defer")


def _address(ref: Ref, builder: Builder, docname: str) -> str:
    entity = chronicle_domain(builder.env).chronicle.entities.get(ref)
    if entity is None:
        return ""
    if builder.name == "singlehtml":  # one page, so that the anchor alone is the address
        return f"#{entity.anchor}"
    return f"{builder.get_relative_uri(docname, entity.docname)}#{entity.anchor}"
