"""HTML of a page becomes nodes: of any HTML, with every word."""

import re
import xml.etree.ElementTree as ET

import pytest
from docutils import nodes
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st

from sphinx_authoring.ebook_html import make_well_formed
from sphinx_authoring.html_nodes import Nodes, is_block
from sphinx_authoring.html_tree import loads_file, read_html


def blocks(*pieces):
    """Return the nodes of HTML, and of nodes between, where paragraphs stand."""
    document = new_document("page.md")
    read = read_html((piece, 1) if isinstance(piece, str) else piece for piece in pieces)
    document += Nodes(document, "page.md").as_blocks(read.children)
    return document


def line(*pieces):
    """Return the nodes of HTML, and of nodes between, in a paragraph."""
    document = new_document("page.md")
    read = read_html((piece, 1) if isinstance(piece, str) else piece for piece in pieces)
    document += nodes.paragraph("", "", *Nodes(document, "page.md").within_line(read.children))
    return document


def shape(node):
    """Return what *node* is made of, without the HTML that only web pages read."""
    if isinstance(node, nodes.Text):
        return node.astext()
    inside = [shape(child) for child in node.children if not isinstance(child, nodes.raw)]
    return (node.tagname, *inside)


def shapes(document):
    return [shape(child) for child in document.children if not isinstance(child, nodes.raw)]


def raws(document, name="html"):
    return [raw.astext() for raw in document.findall(nodes.raw) if raw["format"] == name]


# Within a line


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<sup>2</sup>", ("superscript", "2")),
        ("<SUB>2</SUB>", ("subscript", "2")),
        ("<i>a</i>", ("emphasis", "a")),
        ("<em>a <b>b</b></em>", ("emphasis", "a ", ("strong", "b"))),
        ("<cite>a</cite>", ("emphasis", "a")),
        ("<strong>a</strong>", ("strong", "a")),
        ("<code>a  &lt;b&gt;</code>", ("literal", "a <b>")),
        ("<kbd>Ctrl</kbd>", ("literal", "Ctrl")),
        ('<abbr title="World War">WW</abbr>', ("abbreviation", "WW")),
        ("<u>a</u>", ("inline", "a")),
        ("<del>a</del>", ("inline", "a")),
        ('<a href="https://example.org/">a</a>', ("reference", "a")),
        ("&copy;", "©"),
        ("a&nbsp;b &amp; c", "a\N{NO-BREAK SPACE}b & c"),
        ("a < b", "a < b"),
        ("a<!-- not seen -->", "a"),
        ('<span style="color: red">a</span>', "a"),
        ("<small>a</small>", "a"),
        ("<font color=red>a</font>", "a"),
        ("<b>a", ("strong", "a")),
        ("a</b>", "a"),
    ],
)
def test_html_within_a_line_becomes_a_node(html, found):
    assert shape(line(html).children[0])[1] == found


def test_markdown_between_two_tags_stays_what_it_is():
    pieces = ("H", nodes.Text("H"), "<sub>", nodes.emphasis("", "2"), "</sub>", nodes.Text("O"))
    document = line(*pieces[1:])
    assert shapes(document) == [("paragraph", "H", ("subscript", ("emphasis", "2")), "O")]


def test_a_break_is_one_in_each_output():
    document = line("One<br>two")
    assert raws(document) == ["<br />"]
    assert raws(document, "typst") == ["#linebreak()"]
    assert raws(document, "latex") == [r"\newline{}"]
    assert document.astext().split() == ["One", "<br", "/>#linebreak()\\newline{}two"]


@pytest.mark.parametrize("tag", ["u", "mark", "small", "x-own"])
def test_web_pages_keep_a_tag_that_has_no_node(tag):
    assert raws(line(f"<{tag} class='k'>a</{tag}>"))[0].startswith(f"<{tag} class=")


def test_a_title_has_a_blank_for_a_break():
    document = new_document("page.md")
    read = read_html([("One<br>two", 1)])
    document += nodes.title("", "", *Nodes(document, "", breaks=False).within_line(read.children))
    assert document.astext() == "One two"


def test_a_quotation_has_marks_in_each_output():
    assert line("<q>said</q>").astext() == "“said”"


def test_a_picture_is_an_image_with_its_size():
    (image,) = line('<img src="a.png" alt="A dot" width="20" style="height: 3in">').findall(
        nodes.image
    )
    assert (image["uri"], image["alt"]) == ("a.png", "A dot")
    assert (image["width"], image["height"]) == ("20", "3in")


@pytest.mark.parametrize(
    ("html", "side"),
    [
        ('<img src="a.png" align="right">', "right"),
        ('<img src="a.png" style="float:left">', "left"),
        ('<img src="a.png">', None),
    ],
)
def test_a_picture_keeps_its_side(html, side):
    (image,) = line(html).findall(nodes.image)
    assert image.get("align") == side


@pytest.mark.parametrize(
    ("style", "scale"),
    [("zoom:50%;", 50), ("ZOOM: 0.5", 50), ("width: 3in; zoom: 33.3%", 33), ("zoom: normal", None)],
)
def test_a_picture_is_as_large_as_its_zoom_says(style, scale):
    (image,) = line(f'<img src="a.png" style="{style}">').findall(nodes.image)
    assert image.get("scale") == scale


@pytest.mark.parametrize(
    "html",
    [
        '<span style="display: none">1926</span>',
        "<p hidden>1926</p>",
        '<div style="color:red;display:none"><p>1926</p></div>',
    ],
)
def test_what_no_page_shows_is_in_no_other_output(html):
    document = blocks(f"{html}<p>Seen</p>")
    assert shapes(document) == [("paragraph", "Seen")]
    assert html in raws(document)


def test_a_paragraph_of_html_ends_before_a_block():
    code, image = nodes.literal_block("x", "x"), nodes.image(uri="a.png")
    pieces = [('<p class="a">One ', 1), image, code, ("</p>", 5)]
    (paragraph, last) = read_html(pieces, is_block).children[:2]
    assert paragraph.children[1] is image
    assert last is code


def test_a_picture_without_a_source_is_its_description():
    assert line('<img alt="A dot">').astext() == "A dot"


def test_an_anchor_can_be_linked_to():
    (target,) = line('<a name="here"></a>').findall(nodes.target)
    assert target["ids"] == ["here"]


# Between paragraphs


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>One <b>two</b></p>", [("paragraph", "One ", ("strong", "two"))]),
        ("<p>One<p>Two", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<center>One</center>", [("paragraph", "One")]),
        ("<div><p>One</p>Two</div>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<h3>One</h3>", [("rubric", "One")]),
        ("<hr>", [("transition",)]),
        ("<blockquote>One</blockquote>", [("block_quote", ("paragraph", "One"))]),
        ("<pre>a\n  b</pre>", [("literal_block", "a\n  b")]),
        (
            "<ul><li>One<li>Two</ul>",
            [("bullet_list", *(("list_item", ("paragraph", w)) for w in ("One", "Two")))],
        ),
        ("<ol><li>One</ol>", [("enumerated_list", ("list_item", ("paragraph", "One")))]),
        (
            "<dl><dt>T<dd>One</dl>",
            [
                (
                    "definition_list",
                    ("definition_list_item", ("term", "T"), ("definition", ("paragraph", "One"))),
                )
            ],
        ),
        (
            "<dl><dt>T<dt>S<dd>One<dt>R</dl>",
            [
                (
                    "definition_list",
                    (
                        "definition_list_item",
                        ("term", "T"),
                        ("term", "S"),
                        ("definition", ("paragraph", "One")),
                    ),
                    ("definition_list_item", ("term", "R"), ("definition",)),
                )
            ],
        ),
        ("<!-- a comment -->", []),
        ("</div>", []),
        ('<img src="a.png" alt="x">', [("image",)]),
        ('<p><img src="a.png" alt="x"></p>', [("image",)]),
        ("Bare words", [("paragraph", "Bare words")]),
    ],
)
def test_html_between_paragraphs_becomes_nodes(html, found):
    assert shapes(blocks(html)) == found


def test_markdown_between_two_blocks_stays_what_it_is():
    document = blocks('<div class="box">', nodes.paragraph("", "Words"), "</div>")
    assert shapes(document) == [("paragraph", "Words")]
    assert raws(document) == ['<div class="box">', "</div>"]


def test_folded_text_stays_folded_on_the_web():
    document = blocks(
        "<details>\n<summary>More</summary>", nodes.paragraph("", "Words"), "</details>"
    )
    assert raws(document) == ["<details>", "<summary>", "</summary>", "</details>"]
    assert shapes(document) == [("inline", "More"), ("paragraph", "Words")]


def test_a_figure_has_its_picture_its_caption_and_what_follows():
    document = blocks(
        '<figure>\n<img src="a.png" alt="x" style="width:50%">\n'
        "<figcaption><p>A <em>caption</em>.</p><p>More.</p></figcaption>\n</figure>"
    )
    assert shapes(document) == [
        (
            "figure",
            ("image",),
            ("caption", "A ", ("emphasis", "caption"), "."),
            ("legend", ("paragraph", "More.")),
        )
    ]
    (image,) = document.findall(nodes.image)
    assert image["width"] == "50%"


def test_a_figure_of_two_pictures_loses_neither_nor_its_caption():
    document = blocks(
        '<figure><img src="a.png"><img src="b.png"><figcaption>C</figcaption></figure>'
    )
    assert [image["uri"] for image in document.findall(nodes.image)] == ["a.png", "b.png"]
    assert shapes(document)[-1] == ("paragraph", "C")


def test_what_web_pages_had_in_a_style_they_still_have():
    assert raws(blocks('<p style="color: red" onclick="x()">One</p>')) == [
        '<div style="color: red">',
        "</div>",
    ]
    assert raws(blocks("<center>One</center>"))[0] == '<div style="text-align: center">'


# Tables


def cells(document):
    return [
        [
            (entry.astext(), entry.get("morecols", 0), entry.get("morerows", 0))
            for entry in row.findall(nodes.entry)
        ]
        for row in document.findall(nodes.row)
    ]


def test_a_table_has_its_title_its_head_and_its_rows():
    document = blocks(
        "<table><caption>Ships</caption><thead><tr><th>Name</th><th>Year</th></tr></thead>"
        "<tbody><tr><td>Granma</td><td>1956</td></tr></tbody></table>"
    )
    (table,) = document.findall(nodes.table)
    assert table.children[0].astext() == "Ships"
    (head,) = document.findall(nodes.thead)
    assert head.astext().split() == ["Name", "Year"]
    assert cells(document)[1] == [("Granma", 0, 0), ("1956", 0, 0)]


def test_a_table_without_ends_is_read_as_browsers_read_it():
    document = blocks("<table><tr><th>A<th>B<tr><td>1<td>2</table>")
    assert cells(document) == [[("A", 0, 0), ("B", 0, 0)], [("1", 0, 0), ("2", 0, 0)]]
    assert len(list(document.findall(nodes.thead))) == 1


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("<tr><td colspan=2>a<tr><td>b<td>c", [[("a", 1, 0)], [("b", 0, 0), ("c", 0, 0)]]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [[("a", 0, 1), ("b", 0, 0)], [("c", 0, 0)]]),
        ("<tr><td>a<td>b<tr><td>c", [[("a", 0, 0), ("b", 0, 0)], [("c", 0, 0), ("", 0, 0)]]),
        ("<tr><td rowspan=9>a<tr><td>b", [[("a", 0, 1), ("", 0, 0)], [("b", 0, 0)]]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c", [[("a", 0, 1), ("b", 0, 0)], [("c", 0, 0)]]),
        ("<tr><td colspan=x>a<td colspan=-1>b", [[("a", 0, 0), ("b", 0, 0)]]),
        (
            "<tr><td>a<td rowspan=2>b<tr><td colspan=2>c",
            [[("a", 0, 0), ("b", 0, 1)], [("c", 0, 0)]],
        ),
    ],
)
def test_cells_that_span_others_leave_no_hole(rows, found):
    assert cells(blocks(f"<table>{rows}</table>")) == found


def test_a_table_in_a_cell_stays_there():
    document = blocks("<table><tr><td>a<table><tr><td>b</table></table>")
    outer, inner = document.findall(nodes.table)
    assert outer.astext().split() == ["a", "b"]
    assert inner.astext().strip() == "b"


def test_the_first_column_of_heads_is_one():
    document = blocks("<table><tr><th>a<td>1<tr><th>b<td>2</table>")
    assert [column.get("stub") for column in document.findall(nodes.colspec)] == [1, None]


# What has no node


@pytest.mark.parametrize(
    ("html", "element", "words"),
    [
        ('<iframe src="https://example.org/">A map</iframe>', "iframe", "A map"),
        ('<video controls><source src="x.mp4">No video</video>', "video", "No video"),
        ("<script>alert(1 < 2)</script>", "script", None),
        ("<style>p { color: red }</style>", "style", None),
        ("<form><label>Name <input name=n></label></form>", "form", "Name"),
        ("<svg viewBox='0 0 9 9'><text>Drawn</text></svg>", "svg", "Drawn"),
        ("<x-own>Words</x-own>", "x-own", "Words"),
        ("<object data='a.pdf'>A letter</object>", "object", "A letter"),
    ],
)
def test_what_is_no_text_stays_as_it_is_typed(html, element, words):
    (raw,) = blocks(html).findall(nodes.raw)
    assert raw.astext() == html
    assert (raw["element"], raw.get("words")) == (element, words)


@pytest.mark.parametrize(("attribute", "box"), [("", "☐"), ("checked", "☑")])
def test_a_task_has_a_box(attribute, box):
    document = line(f'<input class="task" {attribute} type="checkbox">')
    (raw,) = document.findall(nodes.raw)
    assert raw["words"].strip() == box
    assert "element" not in raw


def test_what_is_hidden_from_all_who_listen_is_decoration():
    (raw,) = line('<svg aria-hidden="true"><path d="M0 0"/></svg>').findall(nodes.raw)
    assert "element" not in raw


def test_nodes_know_their_line():
    document = blocks("\n\n<p>One</p>\n<table><tr><td>a</td></tr></table>")
    paragraph, table = document.children
    assert (paragraph.line, table.line) == (3, 4)
    assert paragraph.source == "page.md"


# Whatever the HTML

NAMES = (
    *("p", "div", "span", "b", "i", "u", "sup", "sub", "br", "hr", "img", "a", "q", "code", "pre"),
    *("table", "tr", "td", "th", "caption", "ul", "ol", "li", "dl", "dt", "dd", "figure"),
    *("figcaption", "center", "blockquote", "h1", "details", "summary", "iframe", "video", "svg"),
    *("path", "math", "form", "input", "x-own", "script", "abbr", "font", "section", "body"),
)
WORD = st.from_regex(r"[a-z]{3,8}", fullmatch=True)
PIECES = st.one_of(
    st.sampled_from([f"<{name}>" for name in NAMES if name != "script"]),
    st.sampled_from([f"</{name}>" for name in NAMES]),
    st.sampled_from(
        [
            *('<td colspan="3">', "<td rowspan=2>", '<a href="x">', '<a href="javascript:x">'),
            *('<img src="a.png">', "<script>x</script>", "<!-- c -->", "<br/>", "<a b=c d", "</"),
            *("<p class='a' id='b'>", "<div style='x' '", "<", ">", "&", "&amp;", "&#0;", "<!"),
            *("<?x?>", "<![CDATA[x]]>", "\0", "<path/>", '<span a:b="c">', "<p \x01='x'>", "\n"),
        ]
    ),
    st.text(max_size=8),
)


def seen(document):
    """Return all words that a reader gets, those of what is no text too."""
    raw = [each.get("words", "") for each in document.findall(nodes.raw)]
    for each in list(document.findall(nodes.raw)):
        each.parent.remove(each)
    return " ".join([document.astext(), *raw])


@pytest.mark.parametrize(
    "html",
    [
        "<table>one<tr>two<td>three</td>four</tr>five</table>",
        "<table><tr>one two three<tr>four five</table>",
        "<table><tbody>one<tr><th>two</th>three</tbody><caption>four</caption>five</table>",
        "<table><td>one</td><tbody><td>two</td>three<tr>four</tr></tbody>five</table>",
    ],
)
def test_words_of_a_table_that_are_in_no_cell_are_kept(html):
    assert sorted(seen(blocks(html)).split()) == ["five", "four", "one", "three", "two"]


@pytest.mark.fuzz
@given(st.lists(st.tuples(WORD, st.sampled_from(NAMES), st.booleans(), WORD), max_size=12))
def test_every_word_of_any_tags_is_kept(parts):
    parts = [part for part in parts if part[1] != "script"]
    html = "".join(
        f" {before} <{name}> {after} {f'</{name}>' if closed else ''}"
        for before, name, closed, after in parts
    )
    words = [word for before, _, _, after in parts for word in (before, after)]
    for made in (blocks(html), line(html)):
        told = seen(made)
        assert [word for word in words if word not in told] == []


@pytest.mark.fuzz
@given(st.lists(PIECES, max_size=20))
def test_any_html_becomes_well_formed(pieces):
    for made in (blocks("".join(pieces)), blocks(*pieces), line(*pieces)):
        make_well_formed(made, "page.md")
        html = "".join(raws(made))
        frame = '<x xmlns:epub="http://www.idpf.org/2007/ops">{}</x>'
        assert ET.fromstring(frame.format(re.sub(r"[\ud800-\udfff]", "", html))) is not None


@pytest.mark.parametrize(
    ("style", "loads"),
    [
        ("background: url(x.png)", True),
        ("background-image:URL ('x.png')", True),
        (r"background: u\72l(x.png)", True),
        ("background: image-set('x.png' 1x)", True),
        ("color: red; width: calc(1px + 2px)", False),
        ("", False),
    ],
)
def test_a_style_that_takes_in_a_file_is_known(style, loads):
    assert loads_file(style) is loads
