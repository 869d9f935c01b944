"""Places in sources, as authors type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_citenotes.model.locator import Unit, parse_locator


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("149", "149"), ("12-14", "12–14"), ("12–14", "12–14"), ("471--491", "471–91"),
        ("p. 450", "450"), ("pp. 21-24", "21–24"), ("pages 100-104", "100–104"),
        ("101-108", "101–8"), ("1496-1504", "1496–504"), ("71-72", "71–72"), ("96-117", "96–117"),
        ("xii-xiv", "xii–xiv"), ("p. xii", "xii"), ("12, 14-15", "12, 14–15"), ("A1", "A1"),
        ("2:34", "2:34"), ("2:134-136", "2:134–36"), ("vol. 2, 34", "2:34"),
        ("vol. 2, p. 34", "2:34"), ("149n3", "149n3"), ("149 n. 3", "149n3"),
        ("149, n. 3", "149n3"), ("149nn3-4", "149nn3–4"), ("34ff.", "34ff."),
        ("0:35:10", "0:35:10"), ("120 (emphasis added)", "120 (emphasis added)"),
        ("12 passim", "12 passim"),
        ("12, 15-17 and 20", "12, 15–17, and 20"), ("12 & 14", "12 and 14"), ("e1024", "e1024"),
        ("12 and 14", "12 and 14"), ("II:34", "2:34"), ("vol. II, 34", "2:34"), ("34ff", "34ff"),
        ("61-62, my translation", "61–62, my translation"), ("12, emphasis added",) * 2,
        ("p. 12 n. 4 and p. 14", "12n4 and 14"), ("1:12, 2:34", "1:12, 2:34"), ("p12", "12"),
        ("1:02:15-1:04:00", "1:02:15–1:04:00"), ("1103-1104", "1103–4"), ("498-532", "498–532"),
        ("11564-11615", "11564–615"), ("600-6", "600–606"), ("1087-1089", "1087–89"),
        ("17 ff.", "17ff."), ("149 n.", "149n"), ("12a-b", "12a–b"),
        ("120; emphasis mine", "120; emphasis mine"), ("12 [sic]", "12 [sic]"),
        ("12 and n. 4", "12 and n. 4"),
    ],
)  # fmt: skip
def test_pages_are_printed_bare(typed, printed):
    locator = parse_locator(typed)
    assert (str(locator), locator.unit) == (printed, Unit.PAGE)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("doc. 61", "doc. 61"), ("docs. 481, 486", "docs. 481, 486"), ("document 61", "doc. 61"),
        ("fol. 3r", "fol. 3r"), ("fols. 3r-4v", "fols. 3r–4v"), ("vol. 2", "vol. 2"),
        ("chap. 3", "chap. 3"), ("ch. 7", "chap. 7"), ("Chapter 7", "chap. 7"),
        ("chap. 7-8", "chaps. 7–8"), ("n. 12", "n. 12"), ("nn. 3-5", "nn. 3–5"),
        ("para. 5", "para. 5"),
        ("§ 12", "§ 12"), ("art. 3", "art. 3"), ("item 485", "item 485"), ("Persons", "Persons"),
        ("s.v. Castro", "s.v. “Castro”"), ('s.v. "Castro"', "s.v. “Castro”"),
        ("box 12, folder 3", "box 12, folder 3"), ("bk. 2, chap. 3", "bk. 2, chap. 3"),
        ("doc. 61, pp. 12-13", "doc. 61, pp. 12–13"), ("“Preface,” 12", "“Preface,” 12"),
        ("Document in the files", "Document in the files"), ("1961-04-17", "1961-04-17"),
        ("photo no. 3", "photo no. 3"), ("pl. 4", "plate 4"), ("pls. 4-5", "plates 4–5"),
        ("docs. 61, 63-65", "docs. 61, 63–65"), ("documents 61 and 63", "docs. 61 and 63"),
        ("¶12", "¶ 12"), ("¶¶ 12-14", "¶¶ 12–14"), ("§§ 3-5", "§§ 3–5"), ("par. 4", "para. 4"),
        ("ll. 4-8", "lines 4–8"), ("f. 12v", "fol. 12v"), ("ff. 12r-13v", "fols. 12r–13v"),
        ("cols. 2-3", "cols. 2–3"), ("fig. 3", "fig. 3"), ("table 2.1", "table 2.1"),
        ("note 3", "n. 3"), ("part B, p. 2", "pt. B, p. 2"),
        ("Persons; docs. 371-374", "Persons; docs. 371–74"),
        ("doc. 61, n. 2", "doc. 61, n. 2"), ("emphasis added",) * 2,
        ("chap. 3, 44", "chap. 3, 44"), ("Tab A", "Tab A"), ("Document No. 12", "doc. 12"),
        ("plates IV-VI", "plates IV–VI"), ("fo. 12", "fol. 12"),
    ],
)  # fmt: skip
def test_other_places_keep_their_label(typed, printed):
    locator = parse_locator(typed)
    assert (str(locator), locator.unit) == (printed, Unit.OTHER)


@pytest.mark.parametrize("typed", ["", "  ", ","])
def test_nothing_typed_is_no_place(typed):
    assert not parse_locator(typed)
    assert parse_locator(typed).unit is Unit.NONE


@given(st.text())
def test_any_text_is_read_without_error(text):
    printed = str(parse_locator(text))
    assert "--" not in printed or "--" in text


@given(st.integers(1, 5000), st.integers(1, 500))
def test_a_shortened_range_can_be_read_back(first, more):
    printed = str(parse_locator(f"{first}-{first + more}"))
    start, end = printed.split("–")
    assert int(start) == first
    assert int(start[: max(0, len(start) - len(end))] + end) == first + more
