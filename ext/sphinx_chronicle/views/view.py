"""What a view is: a directive's name, what it composes from the Chronicle, how it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..model.fields import FieldError, clean

if TYPE_CHECKING:
    from docutils import nodes

    from ..model.chronicle import Chronicle
    from ..model.selection import ViewRequest
    from ..model.types import EntityType
    from ..nodes import chronicle_view

Compose = Callable[["Chronicle", "ViewRequest", str], Any]
Render = Callable[[Any, "chronicle_view"], "list[nodes.Node]"]
# What is wrong with a body, and the node that it is about; without one, the directive.
Complaint = tuple[str, "nodes.Node | None"]
# Of a type of entities, the words that an option or a grouping may be.
Words = Callable[["EntityType"], "list[str]"]
Examine = Callable[["ViewRequest", "list[nodes.Node]"], Iterator[Complaint]]

# Of an option that holds ids: entities of every type.
ANY_TYPE = ("",)


def no_troubles(_value: object) -> tuple[str, ...]:
    """Return that nothing was left out."""
    return ()


def complain_of_nothing(_request: ViewRequest, _body: list[nodes.Node]) -> Iterator[Complaint]:
    """Yield nothing."""
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewOption:
    """An option that one view has beside the filters.

    *read* makes a typed value of its text, or raises :class:`~..model.fields.FieldError`. The
    value must be frozen, picklable, and have a ``repr`` that says all; *troubles* are what of
    the text is not in it. *to* names the entity
    types whose ids it holds (then the value is a tuple of ids, and unknown ones are warned of).
    An option that *is_prose* may have markup: its nodes stand among the placeholder's children,
    in an ``entity_slot`` of the option's name, and its value is their text.
    *words* are those that its tuple may hold, by the type shown; unknown ones are warned of.
    An option that *is_file* names a file, relative to the page or from the folder of the book
    with a leading slash; *read* gets its text, and the page is read again when the file changes.
    """

    name: str
    example: str
    help: str
    read: Callable[[str], object] = clean
    troubles: Callable[[Any], Iterable[str]] = no_troubles
    to: tuple[str, ...] = ()
    words: Words | None = None
    is_file: bool = False
    is_prose: bool = False


def one_of(*words: str) -> Callable[[str], str]:
    """Return a reader that takes one of *words*."""

    def read(text: str) -> str:
        word = clean(text)
        if word not in words:
            raise FieldError(f"is ‘{word}’; write {' or '.join(f'‘{known}’' for known in words)}")
        return word

    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view.

    *compose* makes a frozen record from the Chronicle, the request and the locale; its ``repr``
    tells whether the page must be written again, so that it must hold whatever the page shows,
    with the home of every entity linked. *render* makes nodes of the record, for the
    placeholder's page (``placeholder["docname"]``); the placeholder's children are the parsed
    body of the directive. *groupings* are the words that ``:group-by:`` takes, the first being
    the default, and *field_groupings* more of them, by the type shown. *objtype* is the type
    shown, empty where ``:type:`` says so. *argument* is what the directive takes after its name,
    read as an option is; *has_body* whether it has a body, in which *examine* finds what the
    author must mend. A view without *filters* shows no selection of entities.
    """

    name: str
    compose: Compose
    render: Render
    groupings: tuple[str, ...] = ("none",)
    field_groupings: Words | None = None
    objtype: str = ""
    options: tuple[ViewOption, ...] = ()
    argument: ViewOption | None = None
    has_body: bool = False
    examine: Examine = complain_of_nothing
    filters: bool = True
    help: str

    @property
    def settings(self) -> tuple[ViewOption, ...]:
        """The argument, if any, and the view's own options."""
        return ((self.argument,) if self.argument else ()) + self.options
