"""Does the plan leave to a school or another what the council must decide?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import GREENWICH, SPECIFYING
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Seen
from upheld.plan.check.whole.wording import Rule, raised

_BY = "school|setting|college|senco|sendco|staff|teacher|teachers|nursery|placement|provider|headteacher|service"
_RULE = Rule(
    "wording.delegated",
    Phrases(
        f"determined by ~ {_BY}", f"decided by ~ {_BY}", f"agreed by ~ {_BY}", f"to be agreed with ~ {_BY}",
        f"deemed appropriate|necessary|suitable by ~ {_BY}", f"considered appropriate|necessary|suitable by ~ {_BY}",
        f"identified as necessary|appropriate by ~ {_BY}", f"discretion of ~ {_BY}", "at the discretion",
        "at ~ discretion", "as ~ school|setting|college|senco|staff sees|see fit",
        "professional judgement of ~ staff|school",
        f"to be determined by ~ {_BY}", "school|setting|college|senco|sendco|headteacher will decide|determine",
        "school|setting|college|senco|sendco|headteacher to decide|determine",
        "as the school|setting|college feels|considers|thinks|deems", "left to the school|setting|college",
        f"as judged ~ by ~ {_BY}", "as directed by school|setting|senco|college",
        "as directed by the|their school|setting|senco|college",
    ),
    "important",
    "This leaves it to somebody else to decide what or how much is provided.",
    "The council must decide that in the plan.",
    (GREENWICH, SPECIFYING),
    "Please decide what is to be provided and how much, and say so, in place of {words}.",
    "What do you recommend, how much of it and how often, so that nobody else is left to decide it?",
)  # fmt: skip


def findings(seen: Seen) -> Iterator[Finding]:
    """Every line whose amount or kind somebody other than the council is to decide."""
    yield from raised(_RULE, seen)
