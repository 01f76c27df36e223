"""What a backup is: the data as it stands, many copies; and the keys, of which only the newest copy is kept.

A case that was deleted has lost its key. The next backup puts the keys without it in the place of those before, and
from then on no copy of the data tells anything of that case. The service's own key is in neither.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

from upheld.errors import UpheldError
from upheld.web.copies import postgresql, sqlite
from upheld.web.databases import DATA, KEYS

WITHOUT = ("sealed_drawer",)
"""What a private check tells is kept nowhere, and in no copy either."""
_DATA_NAME = "upheld-data-{}.copy"
_KEYS_NAME = "upheld-keys.copy"


def back_up(folder: Path, keys_folder: Path, now: datetime) -> tuple[Path, Path]:
    """Copy the data, and the keys after it: both files, readable by their owner alone.

    The keys are copied last, so that each case in the copy of the data has its key in the copy of the keys unless it
    was deleted in between.

    Raises:
        UpheldError: both folders are one, or a copy failed; what was there before is then still there.
    """
    if folder.resolve() == keys_folder.resolve():
        raise UpheldError(
            "Keep the copy of the keys in another folder than the data: who has both and the service's key reads all."
        )
    return (
        _copied(DATA, folder / _DATA_NAME.format(now.strftime("%Y%m%dT%H%M%SZ")), WITHOUT),
        _copied(KEYS, keys_folder / _KEYS_NAME, ()),
    )


def put_back(data: Path, keys: Path) -> None:
    """Put both copies back in the place of what is there.

    Raises:
        UpheldError: one cannot be read or is none, or the service is running.
    """
    for file in (data, keys):
        if not file.is_file():
            raise UpheldError(f"There is no file {file.name}: name a copy that backup made.")
    for alias, file in ((KEYS, keys), (DATA, data)):
        told = _told(alias)
        connections[alias].close()
        if connections[alias].vendor == "sqlite":
            sqlite.copy_in(file, Path(told["NAME"]))
        else:
            postgresql.copy_in(file, told)


def _copied(alias: str, file: Path, without: tuple[str, ...]) -> Path:
    """A whole file or none: it gets its name once it is complete."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    begun = file.with_name(f".{file.name}.{os.getpid()}")
    begun.touch(mode=0o600)
    try:
        if connections[alias].vendor == "sqlite":
            sqlite.copy_out(Path(_told(alias)["NAME"]), begun, without)
        else:
            postgresql.copy_out(_told(alias), begun, without)
        begun.replace(file)
    finally:
        begun.unlink(missing_ok=True)
    return file


def _told(alias: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = settings.DATABASES[alias]
    return {**found, "NAME": connections[alias].settings_dict["NAME"]}
