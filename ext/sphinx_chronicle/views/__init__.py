"""The views: directives that show what the whole Chronicle says, one file each."""

from . import chronology, people
from .view import View

VIEWS: tuple[View, ...] = (people.PEOPLE, people.ENTITIES, chronology.CHRONOLOGY)
