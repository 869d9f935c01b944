"""Images beside the book, and SVG for LaTeX without another program."""

from __future__ import annotations

import itertools
import re
from operator import itemgetter
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import __
from sphinx.transforms.post_transforms.images import ImageConverter

from sphinx_authoring.files import write_whole
from sphinx_authoring.pictures import PictureError, look_at

from .diagnostics import Trouble, warn
from .model.drawings import for_books
from .model.text import string_of
from .press import PressError, print_drawing
from .progress import each

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .press import Press


_UNSAFE = re.compile(r"[\s\"*:<>?|\\]+")


def copy_images(images: Mapping[str, str], srcdir: Path, folder: Path) -> None:
    """Copy *images*, sources and new names, from *srcdir* to *folder*; warn of those that fail."""
    if images:
        folder.mkdir(exist_ok=True)
    for source, name in each(list(images.items()), __("copying images"), itemgetter(0)):
        try:
            write_whole(folder / name, for_books((srcdir / source).read_bytes()))
        except OSError as error:
            warn(Trouble.IMAGE, f"image '{source}' cannot be copied: {error}")


def remove_unshown(folder: Path) -> None:
    """Remove the pictures in *folder* that neither the book beside it nor its template shows.

    They are those of earlier builds, or that could not be printed.
    """
    text = "".join(path.read_text("utf-8") for path in folder.parent.rglob("*.typ"))
    for path in folder.glob("*"):
        if path.is_file() and string_of(f"/{folder.name}/{path.name}") not in text:
            path.unlink()


def name_rightly(images: dict[str, str], srcdir: Path) -> None:
    """Give each of *images*, sources and new names, the ending of what it is, and no blanks.

    Typst and e-book readers go by endings, in small letters; e-books forbid some characters.
    """
    taken: set[str] = set()
    for source, name in images.items():
        right = PurePath(_right_name(srcdir / source, name))
        stem, ending = _UNSAFE.sub("-", right.stem), right.suffix
        numbers = itertools.count(1)
        new = f"{stem}{ending}"
        while new.casefold() in taken:
            new = f"{stem}-{next(numbers)}{ending}"
        taken.add(new.casefold())
        images[source] = new


def ending_of(path: Path) -> str:
    """Return the ending that tells what the picture at *path* is."""
    return PurePath(_right_name(path, path.name)).suffix


def _right_name(path: Path, name: str) -> str:
    try:
        return look_at(path.read_bytes(), name).right_name
    except (OSError, PictureError):  # of an extension; copying and printing it tells more
        return name


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
