"""A case as a file that forgets nothing: each correction after what it corrects, and what was taken back after it.

What stands in the file is what stands in the case, by the same ids and in the same order, so that it reckons the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from upheld.case import Case, dump_toml, from_data
from upheld.errors import CaseError
from upheld.web import clock
from upheld.web.cases.due_days import told_case
from upheld.web.cases.told_before import Step

_CORRECTED = {"event_added", "event_corrected"}
_TIES = {"answers", "replaces"}


def case_file(told: Mapping[str, Any], steps: Iterable[Step]) -> str | None:
    """The case as TOML with its history; without it where the two do not fit together, and None without a case.

    Args:
        told: what the case holds now; `steps` what was done to it, in order.
    """
    now = told_case(told)
    if now is None:
        return None
    data = {"person": told.get("person") or {}, "fact": told.get("facts") or []}
    try:
        whole = from_data(data | {"event": [*_log(told, now, [*steps])]}, "The case")
        if _stands(whole) == _stands(now):
            return dump_toml(whole)
    except CaseError:
        pass
    return dump_toml(now)


def _stands(case: Case) -> list[tuple[Any, ...]]:
    """What counts of each event that stands."""
    return [
        (one.id, one.kind, one.on, one.sent_on, one.received_on, one.served_on, one.made_on, one.assumed,
         dict(one.fields), dict(one.days), one.answers, one.approx)
        for one in case.events
    ]  # fmt: skip


def _log(told: Mapping[str, Any], now: Case, steps: list[Step]) -> Iterator[dict[str, Any]]:
    by_number: dict[int, list[Step]] = {}
    for one in steps:
        if one.number is not None:
            by_number.setdefault(one.number, []).append(one)
    standing = dict(told["entries"])
    ids = {number: event.id for number, event in zip(standing, now.log, strict=True)}
    for number, data in told["entries"]:
        yield from _entry(ids[number], data, by_number.get(number, []))
    for number, done in by_number.items():
        if number not in standing and done[-1].act == "event_withdrawn":
            yield from _taken_back(f"entry-{number}", done)


def _entry(id: str, data: Mapping[str, Any], done: list[Step]) -> Iterator[dict[str, Any]]:
    """What an entry said at first and each time after, under ids of their own, and last what it says now."""
    versions = [one for one in done if one.act in _CORRECTED and one.told]
    # An entry that itself replaces another came from a file, and can name only that one.
    if not versions or versions[-1].told != data or "replaces" in data:
        yield {**data, "id": id}
        return
    before = ""
    for place, one in enumerate(versions[:-1], 1):
        earlier = f"{id}/as-recorded-{place}"
        yield _version(one, earlier, before)
        before = earlier
    yield _version(versions[-1], id, before, stands=True)


def _taken_back(id: str, done: list[Step]) -> Iterator[dict[str, Any]]:
    """What an entry said last, and that it was taken back."""
    said = [one for one in done if one.act in _CORRECTED and one.told]
    if said and said[-1].told["kind"] != "withdrawn":
        yield _version(said[-1], id, "")
        at = done[-1].at.astimezone(clock.ENGLAND)
        yield {"kind": "withdrawn", "event": id, "on": at.date().isoformat(), "recorded_at": _stamp(done[-1])}


def _version(step: Step, id: str, before: str, *, stands: bool = False) -> dict[str, Any]:
    """The entry as it was told then; where it does not stand, what it answered or replaced may be gone."""
    data = step.told if stands else {name: said for name, said in step.told.items() if name not in _TIES}
    made = {"recorded_at": _stamp(step)} | data | {"id": id}
    return made | {"replaces": before} if before else made


def _stamp(step: Step) -> str:
    return step.at.astimezone(clock.ENGLAND).isoformat(timespec="seconds")
