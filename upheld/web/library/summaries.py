"""Short summaries of the law in other languages, by people who translated them: one file for each language.

Nothing is translated by a machine, and nothing is made up: where no file has an entry, there is no summary.
The file `<language>.toml` says who wrote it, when, and for which version of the law (see README.md beside them).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from upheld.errors import UpheldError
from upheld.web.library.entries import Entry, entries, the_law

FOLDER = Path(__file__).parent / "summaries"


@dataclass(frozen=True, slots=True)
class Summary:
    """What an entry says, in another language; `older` where it was written for another version of the law."""

    text: str
    language: str
    by: str
    on: date
    older: bool


def summary(entry: Entry, language: str, folder: Path | None = None) -> Summary | None:
    """The summary of an entry in a language, or None where nobody has written one.

    Raises:
        UpheldError: the language's file is not of the form, or is about an entry that does not exist.
    """
    return _read(folder or FOLDER, language).get((entry.kind, entry.id))


@lru_cache(maxsize=32)
def _read(folder: Path, language: str) -> Mapping[tuple[str, str], Summary]:
    # The name comes from the settings, not from a visitor; still, it names one file of this folder and nothing else.
    path = next((one for one in sorted(folder.glob("*.toml")) if one.stem.lower() == language.lower()), None)
    return {} if path is None else _parsed(path, language)


def _parsed(path: Path, language: str) -> Mapping[tuple[str, str], Summary]:
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        by, on, law = (data.pop(name) for name in ("by", "on", "law"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise UpheldError(f"The summaries in {path.name} cannot be read: {error}.") from None
    found = {}
    for kind, texts in data.items():
        for id, text in texts.items():
            if (kind, id) not in entries():
                raise UpheldError(
                    f"The summaries in {path.name} tell of {kind} {id!r}, which is no entry of the library."
                )
            found[kind, id] = Summary(str(text), language, str(by), on, law != the_law().version)
    return found
