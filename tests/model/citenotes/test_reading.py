"""What is odd in an entry is told, and the source is usable."""

import pytest
from pybtex.database import Entry, Person, parse_string

from sphinx_citenotes.model.bibfile import read_bibliography
from sphinx_citenotes.model.chicago import bibliography, note
from sphinx_citenotes.model.kinds import Kind
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.sort import sort_key
from sphinx_citenotes.model.source import ProblemKind, read_source
from sphinx_citenotes.model.words import as_plain


def entries(text):
    return parse_string(text, "bibtex").entries


def read(text, key=None):
    found = entries(text)
    key = key or next(iter(found))
    return read_source(key, found[key], found)


def test_an_unknown_type_suggests_the_nearest_one():
    source, problems = read("@artcle{a, author = {Lee, Ann}, title = {Waves}}")
    assert [str(problem) for problem in problems] == [
        "@artcle is no type of source that we know; did you mean @article?"
    ]
    assert to_markup(note(source)) == "Ann Lee, “Waves.”"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("@book{a, author = {Lee, Ann}, date = {1961}}", "title"),
        ("@article{a, title = {Waves}, date = {1961}}", "journaltitle"),
        ("@incollection{a, title = {Waves}, date = {1961}}", "booktitle"),
        ("@phdthesis{a, title = {Waves}, year = 1961}", "institution"),
        ("@book{a, title = {Waves}}", "date"),
    ],
)
def test_a_missing_field_is_named(text, field):
    _, [problem] = read(text)
    assert problem.kind is ProblemKind.MISSING
    assert f"the field {field} is missing; add" in problem.message


def test_an_impossible_date_is_printed_as_typed_and_told():
    source, [problem] = read("@book{a, title = {Waves}, location = {Rome}, date = {1961-13-40}}")
    assert problem.kind is ProblemKind.DATE
    assert to_markup(note(source)) == "*Waves* (Rome, 1961-13-40)."


def test_an_entry_without_anything_is_cited_by_its_key():
    source, problems = read_source("empty", Entry("online"))
    assert to_markup(note(source)) == "empty."
    assert [problem.kind for problem in problems] == [ProblemKind.MISSING]


def test_a_crossref_to_nothing_is_told():
    _, problems = read("@inbook{a, title = {Surf}, crossref = {waves}}")
    assert "crossref = {waves} names no entry" in problems[0].message


def test_a_crossref_in_a_circle_ends():
    text = "@book{a, title = {A}, xdata = {b}}\n@xdata{b, xdata = {a}, location = {Rome}}"
    source, problems = read(text, "a")
    assert as_plain(source.place) == "Rome"
    assert ProblemKind.PARENT in {problem.kind for problem in problems}


def test_a_part_takes_title_and_editor_from_its_parent():
    text = """@incollection{a, title = {Surf}, crossref = {b}}
        @collection{b, title = {Waves}, subtitle = {Essays}, editor = {Lee, Ann}, date = {2005}}"""
    source, _ = read(text, "a")
    assert as_plain(source.book_title) == "Waves: Essays"
    assert source.contributions[0].names.straight == "Ann Lee"
    assert source.date.year == 2005


def test_a_chapter_takes_its_author_from_the_book():
    text = """@inbook{a, title = {Surf}, crossref = {b}}
        @book{b, title = {Waves}, author = {Lee, Ann}, date = {2005}}"""
    source, _ = read(text, "a")
    assert to_markup(note(source)) == "Ann Lee, “Surf,” in *Waves* (2005)."


def test_an_article_takes_its_journal_from_the_issue():
    text = """@article{a, title = {Surf}, pages = {3}, crossref = {b}}
        @periodical{b, title = {Gulf Review}, volume = {20}, date = {1995}}"""
    source, problems = read(text, "a")
    assert problems == ()
    assert to_markup(note(source)) == "“Surf,” *Gulf Review* 20 (1995): 3."


def test_persons_that_pybtex_has_read_are_read_again():
    entry = Entry("book", {"title": "Waves", "year": "1961"}, {"author": [Person("Lee, Jr., Ann")]})
    source, _ = read_source("a", entry)
    assert source.authors.straight == "Ann Lee Jr."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("@article{a, journal = {Post}, date = {1961-04-17}}", Kind.NEWS),
        ("@article{a, journal = {Studies}, volume = 3, date = {1961-04-17}}", Kind.ARTICLE),
        ("@article{a, title = {Review of X}, journal = {Studies}, year = 1961}", Kind.REVIEW),
        ("@inbook{a, title = {Waves}, chapter = {3}}", Kind.BOOK),
        ("@misc{a, title = {W}, institution = {Gulf Library}}", Kind.RECORD),
        ("@misc{a, title = {W}, url = {https://example.org}}", Kind.WEB),
        ("@misc{a, title = {W}, howpublished = {Web}, url = {https://example.org}}", Kind.WEB),
        ("@misc{a, title = {W}, howpublished = {PDF}, url = {https://example.org}}", Kind.MISC),
        ("@misc{a, title = {W}, publisher = {Verso}, address = {London}}", Kind.BOOK),
        ("@misc{a, title = {W}, entrysubtype = {Telegram}}", Kind.LETTER),
        ("@unpublished{a, title = {W}, eventtitle = {Congress}}", Kind.SPEECH),
    ],
)
def test_old_and_open_types_are_told_by_their_fields(text, kind):
    assert read(text)[0].kind is kind


def led(options: str) -> tuple[str, str]:
    """Return the head of the note and of the bibliography of a book that somebody edited."""
    text = (
        "@book{x, editor = {Smith, Louis J.}, translator = {Roe, Rita}, title = {Cuba},"
        f" publisher = {{P}}, location = {{L}}, date = {{1997}}, options = {{{options}}}}}"
    )
    (source,) = read_bibliography(text).sources
    return str(note(source)), str(bibliography(source))


def test_an_editor_stands_in_the_authors_place_unless_the_entry_says_no() -> None:
    assert led("") == (
        "Louis J. Smith, ed., Cuba, trans. Rita Roe (L: P, 1997).",
        "Smith, Louis J., ed. Cuba. Translated by Rita Roe. L: P, 1997.",
    )
    assert led("useeditor=false")[0] == "Rita Roe, trans., Cuba, ed. Louis J. Smith (L: P, 1997)."
    assert led("useeditor = false, usetranslator=false") == (
        "Cuba, ed. Louis J. Smith, trans. Rita Roe (L: P, 1997).",
        "Cuba. Edited by Louis J. Smith. Translated by Rita Roe. L: P, 1997.",
    )
    assert led("useeditor=true") == led("")


def test_a_book_that_its_editor_does_not_head_is_sorted_by_its_title() -> None:
    text = (
        "@book{a, editor = {Aa, A}, title = {Zebra}, options = {useeditor=false}}"
        " @book{m, author = {Mm, M}, title = {M}}"
    )
    sources = sorted(read_bibliography(text).sources, key=sort_key)
    assert [source.key for source in sources] == ["m", "a"]
