"""The views: directives that show what the whole Chronicle says, one file each."""

from . import accounts, chronology, lifelines, network, officeholders, people, timeline
from .map import MAP
from .view import View

VIEWS: tuple[View, ...] = (
    people.PEOPLE,
    people.ENTITIES,
    chronology.CHRONOLOGY,
    accounts.ACCOUNTS,
    lifelines.LIFELINES,
    MAP,
    network.NETWORK,
    officeholders.OFFICEHOLDERS,
    timeline.TIMELINE,
)
