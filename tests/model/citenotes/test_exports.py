"""What programs write into .bib files: read as it is meant, and told only where it is wrong."""

import pytest

from sphinx_citenotes.model.bibfile import read_bibliography
from sphinx_citenotes.model.chicago import bibliography
from sphinx_citenotes.model.latex import read_latex, unknown_commands
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.words import as_plain

BOOK = "author = {Venn, Ada}, title = {Tides}, publisher = {Harbor}"
ARTICLE = "author = {Venn, Ada}, title = {Ebb}, journal = {Gulf Review}, year = {1998}"


def read(entry):
    found = read_bibliography(entry)
    [source] = found.sources
    return to_markup(bibliography(source)), [problem.message for problem in found.problems]


@pytest.mark.parametrize(
    ("entry", "printed"),
    [
        # WorldCat
        (
            f"@book{{a, {BOOK}, place = {{Bergen}}, year = {{1990}}}}",
            "Venn, Ada. *Tides*. Bergen: Harbor, 1990.",
        ),
        # EndNote
        (
            f"@book{{a, {BOOK}, edition = {{First edition.}}, year = {{1990}}}}",
            "Venn, Ada. *Tides*. Harbor, 1990.",
        ),
        (
            f"@book{{a, {BOOK}, edition = {{2nd revised edition.}}, year = {{1990}}}}",
            "Venn, Ada. *Tides*. 2nd rev. ed. Harbor, 1990.",
        ),
        (
            f"@book{{a, {BOOK}, edition = {{2a edición}}, year = {{1990}}}}",
            "Venn, Ada. *Tides*. 2a edición. Harbor, 1990.",
        ),
        (
            (
                f"@article{{a, {ARTICLE}, url = {{<Go to ISI>://WOS:1}}, doi = {{10.1/2}},"
                " note = {Times Cited: 3 Venn, Ada}}"
            ),
            "Venn, Ada. “Ebb.” *Gulf Review*, 1998. https://doi.org/10.1/2.",
        ),
        # Zotero
        (
            (
                f"@article{{a, {ARTICLE}, note = {{Publisher: Gulf Society \\_eprint:"
                " https://doi.org/10.1/2}}"
            ),
            "Venn, Ada. “Ebb.” *Gulf Review*, 1998.",
        ),
        (
            f"@book{{a, {BOOK}, year = {{1990}}, note = {{OCLC: 12. Signed by the author}}}}",
            "Venn, Ada. *Tides*. Harbor, 1990. OCLC: 12. Signed by the author.",
        ),
        # Scopus, Wiley
        (
            (
                f"@article{{a, {ARTICLE}, note = {{cited By 3}}, volume = {{n/a}},"
                " pages = {n/a--n/a}}"
            ),
            "Venn, Ada. “Ebb.” *Gulf Review*, 1998.",
        ),
        # ProQuest
        (
            (
                "@phdthesis{a, author = {Venn, Ada}, title = {Ebb}, year = {1998}, school = {Gulf"
                " University}, journal = {ProQuest Dissertations and Theses}, note = {Copyright -"
                " Database copyright ProQuest; ProQuest claims nothing; Last updated - 2020-01-01}}"
            ),
            "Venn, Ada. “Ebb.” PhD diss., Gulf University, 1998.",
        ),
        # HathiTrust
        (
            (
                "@book{a, author = {Venn, Ada}, title = {Tides /}, publisher = {Harbor,},"
                " address = {Bergen :}, year = {1890.}}"
            ),
            "Venn, Ada. *Tides*. Bergen: Harbor, 1890.",
        ),
        # By hand
        (
            (
                f"@article{{a, {ARTICLE}, volume = {{Vol. 12}}, number = {{No. 3}},"
                " pages = {S. 3-9}}"
            ),
            "Venn, Ada. “Ebb.” *Gulf Review* 12, no. 3 (1998): 3–9.",
        ),
        (
            f"@article{{a, {ARTICLE}, volume = {{12(3)}}, pages = {{3-9}}}}",
            "Venn, Ada. “Ebb.” *Gulf Review* 12, no. 3 (1998): 3–9.",
        ),
        # Databases that write HTML
        (
            (
                "@book{a, author = {Venn, Ada}, title = {Tides {\\&}amp; &quot;Piers&quot; &#233;},"
                " publisher = {Lee &amp; Roe}, year = {1990}}"
            ),
            "Venn, Ada. *Tides & “Piers” é*. Lee & Roe, 1990.",
        ),
        (
            (
                "@article{a, author = {Venn, Ada}, title = {On <i>Ebb</i> <b>in</b> the"
                ' 19<sup>th</sup> <span class="nocase">Century</span>}, journal = {G},'
                " year = {1990}}"
            ),
            "Venn, Ada. “On *Ebb* in the 19th Century.” *G*, 1990.",
        ),
        # A helper of the author is named once.
        (
            (
                "@incollection{a, author = {Venn, Ada}, editora = {Poe, Cy},"
                " editoratype = {collaborator}, title = {Ebb}, booktitle = {Piers},"
                " publisher = {H}, address = {O}, year = {1990}}"
            ),
            "Venn, Ada, with Cy Poe. “Ebb.” In *Piers*. O: H, 1990.",
        ),
        # Jstor's number as an address
        (
            (
                f"@article{{a, {ARTICLE}, eprint = {{https://www.jstor.org/stable/12}},"
                " eprinttype = {jstor}}"
            ),
            "Venn, Ada. “Ebb.” *Gulf Review*, 1998. https://www.jstor.org/stable/12.",
        ),
    ],
)
def test_what_programs_export_is_printed_as_meant_and_not_told(entry, printed):
    assert read(entry) == (printed, [])


@pytest.mark.parametrize(
    "field",
    [
        "arxivId", "comment-ada", "printed", "relevance", "PubMedID", "author-email",
        "cited-references", "correspondence_address1", "chemicals_cas", "tradenames", "calibreid",
        "formats", "library_name", "uuid", "dewey", "physicaldescription", "source", "review",
        "date-added", "bdsk-url-1", "mendeley-tags", "__markedentry", "citationkeypattern",
    ],
)  # fmt: skip
def test_fields_that_programs_keep_for_themselves_are_not_told(field):
    assert read(f"@book{{a, {BOOK}, address = {{O}}, year = {{1990}}, {field} = {{x}}}}")[1] == []


@pytest.mark.parametrize(
    ("field", "meant"),
    [
        ("publischer", "publisher"), ("orig-publisher", "origpublisher"), ("edtion", "edition"),
        ("folder", "note"), ("contributor", "editora"), ("jounal", "journal"),
    ],
)  # fmt: skip
def test_slips_are_told_with_a_field_that_is_printed(field, meant):
    told = read(f"@book{{a, {BOOK}, address = {{O}}, year = {{1990}}, {field} = {{x}}}}")[1]
    assert told == [f"a: the field {field} is not known and is not printed; did you mean {meant}?"]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (
            "url = {https://a.example/1 https://b.example/2}",
            "url holds several addresses, and the first is printed; write others in addendum",
        ),
        (
            'eprint = {1"><script>}, eprinttype = {jstor}',
            'eprint = {1"><script>} is no number of jstor, and no link; correct it',
        ),
        (
            "eprint = {../../x}, eprinttype = {arxiv}",
            "eprint = {../../x} is no number of arxiv, and no link; correct it",
        ),
        (
            "url = {https:/one}",
            (
                "‘https:/one’ in url is printed without a link; write an address that begins"
                " with http, https, ftp or mailto"
            ),
        ),
    ],
)
def test_addresses_that_lead_nowhere_are_told(field, told):
    assert read(f"@book{{a, {BOOK}, address = {{O}}, year = {{1990}}, {field}}}")[1] == [
        f"a: {told}"
    ]


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://a.example/1 https://b.example/2", "https://a.example/1"),
        ("\u202ehttps://a.example/\u200bx", "https://a.example/x"),
        (
            "https://web.archive.example/2010/https://a.example",
            "https://web.archive.example/2010/https://a.example",
        ),
    ],
)
def test_an_address_is_one_without_characters_that_nobody_sees(typed, url):
    [source] = read_bibliography(f"@online{{a, title = {{T}}, url = {{{typed}}}}}").sources
    assert source.url == url


def test_characters_that_nobody_sees_hide_no_field():
    text = "@book{a,\n\ufefftitle = {Tides},\n\u200byear = {1990}, publisher = {H}, address = {O}}"
    assert read(text) == ("*Tides*. O: H, 1990.", [])


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        (r"\mkpageprefix[page]{3}", "3"),
        (r"\makebox[1em]{Ebb}", "Ebb"),
        (r"\MakeSentenceCase*{Ebb}", "Ebb"),
        (r"\textlang{fr}{Ebb}", "Ebb"),
        (r"\textrussian{Ebb}", "Ebb"),
        (r"\bibinfo{author}{Venn}", "Venn"),
        (r"\foreignquote{german}{Ebb}", "“Ebb”"),
        (r"\textcquote[3]{key}{Ebb}", "“Ebb”"),
        (r"\begin{CJK}{UTF8}{min}海\end{CJK}", "海"),
        (r"{\fontencoding{T2A}\selectfont Ebb}", "Ebb"),
        (r"Ebb\hfill Flow", "Ebb Flow"),
        (r"\bibstring{jourvol} 3", "vol. 3"),
        (r"\bibstring{countryus}", "US"),
        (",,Ebb''", "„Ebb”"),
        ("<<Ebb>>", "«Ebb»"),
    ],
)
def test_commands_with_several_arguments_print_their_words_alone(typed, plain):
    assert as_plain(read_latex(typed)) == plain
    assert list(unknown_commands(typed)) == []


@pytest.mark.parametrize(
    "command",
    [
        r"\citet{key}", r"\citeyearpar{key}", r"\Textcite[5]{key}", r"\parencites{key}[5]{other}",
        r"\volcite{2}{key}", r"\notecite{key}", r"\citealp*{key}", r"\mkbibfootnotetext{key}",
    ],
)  # fmt: skip
def test_citations_within_a_field_are_left_out_and_told(command):
    assert as_plain(read_latex(f"Ebb{command} and Flow")) == "Ebb and Flow"
    [(name, told)] = unknown_commands(command)
    assert told == f"\\{name} cannot be printed in a citation, and its words are left out"
