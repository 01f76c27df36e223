"""What must have happened, in words with links: an event, and what must be so of it."""

from __future__ import annotations

from collections.abc import Iterable

from upheld.law.duty import Done, On
from upheld.law.grounds import GROUNDS
from upheld.law.notices import ITEMS
from upheld.web.library.words import Piece, Words, kind_title

_VALUES = {
    ("orders", "assess"): "to assess",
    ("orders", "make_plan"): "to make a plan",
    ("orders", "remit"): "to think again",
    ("orders", "amend_BF"): "to change section B or F",
    ("orders", "amend_I"): "to change section I",
    ("orders", "continue"): "to keep the plan",
    ("orders", "cease_upheld"): "that the plan may end",
    ("decision", "keep"): "to keep the plan as it is",
    ("decision", "amend"): "to change the plan",
    ("decision", "cease"): "to end the plan",
    ("decision", "assess"): "to assess",
    ("decision", "refuse"): "to refuse",
    ("reason", "review"): "after a review",
    ("reason", "other"): "at another time",
    ("reason", "reassessment"): "after a re-assessment",
    ("reason", "order"): "after an order",
    ("reason", "agreement"): "after an agreement",
    ("type", "permanent"): "for good",
    ("type", "suspension"): "for a time",
    ("type", "main"): "not a move to post-16 education",
    ("type", "post16"): "a move to post-16 education",
    ("body", "health"): "about health",
    ("body", "care"): "about social care",
    ("issues", "health"): "about health",
    ("provider_agrees", "True"): "the adviser agreed",
    ("la_agrees", "True"): "the council agreed",
    ("family_agrees", "True"): "the family agreed",
}
_LABELS = {"section": "section", "category": "kind of advice"}

PARTS = {
    "notify": "Telling the family",
    "no_plan": "The decision not to make a plan",
    "final": "The final plan",
    "draft": "The draft plan",
    "window": "The fifteen days to comment",
    "maintain": "Keeping the plan",
    "amend": "The amended plan",
    "la": "The council's part",
    "adviser": "The adviser's part",
}
"""What each part of a duty is about."""

ORDERED = {order: f"Ordered or agreed: {_VALUES['orders', order]}" for order in
           ("assess", "make_plan", "remit", "amend_BF", "amend_I", "continue")}  # fmt: skip
"""The orders that a part of a duty carries out."""


def happened(one: On) -> Words:
    """One event in words, with what must be so of it."""
    such = "; ".join(" or ".join(_value(name, value) for value in values) for name, values in one.where)
    title = Piece(kind_title(one.kind), ("event", one.kind))
    return (title, Piece(f" ({such})")) if such else (title,)


def any_happened(several: Iterable[On]) -> Words:
    """Events of which one is enough, with "or" between them."""
    found: list[Piece] = []
    for one in dict.fromkeys(map(happened, several)):
        found += [Piece(" or "), *one] if found else one
    return tuple(found)


def steps(done: Done) -> tuple[Words, ...]:
    """What ends a duty: each step is needed."""
    return tuple(map(any_happened, done.steps))


def items(names: Iterable[str]) -> tuple[str, ...]:
    """What a notice must hold, in words."""
    return tuple(ITEMS[name][0].upper() + ITEMS[name][1:] for name in names)


def _value(name: str, value: str) -> str:
    if name == "grounds":
        return GROUNDS[value].title
    if (name, value) in _VALUES:
        return _VALUES[name, value]
    return f"{_LABELS.get(name, name.replace('_', ' '))} {value}"
