"""How many dates a second are read, sorted and printed; run it by hand, it asserts nothing.

python tests/bench/bench_dates.py [SECONDS]
"""

import subprocess
import sys
import time
from collections.abc import Callable

from sphinx_chronicle.model.dates import format_date, parse_date, relate

# Roughly what a history book holds: mostly days, some months, years, intervals; a few doubts.
MIX = (
    *("1961-04-17", "1960-03-17", "1926-08-13", "2016-11-25", "1961-04-15", "1959-01-01"),
    *("1961-04", "1962-10", "1961", "1959", "1961~", "1961-04-17?", "196X", "1961-04-XX"),
    *("1961-04-17/1961-04-20", "1959-02-16/1976-12-02", "1953/1961", "1959/..", "/1961"),
    *("1961-21", "[1959,1960]", "-0044", "1961-04-17T01:15:00"),
)


def measure(work: Callable[[], object], per_run: int, seconds: float) -> float:
    """Return how many units a second *work* does, the best of five runs."""
    best = 0.0
    for _ in range(5):
        count, start = 0, time.perf_counter()
        while time.perf_counter() - start < seconds / 5:
            work()
            count += per_run
        best = max(best, count / (time.perf_counter() - start))
    return best


def main(seconds: float) -> None:
    dates = [parse_date(text) for text in MIX]
    works: dict[str, Callable[[], object]] = {
        "parse": lambda: [parse_date(text) for text in MIX],
        "sort": lambda: sorted(dates, key=lambda date: date.sort_key),
        "relate": lambda: [relate(date, dates[0]) for date in dates],
        "format en_US": lambda: [format_date(date) for date in dates],
        "format es": lambda: [format_date(date, "es") for date in dates],
    }
    for name, work in works.items():
        print(f"{name:14}{measure(work, len(MIX), seconds):10,.0f} a second")
    for text in MIX:
        rate = measure(lambda text=text: [parse_date(text)] * 1, 1, seconds / 10)
        print(f"  parse {text:26}{rate:10,.0f} a second")
    for members in (1_000, 10_000):
        text = f"{{{','.join(['1961-04-17'] * members)}}}"
        rate = measure(lambda text=text: [parse_date(text)] * 1, members, seconds / 10)
        print(f"  members of a set of {members:<12,}{rate:10,.0f} a second")
    code = "import sys; sys.path.insert(0, 'ext'); import sphinx_chronicle.model.dates"
    for label, statement in (("python alone", "pass"), ("with the dates", code)):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        print(f"{label:14}{(time.perf_counter() - start) * 1000:10,.0f} ms")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0)
