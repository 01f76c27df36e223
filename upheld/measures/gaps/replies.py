"""What councils answered to the questions of the register: a file of lines beside the figures, only ever added to.

The figures are replaced whole at each import; what was answered is kept apart from them. A line holds nothing about
whoever asked.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, get_args

from upheld.dates import add_uk_working_days
from upheld.errors import UnknownDay
from upheld.measures.area import areas, find_area
from upheld.measures.errors import FiguresError
from upheld.measures.gaps.gap import gap

NAME: Final = "figures-replies.jsonl"
"""The name of the file, in the folder where the figures are."""

WORKING_DAYS: Final = 20
"""Freedom of Information Act 2000 s.10(1)."""

Outcome = Literal["given", "partly", "refused", "none"]

OUTCOMES: Final[Mapping[Outcome, str]] = {
    "given": "Given",
    "partly": "Given in part",
    "refused": "Refused",
    "none": "No answer yet",
}

_ADDRESS = re.compile(r"https://([a-z0-9-]+\.)+[a-z]{2,}(/[!-~]*)?", re.IGNORECASE)
_MAILBOX = re.compile(r"@|%40")


@dataclass(frozen=True, slots=True)
class Reply:
    """What one council made of one request.

    Args:
        gap: the id of the gap asked about.
        council: its three digits.
        asked: the day the council received the request.
        answered: the day of its answer; None while there is none.
        address: where request and answer can be read by anybody; empty for nowhere.
    """

    gap: str
    council: str
    asked: date
    outcome: Outcome
    answered: date | None = None
    address: str = ""

    @property
    def due(self) -> date | None:
        """The last day to answer; None where the holidays of that time are not known."""
        try:
            return add_uk_working_days(self.asked, WORKING_DAYS)
        except UnknownDay:
            return None

    def days_late(self, today: date) -> int | None:
        """Days from the last day to the answer, or to today while there is none; 0 in time, None if it is not known."""
        due = self.due
        return None if due is None else max(0, ((self.answered or today) - due).days)


def reply(
    gap_id: str,
    council: str,
    *,
    asked: date,
    outcome: str,
    today: date,
    answered: date | None = None,
    address: str = "",
) -> Reply:
    """A reply, checked.

    Args:
        council: its name or one of its codes.

    Raises:
        FiguresError: there is no such gap or council, a day cannot be, or the address is not one for everybody.
    """
    found = find_area(council)
    if not found.is_council:
        raise FiguresError(f"{found.name} is not one of the 153 councils that can be asked: name a council.")
    if outcome not in get_args(Outcome):
        raise FiguresError(f'"{outcome[:30]}" is no outcome: it is one of {", ".join(get_args(Outcome))}.')
    if (outcome == "none") != (answered is None):
        raise FiguresError("The day of the answer and the outcome do not fit: with an answer give both, else neither.")
    if asked > today or (answered or asked) > today:
        raise FiguresError("A request, or an answer, lies in the future: give the days it came.")
    if answered is not None and answered < asked:
        raise FiguresError(f"The answer ({answered}) is older than the request ({asked}): look at the two days.")
    return Reply(gap(gap_id).id, found.code, asked, outcome, answered, _public(address))  # type: ignore[arg-type]


def _public(address: str) -> str:
    """An address that anybody can open; nothing about a person may stand in it."""
    if not address:
        return ""
    if len(address) > 300 or not _ADDRESS.fullmatch(address) or _MAILBOX.search(address):
        raise FiguresError(
            f'"{address[:60]}" cannot be shown to everybody: give an address that starts with https:// and holds no '
            "name or mailbox, such as that of the request on whatdotheyknow.com."
        )
    return address


def record(path: Path, one: Reply) -> bool:
    """Add a reply to the file; False where the same line is there already.

    Raises:
        FiguresError: the file cannot be read or written.
    """
    if one in _every(path):
        return False
    line = json.dumps({name: _plain(value) for name, value in asdict(one).items()}, ensure_ascii=False) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            # A last line without its end, as an editor may leave it, must not become one with this.
            if file.tell():
                file.seek(-1, os.SEEK_END)
                line = line if file.read(1) == b"\n" else f"\n{line}"
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise FiguresError(f"{path.name} cannot be written ({error.strerror}): nothing was recorded.") from error
    return True


def replies(path: Path) -> tuple[Reply, ...]:
    """The last that was recorded of each request (gap, council and day), the newest request first.

    Raises:
        FiguresError: the file holds a line that is no reply; the sentence names it.
    """
    last = {(one.gap, one.council, one.asked): one for one in _every(path)}
    return tuple(sorted(last.values(), key=lambda one: (one.asked, one.council), reverse=True))


def of(found: Iterable[Reply], *, gap: str = "", council: str = "") -> tuple[Reply, ...]:
    """Those about one gap, or from one council, or both."""
    return tuple(one for one in found if gap in ("", one.gap) and council in ("", one.council))


def _every(path: Path) -> Sequence[Reply]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise FiguresError(f"{path.name} cannot be read ({error.strerror}): look who may read it.") from error
    return _kept(path, (found.st_mtime_ns, found.st_size, found.st_ino))


@lru_cache(maxsize=2)
def _kept(path: Path, stamp: tuple[int, int, int]) -> Sequence[Reply]:
    """Every line of the file as it was; pages ask again and again."""
    try:
        # Not `splitlines`: a text may hold other ends of lines than the one between two replies.
        lines = path.read_bytes().decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise FiguresError(f"{path.name} cannot be read: it is no file of replies.") from error
    return tuple(_read(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _read(path: Path, number: int, line: str) -> Reply:
    """One line, held to the same as a reply that is recorded: it is shown to everybody."""
    try:
        given = json.loads(line)
        days = {name: date.fromisoformat(given[name]) if given.get(name) else None for name in ("asked", "answered")}
        one = Reply(**(given | days))
        answered = one.answered
        is_sound = (
            bool(given["asked"])
            and one.outcome in get_args(Outcome)
            and (one.outcome == "none") == (answered is None)
            and (answered is None or answered >= one.asked)
            and areas()[one.council].is_council
            and gap(one.gap).id == one.gap
            and _public(one.address) == one.address
        )
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, FiguresError):
        is_sound = False
    if not is_sound:
        raise FiguresError(f"Line {number} of {path.name} is no reply: take it out, or put it right.")
    return one


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
