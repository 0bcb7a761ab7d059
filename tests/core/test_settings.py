"""Tests of the settings: they are read whatever is in the file, and written whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csops_desktop import settings as settings_module
from csops_desktop.domain.maturity import Thresholds
from csops_desktop.errors import UserError
from csops_desktop.settings import _RULES, RECENT_COMMANDS, VERSION, Settings, SettingsFile

EVERY_VALUE_CHANGED = Settings(
    theme="dark",
    colour_blind=True,
    font_scale=150,
    last_page="settings",
    window_geometry="AdnQywADAAA=",
    board_filter='{"text": "Zoë"}',
    deck_organisation="Café 大",
    deck_folder="/decks",
    deck_since=date(2026, 10, 31),
    deck_priorities=7,
    check_in_days=14,
    weekly_reviews=3,
    recent_commands=("export_deck", "undo"),
    reminders=False,
    digest_at=time(7, 15),
    quiet_from=time(20, 0),
    quiet_to=time(6, 45),
    working_days=(1, 2, 3, 4, 7),
    keep_in_tray=True,
    maturity_thresholds=Thresholds(interrupts_3=25),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings are; the folder does not exist yet."""
    return tmp_path / "desk" / "settings.json"


def written(file: Path, content: object) -> Path:
    """Put a settings file there."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return file


def test_the_first_start_has_the_defaults_and_writes_nothing(file: Path) -> None:
    assert SettingsFile(file).settings == Settings()
    assert not file.exists()


def test_every_setting_comes_back_as_it_was_saved(file: Path) -> None:
    default, changed = Settings(), EVERY_VALUE_CHANGED
    assert all(getattr(default, f.name) != getattr(changed, f.name) for f in fields(Settings))
    SettingsFile(file).save(changed)
    assert SettingsFile(file).settings == changed


def test_every_setting_has_a_rule() -> None:
    assert set(_RULES) == {field.name for field in fields(Settings)}


def test_the_file_says_its_version(file: Path) -> None:
    SettingsFile(file).save(Settings(theme="light"))
    assert json.loads(file.read_text("utf-8"))["version"] == VERSION


def test_saving_what_is_saved_does_not_write(file: Path) -> None:
    keeper = SettingsFile(file)
    keeper.save(Settings(theme="light"))
    file.write_text("touched by someone else")
    keeper.save(Settings(theme="light"))
    assert file.read_text() == "touched by someone else"


def test_what_a_newer_program_wrote_is_kept(file: Path) -> None:
    content = {"version": VERSION + 3, "theme": "dark", "wallpaper": {"name": "hills"}, "font_scale": 125}
    keeper = SettingsFile(written(file, content))
    assert keeper.settings == Settings(theme="dark", font_scale=125)
    keeper.save(replace(keeper.settings, theme="light"))
    after = json.loads(file.read_text("utf-8"))
    assert after["wallpaper"] == {"name": "hills"}
    assert after["version"] == VERSION + 3
    assert after["theme"] == "light"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        '{"theme": "dark"',
        "[1, 2]",
        "null",
        '"text"',
        "{}",
        '{"version": "one"}',
        '{"version": true}',
        "\0" * 40,
        "[" * 100_000,
        '{"version": 0}',
        '{"version": 1e999}',
    ],
    ids=range(13),
)
def test_a_damaged_file_is_moved_aside(file: Path, content: str, expected_log: Callable[[str], None]) -> None:
    expected_log("can't be read")
    keeper = SettingsFile(written(file, content))
    assert keeper.settings == Settings()
    assert (file.parent / "settings.damaged.json").read_text("utf-8") == content
    assert not file.exists()
    keeper.save(Settings(theme="dark"))
    assert SettingsFile(file).settings.theme == "dark"


def test_bytes_that_are_no_text_are_moved_aside(file: Path, expected_log: Callable[[str], None]) -> None:
    expected_log("can't be read")
    file.parent.mkdir()
    file.write_bytes(b'{"version": 1, "theme": "\xff"}')
    assert SettingsFile(file).settings == Settings()


def test_a_folder_in_the_place_of_the_file_does_not_stop_the_start(
    file: Path, expected_log: Callable[[str], None]
) -> None:
    expected_log("can't be read")
    file.mkdir(parents=True)
    assert SettingsFile(file).settings == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("colour_blind", 1),
        ("font_scale", 99),
        ("font_scale", 201),
        ("font_scale", True),
        ("font_scale", 110.0),
        ("last_page", None),
        ("deck_organisation", "x" * 5_000),
        ("deck_since", "yesterday"),
        ("deck_since", 20261124),
        ("deck_priorities", 0),
        ("check_in_days", 367),
        ("weekly_reviews", 0),
        ("recent_commands", 7),
        ("recent_commands", [1, 2]),
        ("recent_commands", ["a"] * 9),
    ],
)
def test_a_wrong_value_costs_that_setting_alone(
    file: Path, name: str, value: object, expected_log: Callable[[str], None]
) -> None:
    expected_log(f"the setting {name} is wrong")
    other = {"version": 1, "window_geometry": "kept"}
    found = SettingsFile(written(file, other | {name: value})).settings
    assert found == Settings(window_geometry="kept")


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x, max_size=3), max_leaves=5)
)
def test_no_value_of_any_setting_can_stop_the_start(value: Any) -> None:
    found, known = settings_module._settings_from({})
    for name in known:
        logged = settings_module.log.disabled
        settings_module.log.disabled = True
        found, _ = settings_module._settings_from({name: value})
        settings_module.log.disabled = logged
        assert isinstance(found, Settings)


@pytest.mark.parametrize(("name", "value"), [("theme", "pink"), ("font_scale", 300), ("recent_commands", ["a"])])
def test_the_program_cannot_make_wrong_settings(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=name):
        replace(Settings(), **{name: value})


def renamed(content: dict[str, Any]) -> dict[str, Any]:
    content["theme"] = content.pop("colours")
    return content


def bigger(content: dict[str, Any]) -> dict[str, Any]:
    content["font_scale"] = content["font_scale"] * 2
    return content


def test_an_old_file_is_upgraded_step_by_step_and_kept(file: Path) -> None:
    old = {"version": 1, "colours": "dark", "font_scale": 75}
    keeper = SettingsFile(written(file, old), version=3, upgrades={1: renamed, 2: bigger})
    assert keeper.settings == Settings(theme="dark", font_scale=150)
    assert json.loads((file.parent / "settings.v1.json").read_text("utf-8")) == old
    keeper.save(replace(keeper.settings, check_in_days=7))
    assert json.loads(file.read_text("utf-8"))["version"] == 3


@pytest.mark.parametrize("upgrades", [{1: renamed, 2: bigger}, {1: renamed}, {}])
def test_a_failed_upgrade_keeps_the_old_file_and_uses_the_defaults(
    file: Path, expected_log: Callable[[str], None], upgrades: dict[int, Any]
) -> None:
    expected_log("could not be upgraded")
    old = {"version": 1, "colours": "dark", "font_scale": None}
    keeper = SettingsFile(written(file, old), version=3, upgrades=upgrades)
    assert keeper.settings == Settings()
    assert json.loads((file.parent / "settings.v1.json").read_text("utf-8")) == old
    keeper.save(Settings(theme="light"))
    assert SettingsFile(file, version=3, upgrades=upgrades).settings.theme == "light"


def test_a_full_disk_is_one_sentence_and_the_old_file_stands(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = SettingsFile(file)
    keeper.save(Settings(theme="light"))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(settings_module, "write_whole", fail)
    with pytest.raises(UserError, match=r"^The settings could not be saved: no space left on device\.$"):
        keeper.save(Settings(theme="dark"))
    assert keeper.settings.theme == "dark"
    assert SettingsFile(file).settings.theme == "light"


def test_a_failed_save_is_tried_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = SettingsFile(file)
    keeper.save(Settings(theme="light"))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(settings_module, "write_whole", fail)
        with pytest.raises(UserError):
            keeper.save(Settings(theme="dark"))
    keeper.save(Settings(theme="dark"))
    assert SettingsFile(file).settings.theme == "dark"


def test_a_command_that_was_run_comes_first_and_stands_once() -> None:
    settings = Settings()
    for command in ("a", "b", "a", *map(str, range(RECENT_COMMANDS - 1))):
        settings = settings.with_recent(command)
    assert settings.recent_commands == (*map(str, reversed(range(RECENT_COMMANDS - 1))), "a")
