"""From what a family read off a paper to the events of a case file, and back; the same paper twice is noticed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from upheld.case import KINDS
from upheld.web.check.paper_parts import CAME, ITSELF, PRINTED, SENT, Paper, Way
from upheld.web.check.papers import PAPERS, checklist
from upheld.web.check.papers_assessing import NOT_LISTED
from upheld.web.check.record import Entry

Data = dict[str, Any]
_DATES = (PRINTED, SENT, CAME, ITSELF, "served_on")


def way_of(paper: Paper, given: Mapping[str, Any]) -> Way | None:
    """The way that was chosen, of a paper that has several."""
    return next((way for way in paper.ways if way.value == given.get("way")), None)


def events(paper: Paper, given: Mapping[str, Any]) -> list[Data]:
    """The events that a paper records, the paper's own first; none where the reason it gives is not one of the law's.

    Args:
        given: the dates as a case file writes them, the answers by name, and `contents`: the items known to be there
            or not.
    """
    if given.get("code") == NOT_LISTED:
        return []
    way = way_of(paper, given)
    kind = way.kind if way else paper.kind
    main: Data = {"kind": kind, **paper.fields, **(way.fields if way else {})}
    known = KINDS[kind].known
    for ask in paper.asks:
        value = given.get(ask.name)
        if value and ask.name in known:
            main[ask.name] = _quantity(value) if known[ask.name].type == "quantity" else value
    main |= _dated(paper, given, paper.dates if not paper.also else (ITSELF,))
    contents = {name: given["contents"][name] for name in checklist(paper) if name in given.get("contents", {})}
    if contents:
        main["contents"] = contents
    came = given.get(CAME) or "unknown"
    others = (*paper.also, *(other for name, other in paper.also_if.items() if given.get(name) == "yes"))
    return [main, *(_beside(main, other, came) for other in others)]


def _beside(main: Data, kind: str, came: str) -> Data:
    """Another event that the same paper tells of, on the day the paper came."""
    shared = {name: value for name, value in main.items() if name in KINDS[kind].known and name not in _DATES}
    return {**shared, "kind": kind, **({CAME: came} if came != "unknown" else {ITSELF: came})}


def _quantity(value: Any) -> Any:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else text


def given_of(paper: Paper, entries: Iterable[Entry]) -> Data:
    """What was read off a paper that is recorded already, as `events` takes it."""
    found: Data = {}
    for place, entry in enumerate(entries):
        data = entry.data
        if place == 0:
            names = {ask.name for ask in paper.asks}
            found |= {name: value for name, value in data.items() if name in names or name in _DATES}
            found["contents"] = data.get("contents", {})
            chosen = [way.value for way in paper.ways if way.kind == data.get("kind")]
            found |= {"way": chosen[0]} if chosen else {}
            if data.get(ITSELF) == "unknown" and ITSELF not in paper.dates:
                found[paper.dates[0]] = "unknown"
        else:
            found[CAME] = data.get(CAME, "unknown")
            found |= {name: "yes" for name, kind in paper.also_if.items() if kind == data.get("kind")}
    return found


def twin(entries: Iterable[Entry], data: Mapping[str, Any], but: Iterable[int] = ()) -> Entry | None:
    """The entry that is the same paper: the same kind, with one of its dates the same; None if there is none.

    Args:
        but: the numbers of entries that are this paper itself.
    """
    mine = {data[name] for name in _DATES if data.get(name) not in (None, "unknown")}
    for entry in entries:
        if entry.number in but or entry.data.get("kind") != data["kind"]:
            continue
        if mine & {entry.data.get(name) for name in _DATES}:
            return entry
    return None


def paper_of(id: object) -> Paper | None:
    """The paper of that name."""
    return PAPERS.get(id) if isinstance(id, str) else None


def _dated(paper: Paper, given: Mapping[str, Any], names: Iterable[str]) -> Data:
    """The dates that are known; where none is, that it is not known."""
    known = {name: given[name] for name in names if given.get(name) not in (None, "", "unknown")}
    return known or {ITSELF: "unknown"}
