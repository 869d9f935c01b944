"""The example file: what is valid, its bounds, its text, its order."""

import json
from pathlib import Path

import pytest

from sphinx_chronicle.model.dates import DateError, format_date, parse_date

EXAMPLES = json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))
VALID = [case for case in EXAMPLES["cases"] if case["valid"]]
REFUSED = [case["edtf"] for case in EXAMPLES["cases"] if not case["valid"]]


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["edtf"])
def test_a_valid_expression_has_its_kind_bounds_and_ends(case):
    date = parse_date(case["edtf"])

    found = {
        "kind": date.kind,
        "lower": date.lower and date.lower.isoformat(),
        "upper": date.upper and date.upper.isoformat(),
        "start": date.start,
        "end": date.end,
    }
    assert found == {key: case[key] for key in found}


@pytest.mark.parametrize("edtf", REFUSED)
def test_an_invalid_expression_is_refused_by_name(edtf):
    with pytest.raises(DateError) as refused:
        parse_date(edtf)

    assert str(refused.value).startswith(f"{edtf}: ")


@pytest.mark.parametrize("locale", ["en_US", "en_GB", "es"])
@pytest.mark.parametrize("case", EXAMPLES["formats"], ids=lambda case: case["edtf"])
def test_a_date_is_printed_as_the_example_says(case, locale):
    assert format_date(parse_date(case["edtf"]), locale) == case[locale]


@pytest.mark.parametrize("order", EXAMPLES["sort_groups"], ids=lambda order: order[0])
def test_dates_sort_in_order_of_time(order):
    backwards = order[::-1]

    assert sorted(backwards, key=lambda edtf: parse_date(edtf).sort_key) == order
