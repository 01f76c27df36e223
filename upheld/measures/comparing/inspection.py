"""What a story says of inspection: of one area at one time, never set beside another."""

from __future__ import annotations

from collections.abc import Iterator

from upheld.measures.area import Area
from upheld.measures.comparing.sentence import Sentence
from upheld.measures.comparing.series import Series, last_known
from upheld.measures.comparing.telling import place
from upheld.measures.measure import measures
from upheld.measures.period import said


def inspection(area: Area, own: Series) -> Iterator[Sentence]:
    """The last inspection of a council's area, or that none is known; nothing of England and the regions."""
    if area.level != "council" or "inspection" not in measures():
        return
    measure = measures()["inspection"]
    last = last_known(own, "inspection")
    if last and last.value is not None:
        when = said(last.period, measure.at)
        text = (
            f"The last area SEND inspection {place(area)}, published {when}, found {measure.answers[int(last.value)]}."
        )
        whose = "It was of the council and the health services together."
        yield Sentence(f"{text} {whose}", measure.id, last.period, "fact")
        return
    told = f"No inspection {place(area)} under the framework of 2023 is in these figures"
    before = last_known(own, "statement_of_action")
    if before and before.value is not None:
        when = said(before.period, measures()["statement_of_action"].at)
        answer = (
            "required a written statement of action"
            if before.value
            else "did not require a written statement of action"
        )
        told += f". Under the framework before it, the report published {when} {answer}"
    yield Sentence(f"{told}.", measure.id, "", "not known")
