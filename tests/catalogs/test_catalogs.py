"""The catalogues hold what the extensions say to readers, and Sphinx shows it in their language."""

import gettext
import re

import pytest

from .catalogs import PACKAGES, messages_of, translations_of

CATALOGS = [
    pytest.param(package, path, catalog, id=f"{package}-{path.parts[-3]}")
    for package in PACKAGES
    for path, catalog in translations_of(package)
]


def test_there_is_a_catalogue_to_test():
    assert {case.id for case in CATALOGS} >= {"sphinx_chronicle-es", "sphinx_citenotes-es"}


@pytest.mark.parametrize(("package", "path", "catalog"), CATALOGS)
def test_a_catalogue_has_every_message_translated_and_no_other(package, path, catalog):
    translated = {message.id for message in catalog if message.id and message.string}
    assert translated == {message.id for message in messages_of(package) if message.id}


@pytest.mark.parametrize(("package", "path", "catalog"), CATALOGS)
def test_what_sphinx_reads_is_what_the_translator_wrote(package, path, catalog):
    with path.with_suffix(".mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    told = {message.id: message.string for message in catalog if message.id}
    assert {words: read.gettext(words) for words in told} == told


@pytest.mark.parametrize(("package", "path", "catalog"), CATALOGS)
def test_a_translation_keeps_the_places_to_fill(package, path, catalog):
    def places(words):
        return sorted(re.findall(r"\{\w*\}|%\w", words))

    for message in catalog:
        assert places(message.string) == places(message.id)
