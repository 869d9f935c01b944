"""The one door to sphinxcontrib.bibtex: everything that knows its inside stands here.

Read against sphinxcontrib-bibtex 2.7. It documents its directives, roles and options, not the
classes behind them, so each use of those says which it is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

import pybtex.errors
from docutils import nodes
from pybtex.database import BibliographyDataError
from pybtex.plugin import register_plugin
from pybtex.style.template import FieldIsMissing
from sphinxcontrib.bibtex.bibfile import BibFile, is_bibdata_outdated, parse_bibdata
from sphinxcontrib.bibtex.bibfile import get_mtime as _get_mtime
from sphinxcontrib.bibtex.citation_target import CitationTarget, parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain, _FilterVisitor
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain
from sphinxcontrib.bibtex.foot_roles import FootCiteRole
from sphinxcontrib.bibtex.roles import CitationRef, CiteRole

from .diagnostics import Trouble, warn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pybtex.database import Entry
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.bibfile import BibData
    from sphinxcontrib.bibtex.directives import BibliographyKey
    from sphinxcontrib.bibtex.domain import Citation

EXTENSION = "sphinxcontrib.bibtex"
DOMAIN = "cite"
STYLE = "chicago-notes"

_ENTRY = re.compile(r"^[ \t]*@\w+\s*(?P<open>[{(])\s*(?P<key>[^\s,]+)", re.MULTILINE)

_MOST_RELATIVES = 100
"""How many entries may be behind one, over those that it inherits from."""


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


# --- what bibtex does, done better ----------------------------------------------------------------


class CarefulCiteRole(CiteRole):
    """Bibtex's own role; it warns of a target that it cannot read, where bibtex stops the build."""

    def result_nodes(
        self,
        document: nodes.document,
        env: BuildEnvironment,
        node: nodes.Element,
        is_ref: bool,  # noqa: FBT001 (Sphinx declares it so)
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the citation, or the text as typed."""
        try:
            parse_targets(self.target)
        except ValueError:
            warn_of_target(self.target, self.get_location())
            text = nodes.inline(self.target, self.target, classes=["citenotes-unread"])
            return [text], []
        found: tuple[list[nodes.Node], list[nodes.system_message]]
        found = super().result_nodes(document, env, node, is_ref)  # type: ignore[no-untyped-call]
        return found


class CarefulFootCiteRole(FootCiteRole):
    """Bibtex's own role; it warns of an entry without what it prints, and prints it as typed."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark of the footnote."""
        try:
            found: tuple[list[nodes.Node], list[nodes.system_message]] = super().run()
        except FieldIsMissing as error:
            return [_as_typed(self.text, error, self.get_location())], []
        return found


class CarefulFootDomain(BibtexFootDomain):
    """Bibtex's own domain of footnotes, with our roles."""

    roles: ClassVar[dict[str, Any]] = dict.fromkeys(BibtexFootDomain.roles, CarefulFootCiteRole())


class IndexedBibtexDomain(BibtexDomain):
    """Bibtex's own domain; it looks up who cites an entry, where bibtex asks every citation."""

    roles: ClassVar[dict[str, Any]] = dict.fromkeys(BibtexDomain.roles, CarefulCiteRole())

    def resolve_xref(  # type: ignore[override]
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.Element:
        """Return the citation, as typed if an entry lacks what it prints."""
        try:
            return super().resolve_xref(env, fromdocname, builder, typ, target, node, contnode)
        except FieldIsMissing as error:
            return _as_typed(target, error, node)

    def env_updated(self) -> list[str]:
        """Fill the bibliographies, in an order that does not tell which page was read last.

        Bibtex links to the last list that has a source; that is now the one to which ours link.
        """
        lists = self.bibliographies.items()
        ordered = sorted(lists, key=lambda item: (item[0].docname, item[1].line))
        self.data["bibliographies"] = dict(ordered)
        super().env_updated()
        # Sorting keeps the order of sources within each list.
        self.data["citations"] = sorted(self.citations, key=_list_order(self), reverse=True)
        return []

    def get_filtered_entries(
        self, bibliography_key: BibliographyKey
    ) -> Iterator[tuple[str, Entry]]:
        """Yield the entries that the filter of a bibliography lets through, as bibtex does."""
        bibliography = self.bibliographies[bibliography_key]
        citing = self._citing_pages()
        for entry in self.get_entries(bibliography.bibfiles):
            key = bibliography.keyprefix + entry.key
            pages = citing.get(key, set())
            visitor = _FilterVisitor(entry, bibliography_key.docname, pages)  # type: ignore[no-untyped-call]
            try:
                is_wanted = visitor.visit(bibliography.filter_)
            except (ValueError, TypeError, re.error) as error:
                message = f"cannot use the filter ({error}); the sources cited are listed instead"
                warn(Trouble.FILTER, message, (bibliography_key.docname, bibliography.line))
                is_wanted = bool(pages)
            if is_wanted or entry.key in bibliography.keys:
                yield key, entry

    def _citing_pages(self) -> dict[str, set[str]]:
        pages: dict[str, set[str]] = {}
        for reference in self.citation_refs:
            for target in reference.targets:
                pages.setdefault(target.key, set()).add(reference.docname)
        return pages


def _as_typed(
    text: str, error: FieldIsMissing, location: nodes.Node | tuple[str, int] | str
) -> nodes.inline:
    message = f"cannot print ‘{text}’ ({error}); add the field, or cite with {{cite:note}}"
    warn(Trouble.SOURCE, message, location)
    return nodes.inline(text, text, classes=["citenotes-unread"])


def warn_of_target(text: str, location: str | tuple[str, int]) -> None:
    """Tell the author that nobody can read the sources that *text* names."""
    message = (
        f"cannot read the sources in ‘{text}’; write key{{locator}}, and a comma between two:"
        " {see}wyden1979{12–14}, persons1990{149}"
    )
    warn(Trouble.TARGET, message, location)


# --- setting up --------------------------------------------------------------------------------


def improve_bibtex(app: Sphinx) -> None:
    """Put our roles and domains in the place of bibtex's own."""
    app.add_domain(IndexedBibtexDomain, override=True)
    app.add_domain(CarefulFootDomain, override=True)
    app.add_role("cite", CarefulCiteRole(), override=True)
    app.add_role("footcite", CarefulFootCiteRole(), override=True)


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
        domain.data["bibdata"] = read_what_can_be_read(paths, encoding)


def read_what_can_be_read(paths: Sequence[Path], encoding: str) -> BibData:
    """Return the entries of *paths*; of what cannot be read the author is told."""
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
    ends = [*(start.start() for start in starts[1:]), len(text)] if starts else []
    for start, end in zip(starts, ends, strict=True):
        body = text[start.start() : end].replace("\\{", "").replace("\\}", "")
        if start["open"] == "{" and body.count("{") != body.count("}"):
            return start["key"], text.count("\n", 0, start.start("key")) + 1
    return "", 0


def file_names(env: BuildEnvironment) -> str:
    """Return the names of the bibliography files, as a message shows them."""
    names = [path.name for path in _domain(env).bibdata.bibfiles]
    return ", ".join(names) or "the bibliography files (bibtex_bibfiles names none)"


def bibliography_paths(env: BuildEnvironment) -> list[str]:
    """Return the bibliography files that conf.py names."""
    return [str(path) for path in _domain(env).bibdata.bibfiles]


def pages_with_lists(env: BuildEnvironment) -> set[str]:
    """Return the pages that have a bibliography."""
    return {key.docname for key in _domain(env).bibliographies}


def bibliography_texts(env: BuildEnvironment) -> tuple[str, ...]:
    """Return the bibliography files as their author wrote them."""
    encoding = env.config.bibtex_encoding
    paths = [path for path in _domain(env).bibdata.bibfiles if path.is_file()]
    return tuple(path.read_text(encoding, errors="replace") for path in paths)


def entries_of(env: BuildEnvironment) -> Mapping[str, Entry]:
    """Return every entry of the bibliography files by its key, whatever the case of the key."""
    return cast("Mapping[str, Entry]", _domain(env).bibdata.data.entries)


def places_of(env: BuildEnvironment) -> dict[str, str]:
    """Return ``file:line`` of every entry by its key in small letters, for warnings."""
    places: dict[str, str] = {}
    for path in _domain(env).bibdata.bibfiles:
        if not path.is_file():
            continue
        text = path.read_text(env.config.bibtex_encoding, errors="replace")
        line, counted = 1, 0
        for entry in _ENTRY.finditer(text):
            line += text.count("\n", counted, entry.start("key"))
            counted = entry.start("key")
            places.setdefault(entry["key"].lower(), f"{path}:{line}")
    return places


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
    """File that the page being read cites *keys* at *anchor*, as bibtex's own roles do."""
    targets = [CitationTarget(key=key, pre="", post="") for key in keys]
    _domain(env).citation_refs.append(
        CitationRef(citation_ref_id=anchor, docname=env.docname, line=line, targets=targets)
    )


def cited_keys(env: BuildEnvironment) -> dict[str, set[str]]:
    """Return the keys that each page cites, through our roles or through bibtex's own."""
    cited: dict[str, set[str]] = {}
    for reference in _domain(env).citation_refs:
        keys = cited.setdefault(reference.docname, set())
        keys.update(target.key for target in reference.targets)
    return cited


def footcited_keys(env: BuildEnvironment) -> dict[str, str]:
    """Return the keys that ``{footcite}`` cites on the page being read, by the names of its notes.

    Bibtex keeps them for as long as it reads a page.
    """
    names = cast("dict[str, str]", env.temp_data.get("bibtex_footcite_names", {}))
    return {name: key for key, name in names.items()}


def digest_of(env: BuildEnvironment, key: str) -> str:
    """Return what differs when the entry *key* or one that it inherits from has changed.

    It is empty if there is no such entry.
    """
    entries = entries_of(env)
    parts = []
    waiting, seen = [key], set[str]()
    while waiting:
        name = waiting.pop()
        entry = entries.get(name)
        if entry is None or name.lower() in seen or len(seen) > _MOST_RELATIVES:
            continue
        seen.add(name.lower())
        persons = [(role, [str(p) for p in names]) for role, names in entry.persons.items()]
        parts.append(repr((entry.key, entry.type, [*entry.fields.items()], persons)))
        parents = f"{entry.fields.get('crossref', '')},{entry.fields.get('xdata', '')}"
        waiting += [parent.strip() for parent in parents.split(",") if parent.strip()]
    return sha256("".join(parts).encode(errors="surrogatepass")).hexdigest() if parts else ""


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


def printed_keys(env: BuildEnvironment) -> dict[tuple[str, str], str]:
    """Return the key of each source by the page and the anchor where a bibliography prints it."""
    return {
        (citation.bibliography_key.docname, citation.citation_id): citation.entry.key
        for citation in _domain(env).citations
    }


def printed_bibliographies(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return what the bibliographies of each page print, one string for each source."""
    printed = {key.docname: list[str]() for key in _domain(env).bibliographies}
    for citation in _citations_in_order(env):
        entry = citation.formatted_entry
        line = f"{citation.citation_id} {entry.label} {entry.text!r}"
        printed[citation.bibliography_key.docname].append(line)
    return printed


def _citations_in_order(env: BuildEnvironment) -> Iterator[Citation]:
    domain = _domain(env)
    return iter(sorted(domain.citations, key=_list_order(domain)))


def _list_order(domain: BibtexDomain) -> Callable[[Citation], tuple[bool, int, str, int]]:
    """Return the key that sorts citations by their bibliography: first the one to link to.

    A list of citations comes before bulleted and numbered lists, as for bibtex's own links, and
    the bibliography of the book before a page's further reading. Then page and line, since the
    order of reading differs between serial and parallel builds.
    """
    lengths = Counter(citation.bibliography_key for citation in domain.citations)

    def order(citation: Citation) -> tuple[bool, int, str, int]:
        key = citation.bibliography_key
        value = domain.bibliographies[key]
        return value.list_ != "citation", -lengths[key], key.docname, value.line

    return order


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
