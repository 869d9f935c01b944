"""What a build in a process of its own costs; the benchmarks of this folder share it."""

import argparse
import cProfile
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sphinx.cmd.build import build_main

HEADS = f"{'CPU s':>10}{'wall s':>10}{'MiB':>10}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one build took: seconds of the processor, seconds of the clock, peak memory in MiB."""

    cpu: float
    wall: float
    memory: float

    def __str__(self) -> str:
        """Return the figures below ``HEADS``."""
        return f"{self.cpu:10.1f}{self.wall:10.1f}{self.memory:10.0f}"


def print_heads(names: Iterable[str]) -> None:
    """Print what stands above the lines of :func:`print_ratio`."""
    first, second = names
    print(f"{'':16}{first:>30}{second:>30}{'ratio':>10}")
    print(f"{'':16}{HEADS}{HEADS}{'of CPU':>10}")


def print_ratio(label: str, ours: Cost, plain: Cost) -> None:
    """Print one line: what both builds took, and the first in terms of the second."""
    print(f"{label:16}{ours}{plain}{ours.cpu / plain.cpu:10.2f}", flush=True)


def build(book: Path, profile: str = "") -> Cost:
    """Build *book* as HTML in a process of its own and return what that took."""
    command = [sys.executable, __file__, str(book), "--profile", profile]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu=cpu, wall=wall, memory=float(done.stdout.split()[-1]))


def _build_here(book: Path, profile: str) -> int:
    """Build *book* in this process; print the peak of its memory in MiB."""
    arguments = ["-q", "-b", "html", "-d", str(book / "doctrees"), str(book), str(book / "html")]
    if profile:
        with cProfile.Profile() as profiler:
            status = build_main(arguments)
        profiler.dump_stats(profile)
    else:
        status = build_main(arguments)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return status


if __name__ == "__main__":
    _parser = argparse.ArgumentParser(description="the child process that builds")
    _parser.add_argument("book", type=Path)
    _parser.add_argument("--profile", default="")
    _given = _parser.parse_args()
    sys.exit(_build_here(_given.book, _given.profile))
