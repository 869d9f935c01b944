"""The command ``sphinx-chronicle quickstart``."""

import pytest

from sphinx_chronicle.cli import main

FILES = {
    "chronology.md",
    "conf.py",
    "events.md",
    "index.md",
    "landing.md",
    "people.md",
    "refs.bib",
    "sources.md",
}


def start(folder, *options):
    return main(["quickstart", str(folder), *options])


def settings(folder):
    found = {}
    exec((folder / "conf.py").read_text("utf-8"), found)
    return found


@pytest.mark.parametrize("builder", ["html", "bookpdf", "bookepub", "chronicle-check"])
def test_the_book_builds_as_it_is_without_a_warning(make_app, tmp_path, builder):
    book = tmp_path / "my-book"
    start(book)

    app = make_app(builder, srcdir=book)
    app.build()

    assert app.warning.getvalue() == ""
    assert app.statuscode == 0


def test_the_files_are_named_with_what_to_do_next(tmp_path, capsys):
    book = tmp_path / "my-book"

    status = start(book)

    out = capsys.readouterr().out
    assert status == 0
    assert {path.name for path in book.iterdir()} == FILES
    assert all(f"wrote {book / name}\n" in out for name in FILES)
    assert "sphinx-build -b html . " in out


@pytest.mark.parametrize(
    "title", ["The *Siege* of $Vienna", 'A "B" \\ {C} [D](E) <i>F</i> &amp; #1']
)
def test_title_and_author_are_printed_as_they_are_typed(make_app, tmp_path, title):
    book = tmp_path / "book"
    start(book, "--title", title, "--author", "Ana O'Neil $x")

    app = make_app("text", srcdir=book, confoverrides={"smartquotes": False})
    app.build()

    assert settings(book)["project"] == title
    assert settings(book)["author"] == "Ana O'Neil $x"
    assert (app.outdir / "index.txt").read_text("utf-8").splitlines()[0] == title


def test_the_title_comes_from_the_folder(tmp_path):
    start(tmp_path / "the-siege_of-vienna")

    assert settings(tmp_path / "the-siege_of-vienna")["project"] == "The Siege Of Vienna"


def test_what_the_folder_holds_is_never_touched(tmp_path, capsys):
    (tmp_path / "refs.bib").write_text("mine", "utf-8")

    status = start(tmp_path)

    assert status == 1
    assert "holds refs.bib already; nothing was written" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["refs.bib"]
    assert (tmp_path / "refs.bib").read_text("utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_told(tmp_path, capsys):
    (tmp_path / "file").write_text("", "utf-8")

    status = start(tmp_path / "file" / "book")

    assert status == 1
    assert "book cannot be written: " in capsys.readouterr().out


def test_an_unknown_language_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        start(tmp_path / "book", "--language", "xx")

    assert "no language 'xx' is known; write its code" in capsys.readouterr().err
    assert not (tmp_path / "book").exists()


def test_the_author_is_asked_at_a_terminal(tmp_path, monkeypatch):
    answers = iter(["", "Ana Roth"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda question: next(answers))

    start(tmp_path / "book")

    assert settings(tmp_path / "book")["project"] == "Book"
    assert settings(tmp_path / "book")["author"] == "Ana Roth"


def test_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupt(question):
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", interrupt)

    assert start(tmp_path / "book") == 130
    assert not (tmp_path / "book").exists()


def test_the_language_of_the_book_is_set(tmp_path):
    start(tmp_path / "book", "--language", "pt-BR")

    assert settings(tmp_path / "book")["language"] == "pt_BR"


class Terminal:
    def isatty(self):
        return True
