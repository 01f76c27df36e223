"""The secret key: from the environment, or from a file that only its owner may read."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from upheld.errors import UpheldError

_LENGTH = 64


def secret_key(file: Path) -> str:
    """The key in the file; at first start one is made, with mode 600.

    Raises:
        UpheldError: others may read the file, or it cannot be read or made.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return _read(file)
        with os.fdopen(handle, "w", encoding="ascii") as made:
            key = secrets.token_urlsafe(_LENGTH)
            made.write(key)
        return key
    except OSError as error:
        raise UpheldError(
            f"The secret key in {file} cannot be read or made ({error.strerror}): set UPHELD_HOME."
        ) from None


def _read(file: Path) -> str:
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise UpheldError(f"Others can read the secret key in {file}: run chmod 600 on it, and think of a new key.")
    key = file.read_text(encoding="ascii").strip()
    if len(key) < _LENGTH:
        raise UpheldError(f"The secret key in {file} is too short: delete the file, and a new one is made.")
    return key
