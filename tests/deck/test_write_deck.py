"""The deck's file is there whole or not at all, and what is in the way is said in a sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from csops_desktop.deck.pdf import write_deck
from csops_desktop.errors import UserError

OLD, NEW = b"old", b"new bytes"


def test_it_writes_a_new_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_deck(tmp_path / "deck.pdf", NEW)
    assert (tmp_path / "deck.pdf").read_bytes() == NEW
    assert os.listdir(tmp_path) == ["deck.pdf"]


def test_an_existing_file_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "deck.pdf"
    path.write_bytes(OLD)
    with pytest.raises(UserError, match=r"^“deck.pdf” already exists and was not replaced\.$"):
        write_deck(path, NEW)
    assert path.read_bytes() == OLD
    write_deck(path, NEW, overwrite=True)
    assert path.read_bytes() == NEW
    assert os.listdir(tmp_path) == ["deck.pdf"]


def test_a_link_to_nowhere_is_not_replaced(tmp_path: Path) -> None:
    link = tmp_path / "deck.pdf"
    link.symlink_to(tmp_path / "gone")
    with pytest.raises(UserError, match="already exists"):
        write_deck(link, NEW)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        write_deck(tmp_path, NEW, overwrite=True)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("missing/deck.pdf", "does not exist, so the deck was not written."),
        ("file/deck.pdf", "is not a folder, so the deck was not written."),
        (f"{'x' * 300}.pdf", "The file name is too long, so the deck was not written."),
        ("nul\0.pdf", "The file name can't be used, so the deck was not written."),
    ],
)
def test_a_place_that_cannot_be_is_said(place: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(UserError) as caught:
        write_deck(tmp_path / place, NEW)
    assert str(caught.value).endswith(sentence)
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "The disk is full, so the deck was not written."),
        (errno.EDQUOT, "The disk is full, so the deck was not written."),
        (errno.EACCES, "is protected."),
        (errno.EROFS, "is protected."),
        (errno.EIO, "The deck was not written: "),
    ],
)
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_failing_disk_leaves_the_old_file_and_no_half_one(
    step: str, code: int, sentence: str, overwrite: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deck.pdf"
    if overwrite:
        path.write_bytes(OLD)

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(UserError) as caught:
        write_deck(path, NEW, overwrite=overwrite)
    assert sentence in str(caught.value)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == ([OLD] if overwrite else [])
