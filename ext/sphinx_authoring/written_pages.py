"""What the pages of an output folder show, as of the last build that ended well."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from .files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx.builders import Builder

_BUILDING, _PAGES, _FILES = "building", "pages", "files"


def record_of(builder: Builder, owner: str) -> WrittenPages:
    """Return the record that *owner* keeps of what *builder* writes into its output folder.

    One for each builder and folder: several may share what was read, and what one of them has
    written is news to the next.
    """
    where = blake2b(f"{builder.name} {builder.outdir}".encode(), digest_size=8).hexdigest()
    return WrittenPages(Path(builder.doctreedir) / f"{owner}-{where}.written", Path(builder.outdir))


def remove_pages(builder: Builder, docnames: Iterable[str]) -> None:
    """Remove the pages *docnames*, and their sources, that a builder of HTML once wrote.

    Sphinx itself leaves them: the page that an author took away could be read still.
    """
    if builder.format != "html":
        return
    shown = builder.config.html_sourcelink_suffix
    for docname in docnames:
        Path(builder.get_outfilename(docname)).unlink(missing_ok=True)  # type: ignore[attr-defined]
        for suffix in builder.config.source_suffix:
            name = f"{docname}{suffix}{'' if suffix == shown else shown}"
            (Path(builder.outdir) / "_sources" / name).unlink(missing_ok=True)


class WrittenPages:
    """A digest of what each page shows, and the *files* beside the pages, in a file at *path*.

    From :meth:`begin` to :meth:`end` the file says only that somebody is building. After a build
    that was interrupted, or two at once, nobody knows what the pages show, and the next build
    writes them all.
    """

    def __init__(self, path: Path, outdir: Path) -> None:
        self._path, self._outdir = path, outdir
        self._building = ""
        self._shown: dict[str, str] = {}
        self._waiting: set[str] = set()
        self.gone: tuple[str, ...] = ()
        self.noted: set[str] = set()
        """The pages that this build has written."""

    def begin(self, shown: Mapping[str, str]) -> list[str]:
        """Return the pages that do not yet show what *shown* has a digest of.

        :attr:`gone` are then those which the folder holds and the book has no more.
        """
        held = self._read()
        before: dict[str, str] = held.get(_PAGES, {})
        self._shown, self._building = dict(shown), uuid4().hex
        self._write({_BUILDING: self._building, _FILES: held.get(_FILES, [])})
        self._waiting = {name for name, digest in shown.items() if before.get(name) != digest}
        self.gone = tuple(sorted(before.keys() - shown.keys()))
        return sorted(self._waiting)

    def note(self, docname: str) -> None:
        """Note that *docname* is being written.

        A page that waits in vain, since the author asked for others only, waits for the next build.
        """
        self._waiting.discard(docname)
        self.noted.add(docname)

    def end(self, builder: Builder, files: Sequence[Path] = ()) -> None:
        """Note that all is written, *files* too; remove the files of earlier builds."""
        if isinstance(builder.get_outdated_docs(), str):  # it binds all pages into one
            self._waiting.clear()
        held = self._read()
        if held.get(_BUILDING) != self._building:
            self._path.unlink(missing_ok=True)
            return
        names = sorted({path.relative_to(self._outdir).as_posix() for path in files})
        for name in set(held[_FILES]).difference(names):
            (self._outdir / name).unlink(missing_ok=True)
        written = {name: self._shown[name] for name in self._shown if name not in self._waiting}
        self._write({_PAGES: written, _FILES: names})

    def _read(self) -> dict[str, Any]:
        try:
            held = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return held if isinstance(held, dict) else {}

    def _write(self, held: dict[str, object]) -> None:
        write_whole(self._path, json.dumps(held, ensure_ascii=False))
