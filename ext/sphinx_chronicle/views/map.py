"""``{map}``: places on a base map that the author gives, with what happened there."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from ..diagnostics import Trouble, warn
from ..model.atlas import Shown, Site, find_sites, stages_of
from ..model.drawing import Plate
from ..model.fields import FieldError, clean, split_list
from ..model.geojson import BaseMap, read_geojson
from ..model.layout.frame import Compass
from ..model.layout.legend import Explained
from ..model.layout.map import Sheet, draw_narrow, draw_phone, draw_wide
from ..model.layout.projection import Extent
from ..model.layout.stands import Pin
from ..model.layout.symbols import Sign, sign_of
from ..model.stated import format_coordinates
from ..render.drawings import drawn
from ..render.links import render_item
from .view import View, ViewOption, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..model.chronicle import Chronicle
    from ..model.selection import Selection, ViewRequest
    from ..nodes import chronicle_view

_translate = get_translation("sphinx_chronicle")

_EDGES = 4
_POLE = 90
_HALF_TURN = 180
_NAMED = 6  # places in the description, and events in what the pointer shows
_KINDS = 3  # words for one sign
# How important a place is to a map: by what it is, by its events, that its coordinates are its
# own, and that a way leads to it.
_MOST_EVENTS = 12
_BORROWED = 6.0
_STAGE = 12.0
_WEIGHT = {
    Sign.CAPITAL: 8.0,
    Sign.CITY: 4.0,
    Sign.TOWN: 2.0,
    Sign.BEACH: 2.0,
    Sign.PORT: 2.0,
    Sign.BATTLE: 2.0,
    Sign.BUILDING: 0.5,
    Sign.WATERS: -2.0,
    Sign.REGION: -3.0,
}


def _(message: str) -> str:
    """Return *message* in the language of the book; Sphinx may give a proxy, unfit to paint."""
    return str(_translate(message))


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """What one map shows: *located* sites lie on it, *outside* beyond it, *lost* nobody knows."""

    title: str
    credit: str
    shown: Shown
    base: BaseMap | None
    extent: Extent | None
    located: tuple[Site, ...]
    outside: tuple[Site, ...]
    lost: tuple[Site, ...]
    stages: tuple[tuple[float, float], ...]
    locale: str


def _read_extent(text: str) -> Extent:
    try:
        edges = [float(edge) for edge in clean(text).split(",")]
    except ValueError as error:
        raise FieldError("is not four numbers with commas between them") from error
    if len(edges) != _EDGES:
        raise FieldError(f"has {len(edges)} numbers; it needs west, south, east, and north")
    west, south, east, north = edges
    if max(abs(south), abs(north)) > _POLE or max(abs(west), abs(east)) > _HALF_TURN:
        raise FieldError("lies off the earth: west, south, east, and north in degrees")
    if south >= north or west == east:
        raise FieldError("has no height or no width: write west, south, east, and north")
    return Extent(west=west, south=south, east=east if east > west else east + 360, north=north)


def compose_map(chronicle: Chronicle, request: ViewRequest, locale: str) -> Atlas:
    """Return the places asked for, parted by whether they lie on the map."""
    selection = request.selection
    shown = Shown(request.setting("show", str) or _usual(selection, chronicle))
    extent = request.setting("extent", Extent)
    route = request.setting("routes", tuple) or ()
    located: list[Site] = []
    outside: list[Site] = []
    lost: list[Site] = []
    for site in find_sites(shown, selection, route, chronicle, locale):
        point = site.point
        if point is None:
            lost.append(site)
        elif extent is None or extent.has(point.longitude, point.latitude):
            located.append(site)
        else:
            outside.append(site)
    return Atlas(
        title=request.setting("title", str) or "",
        credit=request.setting("credit", str) or "",
        shown=shown,
        base=request.setting("base", BaseMap),
        extent=extent,
        located=tuple(located),
        outside=tuple(outside),
        lost=tuple(lost),
        stages=tuple(stages_of(route, chronicle)),
        locale=locale,
    )


def _usual(selection: Selection, chronicle: Chronicle) -> Shown:
    """Return what is shown where the author does not say: what the filters are about."""
    by_events = (
        selection.since,
        selection.until,
        selection.people,
        selection.organizations,
        any(chronicle.find_event(target) for target in selection.part_of),
    )
    return Shown.EVENTS if any(by_events) else Shown.PLACES


def render_map(atlas: Atlas, placeholder: chronicle_view) -> list[nodes.Node]:
    """Return the map with a list of its places as its twin, or a sentence where there are none."""
    docname = placeholder["docname"]
    heading = (
        [nodes.rubric(atlas.title, atlas.title, classes=["chronicle-group"])] if atlas.title else []
    )
    twin = list(_twin(atlas, docname))
    if not atlas.located:
        return [*heading, _sentence(_("No places to show.")), *twin]
    _warn_of_base(atlas, placeholder)
    sheet = _sheet(atlas)
    plate = Plate(
        kind="map",
        title=atlas.title or _("Map"),
        description=_describe(atlas),
        wide=partial(draw_wide, sheet),
        narrow=partial(draw_narrow, sheet),
        phone=partial(draw_phone, sheet),
    )
    return [*heading, *drawn(plate, twin, placeholder)]


def _warn_of_base(atlas: Atlas, placeholder: chronicle_view) -> None:
    """Tell of a base that lies elsewhere, as one does whose coordinates are swapped."""
    if atlas.base is None:
        return
    west, south, east, north = atlas.base.bounds
    base = Extent(west=west, south=south, east=max(east, west), north=north)
    points = [site.point for site in atlas.located if site.point]
    if atlas.extent is None and any(base.has(p.longitude, p.latitude) for p in points):
        return
    seen = atlas.extent
    if seen is None or not _overlap(base, seen):
        message = (
            f"map: option ‘base’ shows {_corners(base)}, where no place of this map lies;"
            " choose another file, and see that its positions are longitude before latitude"
        )
        warn(Trouble.VIEW, message, placeholder)


def _overlap(one: Extent, other: Extent) -> bool:
    across = any(
        one.west + turn <= other.east and other.west <= one.east + turn for turn in (-360, 0, 360)
    )
    return across and one.south <= other.north and other.south <= one.north


def _corners(extent: Extent) -> str:
    return (
        f"{extent.west:g} to {extent.east:g} degrees of longitude"
        f" and {extent.south:g} to {extent.north:g} of latitude"
    )


def _sentence(words: str) -> nodes.paragraph:
    return nodes.paragraph(words, words)


# --- the drawing -------------------------------------------------------------------------------


def _describe(atlas: Atlas) -> str:
    names = [site.place.text for site in _by_weight(atlas.located)]
    shown = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        return _("A map with {count} places, among them {names}.").format(
            count=len(names), names=shown
        )
    return _("A map with these places: {names}.").format(names=shown)


def _by_weight(sites: Iterable[Site]) -> list[Site]:
    return sorted(sites, key=lambda site: -_rank(site))


def _rank(site: Site) -> float:
    """Return how important a site is to the map: what it is, and how much happened there."""
    weight = _WEIGHT.get(sign_of(site.kind), 1.0)
    told = min(len(site.events), _MOST_EVENTS)
    return (max(weight, 1.0) if told else weight) + told - (_BORROWED if site.within else 0)


def _sheet(atlas: Atlas) -> Sheet:
    pins = tuple(_pins(atlas))
    return Sheet(
        pins=pins,
        base=atlas.base,
        extent=atlas.extent,
        stages=atlas.stages,
        legend=tuple(_legend(atlas, pins)),
        credit=atlas.credit,
        compass=Compass(north=_("N"), south=_("S"), east=_("E"), west=_("W")),
        units=(_("km"), _("mi")),
        unnamed=_("Not named on the map: {names}."),
        others=_("{count} others"),
    )


def _pins(atlas: Atlas) -> Iterator[Pin]:
    stages = set(atlas.stages)
    for site in atlas.located:
        assert site.point is not None
        assert site.place.goal is not None
        has_events = atlas.shown is not Shown.PLACES and bool(site.events)
        yield Pin(
            longitude=site.point.longitude,
            latitude=site.point.latitude,
            name=site.place.text,
            goal=site.place.goal,
            sign=_sign(site, has_events=has_events),
            notes=tuple(_notes(site)) if has_events else (),
            title=_title(site),
            rank=_rank(site) + _STAGE * ((site.point.longitude, site.point.latitude) in stages),
            has_events=has_events,
            is_rough=site.point.approximate or site.within is not None,
        )


def _sign(site: Site, *, has_events: bool) -> Sign:
    """Return the sign of a site; where something happened even an area has a mark."""
    sign = sign_of(site.kind)
    return Sign.TOWN if sign.is_area and has_events else sign


def _notes(site: Site) -> Iterator[str]:
    """Yield when the events were and how many there were, in ever fewer words."""
    if len(site.events) == 1:
        if site.span:
            yield site.span
        return
    count = _("{count} events").format(count=len(site.events))
    if site.span:
        yield f"{count}, {site.span}"
    yield count


def _title(site: Site) -> str:
    """Return what the pointer shows: the place and its first events."""
    name = f"{site.place.text} ({site.kind})" if site.kind else site.place.text
    told = [f"{event.lead}: {event.text}" if event.lead else event.text for event in site.events]
    if len(told) > _NAMED:
        told[_NAMED:] = [_("{count} more events").format(count=len(told) - _NAMED)]
    return f"{name}. {'; '.join(told)}" if told else name


def _legend(atlas: Atlas, pins: Sequence[Pin]) -> Iterator[Explained]:
    """Yield the meaning of each sign in use, where there is more than one."""
    kinds: dict[Sign, Counter[str]] = defaultdict(Counter)
    for site, pin in zip(atlas.located, pins, strict=True):
        if site.kind and not sign_of(site.kind).is_area:
            kinds[pin.sign][site.kind] += 1
    dotted = {pin.has_events for pin in pins if not pin.sign.is_area}
    style = "pin-event" if dotted == {True} else "pin-place"
    if set(kinds) - {Sign.TOWN} or len({pin.sign for pin in pins}) > 1:
        for sign in Sign:
            if sign in kinds:
                words = ", ".join(kind for kind, _count in kinds[sign].most_common(_KINDS))
                yield Explained(sign=sign, style=style, words=words)
    if len(dotted) > 1:
        yield Explained(
            sign=Sign.TOWN,
            style="pin-event",
            words=_("with events (name in bold)"),
            is_general=True,
        )
    for style in sorted({pin.style for pin in pins if pin.is_rough and not pin.sign.is_area})[:1]:
        words = _("hollow: approximate position")
        yield Explained(sign=Sign.TOWN, style=style, words=words, is_general=True)


# --- the twin ----------------------------------------------------------------------------------


def _twin(atlas: Atlas, docname: str) -> Iterator[nodes.Node]:
    """Yield the places with coordinates and events: on the map, beyond it, and nowhere."""
    if atlas.located:
        yield _listed(atlas.located, docname, atlas.locale)
    for words, sites in (
        (_("Outside the map:"), atlas.outside),
        (_("Without coordinates, and so not on the map:"), atlas.lost),
    ):
        if sites:
            yield _sentence(words)
            yield _listed(sites, docname, atlas.locale)
    if atlas.credit:
        yield _sentence(atlas.credit)


def _listed(sites: Iterable[Site], docname: str, locale: str) -> nodes.bullet_list:
    found = nodes.bullet_list("", bullet="-")
    for site in sites:
        item = nodes.list_item("", nodes.paragraph("", "", *_render_site(site, docname, locale)))
        if site.events:
            below = nodes.bullet_list("", bullet="-")
            for event in site.events:
                below += nodes.list_item("", nodes.paragraph("", "", *render_item(event, docname)))
            item += below
        found += item
    return found


def _render_site(site: Site, docname: str, locale: str) -> list[nodes.Node]:
    """Return a link, the kind in parentheses, and where it is."""
    found = render_item(site.place, docname)
    if site.kind:
        found.append(nodes.Text(f" ({site.kind})"))
    if site.within is not None:
        before, after = _("in {place}").split("{place}")
        found.append(nodes.Text(f", {before}"))
        found += render_item(site.within, docname)
        found.append(nodes.Text(after))
    elif site.point is not None:
        found.append(nodes.Text(f", {format_coordinates(site.point, locale)}"))
    return found


MAP = View(
    name="map",
    compose=compose_map,
    render=render_map,
    objtype="place",
    argument=ViewOption(
        name="title", example="{map} Cuba in April 1961", help="The title of the map."
    ),
    options=(
        ViewOption(
            name="base",
            example="images/coast.geojson",
            help="A GeoJSON file with the land: areas, and lines such as rivers, roads, borders.",
            read=read_geojson,
            troubles=lambda base: base.troubles,
            is_file=True,
        ),
        ViewOption(
            name="extent",
            example="-85, 19.5, -74, 23.5",
            help="West, south, east, and north of the map in degrees; else all its places.",
            read=_read_extent,
        ),
        ViewOption(
            name="show",
            example="events",
            help="Which places: those that pass the filters, those of events that do, or both;"
            " events by default where the filters are a period, people, organizations, or an"
            " event, else places.",
            read=one_of(*Shown),
        ),
        ViewOption(
            name="routes",
            example="base-trax; puerto-cabezas; playa-giron",
            help="Places in the order of a way; they are shown too, joined by arrows.",
            read=split_list,
            to=("place",),
        ),
        ViewOption(
            name="credit",
            example="Natural Earth; GeoNames, CC BY 4.0",
            help="Whom the base map and the coordinates are owed to; printed below the map.",
        ),
    ),
    help="Places on a base map, with what happened there, and a list of them as its twin.",
)
