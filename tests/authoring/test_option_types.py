"""Values in conf.py that are of another type than their option."""

import pytest
from sphinx.errors import ConfigError

from sphinx_authoring.option_types import check_type
from sphinx_bookpress.config import OPTIONS as PRINTED
from sphinx_chronicle.config import OPTIONS as TOLD
from sphinx_citenotes.config import OPTIONS as CITED

OPTIONS = [*TOLD, *CITED, *PRINTED]
ODD = (5, True, "x", ["x"], {"a": 1}, None)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_option_takes_its_default_and_says_what_to_write_for_what_is_odd(option):
    check_type(option.name, option.default, option.types)
    wrong = [value for value in ODD if not isinstance(value, option.types)]
    assert wrong
    for value in wrong:
        with pytest.raises(ConfigError, match=rf"^{option.name} = .* cannot be read; write \w"):
            check_type(option.name, value, option.types)


@pytest.mark.parametrize(
    ("value", "types", "write"),
    [
        (5, (str,), "words in quotation marks"),
        ("yes", (bool,), "True or False"),
        (True, (int,), "a whole number"),
        ("11", (int, float), "a number"),
        ("x", (list, tuple), r"a list, such as \['one', 'two'\]"),
        (5, (bool, str), "True or False or words in quotation marks"),
        (["x"], (dict,), r"a dictionary, such as \{'name': 'value'\}"),
    ],
)
def test_what_to_write_is_said_in_words(value, types, write):
    with pytest.raises(ConfigError, match=f"write {write}$"):
        check_type("book_option", value, types)


@pytest.mark.parametrize("value", [0, 1, True, False])
def test_yes_and_no_may_be_numbers_as_the_command_line_has_them(value):
    check_type("book_option", value, (bool,))
