"""What a system sends, read: the entries of one ledger, with nothing in them yet believed."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.http.request import UnreadablePostError

from upheld.delivery.entry import MOST_SLOTS, Entry
from upheld.plan.shape import shaped
from upheld.web import clock
from upheld.web.api.operation import Refused
from upheld.web.delivery.actions.saying import MOST_AT_ONCE

MOST_BYTES = 1_000_000
WHO = "school system"
OLDEST = timedelta(days=62)
"""How long before it is sent something may have been written, as for a device that waited for a connection."""
Said = Literal["delivered", "shorter", "late", "not_delivered", "made_up", "not_made_up", "withdrawn"]


@dataclass(frozen=True, slots=True)
class SentEntry:
    """One entry as a system sends it; whose account it is and who wrote it is the service's to say.

    Args:
        id: a UUID made by the system, the same whenever the entry is sent again.
    """

    id: str
    outcome: Said
    slots: tuple[str, ...] = ()
    line: str = ""
    minutes: int | None = None
    given_on: date | None = None
    reason: str = ""
    note: str = ""
    replaces: str = ""
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """The whole of what is sent."""

    entries: tuple[SentEntry, ...]


def body_of(request: HttpRequest) -> bytes:
    """What was sent.

    Raises:
        Refused: it is not JSON by its name, is compressed, too large, or did not arrive.
    """
    if request.content_type != "application/json":
        raise Refused(415, "Send the entries as JSON: with Content-Type: application/json, in UTF-8.")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(415, "Send the entries as they are, not compressed.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise _too_large()
    try:
        body = request.read(MOST_BYTES + 1)
    except UnreadablePostError:
        raise Refused(400, "The entries did not arrive whole: send them again.") from None
    if len(body) > MOST_BYTES:
        raise _too_large()
    return body


def entries_of(body: bytes, *, slots: Collection[str], lines: Collection[str]) -> list[Entry]:
    """The entries that were sent, of the account of the setting.

    Args:
        slots: the ids of the occasions there are; `lines` those of the lines of unknown amount.

    Raises:
        UpheldError: they cannot be read, or one of them cannot be meant; none is taken.
    """
    found: Sent = shaped(Sent, _json(body))
    if not 1 <= len(found.entries) <= MOST_AT_ONCE:
        raise Refused(400, f"{len(found.entries)} entries were sent: send from 1 to {MOST_AT_ONCE}.")
    return [_entry(one, f"entries[{number}]", slots, lines) for number, one in enumerate(found.entries)]


def _entry(one: SentEntry, where: str, slots: Collection[str], lines: Collection[str]) -> Entry:
    try:
        id = UUID(one.id)
    except ValueError:
        raise Refused(400, f"{where}.id is not a UUID: make one for each entry, and keep it.") from None
    if len(one.slots) > MOST_SLOTS or len(one.note) > 2_000:
        raise Refused(400, f"{where} is too long: {MOST_SLOTS} slots and a note of 2,000 letters are the most.")
    unknown = [slot for slot in one.slots if slot not in slots]
    if unknown:
        raise Refused(400, f"{where} names {unknown[0][:80]!r}, which is no occasion here: ask for the week.")
    if one.line and one.line not in lines:
        raise Refused(
            400, f"{where}.line is {one.line[:60]!r}: name a line of unknown amount, or the slots of another."
        )
    if one.given_on is not None and one.given_on > clock.today():
        raise Refused(400, f"{where}.given_on is {one.given_on}, which is yet to come: send it when it has happened.")
    return Entry(
        id=str(id), outcome=one.outcome, side="setting", said_at=_moment(one.said_at), slots=one.slots, line=one.line,
        minutes=one.minutes, given_on=one.given_on, reason=one.reason, who=WHO, note=one.note, replaces=one.replaces,
    )  # fmt: skip


def _moment(said_at: datetime | None) -> datetime:
    moment = said_at or clock.real()
    if moment.tzinfo is None:
        raise Refused(400, f"said_at {moment} has no time zone: write it as 2026-07-01T09:30:00+00:00.")
    if moment < clock.real() - OLDEST:
        told = f"said_at {moment} is more than {OLDEST.days} days back: leave it out, and it is said to be of today."
        raise Refused(400, told)
    return moment


def _json(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused(400, "The entries are not UTF-8 text: send them as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise Refused(400, f"This is not JSON ({error.msg}, line {error.lineno}): send it as JSON.") from None
    except (ValueError, RecursionError):
        raise Refused(400, "This is no list of entries: the description says how to send one.") from None


def _too_large() -> Refused:
    return Refused(413, f"This is over 1 MB: send up to {MOST_AT_ONCE} entries at once.")
