"""Names that become links by themselves."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_chronicle.model.autolink import (
    AutoLink,
    AutoLinking,
    Linkable,
    Scope,
    find_autolinks,
    unknown_exceptions,
)
from sphinx_chronicle.model.builtin import BUILTIN_TYPES
from sphinx_chronicle.model.chronicle import link
from sphinx_chronicle.model.entity import Ref, Spot
from sphinx_chronicle.model.known_names import KnownNames
from sphinx_chronicle.model.neighbors import Bearer, Surroundings
from sphinx_chronicle.model.passages import PassageKind
from sphinx_chronicle.model.register import Register

from .conftest import read_entity, read_passage

PAIRS = [
    ("Ada Merrow", Ref("person", "ada")),
    ("Merrow", Ref("place", "merrow")),
    ("San Juan", Ref("place", "old-san-juan")),
    ("San Juan", Ref("place", "new-san-juan")),
    ("Girón", Ref("place", "giron")),
]
LINKABLE = Linkable(
    names=KnownNames(PAIRS),
    bearers={ref: Bearer(words=frozenset()) for _name, ref in PAIRS},
    surroundings=Surroundings(),
)


def linked(*passages, scope=Scope.PAGE):
    read = [read_passage(p) if isinstance(p, str) else p for p in passages]
    found = find_autolinks(read, LINKABLE, scope)
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
    (found,) = find_autolinks([passage], LINKABLE, Scope.PAGE)
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


# --- what stands beside a name ----------------------------------------------------------------

CAST = """
person lee | name: Robert Edward Lee | aliases: Lee
person grant | name: Ulysses Grant | aliases: Grant
person sherman | name: William Tecumseh Sherman | aliases: Sherman
person lincoln | name: Abraham Lincoln | aliases: Lincoln
person white | name: Moses White | aliases: White
person stone | name: Charles Stone | aliases: Stone
person green | name: Thomas Green | aliases: Green
person may | name: Erna May | aliases: May
person early | name: Jubal Early | aliases: Early
person major | name: James Major | aliases: Major
person sumter | name: Ann Sumter | aliases: Sumter
person bowling | name: John Bowling | aliases: Bowling
person price | name: Sterling Price | aliases: Price
person point | name: Carl Point | aliases: Point
person stein | name: Karl Stein | aliases: Stein
person hay | name: Clara Hay | aliases: Hay; Mrs. Hay
person washington | name: George Washington | aliases: Washington
place london | name: London
place erie | name: Erie
place vernon | name: Vernon
place paris | name: Paris
place donelson | name: Fort Donelson | aliases: Donelson
place ohio | name: Ohio
organization cia | name: Central Intelligence Agency | short: CIA
organization senate | name: Senate
event day | title: May Day | date: 1900
""".strip().splitlines()
COMMON = "It was early in may; white flags and green leaves, a stone, a price, a major."


def read_book(*texts, language="en", cast=CAST, excepted=(), scope=Scope.PAGE):
    """Link the names of a book that has one page for each text."""
    register = Register({})
    for number, line in enumerate(cast):
        register.note_entity(read_entity(line, number + 1))
    for number, text in enumerate((*texts, COMMON)):
        register.note_prose(f"p{number}", [read_passage(text, docname=f"p{number}")], ())
    linking = AutoLinking(
        scope=scope,
        types=("person", "place", "organization"),
        excepted=excepted,
        language=language,
    )
    chronicle = link(register, BUILTIN_TYPES, linking=linking)
    return chronicle, linking


def found_in(*texts, **options):
    chronicle, _linking = read_book(*texts, **options)
    linked = [
        f"{texts[number][link.start : link.end]} → {link.ref.id}"
        for number in range(len(texts))
        for link in chronicle.autolinks.get(f"p{number}", ())
    ]
    doubted = [doubt.phrase for _passage, doubt in chronicle.ambiguities]
    return linked, doubted


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("He saw the White House.", "White House"),
        ("White House sources said so.", "White House"),
        ("There R. H. Lee came.", "R. H. Lee"),
        ("They lay by Lee’s and Rose’s fords.", "Lee"),
        ("They crossed by Lee’s Fords.", "Lee’s Fords"),
        ("There the gunboat Ulysses Grant sank.", "Ulysses Grant"),
        ("There USS Price sank.", "USS Price"),
        ("It was said that in Stone he slept.", "Stone"),
        ("He slept at Stone’s.", "Stone"),
        ("Stone Mountain was high.", "Stone Mountain"),
        ("They held Bowling Hall.", "Bowling Hall"),
        ("They lived in New London.", "New London"),
        ("It lies by Lake Erie.", "Lake Erie"),
        ("They saw Mount Vernon.", "Mount Vernon"),
        ("The Paris Commune rose.", "Paris Commune"),
        ("They fired on Fort Sumter.", "Fort Sumter"),
        ("Fort Sumter fell.", "Fort Sumter"),
        ("He read at Lincoln’s Inn.", "Lincoln’s Inn"),
        ("They crossed at Lee's ford.", "Lee"),
        ("They lay at Young’s Point.", "Point"),
        ("They met in Grant Park.", "Grant Park"),
        ("They wrote to Green & Sons.", "Green & Sons"),
        ("They read the Washington Post.", "Washington Post"),
        ("It lay in Jackson and Lee Street.", "Lee Street"),
        ("So Major General Howard came.", "So Major General"),
        ("There came the Major.", "Major"),
        ("There Alexander Green came.", "There Alexander Green"),
        ("Alexander Green came.", "Alexander Green"),
        ("There A. Green came.", "There A. Green"),
        ("A. Green came.", "A. Green"),
        ("There came Colonel Fitzhugh Lee.", "Fitzhugh Lee"),
        ("There came Thomas Green Clemson.", "Thomas Green Clemson"),
        ("There came a Dr. Green.", "Dr. Green"),
        ("There came Mrs. Grant.", "Mrs. Grant"),
        ("There came Karl von Stein.", "Stein"),
        ("They took the steamer Price.", "Price"),
        ("It was the 3d of May.", "May"),
        ("In May it rained.", "May"),
        ("Early in summer it rained.", "Early"),
        ("White flags were seen.", "White"),
        ("Then Lee II came.", "Lee II"),
        ("There came President Stone Wall.", "President Stone Wall"),
    ],
)
def test_a_part_of_a_longer_name_is_left_alone_and_told(text, phrase):
    linked, doubted = found_in(text)
    assert linked == []
    assert [each.removeprefix("So ").removeprefix("There ") for each in doubted] == [
        phrase.removeprefix("So ").removeprefix("There ")
    ]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("There came Mr. Green.", "Green → green"),
        ("There General Lee came.", "Lee → lee"),
        ("The Confederate General Lee came.", "Lee → lee"),
        ("Lieutenant-General Early came.", "Early → early"),
        ("There President Lincoln stood.", "Lincoln → lincoln"),
        ("Secretary of War Stone wrote.", "Stone → stone"),
        ("Secretary of the Navy Stone wrote.", "Stone → stone"),
        ("But Lee came.", "Lee → lee"),
        ("When Lee came, it rained.", "Lee → lee"),
        ("And Green said so.", "Green → green"),
        ("Reluctantly Green went.", "Green → green"),
        ("Rain fell.\nYesterday Lee came.", "Lee → lee"),
        ("On Monday Lee came.", "Lee → lee"),
        ("In April Lee came.", "Lee → lee"),
        ("He met Lee Tuesday.", "Lee → lee"),
        ("It was Lee’s army.", "Lee → lee"),
        ("It was Lee’s Army of Northern Virginia.", "Lee → lee"),
        ("It was (Lee) who came.", "Lee → lee"),
        ("“I know.” Lee left.", "Lee → lee"),
        ("To Lee I wrote.", "Lee → lee"),
        ("There Ulysses S. Grant came.", "Ulysses S. Grant → grant"),
        ("There U. S. Grant came.", "U. S. Grant → grant"),
        ("There U.S. Grant came.", "U.S. Grant → grant"),
        ("There W. T. Sherman came.", "W. T. Sherman → sherman"),
        ("There General Robert E. Lee came.", "Robert E. Lee → lee"),
        ("There Thos. Green came.", "Thos. Green → green"),
        ("Alexander came; Thomas Green left.", "Thomas Green → green"),
        ("There Mrs. Hay came.", "Mrs. Hay → hay"),
        ("It was Fort Donelson that fell.", "Fort Donelson → donelson"),
        ("They went to London.", "London → london"),
        ("In London Lord Palmerston spoke.", "London → london"),
        ("Ohio Senator Smith spoke.", "Ohio → ohio"),
        ("The CIA Director spoke.", "CIA → cia"),
        ("They marched to Donelson.", "Donelson → donelson"),
        ("Here May Green came.", None),
    ],
)
def test_a_name_with_a_title_or_a_common_word_beside_it_is_a_link(text, link):
    linked, _doubted = found_in(text)
    assert linked == ([link] if link else [])


def test_a_list_of_names_has_all_of_them_for_links():
    linked, doubted = found_in("It was Lee, Grant and Sherman; Lincoln, too.")
    assert linked == ["Lee → lee", "Grant → grant", "Sherman → sherman", "Lincoln → lincoln"]
    assert doubted == []


def test_a_sure_mention_after_a_doubtful_one_is_the_link_and_nothing_is_told():
    assert found_in("He saw the White House. Later White left.") == (["White → white"], [])


def test_after_a_namesake_the_surname_alone_is_doubtful():
    linked, doubted = found_in("Alexander Green came. Green left, and so did General Green.")
    assert (linked, doubted) == ([], ["Alexander Green"])
    linked, _doubted = found_in("Alexander Green came. Later Thomas Green left.")
    assert linked == ["Thomas Green → green"]


def test_a_surname_that_is_mostly_a_namesakes_is_nobodys():
    pages = [f"{who} Green came." for who in ("There Alexander", "There Ann", "There Job")]
    linked, _doubted = found_in(*pages, "Then Green left.")
    assert linked == []


def test_a_surname_that_mostly_stands_where_places_do_is_nobodys():
    pages = ["They lay at Stone, in Stone, and near Stone.", "He slept in Stone."]
    linked, _doubted = found_in(*pages, "Then Stone fell.", "They marched to Stone.")
    assert linked == []
    linked, _doubted = found_in("They were at Stone’s headquarters.", "Then Stone came.")
    assert linked == ["Stone → stone", "Stone → stone"]


def test_a_short_word_that_ends_a_sentence_is_no_given_name():
    linked, _doubted = found_in("The Po rose, and the Po was wide; they crossed the Po. Lee came.")
    assert linked == ["Lee → lee"]


def test_a_preposition_of_one_letter_is_no_initial():
    assert found_in("A Sumter lo mataron.", language="es")[0] == ["Sumter → sumter"]


def test_a_given_name_tells_which_of_two_is_meant():
    cast = ["person a | name: Ada Roe | aliases: Roe", "person b | name: Ben Roe | aliases: Roe"]
    linked, doubted = found_in("There B. Roe came.", "Then Roe left.", cast=cast)
    assert linked == ["B. Roe → b"]
    assert doubted == ["Roe"]


def test_a_title_tells_a_person_from_a_place():
    cast = ["person p | name: Jo Roe | aliases: Roe", "place q | name: Roe"]
    assert found_in("There General Roe came.", cast=cast) == (["Roe → p"], [])


def test_a_longer_name_that_is_excepted_keeps_its_parts_from_being_links():
    text = "He saw the White House."
    assert found_in(text, excepted=("White House",)) == ([], [])
    chronicle, linking = read_book(text, excepted=("White House", "Black House", "white"))
    assert unknown_exceptions(chronicle, linking) == ["Black House"]


def test_a_longer_name_of_another_type_keeps_its_parts_from_being_links():
    assert found_in("It was May Day.") == ([], [])


@pytest.mark.parametrize(
    ("language", "name", "text", "linked"),
    [
        ("de", "Lee", "Da gab Lee Befehl.", True),
        ("de", "Lee", "Der General Lee kam.", True),
        ("de", "Lee", "Der Feldherr Lee kam.", True),
        ("de", "Lee", "Doch Lee kam.", True),
        ("de", "Lee", "Es kam Alexander Lee.", False),
        ("de", "Lee", "In der Lee-Straße.", False),
        ("de", "Lee", "Da war Lee Park.", False),
        ("fr", "Lee", "Le général Lee vint.", True),
        ("fr", "Lee", "Alors Lee vint.", True),
        ("fr", "Lee", "Alexandre Lee vint.", False),
        ("es", "Lee", "El ejército de Lee vino.", True),
        ("es", "Lee", "Entonces Lee vino.", True),
        ("fr", "Lee", "Puis M. Lee vint.", True),
        ("fr", "Hugo Lee", "Il habite rue Hugo Lee.", False),
        ("fr", "Lee", "Il prit l’avenue Lee.", False),
        ("fr", "Lee", "Alors les Lee vinrent.", False),
        ("es", "Lee", "El aeropuerto Lee.", False),
        ("es", "Lee", "Luego los hermanos Lee.", False),
        ("de", "Lee", "Das Schlachtschiff Lee sank.", False),
        ("de", "Lee", "Dann kam Präsident Lee.", True),
        ("de", "Lee", "Dann kam Fürst Lee.", True),
        ("ru", "Петров", "Тогда генерал Петров пришел.", True),
        ("ru", "Петров", "Там был Иван Петров.", False),
        ("el", "Κολοκοτρώνης", "ήρθε ο Κολοκοτρωνης.", True),
        ("zh", "孫文", "一九一二年孫文在南京就職。", True),
        ("ja", "東京", "彼は東京に行った。", True),
        ("ja", "ケネディ", "ケネディ大統領は語った。", True),
        ("ja", "ケネディ", "ケネディア号。", False),
        ("ja", "ケネディ", "ロバート・ケネディは語った。", False),
        ("ko", "김구", "김구는 상하이에서 말했다.", True),
        ("ko", "서울", "그는 서울에서부터 걸었다.", True),
        ("ko", "서울", "서울대학교에 갔다.", False),
        ("th", "กรุงเทพ", "เขาไปกรุงเทพเมื่อวาน", True),
        ("ar", "القاهرة", "وصل إلى القاهرة أمس", True),
        ("he", "ירושלים", "הוא בא אל ירושלים אתמול", True),
        ("pl", "Łukasz", "Wtedy przyszedł Lukasz.", True),
        ("en", "José", "There Jose\u0301 came.", True),
    ],
)
def test_names_are_found_as_their_language_has_it(language, name, text, linked):
    cast = [f"person it | name: {name}"]
    found, _doubted = found_in(text, language=language, cast=cast)
    assert bool(found) == linked


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Er kam nach Lund an der Oder."),
        ("es", "Vino de Lund de Cuba."),
        ("fr", "Il vint à Lund sur Mer."),
    ],
)
def test_a_place_by_another_is_not_the_place(language, text):
    cast = ["place it | name: Lund"]
    assert found_in(text, language=language, cast=cast) == ([], ["Lund"])
    linked, _doubted = found_in("So Lund de todo.", language="es", cast=cast)
    assert linked == ["Lund → it"]


def test_a_letter_with_its_mark_behind_it_is_linked_whole():
    found, _doubted = found_in("There Jose\u0301 came.", cast=["person it | name: José"])
    assert found == ["Jose\u0301 → it"]


PIECES = (
    "Lee Grant White May London General Mr. Mrs. the of and But New A. U. S. House ’s , . “ ” ( )"
    " & - \n 孫文 東京 ケネディ ・ 김구 는 Jose\u0301 \ue000 x"
)


@pytest.mark.fuzz
@given(
    st.lists(
        st.sampled_from(PIECES.split(" ")) | st.text(max_size=4),
        max_size=20,
    ),
    st.sampled_from(["en", "de", "fr", "ja", "ko", "ar", "xx", ""]),
)
def test_links_lie_in_their_text_and_never_overlap(words, language):
    text = " ".join(words)
    cast = [*CAST, "person sun | name: 孫文", "place to | name: 東京", "person kim | name: 김구"]
    for scope in (Scope.PAGE, Scope.SECTION):
        chronicle, _linking = read_book(text, text, language=language, cast=cast, scope=scope)
        for links in chronicle.autolinks.values():
            last = 0
            for each in links:
                assert last <= each.start < each.end <= len(text)
                assert text[each.start : each.end].strip() == text[each.start : each.end]
                last = each.end
