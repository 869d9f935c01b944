"""Reading names from .bib fields: persons, bodies, and names of every order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .joined_names import names_joined_in
from .latex import read_plain
from .name_additions import without_degrees, without_years_and_work
from .name_parts import has_ideographs, is_body, is_whole, split_outside_braces
from .names import Name, Names

if TYPE_CHECKING:
    from collections.abc import Iterable

_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|VI{0,3}|[2-9](?:nd|rd|th))", re.IGNORECASE)
_INITIALS = re.compile(r"(?<=\b[^\W\d_a-z]\.)(?=[^\W\d_a-z]\.)")

_KEPT_PARTICLES = frozenset({
    ("de", "gaulle"), ("de", "kooning"), ("de la", "mare"), ("du", "maurier"), ("da", "cunha"),
    ("di", "leonardo"), ("von", "braun"), ("dos", "passos"),
})  # fmt: skip
"""Names that keep a small particle in front, by usage (CMOS 17, 8.5 and 16.71)."""
_ALWAYS_KEPT = frozenset({"le", "la", "ibn", "bin", "bint", "ben", "abu", "umm"})
"""Articles of French and the words for son, daughter, father, mother (CMOS 17, 8.9, 8.14)."""

_FIRST_AND_LAST = 2


_AND = re.compile(r"(?:(?:^|\s+)and)+(?:\s+|$)", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"(?:\s+and|\s*\((?:[Ee]ds?|[Hh]rsg|[Hh]g|[Tt]rans|[Aa]uthor|\d{4}\s*[-–]+\s*(?:\d{4})?)\.?\))$"
)
_HOMONYM = re.compile(r"(?P<name>[^,]*[^,\s])\s\d{4}")
"""“Ann Lee 0001”, as dblp tells authors of one name apart."""
_BYLINE = re.compile(r"^by\s+(?=[^\s,])|,?\s+special (?:to|for) .*$", re.IGNORECASE)
"""What newspapers and their databases print around a name: “By Ann Lee Special to The Gulf”."""
_AND_OTHERS = re.compile(r",?\s+(?:et\s+al\.?|and\s+others)$", re.IGNORECASE)
_OTHERS = frozenset({"others", "et al", "and others"})


def split_names(text: str) -> list[str]:
    """Return the names of a .bib field that stand between the word “and”, outside braces."""
    return [name for name in split_outside_braces(text, _AND) if name]


def read_names(texts: Iterable[str], *, keeps_particle: bool | None = None) -> Names:
    """Return the names that *texts* spell, one each; ``others`` among them says “et al.”."""
    parts = _part_names(texts)
    named = [text for text in parts if not _says_others(text)]
    names = tuple(
        name
        for name in (read_name(text, keeps_particle=keeps_particle) for text in named)
        if name.family.strip(" ,;.")
    )
    return Names(names=names, others=bool(names) and len(named) < len(parts))


def _says_others(text: str) -> bool:
    return text.lower().rstrip(".") in _OTHERS


def names_nobody(texts: Iterable[str]) -> bool:
    """Tell whether *texts* say that there are others, and not who is the first."""
    parts = _part_names(texts)
    return bool(parts) and all(_says_others(text) for text in parts)


def _part_names(texts: Iterable[str]) -> list[str]:
    """Return *texts* one name each, without what authors append to names: “(ed.)”, “et al.”."""
    names: list[str] = []
    for text in texts:
        for part in names_joined_in(text.strip()) or [text.strip()]:
            name = _LOOSE_END.sub("", _BYLINE.sub("", part))
            name = _HOMONYM.sub(r"\g<name>", name) if _HOMONYM.fullmatch(name) else name
            bare = _AND_OTHERS.sub("", name)
            names.extend([bare] if bare == name else [bare, "et al."])
    return [name for name in names if name]


def _read_body(parts: list[str]) -> str:
    """Return the name of a body that nobody has braced; nothing if *parts* name a person.

    Readers of .bib files take such a name apart: “of State, U.S. Department”.
    """
    first, *rest = parts
    if " " in first and is_body(first):
        return ", ".join(parts)
    text = " ".join([*rest, first])
    return text if len(parts) <= _FIRST_AND_LAST and " " in text and is_body(text) else ""


def read_name(text: str, *, keeps_particle: bool | None = None) -> Name:
    """Return the name that *text* spells, in any of BibTeX’s and biblatex’s ways.

    ``von Last, Jr., First``, ``First von Last``, ``{A Whole Name}`` or
    ``family=…, given=…, prefix=…, suffix=…``. A name that fits none is printed whole.
    """
    text = text.strip()
    if _is_braced(text):
        return Name(family=read_plain(text))
    supplied = _read_supplied(text, keeps_particle=keeps_particle)
    if supplied:
        return supplied
    if re.match(r"(?:family|given|prefix|suffix)(?:-i)?\s*=", text):
        return _read_extended(text, keeps_particle=keeps_particle)
    parts = [part.strip() for part in split_outside_braces(text, re.compile(r","))]
    parts = without_years_and_work([part for part in parts if part] or [text])
    body = _read_body(parts)
    if body:
        return Name(family=read_plain(body))
    parts = _with_title_in_front(without_degrees(parts))
    if len(parts) == _FIRST_AND_LAST and _SUFFIX.fullmatch(read_plain(parts[1])):
        # “Richard M. Bissell, Jr.” is one name with its suffix, not Mr. Bissell’s first name Jr.
        name = replace(_read_straight(parts[0]), suffix=_suffix(parts[1]))
        return _settle(name, keeps_particle=keeps_particle)
    return _settle(_read_parts(parts), keeps_particle=keeps_particle)


def third_part(text: str) -> str:
    """Return what stands third in the name *text* and is no suffix such as Jr.; often nothing."""
    parts = [part.strip() for part in split_outside_braces(text, re.compile(r","))]
    parts = without_degrees(without_years_and_work([part for part in parts if part] or [text]))
    if len(parts) != _FIRST_AND_LAST + 1 or _read_body(parts) or "=" in text or text[:1] == "[":
        return ""
    return "" if any(_SUFFIX.fullmatch(read_plain(part)) for part in parts[1:]) else parts[-1]


def _with_title_in_front(parts: list[str]) -> list[str]:
    """Return “Churchill”, “Sir Winston” for “Churchill, Winston, Sir”.

    BibTeX takes what stands between two commas for a suffix, which it is if it is Jr. or the like.
    """
    if len(parts) != _FIRST_AND_LAST + 1:
        return parts
    family, given, title = parts
    if any(_SUFFIX.fullmatch(read_plain(part)) for part in (given, title)):
        return parts
    return [family, with_title(given, title)]


def with_title(given: str, title: str) -> str:
    """Return “Sir Winston”, and “Johann Heinrich Graf von”."""
    is_noble = title.rsplit(maxsplit=1)[-1].islower()
    return f"{given} {title}" if is_noble else f"{title} {given}"


_SUPPLIED = re.compile(
    r"\[(?P<whole>[^\[\]]*)\]"
    r"|\[(?P<family>[^\[\],]+)\](?P<given>,[^\[\]]*)"
    r"|(?P<last>[^\[\],]+)\],\s*\[(?P<first>[^\[\],]+)"
)
"""“[Venn, Ada]”, “[Venn], Ada”, and what readers of .bib files make of “[Ada Venn]”."""


def _read_supplied(text: str, *, keeps_particle: bool | None) -> Name | None:
    """Return the name in brackets that *text* is, of somebody whom the title page does not name."""
    bare = text.removesuffix("?") if text.endswith("]?") else text
    found = _SUPPLIED.fullmatch(bare)
    if not found:
        return None
    whole, family, given, last, first = found.groups()
    name = whole if whole is not None else f"{family}{given}" if family else f"{last}, {first}"
    is_guess = bare != text or "?" in name
    read = read_name(name.replace("?", "").strip(), keeps_particle=keeps_particle)
    return replace(read, is_supplied=True, is_guess=is_guess)


def supply(names: Names, *, is_guess: bool) -> Names:
    """Return *names* as those of persons whom the title page does not name."""
    return replace(
        names,
        names=tuple(
            replace(name, is_supplied=True, is_guess=is_guess or name.is_guess)
            for name in names.names
        ),
    )


def _read_parts(parts: list[str]) -> Name:
    family, *others = parts
    if not others:
        return _read_straight(family)
    suffix, given = "", others[0]
    if len(others) > 1:
        suffix, given = others[0], ", ".join(others[1:])
        if _SUFFIX.fullmatch(read_plain(given)):  # “Bissell, Richard M., Jr.”, as it is printed
            suffix, given = given, suffix
    tokens = _tokens(family)
    if not suffix and len(tokens) > 1 and _SUFFIX.fullmatch(read_plain(tokens[-1])):
        tokens, suffix = tokens[:-1], tokens[-1]
    small = 0
    while small < len(tokens) - 1 and _is_small(tokens[small]):
        small += 1
    return Name(
        family=_read(tokens[small:]),
        particle=_read(tokens[:small]),
        given=_given(given),
        suffix=_suffix(suffix),
        family_first=has_ideographs(read_plain(given)),
    )


def _read_straight(text: str) -> Name:
    if is_whole(read_plain(text)):
        return Name(family=read_plain(text))
    tokens = _tokens(text)
    suffix = ""
    if len(tokens) > _FIRST_AND_LAST and _SUFFIX.fullmatch(read_plain(tokens[-1])):
        tokens, suffix = tokens[:-1], tokens[-1]
    small = [at for at, token in enumerate(tokens[:-1]) if at and _is_small(token)]
    if not small:
        start = end = len(tokens) - 1
    elif len(small) == 1 and tokens[small[0]] in {"y", "e", "i"} and small[0] > 1:
        # José Ortega y Gasset: the family name has two parts.
        start = end = small[0] - 1
    else:
        start, end = small[0], small[-1] + 1
    return Name(
        family=_read(tokens[end:]),
        particle=_read(tokens[start:end]),
        given=_given(" ".join(tokens[:start])),
        suffix=_suffix(suffix),
    )


def _read_extended(text: str, *, keeps_particle: bool | None) -> Name:
    fields = {}
    for part in split_outside_braces(text, re.compile(r",")):
        key, _, value = part.partition("=")
        fields[key.strip().lower()] = read_plain(value)
    if "useprefix" in fields:
        keeps_particle = fields["useprefix"].lower() == "true"
    name = Name(
        family=fields.get("family", "") or fields.get("given", ""),
        given=fields.get("given", "") if fields.get("family") else "",
        particle=fields.get("prefix", ""),
        suffix=_suffix(fields.get("suffix", "")),
    )
    return _settle(name, keeps_particle=keeps_particle)


def _settle(name: Name, *, keeps_particle: bool | None) -> Name:
    if keeps_particle is None:
        keeps_particle = (
            name.particle.lower() in _ALWAYS_KEPT
            or (name.particle, name.family.lower()) in _KEPT_PARTICLES
        )
    return replace(name, keeps_particle=keeps_particle and bool(name.particle))


def write_family_first(names: Names, which: Iterable[int]) -> Names:
    """Return *names* with those at the places *which* (from 1) written family first."""
    chosen = set(which)
    return replace(
        names,
        names=tuple(
            replace(name, family_first=True) if at in chosen else name
            for at, name in enumerate(names.names, start=1)
        ),
    )


def _given(text: str) -> str:
    return _INITIALS.sub(" ", read_plain(text))


def _suffix(text: str) -> str:
    text = read_plain(text)
    return f"{text.capitalize()}." if text.lower() in {"jr", "sr"} else text


def _read(tokens: list[str]) -> str:
    return read_plain(" ".join(tokens))


def _is_braced(text: str) -> bool:
    """Tell whether one pair of braces holds all of *text*."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if not depth:
            return at == len(text) - 1
    return False


def _is_small(token: str) -> bool:
    """Tell whether *token* is a particle: a word that begins with a small letter."""
    if token.startswith("{") and not token.startswith("{\\"):
        return False
    return read_plain(token)[:1].islower()


def _tokens(text: str) -> list[str]:
    return [token for token in split_outside_braces(text, re.compile(r"[\s~]+")) if token]
