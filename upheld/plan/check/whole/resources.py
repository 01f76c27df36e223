"""Does the plan make provision depend on what the council can afford or has to hand?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import NOTTINGHAMSHIRE, SECURE_EDUCATION
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Seen
from upheld.plan.check.whole.wording import Rule, raised

_RULE = Rule(
    "wording.resources",
    Phrases(
        "subject to ~ funding|resources|resource|budget|budgets|availability|capacity|staffing|affordability|panel",
        "within ~ existing|available|current resources|resource|funding|budgets|budget|capacity|staffing",
        "from existing|available resources|budgets|staffing", "as resources allow|permit",
        "where|if|when resources allow",
        "where|if|as|when funding allows|permits|available",
        "depending on ~ funding|resources|availability|capacity|staff",
        "if|when|where ~ capacity allows|permits", "if|when|where staffing|staff allows|permits|available",
        "staff availability", "where|when|if staff are|is available",
        "dependent on ~ funding|resources|staffing|capacity",
        "subject to therapist|service|waiting|local", "service capacity", "waiting list|lists",
        "affordable", "cannot afford", "cost effective", "best use of resources", "efficient use of resources",
        "if ~ funding is agreed|available|secured", "as and when resources", "where resources are available",
        "when funding is agreed|available|secured", "funding permitting", "staffing permitting", "resources permitting",
    ),
    "serious",
    "These words make the provision depend on money, staff or capacity, and not on what is needed.",
    "The duty to secure what section F says has no such condition.",
    (SECURE_EDUCATION, NOTTINGHAMSHIRE),
    "Please take out {words}, so that the provision depends on nothing but the need.",
)  # fmt: skip


def findings(seen: Seen) -> Iterator[Finding]:
    """Every line that promises only what there is money, staff or capacity for."""
    yield from raised(_RULE, seen)
