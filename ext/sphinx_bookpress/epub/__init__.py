"""The e-book: Sphinx's EPUB with what shops, epubcheck and Ace ask for."""

from __future__ import annotations

from .builder import BookEpubBuilder
from .settings import choose_defaults

__all__ = ["BookEpubBuilder", "choose_defaults"]
