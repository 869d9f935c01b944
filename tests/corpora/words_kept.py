"""Prints the documentation of other projects and names every word that the book has lost.

``python tests/corpora/words_kept.py [NAME…]`` fetches the source distribution of each project with
pip, prints its documentation with ``bookpdf``, and compares the words of the PDF with those that
the ``text`` builder writes. ``--folder PATH`` takes documentation that is already at hand. Ends
with status 1 if a build fails or a word is lost. ``--needs`` says what to install beside.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tarfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdf
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import docutils_namespace

_LETTERS = re.compile(r"[^\W_]+")
_AT_LINE_END = re.compile(r"[\u00ad\u2010-]\n\s*")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060]")
_IMAGE = re.compile(r"\[image(?=[:\]])")
"""What the ``text`` builder writes before the description of an image."""

_MATHS = (nodes.math, nodes.math_block)
_SITE_HEADING = "Indices and tables"
_LEAST_RUNS = 3
_SHOWN = 40
"""How many lost words are shown of each kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The documentation in a source distribution."""

    requirement: str
    folder: str
    settings: tuple[tuple[str, object], ...] = ()
    """Settings of Sphinx that the documentation needs to be built at all."""

    needs: str = ""
    """Packages that its ``conf.py`` asks for, beside those of our own tests."""


CORPORA = {
    "sphinx": Corpus(
        requirement="sphinx==9.2.*", folder="doc", needs="sphinxcontrib-websupport; graphviz"
    ),
    "sphinxcontrib-bibtex": Corpus(requirement="sphinxcontrib-bibtex", folder="doc"),
    # MyST-Parser leaves its documentation out of its source distributions; those of furo and pip
    # are written in MyST too, and furo's shows every construct of it, and those of sphinx-design.
    "furo": Corpus(
        requirement="furo",
        folder="docs",
        # An extension of its own stops at these pages in every builder.
        settings=(("exclude_patterns", ["reference/*"]),),
        needs="sphinx-design sphinx-copybutton sphinx-inline-tabs",
    ),
    "attrs": Corpus(
        requirement="attrs",
        folder="docs",
        needs="attrs sphinx-notfound-page sphinxcontrib-towncrier",
    ),
    "flask": Corpus(
        requirement="flask",
        folder="docs",
        needs="flask pallets-sphinx-themes sphinxcontrib-log-cabinet sphinx-tabs",
    ),
    "numpydoc": Corpus(requirement="numpydoc", folder="doc", needs="numpydoc intersphinx-registry"),
    "packaging": Corpus(requirement="packaging", folder="docs", needs="furo"),
    "pip": Corpus(
        requirement="pip",
        folder="docs/html",
        needs="pip sphinx-copybutton sphinx-inline-tabs sphinxcontrib-towncrier sphinx-issues",
    ),
    "pluggy": Corpus(requirement="pluggy", folder="docs", needs="pluggy"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What became of the words of the ``text`` builder in the PDF."""

    pages: int
    seconds: float
    words: int
    unlike: Counter[str]
    """Words that the book shows otherwise or leaves out by design: the TeX of formulas, the
    descriptions of images, what toctrees say beside the titles of documents, and the heading of
    a web site's indices."""

    absent: Counter[str]
    """Words that the PDF has nowhere."""

    fewer: Counter[str]
    """How many times less often the PDF has a word; links of toctrees make up most of them."""

    lines: tuple[str, ...]
    """Lines most of whose runs of three words the PDF has nowhere."""


def fetch(corpus: Corpus, folder: Path) -> Path:
    """Return the folder of the documentation, fetched with pip and unpacked below *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.glob("*.tar.gz")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--no-binary", ":all:", "--dest", str(folder), corpus.requirement]
        subprocess.run(command, check=True)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        file.extractall(folder, filter="data")
    (unpacked,) = (path for path in folder.iterdir() if path.is_dir() and path.name != "build")
    return unpacked / corpus.folder


def compare(source: Path, build: Path, settings: dict[str, object]) -> Comparison:
    """Build the documentation in *source* twice and return what the PDF has lost."""
    started = time.monotonic()
    printed = _build(source, build, "bookpdf", settings)
    seconds = time.monotonic() - started
    reader = pypdf.PdfReader(printed.builder.book_path)  # type: ignore[attr-defined]
    in_pdf = "\n".join(page.extract_text() for page in reader.pages)
    _build(source, build, "text", settings)
    docnames = _reachable(printed.env)
    texts = [(build / "text" / f"{name}.txt").read_text(encoding="utf-8") for name in docnames]
    return difference(
        _IMAGE.sub("[", "\n".join(texts)),
        in_pdf,
        unlike=_words_unlike(printed.env, docnames),
        pages=len(reader.pages),
        seconds=seconds,
    )


def _build(source: Path, build: Path, builder: str, settings: dict[str, object]) -> Sphinx:
    log = build / f"{builder}-warnings.txt"
    with docutils_namespace(), log.open("w", encoding="utf-8") as warnings:
        app = Sphinx(
            source,
            source,
            build / builder,
            build / "doctrees",
            builder,
            confoverrides=settings,
            status=io.StringIO(),
            warning=warnings,
        )
        app.build()
    return app


def _reachable(env: BuildEnvironment) -> list[str]:
    """Return the documents that toctrees name, from the root on; no others are in a book."""
    found = {env.config.root_doc: True}
    for docname in _below(found, env):
        found[docname] = True
    return list(found)


def _below(found: dict[str, bool], env: BuildEnvironment) -> list[str]:
    """Return the documents below those in *found*, each once."""
    waiting, order = list(found), []
    while waiting:
        for docname in env.toctree_includes.get(waiting.pop(), ()):
            if docname not in found and docname not in order:
                order.append(docname)
                waiting.append(docname)
    return order


def _words_unlike(env: BuildEnvironment, docnames: list[str]) -> str:
    trees = [env.get_doctree(docname) for docname in docnames]
    texts = [_SITE_HEADING]
    for tree in trees:
        texts += [node.astext() for kind in _MATHS for node in tree.findall(kind)]
        texts += [image.get("alt", "") for image in tree.findall(nodes.image)]
        for toctree in tree.findall(addnodes.toctree):
            texts += [
                toctree.get("caption") or "",
                *(title or "" for title, _ in toctree["entries"]),
            ]
    return "\n".join(texts)


def difference(text: str, pdf: str, *, unlike: str, pages: int, seconds: float) -> Comparison:
    """Return what of the words of *text* is not in *pdf*; those of *unlike* are not missed."""
    wanted, there = (
        Counter(_words(text)),
        Counter(_words(_joined(pdf))) | Counter(_words(_mended(pdf))),
    )
    known = frozenset(_words(unlike))
    lost = wanted - there
    plain = _plain(_mended(pdf))
    squeezed = "".join(_LETTERS.findall(plain))
    absent = {word: lost[word] for word in lost if word not in there and word not in squeezed}
    less = {word: wanted[word] - plain.count(word) for word in lost if word not in absent}
    return Comparison(
        pages=pages,
        seconds=seconds,
        words=wanted.total(),
        unlike=Counter({word: count for word, count in absent.items() if word in known}),
        absent=Counter({word: count for word, count in absent.items() if word not in known}),
        fewer=+Counter(less),
        lines=tuple(_lost_lines(text, plain, squeezed)),
    )


def _lost_lines(text: str, pdf: str, squeezed: str) -> Iterator[str]:
    known = frozenset(_runs(_words(pdf)))
    for line in text.splitlines():
        runs = _runs(_words(line))
        if len(runs) < _LEAST_RUNS or line.lstrip().startswith(("|", "+", "=")):
            continue
        missing = [run for run in runs if run not in known and "".join(run) not in squeezed]
        if 2 * len(missing) > len(runs):
            yield line.strip()


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], strict=False))


def _words(text: str) -> list[str]:
    return _LETTERS.findall(_plain(text))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _mended(text: str) -> str:
    """Return *text* with words that were parted at the end of a line made whole."""
    return _INVISIBLE.sub("", _AT_LINE_END.sub("", text))


def _joined(text: str) -> str:
    """Return *text* with the hyphens at the ends of lines kept, as in compound words."""
    return _INVISIBLE.sub("", _AT_LINE_END.sub("-", text))


def _report(name: str, found: Comparison) -> None:
    print(
        f"{name}: {found.pages} pages in {found.seconds:.0f} s;"
        f" {found.words:,} words of text, {found.absent.total()} lost,"
        f" {found.unlike.total()} shown otherwise, {found.fewer.total()} less often,"
        f" {len(found.lines)} lines"
    )
    for kind, words in (("lost", found.absent), ("less often", found.fewer)):
        if words:
            shown = ", ".join(f"{word} {count}" for word, count in words.most_common(_SHOWN))
            print(f"  {kind}: {shown}{' …' if len(words) > _SHOWN else ''}")
    for line in found.lines[:_SHOWN]:
        print(f"  line: {line}")


def main() -> int:
    """Compare the corpora that the command line names, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(CORPORA))
    parser.add_argument("--folder", type=Path, help="documentation that is already at hand")
    parser.add_argument("--build", type=Path, default=Path("build/corpora"))
    parser.add_argument("--needs", action="store_true", help="say what the corpora need, and end")
    options = parser.parse_args()
    if options.needs:
        print("\n".join(f"{name}: {corpus.needs}" for name, corpus in CORPORA.items()))
        return 0
    build = options.build.resolve()
    status = 0
    for name in options.names or ([] if options.folder else CORPORA):
        corpus = CORPORA[name]
        source = fetch(corpus, build / name)
        status |= _run(name, source, build / name / "build", dict(corpus.settings))
    if options.folder:
        folder = options.folder.resolve()
        status |= _run(folder.name, folder, build / folder.name / "build", {})
    return status


def _run(name: str, source: Path, build: Path, settings: dict[str, object]) -> int:
    build.mkdir(parents=True, exist_ok=True)
    found = compare(source, build, settings)
    _report(name, found)
    return 1 if found.absent else 0


if __name__ == "__main__":
    sys.exit(main())
