"""What a citation must mean that is typed as programs elsewhere want it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.utils import OrderedCaseInsensitiveDict

from sphinx_citenotes.bibtex.core import parse_targets
from sphinx_citenotes.model.targets import Target, guess_targets, spelled, swap_places

KNOWN = OrderedCaseInsensitiveDict(
    (key, None) for key in ("orloff2000", "brooks1979", "a:b", "doe-2001")
)
SLIPS = {
    # The place behind a comma, a blank, a colon, or in other brackets.
    "orloff2000, 149": "orloff2000{149}",
    "orloff2000, p. 149": "orloff2000{p. 149}",
    "orloff2000, pp. 3-5": "orloff2000{pp. 3-5}",
    "orloff2000, xii": "orloff2000{xii}",
    "orloff2000, passim": "orloff2000{passim}",
    "orloff2000, 12, 15": "orloff2000{12, 15}",
    "orloff2000 149": "orloff2000{149}",
    "orloff2000 page 149": "orloff2000{page 149}",
    "orloff2000 vol. 2, 33": "orloff2000{vol. 2, 33}",
    "orloff2000:149": "orloff2000{149}",
    "orloff2000#149": "orloff2000{149}",
    "orloff2000-149": "orloff2000{149}",
    "orloff2000.149": "orloff2000{149}",
    "orloff2000[149]": "orloff2000{149}",
    "orloff2000(149)": "orloff2000{149}",
    "orloff2000 (149)": "orloff2000{149}",
    "a:b:3": "a:b{3}",
    "doe-2001, 3": "doe-2001{3}",
    "ORLOFF2000, 3": "ORLOFF2000{3}",
    # Braces that are missing, doubled or empty.
    "orloff2000{149": "orloff2000{149}",
    "orloff2000 149}": "orloff2000{149}",
    "orloff2000{149}{150}": "orloff2000{149, 150}",
    "orloff2000{149}{emphasis added}": "orloff2000{149, emphasis added}",
    "orloff2000{}": "orloff2000",
    "orloff2000{chap. {3}}": "orloff2000{chap. 3}",
    "orloff2000{149},": "orloff2000{149}",
    "{149}orloff2000": "orloff2000{149}",
    "p. 149 orloff2000": "orloff2000{p. 149}",
    # Words before, without braces.
    "see orloff2000{149}": "{see}orloff2000{149}",
    "{see}orloff2000 149": "{see}orloff2000{149}",
    "{see orloff2000{3}": "{see}orloff2000{3}",
    # Several sources.
    "orloff2000; brooks1979": "orloff2000, brooks1979",
    "orloff2000 brooks1979": "orloff2000, brooks1979",
    "orloff2000 and brooks1979": "orloff2000, brooks1979",
    "orloff2000{149} brooks1979{3}": "orloff2000{149}, brooks1979{3}",
    "orloff2000, 149, brooks1979, 3": "orloff2000{149}, brooks1979{3}",
    "orloff2000, see also brooks1979": "orloff2000, {see also}brooks1979",
    # As pandoc wants it.
    "@orloff2000": "orloff2000",
    "-@orloff2000": "orloff2000",
    "[@orloff2000, 149]": "orloff2000{149}",
    "(orloff2000, 149)": "orloff2000{149}",
    "'orloff2000'": "orloff2000",
    "[see @orloff2000, p. 3; also @brooks1979, chap. 2]": (
        "{see}orloff2000{p. 3}, {also}brooks1979{chap. 2}"
    ),
    # A key that nobody knows keeps its place.
    "orlof2000, 149": "orlof2000{149}",
}


@pytest.mark.parametrize("typed", SLIPS)
def test_a_slip_is_read_as_it_is_meant(typed):
    assert spelled(guess_targets(typed, KNOWN)) == SLIPS[typed]


@pytest.mark.parametrize(
    "typed",
    ["", " ", "foo bar", "Orloff 2000, 149", "nobody, somebody", "orloff2000, brooks79", "149"],
)
def test_what_may_mean_several_things_is_left_alone(typed):
    assert guess_targets(typed, KNOWN) == ()


def test_words_before_a_key_are_no_place():
    targets = (Target(key="a", prefix="see p. 149 of"), Target(key="a", prefix="149"))
    assert spelled(swap_places(targets)) == "{see p. 149 of}a, a{149}"


PLACES = st.sampled_from(["149", "p. 3", "12-14", "chap. 2"])
CITED = st.lists(
    st.tuples(st.sampled_from(["orloff2000", "brooks1979", "a:b"]), PLACES), min_size=1
)


@pytest.mark.fuzz
@given(
    CITED, st.sampled_from(["{}, {}", "{} {}", "@{}, {}", "{}({})", "{}:{}", "@{} {}", "{}{{{}"])
)
def test_every_source_keeps_its_place(cited, form):
    typed = "; ".join(form.format(*source) for source in cited)
    meant = guess_targets(typed, KNOWN)
    assert [(target.key, target.locator) for target in meant] == cited
    assert parse_targets(spelled(meant)) == meant


@pytest.mark.fuzz
@given(st.text(alphabet="{}[]()@,;: -ab1.&\"'") | st.text())
def test_what_is_guessed_can_be_read_again(typed):
    meant = guess_targets(typed, {"a", "b1"})
    if meant:
        assert [target.key for target in parse_targets(spelled(meant))] == [t.key for t in meant]
