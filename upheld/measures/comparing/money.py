"""What the figures say of the money for children with high needs, where they say anything."""

from __future__ import annotations

from collections.abc import Iterator

from upheld.measures.area import ENGLAND, Area
from upheld.measures.comparing.sentence import Sentence
from upheld.measures.comparing.series import Series
from upheld.measures.comparing.telling import place
from upheld.measures.measure import measures
from upheld.measures.period import said
from upheld.measures.saying import said_number


def money(area: Area, own: Series) -> Iterator[Sentence]:
    """The balance of a council's grant, or else the high needs block; none where neither has a figure.

    Both are old where the publisher stopped; the year stands in each sentence. No verdict: a deficit is neither good
    nor bad for a child by itself.
    """
    told = list(_balance(area, own)) if area.level == "council" else []
    yield from told or _block(area, own)


def _block(area: Area, own: Series) -> Iterator[Sentence]:
    known = [one for one in own.get("high_needs_block", ()) if one.value is not None]
    if not known:
        return
    measure, last, first = measures()["high_needs_block"], known[-1], known[0]
    assert last.value is not None and first.value is not None
    whom = "councils in England" if area.code == ENGLAND else "councils" if area.level == "region" else "the council"
    where = "" if area.code == ENGLAND else f" {place(area)}"
    text = (
        f"For {said(last.period, measure.at)} the government gave {whom}{where} {said_number(measure, last.value)} for"
        " high needs, before deductions"
    )
    if first is not last and first.value > 0:
        grown = round(100 * (last.value / first.value - 1))
        how = "as much as" if grown == 0 else f"{abs(grown)}% {'more' if grown > 0 else 'less'} than"
        text += f", {how} for {said(first.period, measure.at)}, not counting the rise of prices"
    yield Sentence(f"{text}.", measure.id, last.period, "fact")


def _balance(area: Area, own: Series) -> Iterator[Sentence]:
    known = [one for one in own.get("dsg_balance", ()) if one.value is not None]
    if not known:
        return
    measure, last = measures()["dsg_balance"], known[-1]
    assert last.value is not None
    when = said(last.period, measure.at)
    size = f"{abs(last.value):.1f}%"
    if size == "0.0%":
        told = f"At the end of {when} the council's dedicated schools grant was in balance"
    elif last.value < 0:
        told = (
            f"By the end of {when} the council {place(area)} had overspent its dedicated schools grant by"
            f" {size} of a year's grant, over the years together"
        )
    else:
        told = f"At the end of {when} the council {place(area)} had saved {size} of a year's dedicated schools grant"
    yield Sentence(f"{told}; the figures read here end with that year.", measure.id, last.period, "fact")
