"""The free words after an event: which date was meant, how it was sent, and what decides how the law reads it.

"posted", "received", "amend", "sent 1/2/26, received 3/2/26", "5 days", "institution: Oak School". What is none of
these is kept as a note, or as the name of the school where the event is about one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from upheld.case import KINDS, Field
from upheld.case.fields import EVENT_DATES
from upheld.dates import LATEST
from upheld.web.check.quick_words import named
from upheld.web.ui.typed_date import quoted, typed_date

LONGEST = 300
"""The most characters the detail of a line may have."""

_ROLES = {
    "sent": "sent_on", "posted": "sent_on", "emailed": "sent_on", "received": "received_on", "came": "received_on",
    "arrived": "received_on", "got": "received_on", "printed": "made_on", "dated": "made_on",
}  # fmt: skip
_CHANNELS = {
    "posted": "post_first", "post": "post_first", "by post": "post_first", "first class": "post_first",
    "second class": "post_second", "email": "email", "e-mail": "email", "by email": "email", "emailed": "email",
    "portal": "portal", "hand": "hand", "by hand": "hand",
}  # fmt: skip
_ENDS = {"to": "to", "until": "to", "till": "to", "reopens": "reopens_on", "back": "reopens_on", "by": "due_on"}
_ABOUT_A_SCHOOL = frozenset(
    {"school_requested", "school_consulted", "school_consult_replied", "admitted", "admission_refused"}
)
KEYED = frozenset(
    {"text", "texts", "quantity", "number", "flag", "choice", "choices", "day", "la", "duty", "exception"}
)
_DAYS = re.compile(r"([0-9]{1,3}) (?:school )?days?")
_YES, _NO = frozenset({"yes", "true", "y"}), frozenset({"no", "false", "n"})
_SAID = {"to end": "cease", "end": "cease", "for good": "permanent"}


@dataclass(slots=True)
class Detail:
    """What the words came to: fields, further dates, and which date the line's own day is."""

    fields: dict[str, Any] = field(default_factory=dict)
    role: str = ""
    rest: list[str] = field(default_factory=list)


def detail(kind: str, text: str, today: date, brought: Mapping[str, Any]) -> Detail:
    """What the detail of a line says about an event of that kind.

    Args:
        brought: the fields that the event's name brought with it.

    Raises:
        ValueError: one sentence: a date or a value that cannot be, or something that must be said and is not.
    """
    if len(text) > LONGEST:
        raise ValueError(_("“%(typed)s” is too long: shorten it to %(most)s letters.") % {
            "typed": quoted(text), "most": LONGEST,
        })  # fmt: skip
    found = Detail(fields=dict(brought))
    for piece in re.split(r"[,;\n]", text):
        words = " ".join(piece.split())
        if words:
            _read(kind, words, today, found)
    _leave(kind, found)
    for name, one in KINDS[kind].known.items():
        if one.required and name not in ("kind", KINDS[kind].starts_on) and not found.fields.get(name):
            raise ValueError(_asked(kind, one))
    return found


def _read(kind: str, words: str, today: date, found: Detail) -> None:
    if _keyed(kind, words, today, found) or _dated(kind, words, today, found) or _counted(kind, words, found):
        return
    left = words.split()
    taken: list[tuple[str, Any]] = []
    while left:
        size, told = next(_told(kind, left), (0, []))
        if not size:
            break
        taken += told
        left = left[size:]
    wanted = any(KINDS[kind].known[name].required for name, _value in taken if name in KINDS[kind].known)
    if left and not wanted:
        found.rest.append(words)
        return
    for name, value in taken:
        _put(found, name, value)
    if left:
        found.rest.append(" ".join(left))


def _told(kind: str, words: list[str]) -> Iterator[tuple[int, list[tuple[str, Any]]]]:
    """What the first few words say, longest first: how many words, and the fields they fill."""
    for size in (3, 2, 1):
        if len(words) < size:
            continue
        said = " ".join(words[:size]).casefold().strip(".:")
        told: list[tuple[str, Any]] = []
        if said in _ROLES:
            told.append(("role", _ROLES[said]))
        if said in _CHANNELS:
            told += [("channel", _CHANNELS[said]), ("role", "sent_on")]
        told = told or [(name, value) for name, value in _choices(kind, said)]
        if told:
            yield size, told


def _choices(kind: str, said: str) -> Iterator[tuple[str, Any]]:
    """The closed words of the kind's own fields; the first field that has the word takes it."""
    for one in KINDS[kind].fields:
        if one.type in ("choice", "choices"):
            value = _choice(one, said)
            if value is not None:
                yield one.name, [value] if one.type == "choices" else value
                return


def _choice(one: Field, said: str) -> str | None:
    plain = _SAID.get(said, said).replace(" ", "_")
    return next((value for value in one.choices if value.casefold() == plain), None)


def _put(found: Detail, name: str, value: Any) -> None:
    if name == "role":
        found.role = value
    elif isinstance(value, list):
        found.fields[name] = list(dict.fromkeys([*found.fields.get(name, []), *value]))
    else:
        found.fields[name] = value


def _dated(kind: str, words: str, today: date, found: Detail) -> bool:
    """A further date: "received 3/2/26", "to 5/9/26", or a planned day by itself."""
    first, _space, rest = words.partition(" ")
    role = _ROLES.get(first.casefold())
    if role and rest and _looks_like_a_date(rest):
        found.fields[role] = typed_date(rest, today)
        if first.casefold() in _CHANNELS:
            found.fields["channel"] = _CHANNELS[first.casefold()]
        return True
    own = [one for one in KINDS[kind].fields if one.type == "day" and one.name != KINDS[kind].starts_on]
    end = _ENDS.get(first.casefold())
    if end and rest and any(one.name == end for one in own) and _looks_like_a_date(rest):
        found.fields[end] = _planned(rest)
        return True
    if own and _looks_like_a_date(words):
        found.fields[own[0].name] = _planned(words)
        return True
    return False


def _looks_like_a_date(words: str) -> bool:
    return words == "?" or any(letter.isdecimal() for letter in words[:12])


def _planned(words: str) -> str:
    """A day that may lie ahead; its year must be written.

    Raises:
        ValueError: it is not a date, or has no year.
    """
    planned = typed_date(words, LATEST)
    if planned[:4] > str(LATEST.year - 5):
        raise ValueError(_("“%(typed)s” needs its year: type it like 5/9/2026.") % {"typed": quoted(words)})
    return planned


def _counted(kind: str, words: str, found: Detail) -> bool:
    match = _DAYS.fullmatch(words.casefold())
    if match and "days" in KINDS[kind].known:
        found.fields["days"] = int(match[1])
        return True
    return False


def _keyed(kind: str, words: str, today: date, found: Detail) -> bool:
    """A field by its name: "institution: Oak School", "minutes=30"."""
    name, sign, value = re.match(r"([^:=]*)([:=]?)(.*)", words, re.S).groups()  # type: ignore[union-attr]
    name, value = name.strip().casefold().replace(" ", "_"), value.strip()
    one = KINDS[kind].known.get(name)
    if not sign or one is None or one.type not in KEYED or (name in ("by", "to") and not value):
        return False
    if not value:
        raise ValueError(_("“%(typed)s” says nothing: type a value after it.") % {"typed": quoted(words)})
    if name in EVENT_DATES:
        found.fields[name] = typed_date(value, today)
    else:
        _put(found, name, _value(one, value))
    return True


def _value(one: Field, value: str) -> Any:
    wrong = {"name": one.name.replace("_", " "), "typed": quoted(value)}
    match one.type:
        case "day":
            return _planned(value)
        case "flag":
            if value.casefold() not in _YES | _NO:
                raise ValueError(_("%(name)s is “%(typed)s”: type yes or no.") % wrong)
            return value.casefold() in _YES
        case "number" | "quantity":
            if value.isascii() and value.isdigit() and len(value) <= 6:
                return int(value)
            if one.type == "number":
                raise ValueError(_("%(name)s is “%(typed)s”: type a whole number.") % wrong)
            return value
        case "choice" | "choices":
            chosen = _choice(one, value.casefold())
            if chosen is None:
                told = _("%(name)s is “%(typed)s”: use one of %(choices)s.")
                raise ValueError(told % {**wrong, "choices": _listed(one)})
            return [chosen] if one.type == "choices" else chosen
    return value


def _leave(kind: str, found: Detail) -> None:
    """What no rule took: the name of a school, another event, or a note."""
    if not found.rest:
        return
    words = ", ".join(found.rest)
    if kind in _ABOUT_A_SCHOOL and "institution" not in found.fields:
        found.fields["institution"] = words
    elif kind == "not_done" and "what" not in found.fields:
        found.fields["what"] = named(words).kind
    else:
        found.fields["notes"] = words


def _listed(one: Field) -> str:
    return ", ".join(value.replace("_", " ") for value in one.choices)


def _asked(kind: str, one: Field) -> str:
    """A sentence that asks for what must be said."""
    title = KINDS[kind].title
    if one.choices:
        told = _("For “%(title)s”, say in the detail which it was: %(choices)s.")
        return told % {"title": title, "choices": _listed(one)}
    if one.type == "day":
        return _("For “%(title)s”, type the planned day in the detail, with its year.") % {"title": title}
    if one.type == "kind":
        return _("For “%(title)s”, type in the detail what was not done, such as final.") % {"title": title}
    told = _("For “%(title)s”, type “%(name)s:” and its value in the detail.")
    return told % {"title": title, "name": one.name.replace("_", " ")}
