"""The size of a bitmap, read from its head; nothing is decoded."""

from __future__ import annotations

import struct

_PNG_HEAD, _GIF_HEAD, _WEBP_HEAD = 33, 14, 30
"""How many bytes the head has that tells the size."""

_MARK = 0xFF
_CUT = "is cut off: its end is missing; copy or save it again"
_DAMAGED = "is damaged; save it again from a program that shows it"
# Start of frame: C0 to CF but for the tables C4 and CC and the extension C8.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, b"\xff\xd9"
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers of JPEG that have no length."""


class BitmapError(ValueError):
    """Why the bytes are no whole picture."""


def size_of_png(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG whose parts are all there.

    :raises BitmapError: if they are not.
    """
    place, parts = 8, set()
    while place + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        parts.add(name)
        place += length + 12
        if name == b"IEND":
            break
    if data[12:16] != b"IHDR" or len(data) < _PNG_HEAD:
        raise BitmapError(_CUT if len(data) < _PNG_HEAD else _DAMAGED)
    if b"IEND" not in parts or place > len(data):
        raise BitmapError(_CUT)
    if b"IDAT" not in parts:
        raise BitmapError(_DAMAGED)
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def size_of_gif(data: bytes) -> tuple[int, int]:
    """Return width and height of a GIF that has its end.

    :raises BitmapError: if it has none.
    """
    if len(data) < _GIF_HEAD or b";" not in data[-64:]:
        raise BitmapError(_CUT)
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def size_of_jpeg(data: bytes) -> tuple[int, int]:
    """Return width and height of a JPEG whose scan has an end.

    :raises BitmapError: if there is none.
    """
    place, size = 2, None
    while place + 4 <= len(data):
        if data[place] != _MARK:
            raise BitmapError(_DAMAGED)
        marker = data[place + 1]
        if marker == _MARK or marker in _ALONE:  # a filling byte, or a marker without a length
            place += 1 if marker == _MARK else 2
            continue
        if marker in _FRAMES and place + 9 <= len(data):
            height, width = struct.unpack_from(">HH", data, place + 5)
            size = (width, height)
        if marker == _SCAN:
            break
        place += 2 + max(2, struct.unpack_from(">H", data, place + 2)[0])
    if data.find(_END, place) < 0:
        raise BitmapError(_CUT)
    if size is None:
        raise BitmapError(_DAMAGED)
    return size


def size_of_webp(data: bytes) -> tuple[int, int]:
    """Return width and height of a WebP that is as long as it says.

    :raises BitmapError: if it is not, or has no frame.
    """
    if len(data) < _WEBP_HEAD or struct.unpack_from("<I", data, 4)[0] + 8 > len(data) + 1:
        raise BitmapError(_CUT)
    kind = data[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        width = int.from_bytes(data[24:27], "little") + 1
        return width, int.from_bytes(data[27:30], "little") + 1
    raise BitmapError(_DAMAGED)
