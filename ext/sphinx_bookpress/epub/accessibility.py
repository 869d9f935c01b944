"""How accessible the e-book is, as schema.org says it: only what the pages themselves show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .contents import Contents


def claims_of(pages: tuple[Contents, ...], *, has_index: bool) -> Iterator[tuple[str, str]]:
    """Yield properties of schema.org and their values for a book of these *pages*."""
    images = sum(page.images for page in pages)
    described = not any(page.undescribed for page in pages)
    yield "accessMode", "textual"
    if images:
        yield "accessMode", "visual"
    yield "accessModeSufficient", "textual" if described else "textual,visual"
    yield from (("accessibilityFeature", feature) for feature in _features(pages, has_index))
    yield "accessibilityHazard", "unknown" if any(page.moving for page in pages) else "none"
    yield "accessibilitySummary", " ".join(_sentences(pages, described=described))


def _features(pages: tuple[Contents, ...], has_index: bool) -> Iterator[str]:  # noqa: FBT001
    yield from ("displayTransformability", "readingOrder", "structuralNavigation")
    yield "tableOfContents"
    if has_index:
        yield "index"
    if any(page.images for page in pages) and not any(page.undescribed for page in pages):
        yield "alternativeText"
    if any("mathml" in page.properties for page in pages):
        yield "MathML"
    if any(page.pagebreaks for page in pages):
        yield from ("pageBreakMarkers", "pageNavigation")


def _sentences(pages: tuple[Contents, ...], *, described: bool) -> Iterator[str]:
    yield _("The text is structured by headings and has a table of contents.")
    yield _("Notes are linked with their calls, both ways.")
    if any(page.images for page in pages):
        if described:
            yield _("Images have descriptions.")
        else:
            yield _("Some images have no description.")
    if any(page.pagebreaks for page in pages):
        yield _("Marks show where the pages of the printed book begin.")
