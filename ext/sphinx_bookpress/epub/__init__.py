"""The e-book: Sphinx's EPUB with what shops, epubcheck and Ace ask for."""

from __future__ import annotations

from .builder import BookEpubBuilder
from .settings import prefer_whole_contents

__all__ = ["BookEpubBuilder", "prefer_whole_contents"]
