"""`backups`, `back-up`, `restore` and `--read-only` as a script uses them."""

from __future__ import annotations

from pathlib import Path

from csops_desktop.locking import window_lock
from tests.core.cli.desks import assert_refused, cards, everything, filled
from tests.helpers.desk import desk, run_desk
from tests.helpers.states import folder_bytes


def backed_up(data_dir: Path) -> Path:
    """Back the small desk up, do something after it, and return the data folder."""
    filled(data_dir)
    assert desk(data_dir, "back-up").startswith("Backed up as ")
    desk(data_dir, "set-status", "1", "green", "--why", "All fields have owners")
    return data_dir


def test_backups_are_listed_with_what_they_hold(data_dir: Path) -> None:
    assert desk(data_dir, "backups").startswith("There is no backup of workspace.csops in ")
    assert run_desk(data_dir, "backups", "--json").json() == []
    backed_up(data_dir)
    (one,) = run_desk(data_dir, "backups", "--json").json()
    assert one["counts"]["responsibility"] == 4
    assert (one["sound"], one["remark"], one["board"]["red"]) == (True, "", 1)
    assert one["last_change"].startswith("Imported “tracker.csv”")
    assert Path(one["path"]).stat().st_size == one["bytes"]
    assert "sound  4 responsibilities, 2 people; last: Imported “tracker.csv”" in desk(data_dir, "backups")
    content = bytearray(Path(one["path"]).read_bytes())
    content[5000] ^= 1
    Path(one["path"]).write_bytes(content)
    (one,) = run_desk(data_dir, "backups", "--json").json()
    assert (one["sound"], one["counts"]) == (False, None)
    assert "can't be restored: It is damaged" in desk(data_dir, "backups")
    assert_refused(run_desk(data_dir, "restore", "newest"), "There is no sound backup")
    assert_refused(run_desk(data_dir, "restore", one["name"]), "is damaged")


def test_a_dry_run_says_what_would_be_gone_and_changes_nothing(data_dir: Path) -> None:
    before = everything(backed_up(data_dir))
    said = desk(data_dir, "restore", "newest", "--dry-run")
    assert "What is different: 1 red (now 0), 1 green (now 2)." in said
    assert "1 change made since would be gone:\n· Moved “CS KPIs” to Green (" in said
    assert said.endswith("This was a dry run: nothing was changed.\n")
    assert everything(data_dir) == before
    assert len(run_desk(data_dir, "backups", "--json").json()) == 1


def test_restoring_brings_the_state_back_and_restoring_again_takes_it_back(data_dir: Path) -> None:
    before = everything(backed_up(data_dir))
    said = desk(data_dir, "restore", "newest")
    assert "What was there before is kept as the backup workspace-" in said
    assert {card["title"]: card["status"] for card in cards(data_dir)}["CS KPIs"] == "red"
    aside = run_desk(data_dir, "backups", "--json").json()[0]
    assert aside["last_change"] == "Moved “CS KPIs” to Green"
    assert "1 change would come back" in desk(data_dir, "restore", aside["name"])
    assert everything(data_dir) == before


def test_a_damaged_workspace_is_restored_without_being_opened(data_dir: Path) -> None:
    path = backed_up(data_dir) / "workspace.csops"
    path.write_bytes(b"no workspace any more")
    assert_refused(run_desk(data_dir, "list", "responsibilities"), "is not a CS Ops workspace", "The newest backup is")
    said = desk(data_dir, "restore", "newest")
    assert "can't be read, so nothing can be compared" in said
    assert "The damaged file is kept for repair as " in said
    assert len(cards(data_dir)) == 4
    (kept,) = (data_dir / "backups").glob("*-damaged.csops")
    assert kept.read_bytes() == b"no workspace any more"


def test_nothing_is_restored_beneath_an_open_window(data_dir: Path) -> None:
    lock = window_lock(backed_up(data_dir) / "workspace.csops")
    assert lock.acquire()
    try:
        assert_refused(run_desk(data_dir, "restore", "newest"), "is open in a window")
    finally:
        lock.release()


def test_what_is_only_looked_at_can_not_be_changed(data_dir: Path, tmp_path: Path) -> None:
    backed_up(data_dir)
    logs = data_dir / "logs"
    before = {name: digest for name, digest in folder_bytes(data_dir).items() if not name.startswith("logs")}
    assert desk(data_dir, "--read-only", "list", "responsibilities")
    assert desk(data_dir, "--read-only", "deck", tmp_path / "deck.pdf").startswith("Wrote ")
    for words in (("undo",), ("back-up",), ("set-status", "1", "red", "--why", "No")):
        assert_refused(run_desk(data_dir, "--read-only", *words), "open to be looked at only")
    assert {name: d for name, d in folder_bytes(data_dir).items() if not name.startswith("logs")} == before
    assert logs.is_dir()
