"""Pictures that tests make: whole ones, and the beginnings of others."""

import struct
import zlib

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' width="10" height="10" viewBox="0 0 10 10">{}</svg>'
)
RECT = '<rect width="5" height="5"/>'


def png(width, height, rows=None):
    """Return a PNG whose head says *width* by *height*; it holds *rows* of them."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = height if rows is None else rows
    data = zlib.compress(bytes(1 + 3 * min(width, 1000)) * rows)
    parts = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg(width=8, height=8, *, end=b"\xff\xd9"):
    """Return a grey JPEG of that size, whole at 8 by 8; in its head ends a small picture."""
    one_code = bytes([1, *[0] * 15, 0])
    parts = (
        (0xE1, b"Exif\0\0\xff\xd9"),
        (0xDB, b"\0" + b"\1" * 64),
        (0xC0, struct.pack(">BHHB", 8, height, width, 1) + bytes([1, 0x11, 0])),
        (0xC4, b"\x00" + one_code),
        (0xC4, b"\x10" + one_code),
        (0xDA, bytes([1, 1, 0, 0, 63, 0])),
    )
    head = b"".join(struct.pack(">BBH", 0xFF, name, len(data) + 2) + data for name, data in parts)
    return b"\xff\xd8" + head + b"\x3f" + end


def gif(width, height, *, end=b";"):
    """Return what begins as a GIF of that size."""
    return b"GIF89a" + struct.pack("<HH", width, height) + bytes(40) + end


def webp(width, height):
    """Return the frame of a WebP of that size."""
    bits = (width - 1) | (height - 1) << 14
    body = b"WEBPVP8L" + struct.pack("<I", 20) + b"\x2f" + struct.pack("<I", bits) + bytes(15)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def svg(inside=RECT):
    """Return a drawing with *inside* in it."""
    return SVG.format(inside).encode()
