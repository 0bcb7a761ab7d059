"""Random work with metrics, for the properties of the history."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from csops_desktop.clock import FixedClock
from csops_desktop.commands import improvements, metrics
from csops_desktop.commands.improvements import Improved
from csops_desktop.commands.metrics import NewValue
from csops_desktop.domain.ids import MetricId
from csops_desktop.domain.metrics import Direction
from csops_desktop.queries.ready_metrics import ready_made
from csops_desktop.workspace import Workspace

picks = st.integers(0, 7)
texts = st.text(max_size=20) | st.sampled_from(["O'Hara", "a'); DROP TABLE metric; --", "日本 😀"])
numbers = st.floats(-1e6, 1e6, allow_nan=False)

metric_work = st.one_of(
    st.tuples(st.just("metric"), st.just("add"), texts, texts),
    st.tuples(st.just("metric"), st.just("ready"), picks, st.none()),
    st.tuples(st.just("metric"), st.just("value"), picks, numbers),
    st.tuples(st.just("metric"), st.just("paste"), picks, st.lists(numbers, max_size=5)),
    st.tuples(st.just("metric"), st.just("reword"), picks, texts),
    st.tuples(st.just("metric"), st.just("verify"), picks, texts),
    st.tuples(st.just("metric"), st.just("counter"), picks, picks),
    st.tuples(st.just("metric"), st.just("improve"), picks, numbers),
    st.tuples(st.just("metric"), st.just("trash"), picks, st.none()),
)


def play_metrics(workspace: Workspace, clock: FixedClock, operation: tuple[Any, ...]) -> None:
    """Do one random thing with metrics.

    Raises:
        UserError: it was refused; nothing has changed.
    """
    _, act, first, second = operation
    if act == "add":
        workspace.run("metric", metrics.add_metric, first, definition=second, owner="Jo", direction=Direction.DOWN)
        return
    if act == "ready":
        chosen = ready_made()[first : first + 3]
        workspace.run("ready", metrics.add_ready_made, chosen)
        return
    present = workspace.read(lambda db: [row[0] for row in db.rows("SELECT id FROM metric ORDER BY id")])
    if not present:
        return
    pick, today = MetricId(present[first % len(present)]), clock.today()
    match act:
        case "value":
            workspace.run("value", metrics.add_value, pick, second)
        case "paste":
            pasted = [NewValue(today - timedelta(days=at), value, "pasted") for at, value in enumerate(second)]
            workspace.run("paste", metrics.paste_values, pick, pasted)
        case "reword":
            workspace.run("reword", metrics.edit_metric, pick, definition=second, source=second)
        case "verify":
            workspace.run("verify", metrics.verify_definition, pick, second, "Jo")
        case "counter":
            workspace.run("counter", metrics.set_counter, pick, MetricId(present[second % len(present)]))
        case "improve":
            improved = Improved("One form", second, today - timedelta(days=9), 1, today, 3)
            workspace.run("improve", improvements.add_improvement, pick, improved)
        case "trash":
            workspace.run("trash", metrics.trash_metric, pick)
