"""`list drafts`: nothing that was typed is hidden, from people or from programs."""

from __future__ import annotations

from pathlib import Path

from csops_desktop.clock import Clock
from csops_desktop.commands import responsibilities
from csops_desktop.domain.drafts import Place
from csops_desktop.paths import paths_for
from csops_desktop.workspace import Workspace
from tests.helpers.desk import desk, run_desk


def test_drafts_are_listed_with_what_became_of_their_things(data_dir: Path) -> None:
    with Workspace.open(paths_for(data_dir, None).workspace, Clock()) as workspace:
        rid = workspace.run("Added", responsibilities.add_responsibility, "CS KPIs")
        workspace.run("Summed", responsibilities.set_summary, rid, "Theirs")
        place = Place("responsibility", rid, "summary")
        kept = workspace.drafts.keep(place, "the summary of “CS KPIs”", "Mine,\nin two lines", "Older")
        workspace.drafts.keep(Place("quick_capture", 0, "line"), "a request to take down", "from Finance: the", "")
    assert run_desk(data_dir, "list", "drafts", "--json").json()[1] == {
        "place": f"responsibility:{rid}:summary",
        "name": "the summary of “CS KPIs”",
        "text": "Mine,\nin two lines",
        "base": "Older",
        "stored": "Theirs",
        "standing": "changed",
        "at": kept.at.isoformat(),
    }
    lines = desk(data_dir, "list", "drafts").splitlines()
    assert [line[16:] for line in lines[:1]] == ["  a request to take down"]
    assert lines[1] == "    from Finance: the"
    assert lines[2].endswith("  the summary of “CS KPIs”  changed since")
    assert lines[3:] == ["    Mine,", "    in two lines"]
    today = Clock().today().isoformat()
    assert run_desk(data_dir, "list", "drafts", "--as-of", today, "--json").json() == []


def test_no_drafts_are_an_empty_array(data_dir: Path) -> None:
    assert run_desk(data_dir, "list", "drafts", "--json").json() == []
