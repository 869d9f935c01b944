"""Three-em dashes for names that the bibliography has just printed."""

from sphinx_citenotes.model.bibfile import read_bibliography
from sphinx_citenotes.model.dashes import list_with_dashes
from sphinx_citenotes.model.markup import to_markup
from sphinx_citenotes.model.sort import sort_key

BOOKS = """
@book{b, author = {Lee, Ann}, title = {The Bay}, location = {Rome}, date = {1963}}
@book{a, author = {Lee, Ann}, title = {Anchors}, location = {Rome}, date = {1965}}
@collection{c, editor = {Lee, Ann}, title = {Caves}, location = {Rome}, date = {1961}}
@book{d, author = {Lee, Ann and Roe, Rita}, title = {Anglers}, location = {Rome}, date = {1960}}
@book{e, author = {Lee, Ann and Roe, Rita}, title = {Boats}, location = {Rome}, date = {1959}}
@book{f, author = {Vance, Jr., Tom}, title = {Masts}, location = {Rome}, date = {1961}}
@book{g, author = {Vance, Jr., Tom}, title = {Sails}, location = {Rome}, date = {1962}}
@book{h, title = {Sails of the World}, location = {Rome}, date = {1962}}
@book{i, title = {Sails of the World}, location = {Rome}, date = {1966}}
@movie{j, director = {Wyle, Una}, title = {Fog}, publisher = {Gulf Films}, date = {1970}}
@movie{k, director = {Wyle, Una}, title = {Rain}, publisher = {Gulf Films}, date = {1971}}
"""


def test_a_dash_stands_for_the_same_persons_only() -> None:
    sources = sorted(read_bibliography(BOOKS).sources, key=sort_key)
    assert [to_markup(text) for text in list_with_dashes(sources)] == [
        "Lee, Ann. *Anchors*. Rome, 1965.",
        "———. *The Bay*. Rome, 1963.",
        "———, ed. *Caves*. Rome, 1961.",
        "Lee, Ann, and Rita Roe. *Anglers*. Rome, 1960.",
        "———. *Boats*. Rome, 1959.",
        "*Sails of the World*. Rome, 1962.",
        "*Sails of the World*. Rome, 1966.",
        "Vance, Tom, Jr. *Masts*. Rome, 1961.",
        "———. *Sails*. Rome, 1962.",
        "Wyle, Una, dir. *Fog*. Gulf Films, 1970.",
        "———, dir. *Rain*. Gulf Films, 1971.",
    ]
