"""The bibliography files, read so that one mistake does not stop the build."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pybtex.errors
from pybtex.database import BibliographyData, Person
from sphinx.errors import ConfigError
from sphinxcontrib.bibtex.bibfile import BibData, BibFile, is_bibdata_outdated
from sphinxcontrib.bibtex.bibfile import get_mtime as _get_mtime

from sphinx_authoring.book_language import place_in_conf

from ..diagnostics import Trouble, suggest, warn
from ..model.bibfile import EntryReader, read_text
from ..model.name_reading import split_names
from ..model.problems import merge_slips
from ..model.relatives import introduce_relatives
from .core import bibtex_domain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docutils import nodes
    from pybtex.database import Entry
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from ..model.problems import Problem


def settle_file_names(app: Sphinx, config: Config) -> None:
    """Make ``bibtex_bibfiles`` the list that bibtex wants, of files that are there.

    Bibtex stops the build without it. A file that is missing costs its own sources.

    :raises ConfigError: if it holds something that cannot be the name of a file.
    """
    named = config.bibtex_bibfiles
    if named is None:
        config.bibtex_bibfiles = []
    elif isinstance(named, str):
        message = f"bibtex_bibfiles = {named!r} is no list; write bibtex_bibfiles = [{named!r}]"
        warn(Trouble.CONF, message, place_in_conf(app, "bibtex_bibfiles"))
        config.bibtex_bibfiles = [named]
    elif not isinstance(named, (list, tuple)) or not all(
        isinstance(name, (str, Path)) for name in named
    ):
        example = 'bibtex_bibfiles = ["refs.bib"]'
        message = f"bibtex_bibfiles = {named!r} is no list of names of files; write {example}"
        raise ConfigError(message)
    config.bibtex_bibfiles = [
        name for name in config.bibtex_bibfiles if not _is_missing(app, str(name))
    ]


def _is_missing(app: Sphinx, name: str) -> bool:
    """Tell whether there is no file of that *name*, and warn of it with the nearest that is."""
    folder = Path(app.confdir)
    if (folder / name).is_file():
        return False
    named = {folder / each for each in app.config.bibtex_bibfiles}
    unnamed = [path for path in sorted(folder.glob("**/*.bib")) if path not in named]
    there = [path.relative_to(folder) for path in unnamed]
    last = name.replace("\\", "/").rpartition("/")[2].lower()
    same = [path for path in there if path.name.lower() == last]
    known = [path.as_posix() for path in (same or there)]
    nearest = known[0] if len(known) == 1 else next(iter(get_close_matches(name, known, 1)), "")
    mend = f"did you mean ‘{nearest}’?" if nearest else "names begin at the folder of conf.py"
    message = f"bibtex_bibfiles names ‘{name}’, which is no file; {mend}"
    warn(Trouble.FILE, message, place_in_conf(app, "bibtex_bibfiles"))
    return True


def read_files(app: Sphinx) -> None:
    """Read the bibliography files before bibtex does, as tolerantly as the command line.

    Bibtex itself stops the build at an unclosed brace or at a byte that is not UTF-8. It reads
    nothing when what it keeps is as new as the files, so we keep for it what can be read.
    """
    domain = bibtex_domain(app.env)
    paths = [(Path(app.confdir) / name).resolve() for name in app.config.bibtex_bibfiles]
    encoding = app.config.bibtex_encoding
    if is_bibdata_outdated(domain.bibdata, paths, encoding):
        domain.data["bibdata"] = read_what_can_be_read(paths, encoding)


def read_what_can_be_read(paths: Sequence[Path], encoding: str) -> BibData:
    """Return the entries of *paths*; of what cannot be read the author is told."""
    reader = EntryReader()
    problems: list[Problem] = []
    files = {}
    for path in paths:
        text, found = read_text(path, encoding)
        keys = reader.read(text, str(path))
        problems.extend(found)
        files[path] = BibFile(mtime=_get_mtime(path), keys=dict.fromkeys(keys))
    for problem in merge_slips([*problems, *reader.problems]):
        warn(Trouble.FILE, problem.message, f"{problem.file}:{problem.line or 1}")
    for key, entry in reader.entries.items():
        _take_persons(entry)
        file, line = reader.places[key.lower()]
        entry.citenotes_place = f"{file}:{line}"
    introduce_relatives(reader.entries)
    data = BibliographyData()
    data.entries = reader.entries
    return BibData(encoding=encoding, bibfiles=files, data=data)


class TypedPerson(Person):  # type: ignore[misc]
    """A person as pybtex takes the name apart, which is what its own styles print.

    Ours read the name as it was typed.
    """

    def __init__(self, typed: str) -> None:
        self.typed = typed
        with pybtex.errors.capture():  # of names, such as one with many commas, we tell ourselves
            super().__init__(typed)

    def __str__(self) -> str:
        """Return the name as typed."""
        return self.typed


def _take_persons(entry: Entry) -> None:
    """Take authors and editors out of the fields, where bibtex’s styles and filters look."""
    for role in [name for name in entry.fields if name.lower() in Person.valid_roles]:
        for typed in split_names(entry.fields.pop(role)):
            entry.add_person(TypedPerson(typed), role)


def file_names(env: BuildEnvironment) -> str:
    """Return the names of the bibliography files, as a message shows them."""
    return ", ".join(path.name for path in bibtex_domain(env).bibdata.bibfiles)


def warn_of_missing(
    env: BuildEnvironment, key: str, location: nodes.Node | tuple[str, int] | str
) -> None:
    """Warn of a *key* that no bibliography file has; without any file that is told once."""
    if bibliography_paths(env):
        warn(Trouble.KEY, _missing(env, key), location)


def warn_without_files(env: BuildEnvironment) -> None:
    """Warn once if the book cites sources and has no bibliography file."""
    cited = [found for found in bibtex_domain(env).citation_refs if found.targets]
    if cited and not bibliography_paths(env):
        # Bibtex keeps no line where MyST knows none.
        first = min(cited, key=lambda found: (found.docname, not found.line, found.line or 0))
        message = (
            f"the book cites ‘{first.targets[0].key}’, and conf.py names no bibliography file;"
            ' write bibtex_bibfiles = ["refs.bib"], and put your sources into that file'
        )
        warn(Trouble.KEY, message, (first.docname, first.line or 1))


def _missing(env: BuildEnvironment, key: str) -> str:
    hint = suggest(key, entries_of(env)) or "; add it there, or correct the key"
    return f"no source ‘{key}’ in {file_names(env)}{hint}"


def bibliography_paths(env: BuildEnvironment) -> list[str]:
    """Return the bibliography files that conf.py names."""
    return [str(path) for path in bibtex_domain(env).bibdata.bibfiles]


def bibliography_texts(env: BuildEnvironment) -> tuple[str, ...]:
    """Return the bibliography files as their author wrote them."""
    paths = bibtex_domain(env).bibdata.bibfiles
    return tuple(read_text(path, env.config.bibtex_encoding)[0] for path in paths)


def entries_of(env: BuildEnvironment) -> Mapping[str, Entry]:
    """Return every entry of the bibliography files by its key, whatever the case of the key."""
    return cast("Mapping[str, Entry]", bibtex_domain(env).bibdata.data.entries)


def places_of(env: BuildEnvironment) -> dict[str, str]:
    """Return ``file:line`` of every entry by its key in small letters, for warnings."""
    return {key.lower(): entry.citenotes_place for key, entry in entries_of(env).items()}
