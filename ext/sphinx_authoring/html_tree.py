"""HTML as a tree, read from pieces between which other things may stand; never refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
"""Elements that have no end."""

_DEEPEST = 100
_CLOSES: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "thead": frozenset({"caption", "colgroup", "tr", "td", "th"}),
    "tbody": frozenset({"caption", "colgroup", "thead", "tbody", "tr", "td", "th"}),
    "tfoot": frozenset({"thead", "tbody", "tr", "td", "th"}),
    "option": frozenset({"option"}),
}
"""What the beginning of an element ends, if it is open within the nearest list or table."""

_LIMITS = frozenset({"table", "ul", "ol", "dl", "select", "menu"})
_ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3"  # noqa: SIM905
    " h4 h5 h6 header hr main nav ol p pre section table ul".split()
)
_FOREIGN = frozenset({"svg", "math"})
_CODE = frozenset({"script", "style"})
_NAME = re.compile(r"[A-Za-z_][\w.-]*|(?:xml|epub):[a-z]+", re.ASCII)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Other = TypeVar("Other")


@dataclass(slots=True)
class Words:
    """Words as they are read; *source* is as they were written."""

    text: str
    source: str


@dataclass(slots=True)
class Unseen:
    """A comment, a declaration, or an end without a beginning."""

    source: str


@dataclass(slots=True)
class Tag(Generic[Other]):
    """An element, and where it begins."""

    name: str
    attributes: dict[str, str]
    line: int
    source: str
    """The beginning as it was written."""

    end: str = ""
    """The end as it was written; empty if nothing is."""

    children: list[Tag[Other] | Words | Unseen | Other] = field(default_factory=list)

    def tags(self, *names: str) -> Iterator[Tag[Other]]:
        """Yield the elements directly inside that have one of *names*."""
        for child in self.children:
            if isinstance(child, Tag) and child.name in names:
                yield child


def allowed(text: str) -> str:
    """Return *text* without what XML forbids."""
    return _FORBIDDEN.sub("", text)


def loads_file(style: str) -> bool:
    """Tell whether *style* takes in a file, which no builder brings along."""
    return re.search(r"(?:url|image|image-set|src)\s*\(|\\", style, re.IGNORECASE) is not None


def opening(name: str, attributes: dict[str, str], *, empty: bool = False) -> str:
    """Return the beginning of an element, well-formed also as XML."""
    kept = {key: value for key, value in attributes.items() if _NAME.fullmatch(key)}
    parts = (f' {key}="{escape(allowed(value))}"' for key, value in kept.items())
    return f"<{name}{''.join(parts)}{' /' if empty else ''}>"


def read_html(
    pieces: Iterable[tuple[str, int] | Other], is_block: Callable[[Other], bool] = lambda _: False
) -> Tag[Other]:
    """Return an element without a name that holds *pieces*: HTML with its line, or others.

    Of the others, one that *is_block* ends an open paragraph, as blocks of HTML do.
    """
    reader: _Reader[Other] = _Reader()
    for piece in pieces:
        if isinstance(piece, tuple):
            reader.read(*piece)
        else:
            if is_block(piece):
                reader.end_before("div")
            reader.open[-1].children.append(piece)
    return reader.root


class _Reader(HTMLParser, Generic[Other]):
    """Builds the tree; what is not closed ends with what is around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Tag[Other] = Tag("", {}, 0, "")
        self.open = [self.root]
        self._first = 0

    def read(self, text: str, line: int) -> None:
        """Read one piece, which begins at *line*; a tag never goes on in the next."""
        self._first = line
        self.reset()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; of an attribute that is given twice the first counts."""
        self.end_before(tag)
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")
        line = self._first + self.getpos()[0] - 1
        new: Tag[Other] = Tag(tag, attributes, line, self.get_starttag_text() or f"<{tag}>")
        self.open[-1].children.append(new)
        if tag not in VOID and len(self.open) < _DEEPEST:
            self.open.append(new)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what HTML does not end so; within drawings and formulas it does."""
        self.handle_starttag(tag, attrs)
        within = any(each.name in _FOREIGN for each in self.open)
        if within and self.open[-1].name == tag:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of that name, and what is open in it."""
        source = f"</{tag}>"
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].name == tag:
                self.open[depth].end = source
                del self.open[depth:]
                return
        if tag == "br":  # as browsers read it
            self.handle_starttag(tag, [])
        else:
            self.open[-1].children.append(Unseen(source))

    def handle_data(self, data: str) -> None:
        """Take in words; those of scripts and styles are no HTML."""
        source = data if self.open[-1].name in _CODE else escape(data, quote=False)
        inside = self.open[-1].children
        if inside and isinstance(last := inside[-1], Words):
            inside[-1] = Words(last.text + data, last.source + source)
        else:
            inside.append(Words(data, source))

    def handle_comment(self, data: str) -> None:
        """Keep a comment."""
        self.open[-1].children.append(Unseen(f"<!--{data}-->"))

    def handle_decl(self, decl: str) -> None:
        """Keep a declaration."""
        self.open[-1].children.append(Unseen(f"<!{decl}>"))

    def handle_pi(self, data: str) -> None:
        """Keep an instruction."""
        self.open[-1].children.append(Unseen(f"<?{data}>"))

    def unknown_decl(self, data: str) -> None:
        """Keep what begins as a declaration."""
        self.open[-1].children.append(Unseen(f"<![{data}]]>"))

    def end_before(self, tag: str) -> None:
        """End what *tag* ends by beginning, as far as the nearest list or table."""
        for depth in range(len(self.open) - 1, 0, -1):
            name = self.open[depth].name
            if name in _LIMITS:
                break
            if name in _CLOSES.get(tag, ()) or (name == "p" and tag in _ENDS_PARAGRAPH):
                del self.open[depth:]
