"""When a text is saved: within the second, and seldom enough where saving takes long; and what is read ahead."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from csops_desktop.text import sections
from ui.pages.documents import autosave
from ui.pages.documents.autosave import DELAY_MS, LONGEST_DELAY_MS, PAINTED_MS, WAIT_MS, Autosave
from ui.pages.documents.reading_ahead import LONG, ReadingAhead


@pytest.mark.parametrize(
    ("cost_ms", "delay"), [(0.0, DELAY_MS), (30.0, DELAY_MS), (100.0, 2000), (2000.0, LONGEST_DELAY_MS)]
)
def test_what_takes_long_to_save_is_saved_less_often(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, cost_ms: float, delay: int
) -> None:
    now = [0.0]

    def save() -> bool:
        now[0] += cost_ms / 1000
        return True

    monkeypatch.setattr(autosave.time, "perf_counter", lambda: now[0])
    clock = Autosave(save)
    clock.note_change()
    assert clock._timer.interval() == DELAY_MS
    assert clock.flush()
    clock.note_change()
    assert clock._timer.interval() == delay
    clock.forget()
    clock.note_change()
    assert clock._timer.interval() == DELAY_MS
    clock.forget()


def test_a_save_waits_for_the_next_key_of_who_is_writing(qtbot: QtBot) -> None:
    saved: list[int] = []
    keys = 0

    def save() -> bool:
        saved.append(keys)
        return True

    clock = Autosave(save)
    clock.note_change()
    clock._timer.stop()
    clock._timer.timeout.emit()
    assert not saved
    assert clock._gap.interval() == WAIT_MS
    keys = 1
    clock.note_change()
    assert clock._gap.interval() == PAINTED_MS
    clock._gap.setInterval(1000)
    clock.note_change()
    assert clock._gap.interval() == 1000
    assert not clock._timer.isActive()
    clock._gap.start(0)
    qtbot.waitUntil(lambda: saved == [1])
    assert not clock.pending
    clock.note_change()
    clock._timer.stop()
    clock._timer.timeout.emit()
    qtbot.waitUntil(lambda: saved == [1, 1])
    assert DELAY_MS + WAIT_MS < 1000


def test_a_long_text_is_read_ahead_and_another_takes_its_place(qtbot: QtBot) -> None:
    text = "".join(f"# Part {number}\n\nWith `code` of its own.\n\n" for number in range(3000))
    assert len(text) > LONG
    ahead = ReadingAhead()
    ahead.read("short")
    assert not ahead.busy
    ahead.read(f"Other text.\n\n{text}")
    assert ahead.busy
    ahead.read(text)
    qtbot.waitUntil(lambda: not ahead.busy)
    read = sections._remembered.cache_info().misses
    assert len(list(sections.read_sections(text))) > 100
    assert sections._remembered.cache_info().misses == read
