"""A rule in words: for the command line, for SARIF, and where in the guide it is told of."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .rule import Rule

_WIDTH = 88


def guide_page(rule: str, guide: str = "") -> str:
    """Return the page of the guide about the rule of that name, from the address of *guide*."""
    page = f"checks/{rule}.html"
    return f"{guide.rstrip('/')}/{page}" if guide else page


def parts_of(rule: Rule) -> tuple[tuple[str, str], ...]:
    """Return what there is to say of *rule*, each part under its heading."""
    return (
        ("Why it matters", rule.why),
        ("What to do", rule.mend),
        ("What it does not see", rule.unseen),
        ("How to silence it", how_to_silence(rule)),
    )


def how_to_silence(rule: Rule) -> str:
    """Return how to answer for one finding of *rule*, and how to weigh all of them."""
    return (
        f"In the entry that the finding is about: ‘:allow: {rule.name} (the reason)’. Everywhere,"
        f' in conf.py: ‘chronicle_checks = {{"{rule.name}": "off"}}’, or another weight;'
        f" without that its weight is ‘{rule.severity}’."
    )


def explain(rule: Rule, guide: str = "") -> str:
    """Return all that there is to say of *rule*, in lines for a terminal."""
    return "\n".join([*_lines(rule), f"In the guide: {guide_page(rule.name, guide)}"]) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"chronicle.{rule.name} ({rule.severity})"
    yield from ("", *_wrapped(rule.sentence), "")
    for heading, text in parts_of(rule):
        yield heading
        yield from (*_wrapped(text), "")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def help_text(rule: Rule) -> str:
    """Return all that there is to say of *rule* as one plain text, as SARIF wants it."""
    told = (f"{heading}. {text}" for heading, text in parts_of(rule))
    return "\n\n".join((rule.sentence, *told))


def list_rules(rules: Iterable[Rule]) -> str:
    """Return the names of all *rules* with their weights and sentences, for a terminal."""
    rules = tuple(rules)
    width = max(len(rule.name) for rule in rules)
    lines = (f"{rule.name:{width}}  {rule.severity:7}  {rule.sentence}" for rule in rules)
    return "\n".join(lines) + "\n"
