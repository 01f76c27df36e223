"""What somebody did between two states of a case, as named actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Done = tuple[str, str, Any]
"""The name of an action, the id or number it is about, and what was told with it."""


def in_check(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Done]:
    """What was done to what was told: each event by its number, then the child, the facts, and words for letters."""
    before = dict(old.get("entries", []))
    after = dict(new.get("entries", []))
    for number, data in after.items():
        if number not in before:
            yield "event_added", f"event:{number}", data
        elif before[number] != data:
            yield "event_corrected", f"event:{number}", data
    for number in before:
        if number not in after:
            yield "event_withdrawn", f"event:{number}", None
    for name, act in (("person", "child_changed"), ("facts", "facts_changed"), ("details", "letter_details_changed")):
        if old.get(name) != new.get(name) and (old.get(name) or new.get(name)):
            yield act, "", new.get(name)
    if (old.get("edits") or {}) != (new.get("edits") or {}):
        yield "letter_words_changed", "", new.get("edits")
    if (old.get("answers") or {}) != (new.get("answers") or {}):
        yield "questions_answered", "", new.get("answers")


def in_plan(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Done]:
    """What was done to the plan that was read: only what changed is told again."""
    acts = {
        "read": "plan_read", "corrections": "plan_corrected", "decisions": "finding_decided", "other": "plan_compared",
        "report": "report_compared", "details": "letter_details_changed",
    }  # fmt: skip
    for name, act in acts.items():
        if (old.get(name) or None) != (new.get(name) or None):
            yield act, "", _shorter(old.get(name), new.get(name))


def _shorter(old: Any, new: Any) -> Any:
    """Only what is new of a table or a list that grew."""
    if isinstance(old, dict) and isinstance(new, dict):
        gone = [name for name in old if name not in new]
        return {name: value for name, value in new.items() if old.get(name) != value} | ({"": gone} if gone else {})
    if isinstance(old, list) and isinstance(new, list) and new[: len(old)] == old:
        return new[len(old) :]
    return new
