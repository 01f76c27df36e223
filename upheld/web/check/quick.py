"""One line of quick entry, both ways: from what was typed to an event, and from an event to what would be typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from upheld.case import KINDS, from_data
from upheld.case.fields import EVENT_DATES
from upheld.errors import CaseError
from upheld.web import clock
from upheld.web.check.quick_detail import KEYED, Detail, detail
from upheld.web.check.quick_words import exactly, named, short
from upheld.web.ui.typed_date import typed_date

Data = dict[str, Any]
LONGEST_LINE = 600
"""The most characters a pasted line may have."""
_MOST_WORDS = 14
_DATE_WORDS = 5
_SHOWN_DATES = ("on", "received_on", "sent_on", "made_on", "served_on")
_ROLE_WORDS = {"received_on": "received", "sent_on": "sent", "made_on": "printed", "served_on": "received"}
_CHANNEL_WORDS = {"email": "email", "portal": "portal", "hand": "by hand", "post_first": "posted",
                  "post_second": "second class"}  # fmt: skip


class Line(NamedTuple):
    """What stands in the three boxes of a line."""

    what: str
    when: str
    detail: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(map(str.strip, self))


class Wrong(ValueError):
    """What is wrong with a line, in one sentence, and in which of its boxes."""

    def __init__(self, told: str, box: str) -> None:
        """The sentence, and `what`, `when` or `detail`."""
        super().__init__(told)
        self.box = box


def read_line(line: Line, today: date | None = None) -> Data:
    """The event that a line describes, as a case file has it.

    Raises:
        Wrong: one sentence that says what is wrong with it, and where.
    """
    box = "what"
    try:
        kind, brought = named(line.what)
        box = "detail"
        found = detail(kind, line.detail, today or clock.today(), brought)
        box = "when"
        return _dated(kind, found, line.when, today or clock.today())
    except ValueError as error:
        raise Wrong(str(error), box) from None


def _dated(kind: str, found: Detail, written: str, today: date) -> Data:
    """The event with the day of its line; read once by the case room, so that what is kept can be read."""
    start = KINDS[kind].starts_on
    has_day = any(name in found.fields for name in (*EVENT_DATES, start))
    when = "" if has_day and not written.strip() else typed_date(written, today)
    data: Data = {"kind": kind}
    if when:
        data[start or found.role or "on"] = when
    data |= found.fields
    if data.get("channel") is not None and "sent_on" not in data and "on" in data:
        data["sent_on"] = data.pop("on")
    try:
        from_data({"event": [data]})
    except (CaseError, ValueError) as error:
        raise ValueError(_("This line cannot be read: %(why)s") % {"why": _reason(str(error))}) from None
    return data


def _reason(sentence: str) -> str:
    """A message of the case room without the name of the file and the number of the entry."""
    return re.sub(r"^case: event 1 \([a-z0-9_]+\): ", "", sentence)


def as_line(data: Mapping[str, Any]) -> Line:
    """What would be typed for an event; what a line cannot say is left out of it."""
    kind = str(data["kind"])
    start = KINDS[kind].starts_on
    days = [name for name in (start, *_SHOWN_DATES) if name and name in data]
    first = days[0] if days else ""
    words = [_ROLE_WORDS[first]] if first in _ROLE_WORDS and not (first == "sent_on" and "channel" in data) else []
    if "channel" in data:
        words.append(_CHANNEL_WORDS[data["channel"]])
    words += [f"{_ROLE_WORDS[name]} {_typed(data[name])}" for name in days[1:] if name in _ROLE_WORDS]
    for one in KINDS[kind].fields:
        if one.name in data and one.name != start:
            words += _said(one.name, one.type, data[one.name])
    notes = data.get("notes")
    words += [notes] if isinstance(notes, str) else []
    return Line(short(kind, data), _typed(data[first]) if first else "", ", ".join(words))


def merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> Data:
    """The new event with what the old one held and no line can say, where both are of the same kind."""
    if old.get("kind") != new["kind"]:
        return dict(new)
    try:
        said = read_line(as_line(old))
    except Wrong:
        said = dict.fromkeys(("kind", *EVENT_DATES))
    return {**{name: value for name, value in old.items() if name not in said}, **new}


def read_pasted(text: str, today: date | None = None) -> Line:
    """The three parts of a pasted line: the date, what happened, and the rest.

    Raises:
        ValueError: it has no date at its start, or is far too long.
    """
    today = today or clock.today()
    if len(text) > LONGEST_LINE:
        raise ValueError(_("This line is too long: shorten it to %(most)s letters.") % {"most": LONGEST_LINE})
    columns = [part.strip() for part in re.split(r"\t| {2,}", text.strip()) if part.strip()]
    if len(columns) > 2:
        return Line(columns[1], columns[0], ", ".join(columns[2:]))
    when, rest = (columns[0], columns[1]) if len(columns) == 2 else _dated_start(text, today)
    return Line(*_parted(rest, when))


def _dated_start(text: str, today: date) -> tuple[str, str]:
    """The longest start of the line that is a date, and the rest."""
    words = text.split()
    for size in range(min(_DATE_WORDS, len(words)), 0, -1):
        when = " ".join(words[:size]).rstrip(":,;-– ")
        try:
            typed_date(when, today)
        except ValueError:
            continue
        return when, " ".join(words[size:]).lstrip(":,;-– ")
    typed_date(words[0] if words else "", today)
    return text, ""


def _parted(rest: str, when: str) -> tuple[str, str, str]:
    """The longest start that names an event in full, and what follows; all of it where none does."""
    words = rest.split()
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        what = " ".join(words[:size]).rstrip(":,;-– ")
        if exactly(what) is not None:
            return what, when, " ".join(words[size:]).lstrip(":,;-– ")
    return rest, when, ""


def _typed(written: Any) -> str:
    """A date of a case file as it would be typed."""
    if written == "unknown":
        return "?"
    return "/".join(str(int(part)) for part in reversed(str(written).split("-")))


def _said(name: str, type: str, value: Any) -> list[str]:
    """A field as it would be typed; nothing where a line has no words for it."""
    if type == "kind":
        return [short(str(value), {})]
    if type in ("choice", "choices"):
        return [each.replace("_", " ") for each in (value if isinstance(value, (list, tuple)) else [value])]
    if type == "day":
        return [f"{name.replace('_', ' ')}: {_typed(value)}"]
    if type == "flag":
        return [f"{name.replace('_', ' ')}: {'yes' if value else 'no'}"]
    if (
        type not in KEYED
        or isinstance(value, (list, tuple))
        or not str(value).strip()
        or re.search(r"[,;\n]", str(value))
    ):
        return []
    return [f"{name.replace('_', ' ')}: {value}"]
