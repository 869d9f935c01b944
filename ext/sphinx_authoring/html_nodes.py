"""HTML of a page as the nodes that every builder knows.

What has no node of its own keeps its tag for web pages, as a ``raw`` node that other builders pass
over, and its words between. What is no text at all, such as a video, stays as it is typed; such a
node says under ``element`` what it is and under ``words`` what it says.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from .html_tables import HtmlTag, outside_cells, table_of
from .html_tree import VOID, Tag, Unseen, Words, opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Piece = HtmlTag | Words | Unseen | nodes.Node

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset"  # noqa: SIM905
    " figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre"
    " section summary table tbody td tfoot th thead tr ul".split()
)
_INLINES: dict[str, type[nodes.TextElement]] = {
    "sup": nodes.superscript,
    "sub": nodes.subscript,
    **dict.fromkeys(("em", "i", "cite", "var", "dfn"), nodes.emphasis),
    **dict.fromkeys(("strong", "b"), nodes.strong),
    **dict.fromkeys(("code", "tt", "samp", "kbd"), nodes.literal),
}
_STYLES = {
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strike"),
    "mark": "mark",
}
"""Tags whose words print sets in a style, by its class."""

_WRAPPERS = frozenset(
    "abbr acronym bdi bdo big data font label ruby rb rp rt rtc small span time"  # noqa: SIM905
    " nobr noscript picture".split()
)
_PLAIN = {
    "center": ("div", "text-align: center"),
    "strike": ("s", ""),
    "nobr": ("span", "white-space: nowrap"),
}
"""Tags that HTML has given up: what stands for them, and its style."""

_SILENT = frozenset({"source", "wbr", "meta", "link", "base", "col", "colgroup", "area"})
_HANDLER = re.compile(r"on|srcdoc$|formaction$")
_PERCENT_OR_LENGTH = re.compile(
    r"(?:^|;)\s*(width|height)\s*:\s*([^;]+?)\s*(?:!important)?\s*(?=;|$)"
)
_ZOOM = re.compile(r"(?:^|;)\s*zoom\s*:\s*(\d{1,4}(?:\.\d{1,4})?)\s*(%?)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CHECKED, _UNCHECKED = "\N{BALLOT BOX WITH CHECK}", "\N{BALLOT BOX}"


class Nodes:
    """Makes nodes, which say that they stand in the file *source*."""

    def __init__(
        self, document: nodes.document, source: str | None, *, breaks: bool = True
    ) -> None:
        """Prepare for a page, or for a title, in which no line *breaks*."""
        self._document = document
        self._source = source
        self._breaks = breaks

    def within_line(self, pieces: Iterable[Piece]) -> list[nodes.Node]:
        """Return *pieces* as they may stand among words."""
        found: list[nodes.Node] = []
        for piece in pieces:
            found += self._inline(piece, begins=not any(n.astext().strip() for n in found))
        return found

    def as_blocks(self, pieces: Iterable[Piece]) -> list[nodes.Node]:
        """Return *pieces* as they may stand between paragraphs."""
        found: list[nodes.Node] = []
        line: list[Piece] = []
        for piece in pieces:
            if _is_block(piece):
                found += [*self._paragraph(line), *self._block(piece)]
                line = []
            else:
                line.append(piece)
        return [*found, *self._paragraph(line)]

    # Blocks

    def _paragraph(self, pieces: Sequence[Piece]) -> list[nodes.Node]:
        """Return a paragraph, or what stands alone without one."""
        found = _stripped(self.within_line(pieces))
        seen = [n for n in found if not isinstance(n, nodes.Text) or n.strip()]
        if all(isinstance(n, (nodes.raw, nodes.target, nodes.image)) for n in seen):
            return seen
        paragraph = nodes.paragraph("", "", *found)
        first = next((piece for piece in pieces if isinstance(piece, Tag)), None)
        return [self._placed(paragraph, first.line if first else None)]

    def _block(self, piece: Piece) -> list[nodes.Node]:
        if not isinstance(piece, Tag):
            assert isinstance(piece, nodes.Node)
            return [piece]
        if _is_hidden(piece):
            return [self._raw(source_of(piece), piece)]
        make = getattr(self, f"_make_{piece.name}", self._make_wrapper)
        found: list[nodes.Node] = make(piece)
        return found

    def _make_p(self, tag: HtmlTag) -> list[nodes.Node]:
        if any(_is_block(child) for child in tag.children):
            return self._make_wrapper(tag)
        found = self._paragraph(tag.children)
        for paragraph in found:
            paragraph.line = paragraph.line or tag.line
        return self._dressed(tag, found)

    def _make_wrapper(self, tag: HtmlTag) -> list[nodes.Node]:
        """Return what is inside, between the tags themselves, which only web pages read."""
        inside = self.as_blocks(tag.children)
        if tag.name in {
            "body",
            "html",
            "caption",
            "td",
            "th",
            "tr",
            "li",
            "dt",
            "dd",
            "tbody",
            "thead",
            "tfoot",
        }:
            return inside
        name, attributes = _modern(tag)
        return [self._raw(opening(name, attributes), tag), *inside, self._raw(f"</{name}>", tag)]

    def _make_heading(self, tag: HtmlTag) -> list[nodes.Node]:
        rubric = nodes.rubric("", "", *_stripped(self.within_line(tag.children)))
        rubric["heading-level"] = int(tag.name[1])
        return self._dressed(tag, [self._placed(rubric, tag.line)])

    _make_h1 = _make_h2 = _make_h3 = _make_h4 = _make_h5 = _make_h6 = _make_heading

    def _make_hr(self, tag: HtmlTag) -> list[nodes.Node]:
        return [self._placed(nodes.transition(), tag.line)]

    def _make_blockquote(self, tag: HtmlTag) -> list[nodes.Node]:
        quote = nodes.block_quote("", *self.as_blocks(tag.children))
        return self._dressed(tag, [self._placed(quote, tag.line)]) if quote.children else []

    def _make_pre(self, tag: HtmlTag) -> list[nodes.Node]:
        text = text_of(tag).removeprefix("\n").rstrip("\n")
        block = nodes.literal_block(text, text, language=_language_of(tag))
        return self._dressed(tag, [self._placed(block, tag.line)])

    def _make_list(self, tag: HtmlTag) -> list[nodes.Node]:
        listed: nodes.Element = nodes.bullet_list(bullet="-")
        if tag.name == "ol":
            listed = nodes.enumerated_list(enumtype=_enumeration(tag), prefix="", suffix=".")
            if (start := tag.attributes.get("start", "")).isdecimal():
                listed["start"] = int(start[:8])
        for child in tag.children:
            if isinstance(child, Tag) and child.name == "li":
                item = nodes.list_item("", *self.as_blocks(child.children))
                listed += self._dressed(child, [self._placed(item, child.line)], wraps=False)
            elif found := [n for n in self.as_blocks([child]) if not _is_silent(n)]:
                listed += self._placed(nodes.list_item("", *found), tag.line)
        return self._dressed(tag, [self._placed(listed, tag.line)]) if listed.children else []

    _make_ul = _make_ol = _make_menu = _make_dir = _make_list

    def _make_dl(self, tag: HtmlTag) -> list[nodes.Node]:
        listed = nodes.definition_list()
        for part in _pairs_in(tag):
            if isinstance(part, Tag) and part.name == "dt":
                term = nodes.term("", "", *_stripped(self.within_line(part.children)))
                dressed = self._dressed(part, [self._placed(term, part.line)], wraps=False)
                self._pair(listed, tag, begins=True).extend(dressed)
                continue
            inside = part.children if isinstance(part, Tag) and part.name == "dd" else [part]
            found = self.as_blocks(inside)
            if not all(map(_is_silent, found)):
                pair = self._pair(listed, tag, begins=False)
                pair += nodes.definition("", *found)
        for item in listed.findall(nodes.definition_list_item):
            if not any(isinstance(n, nodes.definition) for n in item.children):
                item.append(nodes.definition())
        return self._dressed(tag, [self._placed(listed, tag.line)]) if listed.children else []

    def _pair(
        self, listed: nodes.definition_list, tag: HtmlTag, *, begins: bool
    ) -> nodes.definition_list_item:
        """Return the pair to go on with: terms begin one behind a definition."""
        last = listed.children[-1] if listed.children else None
        if isinstance(last, nodes.definition_list_item):
            is_told = any(isinstance(n, nodes.definition) for n in last.children)
            if not (begins and is_told):
                return last
        pair = nodes.definition_list_item("", *([] if begins else [nodes.term()]))
        listed += self._placed(pair, tag.line)
        return pair

    def _make_table(self, tag: HtmlTag) -> list[nodes.Node]:
        captions = [piece for each in tag.tags("caption") for piece in each.children]
        caption = _stripped(self.within_line(captions))
        table = table_of(tag, lambda cell: self.as_blocks(cell.children), caption)
        strays = (node for run in outside_cells(tag) for node in self.as_blocks(run))
        before = [node for node in strays if not _is_silent(node)]
        if table is None:
            return [*before, *self._paragraph(captions)]
        for entry in table.findall(nodes.entry):
            entry.source, entry.line = self._source, tag.line
        return [*before, *self._identified(tag, [self._placed(table, tag.line)])]

    def _make_figure(self, tag: HtmlTag) -> list[nodes.Node]:
        captions = list(tag.tags("figcaption"))
        pictures = self.as_blocks(each for each in tag.children if each not in captions)
        words = self.as_blocks(piece for each in captions for piece in each.children)
        images = [n for n in pictures if isinstance(n, (nodes.image, nodes.reference))]
        holder = next((n for n in pictures if isinstance(n, nodes.paragraph)), None)
        if not images and holder is not None and not holder.astext().strip():
            images = list(holder.findall(nodes.image))
        if len(images) != 1 or any(
            not isinstance(n, (nodes.raw, nodes.image, nodes.reference, nodes.paragraph))
            for n in pictures
        ):
            return self._make_wrapper(tag)
        figure = nodes.figure("", images[0])
        if words and isinstance(words[0], nodes.paragraph):
            first = words.pop(0)
            assert isinstance(first, nodes.paragraph)
            caption = nodes.caption("", "", *first.children)
            figure += self._placed(caption, first.line)
        if words:
            figure += nodes.legend("", *words)
        if side := _side_of(tag):
            figure["align"] = side
        return self._dressed(tag, [self._placed(figure, tag.line)], wraps=False)

    def _make_figcaption(self, tag: HtmlTag) -> list[nodes.Node]:
        return self.as_blocks(tag.children)

    def _make_summary(self, tag: HtmlTag) -> list[nodes.Node]:
        """Return the line that folded text shows: in no paragraph, which is forbidden there."""
        words = nodes.inline("", "", *_stripped(self.within_line(tag.children)))
        found: list[nodes.Node] = [self._raw("<summary>", tag), words, self._raw("</summary>", tag)]
        return [*found, *(nodes.raw("", "\n\n", format=each) for each in ("typst", "latex"))]

    # Within a line

    def _inline(self, piece: Piece, *, begins: bool) -> list[nodes.Node]:
        if isinstance(piece, Words):
            words = _BLANKS.sub(" ", piece.text)
            return [nodes.Text(words)] if words else []
        if isinstance(piece, Unseen):
            is_comment = piece.source.startswith("<!")
            return [nodes.raw("", piece.source, format="html")] if is_comment else []
        if not isinstance(piece, Tag):
            return [piece]
        if _is_hidden(piece):
            return [self._raw(source_of(piece), piece)]
        if piece.name in _BLOCKS:
            return self._flattened(piece, begins=begins)
        if kind := _INLINES.get(piece.name):
            return self._marked(piece, kind)
        if piece.name in {*_STYLES, *_WRAPPERS}:
            return self._tagged(piece)
        return self._element(piece)

    def _element(self, tag: HtmlTag) -> list[nodes.Node]:
        match tag.name:
            case "a":
                return self._link(tag)
            case "br":
                return line_break() if self._breaks else [nodes.Text(" ")]
            case "img":
                return self._picture(tag)
            case "q":
                return [nodes.Text("“"), *self.within_line(tag.children), nodes.Text("”")]
            case name if name in _SILENT:
                return []
        return self._untouched(tag)

    def _picture(self, tag: HtmlTag) -> list[nodes.Node]:
        uri = tag.attributes.get("src", "").strip()
        if not uri:
            return [nodes.Text(alt)] if (alt := tag.attributes.get("alt", "").strip()) else []
        # Without a source Sphinx takes away the line of an image that has no description.
        image = nodes.image(tag.source, uri=uri)
        if "alt" in tag.attributes:
            image["alt"] = _BLANKS.sub(" ", tag.attributes["alt"]).strip()
        sizes = {
            name: tag.attributes[name] for name in ("width", "height") if name in tag.attributes
        }
        if zoom := _ZOOM.search(tag.attributes.get("style", "")):
            image["scale"] = round(float(zoom[1]) * (1 if zoom[2] else 100)) or 1
        sizes |= _PERCENT_OR_LENGTH.findall(tag.attributes.get("style", "").lower())
        for name, size in sizes.items():
            if size.strip() not in {"auto", "inherit", "initial", ""}:
                image[name] = size.strip()
        if side := _side_of(tag):
            image["align"] = side
        return self._identified(tag, [self._placed(image, tag.line)])

    def _link(self, tag: HtmlTag) -> list[nodes.Node]:
        inside = self.within_line(tag.children)
        address = tag.attributes.get("href", "").strip()
        anchor = tag.attributes.get("id") or tag.attributes.get("name") or ""
        before = self._target(anchor)
        if not address:
            return [*before, *inside]
        link = nodes.reference("", "", *inside, refuri=address)
        link["classes"] += tag.attributes.get("class", "").split()
        if title := tag.attributes.get("title"):
            link["reftitle"] = title
        return [*before, self._placed(link, tag.line)]

    def _target(self, anchor: str) -> list[nodes.target]:
        if not anchor or re.search(r"\s", anchor) or anchor in self._document.ids:
            return []
        target = nodes.target("", "", ids=[anchor])
        self._document.ids[anchor] = target
        return [target]

    def _marked(self, tag: HtmlTag, kind: type[nodes.TextElement]) -> list[nodes.Node]:
        inside = self.within_line(tag.children)
        if kind is nodes.literal:
            text = "".join(n.astext() for n in inside)
            inside = [nodes.Text(text)] if text else []
        if not inside:
            return []
        node = kind("", "", *inside)
        if tag.name == "kbd":
            node["classes"].append("kbd")
        return self._dressed(tag, [self._placed(node, tag.line)], box="span")

    def _tagged(self, tag: HtmlTag) -> list[nodes.Node]:
        """Return the words between the tags, which only web pages read."""
        inside = self.within_line(tag.children)
        if tag.name in {"abbr", "acronym"} and tag.attributes.get("title"):
            short = nodes.abbreviation("", "", *inside, explanation=tag.attributes["title"])
            return [self._placed(short, tag.line)]
        if style := _STYLES.get(tag.name):
            inside = [nodes.inline("", "", *inside, classes=[style])]
        if tag.name in {"noscript", "picture", "label"}:
            return inside
        name, attributes = _modern(tag)
        return [self._raw(opening(name, attributes), tag), *inside, self._raw(f"</{name}>", tag)]

    def _flattened(self, tag: HtmlTag, *, begins: bool) -> list[nodes.Node]:
        """Return what would be a paragraph, an item or a row as a line of its own."""
        inside = self.within_line(tag.children)
        if not inside:
            return []
        if tag.name in {"td", "th", "dd"}:
            return [nodes.Text(" "), *inside]
        if begins or tag.name in {"tbody", "thead", "ul", "ol", "dl", "table", "body", "html"}:
            return inside
        return [*line_break(), *inside]

    def _untouched(self, tag: HtmlTag) -> list[nodes.Node]:
        """Return *tag* as it was typed; nodes between its tags stay nodes."""
        if any(_is_element(child) for child in _all_in(tag)):
            inside = (
                self.as_blocks(tag.children) if _has_blocks(tag) else self.within_line(tag.children)
            )
            end = tag.end or f"</{tag.name}>"
            return [self._told(tag, tag.source, ""), *inside, self._raw(end, tag)]
        words = _BLANKS.sub(" ", text_of(tag)).strip()
        words = _box_of(tag) or words
        return [self._told(tag, source_of(tag), words)]

    def _told(self, tag: HtmlTag, source: str, words: str) -> nodes.raw:
        raw = self._raw(source, tag)
        if words:
            raw["words"] = words
        if not _box_of(tag) and tag.attributes.get("aria-hidden") != "true":
            raw["element"] = tag.name
        return raw

    # What nodes are given

    def _raw(self, source: str, tag: HtmlTag) -> nodes.raw:
        raw = nodes.raw("", source, format="html")
        raw.source, raw.line = self._source, tag.line
        return raw

    def _placed(self, node: nodes.Element, line: int | None) -> nodes.Element:
        node.source, node.line = self._source, line
        return node

    def _identified(self, tag: HtmlTag, found: list[nodes.Node]) -> list[nodes.Node]:
        return [*self._target(tag.attributes.get("id", "")), *found]

    def _dressed(
        self, tag: HtmlTag, found: list[nodes.Node], *, box: str = "div", wraps: bool = True
    ) -> list[nodes.Node]:
        """Return *found* with the classes, the id and the styles of *tag*.

        What nodes do not have stands in a box around them, which only web pages read.
        """
        first = next((n for n in found if isinstance(n, nodes.Element)), None)
        if first is None:
            return found
        first["classes"] += tag.attributes.get("class", "").split()
        attributes = _left(tag)
        if attributes and wraps:
            found = [self._raw(opening(box, attributes), tag), *found, self._raw(f"</{box}>", tag)]
        if isinstance(first, (nodes.list_item, nodes.term, nodes.figure)):
            if target := self._target(tag.attributes.get("id", "")):
                first["ids"] += target[0]["ids"]
            return found
        return self._identified(tag, found)


def line_break(*, latex: bool = True) -> list[nodes.Node]:
    """Return the end of a line within a paragraph, as each builder writes it."""
    codes = {
        "html": "<br />",
        "typst": "#linebreak()",
        **({"latex": r"\newline{}"} if latex else {}),
    }
    # Behind the break a blank would begin the next line.
    return [nodes.Text("\n"), *(nodes.raw("", code, format=name) for name, code in codes.items())]


def source_of(piece: Piece) -> str:
    """Return *piece* as it was written."""
    if isinstance(piece, (Words, Unseen)):
        return piece.source
    if not isinstance(piece, Tag):
        return escape(piece.astext(), quote=False)
    tag, inside = piece, "".join(map(source_of, piece.children))
    is_empty = tag.name in VOID or (tag.source.endswith("/>") and not tag.end and not inside)
    return tag.source + inside + ("" if is_empty else tag.end or f"</{tag.name}>")


def tags_in(tag: HtmlTag) -> Iterator[HtmlTag]:
    """Yield all elements in *tag*."""
    for child in tag.children:
        if isinstance(child, Tag):
            yield child
            yield from tags_in(child)


def _all_in(tag: HtmlTag) -> Iterable[Piece]:
    for child in tag.children:
        yield child
        if isinstance(child, Tag):
            yield from _all_in(child)


def text_of(tag: HtmlTag) -> str:
    """Return the words in *tag*; those of scripts and styles are no words."""
    parts = []
    for child in tag.children if tag.name not in {"script", "style"} else ():
        if isinstance(child, Tag):
            parts.append("\n" if child.name == "br" else text_of(child))
            parts.append(
                " " if child.name in {"option", "p", "div", "li", "text", "tr", "td"} else ""
            )
        elif not isinstance(child, Unseen):
            parts.append(child.text if isinstance(child, Words) else child.astext())
    return "".join(parts)


def _pairs_in(tag: HtmlTag) -> Iterator[Piece]:
    """Yield what a list of definitions holds; HTML may put pairs into boxes."""
    for child in tag.children:
        if isinstance(child, Tag) and child.name == "div":
            yield from child.children
        else:
            yield child


def _is_silent(node: nodes.Node) -> bool:
    """Tell whether *node* is HTML that shows nothing by itself, such as a tag or a comment."""
    return isinstance(node, nodes.raw) and not node.get("words") and not node.get("element")


def is_block(node: nodes.Node) -> bool:
    """Tell whether *node* stands between paragraphs, and shows something."""
    return isinstance(node, nodes.Element) and not isinstance(node, (nodes.Inline, nodes.Invisible))


def _is_hidden(tag: HtmlTag) -> bool:
    """Tell whether *tag* says itself that nobody sees it."""
    style = tag.attributes.get("style", "").lower().replace(" ", "")
    return "hidden" in tag.attributes or "display:none" in style


def _is_element(piece: Piece) -> bool:
    return isinstance(piece, nodes.Element)


def _is_block(piece: Piece) -> bool:
    if isinstance(piece, Tag):
        return piece.name in _BLOCKS or (piece.name not in {"a", "button"} and _has_blocks(piece))
    return isinstance(piece, nodes.Node) and not isinstance(piece, (nodes.Text, nodes.Inline))


def _has_blocks(tag: HtmlTag) -> bool:
    known = tag.name in {*_INLINES, *_STYLES, *_WRAPPERS}
    return any(
        _is_block(child) and (known or not isinstance(child, Tag)) for child in tag.children
    ) or any(_has_blocks(child) for child in tag.children if isinstance(child, Tag))


def _stripped(found: list[nodes.Node]) -> list[nodes.Node]:
    """Return *found* without blanks at its ends."""
    for place in (0, -1):
        while found and isinstance(found[place], nodes.Text):
            text = found[place].astext()
            plain = text.lstrip(" \n") if place == 0 else text.rstrip(" \n")
            if plain:
                found = [*found]
                found[place] = nodes.Text(plain)
                break
            found = found[1:] if place == 0 else found[:-1]
    return found


def _modern(tag: HtmlTag) -> tuple[str, dict[str, str]]:
    """Return a name that HTML still has for *tag*, and its attributes."""
    name, style = _PLAIN.get(tag.name, (tag.name, ""))
    attributes = dict(tag.attributes)
    if style:
        attributes["style"] = f"{style}; {attributes.get('style', '')}".rstrip("; ")
    return name, attributes


def _left(tag: HtmlTag) -> dict[str, str]:
    """Return the attributes of *tag* that nodes do not have; none that runs a script."""
    kept = {
        name: value
        for name, value in tag.attributes.items()
        if (
            name in {"style", "lang", "dir", "title", "hidden"}
            or name.startswith(("data-", "aria-"))
        )
        and not _HANDLER.match(name)
    }
    side = tag.attributes.get("align", "").strip().lower()
    if side in {"left", "center", "right", "justify"}:
        kept["style"] = f"text-align: {side}; {kept.get('style', '')}".rstrip("; ")
    return kept


def _side_of(tag: HtmlTag) -> str:
    side = tag.attributes.get("align", "").strip().lower()
    style = tag.attributes.get("style", "").lower().replace(" ", "")
    side = next((each for each in ("left", "right") if f"float:{each}" in style), side)
    return side if side in {"left", "right", "center"} else ""


def _enumeration(tag: HtmlTag) -> str:
    kinds = {"a": "loweralpha", "A": "upperalpha", "i": "lowerroman", "I": "upperroman"}
    return kinds.get(tag.attributes.get("type", ""), "arabic")


def _language_of(tag: HtmlTag) -> str:
    names = [*tag.attributes.get("class", "").split()]
    names += [n for code in tag.tags("code") for n in code.attributes.get("class", "").split()]
    return next((n.removeprefix("language-") for n in names if n.startswith("language-")), "none")


def _box_of(tag: HtmlTag) -> str:
    """Return a box for a checkbox, such as those of lists of tasks."""
    if tag.name != "input" or tag.attributes.get("type", "").lower() != "checkbox":
        return ""
    return f"{_CHECKED if 'checked' in tag.attributes else _UNCHECKED} "
