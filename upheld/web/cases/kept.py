"""What is held in a case, for one person: the pages of the private check read and write here as in a session.

What was told lies in the case; on which step of a page somebody is, and the day they look at, lies in their session.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from upheld.web.cases import differences, parts
from upheld.web.cases.access import Access
from upheld.web.cases.audit import Acting, Gone, acting
from upheld.web.cases.due_days import write_days
from upheld.web.cases.hidden import with_hidden, without_hidden
from upheld.web.cases.merging import in_notes, merged
from upheld.web.keyring.case_key import key_of
from upheld.web.ui.held import Changed, MayNotWrite

_OWN = ("notes", "as_at")
_ACTS = {"check": differences.in_check, "plan": differences.in_plan}


class KeptCase:
    """One person's view of what a case holds. Raises `Gone` where its key has been destroyed."""

    def __init__(self, access: Access, session: SessionBase | None = None) -> None:
        """Open the case for somebody; without a session nothing of theirs alone is kept."""
        key = key_of(access.case.pk)
        if key is None:
            raise Gone("This case has been deleted.")
        self.access, self._key, self._session = access, key, session
        self._stored: dict[str, tuple[Any, int]] = {}

    @property
    def key(self) -> bytes:
        """What opens the case; never to be kept."""
        return self._key

    def whole(self, place: str) -> Any:
        """What lies in a place in full, whoever looks; None where nothing does."""
        if place not in self._stored:
            self._stored[place] = parts.read(self.access.case, self._key, place)
        return deepcopy(self._stored[place][0])

    def get(self, place: str) -> dict[str, Any] | None:
        """What lies in a place, as far as this person may see it."""
        found: dict[str, Any] | None = self.whole(place)
        if place == "check":
            own = self._session.get(self._own, {}) if self._session is not None else {}
            return without_hidden(found or {}, self.access) | own
        return found if self.access.sees_all else None

    def put(self, place: str, data: dict[str, Any]) -> Mapping[int, int] | None:
        """Write what changed, as named actions, and reckon the days again.

        What somebody else has told since this was opened stays beside it where both do not touch the same.

        Raises:
            Changed: somebody else has written since this was opened.
            MayNotWrite: this person may not write, or not there.
        """
        old = self.whole(place) or {}
        if place == "check":
            if self._session is not None:
                self._session[self._own] = {name: data[name] for name in _OWN if data.get(name)}
            data = {name: value for name, value in data.items() if name not in _OWN}
            data = with_hidden(data, old, self.access)
        elif not self.access.sees_all:
            raise MayNotWrite
        if _same(place, old, data):
            return None
        if not self.access.may_write:
            raise MayNotWrite
        moved: Mapping[int, int] | None = None
        with acting(self.access.case.pk, self.access.person) as act:
            try:
                self._write(act, place, data)
            except Changed:
                if place != "check":
                    raise
                old, data, moved = self._merge(act, old, data)
            for name, about, told in _ACTS[place](old, data):
                act.write(name, about, told)
            if place == "check":
                write_days(act, data)
        return moved

    def drop(self, place: str) -> None:
        """Take away what lies in a place.

        Raises:
            MayNotWrite: this person may not write.
        """
        if not self.access.may_write or not self.access.sees_all:
            raise MayNotWrite
        with acting(self.access.case.pk, self.access.person) as act:
            parts.drop(act, place)
            act.write(f"{place}_deleted")
        self._stored.pop(place, None)

    def aside(self, name: str) -> dict[str, Any] | None:
        """Nothing: what can be made again is made again, since several people see it differently."""
        return None

    def put_aside(self, name: str, data: dict[str, Any]) -> None:
        """Keep nothing."""

    def _write(self, act: Acting, place: str, data: dict[str, Any]) -> None:
        _old, version = self._stored[place]
        try:
            self._stored[place] = (deepcopy(data), parts.write(act, place, data, version))
        except Changed:
            self._stored.pop(place)
            raise

    def _merge(
        self, act: Acting, base: dict[str, Any], mine: dict[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Any], Mapping[int, int]]:
        """Write what both told: what was there, what is there now, and which new entries got which other number."""
        stored, version = parts.read(act.case, act.key, "check")
        theirs = stored or {}
        found = merged(base, mine, theirs)
        if found is None:
            raise Changed("Somebody else changed the same at the same time.")
        self._stored["check"] = (theirs, version)
        if not _same("check", theirs, found.told):
            self._write(act, "check", found.told)
        if self._session is not None and found.moved:
            own = self._session.get(self._own, {})
            self._session[self._own] = own | {"notes": in_notes(own.get("notes", {}), found.moved)}
        return theirs, found.told, found.moved

    @property
    def _own(self) -> str:
        return f"case:{self.access.case.pk}"


def _same(place: str, old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether nothing is told otherwise; which number the next entry gets is not told."""
    if any(_ACTS[place](old, new)):
        return False
    was, now = ({name: value for name, value in one.items() if value and name != "next"} for one in (old, new))
    return was == now
