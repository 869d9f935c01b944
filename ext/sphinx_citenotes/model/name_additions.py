"""What stands behind a name and is no part of it: degrees, years, what somebody did.

Citations leave it out (CMOS 17, ch. 14).
"""

from __future__ import annotations

import re

_DEGREES = frozenset({
    "PhD", "DPhil", "DLitt", "LittD", "DSc", "ScD", "LLD", "LLB", "LLM", "LHD", "ThD", "ThM",
    "STD", "STL", "STM", "JCD", "JCL", "JSD", "SJD", "EdD", "EdM", "DD", "BD", "MDiv", "DMin",
    "MD", "DO", "DDS", "DMD", "DVM", "PharmD", "PsyD", "DrPH", "MPH", "MBBS", "JD", "DCL", "BCL",
    "DBA", "MBA", "MPA", "MPP", "MFA", "BFA", "MPhil", "BPhil", "MLitt", "MSc", "BSc", "MS", "BS",
    "MA", "BA", "AB", "AM", "MAT", "MEd", "BEd", "MArch", "MSW", "MLS", "MLIS", "MMus", "DMA",
    "Dipl", "DipEd", "Esq", "SJ", "OSB", "OP", "OFM", "OFMCap", "OFMConv", "OCarm", "OCD", "OCSO",
    "OSA", "OSM", "OSU", "OSF", "SOSB", "CSC", "CSP", "CSSp", "CSSR", "CSsR", "CM", "SM", "SS",
    "SVD", "SDB", "CP", "CICM", "MM", "MSC", "OMI", "SMM", "FSC", "FMS", "RSM", "RSCJ", "SND",
    "SSND", "SSJ", "IHM", "BVM", "SDS", "OPraem", "OCist", "OBE", "MBE", "CBE", "KBE", "DBE",
    "GBE", "KG", "KT", "KCB", "GCB", "CB", "DCB", "KCMG", "GCMG", "CMG", "DCMG", "KCVO", "GCVO",
    "CVO", "MVO", "LVO", "OM", "CH", "DSO", "DSC", "DFC", "DCM", "MC", "VC", "GC", "BEM", "TD",
    "VD", "QC", "KC", "PC", "JP", "DL", "MP", "MEP", "MSP", "MLA", "Bt", "Bart", "Kt", "FRS",
    "FRSE", "FBA", "FSA", "FRSL", "FRHistS", "FRGS", "FRCP", "FRCS", "MRCP", "MRCS", "FACS",
    "FACP", "FAIA", "AIA", "RA", "ARA", "RIBA", "FRIBA", "RN", "LPN", "CPA", "PE", "CFA", "USN",
    "USMC", "USAF", "USA", "USCG", "RAF", "RCAF", "RAAF", "RFC", "AUS", "USNR", "USMCR", "Ret",
    "Retd",
})  # fmt: skip
_UPPER = {degree.upper(): degree for degree in _DEGREES}
_INITIALS_TOO = frozenset({"SS", "MA", "BA", "AM", "AB", "MS", "BS", "CM", "SM", "MM", "CP", "PE"})
"""Degrees that are as often the initials of a name: they want periods, or company."""


_LIFE = re.compile(
    r"(?:(?:b|d|fl|ca?)\.\s*|(?:born|died|active|approximately|flourished)\s+)*-?\d{4}\??"
    r"(?:(?:\s*(?:--?|–)\s*|\s+or\s+)(?:(?:ca?\.|approximately)\s*)?(?:\d{4}\??)?)*\.?"
    r"|(?:active\s+)?\d{1,2}(?:st|nd|rd|th)\s+cent(?:ury|\.)",
    re.IGNORECASE,
)
"""The years of a life, by which libraries tell authors apart."""
_WORK = re.compile(
    r"(?:author|creator|contributor|editor|compiler|translator|illustrator|joint author|writer"
    r"|autor|editor literario|traductor|verfasser|herausgeber|auteur)s?\.?"
    r"|eds?\.|trans\.|comp\.|ill\.",
    re.IGNORECASE,
)
"""What somebody did for a book, as catalogs write it behind the name."""


def is_addition(part: str) -> bool:
    """Tell whether *part* of a name between commas says who that is, and is no name."""
    return bool(_LIFE.fullmatch(part) or _WORK.fullmatch(part)) or are_degrees(part)


def without_years_and_work(parts: list[str]) -> list[str]:
    """Return the *parts* of a name between commas without years of a life and “editor.”."""
    first, *others = parts
    return [first, *(p for p in others if not (_LIFE.fullmatch(p) or _WORK.fullmatch(p)))]


def are_degrees(text: str) -> bool:
    """Tell whether *text* is one degree, order or honor, or several: “M.D., PhD”, “SJ”."""
    whole = re.sub(r"[\s.\\~]", "", text)
    if _is_degree(whole):
        return True
    tokens = re.split(r"[\s,/~]+", text.strip(" ,()"))
    return all(_is_degree(token.replace(".", "")) for token in tokens if token) and bool(tokens[0])


def _is_degree(token: str) -> bool:
    token = token.strip("()")
    known = _UPPER.get(token.upper())
    # “Ma” and “Do” are names; “PHD” and “Phd” are typed in a hurry.
    return known is not None and (token in {known, known.upper()} or len(token) > 2)  # noqa: PLR2004


def without_degrees(parts: list[str]) -> list[str]:
    """Return the *parts* of a name between commas without those that are degrees.

    “Smith, M.D.” is M. D. Smith: after a family name alone stand initials.
    """
    first, *others = parts
    first = _without_degrees_around(first)
    is_full = len(first.split()) > 1 and first[:1].isupper()
    kept = [
        part
        for part in others
        if not (are_degrees(part) and (is_full or len(others) > 1 or _is_plain(part)))
    ]
    if others and not kept and not is_full and not any(_is_plain(part) for part in others):
        return parts if len(others) == 1 else [first, others[0]]
    return [first, *(_without_degrees_behind(part, fewest=2) for part in kept)]


def _is_plain(part: str) -> bool:
    """Tell whether *part* is a degree that cannot be initials: PhD, OFMCap, Esq."""
    letters = re.sub(r"[\s.]", "", part)
    return any(character.islower() for character in letters) or len(letters) > 3  # noqa: PLR2004


def _without_degrees_around(name: str) -> str:
    """Return “Jane Doe” for “Jane Doe PhD” and “PhD Jane Doe”."""
    name = _without_degrees_behind(name)
    words = name.split()
    while len(words) > 2 and are_degrees(words[0]) and _is_plain(words[0]):  # noqa: PLR2004
        words = words[1:]
    return name if len(words) == len(name.split()) else " ".join(words)


def _without_degrees_behind(name: str, *, fewest: int = 3) -> str:
    words = name.split()
    count = len(words)
    while len(words) > 1 and are_degrees(words[-1]) and _stands_behind(words, fewest):
        words = words[:-1]
    return name if len(words) == count else " ".join(words)


def _stands_behind(words: list[str], fewest: int) -> bool:
    last = words[-1].replace(".", "")
    is_certain = _is_plain(words[-1]) or ("." in words[-1] and len(words) >= fewest)
    return is_certain or (len(words) >= fewest and last not in _INITIALS_TOO)
