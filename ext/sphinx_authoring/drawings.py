"""Which SVG drawings may be published: those that run nothing, load nothing and have an end."""

from __future__ import annotations

import base64
import re
import sys
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

from .addresses import is_web_address, scheme_of

_SVG = "http://www.w3.org/2000/svg"
_MOST_ELEMENTS = 200_000
"""Elements that a drawing has when each ``use`` stands for what it repeats."""

_DEEPEST = 500
_MOST_WITHIN = 4
"""How many drawings may stand one in another."""

_LONGEST_ENTITY = 1_000
_LONGEST = 1_000_000
_LIVE = frozenset(
    "applet audio base embed form frame frameset handler iframe link listener meta object script"  # noqa: SIM905
    " source track video".split()
)
_LOADING = frozenset(
    "action background base formaction ping poster srcdoc srcset".split()  # noqa: SIM905
)
"""Attributes, beside ``href`` and ``src``, by which HTML in a drawing takes in something else."""

_HTML = "foreignobject"
_DRAWN = "data:image/svg"
_URL = re.compile(
    r"""url\(\s*(?:"(?P<double>[^"]*)|'(?P<single>[^']*)|(?P<bare>[^"')\s]*))""", re.IGNORECASE
)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)|/\*.*?\*/", re.DOTALL)
_LENGTH = re.compile(r"\s*([-+]?[\d.]+(?:e[-+]?\d+)?)\s*(%|[a-z]*)\s*", re.IGNORECASE)


class DrawingError(ValueError):
    """Why a drawing is not published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing that may be published."""

    parts: int
    """How many elements are drawn."""

    has_html: bool
    """Whether some of its words are HTML, which print does not show."""


def check_drawing(data: bytes, *, within: int = 0) -> Drawing:
    """Look through the SVG drawing *data*, which stands in so many others as *within* says.

    :raises DrawingError: if it is none, or would run, load or draw what nobody expects.
    """
    if within > _MOST_WITHIN:
        raise DrawingError("is nested too deeply; save it again from a program that shows it")
    reader = _Reader(within)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    parser.EntityDeclHandler = reader.entity
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, DrawingError):
            raise
        message = (
            "is damaged: it is not well-formed XML; save it again from a program that shows it"
        )
        raise DrawingError(message) from error
    return Drawing(parts=reader.check_repeats(), has_html=reader.has_html)


@dataclass(slots=True)
class _Part:
    """An element that is repeated by its id: how many are inside it, and what it repeats."""

    size: int = 0
    uses: list[str] = field(default_factory=list)


class _Reader:
    """What is met while a drawing is read."""

    def __init__(self, within: int) -> None:
        self._within = within
        self.has_html = False
        self._open: list[list[str]] = []
        self._styles: list[str] = []
        self._names: list[str] = []
        self._parts: dict[str, _Part] = {"": _Part()}

    def entity(self, name: str, is_parameter: int, value: str | None, *_more: object) -> None:
        if value is None:
            raise DrawingError(
                f"takes in another file (the entity ‘{name}’); save it again as plain SVG"
            )
        bad = is_parameter or len(value) > _LONGEST_ENTITY or re.search(r"[&%<]", value)
        if bad:
            raise DrawingError(
                f"has entities that hold others (‘{name}’); save it again as plain SVG"
            )

    def instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise DrawingError("loads a style sheet; put the styles into the drawing")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if not self._names and (tag != "svg" or space not in {_SVG, ""}):
            raise DrawingError("is XML, but no SVG drawing; save it as SVG or PNG")
        if not self._names:
            if space != _SVG:
                raise DrawingError(f'does not say that it is SVG; write <svg xmlns="{_SVG}"')
            _check_size(attributes)
        if tag.lower() in _LIVE:
            raise DrawingError(f"has a part that is no drawing ({tag}); save it again as plain SVG")
        self._names.append(tag)
        if len(self._names) > _DEEPEST:
            raise DrawingError("is nested too deeply; save it again from a program that shows it")
        self._note(tag, attributes)
        for key, value in attributes.items():
            self._check_attribute(tag, key.rpartition(" ")[2].lower(), value)

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        own = attributes.get("id", "")
        ids = [own] if own else []
        if own:
            self._parts.setdefault(own, _Part())
        self._open.append(ids)
        inside = [anchor for anchors in self._open for anchor in anchors]
        for anchor in ("", *inside):
            self._parts[anchor].size += 1
        if tag == "use":
            for key, value in attributes.items():
                if key.rpartition(" ")[2] == "href" and value.strip().startswith("#"):
                    for anchor in ("", *inside):
                        self._parts[anchor].uses.append(value.strip()[1:])

    def end(self, _name: str) -> None:
        if self._names.pop() == "style":
            self._check_style("".join(self._styles))
            self._styles.clear()
        self._open.pop()

    def words(self, text: str) -> None:
        if self._names and self._names[-1] == "style":
            self._styles.append(text)
        elif text.strip() and any(name.lower() == _HTML for name in self._names):
            self.has_html = True

    def _check_attribute(self, tag: str, key: str, value: str) -> None:
        if key.startswith("on"):
            raise DrawingError(f"runs a script ({key}=…); save it again as plain SVG")
        if key in {"href", "src"}:
            self._check_address(tag, value)
        elif key == "attributename" and value.rpartition(":")[2].lower() in {"href", "src"}:
            raise DrawingError("changes its own links; save it again as plain SVG")
        elif key in _LOADING:
            raise DrawingError(f"loads another file ({key}=…); save it again as plain SVG")
        elif "url(" in value.lower() or key == "style":
            self._check_style(value)

    def _check_address(self, tag: str, address: str) -> None:
        """Let pass places in the drawing, pictures inside it, and links to the web."""
        scheme = scheme_of(address)
        if tag == "a":
            if scheme and not is_web_address(address):
                message = f"has a link that may run something ({scheme}:); take it out"
                raise DrawingError(message)
        elif not self._is_inside(address, "data:image/"):
            raise DrawingError("shows another file; put that into the drawing, or save it as PNG")

    def _check_style(self, text: str) -> None:
        plain = _CSS_ESCAPE.sub(_unescaped, text)
        if re.search(r"expression\s*\(|javascript:|-moz-binding", plain, re.IGNORECASE):
            raise DrawingError("runs a script in its styles; save it again as plain SVG")
        addresses = (match[match.lastgroup or 0] for match in _URL.finditer(plain))
        if "@import" in plain.lower() or not all(self._is_inside(a, "data:") for a in addresses):
            raise DrawingError("loads another file in its styles; put it into the drawing")

    def _is_inside(self, address: str, begins: str) -> bool:
        """Tell whether *address* is a place in the drawing, or holds what it shows."""
        start = address.strip().lower()
        if not start or start.startswith("#"):
            return True
        if start.startswith(_DRAWN):
            held = check_drawing(_held_in(address.strip()), within=self._within + 1)
            self.has_html |= held.has_html
            for anchor in ("", *(anchor for anchors in self._open for anchor in anchors)):
                self._parts[anchor].size += held.parts
            return True
        return start.startswith(begins)

    def check_repeats(self) -> int:
        """Return how many elements are drawn when each repeated part is drawn each time."""
        drawn: dict[str, int] = {}
        waiting: list[str] = [""]
        under_way: set[str] = set()
        while waiting:
            name = waiting[-1]
            part = self._parts.get(name, _Part())
            missing = [use for use in part.uses if use not in drawn]
            if under_way.intersection(missing):
                raise DrawingError("repeats itself without end; save it again as plain SVG")
            under_way.add(name)
            if missing:
                waiting.append(missing[0])
                continue
            drawn[name] = part.size + sum(drawn[use] for use in part.uses)
            under_way.discard(name)
            waiting.pop()
        if drawn[""] > _MOST_ELEMENTS:
            raise DrawingError(f"has {min(drawn[''], 10**12):,} parts; save a picture of it as PNG")
        return drawn[""]


def _held_in(address: str) -> bytes:
    """Return the drawing that an address which begins with ``data:`` holds."""
    head, _, body = address.partition(",")
    data = unquote_to_bytes(body)
    if not head.rstrip().lower().endswith(";base64"):
        return data
    try:
        return base64.b64decode(data + b"===")
    except ValueError as error:
        raise DrawingError("holds a damaged drawing; save it again as plain SVG") from error


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return chr(code) if code <= sys.maxunicode else "\ufffd"
    return match[2] or ""


def _check_size(attributes: dict[str, str]) -> None:
    for name in ("width", "height"):
        match = _LENGTH.fullmatch(attributes.get(name, ""))
        try:
            length = float(match[1]) if match else 1.0
        except ValueError:
            continue
        if length <= 0:
            raise DrawingError(
                f"has a {name} of {match[1] if match else 0}, so that nothing is seen"
            )
        if length > _LONGEST:
            raise DrawingError(f"has a {name} of {match[1] if match else 0}; make it smaller")
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    if any(_is_nothing(side) for side in box[2:]):
        raise DrawingError("has an empty viewBox, so that nothing is seen; save it again")


def _is_nothing(side: str) -> bool:
    try:
        return not float(side) > 0
    except ValueError:
        return False
