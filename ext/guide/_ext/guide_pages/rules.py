"""The rules of the historian's linter, told in the words that the extension itself has for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from sphinx_chronicle.model.checks import RULES
from sphinx_chronicle.model.checks.explanation import parts_of

from .examples import SNIPPETS, mistake, read_snippet
from .layout import code, labelled, listing, table, told
from .messages import Catalogue, mistakes_by_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_chronicle.model.checks import Rule

MENDED = "mended"
_RULES = {rule.name: rule for rule in RULES}


class Rules(Catalogue):
    """The rules among the kinds of message, each with its weight and a link to its page."""

    shows_mistakes = False

    def run(self) -> list[nodes.Node]:
        """Return the list of all rules."""
        return [self.make_list((f"chronicle.{rule.name}", self._tell(rule)) for rule in RULES)]

    def _tell(self, rule: Rule) -> list[nodes.Node]:
        weight = nodes.emphasis("", f"By default: {rule.severity}.")
        more = link_to(rule, "More", self.env)
        return [*told(f"{rule.sentence} "), weight, nodes.Text(" "), more, nodes.Text(".")]


class RuleTable(SphinxDirective):
    """A table of the rules with their weights."""

    def run(self) -> list[nodes.Node]:
        """Return the table, each rule with a link to its page."""
        rows: list[list[list[nodes.Node]]] = [
            [[link_to(rule, rule.name, self.env)], told(rule.sentence), [nodes.Text(rule.severity)]]
            for rule in RULES
        ]
        return [table({"Rule": 20, "Finds": 64, "By default": 16}, rows, "guide-rules")]


class RulePage(SphinxDirective):
    """All that there is to say of one rule: sentence, mistake and mended text, explanation.

    What is worth knowing beside stands in the directive.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return what stands on the page of the rule that the argument names."""
        rule = _RULES[self.arguments[0]]
        weight = nodes.emphasis("", f"By default: {rule.severity}.")
        found: list[nodes.Node] = [nodes.paragraph("", "", *told(f"{rule.sentence} "), weight)]
        for name in mistakes_by_kind(self.env).get(f"chronicle.{rule.name}", ()):
            found += [mistake(self.env, name), *_mended(self.env, name)]
        found += self.parse_content_to_nodes()
        for heading, text in parts_of(rule):
            found.append(nodes.rubric("", heading))
            found.append(nodes.paragraph("", "", *told(text)))
        return found


def _mended(env: BuildEnvironment, name: str) -> Iterator[nodes.container]:
    """Yield the mended text of a mistake, where there is one; a test builds it without a word."""
    file = f"{MENDED}/{name}.md"
    if (Path(env.srcdir) / SNIPPETS / file).exists():
        text = read_snippet(env, file).rstrip("\n")
        box = nodes.container("", classes=["guide-example", "guide-mended"], snippet=file)
        box += labelled("This passes", listing(text, "markdown"))
        yield box


def link_to(rule: Rule, words: str, env: BuildEnvironment) -> addnodes.pending_xref:
    """Return a link to the page of *rule*."""
    return addnodes.pending_xref(
        "",
        code(words) if words == rule.name else nodes.inline("", words),
        refdomain="std",
        reftype="doc",
        reftarget=f"/checks/{rule.name}",
        refexplicit=True,
        refwarn=True,
        refdoc=env.docname,
    )
