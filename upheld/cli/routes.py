"""`upheld routes`: every way to challenge what was broken or decided, open and closed, in the order to try them."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from upheld.cli import report, text
from upheld.cli.given import one_of, reckoned
from upheld.cli.report import Line
from upheld.compliance import Obligation, Reckoning, Route, as_data, routes
from upheld.compliance.explain import kind_words
from upheld.compliance.family import steps
from upheld.compliance.words import day_words, due_words, span_words
from upheld.law.remedies import REMEDIES
from upheld.law.source import named

_FORMATS = ("text", "json")
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")
_ABOUT = "Each way is for what is named under it and nothing else, and each has its own last day."


def run(file: Path, *, as_at: str | None, law: str, format: str, no_unverified: bool = False) -> int:
    """Print every way of one case; the exit status is 0."""
    one_of("--format", format, _FORMATS)
    reckoning = reckoned(file, as_at, law, no_unverified=no_unverified)
    if format == "json":
        print(json.dumps(data(reckoning), ensure_ascii=False, indent=1))
    else:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        lines = _lines(reckoning, colour)
        print("\n".join(text._proposed(lines) if reckoning.law.proposal else lines))
    return 0


def data(reckoning: Reckoning) -> dict[str, Any]:
    """The ways as plain values: those of `upheld check`, each with its remedy and what it is for in words."""
    whole = as_data(reckoning)
    known = _about(reckoning)
    found = []
    for route in routes(reckoning):
        remedy = REMEDIES[route.route]
        more = {
            "title": remedy.title,
            "about": [known.get(key, key) for key in route.keys],
            "limits": remedy.limits,
            "citations": [{"text": one.text, "url": one.url} for one in named(remedy.cite)],
            "confidence": remedy.confidence,
        }
        found.append({**route.as_data(), **more})
    return {"as_at": whole["as_at"], "law": whole["law"], "routes": found, "warnings": whole["warnings"]}


def _lines(reckoning: Reckoning, colour: bool) -> Iterator[str]:
    law = reckoning.law
    if law.proposal:
        yield from text._wrap(law.proposal.upper(), "")
    yield from text._wrap(f"As at {day_words(reckoning.as_at)}. Law: {law.name}, version {law.version}.", "")
    yield ""
    found = routes(reckoning)
    known = _about(reckoning)
    ways = list(_ways((route for route in found if route.open), known))
    yield from text._section("WAYS OPEN, IN ORDER", ways, "Nothing to challenge.", colour)
    closed = list(_ways((route for route in found if not route.open), known))
    if closed:
        yield from text._section("WAYS CLOSED, AND WHY", closed, "", colour)
    if found:
        yield from text._wrap(_ABOUT, "")
    yield from text._end(reckoning)


def _ways(found: Iterable[Route], known: dict[str, str]) -> Iterator[Line]:
    """One line for each way: what it is for and by when, then what is said of all of it."""
    grouped: dict[str, list[Route]] = {}
    for route in found:
        grouped.setdefault(route.route, []).append(route)
    for code, several in grouped.items():
        remedy = REMEDIES[code]
        reasons = [_SENTENCE.split(route.why) for route in several]
        shared = [sentence for sentence in reasons[0] if all(sentence in each for each in reasons)]
        told = [" ".join(shared)] if shared else []
        for route, own in zip(several, reasons, strict=True):
            told.extend(_of_route(route, [sentence for sentence in own if sentence not in shared], known))
        if several[0].not_for:
            told.append(f"Not for: {several[0].not_for}.")
        told.append(f"Limits: {remedy.limits}")
        unverified = ", UNVERIFIED" if "C" in remedy.confidence else ""
        told.append(f"Law: {remedy.cite} (sure: {remedy.confidence}{unverified}).")
        yield Line(f"{remedy.title} ({code})", tuple(told))


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


def _about(reckoning: Reckoning) -> dict[str, str]:
    """What each way is for, in words: a breach with its day, or the decision that a step of the family answers."""
    words = {one.key: _breach(one) for one in reckoning.obligations}
    for _, _, one in steps(reckoning):
        words.setdefault(one.key, f"{kind_words(one.trigger.event.kind)}, {span_words(one.trigger.day)}")
    for event in reckoning.story.of("det_assess_decision"):
        words.setdefault(f"det.decide@{event.id}", f"{kind_words(event.kind)}, {span_words(event.on)}")
    return words


def _breach(one: Obligation) -> str:
    due = f"due {due_words(one.due)}, " if one.due.first is not None or one.due.last is not None else ""
    mark = "never done" if one.status == "superseded" else report.MARKS[one.status].lower()
    return f"{report.title(one)} ({due}{mark})"
