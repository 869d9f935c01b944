"""The command ``sphinx-chronicle``: try dates before they go into a book."""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .model.dates import DateError, Day, EndKind, HistoricalDate, format_date, parse_date

_DATES_HELP = """\
Say what dates in EDTF mean, or why they are refused.

Each expression is read as the options of persons and events read it; the answer names its kind,
the first and last day that it can cover, and the words that readers see.
"""
_DATES_EXAMPLES = """\
examples:
  sphinx-chronicle dates 1961-04-17/1961-04-20 1961~ '[1959,1960]'
  sphinx-chronicle dates --lang es 195X -0043-03-15
  sphinx-chronicle dates --json < dates.txt

exit status: 0 if all are dates, 1 if any was refused, 2 for wrong usage.
"""
# An expression may begin with a minus (-0043-03-15), which argparse takes for an option.
_NEGATIVE_YEAR = re.compile(r"-[0-9X]")
_MARK = "\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one expression means, or why it was refused."""

    edtf: str
    date: HistoricalDate | None = None
    text: str = ""
    error: str = ""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with *argv* (by default that of the process); return its exit status."""
    given = sys.argv[1:] if argv is None else argv
    marked = [f"{_MARK}{each}" if _NEGATIVE_YEAR.match(each) else each for each in given]
    arguments = _make_parser().parse_args(marked)
    expressions = [each.removeprefix(_MARK) for each in arguments.expressions]
    show = _as_json if arguments.json else _as_text
    refused = False
    for answer in _answers(expressions or _lines(sys.stdin), arguments.lang):
        refused = refused or answer.date is None
        sys.stdout.write(f"{show(answer)}\n")
    return 1 if refused else 0


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sphinx-chronicle", description="Help with the plain text of a history book."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    dates = commands.add_parser(
        "dates",
        help="say what dates in EDTF mean, or why they are refused",
        description=_DATES_HELP,
        epilog=_DATES_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    dates.add_argument(
        "expressions",
        nargs="*",
        metavar="EXPR",
        help="a date, such as 1961-04-17; without any, each line of the standard input is one",
    )
    dates.add_argument(
        "--lang",
        default="en_US",
        metavar="LOCALE",
        help="language for readers: en_US, en_GB, es, or another locale (default: %(default)s)",
    )
    dates.add_argument(
        "--json", action="store_true", help="print one JSON object a line, for programs"
    )
    return parser


def _lines(stream: Iterable[str]) -> Iterable[str]:
    """Give every line as an expression, so that answers and lines keep step."""
    return (line.rstrip("\r\n") for line in stream)


def _answers(expressions: Iterable[str], locale: str) -> Iterable[Answer]:
    for edtf in expressions:
        try:
            date = parse_date(edtf)
        except DateError as error:
            yield Answer(edtf=edtf, error=str(error))
        else:
            yield Answer(edtf=edtf, date=date, text=format_date(date, locale))


def _as_json(answer: Answer) -> str:
    date = answer.date
    return json.dumps(
        {
            "edtf": answer.edtf,
            "valid": date is not None,
            "kind": date.kind.value if date else None,
            "lower": _iso(date.lower) if date else None,
            "upper": _iso(date.upper) if date else None,
            "start": date.start.value if date else None,
            "end": date.end.value if date else None,
            "text": answer.text if date else None,
            "error": answer.error or None,
        }
    )


def _as_text(answer: Answer) -> str:
    # What came in undecodable must still go out.
    edtf, error = (
        text.encode(errors="backslashreplace").decode() for text in (answer.edtf, answer.error)
    )
    date = answer.date
    if date is None:
        return f"{edtf or '(empty)'}\n  refused   {error}"
    return (
        f"{edtf}\n"
        f"  reads     {answer.text}\n"
        f"  kind      {date.kind.value}\n"
        f"  first day {_shown(date.lower, date.start)}\n"
        f"  last day  {_shown(date.upper, date.end)}"
    )


def _shown(day: Day | None, end: EndKind) -> str:
    return day.isoformat() if day else end.value


def _iso(day: Day | None) -> str | None:
    return day.isoformat() if day else None
