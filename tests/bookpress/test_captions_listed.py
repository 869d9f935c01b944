"""Captions in the list of illustrations: whole, or their first sentence, never cut within it."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_bookpress.listing import shortened

MORE = "It was taken from the tower of the customs house on the last day of the long summer."
WHOLE = [
    f"The network of Ulysses S. Grant and of those who served with him. {MORE}",
    f"Letters to J. R. R. Tolkien and to others of his club. {MORE}",
    f"Map No. 5 of the set. {MORE}",
    f"Plan of St. Louis, c. 1300, from vol. 2 of the set. {MORE}",
    f"Introd. by Ann, approx. Two hundred, illus. Smith, aprox. Madrid, evtl. Teile. {MORE}",
    f"The U.S. Navy off the cape. {MORE}",
    f"Capt. Cook, Prof. Hale, Dr. May, Maj. Gen. Poe, and Mrs. Low. {MORE}",
    f"Boats, nets, barrels, etc. Drawn by the clerk. {MORE}",
    f"Karte Nr. 7, Bd. 2, S. 12, ca. Mitte des Jahres, vgl. Abb. Hafen. {MORE}",
    f"Der Hafen mit d. h. den Kais, u. a. Booten, inkl. Karte. {MORE}",
    f"El Sr. D. Juan Pérez y la Sra. Ruiz, pág. 3, núm. 4. {MORE}",
    f"M. Dupont, t. II, éd. Hachette, chap. IV. {MORE}",
    f"Mme. Dupont et Mlle. Durand, av. J.-C. Paris, pl. XII. {MORE}",
    f"El Gral. Castro y el Cnel. Ruiz, EE. UU. Departamento de Estado, ed. Rev. {MORE}",
    f"А. С. Пушкин и др. Жители города, 1837 г. Оригинал, см. Табл. Пять, Московской губ. {MORE}",
    f"Il Sig. Rossi e la Sig.ra Bianchi, pag. Cinque, fig. Due, ecc. {MORE}",
    f"Mapa woj. Mazowieckiego, prof. Kowalski, tzw. Nowe Miasto, m.in. Rynek. {MORE}",
    f"Messrs. Smith and Bros. Warehouse of Cramp Co. Ltd. {MORE}",
]


def caption(*parts):
    """Return a caption of *parts*, words or nodes."""
    return nodes.caption("", "", *(nodes.Text(p) if isinstance(p, str) else p for p in parts))


@pytest.mark.parametrize("text", WHOLE)
def test_a_stop_that_may_belong_to_an_abbreviation_ends_no_caption(text):
    assert shortened(caption(text)).astext() == text.removesuffix(".")


@pytest.mark.parametrize(
    ("first", "after"),
    [
        ("The customs house of the harbour, seen from the cathedral", "."),
        ("The customs house of the harbour, seen from the hill in 1961", "."),
        ("The towns of the ferry", "."),
        ("The customs house of the harbour (left, with its own landing)", "."),
        ("The customs house of the harbour: whose photograph", "?"),
    ],
)
def test_a_long_caption_is_listed_by_its_first_sentence(first, after):
    kept = first + after.replace(".", "")
    assert shortened(caption(f"{first}{after} {MORE}")).astext() == kept


def test_a_sentence_of_japanese_ends_with_its_own_stop():
    text = (
        "港の税関、丘の上の大聖堂から見たもの。"
        + "夏の終わりに塔の上から写されたもので、今は古文書館にある。" * 4
    )
    assert shortened(caption(text)).astext() == "港の税関、丘の上の大聖堂から見たもの。"


def test_an_initial_ends_no_sentence_of_chinese():
    text = (
        "图一：S. Grant 将军与 U.S. Navy 军官。"
        + "摄于一八六五年春天的华盛顿，现存国家档案馆。" * 4
    )
    assert shortened(caption(text)).astext() == "图一：S. Grant 将军与 U.S. Navy 军官。"


def test_equal_words_of_a_caption_keep_their_places():
    parts = (" and ", nodes.emphasis("", "Rio"), " and ", nodes.strong("", "Ana"), " and ")
    assert shortened(caption(*parts)).astext() == " and Rio and Ana and "


def test_a_drawing_is_listed_by_its_title(tmp_path, make_app, print_book):
    people = "\n".join(f":::{{person}} p{n}\n:name: Ulysses S. Grant {n}\n:::\n" for n in range(3))
    (tmp_path / "index.md").write_text(
        f"# A\n\n{people}\n"
        ":::{event} war\n:title: The War\n:date: 1861\n:participants: p0; p1; p2\n:::\n\n"
        "## One\n\n:::{network} p0\n:::\n\n## Two\n\n:::{network} p1\n:::\n"
    )
    (tmp_path / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_chronicle", "sphinx_bookpress"]\n'
        'myst_enable_extensions = ["colon_fence"]\n'
    )
    words = print_book(make_app("bookpdf", srcdir=tmp_path)).words
    listed = words[words.index("Illustrations") :]
    assert "network of Ulysses S. Grant 0" in listed
