"""The file of the e-book, packed from its parts."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

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
    moment = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))[:6]
    with ZipFile(epub, "w") as archive:
        for name in (_MIMETYPE, *_PACKAGE, *files):
            entry = ZipInfo(name, max(moment, _OLDEST_ZIP))
            entry.compress_type = ZIP_STORED if name == _MIMETYPE else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (folder / name).read_bytes())
