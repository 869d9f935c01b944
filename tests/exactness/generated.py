"""Invented books, and what can happen to them between two builds.

A book is plain data, so that the same edits with the same seeds give the same files. An edit that
finds nothing to change changes nothing; any sequence stays one when steps are taken out of it.
"""

import random
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

WORDS = ("Ana", "Bela", "Cora", "Dan", "Eva", "Łukasz", "Øre", "Zed", "Álava", "Nuño")
HOUSES = ("Holt", "March", "Łukasik", "Ørsted", "Zola", "Lund", "St. John", "O’Neil", "van Dam")
TYPES = ("person", "event", "place", "organization", "office", "ship")
NAME = {"event": "title"}
VIEWS = (
    ":::{chronology}\n:group-by: year\n:::",
    ":::{timeline} The time\n:::",
    ":::{people}\n:::",
    ":::{entities}\n:type: ship\n:::",
    ":::{people}\n:style: table\n:columns: name, born, offices\n:::",
    ":::{map} The land\n:::",
    ":::{lifelines} The lives\n:::",
    ":::{network} %s\n:::",
    ":::{officeholders}\n:::",
    ":::{officeholders}\n:event: %s\n:::",
    ":::{chronology}\n:person: %s\n:::",
)
OPTIONS: dict[str, tuple[object, ...]] = {
    "chronicle_autolink": ("", "page", "section"),
    "chronicle_autolink_types": (["person", "place"], ["person", "ship", "office"]),
    "chronicle_autolink_except": ([], ["Ana", "Bela Holt"]),
    "chronicle_first_mention": ("short", "full"),
    "chronicle_index_mentions": (True, False),
    "chronicle_outputs": (["json", "csv", "jsonld"], ["jsonld"], [], ["json", "tei", "ics"]),
    "chronicle_locale": ("", "en_GB", "de"),
    "citenotes_style": ("chicago-notes", "mhra"),
    "citenotes_scope": ("page", "book"),
    "citenotes_ibid": (False, True),
    "citenotes_backlinks": ("screen", "none", "all"),
    "citenotes_cite_page": (False, True),
    "citenotes_downloads": (False, True),
    "citenotes_metadata": (True, False),
    "html_baseurl": ("", "https://book.example/"),
    "language": ("en", "es", "de"),
    "numfig": (False, True),
    "project": ("A Book", "Another Book"),
}
CONF = """\
extensions = [
    "myst_parser", "sphinx.ext.intersphinx", "sphinx_chronicle", "sphinx_citenotes",
    "sphinx_bookpress",
]
intersphinx_mapping = {"far": ("https://far.example/", "far.inv")}
from sphinx_chronicle import EntityType, date, ref
myst_enable_extensions = ["colon_fence"]
bibtex_bibfiles = ["refs.bib", "later.bib"]
locale_dirs = ["locale"]
author = "Ada Quill"
copyright = "2024, Ada Quill"
html_theme = "basic"
html_sidebars = {"**": ["everything.html"]}
templates_path = ["_templates"]
chronicle_entity_types = [
    EntityType(name="ship", plural="ships", fields=(
        date("launched", "Launched", begins=True),
        ref("captain", "Captain", to="person", inverse="Ships commanded"),
    )),
]
"""
# As demanding as a theme can be: each page shows the headings of all, its neighbors and parents.
TEMPLATE = """\
{{ toctree(collapse=False, titles_only=False, includehidden=True, maxdepth=-1) }}
{%- if prev %}<a href="{{ prev.link|e }}">{{ prev.title }}</a>{% endif %}
{%- if next %}<a href="{{ next.link|e }}">{{ next.title }}</a>{% endif %}
{%- for parent in parents %}<a href="{{ parent.link|e }}">{{ parent.title }}</a>{% endfor %}
"""
CATALOG = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8"

msgid "Title of one"
msgstr "Título %d"

msgid "The land"
msgstr "La tierra"
"""
COMES_AND_GOES: dict[str, tuple[bytes, ...]] = {
    "later.bib": (b"@book{later, author={Lund, Ana}, title={Later}, year=1999}\n", b"@book{"),
    "later.csv": ("id;name;launched\nlater;Späte;1650\n".encode(), b"id;name\nlater;Other\n", b""),
    "pictures/q.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="8"/>\n', b"no"),
    "pictures/Q.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>\n',),
    "pictures/q.gif": (b"GIF89a\x01\0\x01\0\0\xff\0,\0\0\0\0\x01\0\x01\0\0\x02\0;",),
    "pictures/p.es.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>\n',),
    "land.geojson": (
        b'{"type": "Point", "coordinates": [1, 45]}\n',
        b'{"type": "LineString", "coordinates": [[1, 45], [2, 46]]}\n',
        b"{",
    ),
    "locale/es/LC_MESSAGES/one.po": ((CATALOG % 1).encode(), (CATALOG % 2).encode()),
}  # fmt: skip
"""Files that may lie in the folder of the book or not, and what they may hold."""

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 %dh9"/></svg>\n'


@dataclass
class Page:
    title: str
    blocks: list[str] = field(default_factory=list)


@dataclass
class Book:
    pages: dict[str, Page] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    """The pages in the table of contents; one may stand outside it."""
    entities: dict[str, dict[str, str]] = field(default_factory=dict)
    """By id: type, page (or ``table``), and options."""
    sources: dict[str, dict[str, str]] = field(default_factory=dict)
    options: dict[str, object] = field(default_factory=dict)
    removed: dict[str, Page] = field(default_factory=dict)
    contents: str = ""
    """Options of the table of contents."""
    renamed_in_contents: str = ""
    """A page that the table of contents calls otherwise."""
    nested: dict[str, str] = field(default_factory=dict)
    """Pages in the table of contents of another page, by their names."""
    shared: int = 1
    """What a file says that pages include."""
    far: int = 1
    """What another book calls its people."""
    picture: int = 1
    there: dict[str, bytes] = field(default_factory=dict)
    """Those of the files that come and go which are there."""
    serial: int = 0

    def ids(self, *types: str) -> list[str]:
        return [ident for ident, entity in self.entities.items() if entity["type"] in types]

    def next(self) -> int:
        self.serial += 1
        return self.serial


def any_of(chance: random.Random, items: list[str], default: str = "nobody") -> str:
    return chance.choice(items) if items else default


def a_date(chance: random.Random) -> str:
    year = chance.randint(1640, 1660)
    return chance.choice(
        [f"{year}", f"{year}-05", f"{year}-05-0{chance.randint(1, 9)}", f"{year}~"]
    )


def a_name(chance: random.Random) -> str:
    return f"{chance.choice(WORDS)} {chance.choice(HOUSES)}"


def an_option(book: Book, kind: str, chance: random.Random) -> tuple[str, str]:
    """One option of an entity of *kind*, with a value that may lead to another entity."""

    def other(*types: str) -> str:
        return any_of(chance, book.ids(*types))

    if kind == "person":
        choices = [
            ("short", chance.choice(WORDS)),
            ("surname", chance.choice(HOUSES)),
            ("born", str(chance.randint(1600, 1630))),
            ("died", str(chance.randint(1650, 1690))),
            (
                "offices",
                f"{other('office')} ({chance.randint(1640, 1645)}/{chance.randint(1646, 1650)})",
            ),
            ("affiliation", f"{other('organization')} (member)"),
            ("relations", f"{other('person')} ({chance.choice(['sister', 'friend', 'mother'])})"),
            ("image", "/pictures/p.svg"),
            ("alt", "A picture"),
            ("aliases", f"{chance.choice(WORDS)} the {chance.choice(['Bold', 'Old'])}"),
            ("sources", any_of(chance, list(book.sources))),
        ]
    elif kind == "event":
        choices = [
            ("date", a_date(chance)),
            ("place", other("place")),
            ("participants", f"{other('person')}; {other('person', 'organization')} (witness)"),
            ("part-of", other("event")),
            ("leads-to", other("event")),
            ("tags", chance.choice(["war", "peace"])),
            ("sources", any_of(chance, list(book.sources))),
        ]
    elif kind == "place":
        choices = [
            ("coordinates", f"{chance.randint(40, 50)}, {chance.randint(1, 9)}"),
            ("part-of", other("place")),
        ]
    elif kind == "office":
        choices = [("organization", other("organization")), ("short", chance.choice(WORDS))]
    elif kind == "ship":
        choices = [("launched", a_date(chance)), ("captain", other("person"))]
    else:
        choices = [("founded", str(chance.randint(1600, 1650))), ("part-of", other("organization"))]
    return chance.choice(choices)


def a_block(book: Book, chance: random.Random) -> str:
    number = book.next()
    earlier = chance.randint(1, number)
    one, two = (any_of(chance, list(book.entities)) for _ in range(2))
    kind = book.entities.get(one, {"type": "person"})["type"]
    key = any_of(chance, [*book.sources, "later"])
    page = any_of(chance, list(book.pages), "index")
    office, event = any_of(chance, book.ids("office")), any_of(chance, book.ids("event"))
    person = any_of(chance, book.ids("person"))
    view = chance.choice(VIEWS)
    if "%s" in view:
        view %= event if "event" in view else person
    name = book.entities[one].get(NAME.get(kind, "name"), "") if one in book.entities else ""
    return chance.choice([
        f"Prose {number} of {name}.",
        f"Here is {{{kind}}}`{one}` and {{{kind}}}`+{one}` and [](#{two}).",
        f"Once {{{kind}}}`so called <{one}>`, then {{any}}`{two}`, again {{{kind}}}`{one}`.",
        f"Cited.{{cite:note}}`{key}{{{number}}}` And again.{{cite:note}}`{key}`",
        f"As {{cite:source}}`{key}` says.[^n{number}]\n\n[^n{number}]: See {{cite:note}}`{key}`.",
        f"In {{holder}}`{office} @ {event}` and {{person}}`{person} @ {event}`.",
        f"## Section {number} on {{{kind}}}`{one}`\n\nOf it.",
        f"(label{number})=\n## Labeled {number}\n\nWords.",
        f"See {{ref}}`label{earlier}` and {{doc}}`/{page}` and [](/{page}.md).",
        f":::{{figure}} /pictures/p.svg\n:name: figure{number}\n\nFigure {number} of {name}\n:::",
        f"See {{numref}}`figure{earlier}`.",
        "Data: {book-data}`chronicle.json`.",
        f"> “Words {number}” said {name}",
        "```{cite-page}\n```",
        f"```{{index}} word {number}; {name or 'name'}\n```\n\nIndexed.",
        f"```{{glossary}}\nword{number}\n  What {name} said.\n```",
        f"See {{term}}`word{earlier}` and {{person}}`far-{chance.randint(1, 3)}`.",
        "```{include} /shared.txt\n```",
        f"As {{cite:t}}`{key}` says, and so.{{footcite}}`{key}`\n\n```{{footbibliography}}\n```",
        "```{bibliography}\n:filter: docname in docnames\n```",
        f"See note {{cite:noteref}}`n{earlier}`.",
        f"{name} and <b>{name} {number}</b><br>and <a href=\"{page}.md\">more</a>.",
        f"<div class=\"c{number}\">\n\nOf {{{kind}}}`{one}`.\n\n</div>",
        f"<table><tr><th>{number}<td>{name}</table>",
        f"<img src=\"/pictures/{chance.choice(['p.svg', 'q.svg'])}\" alt=\"HTML {number}\">",
        f"![Other {number}](/pictures/{chance.choice(['q.svg', 'q.*', 'Q.svg', 'p.*'])})",
        f":::{{map}} Land {number}\n:base: /land.geojson\n:::",
        view,
        view,
    ])  # fmt: skip


# --- edits ---------------------------------------------------------------------------------


def add_entity(book: Book, chance: random.Random) -> None:
    kind = chance.choice((*TYPES, "person", "event", "event"))
    ident = f"{kind[:2]}{book.next()}"
    home = chance.choice([*book.pages, "table"] if kind == "person" else list(book.pages))
    entity = {"type": kind, "page": home, NAME.get(kind, "name"): a_name(chance)}
    book.entities[ident] = entity
    for _ in range(chance.randint(1, 4)):
        option, value = an_option(book, kind, chance)
        entity[option] = value


def remove_entity(book: Book, chance: random.Random) -> None:
    if book.entities:
        del book.entities[any_of(chance, list(book.entities))]


def rename_entity(book: Book, chance: random.Random) -> None:
    if book.entities:
        entity = book.entities[any_of(chance, list(book.entities))]
        entity[NAME.get(entity["type"], "name")] = a_name(chance)


def change_id(book: Book, chance: random.Random) -> None:
    if book.entities:
        old = any_of(chance, list(book.entities))
        book.entities[f"{old[:2]}{book.next()}"] = book.entities.pop(old)


def change_option(book: Book, chance: random.Random) -> None:
    if book.entities:
        entity = book.entities[any_of(chance, list(book.entities))]
        option, value = an_option(book, entity["type"], chance)
        entity[option] = value


def drop_option(book: Book, chance: random.Random) -> None:
    if book.entities:
        entity = book.entities[any_of(chance, list(book.entities))]
        own = [name for name in entity if name not in ("type", "page", "name", "title")]
        if own:
            del entity[chance.choice(own)]


def move_entity(book: Book, chance: random.Random) -> None:
    if book.entities:
        entity = book.entities[any_of(chance, list(book.entities))]
        homes = [*book.pages, "table"] if entity["type"] == "person" else list(book.pages)
        entity["page"] = chance.choice(homes)


def swap_pages(book: Book, chance: random.Random) -> None:
    """Let two pages swap all their entities."""
    one, two = (chance.choice(list(book.pages)) for _ in range(2))
    swapped = {one: two, two: one}
    for entity in book.entities.values():
        entity["page"] = swapped.get(entity["page"], entity["page"])


def add_block(book: Book, chance: random.Random) -> None:
    page = book.pages[chance.choice(list(book.pages))]
    page.blocks.insert(chance.randint(0, len(page.blocks)), a_block(book, chance))


def remove_block(book: Book, chance: random.Random) -> None:
    page = book.pages[chance.choice(list(book.pages))]
    if page.blocks:
        page.blocks.pop(chance.randrange(len(page.blocks)))


def move_block(book: Book, chance: random.Random) -> None:
    one, two = (book.pages[chance.choice(list(book.pages))] for _ in range(2))
    if one.blocks:
        two.blocks.append(one.blocks.pop(chance.randrange(len(one.blocks))))


def retitle_page(book: Book, chance: random.Random) -> None:
    book.pages[chance.choice(list(book.pages))].title = f"Title {book.next()}"


def add_page(book: Book, chance: random.Random) -> None:
    name = chance.choice(["", "part/"]) + f"page{book.next()}"
    book.pages[name] = Page(f"Title {book.serial}", [a_block(book, chance)])
    book.order.insert(chance.randint(0, len(book.order)), name)


def remove_page(book: Book, chance: random.Random) -> None:
    own = [name for name in book.pages if name not in ("index", "sources")]
    if len(own) > 1:
        name = chance.choice(own)
        book.removed[name] = book.pages.pop(name)
        book.order.remove(name)
        book.nested.pop(name, None)


def bring_page_back(book: Book, chance: random.Random) -> None:
    if book.removed:
        name = chance.choice(list(book.removed))
        book.pages[name] = book.removed.pop(name)
        book.order.append(name)


def rename_page(book: Book, chance: random.Random) -> None:
    own = [name for name in book.pages if name not in ("index", "sources")]
    if own:
        old, new = chance.choice(own), f"renamed{book.next()}"
        book.pages[new] = book.pages.pop(old)
        book.order[book.order.index(old)] = new
        if old in book.nested:
            book.nested[new] = book.nested.pop(old)
        for entity in book.entities.values():
            entity["page"] = new if entity["page"] == old else entity["page"]


def reorder(book: Book, chance: random.Random) -> None:
    chance.shuffle(book.order)


def change_contents(book: Book, chance: random.Random) -> None:
    book.contents = chance.choice(["", ":numbered:\n", ":caption: Parts\n", ":maxdepth: 1\n"])
    book.renamed_in_contents = chance.choice(["", *book.order])


def add_source(book: Book, chance: random.Random) -> None:
    key = f"key{book.next()}"
    book.sources[key] = {
        "author": f"{chance.choice(HOUSES)}, {chance.choice(WORDS)}",
        "title": f"A Work of {chance.choice(WORDS)}",
        "year": str(chance.randint(1900, 1990)),
    }


def edit_source(book: Book, chance: random.Random) -> None:
    if book.sources:
        source = book.sources[any_of(chance, list(book.sources))]
        name, value = chance.choice([
            ("author", f"{chance.choice(HOUSES)}, {chance.choice(WORDS)}"),
            ("title", f"A Work of {chance.choice(WORDS)} {book.next()}"),
            ("year", str(chance.randint(1900, 1990))),
            ("shorttitle", f"Work {book.next()}"),
            ("note", f"Remark {book.next()}"),
        ])  # fmt: skip
        source[name] = value


def remove_source(book: Book, chance: random.Random) -> None:
    if book.sources:
        del book.sources[any_of(chance, list(book.sources))]


def change_conf(book: Book, chance: random.Random) -> None:
    name = chance.choice(list(OPTIONS))
    book.options[name] = chance.choice(OPTIONS[name])


def nest_page(book: Book, chance: random.Random) -> None:
    """Let one page list another, or leave it out of all tables of contents, or put it back."""
    own = [name for name in book.order if name != "sources"]
    if chance.random() < 0.4 and book.nested:
        name = chance.choice(list(book.nested))
        del book.nested[name]
    elif len(own) > 1:
        one, other = chance.sample(own, 2)
        if other not in book.nested and one not in book.nested.values():
            book.nested[one] = chance.choice([other, other, "nowhere"])


def change_shared(book: Book, chance: random.Random) -> None:
    book.shared = chance.randint(1, 3)


def change_other_book(book: Book, chance: random.Random) -> None:
    book.far = chance.randint(1, 3)


def change_picture(book: Book, chance: random.Random) -> None:
    book.picture = chance.randint(1, 8)


def bring_or_take_file(book: Book, chance: random.Random) -> None:
    name = chance.choice(list(COMES_AND_GOES))
    found = chance.choice((None, *COMES_AND_GOES[name]))
    book.there.pop(name, None)
    if found is not None:
        book.there[name] = found


def rename_file_in_case(book: Book, _chance: random.Random) -> None:
    for old, new in (("pictures/q.svg", "pictures/Q.svg"), ("pictures/Q.svg", "pictures/q.svg")):
        if old in book.there and new not in book.there:
            book.there[new] = book.there.pop(old)
            return


Edit = Callable[[Book, random.Random], None]
EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        add_entity, remove_entity, rename_entity, change_id, change_option, drop_option,
        move_entity, swap_pages, add_block, remove_block, move_block, retitle_page, add_page,
        remove_page, bring_page_back, rename_page, reorder, change_contents, add_source,
        edit_source, remove_source, change_conf, change_picture, change_shared, change_other_book,
        nest_page, bring_or_take_file, rename_file_in_case,
    )
}  # fmt: skip
OFTEN = (
    "add_entity",
    "rename_entity",
    "change_option",
    "change_option",
    "move_entity",
    "add_block",
    "bring_or_take_file",
    "bring_or_take_file",
)
Step = tuple[str, int]
"""An edit by its name, and the seed of what it does."""


def first_book(seed: int) -> Book:
    chance = random.Random(seed)
    book = Book(options={name: values[0] for name, values in OPTIONS.items()})
    book.options["chronicle_autolink"] = OPTIONS["chronicle_autolink"][seed % 3]
    book.options["language"] = ("en", "es")[seed % 2]
    for name in ("index", "one", "two", "part/three", "sources"):
        book.pages[name] = Page(f"Title of {name}")
    book.pages["sources"].blocks.append("```{bibliography}\n```")
    book.order = ["one", "two", "part/three", "sources"]
    for make, times in (
        (add_source, 3),
        (add_entity, 9),
        (change_option, 9),
        (add_block, 18),
        (bring_or_take_file, 4),
    ):
        for _ in range(times):
            make(book, chance)
    return book


def some_steps(seed: int, count: int) -> list[Step]:
    chance = random.Random(f"steps {seed}")
    names = [*EDITS, *OFTEN]
    return [(chance.choice(names), chance.randrange(10**6)) for _ in range(count)]


def take(book: Book, step: Step) -> None:
    name, seed = step
    EDITS[name](book, random.Random(seed))


# --- files ---------------------------------------------------------------------------------


def files_of(book: Book) -> dict[str, bytes]:
    files = {f"{name}.md": _page(book, name) for name in book.pages}
    options = "".join(f"{name} = {value!r}\n" for name, value in sorted(book.options.items()))
    files["conf.py"] = CONF + options
    files["refs.bib"] = "".join(_entry(key, source) for key, source in book.sources.items())
    files["_templates/everything.html"] = TEMPLATE
    files["pictures/p.svg"] = PICTURE % book.picture
    table = {i: e for i, e in book.entities.items() if e["page"] == "table"}
    columns = ("name", "short", "born", "died", "offices", "relations")
    rows = [";".join(("id", *columns))]
    for ident, entity in table.items():
        cells = (f'"{entity.get(name, "")}"' for name in columns)
        rows.append(";".join((ident, *cells)))
    files["people.csv"] = "\n".join(rows) + "\n"
    one = any_of(random.Random(book.shared), book.ids("person"))
    files["shared.txt"] = f"Shared {book.shared} of {{person}}`{one}`.\n"
    return {
        **{name: text.encode() for name, text in files.items()},
        "far.inv": _inventory(book.far),
        **book.there,
    }


def _inventory(version: int) -> bytes:
    head = f"# Sphinx inventory version 2\n# Project: Far {version}\n# Version: 1\n"
    lines = "".join(
        f"far-{number} chronicle:person 1 people.html#person-{number} Far Person {version}\n"
        for number in range(1, version + 1)
    )
    note = "# The remainder of this file is compressed using zlib.\n"
    return (head + note).encode() + zlib.compress(lines.encode(), 9)


def _page(book: Book, name: str) -> str:
    page = book.pages[name]
    parts = [f"# {page.title}", *page.blocks]
    for ident, entity in book.entities.items():
        if entity["page"] == name:
            options = "".join(
                f":{option}: {value}\n"
                for option, value in entity.items()
                if option not in ("type", "page")
            )
            parts.append(f":::{{{entity['type']}}} {ident}\n{options}\nBody of {ident}.\n:::")
    if name == "sources":
        parts.append(":::{entity-data} /people.csv\n:type: person\n:::")
        parts.append(":::{entity-data} /later.csv\n:type: ship\n:::")
    if name == "index":
        called = book.renamed_in_contents
        listed = [one for one in book.order if one not in book.nested]
        lines = [f"Called so <{one}>" if one == called else one for one in listed]
        parts.append("\n".join(("```{toctree}", book.contents, *lines, "```")))
    below = [f"/{one}" for one, parent in book.nested.items() if parent == name]
    if below:
        parts.append("\n".join(("```{toctree}", "", *below, "```")))
    return "\n\n".join(parts) + "\n"


def _entry(key: str, source: dict[str, str]) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in source.items())
    return f"@book{{{key},\n{fields}  publisher = {{Press}},\n  location = {{London}},\n}}\n\n"
