"""What an entry says and no citation prints is told; what we cannot print costs one source."""

import json
from dataclasses import replace

import pytest

from sphinx_citenotes import cli
from sphinx_citenotes.model import chicago, source
from sphinx_citenotes.model.bibfile import read_bibliography
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.problems import ProblemKind
from sphinx_citenotes.model.styles import CHICAGO_NOTES


def told(text):
    return [
        problem.message.partition(": ")[2]
        for problem in read_bibliography(text).problems
        if problem.kind is ProblemKind.UNPRINTED
    ]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            (
                "@online{a, title = {Ebb}, organization = {Gulf}, date = {2001}, volume = {7},"
                " url = {https://example.org/e}}"
            ),
            (
                "the field volume is not printed for a source of the kind ‘web page’;"
                " correct the type @online, or say it in addendum"
            ),
        ),
        (
            (
                "@book{a, title = {Ebb}, journaltitle = {Gulf Record}, publisher = {Harbor},"
                " location = {Oslo}, date = {2001}}"
            ),
            (
                "the field journaltitle is not printed for a source of the kind ‘book’;"
                " correct the type @book, or say it in addendum"
            ),
        ),
        (
            (
                "@thesis{a, author = {Venn, Ada}, title = {Ebb}, type = {phdthesis},"
                " institution = {Gulf University}, date = {2001}, journaltitle = {Gulf Record},"
                " volume = {7}}"
            ),
            (
                "the fields journaltitle and volume are not printed for a source of the kind"
                " ‘thesis’; correct the type @thesis, or say it in addendum"
            ),
        ),
        (
            "@movie{a, title = {Ebb}, date = {1950}, booktitle = {Sea Films}, pages = {4}}",
            (
                "the fields booktitle and pages are not printed for a source of the kind ‘film’;"
                " correct the type @movie, or say it in addendum"
            ),
        ),
        (
            "@patent{a, title = {Winch}, number = {12}, date = {1950}, publisher = {Harbor}}",
            (
                "the field publisher is not printed for a source of the kind ‘patent’;"
                " correct the type @patent, or say it in addendum"
            ),
        ),
    ],
)
def test_a_field_that_is_printed_nowhere_is_told(entry, said):
    assert told(entry) == [said]


@pytest.mark.parametrize(
    "entry",
    [
        (
            "@article{a, title = {Ebb}, journal = {Gulf}, volume = {VII}, date = {2001},"
            " publisher = {Harbor}, institution = {Gulf University}}"
        ),
        (
            "@book{a, title = {Ebb}, publisher = {Harbor}, location = {Oslo}, date = {2001},"
            " pages = {314}}"
        ),
        "@book{a, title = {Ebb}, publisher = {s.n.}, location = {[S.l.]}, date = {2001}}",
        (
            "@article{a, entrysubtype = {newspaper}, title = {Ebb}, journal = {Gulf Times},"
            " volume = {7}, number = {12}, pages = {3}, date = {2001-03-04}}"
        ),
        (
            "@legislation{a, title = {Act}, volume = {42}, series = {United States Code},"
            " pages = {1983}, date = {2006}}"
        ),
        (
            "@article{a, title = {Ebb}, journal = {Gulf}, series = {newseries}, volume = {7},"
            " date = {2001}}"
        ),
        "@misc{a, title = {Ebb}, howpublished = {Website}, url = {https://example.org/e}}",
    ],
)
def test_what_chicago_leaves_out_is_not_told(entry):
    assert told(entry) == []


def test_what_only_the_parent_says_is_not_told():
    text = """@online{a, title = {Ebb}, date = {2001}, url = {https://example.org/e}, xdata = {b}}
        @xdata{b, volume = {7}}"""
    assert told(text) == []


BOOK = "@book{a, author = {Venn, Ada}, title = {{Ebb} and Flow}, date = {2001}}"
OTHER = "@article{b, title = {Calm}, journal = {Gulf}, date = {2001}}"


def fail(*_arguments, **_options):
    raise KeyError("ebb")


def test_a_mistake_of_ours_costs_one_source(monkeypatch):
    monkeypatch.setattr(source, "read_kind", fail)
    read = read_bibliography(BOOK)
    assert [to_markup(chicago.note(found)) for found in read.sources] == ["“Ebb and Flow.”"]
    [problem] = read.problems
    assert problem.kind is ProblemKind.INTERNAL
    assert problem.message == (
        "a: only the title is printed, by a mistake of ours (KeyError: 'ebb');"
        " please report it with this entry"
    )


def test_the_command_line_prints_the_other_sources(monkeypatch, tmp_path, capsys):
    path = tmp_path / "refs.bib"
    path.write_text(f"{BOOK}\n{OTHER}\n", encoding="utf-8")
    forms = dict(chicago._FORMS)
    monkeypatch.setitem(chicago._FORMS, chicago.Kind.BOOK, (forms[chicago.Kind.BOOK][0], fail))
    assert cli.main([str(path), "--json"]) == 0
    done = capsys.readouterr()
    printed = json.loads(done.out)
    assert printed["a"]["bibliography"] == "Ebb and Flow."
    assert printed["b"]["bibliography"] == "“Calm.” *Gulf*, 2001."
    assert done.err.count("please report it with this entry") == 1


def test_the_command_line_survives_a_style_of_ones_own(monkeypatch, tmp_path, capsys):
    path = tmp_path / "refs.bib"
    path.write_text(BOOK, encoding="utf-8")
    monkeypatch.setattr(cli, "find_style", lambda _name: replace(CHICAGO_NOTES, note=fail))
    assert cli.main([str(path), "--json"]) == 0
    done = capsys.readouterr()
    assert json.loads(done.out)["a"]["note"] == "Ebb and Flow."
    assert "warning: a: only the title is printed" in done.err
