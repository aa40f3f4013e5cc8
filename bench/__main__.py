"""Runs the benches: `python -m bench [pages|scale|loads|screens|meetings]... [--rounds N]`; without a name, all of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

PARTS = ("pages", "scale", "loads", "screens", "meetings")


def main() -> None:
    """Measures the parts asked for, one after the other, and writes each into docs/performance.md at once."""
    wanted = arguments(sys.argv[1:])
    if not sys.platform.startswith("linux"):
        sys.exit("The benches read CPU and memory from /proc, which only Linux has.")
    for name in wanted.parts:
        print(f"{name} …", file=sys.stderr)
        _run(name, wanted.rounds)


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """`parts`, all of them where none is named, and `rounds`. Ends the program for a part that is none."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    # Choices would refuse the empty list that stands for all.
    parser.add_argument("parts", nargs="*", metavar="{" + ",".join(PARTS) + "}")
    parser.add_argument("--rounds", type=int, default=7)
    wanted = parser.parse_args(words)
    unknown = [name for name in wanted.parts if name not in PARTS]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}")
    wanted.parts = wanted.parts or list(PARTS)
    return wanted


def _run(name: str, rounds: int) -> None:
    from bench import loads, meetings, pages, report, scale, screens

    lines: dict[str, Callable[[], list[str]]] = {
        "pages": lambda: report.page_lines(pages.measure(rounds)),
        "scale": lambda: report.scale_lines(scale.measure(rounds)),
        "loads": lambda: report.load_lines(loads.measure(rounds)),
        "screens": lambda: report.screen_lines(screens.measure(rounds)),
        "meetings": lambda: report.meeting_lines(meetings.measure(rounds)),
    }
    report.publish(name, f"python -m bench {name} --rounds {rounds}", rounds, lines[name]())


if __name__ == "__main__":
    main()
