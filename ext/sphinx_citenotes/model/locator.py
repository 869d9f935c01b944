"""Where in a source: pages, folios, documents, chapters, or whatever the author typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from .latex import read_latex
from .numbers import arabic, print_pages
from .words import Words, as_plain


class Unit(Enum):
    """What a locator counts: only pages go after the colon of a journal article."""

    NONE = "none"
    PAGE = "page"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """A place in a source, as a note prints it."""

    unit: Unit = Unit.NONE
    words: Words = ()

    def __bool__(self) -> bool:
        """Tell whether a place is given."""
        return bool(self.words)

    def __str__(self) -> str:
        """Return the place without its looks."""
        return as_plain(self.words)


NOWHERE = Locator()


def names_volume(locator: Locator) -> bool:
    """Tell whether the place says in which volume it is: “2:45”, “vol. 2, chap. 3”."""
    return bool(re.match(r"(?:[\dIVXL]+:\d|vols?\. )", str(locator)))


_LABELS = {
    "chap.": ("chapter", "chap", "ch"),
    "chaps.": ("chapters", "chaps", "chs"),
    "doc.": ("document", "doc"),
    "docs.": ("documents", "docs"),
    "fol.": ("folio", "fol", "fo", "f"),
    "fols.": ("folios", "fols", "fos", "ff"),
    "sig.": ("signature", "sig"),
    "sigs.": ("signatures", "sigs"),
    "leaf": ("leaf",),
    "leaves": ("leaves", "lvs"),
    "vol.": ("volume", "vol"),
    "vols.": ("volumes", "vols"),
    "bk.": ("book", "bk"),
    "bks.": ("books", "bks"),
    "pt.": ("part", "pt"),
    "pts.": ("parts", "pts"),
    "sec.": ("section", "sec", "sect"),
    "secs.": ("sections", "secs"),
    "para.": ("paragraph", "para", "par"),
    "paras.": ("paragraphs", "paras", "pars"),
    "art.": ("article", "art"),
    "arts.": ("articles", "arts"),
    "no.": ("number", "no", "nr"),
    "nos.": ("numbers", "nos"),
    "col.": ("column", "col"),
    "cols.": ("columns", "cols"),
    "fig.": ("figure", "fig"),
    "figs.": ("figures", "figs"),
    "plate": ("plate", "pl"),
    "plates": ("plates", "pls"),
    "app.": ("appendix", "app"),
    "line": ("line", "l"),
    "lines": ("lines", "ll"),
    "item": ("item",),
    "items": ("items",),
    "map": ("map",),
    "maps": ("maps",),
    "table": ("table",),
    "tables": ("tables",),
    "illus.": ("illustration", "illustrations", "illus"),
    "verse": ("verse", "v"),
    "verses": ("verses", "vv"),
    "act": ("act",),
    "canto": ("canto",),
    "reel": ("reel",),
    "frame": ("frame",),
    "box": ("box",),
    "folder": ("folder",),
    "loc.": ("location", "loc"),
    "§": ("§",),
    "§§": ("§§",),
    "¶": ("¶",),
    "¶¶": ("¶¶",),
}
_PRINTED = {typed: label for label, spellings in _LABELS.items() for typed in spellings}
# Typed so, the singular stands for many: “chaps. 7–8”.
_PLURALS = {
    label: label[:-1] + "s." if label.endswith(".") else f"{label}s"
    for label in (
        "chap.",
        "doc.",
        "fol.",
        "sig.",
        "vol.",
        "sec.",
        "para.",
        "art.",
        "no.",
        "line",
        "item",
        "fig.",
        "map",
        "plate",
        "table",
        "bk.",
        "pt.",
        "col.",
        "verse",
    )
}

_NUMBER = r"(?:\d+[A-Za-z]?|[ivxlcdm]+\b|[A-Z]-?\d+|e\d+)"
_NUMBERS = re.compile(
    rf"{_NUMBER}(?:(?:\s*(?:--?-?|[–—‐‑−])\s*|\s*[,;&]\s*|\s+and\s+|[:/]){_NUMBER})*"
    r"(?:(?<=[a-z])(?:--?|–)[a-z]\b)?"
    r"(?:\s*n{1,2}\.?\s*\d+(?:\s*(?:--?|–)\s*\d+)?)?(?:\s?(?:ff?|n)\b\.?)?"
)
_PAGE_LABEL = re.compile(
    r"(?:pp?\.|pgs?\.|(?:pp?|pages?|pgs?)\b|pp?(?=\d))\s*(?=\d|[ivxlcdm]+\b|[A-Z]-?\d)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[A-Za-z]+\.?|§§?|¶¶?)\s*(?=[\dA-Z]|[ivxlcdm]+\b)")
_VOLUME = re.compile(
    r"vol(?:ume|\.)?\s*(?P<volume>\d+|[ivxlcdm]+)\s*[,:]\s*(?=(?:pp?\.\s*)?\d[^:]*$)", re.IGNORECASE
)
_COLON = re.compile(r"(?P<volume>\d+|[IVXL]+)\s*:\s*(?P<pages>\d+(?:\s*(?:--?|–|,)\s*\d+)*)")
_NOTE = re.compile(r"(?:,\s*|\s+|(?<=\d))(?P<sign>nn?|notes?)\.?\s*(?P<number>\d+)", re.IGNORECASE)
_ALONE_NOTE = re.compile(r"(?P<sign>nn?|notes?)\.?\s*(?P<number>\d+.*)", re.IGNORECASE)
_AFTER_PAGES = re.compile(
    r"\s*[(\[]|\s+(?:passim|et seq|and nn?\.)|\s*[,;]\s*(?![ivxlcdm]+\b)[a-z“\"]"
)
_DAY = re.compile(r"\d-\d+-\d")
_SUB_VERBO = re.compile(r"(?P<label>s\.\s?v{1,2}\.)\s*(?P<word>\S.*)", re.IGNORECASE)
_LAST_OF_SEVERAL = re.compile(r"(?P<before>,[^,;]*[\divxlcdm]) and (?=\S+$)")
_RANGE_OR_PAIR = re.compile(r"[\dIVXL]\s*(?:-|–|&|and)\s*[\dIVXL]")
_DOCUMENT = re.compile(r"doc(?:ument)?\b", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"(?<=\w)(?P<period>\.?) (?:[Nn]o|[Nn]umber)\.? (?=\d)")
_ROMAN_RANGE = re.compile(r"(?:(?<=\b[IVXL])|(?<=[IVXL]{2}))-(?=[IVXL]+\b)")
_WHOLE_DASH = re.compile(r"---?")
# Where a new label or words begin.
_SEAM = re.compile(r"[,;]\s+(?=[A-Za-z§“\"(])")
_SEVERAL = re.compile(r"\d\s*(?:-|–|,|&|and)\s*\d")


def parse_locator(text: str) -> Locator:
    """Return the place that *text* points at; numbers without a label are pages.

    Labels are printed in Chicago’s abbreviations, those of pages not at all (CMOS 17, 14.150),
    and ranges are shortened. What we cannot read is kept as typed. Never raises.
    """
    text = " ".join(text.split()).rstrip(",;")
    if not text:
        return NOWHERE
    pages = _read_pages(text)
    if pages:
        return Locator(unit=Unit.PAGE, words=read_latex(pages))
    return Locator(unit=Unit.OTHER, words=read_latex(_read_other(text)))


def _read_pages(text: str) -> str:
    """Return the page numbers that *text* is, bare; nothing if it is anything else."""
    head = _VOLUME.match(text)
    pages = _read_pages(text[head.end() :]) if head else ""
    if head and pages:
        return f"{arabic(head['volume'])}:{pages}"
    volume = _COLON.fullmatch(text)
    if volume and _NUMBERS.fullmatch(volume["pages"].strip()):
        return f"{arabic(volume['volume'])}:{print_pages(volume['pages'])}"
    text, labelled = _PAGE_LABEL.subn("", text) if _PAGE_LABEL.match(text) else (text, 0)
    note = _NOTE.search(text)
    if note and text[: note.start()] and _NUMBERS.fullmatch(text[: note.start()]):
        return _with_note(text, note)
    if _NUMBERS.fullmatch(text):
        return "" if _DAY.search(text) else _numbers(text)
    head = _NUMBERS.match(text)
    if head and _AFTER_PAGES.match(text, head.end()):
        return _numbers(head.group()) + _other_words(text[head.end() :])
    return _other_words(text) if labelled else ""


def _with_note(text: str, note: re.Match[str]) -> str:
    sign = "nn" if note["sign"].lower() in {"nn", "notes"} else "n"
    rest = print_pages(text[note.start("number") :])
    if re.match(r"\d+–", rest):
        sign = "nn"
    return f"{_numbers(text[: note.start()])}{sign}{rest}"


def _numbers(text: str) -> str:
    text = re.sub(r"\s*([,;])\s*", r"\1 ", text).replace(" & ", " and ")
    text = re.sub(r"(?<=\d)\s+(?=(?:ff?|n)\b)", "", text)  # 34ff., 72n (CMOS 17, 14.148, 14.151)
    text = re.sub(r"(?<=\dn)\.$", "", text)
    text = _LAST_OF_SEVERAL.sub(r"\g<before>, and ", text)
    if text.count(":") > 1 or "/" in text:  # a time stamp or a docket number
        return re.sub(r"\s*(?:--?-?|–)\s*", "–", text)
    return print_pages(text)


def _read_other(text: str) -> str:
    word = _SUB_VERBO.fullmatch(text)
    if word:
        quoted = word["word"]
        if not re.match(r"[“\"‘'`]", quoted):
            quoted = f"“{quoted}”"
        return f"{word['label'].lower().replace(' ', '')} {quoted}"
    note = _ALONE_NOTE.fullmatch(text)
    if note:
        several = re.match(r"\d+\s*(?:-|–|,)", note["number"])
        return f"{'nn.' if several else 'n.'} {print_pages(note['number'])}"
    first, *others = _SEAM.split(text)
    seams = _SEAM.findall(text)
    segments = (f"{seam[0]} {_read_later(each)}" for seam, each in zip(seams, others, strict=True))
    return _read_segment(first) + "".join(segments)


def _read_later(text: str) -> str:
    """Read a segment after the first, in which pages need their label beside other numbers."""
    page = _PAGE_LABEL.match(text)
    rest = text[page.end() :] if page else ""
    if not _NUMBERS.fullmatch(rest):
        return _read_segment(text)
    return f"{'pp.' if _SEVERAL.search(rest) else 'p.'} {_numbers(rest)}"


def _read_segment(text: str) -> str:
    page = _PAGE_LABEL.match(text)
    if page:
        rest = text[page.end() :]
        return _numbers(rest) if _NUMBERS.fullmatch(rest) else _other_words(rest)
    text = _NUMBER_SIGN.sub(r"\g<period> ", text) if _DOCUMENT.match(text) else text
    found = _LABEL.match(text)
    label = _PRINTED.get(found["label"].rstrip(".").lower()) if found else None
    if not found or not label:
        is_number = _NUMBERS.fullmatch(text) and not _DAY.search(text)
        return _numbers(text) if is_number else _other_words(text)
    rest = text[found.end() :]
    if label in _LEAVES and _LEAF.match(rest):
        return _read_leaves(label, rest)
    if _NUMBERS.fullmatch(rest):
        if _RANGE_OR_PAIR.search(rest):  # “chap. 3, 44” is a chapter and a page
            label = _PLURALS.get(label, label)
        rest = _numbers(rest)
    elif not re.match(r"\d", rest) and not re.match(r"[ivxlcdm]+\b|[A-Z]\b", rest):
        return _other_words(text)  # “Document in the files”: a word, not a label
    elif re.match(r"\d+[rv]?\s*-\s*\d", rest):
        rest = re.sub(r"(?<=\w)\s*--?\s*(?=\d)", "–", rest)
    else:
        rest = _other_words(rest)
    return f"{label} {rest}"


_LEAVES = {
    "fol.": "fol.", "fols.": "fol.", "sig.": "sig.", "sigs.": "sig.", "leaf": "leaf",
    "leaves": "leaf",
}  # fmt: skip
_MANY_LEAVES = {"fol.": "fols.", "sig.": "sigs.", "leaf": "leaves"}
_LEAF = re.compile(r"(?:\[?[A-Za-z]{0,3}\d+\]?(?:[rv][ab]?|[ab])?|[A-Z]{1,3}[rv]?)\b\]?")
_SIDE = re.compile(r"(?<=[rvab])(?:--?|–)(?=[rv][ab]?\b)")
"""The dash between two sides of one leaf: fol. 12r–v."""


def _read_leaves(label: str, text: str) -> str:
    """Return folios or signatures, with en dashes between them: “fols. 12ra–13vb”."""
    rest = print_pages(_SIDE.sub("\0", text))
    rest = re.sub(rf"(?<=[\w\]])(?:--?)(?={_LEAF.pattern})", "–", rest)
    numbers = re.split(r"[;(]|,\s+(?![^\W\d]{0,3}\d|[A-Z]\b)", rest, maxsplit=1)[0]
    is_one = not re.search(r"–|,|&|\band\b", numbers)
    one = _LEAVES[label]
    return f"{one if is_one else _MANY_LEAVES[one]} {rest}".replace("\0", "–")


def _other_words(text: str) -> str:
    if _DAY.search(text):
        return text
    text = _ROMAN_RANGE.sub("–", _WHOLE_DASH.sub(_dash, text))
    return re.sub(r"(?<=\d)--?(?=\d)", "–", text)


def _dash(found: re.Match[str]) -> str:
    return "—" if found.group() == "---" else "–"
