"""What a person does again and again while sitting at the desk, in the words of the accessibility bus."""

from __future__ import annotations

import csv
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.helpers.a11y import Driver, running_desk
from tests.helpers.desk import desk, run_desk
from tests.helpers.shared import shared_data

TRACKER = """Title,Area,Status,Reason,Owner
CS KPIs,Data,Red,Nobody owns the source fields.,Ann
Data quality,Data,Red,Duplicates everywhere.,Ann
Territories,Planning,Amber,Waits for headcount.,Bo
Policies,Planning,Green,All reviewed.,Bo
Help desk,,,,
"""
DAY = "2026-03-31"
START_SECONDS = 30
"""Another test may keep the machine busy while a window opens."""

COLOURS = {"Red": "red", "Amber": "yellow", "Green": "green"}
NOTHING = "Nothing on the board yet"


@contextmanager
def sitting(data_dir: Path, *args: str | Path) -> Iterator[Driver]:
    """Open the desk and wait until it can be used; it is closed afterwards and must have ended well."""
    with running_desk(data_dir, *args) as driver:
        wait_open(driver)
        yield driver
        leave(driver)


def wait_open(driver: Driver) -> None:
    """Wait until the window can be used."""
    driver.wait_for("Export deck", role="button", seconds=START_SECONDS)


def leave(driver: Driver) -> None:
    """Quit by the keyboard; the program must end well and must not have complained."""
    if driver.is_running():
        driver.keys("ctrl+q")
    assert driver.wait_end() == 0
    assert driver.err.read_text() == ""


def with_tracker(data_dir: Path) -> Path:
    """Import the small tracker and return the data folder."""
    source = data_dir.parent / "tracker.csv"
    source.write_text(TRACKER, encoding="utf-8")
    desk(data_dir, "import", "tracker", source, "--on", DAY)
    return data_dir


def with_yearly_trackers(data_dir: Path) -> Path:
    """Import the two yearly trackers on the last day of their years and return the data folder."""
    for year in (2022, 2023):
        desk(data_dir, "import", "tracker", yearly(year), "--on", f"{year}-03-31")
    return data_dir


def yearly(year: int) -> Path:
    """Return the file of a year."""
    return shared_data("trackers", f"uk-major-projects-{year}.csv")


def ratings(year: int) -> dict[str, tuple[str, str]]:
    """Return title and status by project number, read without any code of the desk's own."""
    with yearly(year).open(encoding="cp1252", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    twice = [place for place, name in enumerate(header) if name == "colour_rating"]
    number, title = header.index("project_number"), header.index("project_name")
    found = {}
    for row in rows:
        word = next((row[place].strip() for place in twice if row[place].strip()), "")
        found[row[number]] = (" ".join(row[title].split()), COLOURS.get(word, "not-rated"))
    return found


def colours(rated: dict[str, tuple[str, str]]) -> Counter[str]:
    """Count the statuses of a year."""
    return Counter(status for _, status in rated.values())


def stored(data_dir: Path, *args: str) -> list[dict[str, Any]]:
    """Return the cards as the command line tells them."""
    cards: list[dict[str, Any]] = run_desk(data_dir, "list", "responsibilities", "--json", *args).json()
    return cards


def stored_card(data_dir: Path, title: str) -> dict[str, Any]:
    """Return one card as the command line tells it."""
    return next(card for card in stored(data_dir) if card["title"] == title)


def choose_card(driver: Driver, column: str, title: str) -> None:
    """Select a card and bring the keyboard to it."""
    driver.select(within={"name": column, "role": "list"}, pattern=f"^{title}, ")
    driver.focus(column, role="list")


def say_why(driver: Driver, sentence: str) -> None:
    """Answer the question that a change of colour asks."""
    driver.wait_for(role="text", pattern="^Why ", state="focused")
    driver.type(sentence)
    driver.keys("Return")


def column(driver: Driver, name: str) -> list[str]:
    """Return the titles that a column shows, from the top down."""
    found = driver.find_all(role="list item", within={"name": name, "role": "list"})
    return [control.name.split(", ")[0] for control in found]


def focused_names(driver: Driver) -> list[str]:
    """Return the names of what has the keyboard: a list and the card in it."""
    return [control.name for control in driver.find_all(state="focused")]


def wait_said(driver: Driver, sentence: str) -> None:
    """Wait until the toast says exactly this."""
    driver.wait_for(sentence, role="label")


def until[T](look: Callable[[], T], fits: Callable[[T], bool], seconds: float = 10) -> T:
    """Look again and again until what is seen fits, and return it; each look asks another process, so none is idle."""
    deadline = time.monotonic() + seconds
    seen = look()
    while not fits(seen):
        assert time.monotonic() < deadline, f"still {seen!r} after {seconds} s"
        seen = look()
    return seen


def wait_order(driver: Driver, name: str, *titles: str) -> None:
    """Wait until a column shows these titles in this order."""
    until(lambda: column(driver, name), lambda seen: seen == list(titles))


def active_window() -> str:
    """Return the window that has the keyboard, "" for none."""
    done = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True, check=False, timeout=20)
    return done.stdout.strip()


def edit_in_place(driver: Driver, name: str, text: str, *, button: str = "", done: str = "Return") -> None:
    """Open a text of the panel by its button, replace it and wait until it is stored."""
    driver.press(pattern=f"^{button or name}: ", role="button")
    driver.wait_for(name, role="text", state="focused")
    driver.keys("ctrl+a")
    driver.type(text)
    driver.keys(done)
    driver.wait_for(pattern=f"^{button or name}: {text}", role="button")


def add_line(driver: Driver, field: str, text: str) -> None:
    """Type a text into a field that is always open, and press Enter."""
    driver.focus(field, role="text")
    driver.keys("ctrl+a")
    driver.type(text)
    driver.keys("Return")


def open_page(driver: Driver, name: str) -> None:
    """Go to a page by the rail, as a screen reader does."""
    driver.press(name, within={"name": "Pages"})
    driver.wait_for(name, role="label")
    driver.wait_for(name, within={"name": "Pages"}, state="checked")
