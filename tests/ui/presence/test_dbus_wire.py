"""Tests of D-Bus messages as bytes. That a real bus and another implementation read them is tested end to end."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.dbus_wire import CALL, SIGNAL, Message, WireError, call_bytes, split_message

NOTIFY = "susssasa{sv}i"
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


def call(*values: object, signature: str = NOTIFY) -> bytes:
    """Return a call of Notify."""
    return call_bytes(7, "org.example", "/org/example", "org.example", "Notify", signature, values)


@given(words, st.integers(0, 2**32 - 1), words, words, st.lists(words, max_size=4), st.integers(-(2**31), 2**31 - 1))
def test_what_is_written_is_read(app: str, number: int, title: str, body: str, actions: list[str], time: int) -> None:
    data = call(app, number, "", title, body, actions, {}, time)
    message, rest = split_message(data + b"rest")
    assert message is not None
    assert rest == b"rest"
    # The dictionary is a type that nothing here has to read.
    assert message == Message(CALL, 0, "Notify", "org.example", (app, number, "", title, body, actions))
    assert split_message(data[:-1]) == (None, data[:-1])


def test_a_message_in_the_other_byte_order_is_read() -> None:
    signature = b"\x08\x01g\x00\x02us\x00"
    member = b"\x03\x01s\x00" + struct.pack(">I", 6) + b"Action\x00\x00"
    body = struct.pack(">II", 5, 7) + b"default\x00"
    fields = member + b"\x00" * (-len(member) % 8) + signature
    head = struct.pack(">cBBBIII", b"B", SIGNAL, 0, 1, len(body), 1, len(fields))
    data = head + fields + b"\x00" * (-(len(head) + len(fields)) % 8) + body
    message, rest = split_message(data)
    assert (message, rest) == (Message(SIGNAL, 0, "Action", "", (5, "default")), b"")


@given(st.binary(min_size=16, max_size=300))
def test_nothing_that_comes_does_more_than_be_refused(data: bytes) -> None:
    try:
        message, rest = split_message(data)
    except WireError:
        return
    assert len(rest) <= len(data)
    assert message is None or isinstance(message, Message)


def test_an_endless_message_is_refused() -> None:
    with pytest.raises(WireError, match="too long"):
        split_message(struct.pack("<cBBBIII", b"l", SIGNAL, 0, 1, 2**30, 1, 0))
