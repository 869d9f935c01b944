"""What a picture file is: one inside the book's folder that is what its first bytes say.

Nothing is decoded, and nothing but a plain file is ever opened.
"""

from __future__ import annotations

import difflib
import re
import stat
import unicodedata
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING

from .bitmaps import BitmapError, size_of_gif, size_of_jpeg, size_of_png, size_of_webp
from .drawings import DrawingError, check_drawing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_PIXELS = 100_000_000
"""What a program that shows the picture must hold in memory, at four bytes each."""

_MOST_BYTES = 300_000_000


class Format(Enum):
    """The formats that a book can show: the name, its endings, the first the usual one."""

    PNG = ("PNG", ".png")
    JPEG = ("JPEG", ".jpg", ".jpeg", ".jpe", ".jfif")
    GIF = ("GIF", ".gif")
    WEBP = ("WebP", ".webp")
    SVG = ("SVG", ".svg")
    PDF = ("PDF", ".pdf")

    @property
    def title(self) -> str:
        """The name, as people write it."""
        return str(self.value[0])

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings that files of this format have, in small letters."""
        return tuple(self.value[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that can be shown."""

    format: Format
    name: str
    """The name of its file, without folders."""

    has_html: bool = False
    """Whether some of its words are HTML, which print does not show."""

    @property
    def right_name(self) -> str:
        """The same name with an ending that tells the format to every program."""
        path = PurePath(self.name)
        usual = path.suffix.lower() in self.format.endings
        return path.stem + (path.suffix.lower() if usual else self.format.endings[0])

    @property
    def is_misnamed(self) -> bool:
        """Whether the ending says something else than the first bytes."""
        return PurePath(self.name).suffix.lower() not in self.format.endings


class PictureError(ValueError):
    """Why a file cannot be shown, and what to do; follows the file's name in a sentence."""


_OUTSIDE = "lies outside the folder of the book; copy it there and name the copy"


def read_picture(path: Path, folders: Iterable[Path], shown_name: str) -> Picture:
    """Return the picture at *path*, which must lie in one of *folders*, links followed.

    *shown_name* is what its author wrote; what may be meant is told from it.

    :raises PictureError: if there is none that a book can show.
    """
    real = _plain_file(path, folders, shown_name)
    try:
        data = real.read_bytes()
    except OSError as error:
        message = f"cannot be read ({error.strerror}); give yourself the right to read it"
        raise PictureError(message) from error
    return look_at(data, path.name)


def _plain_file(path: Path, folders: Iterable[Path], shown_name: str) -> Path:
    """Return where *path* really lies, if that is a plain file in one of *folders*."""
    try:
        real = path.resolve()
        is_inside = any(real.is_relative_to(folder.resolve()) for folder in folders)
        status = real.stat() if is_inside else None
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PictureError(f"is not there{_meant(path, shown_name)}") from error
    except PermissionError as error:
        message = "cannot be read (Permission denied); give yourself the right to read it"
        raise PictureError(message) from error
    except (OSError, RuntimeError, ValueError) as error:  # a ring of links, a name of no file
        raise PictureError("cannot be found; is it a link that leads to itself?") from error
    if status is None:
        raise PictureError(_OUTSIDE)  # whether or not it is there
    if stat.S_ISDIR(status.st_mode):
        raise PictureError("is a folder; name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise PictureError("is no plain file; name a picture")
    if status.st_size > _MOST_BYTES:
        raise PictureError("is larger than 300 MB; save a smaller copy of it")
    return real


def _meant(path: Path, shown_name: str) -> str:
    """Return the end of a message: what may be meant by the name of no file."""
    if "\\" in shown_name:
        return f"; write / between the names of folders: ‘{shown_name.replace(chr(92), '/')}’"
    try:
        there = sorted(each.name for each in path.parent.iterdir())
    except (OSError, ValueError):
        return "; correct the name or add the picture"
    same = [name for name in there if _composed(name).casefold() == _composed(path.name).casefold()]
    alike = [name for name in same if _composed(name) == _composed(path.name)]
    if alike:
        return f", but ‘{alike[0]}’ is, of other characters that look alike; rename it as you typed"
    stem = path.stem.casefold()
    same += [n for n in there if PurePath(n).stem.casefold() == stem and is_picture_name(n)]
    near = same or difflib.get_close_matches(path.name, there, n=1)
    return f"; did you mean ‘{near[0]}’?" if near else "; correct the name or add the picture"


def _composed(name: str) -> str:
    """Return *name* with each letter and its accents as one character; some systems part them."""
    return unicodedata.normalize("NFC", name)


def is_picture_name(name: str) -> bool:
    """Tell whether *name* has the ending of a picture, also of one that a book cannot show."""
    ending = PurePath(name).suffix.lower()
    return any(ending in each.endings for each in Format) or ending in _ELSEWHERE


_ELSEWHERE = frozenset({".avif", ".bmp", ".heic", ".heif", ".ico", ".psd", ".tif", ".tiff"})


def look_at(data: bytes, name: str) -> Picture:
    """Return the picture that the bytes *data* of the file *name* are.

    :raises PictureError: if they are none that a book can show.
    """
    if not data:
        raise PictureError("is empty; copy or save it again")
    form, has_html = _format_of(data), False
    try:
        if form is Format.SVG:
            has_html = check_drawing(data).has_html
        elif form is not Format.PDF:
            _check_size(*_SIZES[form](data))
    except (DrawingError, BitmapError) as error:
        raise PictureError(str(error)) from error
    if form is Format.PDF and b"%%EOF" not in data[-2048:]:
        raise PictureError("is cut off: its end is missing; copy or save it again")
    return Picture(format=form, name=name, has_html=has_html)


_SIZES = {
    Format.PNG: size_of_png,
    Format.JPEG: size_of_jpeg,
    Format.GIF: size_of_gif,
    Format.WEBP: size_of_webp,
}


def _check_size(width: int, height: int) -> None:
    if not width or not height:
        raise PictureError(f"is {width} by {height} pixels, so that nothing is seen; save it again")
    if width * height > MOST_PIXELS:
        millions = MOST_PIXELS // 1_000_000
        message = (
            f"is {width:,} by {height:,} pixels; a book takes up to {millions} million: save a"
            " smaller copy of it"
        )
        raise PictureError(message)


def _format_of(data: bytes) -> Format:
    head = data[:64]
    for form, begins in _BEGINNINGS.items():
        if re.match(begins, head, re.DOTALL):
            return form
    for begins, what in _FOREIGN:
        if re.match(begins, head, re.DOTALL):
            raise PictureError(what)
    if _begins_as_markup(data):
        if re.search(rb"<(?:!doctype\s+)?html", data[:1000], re.IGNORECASE):
            raise PictureError("is a web page, not a picture; was the download refused?")
        return Format.SVG
    raise PictureError("is no picture by its content; save it as PNG, JPEG, WebP, GIF or SVG")


def _begins_as_markup(data: bytes) -> bool:
    return data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


_BEGINNINGS = {
    Format.PNG: rb"\x89PNG\r\n\x1a\n",
    Format.JPEG: rb"\xff\xd8\xff",
    Format.GIF: rb"GIF8[79]a",
    Format.WEBP: rb"RIFF....WEBP",
    Format.PDF: rb"%PDF-",
}


def _foreign(name: str, advice: str = "save it as PNG or JPEG") -> str:
    article = "an" if name[0] in "AEIX" else "a"
    return f"is {article} {name} picture, which books and e-books cannot show; {advice}"


_AS_DRAWING = "save it as SVG or PNG"
_AS_PHOTO = "save it as JPEG"
_FOREIGN = (
    (rb"....ftypavi[fs]", _foreign("AVIF", "save it as WebP, JPEG or PNG")),
    (rb"....ftyp(?:hei|hev|mif1|msf1)", _foreign("HEIC", f"{_AS_PHOTO}, as phones can")),
    (rb"....ftypcrx ", _foreign("camera’s raw", _AS_PHOTO)),
    (rb"....ftyp", "is a video, not a picture; save one of its frames as PNG or JPEG"),
    (rb"FUJIFILMCCD-RAW|II\*\0....CR|IIRO|II[U]\0", _foreign("camera’s raw", _AS_PHOTO)),
    (rb"II[*+]\0|MM\0[*+]", _foreign("TIFF")),
    (rb"BM....\0\0\0\0", _foreign("BMP")),
    (rb"\0\0(?:\x01\0|\x02\0[^\0])", _foreign("Windows icon", "save it as PNG")),
    (rb"\0(?:\x01[\x01\x09]|\0[\x02\x03\x0a\x0b])\0\0", _foreign("TGA")),
    (rb"P[1-7]\s", _foreign("Netpbm")),
    (rb"\n[\0-\x05]\x01[\x01\x02\x04\x08]", _foreign("PCX")),
    (rb"8BPS", _foreign("Photoshop")),
    (rb"gimp xcf", _foreign("GIMP")),
    (rb"\0\0\0\x0cJXL |\xff\x0a", _foreign("JPEG XL")),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", _foreign("JPEG 2000")),
    (rb"%!PS|\xc5\xd0\xd3\xc6", _foreign("EPS", _AS_DRAWING)),
    (rb"\xd7\xcd\xc6\x9a|\x01\0\x09\0\0\x03", _foreign("WMF", _AS_DRAWING)),
    (rb"\x01\0\0\0.{36} EMF", _foreign("EMF", _AS_DRAWING)),
    (rb"AT&TFORM", _foreign("DjVu")),
    (rb"\x1f\x8b", "is compressed; unpack it and name what is inside"),
    (rb"PK\x03\x04", "is an archive or a document, not a picture; save the picture itself"),
    (rb"version https://git-lfs", "is only a note of Git LFS; run ‘git lfs pull’"),
)
