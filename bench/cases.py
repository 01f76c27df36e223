"""Made-up cases of about twenty events, the same every time."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from upheld.case import Case, from_data


def history(seed: int) -> dict[str, Any]:
    """One made-up case: a request, its assessment, a plan, and reviews until some day in 2026."""
    chance = random.Random(seed)
    day = date(2021, 1, 4) + timedelta(days=chance.randrange(900))
    events: list[dict[str, Any]] = []

    def then(kind: str, after: int, spread: int, **more: Any) -> None:
        nonlocal day
        day += timedelta(days=after + chance.randrange(spread))
        events.append({"kind": kind, "on": day, **more})

    then("ehcna_request_received", 0, 1)
    if chance.random() < 0.3:
        then("ehcna_refused_notified", 30, 30)
        then("mediation_certificate_issued", 10, 30)
        then("appeal_received_by_ftt", 5, 25, grounds=["a"])
        then("la_conceded_before_response", 20, 30, grounds=["a"])
    then("ehcna_agreed_notified", 10, 40)
    for category in "bcde":
        events.append({"kind": "advice_requested", "on": day, "category": category})
    then("advice_received_by_la", 30, 40, category="d")
    then("draft_served", 20, 40)
    then("draft_representations", 5, 9)
    then("plan_final_sent", 10, 60)
    while day < date(2025, 9, 1) and len(events) < 20:
        then("review_meeting_held", 280, 90)
        then("review_report_sent", 5, 20)
        then("review_decision_notified", 5, 30, decision="amend")
        then("amendment_notice_sent", 0, 40)
        then("plan_amended_final_sent", 20, 80)
    born = date(2012, 9, 1) + timedelta(days=chance.randrange(2000))
    return {"person": {"date_of_birth": born}, "event": events}


def cases(number: int) -> list[Case]:
    """So many made-up cases, read and ready."""
    return [from_data(history(seed), name=f"made-up {seed}") for seed in range(number)]
