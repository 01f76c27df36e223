"""Taking an answer into the record: it adds an entry, changes the one it made before, or takes that one out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from upheld.case import KINDS
from upheld.case.fields import EVENT_DATES
from upheld.errors import CaseError
from upheld.web.check.questions import Answer, Question
from upheld.web.check.record import Record


def take_answer(record: Record, question: Question, answer: Answer, said: Mapping[str, Any], today: date) -> None:
    """Write down an answer to a question, in the place of an earlier answer to it.

    Args:
        said: the dates and fields that were given with it, as a case file has them.

    Raises:
        CaseError: the case could then not be read; nothing is changed.
    """
    before = record.answers.get(question.id, "")
    number = int(before) if before.isdigit() and record.entry(int(before)) else None
    if not answer.kind:
        if number is not None:
            remove_entry(record, number)
        record.answers[question.id] = answer.code
        return
    data = entry_of(question, answer, said, today)
    if number is None:
        number = record.try_add(data)
    else:
        entry = record.entry(number)
        assert entry is not None
        record.try_change(number, _kept(question, entry.data, str(data["kind"])) | data)
    record.answers[question.id] = str(number)


def entry_of(question: Question, answer: Answer, said: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The event an answer records, as a case file has it."""
    only_sent = bool(answer.sent_kind) and "sent_on" in said and "received_on" not in said
    data: dict[str, Any] = {"kind": answer.sent_kind if only_sent else answer.kind}
    data |= answer.fields
    data |= said
    if answer.undated:
        data["on"] = today.isoformat()
    return data


def remove_entry(record: Record, number: int) -> None:
    """Take an entry out; the questions it answered are open again, every later entry stays.

    Raises:
        CaseError: another entry is about this one; nothing is changed.
    """
    entries = [*record.entries]
    record.remove(number)
    if not record.is_empty:
        try:
            record.case()
        except CaseError:
            record.entries = entries
            raise
    record.answers = {name: said for name, said in record.answers.items() if said != str(number)}


def _kept(question: Question, data: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """What stays of an entry when its question is answered again: all that the question does not ask."""
    asked = {"kind", *EVENT_DATES, *question.asks, *(name for one in question.answers for name in one.fields)}
    return {name: value for name, value in data.items() if name not in asked and name in KINDS[kind].known}
