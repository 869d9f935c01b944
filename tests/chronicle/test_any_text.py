"""Whatever an author types is read or told; nothing of ours fails by it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_chronicle.parse.unknown_names import _nearest, _read_markdown, _read_rst

_NAMES = (
    "name title born died date time participants offices sources aliases image tags part-of from"
    " to person lanes coordinates relations x"
)
NAMES = st.sampled_from(_NAMES.split())
VALUES = st.text(max_size=25) | st.sampled_from(
    ["1900", "1900/..", "anna (x); bob", '"a" b', "'a", "1, 2", "---", "`a`", "<b>", "{x}", "::"]
)
LINES = st.one_of(
    st.builds(":{}: {}".format, NAMES, VALUES),
    st.builds(":{}:{}".format, NAMES, VALUES),
    st.builds("{} = {}".format, NAMES, VALUES),
    st.builds("- {}: {}".format, NAMES, VALUES),
    st.text(max_size=40),
    st.sampled_from(["---", "", "  x", "    :a: b", ":::", "```", "| a |", ": x"]),
)
_HEADS = (
    ":::{person} :::{person} ```{event} :::(place) ：：：{person} :::{timeline} :::{people}"
    " :::{map} :::{officeholders} :::{network} :::{persn} ~~~{chronology} :::{glossary} :::person"
)
HEADS = st.sampled_from(_HEADS.split())
ROLES = st.builds(
    "{{{}}}`{}`".format,
    st.sampled_from(
        [
            "person",
            "event",
            "date",
            "holder",
            "place",
            "office",
            "book-data",
            "persn",
            "chronicle:person",
        ]
    ),
    VALUES
    | st.builds("{} <{}>".format, VALUES, VALUES)
    | st.builds("{} @ {}".format, NAMES, VALUES),
)


def typed(head, argument, lines, role):
    end = head[:3]
    return "\n".join(
        ["# T", "", f"{head} {argument}", *lines, end, "", f"We met {role} there.", ""]
    )


@pytest.fixture
def book(make_app, tmp_path):
    (tmp_path / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_chronicle']\n"
        "myst_enable_extensions = ['colon_fence']\n",
        "utf-8",
    )
    (tmp_path / "index.md").write_text("# T\n", "utf-8")
    app = make_app("dummy", srcdir=tmp_path)
    app.build()
    return app


@pytest.mark.fuzz
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(HEADS, VALUES, st.lists(LINES, max_size=6), ROLES)
def test_no_entry_view_or_role_makes_us_fail(book, head, argument, lines, role):
    text = typed(head, argument, lines, role).encode("utf-8", "replace").decode("utf-8")
    (book.srcdir / "index.md").write_text(text, "utf-8")
    book.env.clear_doc("index")
    book.events.emit("env-purge-doc", book.env, "index")
    book.builder.read_doc("index")
    book.events.emit("env-updated", book.env)
    book.env.apply_post_transforms(book.env.get_doctree("index"), "index")
    assert ".failure]" not in book.warning.getvalue()


@pytest.mark.fuzz
@given(st.text(max_size=60) | st.lists(LINES | ROLES, max_size=8).map("\n".join))
def test_names_are_looked_for_in_any_text(text):
    ours = {"person": "person", "citenote": "cite:note"}
    last = len(text.splitlines())
    for read in (_read_markdown, _read_rst):
        for line, kind, name in read(text):
            assert 1 <= line <= last
            assert kind in ("role", "directive")
            assert _nearest(name, ours) in ("", *ours.values())
