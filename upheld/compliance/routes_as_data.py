"""The ways to challenge as plain values: each with its remedy, and in words what it is for."""

from __future__ import annotations

from typing import Any

from upheld.compliance.as_data import as_data
from upheld.compliance.explain import kind_words
from upheld.compliance.family import steps
from upheld.compliance.group import title
from upheld.compliance.obligation import Obligation
from upheld.compliance.reckon import Reckoning
from upheld.compliance.routes import routes
from upheld.compliance.words import MARKS, due_words, span_words
from upheld.law.remedies import REMEDIES
from upheld.law.source import named


def routes_as_data(reckoning: Reckoning) -> dict[str, Any]:
    """The ways as plain values: those of `upheld check`, each with its remedy and what it is for in words."""
    whole = as_data(reckoning)
    known = about(reckoning)
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


def about(reckoning: Reckoning) -> dict[str, str]:
    """What each way is for, in words: a breach with its day, or the decision that a step of the family answers."""
    words = {one.key: _breach(one) for one in reckoning.obligations}
    for _, _, one in steps(reckoning):
        words.setdefault(one.key, f"{kind_words(one.trigger.event.kind)}, {span_words(one.trigger.day)}")
    for event in reckoning.story.of("det_assess_decision"):
        words.setdefault(f"det.decide@{event.id}", f"{kind_words(event.kind)}, {span_words(event.on)}")
    return words


def _breach(one: Obligation) -> str:
    due = f"due {due_words(one.due)}, " if one.due.first is not None or one.due.last is not None else ""
    mark = "never done" if one.status == "superseded" else MARKS[one.status].lower()
    return f"{title(one)} ({due}{mark})"
