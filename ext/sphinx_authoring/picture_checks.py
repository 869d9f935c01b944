"""Every picture of a page is looked at before Sphinx takes it into the book."""

from __future__ import annotations

import os
import re
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import get_image_filename_for_language, search_image_for_language
from sphinx.util.images import parse_data_uri

from .addresses import is_web_address, scheme_of
from .diagnostics import Trouble, location_of, warn
from .pages import is_within_line, words_for
from .pictures import PictureError, look_at, read_picture
from .reading_again import note_choice
from .text_nodes import replace_node

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .pictures import Picture

_ANY_ENDING = ".*"
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+))\s*([A-Za-z]*|%)\s*")
_MOST = 1_000_000
_UNITS = frozenset({"", "%", *"em ex ch rem vw vh vmin vmax px pt pc bp cm mm in q".split()})  # noqa: SIM905


def find_picture(env: BuildEnvironment, name: str) -> Picture:
    """Return the picture that a page or an entry calls *name*, from the page or with ``/`` first.

    :raises PictureError: if there is none in the folder of the book that a book can show.
    """
    check_place(name)
    # A page is read again when a picture comes that it lacked, or becomes another.
    env.note_dependency(env.relfn2path(name)[0])
    return read_picture(_path_of(env, name), _folders(env), name)


def check_place(name: str) -> None:
    """Make sure that *name* is of a file beside the pages.

    :raises PictureError: if it is an address, or of one machine alone.
    """
    scheme = scheme_of(name)
    if not name.strip():
        raise PictureError("has no name; write that of its file")
    if len(scheme) == 1:
        message = "is a file of this machine alone; copy it into the folder of the book"
        raise PictureError(f"{message} and name the copy")
    if scheme in {"http", "https", "ftp"} or name.replace("\\", "/").startswith("//"):
        raise PictureError(
            "lies on another server, which would learn of each reader; save it beside the page and"
            " name that file"
        )
    if (scheme and "/" in name) or scheme in {"data", "javascript", "vbscript", "file", "mailto"}:
        raise PictureError("is an address, not a file; save the picture beside the page")
    if "\0" in name:
        raise PictureError("is no name of a file; correct it")


def _path_of(env: BuildEnvironment, name: str) -> Path:
    try:
        taken = search_image_for_language(name, env)
        translated = get_image_filename_for_language(name, env)
        note_choice(env, Path(env.relfn2path(translated)[1]))
    except OSError:  # a name that no file can have
        taken = name
    return Path(env.relfn2path(taken)[1])


def _folders(env: BuildEnvironment) -> tuple[Path, ...]:
    """Return where pictures may lie: with the pages, and where extensions put those they make.

    MyST-NB and Matplotlib put them beside the output or the doctrees.
    """
    trees = Path(env.doctreedir)
    beside = (trees.parent, trees.parent.parent)
    made = (up / name for up in beside for name in ("jupyter_execute", "plot_directive"))
    return (Path(env.srcdir), trees, *made)


class CheckPictures(SphinxTransform):
    """Puts its description in place of each picture that is no file of the book, and warns."""

    default_priority = 871  # after links are found (870), before Sphinx takes the files (880)

    def apply(self, **_kwargs: Any) -> None:
        """Look at every picture and at its size."""
        self._told: set[tuple[str, str]] = set()
        for image in list(self.document.findall(nodes.image)):
            self._check(image)
        for image in self.document.findall(nodes.image):
            self._check_size(image)
        for figure in self.document.findall(nodes.figure):
            self._check_size(figure)

    def _check(self, image: nodes.image) -> None:
        name = image["uri"]
        try:
            if name.startswith("data:"):
                _check_data(name)
            elif name.endswith(_ANY_ENDING):
                self._choose(image)
            else:
                self._find(image)
        except PictureError as error:
            shown = f"{name[:40]}…" if name.startswith("data:") else unquote(name)
            self._warn(image, f"picture ‘{shown}’ {error}")
            _describe(image)

    def _find(self, image: nodes.image) -> None:
        """Find the file; Markdown writes what is not ASCII in its name as percents."""
        name = image["uri"]
        plain = unquote(name)
        if plain != name and not _is_there(self.env, name):
            image["uri"] = name = plain
        picture = find_picture(self.env, name)
        if picture.is_misnamed:
            self._warn(
                image,
                f"picture ‘{name}’ is {picture.format.title} by its content;"
                f" rename it to ‘{picture.right_name}’",
            )

    def _choose(self, image: nodes.image) -> None:
        """Let Sphinx choose among files that differ in their endings, if all are pictures."""
        stem = image["uri"].removesuffix(_ANY_ENDING)
        check_place(stem)
        path = Path(self.env.relfn2path(stem)[1])
        note_choice(self.env, path, _ANY_ENDING)
        found = sorted(path.parent.glob(f"{escape(path.name)}{_ANY_ENDING}"))
        names = [f"{stem}{each.suffix}" for each in found]
        good, reasons = [], []
        for name in names:
            try:
                good.append((find_picture(self.env, name).format.name == "PDF", name))
            except PictureError as error:
                reasons.append((name, error))
        if not good:
            raise reasons[0][1] if reasons else PictureError("is not there; add the picture")
        for name, reason in reasons:
            self._warn(image, f"picture ‘{name}’ {reason}")
            image["uri"] = min(good)[1]

    def _check_size(self, node: nodes.Element) -> None:
        """Drop a width or height that no picture can have."""
        for name in ("width", "height", "scale"):
            value = str(node.get(name, ""))
            if not value or _is_size(value):
                continue
            del node[name]
            self._warn(
                node,
                f"a picture of {name} {value.strip() or '‘’'} is not seen: its own size is"
                f" taken; write such as ‘:{name}: {50 if name == 'scale' else '50%'}’",
            )

    def _warn(self, node: nodes.Node, message: str) -> None:
        location = location_of(node, self.env)
        if (message, location) not in self._told:  # of what stands on one line, and substitutions
            self._told.add((message, location))
            warn(Trouble.PICTURE, message, location)


def _describe(image: nodes.image) -> None:
    """Put the description of *image* in its place; its address is where it leads to."""
    words = _words_of(image)
    targets = [nodes.target("", "", ids=[ids]) for ids in image["ids"]]
    link = image.parent
    if isinstance(link, nodes.reference) and not is_within_line(image):
        _lead_from_words(link, words, targets)
        return
    content: list[nodes.Node] = [nodes.Text(words)] if words else []
    if words and is_web_address(image["uri"]) and not isinstance(link, nodes.reference):
        content = [nodes.reference("", words, refuri=image["uri"])]
    replace_node(image, [*targets, *words_for(image, content, "missing-picture")])


def _lead_from_words(link: nodes.reference, words: str, targets: list[nodes.target]) -> None:
    """Put *words* into *link*, and it into a paragraph: only around a picture it stands alone."""
    paragraph = nodes.paragraph()
    paragraph.source, paragraph.line = link[0].source, link[0].line
    replace_node(link, [*targets, paragraph] if words else targets)
    link[:] = [nodes.inline("", words, classes=["missing-picture"])]
    paragraph += link


def describe_print_pictures(app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Put its description in place of each PDF on a page of the web or an e-book."""
    if app.builder.format != "html":
        return
    for image in list(document.findall(nodes.image)):
        if image["uri"].lower().endswith(".pdf") and "*" in image.get("candidates", {}):
            name = image.get("original_uri", image["uri"])
            message = (
                f"picture ‘{name}’ is a PDF, which web pages and e-books do not show: save it also"
                f" as SVG or PNG and name both, ‘{name[:-4]}.*’"
            )
            warn(Trouble.PICTURE, message, location_of(image, app.builder.env))
            _describe(image)


def warn_about_html_in_drawings(app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Warn once on each page of a drawing some of whose words print does not show."""
    if app.builder.format not in {"latex", "typst"}:
        return
    env = app.builder.env
    for name, image in _drawings_of(document, env).items():
        try:
            picture = look_at((Path(env.srcdir) / name).read_bytes(), name)
        except (OSError, PictureError):  # of an extension, which knows what it makes
            continue
        if picture.has_html:
            message = (
                f"picture ‘{name}’ has words that only web pages show (foreignObject): in print"
                " they are missing or cut; save it with plain text, or as PNG"
            )
            warn(Trouble.PICTURE, message, location_of(image, env))


def _drawings_of(document: nodes.document, env: BuildEnvironment) -> dict[str, nodes.image]:
    """Return the SVG files that *document* shows, each where it stands first."""
    found: dict[str, nodes.image] = {}
    # LaTeX shows them as PDF by now.
    before = {os.fspath(new): os.fspath(old) for new, old in env.original_image_uri.items()}
    for image in document.findall(nodes.image):
        name = before.get(image["uri"], image["uri"])
        if name.lower().endswith(".svg"):
            found.setdefault(name, image)
    return found


def _is_there(env: BuildEnvironment, name: str) -> bool:
    try:
        return _path_of(env, name).exists()
    except (OSError, ValueError):
        return False


def _check_data(address: str) -> None:
    """Look at a picture that its address holds.

    :raises PictureError: if it holds none.
    """
    try:
        held = parse_data_uri(address)
    except (ValueError, LookupError) as error:
        raise PictureError("cannot be read; save the picture beside the page") from error
    if held is None:
        raise PictureError("cannot be read; save the picture beside the page")
    look_at(held.data, "picture")


def _words_of(image: nodes.image) -> str:
    """Return what *image* shows, or its name; nothing if it only decorates.

    In a figure something must stand above the caption: without it Sphinx leaves the caption open.
    """
    words = str(image.get("alt", "")).strip()
    if words or ("alt" in image and not isinstance(image.parent, nodes.figure)):
        return words
    return "picture" if image["uri"].startswith("data:") else _name_of(image["uri"])


def _name_of(address: str) -> str:
    return re.split(r"[/\\\\]", unquote(address))[-1]


def _is_size(text: str) -> bool:
    match = _LENGTH.fullmatch(text)
    return match is not None and match[2].lower() in _UNITS and 0 < float(match[1]) <= _MOST
