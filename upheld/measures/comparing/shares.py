"""What a story says of shares: new plans that were late, requests that were refused, reviews that were not held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from upheld.measures.area import ENGLAND, Area
from upheld.measures.comparing.over_time import change
from upheld.measures.comparing.sentence import Sentence
from upheld.measures.comparing.series import Across, Series, at, because, last_known, latest, with_notes
from upheld.measures.comparing.spread import spread
from upheld.measures.comparing.standing import standing
from upheld.measures.comparing.telling import place, shown, told_of, verdict
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure, measures
from upheld.measures.period import said


@dataclass(frozen=True, slots=True)
class Share:
    """How one share is told: what was counted, in the singular and the plural, and what became of it.

    Args:
        others: whether those are told that were not counted (the late ones of a share on time).
        spread: which share is told of the others, for the areas of `levels`; empty where theirs is not told.
        unknown: what is not known where there is no figure: "how many … were late".
    """

    measure: str
    one: str
    many: str
    became: tuple[str, str]
    unknown: str
    others: bool = False
    spread: str = ""
    levels: tuple[str, ...] = ("england", "region", "council")


ASKING: Final = (
    Share(
        "within_20_weeks",
        "new plan with no exception claimed",
        "new plans with no exception claimed",
        ("was late (more than 20 weeks)", "were late (more than 20 weeks)"),
        "how many new plans with no exception claimed were late",
        others=True,
        spread="the share that was late",
    ),
    Share(
        "over_a_year",
        "new plan",
        "new plans",
        ("took more than a year", "took more than a year"),
        "how many new plans took more than a year",
    ),
    Share(
        "refusals",
        "request for an assessment",
        "requests for an assessment",
        ("was refused", "were refused"),
        "how many requests for an assessment were refused",
        spread="the share refused",
        levels=("england", "region"),
    ),
)
REVIEWS: Final = (
    Share(
        "reviews_held",
        "plan due for its annual review",
        "plans due for their annual review",
        (
            "has no meeting recorded in that year or the weeks after",
            "have no meeting recorded in that year or the weeks after",
        ),
        "how many annual reviews were held",
        others=True,
    ),
    Share(
        "reviews_decided_in_four_weeks",
        "review decision",
        "review decisions",
        ("came later than four weeks after the meeting", "came later than four weeks after the meeting"),
        "how many review decisions came later than four weeks after the meeting",
        others=True,
    ),
)
EDUCATION: Final = (
    Share(
        "school_age_without_education",
        "plan",
        "plans",
        ("was of a child of school age with no education", "were of children of school age with no education"),
        "how many children of school age with a plan have no education",
    ),
)

_MANY: Final = 0.1
"""From which share of the new plans on an exception is told of: one in ten."""

_EXCEPTIONS_KNOWN: Final = "2022"
"""From this year on both shares are counted from one record of each plan, so that one may be taken from the other."""


def told_share(share: Share, area: Area, own: Series, england: Series, across: Across) -> Iterator[Sentence]:
    """The sentences on one share in the last period for which England has a figure; none where it has none."""
    period = latest(england, share.measure)
    if not period:
        return
    measure = measures()[share.measure]
    one, whole = at(own, measure.id, period), at(england, measure.id, period)
    if one is None or one.value is None or one.numerator is None or not one.denominator:
        yield Sentence(_unknown(share, measure, area, own, one, period), measure.id, period, "not known")
        return
    beside = across(measure.id, period) if period in measure.sums_not and area.code != ENGLAND else {}
    yield _beside_england(share, measure, area, one, whole, beside)
    yield from _exceptions(measure, area, own, one)
    if share.spread and area.level in share.levels:
        others = spread(measure, across(measure.id, period), area, share.spread, share.others)
        if others:
            yield Sentence(others, measure.id, period, "range")
    found = change(measure, own.get(measure.id, ())) if share.measure == "within_20_weeks" else None
    if found and found.last.period == period and found.is_more_than_chance is not None:
        text = f"The share on time: {found.sentence[:1].lower()}{found.sentence[1:]}"
        yield Sentence(text, measure.id, period, "change")


def _exceptions(measure: Measure, area: Area, own: Series, one: Figure) -> Iterator[Sentence]:
    """What the share of all plans is, where an exception was claimed for many: the other share leaves them out."""
    every = at(own, "within_20_weeks_all", one.period) if measure.id == "within_20_weeks" else None
    if every is None or not every.denominator or every.value is None or one.denominator is None:
        return
    claimed = every.denominator - one.denominator
    if one.period < _EXCEPTIONS_KNOWN or claimed < _MANY * every.denominator:
        return
    late = shown(measure, 100 - every.value)
    who = "The council" if area.level == "council" else "Councils"
    text = (
        f"{who} {place(area)} claimed an exception for {claimed:,.0f} of {every.denominator:,.0f} new plans: counting"
        f" every plan, {late} were late."
    )
    yield Sentence(text, every.measure, one.period, "fact")


def _beside_england(
    share: Share, measure: Measure, area: Area, one: Figure, whole: Figure | None, beside: Mapping[str, Figure]
) -> Sentence:
    assert one.value is not None and one.numerator is not None and one.denominator is not None
    counted = one.denominator - one.numerator if share.others else one.numerator
    told = told_of(counted, one.denominator, share.one, share.many)
    became = share.became[0] if counted == 1 else share.became[1]
    value = 100 - one.value if share.others else one.value
    text = f"In {said(one.period, measure.at)}, {told} {place(area)} {became}: {shown(measure, value)}"
    if area.code == ENGLAND or whole is None or whole.value is None:
        return Sentence(with_notes(f"{text}.", measure, area, one.period), measure.id, one.period, "fact")
    theirs = 100 - whole.value if share.others else whole.value
    stands = standing(measure, {**beside, area.code: one, ENGLAND: whole}, area.code)
    text += f", against {shown(measure, theirs)} in England. {verdict(stands, share.others)}"
    if counted == 0 and stands.kind == "better":
        text += " That there were none may also come from how it was counted or written down."
    return Sentence(with_notes(text.rstrip(), measure, area, one.period), measure.id, one.period, stands.kind)


def _unknown(share: Share, measure: Measure, area: Area, own: Series, one: Figure | None, period: str) -> str:
    when = said(period, measure.at)
    whole = at(own, "within_20_weeks_all", period)
    if share.measure == "within_20_weeks" and one and one.denominator == 0 and whole and whole.denominator:
        late = whole.denominator - (whole.numerator or 0)
        those = "its one new plan" if whole.denominator == 1 else f"all its {whole.denominator:,.0f} new plans"
        return (
            f"In {when}, the council marked {those} {place(area)} as exceptions to the 20 weeks, so no share of the"
            f" others can be told. Counting every plan, {late:,.0f} took longer than 20 weeks."
        )
    if one and one.denominator == 0:
        text = f"In {when}, the release counts no {share.many} {place(area)}, so no share of them can be told."
        return with_notes(text, measure, area, period)
    text = f"It is not known {share.unknown} {place(area)} in {when}. {because(one, measure, area, period)}"
    past = last_known(own, measure.id, period)
    if past and past.value is not None:
        value = 100 - past.value if share.others else past.value
        text += f" The last figure is of {said(past.period, measure.at)}: {shown(measure, value)}."
    return text
