"""Tests of where the files are, of private folders and of whole writes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from csops_desktop import paths as paths_module
from csops_desktop.errors import UserError
from csops_desktop.paths import Paths, default_paths, make_folder, paths_for, why, write_whole

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="file modes")


def places(paths: Paths) -> list[Path]:
    return [paths.workspace, paths.backups, paths.settings, paths.logs, paths.exports(), paths.fault_file]


def test_a_named_data_folder_holds_everything(tmp_path: Path) -> None:
    paths = paths_for(tmp_path / "desk", None)
    assert all(place.is_relative_to(tmp_path / "desk") for place in places(paths))
    assert len(set(places(paths))) == 6


def test_a_named_data_folder_holds_the_backups_of_another_workspace_too(tmp_path: Path) -> None:
    paths = paths_for(tmp_path / "desk", tmp_path / "q3.csops")
    assert paths.workspace == tmp_path / "q3.csops"
    assert paths.backups.is_relative_to(tmp_path / "desk" / "backups")
    assert paths.backups.name.startswith("q3-")


def test_a_relative_data_folder_stays_right_when_the_program_goes_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = paths_for(Path("desk"), None)
    monkeypatch.chdir("/")
    assert paths.workspace == tmp_path / "desk" / "workspace.csops"


def test_the_defaults_are_in_the_persons_own_folders(own_home: Path) -> None:
    paths = default_paths()
    assert all(place.is_relative_to(own_home) for place in places(paths))
    assert not paths.exports().is_relative_to(paths.data_dir)


def test_asking_for_paths_makes_no_more_than_the_data_folder(tmp_path: Path) -> None:
    paths_for(tmp_path / "desk", None)
    assert not list((tmp_path / "desk").iterdir())


def test_workspaces_of_one_name_do_not_share_backups(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    one, two = (Paths.under(tmp_path).with_workspace(tmp_path / name / "q3.csops") for name in ("a", "b"))
    assert one.backups != two.backups
    assert one.fault_file != two.fault_file
    assert one.backups == Paths.under(tmp_path).with_workspace(tmp_path / "b" / ".." / "a" / "q3.csops").backups


def test_naming_the_default_workspace_changes_nothing(tmp_path: Path) -> None:
    default = Paths.under(tmp_path)
    assert default.with_workspace(tmp_path / "workspace.csops") == default


def test_a_folder_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder, not a workspace file"):
        Paths.under(tmp_path).with_workspace(tmp_path)


def test_a_mistyped_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        Paths.under(tmp_path).with_workspace(tmp_path / "nowhere" / "q3.csops")
    assert not (tmp_path / "nowhere").exists()


def test_a_tilde_is_the_home_folder(own_home: Path) -> None:
    assert Paths.under(Path("~/desk")).data_dir == own_home / "desk"


@posix_only
def test_what_is_made_is_the_persons_own(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a/b")] == [0o700, 0o700]


@posix_only
def test_a_folder_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_folder_below_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match=r"^The folder .* can't be made: not a directory\.$|^.* is a file, not"):
        make_folder(tmp_path / "file" / "desk")


def test_a_file_in_the_place_of_a_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="is a file, not a folder"):
        make_folder(tmp_path / "file")


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: int) -> bool:
        return False

    monkeypatch.setattr(paths_module.os, "access", refuse)
    with pytest.raises(UserError, match="can't be written to"):
        paths_for(tmp_path, None)


def test_a_whole_write_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    write_whole(file, b"old")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((paths_module.os, "fsync") if step == "fsync" else (Path, "replace")), fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_what_comes_in_pieces_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    write_whole(file, iter([b"a", b"", b"bc"]))
    assert file.read_bytes() == b"abc"

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise UserError("The workspace is damaged.")

    with pytest.raises(UserError, match="damaged"):
        write_whole(file, broken())
    assert file.read_bytes() == b"abc"
    assert [entry.name for entry in tmp_path.iterdir()] == ["all.json"]


@posix_only
def test_a_linked_file_stays_linked_and_private(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_bytes(b"old")
    link = tmp_path / "settings.json"
    link.symlink_to(tmp_path / "real.json")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "real.json").stat().st_mode) == 0o600


@posix_only
def test_a_device_or_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    for name in ("pipe", "link"):
        with pytest.raises(OSError, match="The name belongs to a device or a pipe"):
            write_whole(tmp_path / name, b"new")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_the_reason_ends_a_sentence() -> None:
    assert why(OSError(13, "Permission denied")) == "permission denied"
    assert why(OSError("something odd.")) == "something odd"


def test_platformdirs_is_not_loaded_for_a_named_folder(tmp_path: Path) -> None:
    import subprocess

    code = (
        "import sys; from pathlib import Path; from csops_desktop.paths import paths_for;"
        f"paths_for(Path({str(tmp_path)!r}), None).exports(); print('platformdirs' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "False"
