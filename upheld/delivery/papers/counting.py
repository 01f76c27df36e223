"""How the minutes were counted, and on what law, in words that go with every paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from upheld.delivery.entitlement import Entitlement, Section
from upheld.documents.blocks import Link, Run, Runs, Text
from upheld.law import law_named
from upheld.plan.write.words import MARKS

DUTIES: dict[Section, str] = {
    "F": "plan.secure.sep",
    "G": "plan.secure.health",
    "H1": "plan.secure.care",
    "H2": "plan.secure.care",
}
"""The duty of the register that each section of a plan rests on; SEN support rests on none of these."""

NOT_A_REASON = "The duty has no exception for that: it is told apart so that nothing is hidden."
_RULES = (
    "What is counted is what the plan says: the least of a range, and each time only what it promises.",
    "A week or a term counts once the whole of it lies in the time the line is in force. What was owed in part of one "
    "is left out, though the duty ran from the first day.",
    "A minute is in one place only: it came, it did not come, it did not come while the child was away or the school "
    "was closed, the two accounts differ, or nobody has said anything.",
    "Two accounts are kept, of those who give the provision and of the family. Nobody can change what the other said. "
    "Where only one speaks, its word is taken and it is said whose it is. Where they differ, both are shown, with the "
    "range between them.",
    "A timetable shows what was planned. It is no evidence that anything was given.",
    "What was made up is counted once, in the place of what was missed. More than was owed is not set against another "
    "day.",
)
_UNKNOWN = "A line of which the plan does not say how much is listed as not known. It is never counted in minutes."


def how_counted(lines: Iterable[Entitlement]) -> tuple[str, ...]:
    """The rules of counting, in plain words; each is ours, and none is law."""
    return (*_RULES, _UNKNOWN) if any(one.amount is None for one in lines) else _RULES


def law_of(sections: Iterable[Section], as_at: date) -> Iterator[Runs]:
    """What the register says each section rests on, with how sure it is; one entry for each duty."""
    law, found = law_named("england"), set(sections)
    for id in dict.fromkeys(duty for section, duty in DUTIES.items() if section in found):
        duty = law.of(id)[-1]
        runs: list[Run] = [Text(f"{duty.title}. ")]
        for number, one in enumerate(duty.citations):
            runs += [Text("; ")] if number else []
            runs.append(Link(one.text, one.url) if one.url else Text(one.text))
        mark = max(re.findall(r"\b[ABC]\b", duty.confidence))
        runs.append(Text(f". How sure this is: {mark}, {MARKS[mark]}. {_reviewed(duty.checked_by)}"))
        yield tuple(runs)
    if "SEN" in found:
        yield (Text("SEN support: no plan secures it, and section 42 of the Children and Families Act 2014 does not "
                    "apply to it."),)  # fmt: skip


def _reviewed(checked_by: str) -> str:
    return f"Checked by {checked_by}." if checked_by else "Not yet checked by a lawyer."
