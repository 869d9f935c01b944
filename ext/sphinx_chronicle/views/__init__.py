"""The views: directives that show what the whole Chronicle says, one file each."""

from . import accounts, chronology, lifelines, map, network, officeholders, people, timeline
from .view import View

VIEWS: tuple[View, ...] = (
    people.PEOPLE,
    people.ENTITIES,
    chronology.CHRONOLOGY,
    accounts.ACCOUNTS,
    lifelines.LIFELINES,
    map.MAP,
    network.NETWORK,
    officeholders.OFFICEHOLDERS,
    timeline.TIMELINE,
)
