"""What must be done: every duty, each with its authority, its days and how sure we are."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from upheld.errors import LawError
from upheld.law import (
    amendment,
    assessment,
    budgets,
    ceasing,
    complaints,
    conceded,
    detained,
    exclusion,
    mediation,
    moves,
    neighbours,
    notice,
    orders,
    plan,
    provision,
    reassessment,
    review,
    school,
    tribunal,
)
from upheld.law.code import Law
from upheld.law.overlays import COVID_ENDEAVOURS, DEVON, covid
from upheld.law.proposals.reform_wp_2026 import reform
from upheld.law.versions import gaps, with_versions

__all__ = ["LAWS", "PARTS", "Law", "law_named"]

# One module per part of the process, in the order of the Act.
PARTS = (
    notice, assessment, plan, provision, review, amendment, reassessment, ceasing, moves, budgets, mediation,
    tribunal, orders, conceded, detained, school, exclusion, neighbours, complaints,
)  # fmt: skip
LAWS = ("england", "england-bare", "reform-wp-2026")


@lru_cache(maxsize=8)
def law_named(name: str) -> Law:
    """The law of that name: `england`, `england-bare` (no overlay) or `reform-wp-2026` (a proposal, not law).

    Raises:
        LawError: no law has that name.
    """
    match name:
        case "england-bare":
            duties = with_versions(tuple(duty for part in PARTS for duty in part.DUTIES))
            return Law(name="england-bare", duties=duties, gaps=gaps(duties))
        case "england":
            law = law_named("england-bare").with_overlay(DEVON)
            law = law.with_overlay(covid(law)).with_overlay(COVID_ENDEAVOURS)
            return replace(law, name="england")
        case "reform-wp-2026":
            return reform(law_named("england"))
    raise LawError(f"There is no law called {name!r}: choose {', '.join(LAWS)}.")
