"""Sealing what is told of a case: AES-GCM under the case's key, bound to the case and to the place it is kept in."""

from __future__ import annotations

import json
import os
import struct
import zlib
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from upheld.errors import UpheldError

_FORM = b"\x01"
_NONCE = 12
_BLOCK = 64
_LONG = 1024
_HEAD = struct.Struct(">BQ")
_JSON, _JSON_PRESSED, _BYTES = range(3)


class Unreadable(UpheldError):
    """What was sealed cannot be opened: it was changed, moved to another place, or its key is another."""


def seal(key: bytes, data: Any, *, case: UUID, place: str) -> bytes:
    """What JSON can hold, sealed; filled up, so that its length says little."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    if len(text) > _LONG:
        return _closed(key, _JSON_PRESSED, zlib.compress(text), case, place)
    return _closed(key, _JSON, text, case, place)


def unseal(key: bytes, body: bytes, *, case: UUID, place: str) -> Any:
    """What was sealed.

    Raises:
        Unreadable: it was changed, or was sealed under another key, for another case or another place.
    """
    kind, content = _opened(key, body, case, place)
    if kind == _BYTES:
        raise _unreadable()
    return json.loads(zlib.decompress(content) if kind == _JSON_PRESSED else content)


def seal_bytes(key: bytes, content: bytes, *, case: UUID, place: str) -> bytes:
    """A document, sealed as it is."""
    return _closed(key, _BYTES, content, case, place)


def unseal_bytes(key: bytes, body: bytes, *, case: UUID, place: str) -> bytes:
    """The document that was sealed.

    Raises:
        Unreadable: as for `unseal`.
    """
    kind, content = _opened(key, body, case, place)
    if kind != _BYTES:
        raise _unreadable()
    return content


def _closed(key: bytes, kind: int, content: bytes, case: UUID, place: str) -> bytes:
    filled = _HEAD.pack(kind, len(content)) + content
    filled += bytes(-len(filled) % _BLOCK)
    nonce = os.urandom(_NONCE)
    return _FORM + nonce + AESGCM(key).encrypt(nonce, filled, _bound(case, place))


def _opened(key: bytes, body: bytes, case: UUID, place: str) -> tuple[int, bytes]:
    body = bytes(body)
    try:
        if body[:1] != _FORM:
            raise ValueError
        filled = AESGCM(key).decrypt(body[1 : 1 + _NONCE], body[1 + _NONCE :], _bound(case, place))
    except (InvalidTag, ValueError):
        raise _unreadable() from None
    kind, length = _HEAD.unpack_from(filled)
    return kind, filled[_HEAD.size : _HEAD.size + length]


def _bound(case: UUID, place: str) -> bytes:
    return _FORM + case.bytes + place.encode()


def _unreadable() -> Unreadable:
    return Unreadable("What was kept here cannot be opened: it was changed, moved, or its key is another.")
