"""Entity types and fields that an author adds."""

import pickle
import subprocess
import sys

import pytest

from sphinx_chronicle import EntityType, Field, FieldKind, date, prose, ref, refs, text
from sphinx_chronicle.model.builtin import BUILTIN_TYPES, PERSON
from sphinx_chronicle.model.fields import parse_field
from sphinx_chronicle.model.own_types import TypeSettingError, book_types

SHIP = EntityType(
    name="ship",
    plural="ships",
    fields=(
        date("launched", "Launched", begins=True),
        date("lost", "Lost", ends=True),
        ref("captain", "Captain", to="person", inverse="Ships commanded"),
    ),
)
TREATY = EntityType(name="peace-treaty", fields=(text("title"), date("signed", begins=True)))


def completed(objtype, **added):
    return book_types([objtype], added)[-1]


def names(objtype):
    return [field.name for field in objtype.fields]


def test_a_type_has_a_name_first_and_what_every_type_has_around_its_own_fields():
    fields = names(completed(SHIP))
    assert fields[:4] == ["name", "short", "sort", "aliases"]
    assert fields[4:7] == ["launched", "lost", "captain"]
    assert fields[7:] == names(PERSON)[-len(fields[7:]) :]


def test_a_title_names_as_well_as_a_name_and_comes_first():
    assert completed(TREATY).naming.name == "title"
    assert completed(TREATY).naming.required
    assert "name" not in names(completed(TREATY))


@pytest.mark.parametrize(
    ("objtype", "label", "plural"),
    [(SHIP, "Ship", "Ships"), (TREATY, "Peace treaty", "Peace treaties")],
)
def test_labels_follow_from_the_name(objtype, label, plural):
    found = completed(objtype)
    assert (found.label, found.plural) == (label, plural)


def test_labels_of_a_field_follow_from_names():
    battle = EntityType(name="battle", fields=(refs("lead-ships", to="ship"),))
    field = book_types([SHIP, battle], {})[-1].field("lead-ships")
    assert (field.label, field.inverse, field.to) == ("Lead ships", "Battles", ("ship",))


def test_every_example_that_is_filled_in_can_be_read():
    every = tuple(
        Field(name=f"x-{kind}", kind=kind, to=("person",) if "reference" in kind else ())
        for kind in FieldKind
    )
    for field in completed(EntityType(name="ship", fields=every)).fields:
        assert parse_field(field, field.example)


def test_a_common_field_can_be_stated_anew():
    ship = EntityType(name="ship", fields=(text("short", "Nickname", example="Old Sal"),))
    assert [f.label for f in completed(ship).fields if f.name == "short"] == ["Nickname"]


def test_a_type_that_only_begins_happens_and_one_that_ends_exists():
    assert completed(TREATY).happens
    assert not completed(SHIP).happens


def test_fields_are_added_to_a_type_of_every_book_before_the_common_ones():
    person = book_types([], {"person": (text("rank"),)})[0]
    fields = names(person)
    assert fields.index("relations") < fields.index("rank") < fields.index("image")
    assert person.field("rank").label == "Rank"


def test_a_book_without_types_of_its_own_has_the_builtin_ones():
    assert [t.name for t in book_types([], {})] == [t.name for t in BUILTIN_TYPES]


def test_types_are_hashable_and_the_same_after_pickling():
    again = pickle.loads(pickle.dumps(SHIP))
    assert again == SHIP
    assert hash(again) == hash(SHIP)
    assert repr(again) == repr(SHIP)


def test_what_a_conf_imports_does_not_load_sphinx():
    code = "import sys, sphinx_chronicle; sys.exit('sphinx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def own(*fields, name="ship"):
    return [EntityType(name=name, fields=fields)]


@pytest.mark.parametrize(
    ("types", "added", "message"),
    [
        (["ship"], {}, "'ship' is not an EntityType; write EntityType(name='ship'"),
        (own(name="Flag Ship"), {}, "'Flag Ship' cannot be that of a directive"),
        (own(name="Flag Ship"), {}, "write 'flag-ship'"),
        (own(name="1st-ship"), {}, "write 'st-ship'"),
        (own(name="person"), {}, "chronicle_entity_fields = {'person': (text('rank'),)}"),
        (own() + own(), {}, "'ship' is there twice"),
        (own(text("Home Port")), {}, "'ship', field 1: the name 'Home Port' cannot be"),
        (own(text("Home Port")), {}, "write 'home-port'"),
        (own("port"), {}, "'ship', field 1: 'port' is not a Field; write text("),
        (own(text("port"), text("port")), {}, "type 'ship': the field 'port' is there twice"),
        (own(ref("owner", to="persn")), {}, "did you mean 'person'?"),
        (own(ref("owner", to="zzz")), {}, "field 'owner': to='zzz' is no type of this book"),
        (own(ref("owner", to=())), {}, "field 'owner': it leads nowhere; write to='person'"),
        (
            own(date("laid", begins=True), date("launched", begins=True)),
            {},
            "type 'ship': 'laid' and 'launched' both say begins=True",
        ),
        (own(date("lost", ends=True), date("sunk", ends=True)), {}, "both say ends=True"),
        (own(Field(name="a", kind=FieldKind.TEXT, begins=True)), {}, "are for dates"),
        (own(date("name")), {}, "field 'name': every book reads it as text"),
        (own(prose("tags")), {}, "field 'tags': every book reads it as texts"),
        (own(text("part-of")), {}, "field 'part-of': every book reads it as reference"),
        (own(date("lost", example="May 5")), {}, "its example 'May 5' is not a date"),
        (own(Field(name="a", kind=FieldKind.TEXT, url="x/{id}")), {}, "needs one ‘{}’"),
        (own(Field(name="a", kind=FieldKind.TEXT, url="javascript:{}")), {}, "is no address of"),
        (own(Field(name="a", kind=FieldKind.TEXT, url="{}")), {}, "is no address of the web"),
        ([], {"persn": (text("rank"),)}, "there is no type 'persn'; did you mean 'person'?"),
        ([], {"person": text("rank")}, "end it with a comma: (text('rank'),)"),
        ([], {"person": text("rank")}, "'person': its only field 'rank' is in no tuple;"),
        ([], {"person": 1961}, "its fields are 1961, which is no tuple; write one"),
        ([text("rank")], {}, "Field('rank') is not an EntityType;"),
        (own(EntityType(name="boat")), {}, "field 1: EntityType('boat') is not a Field;"),
        ([], {"person": (text("name"),)}, "type 'person': the field 'name' is there twice"),
        ([], {"person": (date("b", begins=True),)}, "'born' and 'b' both say begins=True"),
        (own(text("mast")), {"ship": (text("mast"),)}, "the field 'mast' is there twice"),
    ],
)
def test_what_cannot_work_is_told_with_its_mend(types, added, message):
    with pytest.raises(TypeSettingError) as error:
        book_types(types, added)
    assert message in str(error.value)
