"""Shortened notes of sources that share a title say what differs, and nothing that they share."""

import pytest

from sphinx_citenotes.model.bibfile import read_bibliography
from sphinx_citenotes.model.chicago import PLAIN_SHORT, short
from sphinx_citenotes.model.disambiguation import disambiguate
from sphinx_citenotes.model.locator import NOWHERE, parse_locator
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.mhra import MHRA


def shorts(text, locator=NOWHERE, form=short):
    sources = read_bibliography(text).sources
    options = disambiguate(sources)
    return [
        to_markup(form(source, locator, options.get(source.key, PLAIN_SHORT))) for source in sources
    ]


def documents(*entries, shared=""):
    return "\n".join(f"@{entry[:-1]}, {shared}}}" for entry in entries)


VOLUME = "booktitle = {Harbors}, location = {Oslo}, publisher = {Harbor}, date = {1997}"
PAPERS = "organization = {Venn Papers}, institution = {Gulf Library}, location = {Oslo}"
MEMO = "title = {Memorandum of Conversation}"

CASES = {
    "documents by their own day": (
        documents(
            f"incollection{{a, {MEMO}, eventdate = {{1961-03-04}}, number = {{59}}}}",
            f"incollection{{b, {MEMO}, eventdate = {{1961-03-08}}, number = {{61}}}}",
            shared=VOLUME,
        ),
        [
            "“Memorandum of Conversation,” March 4, 1961.",
            "“Memorandum of Conversation,” March 8, 1961.",
        ],
    ),
    "documents by origdate": (
        documents(
            f"incollection{{a, {MEMO}, origdate = {{1961-03-04}}}}",
            f"incollection{{b, {MEMO}, origdate = {{1961-03-08}}}}",
            shared=VOLUME,
        ),
        [
            "“Memorandum of Conversation,” March 4, 1961.",
            "“Memorandum of Conversation,” March 8, 1961.",
        ],
    ),
    "documents of one day by their number": (
        documents(
            f"incollection{{a, {MEMO}, eventdate = {{1961-03-04}}, number = {{59}}}}",
            f"incollection{{b, {MEMO}, eventdate = {{1961-03-04}}, number = {{61}}}}",
            shared=VOLUME,
        ),
        ["“Memorandum of Conversation,” doc. 59.", "“Memorandum of Conversation,” doc. 61."],
    ),
    "two days and three numbers": (
        documents(
            f"incollection{{a, {MEMO}, eventdate = {{1961-03-04}}, number = {{59}}}}",
            f"incollection{{b, {MEMO}, eventdate = {{1961-03-04}}, number = {{60}}}}",
            f"incollection{{c, {MEMO}, eventdate = {{1961-03-08}}, number = {{61}}}}",
            shared=VOLUME,
        ),
        [
            "“Memorandum of Conversation,” March 4, 1961, doc. 59.",
            "“Memorandum of Conversation,” March 4, 1961, doc. 60.",
            "“Memorandum of Conversation,” March 8, 1961.",
        ],
    ),
    "documents without day or number by their book": (
        documents(
            f"incollection{{a, {MEMO}, booktitle = {{Harbors}}, date = {{1997}}}}",
            f"incollection{{b, {MEMO}, booktitle = {{Piers}}, date = {{1997}}}}",
        ),
        ["“Memorandum of Conversation,” *Harbors*.", "“Memorandum of Conversation,” *Piers*."],
    ),
    "introductions by their book": (
        documents(
            "incollection{a, author = {Venn, Ada}, title = {Introduction}, booktitle = {Harbors},"
            " date = {1990}}",
            "incollection{b, author = {Venn, Ada}, title = {Introduction}, booktitle = {Piers},"
            " date = {1990}}",
        ),
        ["Venn, introduction to *Harbors*.", "Venn, introduction to *Piers*."],
    ),
    "letters to two persons": (
        documents(
            "letter{a, author = {Venn, Ada}, title = {Ada Venn to Olaf Brandt},"
            " date = {1961-03-04}}",
            "letter{b, author = {Venn, Ada}, title = {Ada Venn to Ann Lee}, date = {1961-03-04}}",
            shared=PAPERS,
        ),
        ["Ada Venn to Olaf Brandt, March 4, 1961.", "Ada Venn to Ann Lee, March 4, 1961."],
    ),
    "letters of one day by kind": (
        documents(
            "letter{a, title = {Ada Venn to Ann Lee}, titleaddon = {telegram},"
            " date = {1961-03-04}}",
            "letter{b, title = {Ada Venn to Ann Lee}, titleaddon = {cable}, date = {1961-03-04}}",
            shared=PAPERS,
        ),
        [
            "Ada Venn to Ann Lee, March 4, 1961, telegram.",
            "Ada Venn to Ann Lee, March 4, 1961, cable.",
        ],
    ),
    "letters of one day by box": (
        documents(
            "letter{a, title = {Ada Venn to Ann Lee}, date = {1961-03-04}, note = {Box 1}}",
            "letter{b, title = {Ada Venn to Ann Lee}, date = {1961-03-04}, note = {Box 2}}",
            shared="organization = {Venn Papers}",
        ),
        [
            "Ada Venn to Ann Lee, March 4, 1961, box 1, Venn Papers.",
            "Ada Venn to Ann Lee, March 4, 1961, box 2, Venn Papers.",
        ],
    ),
    "letters whose short title hides to whom": (
        documents(
            "letter{a, title = {Ada Venn to Ann Lee}, shorttitle = {Venn letter},"
            " date = {1961-03-04}}",
            "letter{b, title = {Ada Venn to Bo Lee}, shorttitle = {Venn letter},"
            " date = {1961-03-04}}",
            shared=PAPERS,
        ),
        ["Ada Venn to Ann Lee, March 4, 1961.", "Ada Venn to Bo Lee, March 4, 1961."],
    ),
    "untitled letters by number": (
        documents(
            "letter{a, author = {Venn, Ada}, titleaddon = {letter}, date = {1961-03-04},"
            " number = {7}}",
            "letter{b, author = {Venn, Ada}, titleaddon = {letter}, date = {1961-03-04},"
            " number = {8}}",
            shared=PAPERS,
        ),
        ["Venn, letter, March 4, 1961, 7.", "Venn, letter, March 4, 1961, 8."],
    ),
    "records by their day": (
        documents(
            "misc{a, entrysubtype = {minutes}, title = {Minutes}, date = {1961-03-04}}",
            "misc{b, entrysubtype = {minutes}, title = {Minutes}, date = {1961-03-11}}",
            shared=PAPERS,
        ),
        ["Minutes, March 4, 1961.", "Minutes, March 11, 1961."],
    ),
    "unsigned news by day": (
        documents(
            "article{a, title = {Storm}, date = {1961-03-04}}",
            "article{b, title = {Storm}, date = {1961-03-05}}",
            shared="entrysubtype = {newspaper}, journaltitle = {Gulf Times}",
        ),
        ["“Storm,” March 4, 1961.", "“Storm,” March 5, 1961."],
    ),
    "news of one day by paper": (
        documents(
            "article{a, title = {Storm}, journaltitle = {Gulf Times}}",
            "article{b, title = {Storm}, journaltitle = {Bay Post}}",
            shared="entrysubtype = {newspaper}, date = {1961-03-04}",
        ),
        ["“Storm,” *Gulf Times*.", "“Storm,” *Bay Post*."],
    ),
    "articles by year": (
        documents(
            "article{a, author = {Venn, Ada}, title = {Tides}, journaltitle = {Ebb}, volume = {3},"
            " date = {1961}}",
            "article{b, author = {Venn, Ada}, title = {Tides}, journaltitle = {Ebb}, volume = {4},"
            " date = {1962}}",
        ),
        ["Venn, “Tides,” 1961.", "Venn, “Tides,” 1962."],
    ),
    "volumes of a set": (
        documents(
            "book{a, author = {Mar, Luis}, title = {Big Sea}, volume = {1}, date = {1990}}",
            "book{b, author = {Mar, Luis}, title = {Big Sea}, volume = {2}, date = {1990}}",
        ),
        ["Mar, *Big Sea*, vol. 1.", "Mar, *Big Sea*, vol. 2."],
    ),
    "editions of one book by year": (
        documents(
            "book{a, author = {Mar, Luis}, title = {Big Sea}, date = {1990}}",
            "book{b, author = {Mar, Luis}, title = {Big Sea}, edition = {2}, date = {1992}}",
        ),
        ["Mar, *Big Sea*, 1990.", "Mar, *Big Sea*, 1992."],
    ),
    "editions of one year": (
        documents(
            "book{a, author = {Mar, Luis}, title = {Big Sea}, date = {1990}}",
            "book{b, author = {Mar, Luis}, title = {Big Sea}, edition = {2}, date = {1990}}",
        ),
        ["Mar, *Big Sea*.", "Mar, *Big Sea*, 2nd ed."],
    ),
    "nothing differs": (
        documents(
            "book{a, author = {Mar, Luis}, title = {Big Sea}, date = {1990}}",
            "book{b, author = {Mar, Luis}, title = {Big Sea}, date = {1990}}",
        ),
        ["Mar, *Big Sea*.", "Mar, *Big Sea*."],
    ),
    "the whole title only where it helps": (
        documents(
            "book{a, author = {Mar, Luis}, title = {Big Sea: A Life}, date = {1990}}",
            "book{b, author = {Mar, Luis}, title = {Big Sea: A Life}, date = {1992}}",
        ),
        ["Mar, *Big Sea*, 1990.", "Mar, *Big Sea*, 1992."],
    ),
    "episodes by the day they were aired": (
        documents(
            "misc{a, title = {News}, eventdate = {1961-03-04}}",
            "misc{b, title = {News}, eventdate = {1961-03-05}}",
            shared="entrysubtype = {broadcast}, maintitle = {Gulf Hour}, publisher = {GTV}",
        ),
        ["“News,” March 4, 1961.", "“News,” March 5, 1961."],
    ),
    "cases by court and year": (
        documents(
            "jurisdiction{a, title = {Venn v. Lee}, volume = {3}, journaltitle = {U.S.},"
            " pages = {4}, date = {1961}}",
            "jurisdiction{b, title = {Venn v. Lee}, volume = {5}, journaltitle = {U.S.},"
            " pages = {6}, date = {1963}}",
        ),
        ["*Venn v. Lee*, 1961.", "*Venn v. Lee*, 1963."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_sources_of_one_title_are_told_apart(text, expected):
    assert shorts(text) == expected


def test_a_page_of_a_volume_is_told_by_its_volume_once():
    text, _ = CASES["volumes of a set"]
    assert shorts(text, parse_locator("45")) == ["Mar, *Big Sea*, 1:45.", "Mar, *Big Sea*, 2:45."]


def test_the_mhra_prints_the_day_of_a_document_as_in_britain():
    text, _ = CASES["documents by their own day"]
    assert shorts(text, form=MHRA.short) == [
        "‘Memorandum of Conversation’, 4 March 1961",
        "‘Memorandum of Conversation’, 8 March 1961",
    ]


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES)
def test_the_order_of_the_sources_does_not_matter(text):
    sources = read_bibliography(text).sources
    assert disambiguate(sources) == disambiguate(reversed(sources))
