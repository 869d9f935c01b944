"""Names that become links by themselves."""

from dataclasses import replace

import pytest

from sphinx_chronicle.model.autolink import AutoLink, Scope, find_autolinks
from sphinx_chronicle.model.entity import Ref, Spot
from sphinx_chronicle.model.known_names import KnownNames
from sphinx_chronicle.model.passages import PassageKind

from .conftest import read_passage

NAMES = KnownNames(
    [
        ("Ada Merrow", Ref("person", "ada")),
        ("Merrow", Ref("place", "merrow")),
        ("San Juan", Ref("place", "old-san-juan")),
        ("San Juan", Ref("place", "new-san-juan")),
        ("Girón", Ref("place", "giron")),
    ]
)


def linked(*passages, scope=Scope.PAGE):
    read = [read_passage(p) if isinstance(p, str) else p for p in passages]
    found = find_autolinks(read, NAMES, scope)
    return [
        read[link.passage].text[link.start : link.end] + " → " + link.ref.id
        for link in found
        if isinstance(link, AutoLink)
    ]


def test_the_longest_name_wins():
    assert linked("Ada Merrow came to Merrow.") == ["Ada Merrow → ada", "Merrow → merrow"]


def test_a_name_is_linked_once_a_page():
    assert linked("Ada Merrow came.", "Ada Merrow left.") == ["Ada Merrow → ada"]


def test_a_name_is_linked_once_a_section():
    sections = [Spot(docname="page", anchor=anchor) for anchor in ("a", "a", "b")]
    read = [replace(read_passage("Ada Merrow came."), spot=spot) for spot in sections]
    assert linked(*read, scope=Scope.SECTION) == ["Ada Merrow → ada"] * 2


def test_accents_may_be_left_out():
    assert linked("They landed at Giron.") == ["Giron → giron"]


@pytest.mark.parametrize(
    "passage",
    [
        "[Ada Merrow](person:ada) came. Ada Merrow left.",
        "Ada Merrow came before [she](person:ada) left.",
        "She wrote “Ada Merrow came.”",
        "ada merrow came.",
        read_passage("Ada Merrow", PassageKind.TITLE),
        read_passage("Ada Merrow", PassageKind.QUOTATION),
        read_passage("Ada Merrow", PassageKind.NOTE),
        read_passage("Ada Merrow", card=Ref("person", "ada")),
        replace(read_passage("See Ada Merrow."), closed=((4, 14),)),
    ],
)
def test_what_is_linked_quoted_or_her_own_is_left_alone(passage):
    assert linked(passage) == []


def test_a_name_of_two_is_told_and_not_linked():
    passage = read_passage("San\nJuan fell; San Juan rose.")
    (found,) = find_autolinks([passage], NAMES, Scope.PAGE)
    assert (found.words, [ref.id for ref in found.refs]) == (
        "San Juan",
        ["old-san-juan", "new-san-juan"],
    )


def test_a_name_may_have_an_ampersand_or_a_nickname_in_it():
    names = KnownNames(
        [
            ("Smythe & Sons", Ref("organization", "sons")),
            ("Edwin “Buzz” Merrow", Ref("person", "edwin")),
        ]
    )
    text = "Smythe & Sons wrote to Edwin “Buzz” Merrow; Smythe, Sons and Edwin Merrow did not."
    found = [text[named.start : named.end] for named in names.find(text)]
    assert found == ["Smythe & Sons", "Edwin “Buzz” Merrow"]
