"""What the columns of a table may be called, and the words that may stand in them; all in small letters."""

from __future__ import annotations

from typing import get_args

from upheld.delivery.entitlement import Period, Section
from upheld.delivery.files.cells import plainly

_LINE = dict.fromkeys(
    ("line", "what", "provision", "activity", "subject", "category", "summary", "intervention"), "line"
)
_MINUTES = dict.fromkeys(("minutes", "mins", "duration", "length"), "minutes")
SESSIONS = {
    **_LINE,
    **_MINUTES,
    **dict.fromkeys(("date", "day", "on", "session date"), "date"),
    **dict.fromkeys(("outcome", "status", "result", "delivered"), "outcome"),
    **dict.fromkeys(("reason", "reason code", "why"), "reason"),
    **dict.fromkeys(("given on", "made up on"), "given on"),
    **dict.fromkeys(("side", "account"), "side"),
    **dict.fromkeys(("who", "role", "said by"), "who"),
    **dict.fromkeys(("note", "notes", "comment", "comments"), "note"),
}
TIMETABLE = {
    **_LINE,
    **_MINUTES,
    **{name: name for name in ("section", "text", "times", "period", "every", "weeks", "days", "from", "to", "most")},
    **{name: name for name in ("group", "by")},
    **dict.fromkeys(("deliverer", "given by", "who", "staff"), "deliverer"),
    **dict.fromkeys(("from on", "start", "starts"), "from"),
    **dict.fromkeys(("to on", "end", "ends"), "to"),
    **dict.fromkeys(("times a week", "sessions"), "times"),
    **dict.fromkeys(("weeks a year", "weeks per year"), "weeks a year"),
}
TERMS = {
    **dict.fromkeys(("setting", "school", "term dates of"), "setting"),
    **dict.fromkeys(("first", "first day"), "first"),
    **dict.fromkeys(("last", "last day"), "last"),
    **dict.fromkeys(("what", "kind"), "what"),
}
OUTCOMES = {
    **dict.fromkeys(("delivered", "given", "yes", "y", "attended", "done", "completed"), "delivered"),
    **dict.fromkeys(("not delivered", "not given", "no", "n", "missed", "cancelled", "canceled"), "not_delivered"),
    **dict.fromkeys(("shorter", "short", "partial", "part"), "shorter"),
    **dict.fromkeys(("late", "given late"), "late"),
    **dict.fromkeys(("made up", "make up", "catch up"), "made_up"),
}
SIDES = dict.fromkeys(("setting", "school", "provider", "therapist"), "setting") | dict.fromkeys(
    ("family", "parent", "young person"), "family"
)
SECTIONS = {plainly(one): one for one in get_args(Section)}
PERIODS = {plainly(one): one for one in get_args(Period)} | {"weekly": "week", "daily": "day", "termly": "term"}
WEEKS = {
    "term": "term",
    "term time": "term",
    "term weeks": "term",
    "all": "all",
    "all weeks": "all",
    "all year": "all",
}
