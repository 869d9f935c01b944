"""The sources of the book and their words: the one place that asks the formatter."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pybtex.richtext import Text

from .bibtex import entries_of
from .careful import careful
from .config import style_of
from .model.chicago import PLAIN_SHORT, ShortOptions
from .model.disambiguation import disambiguate
from .model.line import Line
from .model.sequence import Form, cite, compose_note
from .model.source import read_source
from .model.words import as_text, as_words
from .nodes import Place
from .richtext import CitationText

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx.environment import BuildEnvironment

    from .model.problems import Problem
    from .model.record import Source
    from .model.sequence import Citation


class Library:
    """Every source that the bibliography files describe, read when it is first asked for."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._entries = entries_of(env)
        self._style = careful(style_of(env.config))
        self._read: dict[str, tuple[Source, tuple[Problem, ...]]] = {}
        self._options: Mapping[str, ShortOptions] = MappingProxyType({})

    def survey(self, cited: Iterable[str]) -> None:
        """Let shortened notes say as much as tells the *cited* sources apart."""
        known = [key for key in sorted(cited) if key in self._entries]
        self._options = disambiguate((self._source(key)[0] for key in known), self._style)

    def options(self, key: str) -> ShortOptions:
        """Return what the shortened notes of *key* add, as of the last :meth:`survey`."""
        return self._options.get(key, PLAIN_SHORT)

    def problems(self, key: str) -> tuple[Problem, ...]:
        """Return what is to be mended in the entry *key*; nothing if there is no such entry."""
        if key not in self._entries:
            return ()
        return self._source(key)[1]

    def source(self, key: str) -> Source:
        """Return the source *key*, which must be one of the bibliography files."""
        return self._source(key)[0]

    def in_note(self, citations: Sequence[Citation], forms: Sequence[Form], place: Place) -> Text:
        """Return the words of *citations* in their *forms*, a sentence if they are all the note."""
        words = [
            self._cite(citation, form) for citation, form in zip(citations, forms, strict=True)
        ]
        sentence = place is Place.NOTE
        return compose_note(citations, words, sentence=sentence, style=self._style)

    def in_text(self, citations: Sequence[Citation]) -> Text:
        """Return *citations* shortened, open at the end."""
        words = [self._cite(citation, Form.SHORT) for citation in citations]
        return compose_note(citations, words, sentence=False, style=self._style)

    def _cite(self, citation: Citation, form: Form) -> Text:
        if citation.key not in self._entries:
            key = Line(as_words(citation.key))
            return as_text(key.comma(self._style.place(citation.locator)).words)
        source, _problems = self._source(citation.key)
        words = cite(source, citation, form, self.options(citation.key), self._style)
        return Text(CitationText(citation.key, words))

    def _source(self, key: str) -> tuple[Source, tuple[Problem, ...]]:
        if key not in self._read:
            self._read[key] = read_source(key, self._entries[key], self._entries)
        return self._read[key]
