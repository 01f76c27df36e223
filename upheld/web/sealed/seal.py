"""Closing and opening: AES-GCM under a key that is worked out from the visitor's secret and kept nowhere."""

from __future__ import annotations

import json
import os
import re
import secrets
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_FORM = re.compile(r"[A-Za-z0-9_-]{43}")
_USE = b"upheld sealed session 1"
_NONCE = 12
_BLOCK = 1024


@dataclass(frozen=True, slots=True)
class Seal:
    """Where one visitor's answers lie, and what opens them; `key` is never written anywhere."""

    place: str
    key: bytes

    def close(self, data: dict[str, Any]) -> bytes:
        """The data, sealed; filled up to a whole number of kilobytes, so that its length says little."""
        text = json.dumps(data, separators=(",", ":")).encode()
        text += b" " * (-len(text) % _BLOCK)
        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self.key).encrypt(nonce, text, self.place.encode())

    def open(self, body: bytes) -> dict[str, Any] | None:
        """What was sealed; None where it was changed, or was sealed for another place."""
        try:
            text = AESGCM(self.key).decrypt(body[:_NONCE], body[_NONCE:], self.place.encode())
        except (InvalidTag, ValueError):
            return None
        found = json.loads(text)
        return found if isinstance(found, dict) else None


def new_secret() -> str:
    """A new secret for a visitor's cookie: 32 random bytes, as 43 letters."""
    return secrets.token_urlsafe(32)


def is_secret(text: str) -> bool:
    """Whether a text has the form of a secret."""
    return _FORM.fullmatch(text) is not None


def seal_of(secret: str, use: bytes = _USE) -> Seal:
    """The place and the key that belong to a secret; each use of it has its own, and none tells of another."""
    made = HKDF(algorithm=SHA256(), length=64, salt=None, info=use).derive(secret.encode())
    return Seal(made[:32].hex(), made[32:])
