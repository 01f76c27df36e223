"""What a story says of plain counts: plans in force, and appeals."""

from __future__ import annotations

from collections.abc import Iterator

from upheld.measures.area import ENGLAND, Area
from upheld.measures.comparing.over_time import change
from upheld.measures.comparing.sentence import Kind, Sentence
from upheld.measures.comparing.series import Across, Series, at, because, latest, warned, with_notes
from upheld.measures.comparing.standing import standing
from upheld.measures.comparing.telling import number_of, place, verdict
from upheld.measures.measure import measures
from upheld.measures.period import said
from upheld.measures.saying import said_number


def plans(area: Area, own: Series, england: Series) -> Iterator[Sentence]:
    """How many have a plan, how many more than at the beginning of the series, and which share of pupils that is."""
    period = latest(england, "plans")
    one = at(own, "plans", period)
    if not period:
        return
    measure = measures()["plans"]
    when = said(period, measure.at)
    if one is None or one.value is None:
        told = f"It is not known how many children and young people had a plan {place(area)} in {when}."
        yield Sentence(f"{told} {because(one, measure, area, period)}", measure.id, period, "not known")
    else:
        who = number_of(one.value, "child or young person", "children and young people")
        text = f"In {when}, {who} {place(area)} had a plan"
        found = change(measure, own["plans"])
        if found and found.last.period == period and found.difference is not None and (found.first.value or 0) >= 100:
            grown = round(100 * found.difference / (found.first.value or 1))
            how = "as many as" if grown == 0 else f"{abs(grown)}% {'more' if grown > 0 else 'fewer'} than"
            text += f", {how} in {said(found.first.period, measure.at)}"
        text += _rate(area, own, england, period)
        yield Sentence(with_notes(f"{text}.", measure, area, period), measure.id, period, "fact")


def _rate(area: Area, own: Series, england: Series, period: str) -> str:
    """How many of the pupils had a plan then, as the end of a sentence; empty where it is not known."""
    one, whole = at(own, "pupils_with_plan", period), at(england, "pupils_with_plan", period)
    if one is None or one.value is None or whole is None or whole.value is None:
        return ""
    measure = measures()["pupils_with_plan"]
    text = f"; {said_number(measure, one.value)} of pupils in its schools had one"
    return text if area.code == ENGLAND else f"{text}, against {said_number(measure, whole.value)} in England"


def appeals(area: Area, own: Series, england: Series, across: Across) -> Iterator[Sentence]:
    """How many appeals there were, and out of how many decisions by one method; the two methods are never mixed."""
    period = latest(england, "appeals")
    one = at(own, "appeals", period)
    if not period:
        return
    measure = measures()["appeals"]
    if area.level == "region" and one is None:
        text = f"How many appeals were registered {place(area)} is not in these figures: they are by council."
        yield Sentence(text, measure.id, period, "not known")
        return
    if one is None or one.value is None:
        when = said(period, measure.at)
        told = f"It is not known how many appeals were registered {place(area)} in {when}."
        yield Sentence(f"{told} {because(one, measure, area, period)}", measure.id, period, "not known")
        return
    who = number_of(one.value, "appeal", "appeals")
    whom = "" if area.code == ENGLAND else " against the council" if area.level == "council" else " against councils"
    verb = "was" if one.value == 1 else "were"
    text = f"In {said(period, measure.at)}, {who}{whom} {place(area)} {verb} registered with the SEND Tribunal"
    rate = next((id for id in ("appeal_rate_reviews", "appeal_rate") if at(england, id, period)), "")
    kind: Kind = "fact"
    if rate and (share := at(own, rate, period)) and share.value is not None and share.denominator:
        by, whole = measures()[rate], at(england, rate, period)
        text += f": {said_number(by, share.value)} of {share.denominator:,.0f} decisions that could be appealed"
        if area.code != ENGLAND and whole and whole.value is not None:
            beside = across(by.id, period) if period in by.sums_not else {}
            stands = standing(by, {**beside, area.code: share, ENGLAND: whole}, area.code)
            text += f", against {said_number(by, whole.value)} in England. {verdict(stands)}".rstrip(" .")
            kind = stands.kind
        yield Sentence(f"{text}.", by.id, period, kind)
        return
    why = warned(measure, area, period) or (warned(measures()[rate], area, period) if rate else [])
    yield Sentence(" ".join([f"{text}.", *why]), measure.id, period, "fact")
