"""Tests of work beside the window: where it runs, where its news arrive, how it is stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from csops_desktop.errors import UserError
from ui.jobs import Job, Jobs


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    """An empty list of jobs, shut down after the test."""
    running = Jobs()
    yield running
    running.shut_down()


def thread_name(job: Job) -> str:
    return threading.current_thread().name


def test_the_function_runs_off_the_main_thread_and_its_result_arrives_on_it(jobs: Jobs, qtbot: QtBot) -> None:
    arrived: list[tuple[str, str]] = []

    def take(result: str) -> None:
        arrived.append((result, threading.current_thread().name))

    job = jobs.start("Export deck", thread_name, succeeded=take)
    with qtbot.waitSignal(job.finished):
        pass
    assert arrived == [("job Export deck", "MainThread")]
    assert not jobs.busy


def test_settled_jobs_have_ended_by_themselves_and_told_their_news_once(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    arrived: list[str] = []

    def wait(job: Job) -> str:
        gate.wait()
        job.report(1, 1)
        return job.name

    job = jobs.start("Export deck", wait, succeeded=arrived.append)
    gate.set()
    with qtbot.waitSignal(job.destroyed):
        jobs.settle()
        assert (arrived, jobs.busy) == (["Export deck"], False)
    assert arrived == ["Export deck"]


def test_a_user_error_arrives_as_its_sentence(jobs: Jobs, qtbot: QtBot) -> None:
    def fail(job: Job) -> None:
        raise UserError("The disk is full.")

    sentences: list[str] = []
    job = jobs.start("Export deck", fail, failed=sentences.append)
    with qtbot.waitSignal(job.finished), qtbot.assertNotEmitted(job.succeeded):
        pass
    assert sentences == ["The disk is full."]


def test_progress_arrives_in_order_before_the_result(jobs: Jobs, qtbot: QtBot) -> None:
    def count(job: Job) -> str:
        for number in range(5):
            job.report(number, 5, f"Slide {number + 1}")
        return "done"

    news: list[Any] = []

    def take(done: int, total: int, text: str) -> None:
        assert threading.current_thread() is threading.main_thread()
        news.append((done, total, text))

    job = jobs.start("Export deck", count, progressed=take, succeeded=news.append)
    with qtbot.waitSignal(job.finished):
        pass
    assert news == [*((n, 5, f"Slide {n + 1}") for n in range(5)), "done"]


def test_a_cancelled_job_stops_at_its_next_report(jobs: Jobs, qtbot: QtBot) -> None:
    may_go_on = threading.Event()
    after: list[str] = []

    def work(job: Job) -> None:
        may_go_on.wait(5)
        job.report(1, 2)
        after.append("went on")

    job = jobs.start("Import", work)
    with qtbot.waitSignals([job.cancelled, job.finished], order="strict"), qtbot.assertNotEmitted(job.succeeded):
        job.cancel()
        may_go_on.set()
    assert job.cancel_wanted
    assert not after


def test_an_accident_goes_to_the_hook_and_the_job_still_finishes(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    accidents: list[type[BaseException]] = []

    def hook(args: threading.ExceptHookArgs) -> None:
        accidents.append(args.exc_type)

    def work(job: Job) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(threading, "excepthook", hook)
    job = jobs.start("Import", work)
    with qtbot.waitSignal(job.finished), qtbot.assertNotEmitted(job.succeeded), qtbot.assertNotEmitted(job.failed):
        pass
    assert accidents == [ZeroDivisionError]
    assert not jobs.busy


def test_shutting_down_waits_for_the_work_and_delivers_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    began, steps = threading.Event(), []

    def work(job: Job) -> None:
        began.set()
        while not job.cancel_wanted:
            began.wait(0.001)
        steps.append("tidied up")

    delivered: list[object] = []
    jobs.start("Export deck", work, succeeded=delivered.append)
    began.wait(5)
    jobs.shut_down()
    assert steps == ["tidied up"]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job ")]
    qtbot.wait(1)
    assert delivered == []
    assert not jobs.busy


def test_several_jobs_run_at_once(jobs: Jobs, qtbot: QtBot) -> None:
    both = threading.Barrier(2, timeout=5)

    def meet(job: Job) -> int:
        return both.wait()

    results: list[int] = []
    first = jobs.start("One", meet, succeeded=results.append)
    second = jobs.start("Two", meet, succeeded=results.append)
    with qtbot.waitSignals([first.finished, second.finished]):
        pass
    assert sorted(results) == [0, 1]
