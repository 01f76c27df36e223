"""What a paper is made of: how to know it, which event it records, what is asked about it, which of its dates count.

Which date counts is the register's rule for the kind of event (`law.duty.clock_of`), never a choice made here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from upheld.case import KINDS
from upheld.law.duty import clock_of

Words = Any
"""Words in the visitor's language, made when they are shown."""

PRINTED, SENT, CAME, ITSELF = "made_on", "sent_on", "received_on", "on"
THE_PRINTED = _("The date printed on it")
"""What a paper calls its one date where that is the date printed on it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question about a paper besides its dates.

    Args:
        name: the field of the event it fills.
        type: `one` or `some` of the options, a `text`, or a `day` that may lie ahead.
        options: the value as a case file writes it, and its words; those of `law` are the register's own, in English.
    """

    name: str
    type: Literal["one", "some", "text", "day"]
    label: Words
    hint: Words = ""
    options: tuple[tuple[str, Words], ...] = ()
    law: tuple[tuple[str, str], ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One of several events that a paper may record, by the answer to its question."""

    value: str
    label: Words
    kind: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One sort of letter or document, as a family sees it.

    Args:
        look: how to know it, in plain words.
        kind: the kind of event it records; `also` others that come with it; `also_if` others by the question whose
            "yes" tells of them.
        fields: what the paper itself says about the event.
        appeal: whether it is a decision that can be appealed, so that the day of sending counts.
        served: whether the day it arrived counts too, for a window of the family's.
        resets: whether the day it was sent counts too, because the next review is counted from it.
        notice: the checklist of the register it is held against.
        which: the question whose answer chooses among `ways`.
        itself: what to call its one date, where the day of the event counts and not that of the letter.
    """

    id: str
    group: str
    title: Words
    look: Words
    kind: str = ""
    also: tuple[str, ...] = ()
    also_if: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    appeal: bool = False
    served: bool = False
    resets: bool = False
    notice: str = ""
    asks: tuple[Ask, ...] = ()
    which: Words = ""
    ways: tuple[Way, ...] = ()
    itself: Words = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind of event it may record."""
        return tuple(
            dict.fromkeys(
                [
                    *(way.kind for way in self.ways),
                    *([self.kind] if self.kind else []),
                    *self.also,
                    *self.also_if.values(),
                ]
            )
        )

    @property
    def counts(self) -> frozenset[str]:
        """The dates that the law counts from or to: of sending, of coming, or of the thing itself."""
        if self.itself:
            return frozenset({ITSELF, *({CAME} if self.also else ())})
        found = {CAME if clock_of(kind) in ("received_on", "served_on") else clock_of(kind) for kind in self.kinds}
        sent = {SENT} if self.appeal or self.resets else set()
        return frozenset(found | sent | ({CAME} if self.served else set()))

    @property
    def dates(self) -> tuple[str, ...]:
        """The dates to ask for, those that can matter: what counts, and the printed one, which may stand for it."""
        if self.itself:
            return (ITSELF, CAME) if self.also else (ITSELF,)
        return (PRINTED, *(name for name in (SENT, CAME) if name in self.counts))

    @property
    def why(self) -> Words:
        """Which date counts, and why it is asked for."""
        if self.itself is THE_PRINTED:
            return _("We need only the date printed on it.")
        if self.itself:
            return _("What counts is the day it happened. The date on the letter may be another day.")
        if self.served or self.resets:
            return _WHY_SERVED if self.served else _WHY_RESETS
        return WHY[self.counts]

    @property
    def takes_contents(self) -> bool:
        """Whether the event it records can say what the paper held."""
        return all("contents" in KINDS[kind].known for kind in self.kinds)


WHY: Mapping[frozenset[str], Words] = {
    frozenset({SENT}): _(
        "What counts is the day it was sent. If you cannot tell that day, we use the date printed on it."
    ),
    frozenset({CAME}): _(
        "What counts is the day it came to you. If you cannot tell that day, we use the date printed on it."
    ),
    frozenset({SENT, CAME}): _(
        "Two days count. Your own time runs from the day it was sent. Whether the council was in time can turn on the "
        "day it came to you. If you cannot tell them, we use the date printed on it."
    ),
}
_WHY_SERVED = _(
    "Two days count. Your own time runs from the day it came to you. The council’s time runs from the day it was sent. "
    "If you cannot tell them, we use the date printed on it."
)
_WHY_RESETS = _(
    "Two days count. The time to the next review runs from the day it was sent. Whether the council was in time can "
    "turn on the day it came to you. If you cannot tell them, we use the date printed on it."
)
DATE_LABELS: Mapping[str, Words] = {
    PRINTED: THE_PRINTED,
    SENT: _("The day it was sent"),
    CAME: _("The day it came to you"),
}
DATE_HINTS: Mapping[str, Words] = {
    PRINTED: _("Often near the top. For example, 27 3 2026."),
    SENT: _("Leave this empty unless you can see it: the postmark, or the day of the email."),
    CAME: _("The day it dropped through the door, or the day the email arrived."),
}
