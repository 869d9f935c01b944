"""``sphinx-chronicle explain``: what is behind a finding of the historian's linter."""

import argparse
import difflib
from collections.abc import Iterator

from .printing import Line, print_lines

_HELP = """\
Say what a rule of the historian's linter finds, why it matters, what to do, what it does not see,
and how to silence it. Without a rule, list all of them.
"""
_EXAMPLES = """\
examples:
  sphinx-chronicle explain                        every rule, with its weight and a sentence
  sphinx-chronicle explain lifetime               what stands in brackets behind a finding
  sphinx-chronicle explain chronicle.lifetime     the same, as a build writes it
"""


def add_explain(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to those of ``sphinx-chronicle``."""
    explaining = commands.add_parser(
        "explain",
        help="say what is behind a finding of the historian's linter",
        description=_HELP,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    explaining.set_defaults(run=_run)
    explaining.add_argument(
        "rules", nargs="*", metavar="RULE", type=_rule, help="a rule, such as lifetime"
    )


def _rule(given: str) -> str:
    from ..model.checks import RULES  # noqa: PLC0415 (other commands need not wait for the rules)

    name = given.strip("[]").removeprefix("chronicle.")
    known = [rule.name for rule in RULES]
    if name not in known:
        near = next(iter(difflib.get_close_matches(name, known, n=1)), "")
        hint = f"did you mean {near!r}?" if near else f"the rules are {', '.join(known)}"
        raise argparse.ArgumentTypeError(
            f"there is no rule {name!r}; {hint} (other kinds of message stand on the page"
            " ‘messages’ of the guide)"
        )
    return name


def _run(arguments: argparse.Namespace) -> int:
    return print_lines(_explanations(arguments.rules))


def _explanations(names: list[str]) -> Iterator[Line]:
    from ..model.checks import RULES  # noqa: PLC0415 (as above)
    from ..model.checks.explanation import explain, list_rules  # noqa: PLC0415 (as above)
    from ..model.guide import published_guide  # noqa: PLC0415 (as above)

    rules = {rule.name: rule for rule in RULES}
    if not names:
        yield f"{list_rules(RULES)}\nsphinx-chronicle explain RULE says more of one.", True
    for number, name in enumerate(names):
        blank = "\n" if number else ""
        yield blank + explain(rules[name], published_guide()).rstrip(), True
