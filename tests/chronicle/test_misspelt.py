"""Options misspelt in ``conf.py``, of each of the three extensions."""

import pytest
from sphinx.util.console import strip_escape_sequences

WINGS = ["sphinx_chronicle", "sphinx_citenotes", "sphinx_bookpress"]
LOADED = f"extensions = {['sphinxcontrib.bibtex', *WINGS]}\n"


@pytest.fixture
def told(make_app, tmp_path):
    def build(conf):
        (tmp_path / "conf.py").write_text(f"{LOADED}bibtex_bibfiles = []\n{conf}", "utf-8")
        (tmp_path / "index.rst").write_text("Book\n====\n", "utf-8")
        app = make_app("dummy", srcdir=tmp_path)
        app.build()
        return strip_escape_sequences(app.warning.getvalue()).replace(f"{tmp_path}/", "")

    return build


@pytest.mark.parametrize(
    ("typed", "meant", "kind"),
    [
        ("chronicle_autolnk", "chronicle_autolink", "chronicle.conf"),
        ("citenotes_ibidem", "citenotes_ibid", "citenotes.conf"),
        ("bookpress_papers", "bookpress_paper", "bookpress.conf"),
    ],
)
def test_a_misspelt_option_is_told_with_its_line(told, typed, meant, kind):
    message = (
        f"conf.py:4: WARNING: there is no option ‘{typed}’; did you mean ‘{meant}’? [{kind}]\n"
    )
    assert told(f"project = 'B'\n{typed} = 1\n") == message


def test_a_name_that_is_like_no_option_is_told(told):
    assert "no option ‘chronicle_x’; the guide lists all options" in told("chronicle_x = 1\n")


@pytest.mark.parametrize(
    "conf",
    [
        "def chronicle_autolnk(): pass\n",
        "chronicles = 1\n",
        "_chronicle_x = 1\n",
        "def setup(app): app.add_config_value('chronicle_theirs', 0, '')\nchronicle_theirs = 1\n",
        "suppress_warnings = ['chronicle.conf']\nchronicle_x = 1\n",
    ],
)
def test_what_is_no_misspelling_is_left_alone(told, conf):
    assert told(conf) == ""
