"""``sphinx-chronicle dates``: try dates before they go into a book."""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from ..model.dates import (
    DateError,
    Day,
    EndKind,
    HistoricalDate,
    format_date,
    knows_locale,
    parse_date,
)
from .printing import Line, print_lines

_DATES_HELP = """\
Say what dates in EDTF mean, or why they are refused.

EDTF is the way to write dates for computers that knows what historians need: 1961~ is about 1961,
1961? perhaps 1961, 196X some year of the 1960s. Each expression is read as in the options of
persons and events. The answer gives the words that readers will see, the kind of the date, and the
first and the last day that it can cover, in the Gregorian calendar.
"""
_DATES_EXAMPLES = """\
how to write them:
  1961  1961-04  1961-04-17     a year, a month, a day
  1961-04-17/1961-04-20         from one date to another
  1959/..  1959/  ../1961       still open; its end is unknown; its start is open
  1961~  1961?  1961%           approximate, uncertain, both
  196X  19XX  1961-04-XX        a decade, a century, some day of April 1961
  1961-21  1961-34              spring (to 24, winter), second quarter (33 to 36)
  [1959,1960]  {1959,1960}      one of them, all of them
  -0043  0000                   44 B.C., 1 B.C.
  julian:1917-10-25             a date of the Julian calendar

examples:
  sphinx-chronicle dates 1961-04-17/1961-04-20 1961~ '[1959,1960]'
  sphinx-chronicle dates --lang es 195X -0043-03-15
  sphinx-chronicle dates --json < dates.txt

Without an expression each line of the standard input, in UTF-8, is one; an empty line is refused
like any other, so that answers and lines keep step.

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


def mark_dates(given: Sequence[str]) -> list[str]:
    """Return what stands on the command line, with years before Christ told from options."""
    return [f"{_MARK}{each}" if _NEGATIVE_YEAR.match(each) else each for each in given]


def add_dates(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to those of ``sphinx-chronicle``."""
    dates = commands.add_parser(
        "dates",
        help="say what dates in EDTF mean, or why they are refused",
        description=_DATES_HELP,
        epilog=_DATES_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    dates.set_defaults(run=_run)
    dates.add_argument(
        "expressions",
        nargs="*",
        metavar="EXPR",
        help="a date, such as 1961-04-17; without any, each line of the standard input is one",
    )
    dates.add_argument(
        "--lang",
        default="en_US",
        type=_locale,
        metavar="LOCALE",
        help="language for readers: en_US, en_GB, es, or another locale (default: %(default)s)",
    )
    dates.add_argument(
        "--json", action="store_true", help="print one JSON object a line, for programs"
    )


def _run(arguments: argparse.Namespace) -> int:
    # What came in undecodable must still go out, and JSON knows no lone surrogates.
    expressions = [
        each.removeprefix(_MARK).encode(errors="backslashreplace").decode()
        for each in arguments.expressions
    ]
    show = _as_json if arguments.json else _as_text
    answers = _answers(expressions or _lines(sys.stdin), arguments.lang)
    return print_lines(show(answer) for answer in answers)


def _locale(name: str) -> str:
    if not knows_locale(name):
        raise argparse.ArgumentTypeError(f"no language is called {name!r}; try en_US, en_GB or es")
    return name


def _lines(stream: TextIO) -> Iterator[str]:
    """Give every line as an expression, so that answers and lines keep step."""
    if stream.isatty():
        sys.stderr.write("Write one date a line; Ctrl-D (on Windows Ctrl-Z, Enter) ends.\n")
    # The terminal's encoding says nothing about a file of dates, nor may a stray byte end all.
    raw = getattr(stream, "buffer", None)
    lines = (line.decode("utf-8", "backslashreplace") for line in raw) if raw else stream
    for number, line in enumerate(lines):
        yield (line.removeprefix("\ufeff") if number == 0 else line).rstrip("\r\n")


def _answers(expressions: Iterable[str], locale: str) -> Iterable[Answer]:
    for edtf in expressions:
        try:
            date = parse_date(edtf)
        except DateError as error:
            yield Answer(edtf=edtf, error=str(error))
        else:
            yield Answer(edtf=edtf, date=date, text=format_date(date, locale))


def _as_json(answer: Answer) -> Line:
    date = answer.date
    line = json.dumps(
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
    return line, date is not None


def _as_text(answer: Answer) -> Line:
    date = answer.date
    if date is None:
        return f"{answer.edtf or '(empty)'}\n  refused   {answer.error}", False
    text = (
        f"{answer.edtf}\n"
        f"  reads     {answer.text}\n"
        f"  kind      {date.kind.value}\n"
        f"  first day {_shown(date.lower, date.start)}\n"
        f"  last day  {_shown(date.upper, date.end)}"
    )
    return text, True


def _shown(day: Day | None, end: EndKind) -> str:
    return day.isoformat() if day else end.value


def _iso(day: Day | None) -> str | None:
    return day.isoformat() if day else None
