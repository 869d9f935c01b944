"""The nearest of the words that are known."""

import pytest

from sphinx_chronicle.model.nearest import nearest

FEW = ("armstrong", "collins", "aldrin", "gemini-8")
MANY = [f"v{volume:02}-p{number:05}" for volume in range(50) for number in range(1000)]


@pytest.mark.parametrize(
    ("typed", "known", "near"),
    [
        ("amstrong", FEW, "armstrong"),
        ("xldrin", FEW, "aldrin"),
        ("gemini-9", FEW, ""),  # another number is another thing
        ("gemni-8", FEW, "gemini-8"),
        ("zzz", FEW, ""),
        ("va", ["VA", "MD"], "VA"),
        ("Collins", FEW, "collins"),
        ("v09-p00030", [*MANY[:9000], *MANY[10_000:]], ""),
        ("armstrng", [*MANY, *FEW], "armstrong"),
        ("xrmstrong", [*MANY, *FEW], ""),  # of very many, those that begin alike
        ("v10-p00001", MANY, "v10-p00001"),
    ],
)
def test_the_nearest_word_is_found_or_none_is_guessed(typed, known, near):
    assert nearest(typed, known) == near
