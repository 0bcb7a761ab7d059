"""Random calls of every command there is, drawn from the commands' own signatures; a new command joins in by itself.

What a call is given is drawn by the type of each parameter. An id is drawn as a place among the rows that there are
when it is played, a day as a distance from the day on which it is played.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from csops_desktop import commands
from csops_desktop.db.reader import Reader
from csops_desktop.db.tx import Tx
from csops_desktop.domain import ids
from csops_desktop.domain.quarters import Quarter, quarter_of
from csops_desktop.domain.recurrence import PRESETS

NOT_DONE_BY_A_PERSON = {
    "board.end_of_column",
    "board.restate",
    "checks.existing",
    "checks.move_within",
    "checks.next_position",
    "checks.still_there",
    "documents.write_version",
    "plan_places.last_place",
    "plan_places.place",
    "plan_places.slip",
    "requests.enter",
    "verifications.plan_review",
    "verifications.plan_reviews",
    "verifications.restate",
    "verifications.rule_and_dates",
}
"""What commands are made of: called with the names of tables, or with what a command has checked before."""

FROM_A_FILE = {"markdown.apply_documents", "request_import.import_requests", "tracker.apply_plan"}
"""What is given a plan that was made from a file: `file_work` plays these."""

TABLES: dict[Any, str] = {
    ids.ResponsibilityId: "responsibility",
    ids.CriterionId: "green_criterion",
    ids.PlanStepId: "plan_step",
    ids.AskId: "ask",
    ids.PersonId: "person",
    ids.SavedViewId: "saved_view",
    ids.DocumentId: "document",
    ids.VersionId: "document_version",
    ids.CommitmentId: "commitment",
    ids.NudgeId: "nudge",
    ids.MetricId: "metric",
    ids.MetricValueId: "metric_value",
    ids.ImprovementId: "improvement",
    ids.InitiativeId: "initiative",
    ids.ConditionId: "gate_condition",
    ids.PriorityId: "company_priority",
    ids.TimeEntryId: "time_entry",
    ids.RequestId: "request",
}
"""Where the rows of each kind of id are."""

KINDS = ["commitment", "document", "responsibility", "ask", "plan_step", "request", "initiative", "nudge", "metric"]


@dataclass(frozen=True)
class Row:
    """The row at a place of a table; where there is none, an id that is not there."""

    table: str
    place: int


@dataclass(frozen=True)
class Ahead:
    """A day, so many days after the present one."""

    days: int


@dataclass(frozen=True)
class Later:
    """A quarter, so many after the present one."""

    quarters: int


@dataclass(frozen=True)
class Filled:
    """A dataclass with its values."""

    type: type
    values: dict[str, Any]


words = st.text(max_size=25) | st.sampled_from(
    ["O'Hara", "'); DROP TABLE ask; --", "line\nline", " = (1)", " VALUES (", "日本 😀", "Dana", "Zoë", "[[Discounts]]"]
)
places = st.integers(0, 6)
names = st.sampled_from(["", "Dana", "dana", "Zoë", "Bob", "Team 日本", "O'Hara"])
days = st.builds(Ahead, st.integers(-40, 60) | st.integers(-3, 3))
numbers = st.floats(-1e6, 1e6) | st.sampled_from([0.0, 0.1, 1 / 3, 5.0])

BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "owner": names,
    "person": names,
    "who": names,
    "name": names | words,
    "thing_id": st.integers(0, 4),
    "thanks": st.builds(Row, st.just("thanks"), places),
    "steps": st.integers(-3, 3),
    "days": st.integers(-1, 400),
    "rule": st.sampled_from([*PRESETS, "FREQ=NEVER"]),
    "recurrence": st.sampled_from(["", *PRESETS]),
    "preset": st.sampled_from(["60/40", "20/60/20", "none of them"]),
    "due_at": st.sampled_from(["", "14:30", "26:00"]),
    "builtin": st.just(""),
    "filter_json": st.sampled_from(["{}", '{"owner": "Zoë"}', "no JSON"]),
    "working_days": st.sets(st.integers(0, 8)),
    "hours": st.sampled_from([0.0, 0.25, 1.0, 3.0, 40.0, -1.0]),
    "from_year": st.integers(2025, 2027),
    "to_year": st.integers(2025, 2028),
}
"""Parameters whose name says more than their type."""

BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(-1, 120),
    float: numbers,
    bool: st.booleans(),
    bytes: st.binary(max_size=20),
    date: days,
    Quarter: st.builds(Later, st.integers(-1, 2)),
    types.NoneType: st.none(),
}


def drawn(kind: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Return what draws a value of a type.

    Args:
        kind: the annotation, resolved.
        name: what the parameter is called.

    Raises:
        TypeError: nothing here knows how to draw it: say so in `BY_TYPE`, `TABLES` or `BY_NAME`.
    """
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, typing.TypeAliasType):
        return drawn(kind.__value__, name)
    if kind in TABLES:
        return st.builds(Row, st.just(TABLES[kind]), places)
    if name in BY_NAME and not (isinstance(kind, type) and (issubclass(kind, enum.Enum) or is_dataclass(kind))):
        return BY_NAME[name] | st.none() if types.NoneType in inside else BY_NAME[name]
    if kind in BY_TYPE:
        return BY_TYPE[kind]
    if origin is typing.Literal:
        return st.sampled_from(inside)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([drawn(one) for one in inside])
    if origin is tuple and inside[-1:] != (...,):
        return st.tuples(*map(drawn, inside))
    if origin in (Sequence, Collection, Iterable, tuple):
        return st.lists(drawn(inside[0]), max_size=3).map(tuple)
    if origin is typing.Unpack:
        edits = {key: drawn(one, key) for key, one in typing.get_type_hints(inside[0]).items()}
        return st.fixed_dictionaries({}, optional=edits)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return st.sampled_from(list(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        values = {field.name: drawn(hints[field.name], field.name) for field in fields(kind)}
        return st.builds(Filled, st.just(kind), st.fixed_dictionaries(values))
    raise TypeError(f"nothing says how a {kind} is drawn")


def all_commands() -> dict[str, Callable[..., Any]]:
    """Return everything that a person can do, as "module.function"."""
    found = {}
    for place in pkgutil.iter_modules(commands.__path__):
        module = importlib.import_module(f"{commands.__name__}.{place.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters), None)
            if function.__module__ == module.__name__ and not name.startswith("_") and first == "tx":
                found[f"{place.name}.{name}"] = function
    return found


def call_of(name: str, command: Callable[..., Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return what draws a call of one command: "any", its name, and its arguments by name."""
    hints = typing.get_type_hints(command)
    needed, optional, edits = {}, {}, st.just({})
    for parameter in list(inspect.signature(command).parameters.values())[1:]:
        value = drawn(hints[parameter.name], parameter.name)
        if parameter.kind is parameter.VAR_KEYWORD:
            edits = value
        elif parameter.default is parameter.empty:
            needed[parameter.name] = value
        else:
            optional[parameter.name] = value
    named = st.builds(dict.__or__, st.fixed_dictionaries(needed, optional=optional), edits)
    return st.tuples(st.just("any"), st.just(name), named)


COMMANDS = {name: command for name, command in all_commands().items() if name not in NOT_DONE_BY_A_PERSON | FROM_A_FILE}
any_command = st.sampled_from(sorted(COMMANDS)).flatmap(lambda name: call_of(name, COMMANDS[name]))


def meant(value: Any, db: Reader) -> Any:
    """Return a drawn value as it is when it is played."""
    match value:
        case Row(table, place):
            rows = db.rows(f"SELECT id FROM {table} ORDER BY id")
            return rows[place % len(rows)][0] if rows else 1
        case Ahead(distance):
            return db.today + timedelta(days=distance)
        case Later(distance):
            return quarter_of(db.today).plus(distance)
        case Filled(kind, values):
            return kind(**{name: meant(one, db) for name, one in values.items()})
        case tuple():
            return tuple(meant(one, db) for one in value)
        case _:
            return value


def play_any(tx: Tx, operation: tuple[Any, ...]) -> None:
    """Do what was drawn.

    Raises:
        UserError: it was refused.
    """
    _, name, values = operation
    COMMANDS[name](tx, **{key: meant(value, tx) for key, value in values.items()})
