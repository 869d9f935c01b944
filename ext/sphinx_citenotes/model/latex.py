"""From what stands in a .bib field, LaTeX or plain, to words."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from .bibstrings import BIBSTRING_COMMANDS, is_bibstring
from .latex_commands import is_command, is_dropped
from .latex_reader import LatexReader
from .quote_marks import pair_marks
from .words import Run, Words, as_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .latex_reader import Look, Piece

_NEEDS_READING = re.compile(
    r"[\\{}$~`'\"“”‘’\ue000\ue001\ufffe\uffff\ud800-\udfff]|--|,,|<<|>>|\s\s|[\x00-\x1f\u2028\u2029]"
)

_HTML_TAG = re.compile(
    r"<(?P<tag>i|em|b|strong|sup|sub|sc|scp|span|u)(?:\s[^<>]*)?>(?P<words>[^<{}]*)</(?P=tag)>",
    re.IGNORECASE,
)
_COMMAND_OF_TAG = {"i": "emph", "em": "emph", "sup": "textsuperscript", "sub": "textsubscript"}
_HTML_ENTITY = re.compile(
    r"(?:\\&|\{\\&\}|&)(?P<name>#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d?);", re.IGNORECASE
)
"""What Zotero, JabRef and Mendeley leave in titles that come from a database."""

_SPACES = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ue000\ue001\ud800-\udfff\ufffe\uffff]")


def read_latex(text: str) -> Words:
    """Return *text* as words: accents and dashes in Unicode, braces dropped, case as typed.

    Quotation marks of any spelling become marks that know their depth; never raises.
    """
    if "<" in text or "&" in text:
        text = _from_html(text)
    if not _NEEDS_READING.search(text):
        return (Run(text.strip()),) if text.strip() else ()
    reader = LatexReader(_FORBIDDEN.sub("", text))
    reader.read_group(closing=False)
    return _mark_quotes(reader.pieces)


def read_plain(text: str) -> str:
    """Return *text* as plain characters, for names, places and keys."""
    if not _NEEDS_READING.search(text):
        return text.strip()
    return as_plain(read_latex(text)).strip()


def _from_html(text: str) -> str:
    """Return *text* with the tags and character references of HTML written as LaTeX has them."""
    text = _HTML_ENTITY.sub(_character, text)
    return _HTML_TAG.sub(_command, text)


def _command(found: re.Match[str]) -> str:
    command = _COMMAND_OF_TAG.get(found["tag"].lower())
    return f"\\{command}{{{found['words']}}}" if command else found["words"]


def _character(found: re.Match[str]) -> str:
    typed = f"&{found['name']};"
    character = unescape(typed)
    if character == typed:
        return found[0]
    return f"\\{character}" if character in "%$#_{}&" else character.replace("\\", "")


_COMMAND = re.compile(r"\\([A-Za-z]+|[^A-Za-z\s])(?:\s*\{([^{}]*)\})?")
_VERBATIM = re.compile(r"\\(?:url|path|nolinkurl|href)\s*\{[^{}]*\}")


def unknown_commands(text: str) -> Iterator[tuple[str, str]]:
    r"""Yield each command in *text* that loses something, with what is to be told of it.

    So ``\\foo`` that nobody knows, ``\\footnote``, and ``\\bibstring`` of a word that is none.
    """
    if "\\" not in text:
        return
    for found in _COMMAND.finditer(_VERBATIM.sub("", text)):
        name, argument = found[1], found[2]
        if is_dropped(name):
            yield name, f"\\{name} cannot be printed in a citation, and its words are left out"
        elif name in BIBSTRING_COMMANDS and argument and not is_bibstring(argument):
            yield (
                f"{name}{{{argument}}}",
                f"biblatex has no \\{name}{{{argument}}}; write the words",
            )
        elif not is_command(name):
            yield (
                name,
                (
                    f"nobody here knows the command \\{name}, and only the words in its braces are"
                    " printed; write the character or the words"
                ),
            )


def _mark_quotes(pieces: list[Piece]) -> Words:
    """Return *pieces* as runs with their quotation marks paired and their spaces single."""
    text = pair_marks("".join(piece for piece, _look in pieces))
    looks = [look for piece, look in pieces for _ in piece]
    runs: list[list[str]] = []
    faces: list[Look] = []
    space = True
    for character, look in zip(text, looks, strict=True):
        letter = character
        if _SPACES.fullmatch(character):
            if space:
                continue
            letter = " "
        space = letter == " "
        if faces and faces[-1] == look:
            runs[-1].append(letter)
        else:
            runs.append([letter])
            faces.append(look)
    words = [
        Run("".join(run), italic=italic, url=url)
        for run, (italic, url) in zip(runs, faces, strict=True)
    ]
    if words:
        words[-1] = replace(words[-1], text=words[-1].text.rstrip(" "))
    return tuple(run for run in words if run.text)
