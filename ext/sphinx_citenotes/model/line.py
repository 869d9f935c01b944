"""The one place that sets punctuation between the parts of a citation."""

from __future__ import annotations

from dataclasses import replace

from pybtex.richtext import BaseMultipartText, BaseText, String, Text

from .words import CLOSE, Run, Words, as_words

_ENDS = frozenset(".?!…")
_STRONG = frozenset("?!…")
_BRACKETS = str.maketrans("()", "[]")


class Line:
    """A citation that grows part by part; nothing is doubled, and nothing stands before nothing.

    Periods and commas go inside closing quotation marks (CMOS 17, 6.9). A comma follows a title
    that ends in a question mark (6.125); a period or a colon does not.
    """

    def __init__(self, words: Words | str = ()) -> None:
        self._runs: list[Run] = []
        self._put("", words)

    @property
    def words(self) -> Words:
        """What stands in the line so far."""
        return tuple(self._runs)

    def comma(self, words: Words | str) -> Line:
        """Add *words* after a comma."""
        return self._put(",", words)

    def sentence(self, words: Words | str) -> Line:
        """Add *words* after a period."""
        return self._put(".", words)

    def colon(self, words: Words | str) -> Line:
        """Add *words* after a colon."""
        return self._put(":", words)

    def semicolon(self, words: Words | str) -> Line:
        """Add *words* after a semicolon."""
        return self._put(";", words)

    def space(self, words: Words | str) -> Line:
        """Add *words* after a space."""
        return self._put(" ", words)

    def paren(self, words: Words | str) -> Line:
        """Add *words* in parentheses; those within become brackets (CMOS 17, 6.101)."""
        inside = [replace(run, text=run.text.translate(_BRACKETS)) for run in _given(words)]
        return self._put(" ", (Run("("), *inside, Run(")"))) if inside else self

    def end(self) -> Line:
        """Close the sentence with a period, unless it is closed."""
        if self._runs:
            self._point(".")
        return self

    def _put(self, mark: str, words: Words | str) -> Line:
        words = _given(words)
        if not words:
            return self
        if self._runs:
            if mark != " ":
                self._point(mark)
            self._runs.append(Run(" "))
        self._runs.extend(words)
        return self

    def _point(self, mark: str) -> None:
        """Set *mark* at the end, inside closing quotation marks if it is a point or a comma."""
        at, trail = self._last()
        if at < 0:
            return
        character = self._runs[at].text[trail - 1]
        if _swallows(character, mark):
            return
        if mark not in ".,":
            self._runs.append(Run(mark))
            return
        if at == len(self._runs) - 1 and trail == len(self._runs[at].text):
            self._runs.append(Run(mark))
            return
        run = self._runs[at]
        if trail < len(run.text):  # the quotation ends within the run: the mark looks like it
            text = run.text[:trail] + mark + run.text[trail:]
            self._runs[at] = replace(run, text=text)
        else:
            self._runs.insert(at + 1, Run(mark, italic=self._runs[at + 1].italic))

    def _last(self) -> tuple[int, int]:
        """Return the run and the place behind the last character that is no closing quote."""
        for at in range(len(self._runs) - 1, -1, -1):
            text = self._runs[at].text
            trail = len(text.rstrip(CLOSE))
            if trail:
                return at, trail
        return -1, 0


def _swallows(character: str, mark: str) -> bool:
    """Tell whether *mark* is not printed after *character*."""
    if mark == ".":
        return character in _ENDS
    if mark == ",":
        return character == ","
    if mark == ":":
        return character in _STRONG or character == ":"
    return character == mark


def _given(words: Words | str) -> Words:
    if isinstance(words, str):
        words = as_words(words)
    if all(not run.text.strip() for run in words):
        return ()
    return words


def close_sentence(text: BaseText) -> BaseText:
    """Return finished rich *text* with a period at its end, inside closing quotation marks.

    Marks that stand in a link keep standing in it, and so does the period before them.
    """
    plain = str(text)
    body = plain.rstrip("”’")
    if not body or body[-1] in _ENDS:
        return text
    if len(body) == len(plain):
        return Text(text, ".")
    if not isinstance(text, BaseMultipartText):
        return String(f"{body}.{plain[len(body) :]}")
    last = text.parts[-1]
    if isinstance(last, BaseMultipartText) and len(last) > len(plain) - len(body):
        inside = Text(*text.parts[:-1], close_sentence(last))
    else:
        parts = Text(*text.parts)
        inside = Text(parts[: len(body)], ".", parts[len(body) :])
    return text[:0].append(inside)  # an empty text of the same kind, and these words in it
