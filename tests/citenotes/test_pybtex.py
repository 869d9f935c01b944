"""Our styles in pybtex on its own, without Sphinx."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pybtex

from sphinx_citenotes.model.styles import STYLES
from sphinx_citenotes.style import ChicagoNotesStyle, MhraStyle

ROOT = Path(__file__).parents[2]
BIB = """
@book{lee1961, author = {Lee, Ann}, title = {Shore: Essays}, address = {Boston},
  publisher = {Beacon}, year = 1961}
@book{lee1961b, author = {Lee, Ann}, title = {A Wave}, address = {Boston},
  publisher = {Beacon}, year = 1961}
@incollection{roe, author = {Roe, Bo}, title = {Foam}, crossref = {waves}, pages = {9--19}}
@collection{waves, editor = {Okafor, Ada}, title = {Waves}, address = {London},
  publisher = {Verso}, year = 2005}
"""


def test_the_project_names_each_style_to_pybtex() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    styles = project["entry-points"]["pybtex.style.formatting"]
    found = {name: EntryPoint(name, value, "").load().style for name, value in styles.items()}
    assert found == STYLES


def test_plain_text_has_labels_order_and_what_an_entry_inherits() -> None:
    text = pybtex.format_from_string(BIB, style=ChicagoNotesStyle, output_backend="plaintext")
    assert text.splitlines() == [
        "[Lee 1961a] Lee, Ann. Shore: Essays. Boston: Beacon, 1961.",
        "[Lee 1961b] Lee, Ann. A Wave. Boston: Beacon, 1961.",
        "[Okafor 2005] Okafor, Ada, ed. Waves. London: Verso, 2005.",
        "[Roe 2005] Roe, Bo. “Foam.” In Waves, edited by Ada Okafor, 9–19. London: Verso, 2005.",
    ]


def test_html_has_italics() -> None:
    text = pybtex.format_from_string(BIB, style=ChicagoNotesStyle, output_backend="html")
    assert "<dd>Lee, Ann. <em>Shore: Essays</em>. Boston: Beacon, 1961.</dd>" in text


def test_latex_has_italics() -> None:
    text = pybtex.format_from_string(BIB, style=ChicagoNotesStyle, output_backend="latex")
    assert r"\emph{Shore: Essays}" in text


def test_a_second_style_prints_its_own_forms() -> None:
    text = pybtex.format_from_string(BIB, style=MhraStyle, output_backend="plaintext")
    assert "Roe, Bo, ‘Foam’, in Waves, ed. by Ada Okafor (London: Verso, 2005), pp. 9–19" in text


def test_the_style_loads_no_sphinx() -> None:
    code = (
        "import sys, pybtex, sphinx_citenotes.style\n"
        "print([name for name in sys.modules if name.partition('.')[0] in {'sphinx', 'docutils'}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
