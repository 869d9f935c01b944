"""What ``bookpress_latex = True`` sets among the options of Sphinx's LaTeX builder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import _
from sphinx.util import texescape
from sphinx.util.template import LaTeXRenderer

from ..config import Paper, read_config

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from ..config import BookpressConfig

_HERE = Path(__file__).parent
_ENGINE = "lualatex"
_UNSET_NAMES = frozenset({"", "Project name not set", "Author name not set"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A paper as LaTeX's geometry wants it, lengths with their units; as in the Typst template."""

    width: str
    height: str
    inner: str
    outer: str
    top: str
    bottom: str
    point_size: int

    def geometry(self, *, one_sided: bool) -> str:
        """Return the command that sets the page; single sheets have their text in the middle."""
        sides = (
            f"hcentering,textwidth={{\\dimexpr {self.width}-{self.inner}-{self.outer}\\relax}}"
            if one_sided
            else f"inner={self.inner},outer={self.outer}"
        )
        lengths = (
            f"paperwidth={self.width},paperheight={self.height},{sides},"
            f"top={self.top},bottom={self.bottom},headheight=14pt,headsep=18pt,footskip=26pt"
        )
        return f"\\usepackage[{lengths}]{{geometry}}"


SHEETS = {
    Paper.TRADE: Sheet(
        width="6in",
        height="9in",
        inner="0.85in",
        outer="0.7in",
        top="0.9in",
        bottom="0.85in",
        point_size=10,
    ),
    Paper.A5: Sheet(
        width="148mm",
        height="210mm",
        inner="21mm",
        outer="17mm",
        top="22mm",
        bottom="21mm",
        point_size=10,
    ),
    Paper.A4: Sheet(
        width="210mm",
        height="297mm",
        inner="38mm",
        outer="34mm",
        top="32mm",
        bottom="34mm",
        point_size=11,
    ),
    Paper.LETTER: Sheet(
        width="8.5in",
        height="11in",
        inner="1.55in",
        outer="1.4in",
        top="1.2in",
        bottom="1.25in",
        point_size=11,
    ),
}


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
    sheet = SHEETS[options.paper]
    contents = texescape.escape(_("Contents"), config.latex_engine)
    elements = {
        "papersize": "",
        "pointsize": f"{sheet.point_size}pt",
        "extraclassoptions": "oneside,openany" if options.one_sided else "twoside,openright",
        "fncychap": "",
        # Babel knows languages without a package of their own, and sets Hebrew and Arabic from
        # the right without being told; polyglossia, Sphinx's choice, does neither.
        "polyglossia": "",
        "babel": "\\usepackage[bidi=basic,provide=*]{babel}",
        "fontpkg": (_HERE / "fonts.tex").read_text(encoding="utf-8"),
        "geometry": sheet.geometry(one_sided=options.one_sided),
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
