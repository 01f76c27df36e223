"""A visitor who is led through the guided questions."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.test import RequestFactory

from upheld.case import KINDS
from upheld.web.check.answering import take_answer
from upheld.web.check.asking import NOTES, Told, next_question
from upheld.web.check.questions import Answer, Question
from upheld.web.check.record import Record

TODAY = date(2026, 7, 20)


def visitor(*areas: str, **person: Any) -> Record:
    """Someone who has come to the questions, with what is going on."""
    request = RequestFactory().get("/")
    request.session = {}
    record = Record(request)
    record.as_at = TODAY
    record.person = person
    record.notes[NOTES] = {"who": "parent", "england": "yes", "child": True, "areas": [*areas]}
    return record


def asked(record: Record) -> Question | None:
    """The question that this visitor sees now."""
    return next_question(Told(record))


def reply(record: Record, expected: str, code: str, **said: Any) -> None:
    """Answer the question that is asked, which must be the expected one."""
    question = asked(record)
    assert question is not None, f"nothing is asked, but {expected} was expected"
    assert question.id == expected
    answer = question.answer(code)
    assert answer is not None
    take_answer(record, question, answer, {name.rstrip("_"): value for name, value in said.items()}, TODAY)


_SAID: Mapping[str, Any] = {
    "orders": ["assess", "amend_BF"], "grounds": ["a", "c(ii)"],
    "transfer_date": "2027-09-01", "from": "2026-06-01", "to": "2026-07-01",
    "items": [{"appealable": True, "order": "amend_BF"}],
}  # fmt: skip


def something(question: Question, answer: Answer, on: str = "2026-06-01") -> dict[str, Any]:
    """What somebody may fill in with an answer."""
    known = KINDS[answer.kind].known
    said: dict[str, Any] = dict.fromkeys(question.dates[:1], on)
    return said | {name: _SAID[name] for name in question.asks if name in known and name in _SAID}


def through(record: Record, choose: Mapping[str, str], on: str = "", place: int = -1,
            start: date = date(2026, 5, 1)) -> Iterator[Question]:  # fmt: skip
    """Every question that is asked of a visitor, answered by the code in `choose`, else by the one in that place.

    Each thing happened a day after the one before, from `start`; but for `on`, which is then the day of all.
    """
    seen: set[str] = set()
    while (question := asked(record)) is not None:
        assert question.id not in seen, f"{question.id} is asked twice"
        seen.add(question.id)
        yield question
        answer = question.answer(choose.get(question.id, "")) or question.answers[place]
        take(record, question, answer, on or (start + timedelta(days=len(seen))).isoformat())


def take(record: Record, question: Question, answer: Answer, on: str) -> None:
    """Answer this question, with something filled in where the answer asks for it."""
    take_answer(record, question, answer, something(question, answer, on) if answer.kind else {}, TODAY)
