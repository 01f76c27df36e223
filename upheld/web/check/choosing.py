"""Choosing what happened among all kinds of event: by group, or by a word."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from upheld.case import KINDS, EventKind
from upheld.web.check.questions.question import Words

# The first kind of each group, in the order of the table of kinds.
_GROUPS: Mapping[str, Words] = {
    "health_opinion_sen": _("Asking for an assessment"),
    "advice_requested": _("Reports for the assessment, and reasons for delay"),
    "plan_agreed_notified": _("Making the plan"),
    "provision_item": _("The help in the plan, and the school place"),
    "pb_requested": _("Personal budget and direct payments"),
    "review_list_sent": _("Review, and changes of the plan"),
    "phase_transfer": _("Moving to the next school or college"),
    "reassess_request_received": _("A new assessment"),
    "cease_considered": _("Ending the plan"),
    "moved": _("Moving to another area"),
    "decision_notice_sent": _("Decisions and mediation"),
    "appeal_received_by_ftt": _("Appeal to the Tribunal"),
    "discriminatory_act": _("Discrimination"),
    "aware_of_fault": _("Complaints and courts"),
    "sar_received": _("Asking for records"),
    "excluded": _("Exclusion"),
    "out_of_suitable_education": _("Out of school"),
    "transport_decision_received": _("School transport"),
    "pupil_has_sen": _("Help at school"),
    "detained": _("Custody"),
    "appears_likely_care_needs": _("Becoming an adult, and other things"),
}
MOST = 30
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    "a an and by did for from has have in is it not of on that the they this to was we were with".split()
)
_SAME = {
    "ehcp": "plan", "psychologist": "advice", "therapist": "advice", "report": "advice report",
    "suspended": "excluded", "suspension": "excluded", "taxi": "transport", "bus": "transport",
    "judge": "tribunal", "court": "judicial", "annual": "review", "yearly": "review",
    "sick": "sickness", "ill": "sickness", "tutor": "alternative", "prison": "detained", "custody": "detained",
    "cancelled": "ended", "declined": "refused", "rejected": "refused", "denied": "refused",
}  # fmt: skip


def groups() -> list[tuple[Words, list[EventKind]]]:
    """Every kind of event under the heading of its stage, in the order of the process."""
    found: list[tuple[Words, list[EventKind]]] = []
    for kind in KINDS.values():
        if kind.name in _GROUPS:
            found.append((_GROUPS[kind.name], []))
        found[-1][1].append(kind)
    return found


def matching(words: str) -> list[EventKind]:
    """The kinds that fit most of the words, in the order of the process; none where no word fits."""
    asked = [_SAME.get(word, word) for word in _WORD.findall(words[:200].casefold()) if word not in _SMALL]
    wanted = {part for word in asked for part in word.split()}
    scored = [(_score(wanted, kind), place, kind) for place, kind in enumerate(KINDS.values())]
    best = max((score for score, _place, _kind in scored), default=0)
    return [kind for score, _place, kind in scored if best and score == best][:MOST]


def _score(wanted: set[str], kind: EventKind) -> int:
    said = {*_WORD.findall(kind.title.casefold()), *kind.name.split("_")}
    return sum(1 for word in wanted if any(one == word or (len(word) > 3 and one[:5] == word[:5]) for one in said))
