"""Citations typed as other programs want them, and what their author is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx.util.console import strip_escape_sequences

from .test_notes import notes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.testing.util import SphinxTestApp

    from .conftest import Book

elsewhere = pytest.mark.sphinx("text", testroot="citenotes-elsewhere", freshenv=True)
TOLD = re.compile(r"(\w+\.\w+:\d+): WARNING: ‘(.*)’ (?:is|names) .*?; write ‘(.*?)’")


@elsewhere
def test_each_is_told_at_its_line_with_what_to_write(app: SphinxTestApp) -> None:
    app.build()
    lines = strip_escape_sequences(app.warning.getvalue()).splitlines()
    assert all(line.endswith("[citenotes.target]") for line in lines)
    assert [found.groups() for line in sorted(lines) if (found := TOLD.search(line))] == [
        ("index.md:10", r"\cite{venn1990,marsh1984}", "{cite:note}`venn1990, marsh1984`"),
        ("index.md:10", r"\footcite[see][7]{venn1990}", "{cite:note}`{see}venn1990{7}`"),
        ("index.md:10", r"\textcite{marsh1984}", "{cite:source}`marsh1984`"),
        ("index.md:12", "{cite:note}``", "{cite:note}`key{149}`"),
        ("index.md:14", "marsh1984 9", "{cite:source}`marsh1984{9}`"),
        ("index.md:14", "venn1990, 12", "{cite:p}`venn1990{12}`"),
        ("index.md:14", "venn1990, 149", "{cite:note}`venn1990{149}`"),
        ("index.md:17", "[@venn1990]", "{cite:note}`venn1990`"),
        ("index.md:19", "[@marsh1984, 2]", "{cite:note}`marsh1984{2}`"),
        ("index.md:3", "[@venn1990, 149]", "{cite:note}`venn1990{149}`"),
        (
            "index.md:4",
            "[see @venn1990, pp. 3-5; also @marsh1984]",
            "{cite:note}`{see}venn1990{pp. 3-5}, {also}marsh1984`",
        ),
        ("index.md:6", "@marsh1984", "{cite:source}`marsh1984`"),
        ("index.md:6", "@venn1990 [p. 33]", "{cite:source}`venn1990{p. 33}`"),
        ("index.md:6", "[-@venn1990]", "{cite:note}`venn1990`"),
        ("index.md:8", "[@ven1990, 5]", "{cite:note}`ven1990{5}`"),
        ("index.md:8", "[cite:@venn1990]", "{cite:note}`venn1990`"),
        ("rest.rst:6", "[@venn1990, 149]", ":cite:note:`venn1990{149}`"),
        ("rest.rst:6", "marsh1984 p. 4", ":cite:t:`marsh1984{p. 4}`"),
        ("rest.rst:6", "venn1990:3", ":cite:note:`venn1990{3}`"),
    ]
    assert len(lines) == 20
    assert any("index.md:14: WARNING: this citation names no source" in line for line in lines)
    assert any("; did you mean ‘venn1990’? [citenotes.target]" in line for line in lines)


@elsewhere
def test_what_a_role_must_mean_is_printed_so(doctrees: dict[str, nodes.document]) -> None:
    assert notes_of(doctrees["index"]) == {"1": "Ada Venn, Tides (Oslo: Lamp, 1990), 149."}
    assert "Two.Marsh, Nets, 9\nOther.(Venn 1990, 12)" in doctrees["index"].astext()
    assert "Marsh (1984, 4)" in doctrees["rest"].astext()


def test_they_can_be_silenced(book: Callable[[str], Book]) -> None:
    found = book("elsewhere")
    conf = (found.source / "conf.py").read_text(encoding="utf-8")
    found.write("conf.py", conf + 'suppress_warnings = ["citenotes.target"]\n')
    found.build("text")
    assert found.warnings == []
