"""Books whose pieces are taller or wider than a page, each with a word at its end."""

# ruff: noqa: E501  the pieces are data

from __future__ import annotations

from pathlib import Path

LINE = "The clerk of the harbour wrote that the ship came late and that nobody was told why. "
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}"><rect width="9" height="9"/></svg>'
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapit"
ADDRESS = (
    "https://www.example.org/archive/c11a6b573d?box=17&folder=2026&letter=88aaee77bbcc&view=whole"
)


def _indented(text: str, by: int = 3) -> str:
    return "\n".join(f"{' ' * by}{line}" if line else "" for line in text.splitlines())


def _verse(lines: int, end: str) -> str:
    return "\n".join(f"| line {number} of the letter" for number in range(lines)) + f"\n| {end}"


def _table(rows: list[list[str]], options: str = "", title: str = "") -> str:
    text = f".. list-table:: {title}\n{options}\n"
    for row in rows:
        text += "".join(
            f"   {'  -' if number else '* -'}\n\n{_indented(cell, 7)}\n\n"
            for number, cell in enumerate(row)
        )
    return text


def _directive(name: str, body: str, argument: str = "") -> str:
    return f".. {name}:: {argument}\n\n{_indented(body)}\n"


def _nested(wrap, depth: int, end: str) -> str:
    text = f"{LINE}{end}"
    for _ in range(depth):
        text = wrap(text)
    return text


def _bullets(body: str) -> str:
    return f"* item\n\n{_indented(body, 2)}"


def _numbers(body: str) -> str:
    return f"1. item\n\n{_indented(body, 3)}"


def _terms(body: str) -> str:
    return f"term\n{_indented(body, 2)}"


def _fields(body: str) -> str:
    return f":field:\n{_indented(body, 2)}"


def _quote(body: str) -> str:
    return f"..\n\n{_indented(body, 2)}"


def _cell(body: str) -> str:
    return _table([["cell", body]])


PROSE = f"{LINE * 12}\n\n" * 6
TALL = "| x\n" * 110
"""Pieces by the words at their ends, none of which has a space."""

PIECES = {
    # A row that no page holds, in tables of all kinds.
    "table-end": _table([["Letter", "Text"], ["First", _verse(90, "table-end")], ["Second", "x"]]),
    "caption-end": _table([["First", _verse(90, "caption-end")]], title="Letters"),
    "head-end": _table([["Letter", "Text"], ["First", PROSE + "head-end"]], "   :header-rows: 1\n"),
    "stub-end": _table([[PROSE + "stub-end", "one"]], "   :stub-columns: 1\n"),
    "tall-head-end": _table([[_verse(70, "tall-head-end")], ["x"]], "   :header-rows: 1\n"),
    "rows-end": _table([[str(row), LINE * 5] for row in range(9)] + [["10", "rows-end"]]),
    "eight-end": _table([[str(row), LINE * 12] for row in range(8)] + [["9", "eight-end"]]),
    "in-cell-end": _cell(_cell(_verse(90, "in-cell-end"))),
    "in-cells-end": _nested(_cell, 5, "in-cells-end"),
    "note-in-cell-end": _cell(_directive("note", PROSE + "note-in-cell-end")),
    "titled-in-cell-end": _cell(
        f".. figure:: small.svg\n   :alt: small\n\n   Caption.\n\n{_indented(_table([['k', _verse(90, 'titled-in-cell-end')]], title='Title'))}\n"
    ),
    "notices-in-cell-end": _cell(
        "\n\n".join(_directive("note", LINE * 9) for _ in range(20)) + "\n\nnotices-in-cell-end"
    ),
    "rubrics-in-cell-end": _cell(
        "\n\n".join(f".. rubric:: {n}\n\n{LINE * 3}" for n in range(40)) + "\n\nrubrics-in-cell-end"
    ),
    "terms-in-cell-end": _cell(
        "\n\n".join(f"term {n}\n  {LINE * 3}" for n in range(40)) + "\n\nterms-in-cell-end"
    ),
    "listings-in-cell-end": _cell(
        "\n\n".join(
            f".. code-block:: python\n   :caption: {n}\n\n   x = 1\n   y = 2" for n in range(40)
        )
        + "\n\nlistings-in-cell-end"
    ),
    "pictures-in-cell-end": _cell(
        "\n\n".join(".. figure:: tall.svg\n   :alt: tall\n\n   Caption." for n in range(6))
        + "\n\npictures-in-cell-end"
    ),
    "rows-span-end": "+-----+-----+\n| a   | b   |\n|     +-----+\n"
    + "".join(f"|     | {n:03} |\n|     +-----+\n" for n in range(120))
    + "|     | end |\n+-----+-----+\n\nrows-span-end",
    "quote-in-cell-end": _cell(_directive("epigraph", PROSE + "quote-in-cell-end")),
    "code-in-cell-end": _cell(
        _directive("code-block", "x = 1\n" * 80 + "# code-in-cell-end", "python")
    ),
    "list-in-cell-end": _cell(
        "\n".join(f"* item {number}" for number in range(80)) + "\n* list-in-cell-end"
    ),
    "figure-in-cell-end": _cell(
        f".. figure:: tall.svg\n   :alt: tall\n\n   Caption.\n\n{_indented(PROSE)}\n   figure-in-cell-end\n"
    ),
    "boxed-table-end": _directive("note", _table([["Letter", _verse(90, "boxed-table-end")]])),
    "list-table-end": _bullets(_table([["Letter", _verse(90, "list-table-end")]])),
    "quote-table-end": _quote(_table([["Letter", _verse(90, "quote-table-end")]])),
    "term-table-end": _terms(_table([["Letter", _verse(90, "term-table-end")]])),
    # Figures.
    "legend-end": f".. figure:: small.svg\n   :alt: small\n\n   Caption.\n\n{_indented(PROSE)}\n\n   legend-end\n",
    "long-caption-end": f".. figure:: small.svg\n   :alt: small\n\n   {LINE * 60}long-caption-end\n",
    "figure-rows-end": f".. figure:: small.svg\n   :alt: small\n\n   Caption.\n\n{_indented(_table([['k', _verse(90, 'figure-rows-end')]]))}\n",
    "tall-picture-end": ".. image:: tall.svg\n   :alt: tall\n\ntall-picture-end",
    "tall-figure-end": ".. figure:: tall.svg\n   :alt: tall\n\n   tall-figure-end\n",
    "wide-figure-end": ".. figure:: wide.svg\n   :alt: wide\n\n   wide-figure-end\n",
    "high-picture-end": ".. image:: small.svg\n   :alt: small\n   :height: 4000px\n\nhigh-picture-end",
    "inline-picture-end": ".. |huge| image:: huge.svg\n   :alt: huge\n\nWords |huge| and inline-picture-end",
    # Blocks of all kinds.
    "notice-end": _directive("note", PROSE + "notice-end"),
    "titled-end": _directive("admonition", PROSE + "titled-end", LINE * 40),
    "sidebar-end": _directive("sidebar", PROSE + "sidebar-end", "Title"),
    "topic-end": _directive("topic", PROSE + "topic-end", "Title"),
    "quotation-end": _quote(PROSE + "quotation-end"),
    "attributed-end": _quote(f"{LINE}\n\n-- {LINE * 60}attributed-end"),
    "epigraph-end": _directive("epigraph", PROSE + "epigraph-end"),
    "verse-end": _verse(120, "verse-end"),
    "verse-line-end": f"| {LINE * 60}verse-line-end",
    "code-end": _directive("code-block", "x = 1\n" * 90 + "# code-end", "python"),
    "code-line-end": _directive("code-block", f"x = '{'wide-' * 900}' # code-line-end", "python"),
    "marked-line-end": f".. code-block:: python\n   :emphasize-lines: 1\n   :linenos:\n\n   x = '{'wide ' * 900}' # marked-line-end",
    "captioned-code-end": f".. code-block:: python\n   :caption: {LINE * 3}\n\n"
    + _indented("x = 1\n" * 90 + "# captioned-code-end"),
    "parsed-end": _directive(
        "parsed-literal", f"*x* {'long ' * 400}\n" + "y\n" * 80 + "parsed-end"
    ),
    "rubric-end": _directive("rubric", "", f"{LINE * 60}rubric-end"),
    "centred-end": _directive("centered", "", f"{LINE * 60}centred-end"),
    "fields-end": f":field: {PROSE.splitlines()[0] * 6} fields-end",
    "field-name-end": f":{LINE.strip(' .') * 40} field-name-end: body",
    "option-end": f"-a, --{'very-long-option-' * 12}end  {LINE * 40} option-end",
    "definition-end": f"{LINE * 40}\n  {LINE * 60} definition-end",
    "grammar-end": ".. productionlist::\n   rule: " + "`alpha` | " * 200 + "grammar-end",
    "signature-end": f".. function:: sail({', '.join(f'harbour{n}: Mapping[str, int]' for n in range(90))}, signature_end)\n\n   {LINE} signature-end",
    "compound-end": _directive("container", PROSE + "compound-end", "unknown"),
    "hlist-end": ".. hlist::\n   :columns: 3\n\n"
    + "".join(f"   * {LINE}\n" for _ in range(60))
    + "   * hlist-end",
    "wide-hlist-end": ".. hlist::\n   :columns: 24\n\n"
    + "".join(f"   * harbour{n}\n" for n in range(60))
    + "   * wide-hlist-end",
    # Many levels.
    "bullets-end": _nested(_bullets, 30, "bullets-end"),
    "numbers-end": _nested(_numbers, 30, "numbers-end"),
    "terms-end": _nested(_terms, 30, "terms-end"),
    "inner-fields-end": _nested(_fields, 20, "inner-fields-end"),
    "quotes-end": _nested(_quote, 20, "quotes-end"),
    "notices-end": _nested(lambda body: _directive("note", body), 20, "notices-end"),
    "verses-end": "\n".join(f"| {' ' * 2 * level}level {level}" for level in range(30))
    + f"\n| {' ' * 60}verses-end",
    "mixed-end": _nested(lambda body: _bullets(_quote(_terms(_numbers(body)))), 6, "mixed-end"),
    # Wide things.
    "columns-end": _table([[f"column{n}" for n in range(30)], ["word"] * 29 + ["columns-end"]]),
    "given-columns-end": _table(
        [["harbourmaster"] * 30, ["word"] * 29 + ["given-columns-end"]],
        f"   :widths: {' '.join('1' * 30)}\n   :header-rows: 1\n",
    ),
    "wide-words-end": _table(
        [[LONG_WORD, LONG_WORD, LONG_WORD, LONG_WORD], ["a", "b", "c", "wide-words-end"]]
    ),
    "addresses-end": _table([[ADDRESS, ADDRESS], [f"``{ADDRESS}``", "addresses-end"]]),
    "word-end": f"{'W' * 300} and {LONG_WORD} {ADDRESS} ``{ADDRESS}`` *{ADDRESS}* word-end",
    "rightmost-end": "\n\n".join(f"{'x' * n} {LONG_WORD} {ADDRESS}" for n in range(0, 60, 3))
    + "\n\nrightmost-end",
    "bold-word-end": f"**{'W' * 39}** *{'M' * 39}* :sup:`{'W' * 39}` ``{'W' * 39}`` :kbd:`{'W' * 39}{'M' * 39}` bold-word-end",
    "glyphs-end": f"{'_' * 200} {'.' * 200} {'-' * 200} {'=' * 200} {'W' * 40} {'…' * 100} glyphs-end",
    "rule-words-end": _terms(f"{'W' * 40} {'M' * 40} rule-words-end"),
    "narrow-words-end": _nested(
        _bullets, 12, f"{'W' * 40} {'x' * 39} {LONG_WORD} narrow-words-end"
    ),
    "formula-end": ".. math:: "
    + " + ".join(f"x_{{{n}}}^{{2}}" for n in range(80))
    + "\n\nformula-end",
    "inline-formula-end": ":math:`"
    + " + ".join(f"x_{{{n}}}^{{2}}" for n in range(80))
    + "` inline-formula-end",
    "boxed-formula-end": ":math:`\\mathrm{"
    + "W" * 90
    + "}` :math:`\\frac{"
    + " + ".join("abcdefgh") * 12
    + "}{2}` boxed-formula-end",
    "tall-formula-end": ".. math::\n\n   \\begin{aligned}\n"
    + "".join(f"   a_{{{n}}} &= {n} \\\\\n" for n in range(90))
    + "   b &= 1\n   \\end{aligned}\n\ntall-formula-end",
    "unread-formula-end": ".. math:: \\unknown{" + "x" * 400 + "}\n\nunread-formula-end",
    "unread-inline-end": ":math:`\\unknown{" + "x" * 400 + "}` unread-inline-end",
    # Notes.
    "note-end": f"A claim. [#]_\n\n.. [#] {LINE * 90} note-end",
    "tall-note-end": "A claim. [#]_\n\n.. [#] Verse.\n\n"
    + _indented(_verse(90, "tall-note-end"), 7),
    "table-note-end": "A claim. [#]_\n\n.. [#] Table.\n\n"
    + _indented(_table([["x", _verse(90, "table-note-end")]]), 7),
    "figure-note-end": f"A claim. [#]_\n\n.. [#] Figure.\n\n       .. figure:: tall.svg\n          :alt: tall\n\n          Caption.\n\n{_indented(PROSE, 10)}\n          figure-note-end",
    "deep-note-end": "A claim. [#]_\n\n.. [#] List.\n\n"
    + _indented(_nested(_bullets, 20, "deep-note-end"), 7),
    "word-note-end": f"A claim. [#]_\n\n.. [#] {'W' * 39} {ADDRESS} word-note-end",
    "many-notes-end": _table([[f"cell {n} [#]_" for n in range(3)] for _ in range(9)])
    + "\n\n"
    + "\n".join(f".. [#] {LINE * 5}" for _ in range(26))
    + f"\n.. [#] {LINE} many-notes-end",
    "noted-items-end": "\n".join(f"* {n}" for n in range(120))
    + "\n* a [#]_\n\n.. [#] noted-items-end",
    "noted-lines-end": _quote(_verse(18, "x") + "\n| a [#]_") + "\n\n.. [#] noted-lines-end",
    "uncalled-end": f".. [99] {LINE * 60} uncalled-end",
    "citation-end": f".. [Venn1990longer] {LINE * 60} citation-end\n\nSee [Venn1990longer]_.",
}

INDEX_ENTRIES = f""".. index:: single: {LINE * 60}
   single: {"W" * 39}
   single: {LONG_WORD} of {LONG_WORD}
   single: harbour; {"M" * 39}
   single: harbour; {LINE * 60}
   see: harbourmaster; {LINE * 20}
"""


def write_tall_book(folder: Path) -> None:
    """Write a book of a chapter for each piece into *folder*."""
    names = [f"p{number}" for number in range(len(PIECES))]
    entries = "\n   ".join(names)
    (folder / "index.rst").write_text(
        f"Tall Things\n===========\n\n.. toctree::\n   :caption: {LINE * 10}\n\n   {entries}\n"
    )
    for name, (end, text) in zip(names, PIECES.items(), strict=True):
        title = f"{end[:-4]}. {LINE * (40 if name == 'p1' else 0)}".strip()
        below = (
            "" if name != "p2" else f"\n\n{LINE * 40}\n{'-' * 4000}\n\nWords.\n\n{INDEX_ENTRIES}\n"
        )
        (folder / f"{name}.rst").write_text(
            f"{title}\n{'=' * len(title)}\n\nBefore.\n\n{text}\n\nAfter.{below}\n"
        )
    for name, size in {
        "small": (90, 90),
        "tall": (90, 9000),
        "wide": (9000, 90),
        "huge": (4000, 4000),
    }.items():
        (folder / f"{name}.svg").write_text(SVG.format(*size))
    (folder / "conf.py").write_text(
        'project = "Tall Things"\nextensions = ["sphinx_bookpress"]\nnumfig = True\n'
        'bookpress_openings = "any"\nbookpress_lists = ["figures", "tables"]\n'
        'bookpress_indices = ["genindex"]\n'
        'suppress_warnings = ["bookpress.math", "bookpress.note", "ref.citation", "bookpress.font"]\n'
    )
