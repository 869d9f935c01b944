"""The directive of an entity, made for each type from its fields."""

from __future__ import annotations

import difflib
import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_id

from ..diagnostics import Trouble, suggest, warn, with_article
from ..env import register_of
from ..model.entity import Entity, Ref, Value
from ..model.fields import FieldError, clean, is_slug, parse_field, to_slug
from ..model.names import full_name
from ..model.types import EntityType, Field, FieldKind
from ..nodes import entity_card, entity_slot
from .sources import parse_sources

if TYPE_CHECKING:
    from collections.abc import Callable

_LOST_OPTION = re.compile(r":(?P<name>[\w-]+):(?:\s|$)")


class AnyOption(dict[str, "Callable[[str], Any]"]):
    """An option_spec that takes every option as text, so that our own messages can be given."""

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return directives.unchanged


class EntityDirective(SphinxDirective):
    """Read one entity: file its record, leave the placeholder of its card."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    objtype: ClassVar[EntityType]

    def run(self) -> list[nodes.Node]:
        """Return the card's placeholder, with the entity's anchor and the author's prose."""
        entity_id = self._read_id()
        values = self._read_values(entity_id)
        anchor = make_id(self.env, self.state.document, self.objtype.name, entity_id)
        entity = Entity(
            ref=Ref(self.objtype.name, entity_id),
            docname=self.env.docname,
            line=self.lineno,
            anchor=anchor,
            values=values,
        )
        register_of(self.env).note_entity(entity)
        return [self._make_card(entity)]

    def _read_id(self) -> str:
        entity_id = clean(self.arguments[0])
        if not is_slug(entity_id):
            self._warn(
                Trouble.ID,
                f"{self.objtype.name} ‘{entity_id}’: an id has only a–z, 0–9 and hyphens"
                + suggest(to_slug(entity_id)),
            )
        return entity_id

    def _read_values(self, entity_id: str) -> dict[str, Value]:
        """Return the options as typed values, telling of each that cannot be read."""
        who = f"{self.objtype.name} ‘{entity_id}’"
        values: dict[str, Value] = {}
        for name, raw in self.options.items():
            field = self.objtype.field(name)
            if field is None:
                self._warn_unknown(who, name)
                continue
            try:
                values[name] = parse_field(field, raw or "")
            except FieldError as error:
                self._warn(
                    Trouble.VALUE,
                    f"{who}: option ‘{name}’ {error}; write it like this:"
                    f" ‘:{name}: {field.example}’",
                )
        self._warn_of_required(who)
        self._warn_of_lost_options(who)
        return values

    def _warn_of_required(self, who: str) -> None:
        for field in self.objtype.fields:
            if field.required and field.name not in self.options:
                self._warn(
                    Trouble.REQUIRED,
                    f"{who}: option ‘{field.name}’ is missing; add a line such as"
                    f" ‘:{field.name}: {field.example}’",
                )

    def _warn_unknown(self, who: str, name: str) -> None:
        known = [field.name for field in self.objtype.fields]
        near = next(iter(difflib.get_close_matches(name, known, n=1)), "")
        hint = suggest(near) or f"; {with_article(self.objtype.name)} has {', '.join(known)}"
        self._warn(Trouble.OPTION, f"{who}: option ‘{clean(name)}’ is not known{hint}")

    def _warn_of_lost_options(self, who: str) -> None:
        """Tell of options that became prose: MyST ends the options at a line that wraps."""
        for line in itertools.takewhile(_in_first_paragraph, self.content):
            match = _LOST_OPTION.match(line)
            if match and self.objtype.field(match["name"]):
                self._warn(
                    Trouble.OPTION,
                    f"{who}: the line ‘{clean(line)}’ is read as prose, since the options"
                    " ended above it; keep each option on one line, or put long values into"
                    " a block between ‘---’ lines",
                )

    def _make_card(self, entity: Entity) -> entity_card:
        card = entity_card(
            "",
            ids=[entity.anchor],
            objtype=entity.ref.objtype,
            entity_id=entity.ref.id,
            anchor=entity.anchor,
            docname=entity.docname,
        )
        self.set_source_info(card)
        self.state.document.note_explicit_target(card)
        for field in self.objtype.fields:
            slot = self._make_slot(field, entity)
            if slot is not None:
                card += slot
        if entity.text("image") and self._has_file(entity):
            card += self._make_portrait(entity)
        body = nodes.container(classes=["chronicle-body"])
        body += self.parse_content_to_nodes()
        self.set_source_info(body)
        if body.children:
            card += body
        return card

    def _has_file(self, entity: Entity) -> bool:
        """Tell whether the picture is there, warning of one that is not.

        Sphinx would warn too, but without the line; and a folder makes its LaTeX builder stop.
        """
        name = entity.text("image")
        if "://" in name or name.endswith(".*"):
            return True
        relative, path = self.env.relfn2path(name)
        self.env.note_dependency(relative)
        if not Path(path).is_file():
            self._warn(
                Trouble.VALUE,
                f"{entity.ref.objtype} ‘{entity.ref.id}’: option ‘image’ names no file: there is"
                f" no ‘{relative}’ in the folder of the book; correct the name or add the picture",
            )
            return False
        return True

    def _make_portrait(self, entity: Entity) -> nodes.container:
        """Return the picture with its credit; not a figure, which print would let float away."""
        portrait = nodes.container(classes=["chronicle-portrait"])
        alt = entity.text("alt") or full_name(entity, self.objtype)
        portrait += nodes.image(uri=entity.text("image"), alt=alt)
        credit = ". ".join(text for text in (entity.text("credit"), entity.text("license")) if text)
        if credit:
            portrait += nodes.paragraph(credit, credit, classes=["chronicle-credit"])
        for node in portrait.findall(nodes.Element):
            self.set_source_info(node)
        return portrait

    def _make_slot(self, field: Field, entity: Entity) -> entity_slot | None:
        if field.name not in entity.values:
            return None
        if field.kind is FieldKind.PROSE:
            text = entity.text(field.name)
            found, messages = self.parse_inline(text, lineno=self.lineno)
            paragraph = nodes.paragraph(text, "", *found)
            for raw in list(paragraph.findall(nodes.raw)):  # MyST takes HTML; an option does not
                raw.parent.replace(raw, nodes.Text(raw.astext()))
        elif field.kind is FieldKind.SOURCES:
            found, messages = parse_sources(self, entity), []
            paragraph = nodes.paragraph("", "", *found, translatable=False)
        else:
            return None
        self.set_source_info(paragraph)
        return entity_slot("", paragraph, *messages, field=field.name)

    def _warn(self, trouble: Trouble, message: str) -> None:
        warn(trouble, message, self.get_location())


def _in_first_paragraph(line: str) -> bool:
    return bool(line.strip()) and not line.startswith((":::", "```", "~~~", ".. "))


def entity_directive(objtype: EntityType) -> type[EntityDirective]:
    """Return the directive class of *objtype*."""
    spec = AnyOption({field.name: directives.unchanged for field in objtype.fields})
    name = f"{objtype.name.title().replace('-', '')}Directive"
    return type(name, (EntityDirective,), {"objtype": objtype, "option_spec": spec})
