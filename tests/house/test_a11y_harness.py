"""The harness of the end-to-end tests, tried on a window so small that any failure is the harness's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import a11y, tiny_window

COMMAND = (sys.executable, tiny_window.__file__)


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[a11y.Driver]:
    """A driver whose program is the tiny window."""
    with a11y.private_session(tmp_path) as session:
        session.start(COMMAND)
        yield session


def test_press_and_set_text_reach_the_window(driver: a11y.Driver) -> None:
    driver.set_text("Name", "Zoë 大")
    driver.press("Greet", role="button")
    assert driver.wait_for("Hello Zoë 大").role == "label"


def test_typed_keys_reach_the_focused_field(driver: a11y.Driver) -> None:
    driver.focus("Name")
    driver.type("Zoe, 3rd")
    driver.keys("ctrl+j")
    assert driver.wait_for("HELLO Zoe, 3rd").is_("showing")
    assert driver.wait_for("Name").text == "Zoe, 3rd"


def test_selection_is_read_back_and_moved_by_keys(driver: a11y.Driver) -> None:
    towns = {"name": "Towns"}
    driver.select("Lisbon", within=towns)
    assert driver.selected(within=towns) == ["Lisbon"]
    driver.focus("Towns")
    driver.keys("Down")
    assert driver.wait_for("Zürich", state="selected").role == "list item"


def test_click_hits_the_control_it_aims_at(driver: a11y.Driver) -> None:
    driver.click(driver.wait_for("Greet").middle)
    assert driver.wait_for("Hello ").role == "label"


def test_a_closed_window_ends_the_program_and_another_can_start(driver: a11y.Driver) -> None:
    driver.wait_for("Greet")
    driver.close_window()
    assert driver.wait_end() == 0
    driver.start(COMMAND)
    assert driver.wait_for("nothing yet").role == "label"


def test_what_is_missing_fails_with_the_tree(driver: a11y.Driver) -> None:
    driver.wait_for("Greet")
    with pytest.raises(pytest.fail.Exception, match="button: 'Greet'"):
        driver.press("Export deck", seconds=0)
