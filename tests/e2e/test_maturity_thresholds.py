"""What a stage of maturity asks for is changed beside its evidence, and holds after a restart."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.sittings import leave, sitting, until, wait_open


def test_a_threshold_is_changed_and_kept(data_dir: Path) -> None:
    with sitting(data_dir) as driver:
        driver.keys("ctrl+4")
        driver.press("Maturity", role="check box")
        driver.focus("Documents verified: at least, for stage 2", role="spin button")
        driver.keys("Up", "Up")
        file = data_dir / "settings.json"

        def stored() -> int:
            text = file.read_text(encoding="utf-8") if file.exists() else "{}"
            return int(json.loads(text).get("maturity_thresholds", {}).get("documents_2", 0))

        until(stored, (52).__eq__)
        leave(driver)
        driver.start_desk(data_dir)
        wait_open(driver)
        driver.press("Maturity", role="check box")
        assert driver.wait_for("Documents verified: at least, for stage 2", role="spin button").value == 52
