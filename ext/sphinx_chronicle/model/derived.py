"""What follows for an entity from the entries of others and the text: relations on its card."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from .dates import format_term
from .hierarchy import parts_below, parts_of, steps_from
from .holders import title_of
from .items import Item, Label, Row, RowLayout, dated_item, short_item
from .kinship import inverse_relation
from .names import short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .chronicle import Backlink, Chronicle
    from .entity import Entity, Ref, Spot
    from .offices import Tenure
    from .types import EntityType

# Rows of others' making that stay on one line, and those that are put together in their own way.
_SHORT_ROWS = {"Led from", "Places in it", "Offices"}
# Lists in lists, and events in a chain of causes, beyond which nobody reads on a card.
_DEEPEST_LIST = 3
_LONGEST_CHAIN = 40


class DerivedRelations:
    """Composes the relations of one card; holds what every row needs."""

    def __init__(self, entity: Entity, chronicle: Chronicle, locale: str) -> None:
        self.entity = entity
        self.chronicle = chronicle
        self.locale = locale
        self.objtype: EntityType = chronicle.type_of(entity.ref)

    def rows(self) -> Iterator[Row]:
        """Yield the rows that follow from other entities and from the text."""
        yield from self._inverse_rows()
        yield from self._chain_rows()
        yield from self._spot_rows()

    def _inverse_rows(self) -> Iterator[Row]:
        grouped: dict[str, list[Backlink]] = defaultdict(list)
        if self.objtype.name == "organization":
            grouped[Label.PEOPLE] = []  # those who hold its offices belong to it, members or not
        for backlink in self.chronicle.backlinks(self.entity.ref):
            grouped[backlink.field.inverse].append(backlink)
        for label, backlinks in grouped.items():
            yield from (row for row in self._inverse_row(label, backlinks) if row.items)

    def _inverse_row(self, label: str, backlinks: list[Backlink]) -> Iterator[Row]:
        if label == Label.RELATIONS:
            yield self._kin_row(backlinks)
        elif label == Label.HOLDERS:
            yield from self._holder_rows(backlinks)
        elif label == Label.PEOPLE and self.objtype.name == "organization":
            yield self._people_row(backlinks)
        elif label == Label.PARTS:
            seen = {self.entity.ref}
            items = self._parts(self.entity.ref, seen, depth=1)
            yield Row(label=Label.PARTS, items=items, layout=RowLayout.LIST)
        else:
            layout = RowLayout.RUN_IN if label in _SHORT_ROWS else RowLayout.LIST
            yield self._backlink_row(label, backlinks, layout)

    def _holder_rows(self, backlinks: list[Backlink]) -> Iterator[Row]:
        """Yield the holders in order of time, and apart those whose time nobody knows."""
        dated = [backlink for backlink in backlinks if backlink.reference.term]
        undated = [backlink for backlink in backlinks if not backlink.reference.term]
        yield self._backlink_row(Label.HOLDERS, dated, RowLayout.LIST)
        yield self._backlink_row(Label.ALSO_HELD_BY, undated, RowLayout.RUN_IN)

    def _people_row(self, backlinks: list[Backlink]) -> Row:
        """Return members and holders of the body's offices, in order of time.

        A membership of which nothing is said is left out where its member holds an office.
        """
        tenures = self._tenures_in_offices()
        officers = {tenure.person for tenure in tenures}
        entries = [
            (backlink.reference.term, self._backlink_item(backlink))
            for backlink in backlinks
            if backlink.reference.label
            or backlink.reference.term
            or backlink.source not in officers
        ]
        entries += [(tenure.term, self._officer(tenure)) for tenure in tenures]
        dated = sorted(
            (term.sort_key, number, item)
            for number, (term, item) in enumerate(entries)
            if term is not None
        )
        undated = [item for term, item in entries if term is None]
        items = (*(item for _key, _number, item in dated), *undated)
        return Row(label=Label.PEOPLE, items=items, layout=RowLayout.LIST)

    def _tenures_in_offices(self) -> list[Tenure]:
        return [
            tenure
            for backlink in self.chronicle.backlinks(self.entity.ref)
            if backlink.source.objtype == "office"
            for tenure in self.chronicle.tenures.of_office(backlink.source)
        ]

    def _officer(self, tenure: Tenure) -> Item:
        when = format_term(tenure.term, self.locale) if tenure.term else ""
        title = title_of(tenure, self.chronicle)
        return replace(self._short(tenure.person), label=title, when=when)

    def _parts(self, ref: Ref, seen: set[Ref], depth: int) -> tuple[Item, ...]:
        """Return the parts of *ref* with theirs below them, those of the deepest list in line."""
        if depth == _DEEPEST_LIST:
            below = parts_below(ref, self.chronicle, seen)
            return tuple(self._happened(part) for part in below)
        items = []
        for part in parts_of(ref, self.chronicle):
            if part not in seen:
                seen.add(part)
                below_it = self._parts(part, seen, depth + 1)
                items.append(replace(self._happened(part), below=below_it))
        return tuple(items)

    def _happened(self, ref: Ref) -> Item:
        return dated_item(self.chronicle.entities[ref], self.chronicle, self.locale)

    def _short(self, ref: Ref) -> Item:
        return short_item(self.chronicle.entities[ref], self.chronicle)

    def _chain_rows(self) -> Iterator[Row]:
        """Yield what the effects led to in turn, and what the causes came of."""
        for label, layout in (
            (Label.LED_ON, RowLayout.EFFECTS),
            (Label.TRACED_BACK, RowLayout.CAUSES),
        ):
            steps = steps_from(self.entity.ref, self.chronicle, back=layout is RowLayout.CAUSES)
            far = ((number, ref) for number, step in enumerate(steps) if number for ref in step)
            items = tuple(
                replace(self._short(ref), step=number)
                for number, ref in islice(far, _LONGEST_CHAIN)
            )
            if items:
                yield Row(label=label, items=items, layout=layout)

    def _backlink_row(self, label: str, backlinks: list[Backlink], layout: RowLayout) -> Row:
        ordered = self._in_time(backlinks)
        items = tuple(self._backlink_item(backlink) for backlink in ordered)
        return Row(label=label, items=items, layout=layout)

    def _kin_row(self, backlinks: list[Backlink]) -> Row:
        """Return the relatives who are not already named by this person's own entry."""
        stated = {reference.target for reference in self.entity.references("relations")}
        items = tuple(
            replace(self._backlink_item(backlink), label=self._other_side(backlink))
            for backlink in backlinks
            if backlink.source.id not in stated
        )
        return Row(label=Label.RELATIONS, items=items)

    def _other_side(self, backlink: Backlink) -> str:
        """Return what the source of *backlink* is to this person; “as …” where no rule tells."""
        label = backlink.reference.label
        turned = inverse_relation(label, self.chronicle.genders.get(backlink.source))
        if turned or not label or not self.locale.startswith("en"):
            return turned
        return f"as {label}"

    def _in_time(self, backlinks: list[Backlink]) -> list[Backlink]:
        """Order by the term where references have one, else as the Chronicle does: by time."""
        dated = [
            (backlink.reference.term.sort_key, number, backlink)
            for number, backlink in enumerate(backlinks)
            if backlink.reference.term
        ]
        undated = [backlink for backlink in backlinks if not backlink.reference.term]
        return [backlink for _key, _number, backlink in sorted(dated)] + undated

    def _backlink_item(self, backlink: Backlink) -> Item:
        term = backlink.reference.term
        when = format_term(term, self.locale) if term else ""
        return replace(self._happened(backlink.source), label=backlink.reference.label, when=when)

    def _spot_rows(self) -> Iterator[Row]:
        """Yield the rows “Accounts” and “Mentioned in”: pages, and the places in each."""
        questions = self.chronicle.questions.get(self.entity.ref, ())
        mentions = self.chronicle.mentions.get(self.entity.ref, ())
        others = [mention.spot for mention in mentions if mention.spot.card != self.entity.ref]
        for label, spots in ((Label.ACCOUNTS, questions), (Label.MENTIONS, others)):
            yield from self._spot_row(label, spots)

    def _spot_row(self, label: str, found: Iterable[Spot]) -> Iterator[Row]:
        pages: dict[str, dict[Spot, None]] = defaultdict(dict)
        for spot in found:
            pages[spot.docname][spot] = None
        if pages:
            items = tuple(
                Item(
                    text=self.chronicle.titles.get(docname, docname),
                    home=(docname, ""),
                    spots=tuple(self._titled(spot) for spot in spots if spot.anchor),
                )
                for docname, spots in pages.items()
            )
            yield Row(label=label, items=items, layout=RowLayout.LIST)

    def _titled(self, spot: Spot) -> Spot:
        """Return *spot* with the title of its section or the name of the card that it is."""
        if spot.card is None:
            title = self.chronicle.headings.get((spot.docname, spot.anchor), spot.title)
            return replace(spot, title=title)
        entity = self.chronicle.entities.get(spot.card)
        name = short_name(entity, self.chronicle.type_of(spot.card)) if entity else spot.card.id
        return replace(spot, title=name)
