"""The words of a document for a page, read in a process of its own: no file, however made, takes the service with it.

`python -m upheld.web.cases.paper_words` is that process: a name and the bytes come in, plain blocks go out as JSON.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any

from upheld.errors import UpheldError
from upheld.web.plan.apart import hold, run
from upheld.web.plan.legible import legible

_SECONDS = 60
_WAIT = 20
_MOST_SAID = 8_000_000
_LONGEST = 400
_two_at_a_time = BoundedSemaphore(2)


class NotRead(UpheldError):
    """The words cannot be shown, in one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading of a level, a paragraph (level 0), or a table where it has rows."""

    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """All that was read, and what the reader should know of how it was read."""

    blocks: tuple[Block, ...]
    remarks: tuple[str, ...]


def words_of(data: bytes, type: str) -> Words:
    """The words of a document of that type.

    Raises:
        NotRead: it cannot be read, or takes too long.
    """
    if not _two_at_a_time.acquire(timeout=_WAIT):
        raise NotRead("Other documents are being read just now: wait a minute, then try again.")
    try:
        with tempfile.TemporaryDirectory(prefix="upheld-words-", ignore_cleanup_errors=True) as private:
            said = run("upheld.web.cases.paper_words", (type.encode() + b"\n", data), private, _SECONDS, _MOST_SAID)
        found: dict[str, Any] = json.loads(said) if len(said) <= _MOST_SAID else {}
    except (TimeoutError, ValueError):
        found = {}
    finally:
        _two_at_a_time.release()
    if "error" in found:
        raise NotRead(str(found["error"])[:_LONGEST])
    if "blocks" not in found:
        raise NotRead("The document is too much to show as text here: download it instead.")
    blocks = (Block(text, level, tuple(tuple(row) for row in rows)) for text, level, rows in found["blocks"])
    return Words(tuple(blocks), tuple(found["remarks"]))


def main() -> None:
    """Read what comes in, and say what was found or what was wrong with it."""
    hold(_SECONDS)
    type = sys.stdin.buffer.readline().decode().strip()
    try:
        answer = _read(sys.stdin.buffer.read(), type)
    except UpheldError as error:
        answer = {"error": str(error)[:_LONGEST]}
    print(json.dumps(legible(answer), ensure_ascii=True))


def _read(data: bytes, type: str) -> dict[str, Any]:
    from upheld.documents.reading.limits import LIMITS
    from upheld.documents.reading.ocr import Ocr
    from upheld.documents.reading.open import read
    from upheld.documents.reading.plain import read_plain

    name = "The document"
    reading = read_plain(data, name, LIMITS) if type == "text" else read(data, name, ocr=Ocr.find())
    remarks = [*reading.remarks]
    if reading.by_ocr:
        remarks.append("Some pages are pictures: their words were guessed, and may be wrong.")
    return {"blocks": [*_blocks(reading.blocks), *_blocks(reading.notes)], "remarks": remarks}


def _blocks(found: Iterable[Any]) -> Iterator[tuple[str, int, list[list[str]]]]:
    from upheld.documents.reading.found import Grid

    for one in found:
        if isinstance(one, Grid):
            yield "", 0, [[cell.text for cell in one.row(number)] for number in range(1, one.rows + 1)]
        else:
            yield f"{one.marker} {one.text}" if one.marker else one.text, one.level, []


if __name__ == "__main__":
    main()
