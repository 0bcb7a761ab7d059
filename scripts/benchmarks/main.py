"""Runs the measurements and prints a line for each: the figure, its bound, and how it was got.

Every figure is a ratio within this run, or milliseconds where the product names milliseconds; medians of several, the
two sides of a ratio in turn, so that a machine whose speed drifts doesn't decide.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from workspaces import make_library, make_workspace

HERE = Path(__file__).parent


def start(script: str, *arguments: str) -> tuple[float, float]:
    """Run a window until it is idle; return milliseconds until its content was painted, and its idle memory in MB."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(HERE / script), *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        painted = 1000 * (time.perf_counter() - began)
        memory = process.stdout.readline()
    if line != "painted\n" or not memory:
        sys.exit(f"{script} did not paint")
    return painted, int(memory) / 1024


def lines_of(script: str, *arguments: str) -> dict[str, list[float]]:
    """Run a script and return the numbers it prints, by their names."""
    output = subprocess.run(
        [sys.executable, str(HERE / script), *arguments], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    found: dict[str, list[float]] = {}
    for line in output.splitlines():
        name, number = line.split()
        found.setdefault(name, []).append(float(number))
    return found


def say(name: str, figure: float, bound: float, unit: str, how: str) -> None:
    """Print one figure beside its bound."""
    verdict = "ok  " if figure <= bound else "OVER"
    print(f"{verdict}  {name:<44} {figure:7.2f} {unit:<2} (at most {bound:g})   {how}", flush=True)


def p95(values: list[float]) -> float:
    """Return the value below which 95 of 100 lie."""
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def measure_start(folder: Path, runs: int) -> None:
    """Start and idle memory with 200 cards over the bare window."""
    make_workspace(folder / "200", 200)
    desk, bare = [], []
    for turn in range(runs + 1):
        pair = start("desk_window.py", str(folder / "200")), start("bare_window.py")
        # The first of each warms the file cache.
        if turn:
            desk.append(pair[0])
            bare.append(pair[1])
    times = statistics.median(d[0] for d in desk), statistics.median(b[0] for b in bare)
    say("start to painted cards over bare window", times[0] / times[1], 2.6, "x", f"{times[0]:.0f} / {times[1]:.0f} ms")
    memory = statistics.median(d[1] for d in desk), statistics.median(b[1] for b in bare)
    say("idle memory over bare window", memory[0] / memory[1], 1.8, "x", f"{memory[0]:.0f} / {memory[1]:.0f} MB")


def measure_size(folder: Path, runs: int) -> None:
    """Opening with 10,000 cards over opening with 200."""
    make_workspace(folder / "few", 200)
    make_workspace(folder / "many", 10_000)
    many, few = [], []
    for turn in range(runs + 1):
        pair = start("desk_window.py", str(folder / "many"))[0], start("desk_window.py", str(folder / "few"))[0]
        if turn:
            many.append(pair[0])
            few.append(pair[1])
    medians = statistics.median(many), statistics.median(few)
    how = f"{medians[0]:.0f} / {medians[1]:.0f} ms"
    say("opening 10,000 cards over 200 cards", medians[0] / medians[1], 1.5, "x", how)


def measure_moves(folder: Path, runs: int) -> None:
    """A move of a card among 10,000, from the key to the repainted board."""
    make_workspace(folder / "moves", 10_000)
    found = lines_of("moves.py", str(folder / "moves"), str(runs * 10))
    for name, what in (("order", "moving a card up or down, p95"), ("colour", "changing a card's colour, p95")):
        median = statistics.median(found[name])
        say(f"{what} of 10,000", p95(found[name]), 16, "ms", f"median {median:.1f} ms, {len(found[name])} moves")


def measure_deck(_: Path, runs: int) -> None:
    """A twelve-slide deck, warm, over the same pages drawn by bare ReportLab."""
    found = lines_of("decks.py", str(runs * 4))
    deck, bare = statistics.median(found["deck"]), statistics.median(found["bare"])
    how = f"{deck:.1f} / {bare:.1f} ms, {found['pages'][0]:.0f} pages"
    say("twelve-slide deck over bare ReportLab", deck / bare, 1.5, "x", how)


def measure_idle(folder: Path, _: int) -> None:
    """The processor time of a minute in which nobody touches the desk, with its reminders and its tray."""
    make_workspace(folder / "idle", 200)
    found = lines_of("idle_desk.py", str(folder / "idle"))["idle"][0]
    say("processor time of an idle minute", found / 600, 0.5, "%", f"{found:.0f} ms of 60 s")


def measure_typing(folder: Path, runs: int) -> None:
    """Typing into a document of 200 KB, and into one of a megabyte, while it is previewed and saved."""
    for letters, what, bound in ((200_000, "200 KB", 16), (1_000_000, "1 MB", 100)):
        make_library(folder / what, 50, letters)
        found = lines_of("typing_text.py", str(folder / what), str(runs * 20))
        key, held = p95(found["key"]), max(found["held"])
        how = (
            f"median {statistics.median(found['key']):.1f} ms, {len(found['key'])} keys, longest hold-up {held:.0f} ms"
        )
        say(f"typing in a document of {what}, p95", key, bound, "ms", how)


def measure_search(folder: Path, runs: int) -> None:
    """Full-text search among 10,000 documents, a search for each key."""
    make_library(folder / "library", 10_000)
    found = lines_of("searching.py", str(folder / "library"), str(runs))["key"]
    how = f"median {statistics.median(found):.1f} ms, longest {max(found):.0f} ms, {len(found)} searches"
    say("search in 10,000 documents, p95", p95(found), 20, "ms", how)


def measure_pages(folder: Path, runs: int) -> None:
    """Going from page to page, once each was visited."""
    make_workspace(folder / "pages", 200)
    found = lines_of("pages.py", str(folder / "pages"), str(runs * 2))["again"]
    say("going to another page, p95", p95(found), 50, "ms", f"median {statistics.median(found):.1f} ms")


def measure_history(folder: Path, runs: int) -> None:
    """Undo of an import of 5,000 rows, and the board of a year ago."""
    (folder / "history").mkdir()
    found = lines_of("history.py", str(folder / "history"), str(runs))
    say("undo of a 5,000-row import", statistics.median(found["undo"]), 1000, "ms", "")
    say("the board as of a year ago, 5,000 cards", statistics.median(found["as_of"]), 1000, "ms", "")


def shown(command: list[str], name: str) -> float:
    """Start a program and return milliseconds until a window of this name stands on the screen; then end it."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        # Asked again and again: its own waiting fails when a window goes while it looks.
        search = ["xdotool", "search", "--onlyvisible", "--name", f"^{name}$"]
        while subprocess.run(search, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode:
            if process.poll() is not None:
                sys.exit(f"{command[0]} ended without a window")
        took = 1000 * (time.perf_counter() - began)
        process.kill()
    return took


def measure_frozen(folder: Path, runs: int) -> None:
    """Start of the packed program until its window shows, over the bare window from source."""
    program = HERE.parent.parent / "dist/csops-desktop/csops-desktop"
    if not program.exists():
        print("--    the packed program is not there: scripts/build makes it", flush=True)
        return
    make_workspace(folder / "frozen", 200)
    desk, bare = [], []
    for turn in range(runs + 1):
        pair = (
            shown([str(program), "--data-dir", str(folder / "frozen")], "CS Ops Desktop"),
            shown([sys.executable, str(HERE / "bare_window.py")], "A bare window"),
        )
        if turn:
            desk.append(pair[0])
            bare.append(pair[1])
    medians = statistics.median(desk), statistics.median(bare)
    how = f"{medians[0]:.0f} / {medians[1]:.0f} ms"
    say("start of the packed program over bare window", medians[0] / medians[1], 3.2, "x", how)


MEASUREMENTS: dict[str, Callable[[Path, int], None]] = {
    "start": measure_start,
    "size": measure_size,
    "moves": measure_moves,
    "deck": measure_deck,
    "idle": measure_idle,
    "typing": measure_typing,
    "search": measure_search,
    "pages": measure_pages,
    "history": measure_history,
    "frozen": measure_frozen,
}


def main() -> None:
    """Run the measurements that were named, or all."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measures what a person waits for.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS))
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each side (default 7)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in options.names or MEASUREMENTS:
            MEASUREMENTS[name](Path(folder), options.runs)


main()
