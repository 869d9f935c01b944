"""Print what a command has to say, whatever becomes of its reader."""

import os
import sys
from collections.abc import Iterable
from typing import TextIO

# What a shell reports of a program whose reader went away: 128 and the number of SIGPIPE.
_READER_LEFT = 141

Line = tuple[str, bool]
"""What is printed, and whether all is well with it."""


def print_lines(lines: Iterable[Line]) -> int:
    """Print *lines* as they come; return the exit status, 1 if not all was well with them."""
    failed = False
    try:
        for text, is_well in lines:
            failed = failed or not is_well
            sys.stdout.write(f"{_writable(text, sys.stdout)}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at its end, and would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _READER_LEFT
    return 1 if failed else 0


def _writable(text: str, stream: TextIO) -> str:
    """Return *text* as far as *stream* can write it, the rest as escapes."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
