"""Which files are pictures of a book."""

import base64
import os
import re
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_authoring.pictures import Format, PictureError, look_at, read_picture

from .bitmaps import RECT, SVG, gif, jpeg, png, svg, webp

PDF = b"%PDF-1.7\nand so on\n%%EOF\n"


def refusal(data, name="a.png"):
    with pytest.raises(PictureError) as caught:
        look_at(data, name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (png(3, 2), Format.PNG),
        (jpeg(30, 20), Format.JPEG),
        (gif(3, 2), Format.GIF),
        (webp(3, 2), Format.WEBP),
        (svg(), Format.SVG),
        (b"\xef\xbb\xbf\n" + svg(), Format.SVG),
        (
            ("<?xml version='1.0' encoding='UTF-16'?>" + SVG.format(RECT)).encode("utf-16"),
            Format.SVG,
        ),
        (PDF, Format.PDF),
    ],
)
def test_a_picture_is_told_by_its_first_bytes(data, form):
    assert look_at(data, "picture").format is form


@pytest.mark.parametrize(
    ("name", "data", "right", "misnamed"),
    [
        ("E.PNG", png(3, 2), "E.png", False),
        ("a.b.JPEG", jpeg(3, 2), "a.b.jpeg", False),
        ("photo.png", jpeg(3, 2), "photo.jpg", True),
        ("photo", png(3, 2), "photo.png", True),
        ("plan.jpg", svg(), "plan.svg", True),
        ("a.jfif", jpeg(3, 2), "a.jfif", False),
    ],
)
def test_an_ending_is_set_right(name, data, right, misnamed):
    picture = look_at(data, name)
    assert (picture.right_name, picture.is_misnamed) == (right, misnamed)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\0\0\0 ftypheic" + bytes(50), "a HEIC picture"),
        (b"\0\0\0 ftypmif1" + bytes(50), "a HEIC picture"),
        (b"\0\0\0 ftypavif" + bytes(50), "an AVIF picture"),
        (b"\0\0\0 ftypisom" + bytes(50), "a video"),
        (b"\0\0\0 ftypcrx " + bytes(50), "a camera’s raw picture"),
        (b"II*\0\x10\0\0\0CR\2\0" + bytes(50), "a camera’s raw picture"),
        (b"II*\0" + bytes(50), "a TIFF picture"),
        (b"MM\0*" + bytes(50), "a TIFF picture"),
        (b"BM\x46\0\0\0" + bytes(60), "a BMP picture"),
        (b"\0\0\1\0" + bytes(60), "a Windows icon picture"),
        (b"\0\0\2\0" + bytes(8) + b"\x10\0\x10\0\x18" + bytes(50), "a TGA picture"),
        (b"P6\n3 2\n255\n" + bytes(18), "a Netpbm picture"),
        (b"\n\5\1\x08" + bytes(60), "a PCX picture"),
        (b"8BPS" + bytes(60), "a Photoshop picture"),
        (b"\0\0\0\x0cJXL " + bytes(60), "a JPEG XL picture"),
        (b"\0\0\0\x0cjP  " + bytes(60), "a JPEG 2000 picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "an EPS picture"),
        (b"\xd7\xcd\xc6\x9a" + bytes(60), "a WMF picture"),
        (b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(20), "an EMF picture"),
        (b"\x1f\x8b" + bytes(60), "compressed"),
        (b"PK\x03\x04" + bytes(60), "an archive"),
        (b"version https://git-lfs.github.com/spec/v1\n", "git lfs pull"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "a web page"),
        (b"<html>404</html>", "a web page"),
        (b"root:x:0:0:root:/root:/bin/sh\n", "no picture by its content"),
        (b"plain text", "no picture by its content"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><rect", "not well-formed"),
        (b"<note/>", "no SVG drawing"),
        (b"<svg width='5' height='5'/>", "does not say that it is SVG"),
        (b"", "is empty"),
    ],
)
def test_what_no_book_can_show_is_named(data, words):
    assert words in refusal(data)


@pytest.mark.parametrize(
    "data",
    [
        png(10, 10)[:20],
        png(10, 10)[:50],
        png(10, 10)[:-12],
        jpeg(10, 10, end=b""),
        gif(10, 10, end=bytes(70)),
        webp(10, 10)[:-8],
        b"%PDF-1.4\nbroken",
    ],
)
def test_a_picture_that_is_cut_off_is_told(data):
    assert "cut off" in refusal(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png(60_000, 60_000, rows=1), "60,000 by 60,000 pixels; a book takes up to 100 million"),
        (gif(60_000, 60_000), "60,000 by 60,000 pixels"),
        (jpeg(65_000, 65_000), "65,000 by 65,000 pixels"),
        (png(0, 0), "0 by 0 pixels"),
        (png(5, 0), "5 by 0 pixels"),
        (svg().replace(b'width="10"', b'width="0"', 1), "has a width of 0"),
        (svg().replace(b'height="10"', b'height="-5"', 1), "has a height of -5"),
        (svg().replace(b'width="10"', b'width="1000000000"', 1), "has a width of 1000000000"),
        (svg().replace(b"0 0 10 10", b"0 0 0 10"), "empty viewBox"),
    ],
)
def test_a_picture_of_no_size_or_too_large_is_told_and_not_decoded(data, words):
    assert words in refusal(data)


def test_ten_thousand_by_ten_thousand_pixels_are_a_picture():
    assert look_at(png(10_000, 10_000, rows=1), "a.png").format is Format.PNG


ENTITIES = "<!DOCTYPE svg [{}]>"
LIVE = '<set onend="x()"/>'


def held(drawing, kind="image/svg+xml"):
    """Return an address that holds *drawing*."""
    return f"data:{kind};base64,{base64.b64encode(drawing).decode()}"


def nested(depth):
    """Return an address that holds a drawing in a drawing, so many times."""
    return held(svg(f'<image href="{nested(depth - 1)}"/>' if depth else RECT))


def html_within(html):
    """Return a drawing with *html* in it, as programs write it that set words in HTML."""
    box = f'<div xmlns="http://www.w3.org/1999/xhtml">{html}</div>'
    return SVG.format(f'<g><foreignObject width="9" height="9">{box}</foreignObject></g>')


BOMB = "".join(
    f'<g id="g{n + 1}">{f"<use xlink:href={chr(34)}#g{n}{chr(34)}/>" * 10}</g>' for n in range(8)
)


@pytest.mark.parametrize(
    ("drawing", "words"),
    [
        (SVG.format("<script>alert(1)</script>"), "no drawing (script)"),
        (SVG.format('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), "no drawing (script)"),
        (SVG.format('<rect onclick="alert(1)"/>'), "runs a script (onclick"),
        (SVG.format(RECT).replace("width", 'onload="x()" width', 1), "runs a script (onload"),
        (SVG.format('<a href="javascript:alert(1)"><text>x</text></a>'), "javascript:"),
        (SVG.format('<a xlink:href="java&#10;script:alert(1)"><text>x</text></a>'), "javascript:"),
        (SVG.format('<image href="https://example.org/x.png"/>'), "shows another file"),
        (SVG.format('<image xlink:href="/etc/passwd"/>'), "shows another file"),
        (SVG.format('<image href="data:image/svg+xml;base64,AA"/>'), "not well-formed"),
        (SVG.format(f'<image href="{held(svg("<script/>"))}"/>'), "no drawing (script)"),
        (SVG.format(f"<style>g {{ fill: url('{held(svg(LIVE))}') }}</style>"), "runs a script"),
        (SVG.format(f'<image href="{nested(9)}"/>'), "nested too deeply"),
        (html_within('<script src="x.js"/>'), "no drawing (script)"),
        (html_within('<p onclick="x()">a</p>'), "runs a script (onclick"),
        (
            html_within('<div><div><img src="https://example.org/x.png"/></div></div>'),
            "shows another file",
        ),
        (html_within('<img srcset="https://example.org/x.png 2x"/>'), "loads another file (srcset"),
        (html_within('<link rel="stylesheet" href="x.css"/>'), "no drawing (link)"),
        (
            html_within('<meta http-equiv="refresh" content="0;url=https://example.org"/>'),
            "no drawing (meta)",
        ),
        (html_within('<form action="https://example.org"/>'), "no drawing (form)"),
        (
            html_within('<p style="background: url(https://example.org/x)">a</p>'),
            "loads another file",
        ),
        (html_within('<style>@import url("x.css");</style>'), "loads another file"),
        (
            html_within('<svg xmlns="http://www.w3.org/2000/svg"><use href="x.svg#a"/></svg>'),
            "shows another file",
        ),
        (html_within('<a href="javascript:x()">a</a>'), "may run something"),
        (
            SVG.format('<g xml:base="https://example.org/"><use href="#a"/></g>'),
            "loads another file (base",
        ),
        (SVG.format('<use href="other.svg#x"/>'), "shows another file"),
        (SVG.format('<rect style="fill: url(https://example.org/x)"/>'), "loads another file"),
        (SVG.format(r'<rect style="fill: u\72l(https://example.org/x)"/>'), "loads another file"),
        (SVG.format("<style>@import 'https://example.org/x.css';</style>"), "loads another file"),
        (SVG.format('<rect filter="url(other.svg#f)"/>'), "loads another file"),
        (SVG.format('<iframe src="https://example.org"/>'), "no drawing (iframe)"),
        (SVG.format('<set attributeName="href" to="javascript:x"/>'), "changes its own links"),
        ('<?xml-stylesheet href="x.css"?>' + SVG.format(RECT), "loads a style sheet"),
        (
            ENTITIES.format('<!ENTITY x SYSTEM "file:///etc/passwd">')
            + SVG.format("<text>&x;</text>"),
            "another file",
        ),
        (
            ENTITIES.format('<!ENTITY a "ha"><!ENTITY b "&a;&a;">')
            + SVG.format("<text>&b;</text>"),
            "entities that hold others",
        ),
        (ENTITIES.format('<!ENTITY % p SYSTEM "x"> %p;') + SVG.format(RECT), "another file"),
        (SVG.format(f'<g id="g0">{RECT}</g>{BOMB}<use xlink:href="#g8"/>'), "parts"),
        (SVG.format('<g id="a"><use href="#a"/></g>'), "repeats itself"),
        (
            SVG.format(
                '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>'
            ),
            "repeats itself",
        ),
        (SVG.format("<g>" * 2000 + "</g>" * 2000), "nested too deeply"),
    ],
)
def test_a_drawing_that_runs_or_loads_something_is_refused(drawing, words):
    assert words in refusal(drawing.encode(), "a.svg")


@pytest.mark.parametrize(
    ("drawing", "has_html"),
    [
        (html_within("<p>Words <br/><b>of</b> HTML</p>"), True),
        (html_within('<span style="color: red">a</span><style>p { color: red }</style>'), True),
        (html_within('<img src="data:image/png;base64,AAAA"/><hr/>'), False),
        (SVG.format("<switch><foreignObject/><text>words</text></switch>"), False),
        (SVG.format(f'<image href="{held(html_within("a").encode())}"/>'), True),
        (SVG.format(f'<image href="{held(svg())}"/><rect fill="url(&quot;#a&quot;)"/>'), False),
        (SVG.format("<text>foreignObject</text>"), False),
    ],
)
def test_a_drawing_with_html_is_a_picture_and_says_whether_print_lacks_words(drawing, has_html):
    assert look_at(drawing.encode(), "a.svg").has_html is has_html


@pytest.mark.parametrize(
    "drawing",
    [
        SVG.format('<image href="data:image/png;base64,AAAA" width="5" height="5"/>'),
        SVG.format('<a href="https://example.org/"><text>x</text></a>'),
        SVG.format(
            f'<defs><g id="a">{RECT}</g></defs><use href="#a"/><use href="#a"/><use href="#gone"/>'
        ),
        SVG.format(
            '<rect fill="url(#gradient)" style="stroke: red"/><style>rect { fill: blue }</style>'
        ),
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"'
        ' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + SVG.format(RECT),
        ENTITIES.format('<!ENTITY ns "http://ns.example.org/">') + SVG.format(RECT),
        SVG.format(RECT).replace('width="10"', 'width="100%"', 1),
        SVG.format(RECT).replace('width="10" height="10"', "", 1),
    ],
)
def test_what_programs_for_drawing_write_is_a_picture(drawing):
    assert look_at(drawing.encode(), "a.svg").format is Format.SVG


# Where it lies


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "crew.PNG").write_bytes(png(3, 2))
    (folder / "Zu\u0308rich.png").write_bytes(png(3, 2))  # as old Macs write it
    (tmp_path / "outside.png").write_bytes(png(3, 2))
    return folder


def refused(book, name):
    with pytest.raises(PictureError) as caught:
        read_picture(book / name, [book], name)
    return str(caught.value)


def test_a_picture_in_the_folder_of_the_book_is_read(book):
    assert read_picture(book / "crew.PNG", [book], "crew.PNG").right_name == "crew.png"


def test_a_link_to_a_picture_within_the_folder_is_followed(book):
    (book / "link.png").symlink_to(book / "crew.PNG")
    assert read_picture(book / "link.png", [book], "link.png").format is Format.PNG


def test_a_folder_that_is_itself_a_link_is_the_folder_of_its_book(book, tmp_path):
    (tmp_path / "other").symlink_to(book)
    name = "crew.PNG"
    assert read_picture(tmp_path / "other" / name, [tmp_path / "other"], name)


@pytest.mark.parametrize("name", ["../outside.png", "../../../../../../etc/passwd"])
def test_what_lies_outside_is_no_picture_of_the_book(book, name):
    assert "outside the folder of the book" in refused(book, name)


@pytest.mark.parametrize("target", ["/etc/passwd", "../outside.png"])
def test_a_link_that_leads_outside_is_no_picture_of_the_book(book, target):
    (book / "link.png").symlink_to(target)
    assert "outside the folder of the book" in refused(book, "link.png")


def test_a_folder_that_leads_outside_holds_no_pictures_of_the_book(book, tmp_path):
    (book / "images").symlink_to(tmp_path)
    assert "outside the folder of the book" in refused(book, "images/outside.png")


def test_a_link_that_leads_to_itself_is_told(book):
    (book / "ring.png").symlink_to("ring.png")
    assert "leads to itself" in refused(book, "ring.png")


def test_a_pipe_is_never_opened(book):
    os.mkfifo(book / "pipe.png")
    found = []
    reader = threading.Thread(target=lambda: found.append(refused(book, "pipe.png")), daemon=True)
    reader.start()
    reader.join(10)
    assert found == ["is no plain file; name a picture"]


def test_a_device_is_never_opened(tmp_path):
    (tmp_path / "zero.png").symlink_to("/dev/zero")
    with pytest.raises(PictureError, match="no plain file"):
        read_picture(tmp_path / "zero.png", [Path("/")], "zero.png")


def test_a_folder_is_told(book):
    (book / "images.png").mkdir()
    assert refused(book, "images.png") == "is a folder; name a file in it"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_picture_that_may_not_be_read_is_told(book):
    (book / "secret.png").write_bytes(png(3, 2))
    (book / "secret.png").chmod(0)
    assert "give yourself the right" in refused(book, "secret.png")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("crew.png", "did you mean ‘crew.PNG’?"),
        ("CREW.png", "did you mean ‘crew.PNG’?"),
        ("crew.jpg", "did you mean ‘crew.PNG’?"),
        ("crw.PNG", "did you mean ‘crew.PNG’?"),
        ("images\\crew.png", "write / between the names of folders: ‘images/crew.png’"),
        ("nothing-like-it.gif", "correct the name or add the picture"),
        ("no/such/folder.png", "correct the name or add the picture"),
        ("x" * 300 + ".png", "cannot be found"),
        ("a\0b.png", "cannot be found"),
        ("Zürich.png", "but ‘Zu\u0308rich.png’ is, of other characters that look alike"),
    ],
)
def test_a_missing_picture_is_told_with_what_may_be_meant(book, name, words):
    assert words in refused(book, name)


# Whatever the bytes


HEADS = [png(3, 2), jpeg(30, 20), gif(3, 2), webp(3, 2), svg(), PDF, b"", b"\0\0\0 ftyp", b"<"]


@pytest.mark.fuzz
@given(st.sampled_from(HEADS), st.integers(0, 60), st.binary(max_size=200))
def test_any_bytes_are_a_picture_or_are_told(head, kept, rest):
    assert is_told(head[:kept] + rest) or look_at(head[:kept] + rest, "a.png").format in Format


def is_told(data):
    """Tell whether *data* is refused, in words that follow a name."""
    try:
        look_at(data, "a.png")
    except PictureError as error:
        return re.match(
            "(?:is|has|does|shows|loads|runs|changes|repeats|takes|cannot) ", str(error)
        )
    return None


@pytest.mark.fuzz
@given(st.text(max_size=300))
def test_any_words_in_a_drawing_are_a_picture_or_are_told(words):
    data = SVG.format(words).encode("utf-8", "replace")
    assert is_told(data) or look_at(data, "a.svg").format is Format.SVG
