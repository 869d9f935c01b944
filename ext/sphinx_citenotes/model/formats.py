"""Files that are no .bib files, whatever they are called: what they are, and what to do."""

from __future__ import annotations

import json
import re

_EXPORT = "export the sources from your program as BibLaTeX or BibTeX"
_FROM_ZOTERO = "in Zotero, File, Export Library, BibLaTeX; in JabRef, save as a BibLaTeX library"

_BY_FIRST_BYTES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, LibreOffice, EPUB or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"SQLite format 3", "a database, such as Zotero keeps for itself"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"bplist", "a property list, such as an alias of macOS"),
    (b"version https://git-lfs", "a pointer of Git LFS (run git lfs pull)"),
)  # fmt: skip

_ENTRY = re.compile(
    r"@\s*(?:mv)?(?:article|book|booklet|collection|proceedings|in\w+|manual|misc|online|report"
    r"|thesis|phdthesis|mastersthesis|techreport|unpublished|patent|periodical|letter|xdata|string"
    r"|suppbook|suppcollection|suppperiodical|reference|dataset|software|set|electronic|www|review"
    r"|archival|artwork|audio|image|jurisdiction|legal|legislation|movie|music|performance|standard"
    r"|video|bookinbook|preamble|comment|conference|commentary|map)\s*[{(]",
    re.IGNORECASE,
)
_BY_WORDS = (
    (r"(?i)\s*<!doctype html|\s*<html|\s*(?:<\?xml[^>]*>\s*)?<!doctype html", "a web page (HTML)"),
    (r"(?s)\s*(?:<\?xml[^>]*>\s*)?<xml>.{0,200}<records>", "EndNote XML"),
    (r"(?s)\s*(?:<\?xml[^>]*>\s*)?<records>", "EndNote XML"),
    (r"(?s).{0,300}<modsCollection", "MODS XML"),
    (r"(?s).{0,600}<rdf:RDF", "RDF, as Zotero exports it"),
    (r"(?s).{0,300}<TEI\b", "TEI XML"),
    (r"\s*<\?xml|\s*<\w+[\s>]", "XML"),
    (r"\s*TY  - |(?s:.{0,300})\nTY  - ", "RIS"),
    (r"\s*%0 [A-Z]", "EndNote’s tagged format"),
    (r"\s*PMID- ", "PubMed’s format"),
    (r"\s*FN (?:Clarivate|Thomson|ISI)|\s*PT [JBSP]\n", "Web of Science’s format"),
    (r"\s*\\begin\{thebibliography\}|\s*% \$ biblatex", "a .bbl file, made by LaTeX"),
    (r"(?s).{0,2000}\\documentclass|.{0,2000}\\bibitem", "a LaTeX document"),
    (r"\s*(?:---\s*\n|%YAML|references:\s*\n|- (?:id|type|title):)", "YAML"),
    (r"(?:[\w-]+:[ \t]*\n[ \t]+\w[\w-]*:)", "YAML"),
    (r"[^\n]*(?:\"Key\"|Item Type|[Aa]uthor)[^\n]*[,;\t][^\n]*[Tt]itle", "a table (CSV)"),
)  # fmt: skip


def name_binary(octets: bytes) -> str:
    """Return what a file is by its first bytes, as a sentence for its author; empty if text."""
    for start, what in _BY_FIRST_BYTES:
        if octets.startswith(start):
            return _sentence(what)
    return ""


def name_format(text: str) -> str:
    """Return what *text* is, as a sentence for its author, if it is no .bib file.

    A text that holds an entry is one, whatever stands around it.
    """
    if _ENTRY.search(text):
        return ""
    if not text.strip():
        return f"the file is empty; {_EXPORT} ({_FROM_ZOTERO})"
    what = _name_json(text)
    for pattern, name in () if what else _BY_WORDS:
        if re.match(pattern, text):
            what = name
            break
    if what:
        return _sentence(what)
    if "@" in text or text.lstrip().startswith("%"):
        return ""
    return f"the file has no entry, as in @book{{key, title = {{…}}}}; {_EXPORT} ({_FROM_ZOTERO})"


def _sentence(what: str) -> str:
    return f"the file is {what}, and no .bib file; {_EXPORT} ({_FROM_ZOTERO})"


def _name_json(text: str) -> str:
    start = text.lstrip()[:1]
    if start not in {"[", "{"}:
        return ""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return "JSON, and broken" if re.match(r"\s*[\[{]\s*[{\"]", text) else ""
    items = held.get("items", held.get("references", [])) if isinstance(held, dict) else held
    if isinstance(held, dict) and "config" in held and items:
        return "Better BibTeX’s JSON"
    first = items[0] if isinstance(items, list) and items else {}
    is_csl = isinstance(first, dict) and first.keys() & {"type", "title", "itemType", "issued"}
    return "CSL-JSON" if is_csl else "JSON"
