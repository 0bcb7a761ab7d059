"""D-Bus messages as bytes: as much of the wire as one small client needs. Standard library only.

The types are texts, signed and unsigned numbers, arrays of texts, and dictionaries of texts as variants, which is all
that org.freedesktop.Notifications has. The layout is that of the D-Bus specification, "Message Protocol".
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

CALL, REPLY, ERROR, SIGNAL = 1, 2, 3, 4
_PATH, _INTERFACE, _MEMBER, _REPLY_TO, _DESTINATION, _SIGNATURE = 1, 2, 3, 5, 6, 8
_FIXED = 16
"""Bytes before the header's fields."""

LARGEST = 1 << 20
"""A longer message is none that concerns us; the specification allows 128 MB."""

_READ_NUMBERS = {"u": "I", "i": "i", "b": "I", "y": "B", "n": "h", "q": "H", "x": "q", "t": "Q", "d": "d", "h": "I"}


class WireError(ValueError):
    """What came is no message that can be read."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message that came.

    Attributes:
        kind: `REPLY`, `ERROR`, `SIGNAL` or `CALL`.
        reply_to: the serial of the call that it answers, 0 for none.
        member: the name of a signal.
        interface: the interface of a signal.
        body: its arguments, as far as their types are known here; the ones after the first unknown are left out.
    """

    kind: int
    reply_to: int
    member: str
    interface: str
    body: tuple[Any, ...]


def call_bytes(
    serial: int, destination: str, path: str, interface: str, member: str, signature: str, values: Sequence[Any]
) -> bytes:
    """Return a method call.

    Args:
        serial: its number, never 0.
        destination, path, interface, member: what is called.
        signature: the types of `values`, of "s", "u", "i", "as" and "a{sv}".
        values: the arguments.
    """
    body = _Writer()
    for kind, value in zip(_types(signature), values, strict=True):
        body.put(kind, value)
    fields = _Writer()
    named = ((_PATH, "o", path), (_INTERFACE, "s", interface), (_MEMBER, "s", member), (_DESTINATION, "s", destination))
    for code, kind, text in (*named, *(((_SIGNATURE, "g", signature),) if signature else ())):
        fields.align(8)
        fields.raw(struct.pack("<B", code))
        fields.put("g", kind)
        fields.put(kind, text)
    head = struct.pack("<cBBBIII", b"l", CALL, 0, 1, len(body.data), serial, len(fields.data))
    whole = head + bytes(fields.data)
    return whole + b"\0" * (-len(whole) % 8) + bytes(body.data)


def split_message(data: bytes) -> tuple[Message | None, bytes]:
    """Return the first message of what was read, `None` while it is not all there, and what follows it.

    Raises:
        WireError: it is no message.
    """
    if len(data) < _FIXED:
        return None, data
    order = {b"l": "<", b"B": ">"}.get(data[:1])
    if order is None:
        raise WireError("no byte order")
    body_length, _, fields_length = struct.unpack_from(f"{order}III", data, 4)
    start = _FIXED + fields_length + -fields_length % 8
    end = start + body_length
    if end > LARGEST:
        raise WireError("too long")
    if len(data) < end:
        return None, data
    try:
        return _message(data[:end], order, fields_length, start), data[end:]
    except (struct.error, IndexError, UnicodeDecodeError, RecursionError) as error:
        raise WireError(str(error)) from error


def _message(data: bytes, order: str, fields_length: int, start: int) -> Message:
    """Return a message that is all there."""
    fields: dict[int, Any] = {}
    reader = _Reader(data, order, _FIXED)
    while reader.at < _FIXED + fields_length:
        reader.align(8)
        code = reader.read("y")
        fields[code] = reader.read("v")
    body = _Reader(data, order, start)
    values = []
    for kind in _types(fields.get(_SIGNATURE, "")):
        if not body.knows(kind):
            break
        values.append(body.read(kind))
    return Message(
        data[1], fields.get(_REPLY_TO, 0), fields.get(_MEMBER, ""), fields.get(_INTERFACE, ""), tuple(values)
    )


def _types(signature: str) -> list[str]:
    """Return the single types of a signature; what is not understood stands as one type of its own."""
    found, at = [], 0
    while at < len(signature):
        known = next((kind for kind in ("a{sv}", "as") if signature.startswith(kind, at)), signature[at])
        found.append(known)
        at += len(known)
    return found


class _Writer:
    """Puts values behind each other, each where its type has to begin; little-endian."""

    def __init__(self) -> None:
        self.data = bytearray()

    def align(self, step: int) -> None:
        """Fill up to a multiple of `step`."""
        self.data += b"\0" * (-len(self.data) % step)

    def raw(self, part: bytes) -> None:
        """Put bytes."""
        self.data += part

    def put(self, kind: str, value: Any) -> None:
        """Put a value of a type."""
        if kind == "g":
            encoded = value.encode("ascii")
            self.data += bytes([len(encoded)]) + encoded + b"\0"
        elif kind in "so":
            # A message can hold neither NUL nor lone surrogates.
            encoded = value.replace("\0", "").encode("utf-8", "replace")
            self.put("u", len(encoded))
            self.data += encoded + b"\0"
        elif kind in "ui":
            self.align(4)
            self.data += struct.pack(f"<{_READ_NUMBERS[kind]}", value)
        elif kind == "as":
            self._array(4, value, self._item)
        else:
            self._array(8, value, self._entry(value))

    def _array(self, step: int, items: Sequence[Any] | Mapping[str, str], put: Callable[[Any], None]) -> None:
        """Put the length of an array, which doesn't count the filling before its first item, then the items."""
        self.put("u", 0)
        at = len(self.data)
        self.align(step)
        begin = len(self.data)
        for item in items:
            put(item)
        self.data[at - 4 : at] = struct.pack("<I", len(self.data) - begin)

    def _item(self, text: str) -> None:
        self.put("s", text)

    def _entry(self, values: Mapping[str, str]) -> Callable[[str], None]:
        """Return what puts one entry of a dictionary."""

        def put(name: str) -> None:
            self.align(8)
            self.put("s", name)
            self.put("g", "s")
            self.put("s", values[name])

        return put


class _Reader:
    """Takes values from a message."""

    def __init__(self, data: bytes, order: str, at: int) -> None:
        self._data = data
        self._order = order
        self.at = at

    def knows(self, kind: str) -> bool:
        """Say whether a type can be read here."""
        return kind in ("s", "o", "g", "v", "as") or kind in _READ_NUMBERS

    def align(self, step: int) -> None:
        """Go on to a multiple of `step`."""
        self.at += -self.at % step

    def read(self, kind: str) -> Any:
        """Read a value of a type.

        Raises:
            WireError: the type is not known here.
        """
        if kind in ("s", "o"):
            return self._text(self.read("u"))
        if kind == "g":
            return self._text(self.read("y"))
        if kind == "v":
            return self.read(self.read("g"))
        if kind == "as":
            end = self.read("u") + self.at
            found = []
            while self.at < end:
                found.append(self.read("s"))
            return found
        if kind not in _READ_NUMBERS:
            raise WireError(f"a value of type {kind}")
        size = struct.calcsize(_READ_NUMBERS[kind])
        self.align(size)
        (number,) = struct.unpack_from(self._order + _READ_NUMBERS[kind], self._data, self.at)
        self.at += size
        return number

    def _text(self, length: int) -> str:
        """Read so many bytes of text and the NUL behind them."""
        text = self._data[self.at : self.at + length].decode("utf-8")
        self.at += length + 1
        return text
