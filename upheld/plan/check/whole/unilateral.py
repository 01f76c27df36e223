"""Does the plan let its own provision be changed without the plan being amended?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import ROTHERHAM, SPECIFYING
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Seen
from upheld.plan.check.whole.wording import Rule, raised

_LESS = "reduced|varied|withdrawn|decreased|faded|phased"
# Work and places are changed too: these words count only of the provision itself.
_OTHER = "changed|altered|amended|adjusted|adapted|removed|stopped|ended|modified|replaced"
_WHAT = "provision|support|hours|time|sessions|amount|frequency|level|intervention|programme|this"
_WHO = "school|setting|college|staff|council|authority|therapist|senco|service|team"
_CHANGE = "reduce|vary|change|alter|amend|adjust|withdraw|stop|end|modify|decrease|replace"
_RULE = Rule(
    "wording.unilateral",
    Phrases(
        f"may|can|could be {_LESS}", f"{_WHAT} may|can|could be {_OTHER}",
        f"will be ~ {_LESS} as|when|following|after|over", f"{_WHAT} will be ~ {_OTHER} as|when|following|after|over",
        f"to be {_LESS} as|when|following|after|over", f"{_WHO} may|can {_CHANGE}", f"right to {_CHANGE}",
        f"will ~ {_CHANGE} ~ after|following ~ discussion|consultation|review",
        "gradually reduced|withdrawn|faded|decreased", "phased out", "faded out", "fading of ~ support",
        "subject to review|change|amendment", "subject to ~ review", "until no longer required|needed|necessary",
    ),
    "important",
    "These words let the provision be changed or ended while the plan stays as it is.",
    "A change that is not an amendment of the plan brings no right of appeal.",
    (ROTHERHAM, SPECIFYING),
    "Please take out {words}: a review can amend the plan where the provision should change.",
    "For how long do you recommend this amount, and what is the least that is needed?",
    sections=("F", "G", "H1", "H2", None),
)  # fmt: skip


def findings(seen: Seen) -> Iterator[Finding]:
    """Every line of provision that builds in its own change."""
    yield from raised(_RULE, seen)
