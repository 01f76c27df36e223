"""A document that was sent, read in a process of its own: no file, however made, takes the service with it.

`python -m upheld.web.plan.reader` is that process: the bytes come in by standard input, the answer goes out as JSON.
It knows none of the service's secrets, and what it or a program it starts leaves on the disk is deleted after it.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Literal

from upheld.errors import UpheldError
from upheld.plan.document import Plan
from upheld.plan.file import MOST_BYTES, from_data, loads, to_data
from upheld.web.plan.apart import SECONDS
from upheld.web.plan.apart import hold as _hold
from upheld.web.plan.apart import run as _run
from upheld.web.plan.legible import legible

_LOG = logging.getLogger("upheld.web")
MOST_SAID = 20_000_000
"""The most bytes that are taken in of what the process says: however little a file is, it can be made to say more."""
_LONGEST = 400
"""The most letters of a sentence that says what was wrong: it may quote the document."""
WAIT = 20
_two_at_a_time = BoundedSemaphore(2)
_one_waits = BoundedSemaphore(1)
"""Whoever waits holds up a thread, and others must go on being answered."""
_ID = re.compile(r"[A-Za-z0-9?][A-Za-z0-9?._-]{0,39}")

What = Literal["plan", "words", "report"]


class TooSlow(UpheldError):
    """The document takes longer to read than a visitor should wait, or more memory than there is for it."""


class Busy(UpheldError):
    """Other documents are being read."""


def read_plan(data: bytes, name: str) -> Plan:
    """The plan in a document.

    Raises:
        Busy, TooSlow: as they say.
        UpheldError: it cannot be read, in one sentence that says what to do.
    """
    return from_data(_read(data, name, "plan"), name)


def read_words(text: str, name: str) -> Plan:
    """The plan in words that were pasted.

    Raises:
        Busy, TooSlow, UpheldError: as `read_plan`.
    """
    return from_data(_read(text.encode(), name, "words"), name)


def read_report(data: bytes, name: str, plan: Plan) -> dict[str, Any]:
    """What became in a plan of each recommendation of a report, as plain values.

    Raises:
        Busy, TooSlow, UpheldError: as `read_plan`.
    """
    return _read(data, name, "report", to_data(plan))


def _read(data: bytes, name: str, what: What, beside: dict[str, Any] | None = None) -> dict[str, Any]:
    if not _is_our_turn():
        raise Busy("Other documents are being read just now: wait a minute, then try again.")
    try:
        head = json.dumps({"name": name, "what": what, "beside": beside}).encode() + b"\n"
        with tempfile.TemporaryDirectory(prefix="upheld-plan-", ignore_cleanup_errors=True) as private:
            answer = _answered(_run("upheld.web.plan.reader", (head, data), private, SECONDS, MOST_SAID))
        if answer is None:
            raise TooSlow(f"{name} is too much to read here: save it as PDF, or give the part that matters.")
        if "fault" in answer:
            _LOG.error("A document could not be read: %s", answer["fault"])
            raise UpheldError(
                f"{name} could not be read, and the fault is ours: save it as PDF, and send that instead."
            )
        if "error" in answer:
            raise UpheldError(str(answer["error"])[:_LONGEST])
        return answer
    except TimeoutError:
        raise TooSlow(f"{name} takes too long to read: save it as PDF, or give the part that matters.") from None
    finally:
        _two_at_a_time.release()


def _is_our_turn() -> bool:
    """Whether this document may be read now, after some waiting where nobody waits yet."""
    if _two_at_a_time.acquire(timeout=0):
        return True
    if not _one_waits.acquire(timeout=0):
        return False
    try:
        return _two_at_a_time.acquire(timeout=WAIT)
    finally:
        _one_waits.release()


def _answered(said: bytes) -> dict[str, Any] | None:
    if len(said) > MOST_SAID:
        return None
    with suppress(ValueError, RecursionError):
        answer = json.loads(said)
        return answer if isinstance(answer, dict) else None
    return None


def main() -> None:
    """Read what comes in, and say what was found or what was wrong with it."""
    _hold()
    head = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    try:
        answer = _answer(data, head)
    except UpheldError as error:
        answer = {"error": str(error)[:_LONGEST]}
    except MemoryError:
        answer = {"error": f"{head['name']} is too much to read here: give the part that matters, as PDF."}
    except Exception as error:
        answer = {"fault": _where(error)}
    print(json.dumps(legible(answer), ensure_ascii=True))


def _answer(data: bytes, head: dict[str, Any]) -> dict[str, Any]:
    from upheld.documents.reading.limits import LIMITS
    from upheld.documents.reading.ocr import Ocr
    from upheld.documents.reading.open import read
    from upheld.documents.reading.plain import read_plain
    from upheld.plan.layouts.read import plan_of
    from upheld.web.plan.bare import paragraphs, placed

    name = head["name"]
    if head["what"] == "plan" and _is_json(data, name):
        return to_data(_own(data, name))
    if head["what"] == "words":
        return to_data(placed(plan_of(read_plain(paragraphs(data.decode()).encode(), name, LIMITS))))
    reading = read(data, name, ocr=Ocr.find())
    if head["what"] == "plan":
        return to_data(placed(plan_of(reading)))
    from upheld.letters.advice_letter import details_of
    from upheld.plan.advice import recommendations, report_of, trace

    found = trace(recommendations(reading), from_data(head["beside"], "The plan"))
    asked = [one.recommendation.judgement.missing if one.recommendation.judgement else () for one in found]
    return {
        "name": name,
        "details": details_of(report_of(reading)),
        "recommendations": [
            one.as_data() | {"missing": list(missing)} for one, missing in zip(found, asked, strict=True)
        ],
    }


def _where(error: Exception) -> str:
    """What kind of fault and where in the program, without a word of the document."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return f"{type(error).__name__} in {' < '.join(f'{Path(one.filename).name}:{one.lineno}' for one in frames[::-1])}"


def _is_json(data: bytes, name: str) -> bool:
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{") and not start.startswith(b"{\\rtf")


def _own(data: bytes, name: str) -> Plan:
    """The plan of a JSON file, whose ids can stand in an address."""
    if len(data) > MOST_BYTES:
        raise UpheldError(f"{name} is over {MOST_BYTES / 1e6:.0f} MB: a plan is never that long.")
    try:
        plan = loads(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        raise UpheldError(f"{name} is not UTF-8 text: save it as UTF-8.") from None
    for id in _ids(plan):
        if _ID.fullmatch(id) is None:
            raise UpheldError(f"{name}: the id {id[:40]!r} cannot be used here: use letters, digits and full stops.")
    return plan


def _ids(plan: Plan) -> Iterator[str]:
    yield from (one.id for one in plan.items())
    yield from (piece.id for section in plan.sections for piece in section.pieces)
    yield from (one.id for one in plan.unplaced)


if __name__ == "__main__":
    main()
