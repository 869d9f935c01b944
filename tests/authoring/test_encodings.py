"""Pages that are not saved as UTF-8."""

from types import SimpleNamespace

import pytest
from sphinx.errors import SphinxError

from sphinx_authoring.encodings import refuse_other_encodings


def refuse(tmp_path, **pages):
    for name, content in pages.items():
        (tmp_path / f"{name}.md").write_bytes(content)
    env = SimpleNamespace(doc2path=lambda name: tmp_path / f"{name}.md")
    refuse_other_encodings(None, env, [*pages, "gone"])


def test_each_page_that_is_not_utf_8_is_named_with_its_line(tmp_path):
    with pytest.raises(SphinxError) as caught:
        refuse(
            tmp_path,
            fine="# Peña\n".encode(),
            old="# People\n\nRené came.\n".encode("cp1252"),
            wide="# People\n".encode("utf-16"),
            two="é".encode("cp1252"),
        )
    assert str(caught.value).replace(f"{tmp_path}/", "").splitlines() == [
        "old.md:3: ‘é’ is not written in UTF-8; save the file as UTF-8",
        "wide.md:1: the file is UTF-16 and cannot be read; save it as UTF-8",
        "two.md:1: ‘é’ is not written in UTF-8; save the file as UTF-8",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_pages_in_utf_8_are_read(tmp_path, encoding):
    refuse(tmp_path, page="# Peña 日本\n".encode(encoding))
