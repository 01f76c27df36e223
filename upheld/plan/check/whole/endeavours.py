"""Does the plan promise to try, where it must promise to do?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import NOTTINGHAMSHIRE, SECURE_EDUCATION
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Seen
from upheld.plan.check.whole.wording import Rule, raised

_RULE = Rule(
    "wording.endeavours",
    Phrases(
        "best endeavours", "reasonable endeavours", "all endeavours", "endeavour to", "endeavours to", "will endeavour",
        "every effort", "all reasonable efforts", "best efforts", "will try to", "will aim to", "will seek to",
        "staff|school|adults|team|service|we aim to", "will attempt to", "as far as possible|practicable",
        "so far as ~ practicable|possible", "so|as far as ~ can bring|manage|do", "wherever practicable|possible",
    ),
    "important",
    "These words promise an effort, and not that it will be done.",
    "The council must secure what section F says, and to have tried is no answer.",
    (SECURE_EDUCATION, NOTTINGHAMSHIRE),
    "Please say what will be done, in place of {words}.",
    # An outcome may be what somebody aims at.
    sections=("F", "G", "H1", "H2", None),
)  # fmt: skip


def findings(seen: Seen) -> Iterator[Finding]:
    """Every line of provision that promises an effort only."""
    yield from raised(_RULE, seen)
