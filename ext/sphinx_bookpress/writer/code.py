"""Code: its lines kept, its keywords and comments told apart, its captions numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from pygments.filters import ErrorToken
from pygments.token import Comment, Generic, Keyword
from sphinx import addnodes
from sphinx.highlighting import PygmentsBridge

from ..model.text import array_of, string_of
from .base import alias, depart_nothing
from .figures import FigureWriter

if TYPE_CHECKING:
    from pygments.token import _TokenType

_STYLES = {
    Keyword: "code-keyword",
    Comment: "code-comment",
    Generic.Heading: "code-keyword",
    Generic.Subheading: "code-keyword",
    Generic.Strong: "code-keyword",
    Generic.Emph: "code-comment",
    Generic.Prompt: "code-prompt",
}
"""What tells tokens apart on paper: weight and slope rather than colour."""


class CodeWriter(FigureWriter):
    """Writes listings, literal blocks with or without markup, and grammars."""

    def __init__(self, *args: Any) -> None:
        """Prepare to tell the words of code apart."""
        super().__init__(*args)
        self._lexers = PygmentsBridge("html")

    def visit_listing(self, node: nodes.Element) -> None:
        """Write code that has a caption, with its number."""
        caption = next((c for c in node.children if isinstance(c, nodes.caption)), None)
        self.open_block("boxed", node, 'block-styles, ("listing",)')
        if caption is not None:
            self.open_block("boxed", caption, 'block-styles, ("listing-caption",)')
            number = self.figure_number(node, "code-block")
            self.add(f"#numbered-caption({string_of(number)}, [")
            self.write_children(caption)
            self.add("])\n")
            self.close_block()

    def visit_literal_block(self, node: nodes.Element) -> None:
        """Write code; text that has markup of its own keeps it, as in a parsed literal."""
        self.mark(node)
        self.add("\n")
        self.add_anchors(node)
        if any(isinstance(child, nodes.Element) for child in node.children):
            self._write_marked_up(node)
        else:
            self._write_code(node)
        raise nodes.SkipNode

    visit_doctest_block = alias(visit_literal_block)

    def visit_productionlist(self, node: nodes.Element) -> None:
        """Write a grammar, one rule a line."""
        self.add("\n")
        self.await_anchors(node["ids"])
        lines = []
        for production in node.findall(addnodes.production):
            for element in production.findall(nodes.Element):
                self.await_anchors(element["ids"])
            lines.append(_rule_of(production))
        self.flush_anchors()
        grammar = "\n".join(lines)
        self.add(f"#code-block({string_of(grammar)}, longest: {longest_line(grammar)})\n\n")
        raise nodes.SkipNode

    visit_production = alias(FigureWriter.pass_through)
    depart_production = alias(depart_nothing)

    def _write_code(self, node: nodes.Element) -> None:
        source = node.astext()
        options: dict[str, Any] = node.get("highlight_args", {})
        arguments = [string_of(source), f"longest: {longest_line(source)}"]
        if node.get("linenos"):
            arguments.append(f"start: {options.get('linenostart', 1)}")
        if marked := options.get("hl_lines"):
            arguments.append(f"marked: ({''.join(f'{number}, ' for number in marked)})")
        if styled := self._styled_lines(node, source):
            arguments.append(f"styled: {styled}")
        self.add(f"#code-block({', '.join(arguments)})\n\n")

    def _write_marked_up(self, node: nodes.Element) -> None:
        self.add(f"#code-text(longest: {longest_line(node.astext())})[")
        self.literal_depth += 1
        self.write_children(node)
        self.literal_depth -= 1
        self.add("]\n\n")

    def _styled_lines(self, node: nodes.Element, source: str) -> str:
        """Return the lines of *source* as Typst content, or nothing if no word is styled."""
        tokens = self._tokens_of(node, source)
        if not any(_style_of(kind) for kind, _ in tokens):
            return ""
        lines = [""]
        for kind, words in tokens:
            first, *others = words.split("\n")
            lines[-1] += _piece(kind, first)
            lines += [_piece(kind, line) for line in others]
        # Pygments ends what it reads with a new line.
        return array_of(tuple(f"[{line}]" for line in lines[: len(source.split("\n"))]))

    def _tokens_of(self, node: nodes.Element, source: str) -> list[tuple[_TokenType, str]]:
        language = node.get("language", "default")
        settings = self.config.highlight_options.get(language, {})
        lexer = self._lexers.get_lexer(
            source, language, settings, force=bool(node.get("force")), location=node
        )
        try:
            tokens = list(lexer.get_tokens(source))
        except ErrorToken:
            return []
        # A lexer that changes the words themselves would make the styled lines differ.
        is_whole = "".join(words for _, words in tokens).rstrip("\n") == source.rstrip("\n")
        return tokens if is_whole else []


def _rule_of(production: nodes.Element) -> str:
    """Return a rule of a grammar; Sphinx before 9 keeps its name apart from its text."""
    text = production.astext().rstrip()
    return text if "::=" in text else f"{production.get('tokenname', ''):<12} ::= {text}"


def longest_line(source: str) -> int:
    """Return the letters of the longest line of *source*."""
    return max(map(len, source.split("\n")))


def _style_of(kind: _TokenType) -> str:
    for known, style in _STYLES.items():
        if kind in known:
            return style
    return ""


def _piece(kind: _TokenType, words: str) -> str:
    if not words:
        return ""
    style = _style_of(kind) if words.strip() else ""
    return f"#{style}({string_of(words)})" if style else f"#{string_of(words)}"
