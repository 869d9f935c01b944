"""What an output is: a file that gives the Chronicle back as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..model.chronicle import Chronicle
    from ..model.entity import Entity
    from ..model.inventory import ForeignEntity


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The book that the data belong to, and where a reader finds its pages.

    *address* gives the URL of an entity's entry, *page_address* that of a page and *home* that
    of the first one: absolute where ``html_baseurl`` is set, else relative. *elsewhere* gives the
    entity of another book that an id can mean, of given types. *language* is a tag of BCP 47, and
    *locale* what dates are printed in. *stamp* is the time of
    the build in seconds since 1970 (``SOURCE_DATE_EPOCH`` if that is set).
    """

    title: str
    author: str
    language: str
    locale: str
    base_url: str
    home: str
    stamp: int
    address: Callable[[Entity], str]
    page_address: Callable[[str], str]
    elsewhere: Callable[[str, Iterable[str]], ForeignEntity | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One kind of data.

    *name* is the word for it in ``chronicle_outputs``; *files* yields the name and the text of
    each file, to be written into the folder ``data`` of the site, and *names* returns the names
    alone; *help* is one line. *mime* is the media type of the first file, if that is the whole.
    """

    name: str
    files: Callable[[Chronicle, Edition], Iterator[tuple[str, str]]]
    names: Callable[[Chronicle], tuple[str, ...]]
    mime: str = ""
    help: str
