"""The two nodes that HTML has elements of its own for: ``<time>`` and ``<details>``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from ..nodes import disclosure, historical_date

# What the attribute ``datetime`` may hold of what EDTF can say.
_MACHINE_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)[?~%]?")


def machine_date(edtf: str) -> str:
    """Return what ``<time datetime=…>`` can hold of *edtf*, empty where it can hold nothing."""
    match = _MACHINE_DATE.fullmatch(edtf)
    return match[1] if match else ""


def visit_date(translator: HTML5Translator, node: historical_date) -> None:
    """Open ``<time>``, or a ``<span>`` for what no machine-readable date can say."""
    machine = machine_date(node["edtf"])
    if machine:
        tag = translator.starttag(node, "time", "", CLASS="chronicle-date", datetime=machine)
    else:
        tag = translator.starttag(node, "span", "", CLASS="chronicle-date")
    translator.body.append(tag)


def depart_date(translator: HTML5Translator, node: historical_date) -> None:
    """Close what :func:`visit_date` opened."""
    translator.body.append("</time>" if machine_date(node["edtf"]) else "</span>")


def visit_disclosure(translator: HTML5Translator, node: disclosure) -> None:
    """Open ``<details>`` and write its summary."""
    translator.body.append(translator.starttag(node, "details", ""))
    summary = translator.encode(node["summary"])
    translator.body.append(f"<summary>{summary}</summary>\n")


def depart_disclosure(translator: HTML5Translator, _node: disclosure) -> None:
    """Close what :func:`visit_disclosure` opened."""
    translator.body.append("</details>\n")
