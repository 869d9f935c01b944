"""The comparison of a book's words with those of its source finds what is lost, and only that."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def words_kept():
    """The script, as a module."""
    path = Path(__file__).with_name("words_kept.py")
    spec = importlib.util.spec_from_file_location("words_kept", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["words_kept"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["words_kept"]


@pytest.fixture
def compare(words_kept):
    """A function that compares two texts."""

    def compare_texts(text, pdf, unlike=""):
        return words_kept.difference(text, pdf, unlike=unlike, pages=1, seconds=0.0)

    return compare_texts


def test_a_word_that_the_book_lacks_is_lost(compare):
    assert dict(compare("salt and brine", "salt and").absent) == {"brine": 1}


def test_a_word_that_the_book_has_less_often_is_counted(compare):
    assert dict(compare("salt salt salt", "salt").fewer) == {"salt": 2}


@pytest.mark.parametrize(
    "pdf",
    ["evapo-\nration", "evapo\u00ad\nration", "evapo\u200bration", "EVAPORATION", "x.evaporationy"],
)
def test_a_word_that_is_broken_or_joined_is_kept(compare, pdf):
    assert not compare("evaporation", pdf).absent


def test_the_hyphen_of_a_compound_at_the_end_of_a_line_is_kept(compare):
    assert not compare("salt-pan", "salt-\npan").absent


def test_the_tex_of_a_formula_is_no_lost_word(compare):
    found = compare("frac of salt", "of salt", unlike=r"\frac{a}{b}")
    assert not found.absent
    assert dict(found.unlike) == {"frac": 1}


def test_a_sentence_whose_words_stand_elsewhere_is_lost(compare):
    pdf = "the gate was shut at dawn and the keeper slept"
    assert compare("the keeper shut the gate at dawn", pdf).lines


def test_a_whole_book_loses_no_word(words_kept, rootdir, tmp_path):
    source = shutil.copytree(rootdir / "test-bookpress-book", tmp_path / "source")
    (tmp_path / "build").mkdir()
    found = words_kept.compare(source, tmp_path / "build", {})
    assert dict(found.absent) == {}
    assert found.words > 100
