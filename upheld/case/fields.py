"""The fields an event, a fact or a person may carry in a case file, and the closed words some of them take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FieldType = Literal[
    "text",  # free words
    "texts",  # free words, or a list of them
    "la",  # an authority: its name, or its three-digit code
    "flag",  # true or false
    "number",  # a whole number
    "quantity",  # a number, or free words
    "choice",  # one of `choices`
    "choices",  # a list of `choices`
    "day",  # a day, month, year or "unknown"
    "stamp",  # when something was recorded: a day, or a day and time
    "event",  # the id of an event of the file
    "answers",  # the id of an event, or the key of an obligation
    "kind",  # a kind of event
    "duty",  # the id of a duty
    "exception",  # the code of an exception
    "contents",  # a table of `choices`, each true or false
    "dates",  # a table of `choices`, each a day
    "items",  # a list of things agreed
    "terms",  # a list of school terms, each with its first and last day
    "days",  # a list of days
]

CHANNELS = ("email", "portal", "hand", "post_first", "post_second")
ORDERS = ("assess", "make_plan", "remit", "amend_BF", "amend_I", "continue", "cease_upheld")
GROUNDS = ("a", "b", "c(i)", "c(ii)", "c(iii)", "c(iv)", "d", "e", "f")
BARE_C = ("c(i)", "c(ii)")
ADVICE_CATEGORIES = ("a", "b", "c", "d", "e", "f", "g", "h")
CONTENTS = (
    "reasons",
    "appeal_right",
    "time_limits",
    "mediation_information",
    "disagreement_resolution",
    "information_and_advice",
    "appendices",
    "representations",
    "school_request",
    "period_end",
    "meeting",
    "school_information",
    "personal_budget",
    "recommendations_statement",
    "section_i_blank",
)
SETTING_TYPES = (
    *("early_years", "infant", "junior", "primary", "middle", "secondary", "post_16", "fe", "special"),
    *("nmss", "s41", "independent", "pru", "ap", "eotas", "none"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a case file: its name as written there, what it holds, and whether it must be given."""

    name: str
    type: FieldType
    required: bool = False
    choices: tuple[str, ...] = ()


EVENT_DATES = ("on", "sent_on", "received_on", "served_on", "made_on")

COMMON = (
    Field("kind", "kind", required=True),
    Field("id", "text"),
    *(Field(name, "day") for name in EVENT_DATES),
    Field("channel", "choice", choices=CHANNELS),
    Field("replaces", "event"),
    Field("answers", "answers"),
    Field("recorded_at", "stamp"),
    Field("evidence", "texts"),
    Field("notes", "text"),
    Field("by", "text"),
    Field("to", "text"),
    Field("approx", "flag"),
)

ITEM = (
    Field("what", "text"),
    Field("appealable", "flag"),
    Field("order", "choice", choices=ORDERS),
    Field("agreed_on", "day"),
)

PERSON = (
    Field("date_of_birth", "day"),
    Field("local_authority", "la"),
    Field("year_group", "number"),
    Field("capacity", "flag"),
    Field("looked_after", "flag"),
    Field("armed_forces_parent", "flag"),
)

_TEXT = (
    *("answer", "because", "body", "code", "description", "frequency", "ground", "how"),
    *("institution", "item", "outcome", "person", "placement", "practice", "reason", "requester"),
    *("text", "type", "version", "who"),
)
_FLAGS = (
    *("appendices_included", "continuing", "evidence_included", "family_agrees", "la_agrees", "la_party"),
    *("provider_agrees", "public_exam", "representations", "section_i_blank"),
)
_DAYS = (
    *("due_on", "end_date", "first_day_closed", "from", "hearing_on", "meeting_on", "moving_on"),
    *("reopens_on", "transfer_date"),
)

KNOWN: dict[str, Field] = {
    **{name: Field(name, "text") for name in _TEXT},
    **{name: Field(name, "flag") for name in _FLAGS},
    **{name: Field(name, "day") for name in _DAYS},
    **{name: Field(name, "la") for name in ("from_la", "to_la", "home_la")},
    **{name: Field(name, "quantity") for name in ("amount", "days", "duration", "hours", "quantity")},
    **{name: Field(name, "texts") for name in ("bodies", "invitees")},
    "expected_days": Field("expected_days", "number"),
    "minutes": Field("minutes", "number"),
    "category": Field("category", "choice", choices=ADVICE_CATEGORIES),
    "section": Field("section", "choice", choices=("F", "G", "H1", "H2")),
    "issues": Field("issues", "choices", choices=("education", "health", "care")),
    "orders": Field("orders", "choices", choices=ORDERS),
    "grounds": Field("grounds", "choices", choices=GROUNDS),
    "dates": Field("dates", "dates", choices=ORDERS),
    "items": Field("items", "items"),
    "contents": Field("contents", "contents", choices=CONTENTS),
    "duty": Field("duty", "duty"),
    "what": Field("what", "kind"),
    "event": Field("event", "event"),
    # the same name with closed words, or another sense, on some kinds
    "until": Field("to", "day"),
    "code:exception": Field("code", "exception"),
    "ground:notice": Field("ground", "choice", choices=("a", "b", "c", "d", "e", "f")),
    "decision:review": Field("decision", "choice", choices=("keep", "amend", "cease")),
    "decision:detained": Field("decision", "choice", choices=("assess", "refuse")),
    "body:recommendation": Field("body", "choice", choices=("health", "care")),
    "reason:amendment": Field("reason", "choice", choices=("review", "other", "reassessment", "order", "agreement")),
    "type:exclusion": Field("type", "choice", choices=("permanent", "suspension")),
    "type:transfer": Field("type", "choice", choices=("main", "post16")),
}
"""Fields by the name used in the table of kinds."""
