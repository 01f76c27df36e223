"""What the law and the Code say of SEN support, with how sure we are; and what is proposed, and is not law."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from upheld.law import law_named
from upheld.law.duty import Duty
from upheld.law.proposals import reform_wp_2026
from upheld.law.source import Citation

_IDS = {"cycle": "senk.apdr", "meetings": "senk.meetings", "endeavours": "school.best_endeavours",
        "plan": "plan.secure.sep"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule for a page; `binding` is False for what the Code says should be done."""

    title: str
    citations: tuple[Citation, ...]
    confidence: str
    binding: bool


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """The rules by what the page calls them: "cycle", "meetings", "endeavours", "plan"."""
    return {name: _rule(law_named("england").of(id)[-1]) for name, id in _IDS.items()}


@lru_cache(maxsize=1)
def proposed() -> tuple[str, tuple[Rule, ...]]:
    """What the proposal is called, with its day, and what it would ask for Individual Support Plans."""
    return reform_wp_2026.PROPOSAL, tuple(_rule(one) for one in reform_wp_2026.ADDED if one.id.startswith("isp."))


def _rule(duty: Duty) -> Rule:
    return Rule(duty.title, duty.citations, duty.confidence, duty.binding)
