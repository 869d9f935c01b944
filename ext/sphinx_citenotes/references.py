"""How bibtex's own roles cite in our styles: (Wyden 1979, 23) and Wyden (1979, 23)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pybtex.richtext import Text

from .bibtex import linked
from .model.locator import parse_locator
from .model.words import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pybtex.richtext import BaseText


class OwnReferences:
    """A reference style of sphinxcontrib-bibtex; it cites by author and year (CMOS 17, 15.21–31).

    Bibtex asks :meth:`inner` how one source is cited, and :meth:`outer` how several are joined.
    """

    def inner(self, role: str) -> _OneSource:
        """Return what prints one source."""
        return _OneSource(role=role)

    def outer(self, role: str, children: Sequence[BaseText]) -> _Sources:
        """Return what prints several sources."""
        return _Sources(role=role, texts=children)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OneSource:
    """One source as *role* cites it."""

    role: str

    def format_data(self, data: Mapping[str, Any]) -> BaseText:
        """Return the words, linked to the bibliography."""
        entry, info = data["formatted_entry"], data["reference_info"]
        label = getattr(entry, "citenotes_label", None)
        if label is None:  # a bibliography in another style
            author = year = whole = entry.label or entry.key
        else:
            author = label.authors if self.role.endswith("s") else label.author
            year, whole = label.year, label.of(author)
        role = self.role.removeprefix("c").removesuffix("s")
        if role == "empty":
            return Text()
        if role.startswith("author"):
            return linked(info, author)
        if role.startswith("year"):
            return linked(info, year)
        if role == "t":
            return Text(author, " (", _with_words(info, year), ")")
        return _with_words(info, whole)


def _with_words(info: Any, text: str) -> Text:
    """Return *text* as a link between the words that the author typed before and after the key."""
    before = f"{info.pre_text.strip()} " if info.pre_text.strip() else ""
    place = parse_locator(info.post_text)
    after = Text(", ", as_text(place.words)) if place else ""
    return Text(before, linked(info, text), after)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """Several sources as *role* cites them."""

    role: str
    texts: Sequence[BaseText]

    def format(self) -> BaseText:
        """Return the words: in parentheses, separated by semicolons, or listed in the sentence."""
        role = self.role
        if role in {"p", "ps"} or "par" in role:
            return Text("(", Text("; ").join(self.texts), ")")
        if role.startswith(("alp", "label", "empty")):
            return Text("; ").join(self.texts)
        text = _listed(list(self.texts))
        return text.capfirst() if role.startswith("c") else text


def _listed(texts: list[BaseText]) -> BaseText:
    *others, last = texts or [Text()]
    if not others:
        return last
    comma = "," if len(others) > 1 else ""
    return Text(Text(", ").join(others), f"{comma} and ", last)
