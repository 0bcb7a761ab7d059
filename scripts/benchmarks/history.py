"""Going back: undo of an import of 5,000 rows, and the state of a year ago. Prints each in milliseconds."""

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workspaces import AREAS, REASONS

from csops_desktop.clock import FixedClock
from csops_desktop.commands import board, tracker
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.exchange.recognition import recognise_tracker
from csops_desktop.exchange.sheet import read_sheet
from csops_desktop.exchange.tracker import plan_import
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.tracker import latest_change
from csops_desktop.workspace import Workspace

ROWS = 5_000
CHANGES = 365

folder = Path(sys.argv[1])
clock = FixedClock(datetime(2025, 11, 20, 9, tzinfo=UTC))


def write_tracker(path: Path) -> None:
    """Write a tracker of many rows."""
    lines = ["Title,Area,Status,Reason"]
    for number in range(ROWS):
        colour = ("red", "yellow", "green")[number % 3]
        lines.append(f'Responsibility {number},{AREAS[number % 6]},{colour},"{REASONS[number % 4]}"')
    path.write_text("\n".join(lines), encoding="utf-8")


def timed(what: str, act: object) -> None:
    """Call `act` and print how long it took."""
    began = time.perf_counter()
    act()  # type: ignore[operator]
    print(what, 1000 * (time.perf_counter() - began), flush=True)


with Workspace.open(folder / "history.csops", clock) as workspace:
    write_tracker(folder / "tracker.csv")
    sheet = read_sheet(folder / "tracker.csv")
    plan = plan_import(sheet, recognise_tracker(sheet, {}), existing=[], on=clock.today())
    workspace.run("Imported", tracker.apply_plan, plan, workspace.read(latest_change))
    for _ in range(int(sys.argv[2])):
        timed("undo", workspace.undo)
        timed("redo", workspace.redo)
    cards = workspace.read(board_cards)
    for number in range(CHANGES):
        clock.advance(days=1)
        rid = ResponsibilityId(cards[number].id)
        workspace.run("Moved", board.set_status, rid, Status.RED if number % 2 else Status.GREEN, "It moved.")
    year_ago = clock.today() - timedelta(days=364)

    def as_of() -> None:
        """Read the board of a year ago."""
        with workspace.as_of(year_ago) as past:
            past.read(board_cards)

    for _ in range(int(sys.argv[2])):
        timed("as_of", as_of)
