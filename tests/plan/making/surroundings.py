"""What stands around the needs and the provision of a made-up plan: people, and the advice it was written from."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the plan names: letters, never a name."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of the advice listed in Section K, and the SEND Regulations 2014 reg 6(1) kind it belongs to."""

    category: str
    author: str
    role: str
    dated: date | None
    title: str


_KINDS = (
    ("parent", "Parent A", "Mother", "Parental advice"),
    ("education", "Teacher R", "SENCO", "Advice from the school"),
    ("psychological", "Psychologist P", "Educational psychologist", "Psychological advice"),
    ("medical", "Doctor M", "Consultant community paediatrician", "Medical advice"),
    ("social care", "Worker W", "Social worker, disabled children's team", "Social care advice"),
    ("other", "Therapist S", "Speech and language therapist", "Speech and language therapy report"),
    ("other", "Therapist T", "Occupational therapist", "Occupational therapy report"),
    ("other", "Teacher H", "Teacher of the deaf", "Sensory service report"),
    ("parent-requested", "Therapist V", "Independent speech and language therapist", "Report asked for by parents"),
    ("preparation for adulthood", "Adviser N", "Careers adviser", "Advice on preparing for adulthood"),
)


def advice_for(rng: random.Random, plan_date: date, year: int) -> tuple[Advice, ...]:
    """The advice behind a plan; some of it is missing, and some of it bears no date."""
    kept = []
    for category, author, role, title in _KINDS:
        if category == "preparation for adulthood" and year < 9:
            continue
        if category not in ("parent", "education", "psychological") and rng.random() < 0.3:
            continue
        dated = plan_date - timedelta(days=rng.randint(40, 200))
        kept.append(Advice(category, author, role, dated if rng.random() < 0.85 else None, title))
    return tuple(kept)


def people_for(rng: random.Random, year: int) -> tuple[Person, ...]:
    """The people on the front pages."""
    people = [Person("Parent", "Parent A"), Person("Parent", "Parent B"), Person("Case officer", "Officer Q")]
    people += [Person("SENCO", "Teacher R")] if year < 12 else [Person("College learning support manager", "Manager L")]
    if rng.random() < 0.5:
        people.append(Person("Social worker", "Worker W"))
    return tuple(people)
