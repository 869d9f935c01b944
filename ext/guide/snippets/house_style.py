from dataclasses import replace

from pybtex.richtext import Text

from sphinx_citenotes.model.locator import Locator
from sphinx_citenotes.model.record import Source
from sphinx_citenotes.model.styles import CHICAGO_NOTES


def without_place(source: Source) -> Source:
    return replace(source, place=()) if source.publisher else source


def note(source: Source, locator: Locator) -> Text:
    return CHICAGO_NOTES.note(without_place(source), locator)


def bibliography(source: Source) -> Text:
    return CHICAGO_NOTES.bibliography(without_place(source))


HOUSE = replace(CHICAGO_NOTES, name="house", note=note, bibliography=bibliography)
