"""Styles that are none of ours beside our notes, and footnotes of bibtex's own role."""

from __future__ import annotations

import re
from importlib import metadata
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from pybtex.richtext import Symbol, Text
from sphinx.errors import NoUri

from sphinx_citenotes.backend import CarefulBackend

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Book


@pytest.fixture
def harbor(book: Callable[[str], Book]) -> Book:
    return book("mistakes")


def page_of(harbor: Book, bib: str, page: str, style: str = "") -> str:
    harbor.write("refs.bib", bib)
    harbor.write("index.md", page)
    if style:
        harbor.change("conf.py", "html_theme", f'bibtex_default_style = "{style}"\nhtml_theme')
    text = (harbor.build("text") / "index.txt").read_text(encoding="utf-8")
    return " ".join(text.split())


@pytest.mark.parametrize("name", ["nbsp", "ndash", "newblock"])
def test_a_symbol_is_a_node_of_its_own_each_time(name: str) -> None:
    backend = CarefulBackend()
    first = nodes.paragraph("", "", *Text("Le", Symbol(name), "Ber").render(backend))
    second = nodes.paragraph("", "", *Text("Le", Symbol(name), "Ber").render(backend))
    assert first.astext() == second.astext()
    assert [node.parent for node in first.children] == [first] * 3


FOOT = "\n\n```{footbibliography}\n```\n"


def test_names_with_short_words_stand_in_two_paragraphs(harbor: Book) -> None:
    bib = """
@book{ber, author = {Le Ber, Ann}, title = {Quays}, address = {Oslo}, publisher = {Lamp},
  year = 1990}
"""
    page = page_of(harbor, bib, "# One\n\nA {footcite:t}`ber`.\n\nB {footcite:t}`ber`." + FOOT)
    assert "A Le Ber[1]. B Le Ber[1]." in page
    assert "[1] Ann Le Ber, *Quays* (Oslo: Lamp, 1990)." in page
    assert harbor.warnings == []


FOREIGN = """
@book{李1990, title = {One}, address = {Oslo}, publisher = {Lamp}, year = 1990}
@book{王1990, title = {Two}, address = {Oslo}, publisher = {Lamp}, year = 1990}
@book{a:b, title = {Three}, address = {Oslo}, publisher = {Lamp}, year = 1990}
@book{a_b, title = {Four}, address = {Oslo}, publisher = {Lamp}, year = 1990}
@book{Lee, title = {Five}, address = {Oslo}, publisher = {Lamp}, year = 1990}
"""


def test_footnotes_of_keys_that_differ_in_other_letters_alone_are_two(harbor: Book) -> None:
    cited = " ".join(f"{{footcite}}`{key}`" for key in ("李1990", "王1990", "a:b", "a_b", "lee"))
    page = page_of(harbor, FOREIGN, f"# One\n\nA {cited} {{footcite}}`Lee, 王1990` B" + FOOT)
    assert "A [1] [2] [3] [4] [5] [5][2] B" in page
    assert re.findall(r"\[\d\] \*(\w+)\*", page) == ["One", "Two", "Three", "Four", "Five"]
    assert harbor.warnings == []


def test_what_a_footcite_cannot_name_is_told_and_printed_as_typed(harbor: Book) -> None:
    typed = "A {footcite}`{see}lee{12}` B {footcite}`leee` C {footcite}`lee, nobody`."
    page = page_of(harbor, FOREIGN, f"# One\n\n{typed}{FOOT}")
    assert "A [1] B leee C [1]." in page
    assert [line.partition("index.md:")[2] for line in harbor.warnings] == [
        (
            "3: WARNING: {footcite} prints neither words nor places; write"
            " ‘{cite:note}`{see}lee{12}`’ [citenotes.target]"
        ),
        (
            "3: WARNING: no source ‘leee’ in refs.bib; add it there, or correct the key"
            " [citenotes.key]"
        ),
        (
            "3: WARNING: no source ‘nobody’ in refs.bib; add it there, or correct the key"
            " [citenotes.key]"
        ),
    ]


BIBLATEX = """
@article{quill, author = {Quill, Ada}, title = {Sand}, subtitle = {A Study}, date = {1961-04-17},
  journaltitle = {Shores}, volume = {3}, pages = {9}}
@book{venn, author = {Venn, Ida}, title = {Nets}, date = {1950/1952}, location = {Oslo},
  publisher = {Lamp}}
@thesis{reed, author = {Reed, Una}, title = {Fog}, type = {mathesis}, institution = {Oslo},
  date = {2001}}
@inbook{birch, author = {Birch, Bo}, title = {Foam}, pages = {3-9}, crossref = {waves}}
@collection{waves, editor = {Ash, Eva}, title = {Waves}, date = {2005}, publisher = {Lamp}}
@artwork{gale, author = {Gale, Oda}, title = {Pier}, date = {1999}}
@book{lamp, title = {Lamps}, date = {1990}, publisher = {Lamp}}
@online{李, author = {李, 四}, title = {Rain}, date = {2011}, url = {https://rain.example/}}
@xdata{common, publisher = {Lamp}}
"""
ALL = "# One\n\nA.{cite:note}`quill` {cite:p}`quill` {footcite}`gale`" + FOOT
LIST = "```{bibliography}\n:all:\n```\n"
PRINTED = (
    "Ada Quill. Sand: a study. *Shores*, 3:9, April 17 1961.",
    "Ida Venn. *Nets*. Lamp, Oslo, 1950–52.",
    "Una Reed. *Fog*. MA thesis, Oslo, 2001.",
    "Bo Birch. Foam. In Eva Ash, editor, *Waves*, pages 3–9. Lamp, 2005.",
    "Gale, Oda. *Pier*. 1999.",
    "*Lamps*. Lamp, 1990.",
    "四 李. Rain. 2011. URL: https://rain.example/.",
)


@pytest.mark.parametrize("style", ["plain", "unsrt", "alpha", "unsrtalpha"])
def test_styles_of_bibtex_print_what_biblatex_calls_by_other_names(
    harbor: Book, style: str
) -> None:
    page = page_of(harbor, BIBLATEX, ALL + LIST, style)
    for words in PRINTED:
        assert words in page
    told = [line.partition("refs.bib:")[2] for line in harbor.warnings if style in line]
    assert told == [
        (
            f"10: WARNING: the style ‘{style}’ cannot print the source ‘gale’ (it has no form for"
            " @artwork), which is printed as in ‘chicago-notes’; choose another type, or another"
            " style [citenotes.source]"
        ),
        (
            f"11: WARNING: the style ‘{style}’ cannot print the source ‘lamp’ (missing editor in"
            " lamp), which is printed as in ‘chicago-notes’; add the field, or choose another style"
            " [citenotes.source]"
        ),
    ]


def test_a_label_without_latin_letters_is_the_key(harbor: Book) -> None:
    bib = "@misc{李, author = {李, 四}, title = {Rain}}"
    assert "A [李]" in page_of(harbor, bib, "# One\n\nA {cite:p}`李`\n\n" + LIST, "alpha")


def test_roles_of_bibtex_find_the_year_of_a_date(harbor: Book) -> None:
    harbor.change("conf.py", "html_theme", 'bibtex_reference_style = "author_year"\nhtml_theme')
    page = page_of(harbor, BIBLATEX, "# One\n\nA {cite:t}`quill` {cite:p}`birch` B\n\n" + LIST)
    assert "A Quill [1961] [Birch, 2005] B" in page


BREAKS = r"""
@misc{quill, author = {Quill, Ada}, title = {Sand and Sea\ }, year = 1961}
@misc{venn, author = {Venn, Ida}, title = {Nets}, year = 1950}
"""


def test_what_pybtex_cannot_read_costs_one_source_its_form(harbor: Book) -> None:
    page = page_of(
        harbor, BREAKS, "# One\n\nA {cite:p}`quill` {footcite}`quill`" + FOOT + LIST, "plain"
    )
    assert "[1] Quill, Ada. “Sand and Sea.” 1961. [2] Ida Venn. Nets. 1950." in page
    (told,) = [line for line in harbor.warnings if "style" in line]
    assert "refs.bib:2: WARNING: the style ‘plain’ cannot print the source ‘quill’" in told
    assert told.endswith("correct the entry, or the style [citenotes.source]")


def test_what_pybtex_cannot_read_is_cited_as_typed(harbor: Book) -> None:
    harbor.change("conf.py", "html_theme", 'bibtex_reference_style = "author_year"\nhtml_theme')
    bib = r"@misc{quill, title = {Sand and Sea\ }, year = 1961}"
    page = page_of(harbor, bib, "# One\n\nA {cite:t}`quill` B {footcite:t}`quill` C" + FOOT + LIST)
    assert "A quill B quill C" in page
    told = [line.partition("index.md:")[2] for line in harbor.warnings if "quill" in line]
    assert [line.partition(" (")[0] for line in told] == ["3: WARNING: cannot print ‘quill’"] * 2
    assert all(
        line.endswith("; correct its entry, or cite with {cite:note} [citenotes.source]")
        for line in told
    )


def test_a_list_that_a_builder_leaves_out_is_no_fault_of_a_source(
    harbor: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave_out(_builder: object, page: str, _type: str | None = None) -> str:
        raise NoUri(page, "")

    monkeypatch.setattr("sphinx.builders.text.TextBuilder.get_target_uri", leave_out)
    harbor.write("two.md", "---\norphan: true\n---\n\n# Two\n\n" + LIST)
    page_of(harbor, BIBLATEX, "# One\n\nA {cite:p}`quill` B\n")
    assert [line for line in harbor.warnings if "quill" in line] == []


def test_a_style_that_cannot_sort_or_label_has_keys_for_labels(
    harbor: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_entries: object) -> None:
        raise KeyError("year")

    monkeypatch.setattr("pybtex.style.labels.alpha.LabelStyle.format_labels", fail)
    page = page_of(harbor, BREAKS, "# One\n\nA {cite:p}`venn`\n\n" + LIST, "alpha")
    assert "A [venn] [quill] Quill, Ada. “Sand and Sea.” 1961. [venn] Ida Venn. Nets. 1950." in page
    (told,) = [line for line in harbor.warnings if line.endswith("[citenotes.style]")]
    assert "the style ‘alpha’ cannot sort and label its list (KeyError: 'year')" in told


@pytest.mark.parametrize("style", ["chicago-notes", "plain"])
def test_many_citations_are_not_looked_up_in_all_packages(
    harbor: Book, style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def entry_points(**wanted: str) -> object:
        asked.append(wanted)
        return metadata.entry_points(**wanted)

    monkeypatch.setattr("pybtex.plugin.entry_points", entry_points)
    cited = "{cite:p}`quill` {cite:t}`venn` {footcite}`reed` "
    page_of(harbor, BIBLATEX, f"# One\n\n{cited * 20}{FOOT}{LIST}", style)
    assert len(asked) < 20
