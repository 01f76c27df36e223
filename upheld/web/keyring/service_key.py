"""The service's key, which wraps all others: from the environment, or from a file that only its owner may read."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
import stat
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import SecretStr

from upheld.errors import UpheldError
from upheld.web.environment import environment

_LENGTH = 32


def service_key() -> bytes:
    """The key that holds now; at first start one is made, with mode 600.

    Raises:
        UpheldError: it has not 32 bytes, others may read the file, or it cannot be read or made.
    """
    given = environment().service_key
    return _given(given, "UPHELD_SERVICE_KEY") if given else _kept(key_file(), make=True)


def old_service_key() -> bytes | None:
    """The key before, for as long as something may still be wrapped by it.

    Raises:
        UpheldError: as for the key that holds now.
    """
    given = environment().service_key_old
    if given:
        return _given(given, "UPHELD_SERVICE_KEY_OLD")
    return _kept(old_key_file()) if old_key_file().exists() else None


def derived(use: bytes) -> bytes:
    """A key for one use, worked out from the service's key; none tells of another.

    Raises:
        UpheldError: as for the service's key.
    """
    return _derived(service_key(), use)


def all_derived(use: bytes) -> tuple[bytes, ...]:
    """The key for one use, and after it the one from the key before, where there is one.

    Raises:
        UpheldError: as for the service's key.
    """
    old = old_service_key()
    return (derived(use),) if old is None else (derived(use), _derived(old, use))


def key_file() -> Path:
    """Where the key lies that was made."""
    return environment().home.resolve() / "service-key"


def old_key_file() -> Path:
    """Where the key before lies, while both are needed."""
    return environment().home.resolve() / "service-key.old"


def as_text(key: bytes) -> str:
    """A key as it stands in a file or in the environment."""
    return base64.b64encode(key).decode("ascii")


def new_key() -> bytes:
    """A key nobody has had."""
    return secrets.token_bytes(_LENGTH)


def _derived(key: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"upheld " + use).derive(key)


def _given(text: SecretStr, name: str) -> bytes:
    key = _from_text(text.get_secret_value())
    if key is None:
        raise UpheldError(
            f"{name} cannot be used: it must be 32 bytes in base64, as openssl rand -base64 32 makes them."
        )
    return key


def _kept(file: Path, make: bool = False) -> bytes:
    try:
        if make and not file.exists():
            _make(file)
        if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise UpheldError(f"Others can read the key in {file}: run chmod 600 on it, then rotate-service-key.")
        key = _from_text(file.read_text(encoding="ascii", errors="replace"))
    except OSError as error:
        raise UpheldError(
            f"The service's key in {file} cannot be read or made ({error.strerror}): set UPHELD_HOME."
        ) from None
    if key is None:
        raise UpheldError(f"The service's key in {file} was changed or cut short: put the copy of it back.")
    return key


def _make(file: Path) -> None:
    """Whole or not at all: of two processes at first start one makes it, and neither reads a half."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    begun = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    write_key(begun, new_key())
    try:
        os.link(begun, file)
    except FileExistsError:
        pass
    finally:
        begun.unlink()


def write_key(file: Path, key: bytes) -> None:
    """Write a new file with the key, readable to its owner alone, and on the disk when this returns."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as written:
        written.write(as_text(key) + "\n")
        written.flush()
        os.fsync(written.fileno())


def _from_text(text: str) -> bytes | None:
    try:
        key = base64.b64decode(text.strip().translate(str.maketrans("-_", "+/")), validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == _LENGTH else None
