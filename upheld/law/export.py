"""The whole law as plain values, for other systems (design 11.10)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from upheld.law.as_data import duty_as_data
from upheld.law.code import Law
from upheld.law.exceptions import EXCEPTIONS
from upheld.law.family import STEPS
from upheld.law.grounds import GROUNDS
from upheld.law.legal_tests import INSTITUTIONS, TESTS
from upheld.law.notices import ITEMS, NOTICES
from upheld.law.plan_rules import CONTENTS, NEEDS_MET, PROVISION_ANSWERS, RED_FLAGS, SECTIONS, SPECIFICITY
from upheld.law.remedies import REMEDIES


def _day(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _step(step: Any) -> dict[str, Any]:
    return {
        "id": step.id,
        "title": step.title,
        "duty": list(step.duty) or None,
        "within": None if step.within is None else str(step.within),
        "late": step.late,
        "citations": [asdict(citation) for citation in step.citations],
        "confidence": step.confidence,
    }


def export(law: Law) -> dict[str, Any]:
    """The law as one object: duties, tests, family deadlines, notices, plan rules, overlays and the code lists."""
    return {
        "law": {
            "name": law.name,
            "version": law.version,
            "jurisdiction": law.jurisdiction,
            "last_checked": _day(law.last_checked),
            "proposal": law.proposal or None,
        },
        "duties": [duty_as_data(duty) for duty in law.duties],
        "tests": [asdict(test) for test in TESTS.values()],
        "institutions": INSTITUTIONS,
        "family_deadlines": [_step(step) for step in STEPS.values()],
        "notices": [asdict(notice) for notice in NOTICES.values()],
        "notice_items": ITEMS,
        "plan_rules": {
            "sections": [asdict(section) for section in SECTIONS],
            "specificity": [asdict(authority) for authority in SPECIFICITY],
            "contents": [asdict(authority) for authority in CONTENTS],
            "needs_met": asdict(NEEDS_MET),
            "provision_answers": list(PROVISION_ANSWERS),
            "red_flags": list(RED_FLAGS),
        },
        "grounds": [asdict(ground) for ground in GROUNDS.values()],
        "exceptions": [asdict(exception) for exception in EXCEPTIONS.values()],
        "remedies": [asdict(remedy) for remedy in REMEDIES.values()],
        "overlays": [
            {
                "id": overlay.id,
                "title": overlay.title,
                "cite": overlay.cite,
                "url": overlay.url,
                "from": _day(overlay.from_on),
                "to": _day(overlay.to_on),
                "declared_on": _day(overlay.declared_on),
                "condition": overlay.condition or None,
                "effect": overlay.effect or None,
                "changes": sorted(overlay.changes),
                "adds": [duty.id for duty in overlay.added],
                "confidence": overlay.confidence,
            }
            for overlay in law.overlays
        ],
        "gaps": [
            {"duty": gap.duty, "from": _day(gap.from_on), "to": _day(gap.to_on), "why": gap.why} for gap in law.gaps
        ],
    }
