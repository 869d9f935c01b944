"""The one door to sphinxcontrib.bibtex: everything that knows its inside stands here.

Read against sphinxcontrib-bibtex 2.7. It documents its directives, roles and options, not the
classes behind them, so each use of those says which it is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pybtex.errors
from docutils import nodes
from pybtex.database import BibliographyDataError
from pybtex.plugin import register_plugin
from sphinxcontrib.bibtex.bibfile import BibFile, is_bibdata_outdated, parse_bibdata
from sphinxcontrib.bibtex.bibfile import get_mtime as _get_mtime
from sphinxcontrib.bibtex.citation_target import CitationTarget, parse_citation_targets
from sphinxcontrib.bibtex.roles import CitationRef

from .diagnostics import Trouble, warn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pybtex.database import Entry
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.bibfile import BibData
    from sphinxcontrib.bibtex.domain import BibtexDomain, Citation

EXTENSION = "sphinxcontrib.bibtex"
DOMAIN = "cite"
STYLE = "chicago-notes"

_ENTRY = re.compile(r"^[ \t]*@\w+\s*(?P<open>[{(])\s*(?P<key>[^\s,]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One source as the author typed it: what comes before the key, the key, what comes after."""

    key: str
    prefix: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a bibliography prints a source, with label and tooltip for bibtex's own roles."""

    docname: str
    anchor: str
    label: str
    tooltip: str


def _domain(env: BuildEnvironment) -> BibtexDomain:
    return cast("BibtexDomain", env.get_domain(DOMAIN))


# --- setting up --------------------------------------------------------------------------------


def register_style(style: type) -> None:
    """Let bibtex find *style* by its name.

    An entry point would do as well, but pybtex looks those up in the metadata of all installed
    packages again for each citation; a registered style it finds at once.
    """
    register_plugin("pybtex.style.formatting", STYLE, style, force=True)


def prefer_style(_app: Sphinx, config: Config) -> None:
    """Make our style the default one, unless ``conf.py`` or the command line chose another."""
    # Private: Sphinx 8.2 to 9.2 have no public way to ask whether conf.py set an option.
    chosen = {*config._raw_config, *config.overrides}  # noqa: SLF001
    if "bibtex_default_style" not in chosen:
        config.bibtex_default_style = STYLE


# --- files -------------------------------------------------------------------------------------


def read_files(app: Sphinx) -> None:
    """Read the bibliography files before bibtex does, and go on after a mistake in one of them.

    Bibtex itself stops the build at an unclosed brace or at a byte that is not UTF-8. It reads
    nothing when what it keeps is as new as the files, so we keep for it what can be read.
    """
    if app.config.bibtex_bibfiles is None:
        return  # bibtex says what to do
    domain = _domain(app.env)
    paths = [(Path(app.confdir) / name).resolve() for name in app.config.bibtex_bibfiles]
    encoding = app.config.bibtex_encoding
    if is_bibdata_outdated(domain.bibdata, paths, encoding):
        domain.data["bibdata"] = _read_what_can_be_read(paths, encoding)


def _read_what_can_be_read(paths: Sequence[Path], encoding: str) -> BibData:
    readable = [path for path in paths if _is_text(path, encoding)]
    with pybtex.errors.capture() as mistakes:
        bibdata = parse_bibdata(readable, encoding)
    for mistake in mistakes:
        _warn_of_mistake(mistake, readable, encoding)
    files = {
        path: bibdata.bibfiles.get(path) or BibFile(mtime=_get_mtime(path), keys={})
        for path in paths
    }
    _introduce_relatives(bibdata.data.entries)
    return bibdata._replace(bibfiles=files)


def _introduce_relatives(entries: Mapping[str, Entry]) -> None:
    """Let entries that inherit from others know all entries: a pybtex style sees one at a time."""
    for entry in entries.values():
        if "crossref" in entry.fields or "xdata" in entry.fields:
            entry.citenotes_relatives = entries


def parents_of(entry: Entry) -> Mapping[str, Entry]:
    """Return the entries among which *entry* finds those that it inherits from."""
    return cast("Mapping[str, Entry]", getattr(entry, "citenotes_relatives", {}))


def _is_text(path: Path, encoding: str) -> bool:
    if not path.is_file():
        return True  # bibtex has a warning for that
    try:
        path.read_text(encoding)
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = (
            f"{path.name} is not written in {encoding}; save it as UTF-8,"
            " or name its encoding in bibtex_encoding"
        )
        warn(Trouble.FILE, message, f"{path}:{line}")
        return False
    except OSError as error:
        warn(Trouble.FILE, f"{path.name} cannot be read: {error.strerror}", f"{path}:1")
        return False
    return True


def _warn_of_mistake(mistake: Exception, paths: Sequence[Path], encoding: str) -> None:
    if isinstance(mistake, BibliographyDataError):
        message = f"{mistake}; the first entry of that key counts, remove or rename the other"
        warn(Trouble.FILE, message, ", ".join(str(path) for path in paths) + ":1")
        return
    path = Path(getattr(mistake, "filename", None) or paths[-1])
    entry, line = _unbalanced_entry(path, encoding)
    if entry:
        message = f"entry ‘{entry}’ has more braces opened than closed, or the other way round"
        warn(Trouble.FILE, f"{message}; balance them", f"{path}:{line}")
        return
    line = getattr(mistake, "lineno", None) or 1
    message = f"{mistake}; write name = {{value}} and a comma after each field"
    warn(Trouble.FILE, message, f"{path}:{line}")


def _unbalanced_entry(path: Path, encoding: str) -> tuple[str, int]:
    """Return key and line of the first entry whose braces do not match, empty if all do.

    The parser notices only where it ends up, often the end of the file.
    """
    text = path.read_text(encoding)
    starts = [*_ENTRY.finditer(text)]
    ends = [*(start.start() for start in starts[1:]), len(text)]
    for start, end in zip(starts, ends, strict=True):
        body = text[start.start() : end].replace("\\{", "").replace("\\}", "")
        if start["open"] == "{" and body.count("{") != body.count("}"):
            return start["key"], text.count("\n", 0, start.start("key")) + 1
    return "", 0


def file_names(env: BuildEnvironment) -> str:
    """Return the names of the bibliography files, as a message shows them."""
    names = [path.name for path in _domain(env).bibdata.bibfiles]
    return ", ".join(names) or "the bibliography files (bibtex_bibfiles names none)"


def entries_of(env: BuildEnvironment) -> Mapping[str, Entry]:
    """Return every entry of the bibliography files by its key, whatever the case of the key."""
    return cast("Mapping[str, Entry]", _domain(env).bibdata.data.entries)


def place_of(env: BuildEnvironment, key: str) -> str:
    """Return ``file:line`` of the entry *key*, as the location of a warning."""
    pattern = re.compile(rf"^\s*@\w+\s*[{{(]\s*{re.escape(key)}\s*,", re.MULTILINE | re.IGNORECASE)
    for path, file in _domain(env).bibdata.bibfiles.items():
        if key in file.keys and path.is_file():
            text = path.read_text(env.config.bibtex_encoding, errors="replace")
            found = pattern.search(text)
            line = text.count("\n", 0, found.end()) + 1 if found else 1
            return f"{path}:{line}"
    return ""


# --- citing ------------------------------------------------------------------------------------


def parse_targets(text: str) -> tuple[Target, ...]:
    """Return the sources that *text* names in bibtex's own syntax, ``{see}key{12}, key``.

    :raises ValueError: if *text* is not in that syntax.
    """
    return tuple(
        Target(key=target.key, prefix=target.pre.strip(), locator=target.post.strip())
        for target in parse_citation_targets(text)
    )


def note_citation(env: BuildEnvironment, anchor: str, line: int, keys: Sequence[str]) -> None:
    """File that the page being read cites *keys* at *anchor*, as bibtex's own roles do.

    The page then depends on the bibliography files, which bibtex's own roles forget.
    """
    domain = _domain(env)
    for path in domain.bibdata.bibfiles:
        env.note_dependency(str(path))
    targets = [CitationTarget(key=key, pre="", post="") for key in keys]
    domain.citation_refs.append(
        CitationRef(citation_ref_id=anchor, docname=env.docname, line=line, targets=targets)
    )


def cited_keys(env: BuildEnvironment) -> dict[str, set[str]]:
    """Return the keys that each page cites, through our roles or through bibtex's own."""
    cited: dict[str, set[str]] = {}
    for reference in _domain(env).citation_refs:
        keys = cited.setdefault(reference.docname, set())
        keys.update(target.key for target in reference.targets)
    return cited


# --- bibliographies ----------------------------------------------------------------------------


def spots_of(env: BuildEnvironment) -> dict[str, Spot]:
    """Return where each source is printed: in the longest bibliography that has it."""
    spots: dict[str, Spot] = {}
    for citation in _citations_in_order(env):
        spot = Spot(
            docname=citation.bibliography_key.docname,
            anchor=citation.citation_id,
            label=citation.formatted_entry.label,
            tooltip=str(citation.tooltip_entry.text) if citation.tooltip_entry else "",
        )
        spots.setdefault(citation.entry.key, spot)
    return spots


def printed_bibliographies(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return what the bibliographies of each page print, one string for each source."""
    printed = {key.docname: list[str]() for key in _domain(env).bibliographies}
    for citation in _citations_in_order(env):
        entry = citation.formatted_entry
        line = f"{citation.citation_id} {entry.label} {entry.text!r}"
        printed[citation.bibliography_key.docname].append(line)
    return printed


def _citations_in_order(env: BuildEnvironment) -> Iterator[Citation]:
    # A list of citations comes before bulleted and numbered lists, as for bibtex's own links, and
    # the bibliography of the book before a page's further reading. Then page and line, since the
    # order of reading differs between serial and parallel builds.
    citations = _domain(env).citations
    bibliographies = _domain(env).bibliographies
    lengths = Counter(citation.bibliography_key for citation in citations)

    def order(citation: Citation) -> tuple[bool, int, str, int]:
        key = citation.bibliography_key
        value = bibliographies[key]
        return value.list_ != "citation", -lengths[key], key.docname, value.line

    return iter(sorted(citations, key=order))


def name_entries(env: BuildEnvironment, document: nodes.document) -> None:
    """Give each source in the bibliographies of the page being read an anchor from its key.

    Bibtex numbers them, so that a link to one would break when another source is added. Each list
    has an entry for every source until it is known which are printed, so all lists of a page share
    the anchors. An author who sets ``bibtex_cite_id`` keeps that.
    """
    if env.config.bibtex_cite_id:
        return
    anchors: dict[str, str] = {}
    values = [v for key, v in _domain(env).bibliographies.items() if key.docname == env.docname]
    for value in values:
        for key, node in value.citation_nodes.items():
            for old in node["ids"]:
                document.ids.pop(old, None)
            if key not in anchors:
                anchors[key] = _free_anchor(document, f"source-{nodes.make_id(key) or 'entry'}")
                document.ids[anchors[key]] = node
            node["ids"] = [anchors[key]]


def _free_anchor(document: nodes.document, wanted: str) -> str:
    anchor, count = wanted, 1
    while anchor in document.ids:
        count += 1
        anchor = f"{wanted}-{count}"
    return anchor


def our_lists(env: BuildEnvironment) -> set[tuple[str, str]]:
    """Return page and anchor of every bibliography in our style."""
    return {
        (key.docname, key.id_)
        for key, value in _domain(env).bibliographies.items()
        if value.style == STYLE
    }
