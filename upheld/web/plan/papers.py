"""What can be taken away of a plan: its papers, by the word in their address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from upheld.documents.blocks import Document
from upheld.plan.compare import compare
from upheld.plan.file import dumps
from upheld.plan.write.accepted import Accepted
from upheld.plan.write.changes import changes_document
from upheld.plan.write.findings import findings_document
from upheld.plan.write.frame import child_frame, easy_read_frame
from upheld.plan.write.plan import plan_document
from upheld.plan.write.week import what_must_happen_each_week
from upheld.plan.write.working_document import working_document
from upheld.web.plan.record import PlanRecord
from upheld.web.ui.papers import FORMS

JSON = "json"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what it is called and is for, its forms, what makes it, and whether there is one yet."""

    title: str | Promise
    about: str | Promise
    endings: tuple[str, ...]
    make: Callable[[PlanRecord], Document]
    there: Callable[[PlanRecord], bool] = lambda record: True


def _changes(record: PlanRecord) -> Document:
    assert record.other is not None
    old, new = (record.other, record.plan) if record.other_is_earlier else (record.plan, record.other)
    return changes_document(compare(old, new))


def _working(record: PlanRecord) -> Document:
    return working_document(record.plan, [Accepted(finding) for finding, _decision in record.accepted])


PAPERS: dict[str, Paper] = {
    "findings": Paper(
        _("What we found"), _("Every line with what is weak in it, the law, and what to ask."),
        ("docx", "pdf", "html"), lambda record: findings_document(record.checked),
    ),
    "week": Paper(
        _("What must happen each week"), _("What the plan promises for one week, for the kitchen wall or the school."),
        ("docx", "pdf", "html"), lambda record: what_must_happen_each_week(record.plan, record.checked.judgements),
    ),
    "easy-read": Paper(
        _("A frame for an easy read version"), _("Short sentences, with gaps for somebody who knows the child."),
        ("docx", "pdf", "html"), lambda record: easy_read_frame(record.plan, record.checked.judgements),
    ),
    "child": Paper(
        _("A frame for the child’s own version"), _("The same in the child’s voice, with gaps to fill in together."),
        ("docx", "pdf", "html"), lambda record: child_frame(record.plan, record.checked.judgements),
    ),
    "changes": Paper(
        _("What changed between two versions"), _("Each line that changed, before and now."),
        ("docx", "pdf", "html"), _changes, lambda record: record.other is not None,
    ),
    "working-document": Paper(
        _("A working document for the Tribunal"), _("A table of what you put in your letter, to go on with in Word."),
        ("docx", "pdf"), _working, lambda record: bool(record.accepted),
    ),
    "plan": Paper(
        _("The plan as we read it"), _("With what you put right. The file for going on later can be sent here again."),
        ("docx", "pdf", "html", JSON), lambda record: plan_document(record.plan),
    ),
}  # fmt: skip


def content(record: PlanRecord, what: str, ending: str) -> tuple[bytes, str]:
    """A paper as a file, and the type of it.

    Raises:
        UpheldError: it cannot be made.
    """
    if ending == JSON:
        return dumps(record.plan).encode(), "application/json"
    return FORMS[ending].make(PAPERS[what].make(record)), FORMS[ending].type
