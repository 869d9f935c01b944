"""Drawings as books hold them."""

import xml.etree.ElementTree as ET

import pytest

from sphinx_bookpress.model.drawings import for_books

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def found(data, *names):
    """Return the local names and the words of those elements of *data* that have one of *names*."""
    elements = ((each.tag.rpartition("}")[2], each) for each in ET.fromstring(data).iter())
    return [(name, "".join(each.itertext())) for name, each in elements if name in names]


@pytest.mark.parametrize(
    "data",
    [
        SVG.format("<text>é</text>").encode(),
        SVG.format('<a href="#x"/><a xlink:href="https://example.org/"/>').encode(),
        b'<?xml version="1.0" encoding="UTF-8"?>' + SVG.format("<g/>").encode(),
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.7",
        b"<svg",
    ],
)
def test_a_picture_that_every_book_takes_keeps_its_bytes(data):
    assert for_books(data) == data


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "UTF-16"])
def test_a_drawing_in_another_encoding_is_in_utf_8(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>{SVG.format("<text>é</text>")}'
    written = for_books(text.encode(encoding))
    assert "<text>é</text>" in written.decode("utf-8")


@pytest.mark.parametrize("link", ["href", "xlink:href"])
def test_a_link_that_leads_out_of_the_book_is_taken_from_a_drawing(link):
    written = for_books(SVG.format(f'<a {link}="page.html"><text>words</text></a>').encode())
    assert b"page.html" not in written
    assert found(written, "text") == [("text", "words")]


def test_no_paragraph_stands_within_a_line_of_a_drawing():
    html = '<div xmlns="http://www.w3.org/1999/xhtml"><span><p>a</p></span><p>b</p></div>'
    written = for_books(SVG.format(f"<foreignObject>{html}</foreignObject>").encode())
    assert found(written, "span", "p") == [("span", "a"), ("span", "a"), ("p", "b")]
