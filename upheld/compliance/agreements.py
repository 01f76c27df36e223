"""Mediation agreements item by item, concessions, and requests for advice by the body they reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from upheld.case import Event
from upheld.compliance.moment import Moment, agree, moment
from upheld.dates import Span

if TYPE_CHECKING:
    from upheld.compliance.story import Story

_CONTENT = frozenset({"c(i)", "c(ii)", "e"})


def _items(event: Event, appealable: bool) -> list[dict[str, Any]]:
    """The items that could, or could not, have been appealed; one matched to an order could."""
    return [item for item in event.fields.get("items", ()) if item.get("appealable", "order" in item) is appealable]


def _moments(event: Event, items: list[dict[str, Any]]) -> list[Moment]:
    found = []
    for number, item in enumerate(items, 1):
        agreed: Span | None = item.get("agreed_on")
        anchors = {"set_day": agreed} if agreed is not None else {}
        fields = {"item": item.get("what"), "order": item.get("order")}
        found.append(moment(event, "on", anchors=anchors, fields=fields, suffix=f"/{number}" if number > 1 else ""))
    return found


def appealable_item(story: Story) -> list[Moment]:
    """Each item of a mediation agreement that could have been appealed (reg 42(2))."""
    signed = story.of("mediation_agreement_signed")
    for event in signed:
        for item in _items(event, appealable=True):
            if "order" not in item:
                what = item.get("what", "an item")
                story.warn(f"{event.id}: {what!r} could have been appealed; say which order it matches (order = ...).")
    return [one for event in signed for one in _moments(event, _items(event, appealable=True))]


def other_item(story: Story) -> list[Moment]:
    """Each other item of a mediation agreement (reg 42(3)); one for an agreement whose items are not recorded."""
    found: list[Moment] = []
    for event in story.of("mediation_agreement_signed"):
        if "items" in event.fields:
            found += _moments(event, _items(event, appealable=False))
        else:
            why = f"what was agreed in {event.id} (items) is not recorded, and which of it could be appealed"
            found.append(moment(event, "on", missing=(why,)))
    return found


def conceded(story: Story) -> list[Moment]:
    """Each concession, with the day again if the contents of the plan were conceded too (reg 45(5))."""
    found = []
    for event in story.of("la_conceded_before_response"):
        both = bool(_CONTENT & set(event.fields["grounds"]))
        found.append(moment(event, "sent_on", anchors={"contents_conceded": event.sent_on} if both else {}))
    return found


def ordered(kind: str) -> Callable[[Story], list[Moment]]:
    """Each order, with the days the Tribunal set in it and whether it joins sections B or F with I."""

    def find(story: Story) -> list[Moment]:
        found = []
        for event in story.of(kind):
            orders = set(event.fields["orders"])
            anchors = {f"set_day.{name}": day for name, day in event.fields.get("dates", {}).items()}
            if {"amend_BF", "amend_I"} <= orders:
                anchors["combined_order"] = event.sent_on
            found.append(moment(event, "sent_on", anchors=anchors))
        return found

    return find


def advice_request_reached_body(story: Story) -> list[Moment]:
    """Each request for advice on the day it reached the body; one only known as asked arrives when deemed.

    The family's own views (category a) are not asked of a body that must co-operate.
    """
    reached = story.of("advice_request_received_by_body")
    found = [moment(event, "received_on") for event in reached]
    for event in story.of("advice_requested"):
        known = any(
            agree(event.fields, other.fields, ("category", "body")) and event.sent_on.first <= other.received_on.last
            for other in reached
        )
        if not known and event.fields.get("category") != "a":
            one = moment(event, "received_on")
            one.assumed += (f"assumed: the request of {event.id} arrived on {event.received_on.first.isoformat()}",)
            found.append(one)
    return found


DERIVED: dict[str, Callable[[Story], list[Moment]]] = {
    "appealable_item": appealable_item,
    "other_item": other_item,
    "la_conceded_before_response": conceded,
    "ftt_order_sent": ordered("ftt_order_sent"),
    "consent_order": ordered("consent_order"),
    "advice_request_reached_body": advice_request_reached_body,
}
