"""`upheld routes`: every way to challenge what was broken or decided, open and closed, in the order to try them."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from upheld.cli import text
from upheld.cli.given import one_of, reckoned
from upheld.cli.report import Line
from upheld.compliance import Reckoning, Route
from upheld.compliance.routes_as_data import about, routes_as_data
from upheld.compliance.told import Way, ways
from upheld.compliance.words import day_words

_FORMATS = ("text", "json")
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")
_ABOUT = "Each way is for what is named under it and nothing else, and each has its own last day."


def run(file: Path, *, as_at: str | None, law: str, format: str, no_unverified: bool = False) -> int:
    """Print every way of one case; the exit status is 0."""
    one_of("--format", format, _FORMATS)
    reckoning = reckoned(file, as_at, law, no_unverified=no_unverified)
    if format == "json":
        print(json.dumps(routes_as_data(reckoning), ensure_ascii=False, indent=1))
    else:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        lines = _lines(reckoning, colour)
        print("\n".join(text._proposed(lines) if reckoning.law.proposal else lines))
    return 0


def _lines(reckoning: Reckoning, colour: bool) -> Iterator[str]:
    law = reckoning.law
    if law.proposal:
        yield from text._wrap(law.proposal.upper(), "")
    yield from text._wrap(f"As at {day_words(reckoning.as_at)}. Law: {law.name}, version {law.version}.", "")
    yield ""
    known = about(reckoning)
    opened = list(_ways(ways(reckoning), known))
    yield from text._section("WAYS OPEN, IN ORDER", opened, "Nothing to challenge.", colour)
    closed = list(_ways(ways(reckoning, closed=True), known))
    if closed:
        yield from text._section("WAYS CLOSED, AND WHY", closed, "", colour)
    if opened or closed:
        yield from text._wrap(_ABOUT, "")
    yield from text._end(reckoning)


def _ways(found: Iterable[Way], known: dict[str, str]) -> Iterator[Line]:
    """One line for each way: what it is for and by when, then what is said of all of it."""
    for way in found:
        remedy = way.remedy
        reasons = [_SENTENCE.split(route.why) for route in way.routes]
        shared = [sentence for sentence in reasons[0] if all(sentence in each for each in reasons)]
        told = [" ".join(shared)] if shared else []
        for route, own in zip(way.routes, reasons, strict=True):
            told.extend(_of_route(route, [sentence for sentence in own if sentence not in shared], known))
        if way.not_for:
            told.append(f"Not for: {way.not_for}.")
        told.append(f"Limits: {remedy.limits}")
        unverified = ", UNVERIFIED" if "C" in remedy.confidence else ""
        told.append(f"Law: {remedy.cite} (sure: {remedy.confidence}{unverified}).")
        yield Line(f"{remedy.title} ({way.code})", tuple(told))


def _of_route(route: Route, own: list[str], known: dict[str, str]) -> Iterator[str]:
    yield f"For: {'; '.join(dict.fromkeys(known.get(key, key) for key in route.keys))}."
    if route.opens_on is not None:
        yield f"Opened: {day_words(route.opens_on)}."
    if not route.open and route.by is not None:
        yield f"Closed: its time ended on {day_words(route.by)}."
    else:
        yield f"By: {day_words(route.by)}." if route.by is not None else "By: no last day is set or known."
    if own:
        yield " ".join(own)
