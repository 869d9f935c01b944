"""The style of a book: Chicago's, the MHRA's, or one of its own; and bibtex's own roles in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Book

MIXED = """# Plain

A.{cite:note}`quill1990{3}` B {cite:p}`{see}quill1990{12-14}, marsh1984` C {cite:t}`marsh1984{475}`
D {footcite}`tidetables` E {cite:t}`marsh1984,quill1990` F {cite:author}`quill1990`
G {cite:year}`quill1990` H {cite:alp}`quill1990`, I {cite:label}`quill1990`, J {cite}`quill1990`
K {cite:yearpar}`quill1990` L {cite:ct}`many2000` M {cite:ts}`many2000` N {cite:p}`undated` O.

```{footbibliography}
```
"""
MORE = """
@book{many2000, author = {Ash, A. and Birch, B. and Cedar, C. and Date, D.}, title = {Trees},
  address = {Oslo}, publisher = {Grove}, year = 2000}
@book{undated, title = {Leaves: A Guide}, address = {Oslo}, publisher = {Grove}}
"""


def write_mixed(harbor: Book) -> None:
    harbor.write("plain.md", MIXED)
    harbor.write("refs.bib", (harbor.source / "refs.bib").read_text(encoding="utf-8") + MORE)


def page_of(harbor: Book, name: str) -> str:
    text = (harbor.build("text") / f"{name}.txt").read_text(encoding="utf-8")
    return " ".join(text.split())


def test_roles_of_bibtex_cite_by_author_and_year_in_the_order_typed(
    book: Callable[[str], Book],
) -> None:
    harbor = book("book")
    write_mixed(harbor)
    page = page_of(harbor, "plain")
    assert [line for line in harbor.warnings if "date is missing" not in line] == []
    assert (
        "A.[1] B (see Quill 1990, 12–14; Marsh 1984) C Marsh (1984, 475) D [2]"
        " E Marsh (1984) and Quill (1990) F Quill G 1990 H Quill 1990, I Quill 1990,"
        " J (Quill 1990) K (1990) L Ash et al. (2000) M Ash, Birch, Cedar, and Date (2000)"
        " N (Leaves, n.d.) O."
    ) in page
    assert "[2] Tide Office, “Tables of the Tides,” May 4, 2001, https" in page


def test_a_source_that_only_tells_when_it_was_first_printed_or_heard_has_that_year(
    book: Callable[[str], Book],
) -> None:
    harbor = book("book")
    added = """
@incollection{first, author = {Quill, Ada}, title = {Sand}, booktitle = {Shores},
  origdate = {1950}, publisher = {Lamp}, address = {Oslo}}
@patent{heard, author = {Venn, Ida}, title = {Net}, number = {3}, eventdate = {1961-04}}
@incollection{unread, author = {Reed, Una}, title = {Fog}, booktitle = {Mists}, origdate = {soon},
  publisher = {Lamp}, address = {Oslo}}
"""
    harbor.write("refs.bib", (harbor.source / "refs.bib").read_text(encoding="utf-8") + added)
    cited = " ".join(f"{{cite:year}}`{key}` {{cite:t}}`{key}`" for key in added_keys(added))
    harbor.write("plain.md", f"# Plain\n\nA {cited} B\n")
    assert "A 1950 Quill (1950) 1961 Venn (1961) soon Reed (soon) B" in page_of(harbor, "plain")


def added_keys(bib: str) -> list[str]:
    return [line.partition("{")[2].partition(",")[0] for line in bib.splitlines() if "@" in line]


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        ("html", "plain.html"),
        ("singlehtml", "index.html"),
        ("epub", "plain.xhtml"),
        ("latex", "harbor.tex"),
        ("man", "harbor.1"),
        ("texinfo", "harbor.texi"),
    ],
)
def test_every_builder_prints_what_bibtex_cites(
    book: Callable[[str], Book], builder: str, name: str
) -> None:
    harbor = book("book")
    write_mixed(harbor)
    page = (harbor.build(builder) / name).read_text(encoding="utf-8")
    assert "Quill 1990" in page
    assert "Ash, Birch, Cedar, and Date" in page


def test_an_unknown_key_in_a_role_of_bibtex_is_told_with_the_nearest(
    book: Callable[[str], Book],
) -> None:
    harbor = book("book")
    harbor.write("plain.md", "# Plain\n\nSee {cite:p}`quil1990`.\n")
    assert "See quil1990." in page_of(harbor, "plain")
    assert [line.partition("WARNING: ")[2] for line in harbor.warnings] == [
        "no source ‘quil1990’ in refs.bib; did you mean ‘quill1990’? [citenotes.key]"
    ]


def test_a_source_that_no_list_prints_is_told_as_such(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    harbor.write("plain.md", "# Plain\n\nSee {cite:t}`quill1990, marsh1984`.\n")
    harbor.write("sources.md", "# S\n\n```{bibliography}\n:filter: type == 'article'\n```\n")
    assert "See Marsh (1984)." in page_of(harbor, "plain")
    (warning,) = harbor.warnings
    assert "no bibliography prints ‘quill1990’, to which {cite:t} would link" in warning


def test_two_lists_share_the_letters_after_years(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    harbor.write(
        "refs.bib",
        "@book{one, author = {Lee, Ann}, title = {One}, year = 1961, keywords = {primary},"
        " address = {Oslo}, publisher = {Grove}}\n"
        "@book{two, author = {Lee, Ann}, title = {Two}, year = 1961,"
        " address = {Oslo}, publisher = {Grove}}\n",
    )
    for name in ("one.md", "places.md"):
        harbor.write(name, "# One\n")
    harbor.write("restructured.rst", "Two\n===\n")
    harbor.write("plain.md", "# Plain\n\n{cite:p}`one` and {cite:p}`two`.\n")
    harbor.write(
        "sources.md",
        '# Sources\n\n```{bibliography}\n:filter: keywords % "primary"\n```\n\n'
        '```{bibliography}\n:filter: cited and not keywords % "primary"\n```\n',
    )
    assert "(Lee 1961a) and (Lee 1961b)." in page_of(harbor, "plain")
    assert harbor.warnings == []


def test_the_style_of_the_mhra_prints_notes_and_bibliography(book: Callable[[str], Book]) -> None:
    harbor = book("book")
    harbor.change("conf.py", "html_theme", "citenotes_style = 'mhra'\nhtml_theme")
    page = page_of(harbor, "one")
    assert harbor.warnings == []
    assert (
        "[1] Ada Quill, *Harbor Nights: A Memoir* (Boston: Lantern Press, 1990), pp. 12–14." in page
    )
    assert "[3] See Quill, *Harbor Nights*, p. 20; Ben Marsh, ‘The Quiet Tide’," in page
    assert "and then more prose." in page
    assert page_of(harbor, "sources").endswith(
        "Marsh, Ben, ‘The Quiet Tide’, *Journal of Harbors*, 12.3 (1984), 471–91"
        " Quill, Ada, *Harbor Nights: A Memoir* (Boston: Lantern Press, 1990)"
        " Tide Office, ‘Tables of the Tides’, Tide Office, 4 May 2001"
        " <https://tides.example/tables?year=1961&port=a_b>"
    )


OWN = """
from dataclasses import replace
from pybtex.richtext import Text
from sphinx_citenotes.model.styles import CHICAGO_NOTES

HOUSE = replace(
    CHICAGO_NOTES,
    name="house",
    short=lambda source, locator, options: Text("[", source.key, "] ", str(locator)),
)
"""


def test_a_book_may_have_a_style_of_its_own(
    book: Callable[[str], Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    harbor = book("book")
    harbor.write("house_of_harbor.py", OWN)
    monkeypatch.syspath_prepend(harbor.source)
    harbor.change("conf.py", "html_theme", "citenotes_style = 'house_of_harbor:HOUSE'\nhtml_theme")
    page = page_of(harbor, "one")
    sys.modules.pop("house_of_harbor")
    assert harbor.warnings == []
    assert "[2] [quill1990] 15." in page
    assert "Quill, Ada. *Harbor Nights" in page_of(harbor, "sources")


def test_an_unknown_style_stops_the_build_with_those_that_there_are(
    book: Callable[[str], Book],
) -> None:
    harbor = book("book")
    harbor.change("conf.py", "html_theme", "citenotes_style = 'mrha'\nhtml_theme")
    with pytest.raises(ConfigError, match="no style 'mrha'; did you mean 'mhra'"):
        harbor.build("text")
