"""Build a mistake of the guide and gather what its author is told.

``python tests/guide/rehearsal.py`` writes the messages beside the mistakes anew; read the
difference before you keep it.
"""

import shutil
import tempfile
from pathlib import Path

from sphinx.errors import ConfigError
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_escape_sequences

SNIPPETS = Path(__file__).parents[2] / "ext" / "guide" / "snippets"
MISTAKES = {
    path.stem: path
    for path in sorted((SNIPPETS / "mistakes").iterdir())
    if path.suffix in (".md", ".bib", ".conf")
}
_ORPHAN = "---\norphan: true\n---\n"


def build_small_book(builder, folder, files):
    """Build the guide's first book with *files* added or changed; return its warnings."""
    for source in (SNIPPETS / "first-book", SNIPPETS / "mistakes" / "around"):
        shutil.copytree(source, folder / "book", dirs_exist_ok=True)
    for name, text in files.items():
        (folder / "book" / name).write_text(text, encoding="utf-8")
    app = SphinxTestApp(builder, srcdir=folder / "book", builddir=folder / "built")
    try:
        app.build()
        told = strip_escape_sequences(app.warning.getvalue())
        return told.replace(f"{folder / 'book'}/", "").splitlines()
    finally:
        app.cleanup()


def rehearse(mistake, folder, *, mended=False):
    """Return the messages of the mistake of that name, or of what it is *mended* to."""
    source = SNIPPETS / "mended" / MISTAKES[mistake].name if mended else MISTAKES[mistake]
    typed = source.read_text("utf-8")
    conf = (SNIPPETS / "first-book" / "conf.py").read_text("utf-8") + 'root_doc = "page"\n'
    settings = MISTAKES[mistake].with_suffix(".settings")  # of a check that is off unless asked for
    if settings.exists():
        conf += settings.read_text("utf-8")
    files = {
        "conf.py": conf,
        "index.md": _ORPHAN,
        "people.md": _ORPHAN,
        "page.md": "Cited.{cite:note}`collins1974`\n",
        "refs.bib": (SNIPPETS / "refs.bib").read_text("utf-8"),
    }
    match MISTAKES[mistake].suffix:
        case ".bib":
            files["refs.bib"] = typed
        case ".conf":
            files["conf.py"] += typed
        case _:
            files["page.md"] = typed
    builder = "bookpdf" if mistake.startswith(("authoring-", "bookpress-")) else "dummy"
    try:
        return build_small_book(builder, folder, files)
    except ConfigError as error:
        return str(error).splitlines()


def main():
    """Write the messages of all mistakes."""
    for mistake, path in MISTAKES.items():
        with tempfile.TemporaryDirectory() as folder:
            told = rehearse(mistake, Path(folder))
        path.with_suffix(".txt").write_text("\n".join([*told, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
