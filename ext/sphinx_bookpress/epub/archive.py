"""The file of the e-book, packed from its parts."""

from __future__ import annotations

import time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sphinx_authoring.files import write_whole

from ..press import moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_MIMETYPE = "mimetype"
_PACKAGE = ("META-INF/container.xml", "content.opf", "toc.ncx")
_OLDEST_ZIP = (1980, 1, 1, 0, 0, 0)


def pack(epub: Path, folder: Path, files: Iterable[str]) -> None:
    """Write *epub* from the package and the *files* in *folder*.

    Under ``SOURCE_DATE_EPOCH`` the same files give the same bytes. Readers know an e-book by its
    first entry, which is not compressed.
    """
    written = time.gmtime(moment())[:6]
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in (_MIMETYPE, *_PACKAGE, *files):
            entry = ZipInfo(name, max(written, _OLDEST_ZIP))
            entry.compress_type = ZIP_STORED if name == _MIMETYPE else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (folder / name).read_bytes())
    write_whole(epub, packed.getvalue())
