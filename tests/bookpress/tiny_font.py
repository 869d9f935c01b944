"""A TrueType font of one black box for each letter, to see that an author's font is used."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FIRST, _LAST = 0x20, 0x7E


def write_font(path: Path, family: str) -> None:
    """Write the font called *family*; it has the letters of ASCII."""
    glyph = _box()
    count = 2
    tables = {
        b"OS/2": _os2(),
        b"cmap": _cmap(),
        b"glyf": glyph * count,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, 1000, 0, 0,
            0, 0, 500, 700, 0, 8, 2, 1, 0,
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH", 0x10000, 800, -200, 0, 600, 0, 0, 500, 1, *[0] * 7, count,
        ),
        b"hmtx": struct.pack(">Hh", 600, 50) * count,
        b"loca": struct.pack(">3I", 0, len(glyph), 2 * len(glyph)),
        b"maxp": struct.pack(">IHHHHHHH6H", 0x10000, count, 4, 1, 0, 0, 1, 0, *[0] * 6),
        b"name": _names(family),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }  # fmt: skip
    path.write_bytes(_file(tables))


def _file(tables: dict[bytes, bytes]) -> bytes:
    head = struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, len(tables) * 16 - 128)
    directory, body = b"", b""
    start = len(head) + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += tag + struct.pack(">III", total, start + len(body), len(table))
        body += padded
    return head + directory + body


def _box() -> bytes:
    outline = struct.pack(">hhhhhHH", 1, 50, 0, 500, 700, 3, 0) + b"\x01" * 4
    steps = struct.pack(">8h", 50, 0, 450, 0, 0, 700, 0, -700)
    glyph = outline + steps
    return glyph + b"\0" * (-len(glyph) % 4)


def _cmap() -> bytes:
    ends, starts = (_LAST, 0xFFFF), (_FIRST, 0xFFFF)
    ids = range(_LAST - _FIRST + 1)
    body = struct.pack(">HHHHHHH", 4, 0, 0, 4, 4, 1, 0)
    body += struct.pack(">2HH2H", *ends, 0, *starts)
    body += struct.pack(">2H2H", 0, 1, 4, 0) + struct.pack(">H", 1) * len(ids)
    body = body[:2] + struct.pack(">H", len(body)) + body[4:]
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + body


def _names(family: str) -> bytes:
    texts = {1: family, 2: "Regular", 4: family, 6: family.replace(" ", "")}
    records, strings = b"", b""
    for number, text in texts.items():
        words = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(words), len(strings))
        strings += words
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + strings


def _os2() -> bytes:
    body = struct.pack(">HhHHH", 4, 600, 400, 5, 0) + struct.pack(">11h", *[0] * 11) + b"\0" * 10
    body += struct.pack(">IIII", 1, 0, 0, 0) + b"NONE"
    body += struct.pack(">HHHhhhHH", 64, _FIRST, _LAST, 800, -200, 0, 800, 200)
    return body + struct.pack(">IIhhHHH", 1, 0, 500, 700, 0, 0x20, 1)
