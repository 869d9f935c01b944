"""The bleed box of a page: how far beyond its edge ink may go, and where the marks begin."""

from __future__ import annotations

import re

_PAGE = re.compile(rb"(\d+) 0 obj\s*(<</Type/Page/[^>]*?/TrimBox\[([^\]]+)\][^>]*)>>")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*\Z", re.DOTALL)


def with_bleed_boxes(pdf: bytes, bleed: float) -> bytes:
    """Return *pdf* whose pages say that they bleed by *bleed* points beyond their trim box.

    Typst 0.15 writes the trim box only, and then a printer takes all around it for bleed, crop
    marks too. The pages are written again at the end of the file, as PDF allows.
    """
    trailer = _TRAILER.search(pdf, max(0, len(pdf) - 2048))
    if trailer is None:
        return pdf
    body = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    places = []
    for page in _PAGE.finditer(pdf):
        number, entries, trim = page.groups()
        left, bottom, right, top = map(float, trim.split())
        box = (left - bleed, bottom - bleed, right + bleed, top + bleed)
        places.append((int(number), len(body)))
        body += number + b" 0 obj\n" + entries
        body += f"/BleedBox[{' '.join(f'{edge:.3f}' for edge in box)}]>>\nendobj\n".encode()
    if not places:
        return pdf
    start = len(body)
    body += b"xref\n" + b"".join(
        f"{number} 1\n{place:010} 00000 n \n".encode() for number, place in places
    )
    body += b"trailer\n<<" + trailer.group(1).strip() + b"/Prev " + trailer.group(2)
    return bytes(body + b">>\nstartxref\n" + str(start).encode() + b"\n%%EOF\n")
