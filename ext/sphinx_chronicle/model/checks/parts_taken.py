"""What parts in an event can be taken by the dead, by children, and by those far away."""

from __future__ import annotations

import re
from functools import cache

from sphinx_authoring.filing_order import fold

_WORD = re.compile(r"\w+")
# In the languages in which dates are read and printed. Spanish has both genders.
_DEAD = """
    remembered commemorated memorialized honored honoured buried reburied interred exhumed mourned
    eulogized canonized canonised beatified deceased dead posthumous posthumously memorial memoriam
    rehabilitated namesake dedicatee subject testator funeral burial honoree portrayed depicted
    effigy relics corpse remains
    recordado recordada conmemorado conmemorada homenajeado homenajeada enterrado enterrada
    sepultado sepultada exhumado exhumada canonizado canonizada beatificado beatificada fallecido
    fallecida difunto difunta postumo postuma postumamente testador testadora retratado retratada
    reliquias restos funeral
"""
_CHILD = """
    born newborn baby infant child children boy girl son daughter pupil student schoolboy schoolgirl
    baptized baptised christened adopted betrothed heir heiress orphan bystander onlooker spectator
    witness present victim killed wounded injured refugee evacuee passenger patient hostage
    nacido nacida bebe nino nina hijo hija alumno alumna bautizado bautizada heredero heredera
    huerfano huerfana testigo presente victima muerto muerta herido herida refugiado refugiada
    pasajero pasajera rehen
"""
_AFAR = """
    absent absentia informed consulted telephone phone radio cable telegraph telegram letter writing
    proxy remote remotely ordered decider commander planner sponsor author addressee recipient
    ausente informado informada consultado consultada telefono carta cablegrama telegrama orden
    comandante autor autora destinatario destinataria
"""
_FOR_THE_DEAD = frozenset(_DEAD.split())
_FOR_CHILDREN = frozenset(_CHILD.split())
_FROM_AFAR = _FOR_THE_DEAD.union(_AFAR.split())


def is_for_the_dead(part: str) -> bool:
    """Tell whether *part* is one that the dead can take: “remembered”, “buried”."""
    return not _FOR_THE_DEAD.isdisjoint(_words(part))


def is_for_a_child(part: str) -> bool:
    """Tell whether *part* is one that a child can take: “born”, “pupil”, “bystander”."""
    return not _FOR_CHILDREN.isdisjoint(_words(part))


def is_from_afar(part: str) -> bool:
    """Tell whether *part* can be taken from elsewhere: “absent”, “by telephone”, “commander”."""
    return not _FROM_AFAR.isdisjoint(_words(part))


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(part)))
