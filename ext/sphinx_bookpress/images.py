"""Images beside the book, and SVG for LaTeX without another program."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import __
from sphinx.transforms.post_transforms.images import ImageConverter

from sphinx_authoring.files import write_whole

from .diagnostics import Trouble, warn
from .press import PressError, print_drawing
from .progress import each

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .press import Press


def copy_images(images: Mapping[str, str], srcdir: Path, folder: Path) -> None:
    """Copy *images*, sources and new names, from *srcdir* to *folder*; warn of those that fail."""
    if images:
        folder.mkdir(exist_ok=True)
    for source, name in each(list(images.items()), __("copying images"), itemgetter(0)):
        try:
            write_whole(folder / name, (srcdir / source).read_bytes())
        except OSError as error:
            warn(Trouble.IMAGE, f"image '{source}' cannot be copied: {error}")


def find_unreadable(
    images: Mapping[str, str], folder: str, press: Press, tree: nodes.document
) -> tuple[str, ...]:
    """Return those sources of *images* that Typst cannot read, each with a warning in *tree*."""
    unreadable = tuple(
        source for source, name in images.items() if not press.can_print_image(f"/{folder}/{name}")
    )
    places = {node["uri"]: node for node in tree.findall(nodes.image)}
    for source in unreadable:
        message = (
            f"image '{source}' is damaged or not what its name says: its description is printed"
            " instead; save it again from a program that shows it"
        )
        warn(Trouble.IMAGE, message, places.get(source))
    return unreadable


class TypstSvgConverter(ImageConverter):
    """Turns SVG into PDF for builders, such as LaTeX, that cannot print SVG."""

    conversion_rules = [("image/svg+xml", "application/pdf")]  # noqa: RUF012  as in Sphinx

    def is_available(self) -> bool:
        """Return that the compiler is always at hand."""
        return True

    def convert(self, _from: object, _to: object) -> bool:
        """Write the SVG file *_from* as the PDF file *_to* and return whether that worked."""
        try:
            pdf = print_drawing(Path(str(_from)))
        except PressError as error:
            warn(Trouble.IMAGE, f"image '{_from}' cannot be turned into PDF: {error}")
            return False
        write_whole(Path(str(_to)), pdf)
        return True
