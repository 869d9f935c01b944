"""Pictures and links of Markdown that are read as plain text, since they are written otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .diagnostics import Trouble, location_of, warn
from .pages import is_markdown
from .pictures import is_picture_name
from .text_nodes import node_before

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUND = re.compile(
    r"(?P<mark>!?)\[(?P<words>[^\[\]\n]*)\]"
    r"\((?P<goal>(?:[^()<>\n\"]|\([^()\n]*\))*\s(?:[^()<>\n\"]|\([^()\n]*\))*)\)"
)
_FILE = re.compile(r"\S.*\.[a-zA-Z][a-zA-Z0-9]{1,4}(?:#\S*)?")
_SIZED = re.compile(r"(?P<file>\S+)\s+=(?P<width>\d*)(?:%|px)?x?(?P<height>\d*)(?:%|px)?")
_SQUARE = re.compile(r"(?P<mark>!?)\[\[(?P<goal>[^\[\]|\n]+)(?:\|(?P<words>[^\[\]\n]*))?\]\](?!\()")
"""What Obsidian, Logseq and wikis have for links and pictures."""

_ATTRIBUTES = re.compile(r"\{[ ]?(?:[.#][\w:.-]+|[\w-]+=[^{}\n]+)[^{}\n]*\}")
"""What pandoc writes behind a picture."""

_CALLOUT = re.compile(
    r"\[!(note|tip|important|warning|caution|danger|error|hint|attention)\]", re.IGNORECASE
)
"""What GitHub and Obsidian have for boxes; only kinds that Sphinx has too."""


class WarnAboutLostLinks(SphinxTransform):
    """Warns about each, with what to write."""

    default_priority = 872  # after those are taken out that would run something (870)

    def apply(self, **_kwargs: Any) -> None:
        """Look through the text of a page in Markdown."""
        if not is_markdown(self.env):
            return
        for text in self.document.findall(nodes.Text):
            if isinstance(text.parent, (nodes.literal, nodes.reference, nodes.FixedTextElement)):
                continue
            if isinstance(before := node_before(text), nodes.image):
                self._check_attributes(text, before)
            if isinstance(text.parent.parent, nodes.block_quote) and not before:
                self._check_callout(text)
            for found, why in (*_in_round(text), *self._in_square(text)):
                trouble = Trouble.PICTURE if found["mark"] else Trouble.LINK
                lines = text.count("\n", 0, found.start())
                message = f"‘{found[0]}’ is read as plain text{why}"
                warn(trouble, message, location_of(text, self.env, lines=lines))

    def _check_attributes(self, text: nodes.Text, image: nodes.image) -> None:
        if found := _ATTRIBUTES.match(text):
            message = (
                f"‘{found[0]}’ behind a picture is read as plain text; write the directive ‘image’"
                " or ‘figure’ with options, such as ‘:width: 50%’"
            )
            warn(Trouble.PICTURE, message, location_of(image, self.env))

    def _check_callout(self, text: nodes.Text) -> None:
        if found := _CALLOUT.match(text):
            message = (
                f"‘{found[0]}’ is read as plain text in a quotation; write"
                f" ‘:::{{{found[1].lower()}}}’ before it and ‘:::’ behind it"
            )
            warn(Trouble.LINK, message, location_of(text, self.env))

    def _in_square(self, text: nodes.Text) -> Iterator[tuple[re.Match[str], str]]:
        """Yield those of a picture or a page; anything else may be an editor’s brackets."""
        for found in _SQUARE.finditer(text):
            place, _, _ = found["goal"].strip().partition("#")
            if found["mark"] and is_picture_name(place):
                yield found, f"; write ‘{_picture(place, '')}’"
            elif page := self._page_of(place):
                words = found["words"] or found["goal"]
                yield found, f"; write ‘[{words.strip()}](/{page})’"

    def _page_of(self, name: str) -> str:
        """Return the file of the page *name*, from the folder of the book, wherever it lies."""
        wanted = name.strip().removesuffix(".md").strip("/").casefold()
        for docname in sorted(self.env.found_docs):
            if wanted and f"/{docname}".casefold().endswith(f"/{wanted}"):
                return str(self.env.doc2path(docname, base=False))
        return ""


def _in_round(text: nodes.Text) -> Iterator[tuple[re.Match[str], str]]:
    for found in _ROUND.finditer(text):
        goal = found["goal"].strip()
        if found["mark"] and (sized := _SIZED.fullmatch(goal)):
            sizes = [f"‘:{n}: {sized[n]}px’" for n in ("width", "height") if sized[n]]
            mend = _picture(sized["file"], found["words"])
            yield (
                found,
                (
                    f", since Markdown has no size there; write ‘{mend}’, or the directive ‘image’"
                    f" with {' and '.join(sizes) or 'its width'}"
                ),
            )
        elif _FILE.fullmatch(goal):
            mend = f"{found['mark']}[{found['words']}](<{goal}>)"
            yield found, f", since the name has a blank; write ‘{mend}’, or rename the file"


def _picture(name: str, words: str) -> str:
    return f"![{words}]({f'<{name}>' if ' ' in name else name})"
