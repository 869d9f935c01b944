"""The directive of an entity, made for each type from its fields."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_id

from sphinx_authoring.guard import guard
from sphinx_authoring.picture_checks import find_picture
from sphinx_authoring.pictures import PictureError

from ..diagnostics import Trouble, suggest, warn, with_article, with_example
from ..env import DOMAIN, register_of
from ..model.entity import Entity, Ref, Value
from ..model.fields import FieldError, clean, is_slug, parse_field, to_slug
from ..model.names import full_name
from ..model.other_words import option_called
from ..model.types import EntityType, Field, FieldKind
from ..nodes import entity_card, entity_slot
from .fences import swallowed_heading, trouble_with_fences
from .files import file_in
from .option_lines import OptionLine, continued_line, lost_options, settle_options
from .sources import parse_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_LIKE = 0.7  # so like are an option and what is taken for it; ‘page’ and ‘image’ are less


class AnyOption(dict[str, "Callable[[str], Any]"]):
    """An option_spec that takes every option as text, so that our own messages can be given."""

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return directives.unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An entity as the author stated it, option by option, and where messages about it point.

    *options* are texts by name; *places* are the locations of those that have a line of their
    own; *lost* are options that are read as prose, which the author has been told; *file* is the
    data file or included file it stands in, from the folder of the book, and *path* where a data
    file lies; both are empty for a page.
    """

    objtype: EntityType
    id: str
    options: Mapping[str, str]
    location: str
    line: int
    file: str = ""
    path: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()

    @property
    def who(self) -> str:
        """The entity, as messages name it: by its id or, without one, by its name."""
        return f"{self.objtype.name} ‘{self.id or self.name}’"

    @property
    def name(self) -> str:
        """What the author calls it."""
        return clean(self.options.get(self.objtype.naming.name, ""))


class StatesEntities(SphinxDirective):
    """A directive that states entities: files their records, and makes their placeholders."""

    def state_entity(self, statement: Statement, body: list[nodes.Node]) -> list[nodes.Node]:
        """File the entity of *statement* and return its card's placeholder, with *body* in it.

        What has no id is no entity: of it the body is left.
        """
        objtype = statement.objtype
        values = self._read_values(statement)
        self.check_id(statement)
        if not statement.id:
            return body
        anchor = make_id(self.env, self.state.document, objtype.name, statement.id)
        entity = Entity(
            ref=Ref(objtype.name, statement.id),
            docname=self.env.docname,
            line=statement.line,
            file=statement.file,
            anchor=anchor,
            values=values,
        )
        register_of(self.env).note_entity(entity)
        return [self._make_card(entity, statement, body)]

    def tell(self, trouble: Trouble, message: str, location: str, kind: str) -> None:
        """Warn at *location*; messages of one *kind* differ in what the author typed alone."""
        warn(trouble, message, location)

    def check_id(self, statement: Statement) -> None:
        """Warn about an id that is none, or hard to type."""
        if is_slug(statement.id):
            return
        rule = "an id has only a–z, 0–9 and hyphens"
        message = f"{statement.who}: {rule}{suggest(to_slug(statement.id))}"
        if not statement.id:
            named = to_slug(statement.name)
            write = f"such as ‘{named}’" if named else "of a–z, 0–9 and hyphens"
            who = with_article(statement.objtype.name)
            message = f"{who} has no id, so that nothing can link to it; write one {write}"
        self.tell(Trouble.ID, message, statement.location, "id")

    def _read_values(self, statement: Statement) -> dict[str, Value]:
        """Return the options as typed values, telling of each that cannot be read."""
        values: dict[str, Value] = {}
        for name, raw in statement.options.items():
            known = statement.objtype.field(name)
            location = statement.places.get(name, statement.location)
            if known is None:
                self.tell_unknown(statement, name, location)
                continue
            try:
                values[name] = parse_field(known, raw)
            except FieldError as error:
                reason = f"{statement.who}: option ‘{name}’ {error}"
                message = with_example(reason, f"‘:{name}: {known.example}’")
                kind = f"{statement.objtype.name} {name} {_shape(str(error), raw)}"
                self.tell(Trouble.VALUE, message, location, kind)
        self._tell_of_required(statement)
        return values

    def tell_unknown(self, statement: Statement, name: str, location: str) -> None:
        """Warn about an option that the type does not have."""
        objtype = statement.objtype
        hint = near_option(objtype, name) or f"; {options_of(objtype)}"
        message = f"{statement.who}: option ‘{clean(name)}’ is not known{hint}"
        self.tell(Trouble.OPTION, message, location, f"{objtype.name} {name}")

    def _tell_of_required(self, statement: Statement) -> None:
        objtype = statement.objtype
        # One that was offered for what is not known is not told again.
        offered = {near for each in statement.options if (near := _near_name(objtype, each))}
        for wanted in objtype.fields:
            if wanted.required and wanted.name not in {*statement.lost, *offered}:
                message = (
                    f"{statement.who}: option ‘{wanted.name}’ is missing; add a line such as"
                    f" ‘:{wanted.name}: {wanted.example}’"
                )
                kind = f"{statement.objtype.name} {wanted.name}"
                self.tell(Trouble.REQUIRED, message, statement.location, kind)

    def _make_card(
        self, entity: Entity, statement: Statement, written: list[nodes.Node]
    ) -> entity_card:
        card = entity_card(
            "",
            ids=[entity.anchor],
            objtype=entity.ref.objtype,
            entity_id=entity.ref.id,
            anchor=entity.anchor,
            docname=entity.docname,
        )
        self.set_source_info(card)
        if statement.path:
            card.source, card.line = statement.path, statement.line
        self.state.document.note_explicit_target(card)
        for stated in statement.objtype.fields:
            slot = self._make_slot(stated, entity)
            if slot is not None:
                card += slot
        if entity.text("image") and self._has_file(entity, statement):
            card += self._make_portrait(entity, statement.objtype)
        body = nodes.container(classes=["chronicle-body"])
        body += written
        self.set_source_info(body)
        if body.children:
            card += body
        return card

    def _has_file(self, entity: Entity, statement: Statement) -> bool:
        """Tell whether the picture is one that a book can show, warning of one that is not.

        What is done to every picture of a page tells more, but not the line of the option.
        """
        name = entity.text("image")
        if name.endswith(".*"):
            return True
        try:
            find_picture(self.env, name)
        except PictureError as error:
            warn(
                Trouble.VALUE,
                f"{statement.who}: option ‘image’: picture ‘{name}’ {error}",
                statement.places.get("image", statement.location),
            )
            return False
        return True

    def _make_portrait(self, entity: Entity, objtype: EntityType) -> nodes.container:
        """Return the picture with its credit; not a figure, which print would let float away."""
        portrait = nodes.container(classes=["chronicle-portrait"])
        alt = entity.text("alt") or full_name(entity, objtype)
        portrait += nodes.image(uri=entity.text("image"), alt=alt)
        credit = ". ".join(text for text in (entity.text("credit"), entity.text("license")) if text)
        if credit:
            portrait += nodes.paragraph(credit, credit, classes=["chronicle-credit"])
        for node in portrait.findall(nodes.Element):
            self.set_source_info(node)
        return portrait

    def _make_slot(self, stated: Field, entity: Entity) -> entity_slot | None:
        if stated.name not in entity.values:
            return None
        if stated.kind is FieldKind.PROSE:
            text = entity.text(stated.name)
            found, messages = self.parse_inline(text, lineno=self.lineno)
            paragraph = nodes.paragraph(text, "", *found)
            for raw in list(paragraph.findall(nodes.raw)):  # MyST takes HTML; an option does not
                raw.parent.replace(raw, nodes.Text(raw.astext()))
        elif stated.kind is FieldKind.SOURCES:
            found, messages = parse_sources(self, entity), []
            if not found:
                return None
            paragraph = nodes.paragraph("", "", *found, translatable=False)
        else:
            return None
        self.set_source_info(paragraph)
        return entity_slot("", paragraph, *messages, field=stated.name)


class EntityDirective(StatesEntities):
    """Read one entity: file its record, leave the placeholder of its card."""

    has_content = True
    optional_arguments = 1  # required in truth, but docutils would say so in its own words
    final_argument_whitespace = True
    objtype: ClassVar[EntityType]

    def run(self) -> list[nodes.Node]:
        """Return the card's placeholder, with the entity's anchor and the author's prose."""
        with guard(DOMAIN, f"the entry {self._who()}", self.get_location()):
            return self._read()
        return []

    def _who(self) -> str:
        line = self.arguments[0].partition("\n")[0] if self.arguments else ""
        return f"{self.objtype.name} ‘{clean(line)}’" if line else self.name

    def _read(self) -> list[nodes.Node]:
        settle_options(self, self._who())
        ident = clean(self.arguments[0]) if self.arguments else self._make_id()
        if not ident:
            return self.parse_content_to_nodes()
        lost = tuple(lost_options(self, [each.name for each in self.objtype.fields]))
        source, line = self.get_source_info()
        page = str(self.env.doc2path(self.env.docname))
        statement = Statement(
            objtype=self.objtype,
            id=ident,
            options={name: raw or "" for name, raw in self.options.items()},
            location=self.get_location(),
            line=line or self.lineno,
            file="" if source in (page, None) else file_in(self.env, source),
            lost=frozenset(line.name for line in lost),
        )
        self._warn_of_lost(statement, lost)
        body = self.parse_content_to_nodes()
        self._warn_of_fences(statement, body)
        return self.state_entity(statement, body)

    def _warn_of_fences(self, statement: Statement, body: list[nodes.Node]) -> None:
        """Tell of a box in the entry that took the entry's end, and of an entry without one."""
        types = self.env.domains[DOMAIN].directives
        last = self.lineno + self.content_offset + len(self.content)
        trouble = trouble_with_fences(statement.who, tuple(self.content), types)
        heading = swallowed_heading(body, Path(self.get_source_info()[0] or ""), last)
        if not trouble and heading:
            trouble = (
                f"{statement.who} has no end and takes in the heading ‘{heading}’; put ‘:::’ on a"
                " line of its own behind the entry"
            )
        if trouble:
            warn(Trouble.MARKUP, trouble, statement.location)

    def _make_id(self) -> str:
        """Return an id made of the name, and warn that there is none."""
        name = self.options.get(self.objtype.naming.name) or ""
        ident = to_slug(name) if name else ""
        write = ident or f"{'an' if self.name[0] in 'aeiou' else 'a'}-{self.name}"
        opening = f"the braces, such as ‘:::{{{self.name}}} {write}’"
        if self.block_text.startswith(".."):
            opening = f"the colons, such as ‘.. {self.name}:: {write}’"
        warn(
            Trouble.ID,
            f"{self.name}: the entry has no id; write one behind {opening}",
            self.get_location(),
        )
        return ident

    def _warn_of_lost(self, statement: Statement, lost: Sequence[OptionLine]) -> None:
        """Tell of options that became prose: MyST ends the options at a line that wraps."""
        for line in lost:
            reason = _reason_of_loss(line)
            warn(Trouble.OPTION, f"{statement.who}: {reason}", statement.location)
        continued = continued_line(self)
        if continued and not lost:
            message = (
                f"the line ‘{continued}’ continues no option, but is prose; keep each option on one"
                " line, or put long values into a block between ‘---’ lines"
            )
            warn(Trouble.OPTION, f"{statement.who}: {message}", statement.location)


def _reason_of_loss(line: OptionLine) -> str:
    """Return why *line*, an option, is prose."""
    if line.mend:
        return (
            f"the line ‘{line.typed}’ is read as prose; an option begins with a colon:"
            f" ‘{line.mend}’"
        )
    return (
        f"the line ‘{line.typed}’ is read as prose, since the options ended above it; keep each"
        " option on one line, or put long values into a block between ‘---’ lines"
    )


def near_option(objtype: EntityType, name: str) -> str:
    """Return the end of a message that offers the option most like *name*, empty without one."""
    return suggest(_near_name(objtype, name))


def _near_name(objtype: EntityType, name: str) -> str:
    """Return the option of *objtype* that is meant by *name* or most like it; empty without one."""
    known = [known.name for known in objtype.fields]
    like = next(iter(difflib.get_close_matches(name, known, n=1, cutoff=_LIKE)), "")
    return option_called(objtype, name) or like


def options_of(objtype: EntityType) -> str:
    """Return which options *objtype* has, in words."""
    known = ", ".join(known.name for known in objtype.fields)
    return f"{with_article(objtype.name)} has {known}"


def _shape(reason: str, typed: str) -> str:
    """Return *reason* without what the author *typed* and what is made of it."""
    return re.sub(r"‘[^’]*’|; write .*|\d+", "", reason.replace(clean(typed), ""))


def entity_directive(objtype: EntityType) -> type[EntityDirective]:
    """Return the directive class of *objtype*."""
    spec = AnyOption({field.name: directives.unchanged for field in objtype.fields})
    name = f"{objtype.name.title().replace('-', '')}Directive"
    return type(name, (EntityDirective,), {"objtype": objtype, "option_spec": spec})
