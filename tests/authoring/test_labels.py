"""Labels with colons, as many books have them, are goals of links; other schemes are none."""

import re

import pytest
from sphinx.util.console import strip_escape_sequences

CONF = """
extensions = ["myst_parser", "sphinx_bookpress"]
myst_enable_extensions = ["dollarmath"]
"""
PAGES = {
    "index.md": """# Index

```{toctree}
two
```

[map](fig:Map) [part](sec:two) [sum](eq:one) [phone](tel:12) [script](javascript:x)
[lost](fig:gone)
""",
    "two.md": """(sec:two)=
# Two

(fig:Map)=
```{figure} map.svg
:alt: A map.

The map
```

$$a = b$$ (eq:one)
""",
    "map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>',
}
HELP = "links lead into the book or begin with http, https, ftp or mailto [authoring.link]"


@pytest.fixture
def labels(tmp_path):
    """The folder of a book with such labels."""
    (tmp_path / "conf.py").write_text(CONF)
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("builder", ["html", "bookpdf", "latex", "bookepub", "text"])
def test_a_link_to_another_scheme_is_told_and_one_to_a_label_is_not(labels, make_app, builder):
    app = make_app(builder, srcdir=labels)
    app.build()
    told = [
        strip_escape_sequences(line).rpartition("/")[2]
        for line in app.warning.getvalue().splitlines()
    ]
    assert told == [
        f"index.md:{place} is not made, its words are printed: {HELP}"
        for place in (
            "7: WARNING: a link to ‘javascript:x’",
            "7: WARNING: a link to ‘tel:12’",
            "8: WARNING: a link to ‘fig:gone’",
        )
    ]


def test_a_label_with_a_colon_is_linked(labels, make_app):
    app = make_app("html", srcdir=labels)
    app.build()
    page = (app.outdir / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="(two[^"]*)"[^>]*><span class="std[^>]*>(map|part)<', page)
    assert links == [("two.html#fig-map", "map"), ("two.html#sec-two", "part")]
    assert re.search(r'href="two.html#equation-eq-one"[^>]*>', page)
    for words in ("phone", "script", "lost"):
        assert not re.search(rf"<a [^>]*>(<span[^>]*>)?{words}", page)


RST = """
Lines
=====

.. |br| raw:: html

   <br />

.. role:: web(raw)
   :format: html

one |br| two :web:`<br><br>` three
"""


@pytest.mark.parametrize(
    ("builder", "file", "pattern"),
    [
        ("latex", "*.tex", r"one\s+\\newline\{\}two\s+\\newline\{\}\s+\\newline\{\}three"),
        ("bookpdf", "*.typ", r'one.*#linebreak\(\)\s*#"two.*(#linebreak\(\).*){2}\s*#"three'),
        ("html", "index.html", r"one <br /> two .*<br><br>.* three"),
    ],
)
def test_a_line_ends_where_an_author_chose_html_for_it(tmp_path, make_app, builder, file, pattern):
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_bookpress"]\n')
    (tmp_path / "index.rst").write_text(RST)
    app = make_app(builder, srcdir=tmp_path)
    app.build()
    assert app.warning.getvalue() == ""
    (written,) = app.outdir.glob(file)
    assert re.search(pattern, written.read_text(encoding="utf-8"), re.DOTALL)
