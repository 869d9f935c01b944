"""What ``bookpress_latex = True`` sets among the options of Sphinx's LaTeX builder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import _
from sphinx.util import texescape
from sphinx.util.template import LaTeXRenderer

from ..config import read_config
from ..options import Openings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from ..config import BookpressConfig

_HERE = Path(__file__).parent
_ENGINE = "lualatex"
_LONGEST_NAME = 60
"""Letters of a file name made from a title; a disk takes 255 bytes."""

_UNSET_NAMES = frozenset({"", "Project name not set", "Author name not set"})


_POINT_SIZES = (10, 11, 12)
"""What LaTeX's classes have."""


def set_latex(app: Sphinx, config: Config) -> None:
    """Fill the LaTeX options that neither ``conf.py`` nor the command line sets."""
    if not config.bookpress_latex:
        return
    options = read_config(config, Path(app.confdir))
    texescape.init()  # else the builder does so later, and nothing is escaped yet
    # Private: Sphinx 8.2 to 9.2 have no public way to ask whether conf.py set an option.
    chosen = {*config._raw_config, *config.overrides}  # noqa: SLF001
    for name, value in _settings(options).items():
        if name not in chosen:
            setattr(config, name, value)
    if "latex_documents" not in chosen:
        config.latex_documents = [
            (root, f"{name.removesuffix('.tex')[:_LONGEST_NAME]}.tex", *rest)
            for root, name, *rest in config.latex_documents
        ]
    own = dict(config.latex_elements)
    ours = _elements(options, config)
    # What the author adds comes after ours, and so can change it.
    own["preamble"] = ours["preamble"] + "\n" + str(own.get("preamble", ""))
    config.latex_elements = {**ours, **own}
    config.latex_additional_files = [
        *config.latex_additional_files,
        str(_HERE / "bookpress.sty"),
    ]


def _settings(options: BookpressConfig) -> dict[str, Any]:
    """Return the options that stand on their own, by name."""
    indices = options.indices
    return {
        "latex_engine": _ENGINE,
        "latex_use_xindy": True,
        "latex_toplevel_sectioning": "chapter",
        "latex_table_style": ["booktabs"],
        "latex_show_urls": options.show_urls.value,
        "latex_domain_indices": True if indices is None else sorted(indices - {"genindex"}),
    }


def _elements(options: BookpressConfig, config: Config) -> dict[str, str]:
    """Return what stands in ``latex_elements`` where the author has nothing."""
    contents = texescape.escape(_("Contents"), config.latex_engine)
    elements = {
        "papersize": "",
        "pointsize": f"{_nearest(options.type_size)}pt",
        "extraclassoptions": _sides(options),
        "fncychap": "",
        # Babel knows languages without a package of their own, and sets Hebrew and Arabic from
        # the right without being told; polyglossia, Sphinx's choice, does neither.
        "polyglossia": "",
        "babel": "\\usepackage[bidi=basic,provide=*]{babel}",
        "fontpkg": (_HERE / "fonts.tex").read_text(encoding="utf-8"),
        "geometry": _geometry(options),
        "sphinxsetup": (
            "HeaderFamily=\\rmfamily,TitleColor={rgb}{0,0,0},"
            "InnerLinkColor={rgb}{0,0,0},OuterLinkColor={rgb}{0,0,0},"
            "pre_border-width=0pt,pre_border-TeXcolor={rgb}{1,1,1},"
            "pre_background-TeXcolor={rgb}{1,1,1}"
        ),
        "maketitle": "\\bookpressmaketitle",
        # Sphinx would take the caption of the first toctree for a title.
        "tableofcontents": f"\\renewcommand\\contentsname{{{contents}}}\\sphinxtableofcontents",
        "figure_align": "htbp",
        "preamble": _preamble(options, config),
    }
    if not options.prints_index("genindex"):
        elements |= {"makeindex": "", "printindex": ""}
    return elements


def _geometry(options: BookpressConfig) -> str:
    """Return the command that sets the page; single sheets have their text in the middle."""
    paper, margins = options.paper, options.margins
    text_width = f"\\dimexpr {paper.width}-{margins.inside}-{margins.outside}\\relax"
    sides = (
        f"hcentering,textwidth={{{text_width}}}"
        if options.one_sided
        else f"inner={margins.inside},outer={margins.outside}"
    )
    lengths = (
        f"paperwidth={paper.width},paperheight={paper.height},{sides},"
        f"top={margins.top},bottom={margins.bottom},headheight=14pt,headsep=18pt,footskip=26pt"
    )
    return f"\\usepackage[{lengths}]{{geometry}}"


def _sides(options: BookpressConfig) -> str:
    if options.one_sided:
        return "oneside,openany"
    return "twoside,openright" if options.openings is Openings.RIGHT else "twoside,openany"


def _nearest(points: float) -> int:
    return min(_POINT_SIZES, key=lambda size: abs(size - points))


def _preamble(options: BookpressConfig, config: Config) -> str:
    engine = str(config.latex_engine)
    renderer = LaTeXRenderer((_HERE,), latex_engine=engine)
    author = config.author
    return renderer.render(
        "preamble.tex.jinja",
        {
            "author": "" if author in _UNSET_NAMES else author,
            "subtitle": options.subtitle,
            "edition": options.edition,
            "publisher": options.publisher,
            "imprint": options.imprint,
            "copyright": config.copyright,
            "release": config.release,
            "toc_depth": options.toc_depth - 1,
        },
    )
