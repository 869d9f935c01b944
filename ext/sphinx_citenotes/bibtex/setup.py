"""Setting bibtex up: our roles, domains and styles in the place of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pybtex.backends.plaintext import Backend as PlainText
from pybtex.plugin import register_plugin
from sphinxcontrib.bibtex.plugin import register_plugin as register_references_of_bibtex
from sphinxcontrib.bibtex.style.template import SphinxReferenceText
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from ..backend import CarefulBackend
from ..config import our_styles, style_of
from .domain import CarefulCiteRole, CarefulFootCiteRole, CarefulFootDomain, IndexedBibtexDomain

if TYPE_CHECKING:
    from pybtex.richtext import BaseText
    from sphinx.application import Sphinx
    from sphinx.config import Config

_REFERENCES = "sphinxcontrib.bibtex.style.referencing"

_OWN_REFERENCES = "citenotes"
"""The name under which bibtex knows how its roles cite in our styles."""


def improve_bibtex(app: Sphinx) -> None:
    """Put our roles and domains in the place of bibtex's own."""
    # Bibtex takes its backend when it is imported; this is where lists in its own styles get ours.
    BibliographyTransform.backend = CarefulBackend()
    _register("pybtex.backends", "plaintext", PlainText)  # which bibtex looks up for each citation
    app.add_domain(IndexedBibtexDomain, override=True)
    app.add_domain(CarefulFootDomain, override=True)
    app.add_role("cite", CarefulCiteRole(), override=True)
    app.add_role("footcite", CarefulFootCiteRole(), override=True)


def register_style(name: str, style: type) -> None:
    """Let bibtex find *style* by its *name*."""
    _register("pybtex.style.formatting", name, style)


def _register(group: str, name: str, plugin: type) -> None:
    """Let pybtex find *plugin* at once.

    An entry point would do as well, but pybtex looks those up in the metadata of all installed
    packages again each time.
    """
    register_plugin(group, name, plugin, force=True)


def register_references(style: type) -> None:
    """Let bibtex's own roles cite as *style* does, if a book asks for it by our name."""
    register_references_of_bibtex(_REFERENCES, _OWN_REFERENCES, style, force=True)


def prefer_styles(_app: Sphinx, config: Config) -> None:
    """Make our styles the default, unless ``conf.py`` or the command line chose others."""
    # Private: Sphinx 8.2 to 9.2 have no public way to ask whether conf.py set an option.
    chosen = {*config._raw_config, *config.overrides}  # noqa: SLF001
    if "bibtex_default_style" not in chosen:
        config.bibtex_default_style = style_of(config).name
    if "bibtex_reference_style" not in chosen and config.bibtex_default_style in our_styles(config):
        config.bibtex_reference_style = _OWN_REFERENCES


def linked(info: Any, text: str) -> BaseText:
    """Return *text* as a link to where a bibliography prints the source that bibtex's *info* is."""
    return SphinxReferenceText(info, text)
