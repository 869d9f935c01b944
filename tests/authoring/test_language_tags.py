"""The tag of a language, however it is spelled."""

import pytest

from sphinx_authoring.languages import language_tag


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("en", "en"),
        ("zh_CN", "zh-CN"),
        ("pt-br", "pt-BR"),
        ("zh_hans_CN", "zh-Hans-CN"),
        ("sr@latin", "sr-Latn"),
        ("de_DE.UTF-8", "de-DE"),
        ("es_419", "es-419"),
        ("grc", "grc"),
        ("german", "de"),
        ("ca-valencia", "ca-valencia"),
        ("no such language", "und"),
        ("", "und"),
        ("a" * 5000, "und"),
    ],
)
def test_a_tag_is_one_of_bcp_47(typed, tag):
    assert language_tag(typed) == tag
