"""One page of official figures to hand to a member of parliament or a councillor: sentences, a table, one picture.

It is of one area, or of the councils a constituency lies in. What does not fit on the sheet is left out by rule: first
the last sentences, then the last measures, then the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from upheld.documents.blocks import Block, Document, Drawing, Heading, Items, Paragraph, Runs, Table, Text
from upheld.measures import period as periods
from upheld.measures.area import ENGLAND, Area
from upheld.measures.charts.trend import Line, trend
from upheld.measures.comparing.interval import interval
from upheld.measures.comparing.neighbours import neighbours
from upheld.measures.comparing.small import is_small
from upheld.measures.comparing.standing import standing
from upheld.measures.comparing.story import story
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure, measures
from upheld.measures.one_sheet import fits
from upheld.measures.release import Release
from upheld.measures.saying import said_number, said_value
from upheld.measures.store import Figures

_WANTED: Final = (
    "within_20_weeks", "within_20_weeks_all", "over_a_year", "refusals", "plans", "pupils_with_plan",
    "school_age_without_education", "reviews_held", "reviews_decided_in_four_weeks", "appeal_rate_reviews",
    "inspection",
)  # fmt: skip
"""The measures of the table, as they stand in it; those without a figure of any of the councils are left out."""
_PICTURED: Final = "within_20_weeks"
_SIZES: Final[Mapping[int, tuple[tuple[int, int, bool], ...]]] = {
    1: ((6, 11, True), (5, 11, True), (4, 11, True), (4, 9, True), (6, 11, False), (4, 9, False), (2, 8, False)),
    2: ((3, 9, True), (2, 9, True), (2, 7, True), (4, 11, False), (3, 9, False), (2, 9, False), (1, 8, False)),
    3: ((3, 8, False), (2, 8, False), (1, 8, False), (1, 6, False)),
}
"""By the number of councils, the fullest first: how many sentences on each, how many measures, whether a picture."""


def briefing(figures: Figures, councils: Sequence[Area], title: str, as_at: date) -> Document:
    """The page, which fits on one sheet of A4.

    Args:
        councils: one area, or the two or three councils a constituency lies in.
        title: whose page it is: the name of the area or of the constituency.
        as_at: the day it is made.

    Raises:
        FiguresError: there is no council, or more than three.
    """
    if not 1 <= len(councils) <= len(_SIZES):
        raise FiguresError(f"A page holds one council to three, and {len(councils)} were given: make one for each.")
    every = list(_measures(figures, councils))
    stories = [[one.text for one in story(figures, council)] for council in councils]
    drawn = _drawn(figures, councils)
    blocks: list[Block] = []
    for sentences, most, is_drawn in _SIZES[len(councils)]:
        rows = every[:most]
        blocks = [
            Heading(1, _run(f"{title}: special educational needs in figures")),
            _of(councils, title),
            *_stories(councils, [told[:sentences] for told in stories]),
            *((_table(figures, councils, rows), Paragraph(_run(_how_to_read(councils, rows)))) if rows else ()),
            *(drawn if is_drawn else ()),
            _sources(figures, councils, rows, as_at),
        ]
        if fits(blocks):
            break
    return Document(f"{title}: official figures", tuple(blocks), style="one-page", numbered=False)


def _stories(councils: Sequence[Area], stories: Sequence[Sequence[str]]) -> Iterator[Block]:
    for council, told in zip(councils, stories, strict=True):
        if len(councils) > 1:
            yield Heading(2, _run(council.name))
        yield Items(tuple(map(_run, told))) if told else Paragraph(_run("There is no figure of this council."))


def _run(text: str, strong: bool = False) -> Runs:
    return (Text(text, strong),)


def _of(councils: Sequence[Area], title: str) -> Paragraph:
    if len(councils) == 1 and councils[0].name == title:
        return Paragraph(_run("Education, health and care plans and what hangs on them, in official figures."))
    names = " and ".join(one.name for one in councils) if len(councils) < 3 else ", ".join(one.name for one in councils)
    alone = len(councils) == 1
    owing, whole = ("The council that owes", "the whole") if alone else ("The councils that owe", "each whole")
    told = f"{owing} duties to children with special educational needs here: {names}."
    return Paragraph(_run(f"{told} The figures are of {whole} council; none are published for a constituency."))


def _measures(figures: Figures, councils: Sequence[Area]) -> Iterator[tuple[Measure, str, Mapping[str, Figure]]]:
    """The measures that have a figure for at least one of the councils, each with its last period."""
    for id in _WANTED:
        known = measures().get(id)
        if known is None:
            continue
        if known.at == "day":  # each council has a day of its own
            last = [found[-1] for one in councils if (found := figures.series(id, one.code))]
            if last:
                yield known, "", {one.area: one for one in last}
            continue
        for period in reversed(figures.periods(id)):
            across = figures.across(id, period)
            if any(one.code in across for one in councils):
                yield known, period, across
                break


def _table(
    figures: Figures, councils: Sequence[Area], rows: Sequence[tuple[Measure, str, Mapping[str, Figure]]]
) -> Table:
    alone = councils[0] if len(councils) == 1 else None
    near = [one.area.code for one in neighbours(alone.code)] if alone else []
    beside = alone is not None and alone.code != ENGLAND
    header = ["What is counted", *(one.name for one in councils)]
    header += ["England"] if councils[0].code != ENGLAND else []
    header += ["Ten like it"] if near else []
    header += ["Beside England"] if beside else []
    made = []
    for known, period, across in rows:
        cells = [f"{known.short}, {periods.said(period, known.at)}" if period else known.short]
        cells += [_value(known, across.get(one.code)) for one in councils]
        england = said_value(known, across.get(ENGLAND)) if period else ""
        cells += [england] if councils[0].code != ENGLAND else []
        cells += [_between(known, [across.get(code) for code in near])] if near else []
        if beside and alone is not None:
            stands = standing(known, across, alone.code)
            cells.append("" if stands.kind == "cannot say" else stands.kind)
        made.append(tuple(_run(cell) for cell in cells))
    widths = {1: (30, 25, 12, 18, 15), 2: (34, 27, 27, 12), 3: (28, 20, 20, 20, 12)}[len(councils)]
    return Table(
        "The main measures",
        tuple(_run(one) for one in header),
        tuple(made),
        widths if len(widths) == len(header) else None,
    )


def _value(known: Measure, figure: Figure | None) -> str:
    told = said_value(known, figure)
    if figure is None:
        return told
    if known.at == "day":
        return f"{told} ({periods.said(figure.period, known.at)})"
    if (chance := interval(known, figure)) is not None:
        told += f" ({said_number(known, chance.low)} to {said_number(known, chance.high)})"
    return f"{told}, few" if is_small(known, figure) else told


def _between(known: Measure, found: Sequence[Figure | None]) -> str:
    values = sorted(one.value for one in found if one is not None and one.value is not None)
    if not values or known.form in ("count", "choice"):
        return ""
    return f"{said_number(known, values[0])} to {said_number(known, values[-1])}"


def _how_to_read(councils: Sequence[Area], rows: Sequence[tuple[Measure, str, Mapping[str, Figure]]]) -> str:
    told = "In brackets: between which values luck alone could move the figure (95% interval)."
    if len(councils) == 1 and councils[0].is_council:
        told += " Ten like it: the lowest and the highest of its ten statistical neighbours."
        told += " Better, worse, higher or lower: by more than luck would explain (99.8%)."
    if any(is_small(known, found) for known, _, across in rows for one in councils if (found := across.get(one.code))):
        told += " Few: fewer than ten, so not to be judged by."
    return told


def _drawn(figures: Figures, councils: Sequence[Area]) -> tuple[Block, ...]:
    """The picture with its heading; nothing where there is no figure to draw."""
    known = measures().get(_PICTURED)
    if known is None:
        return ()
    lines = [Line(one.name, figures.series(known.id, one.code), is_main=at == 0) for at, one in enumerate(councils)]
    if councils[0].code != ENGLAND:
        lines.append(Line("England", figures.series(known.id, ENGLAND)))
    if not any(one.figures for one in lines):
        return ()
    chart = trend(known, lines)
    return Paragraph(_run(known.title, strong=True)), Drawing(chart.svg, chart.told, width=58)


def _sources(
    figures: Figures,
    councils: Sequence[Area],
    rows: Sequence[tuple[Measure, str, Mapping[str, Figure]]],
    as_at: date,
) -> Paragraph:
    used = {one.release for _, _, across in rows for code in (ENGLAND, *(one.code for one in councils))
            if (one := across.get(code))}  # fmt: skip
    found = [one for id, one in figures.releases().items() if id in used]
    by: dict[str, list[str]] = {}
    for each in found:
        by.setdefault(each.publisher, []).append(_source(each))
    said = "; ".join(f"{publisher}: {', '.join(dict.fromkeys(titles))}" for publisher, titles in by.items())
    told = f"Sources: {said}." if said else "There are no figures yet."
    licences = " ".join(dict.fromkeys(one.attribution for one in found if one.attribution))
    return Paragraph(
        _run(f"{told} {licences} Made on {as_at.day} {as_at:%B %Y}. This is information, not legal advice.")
    )


def _source(one: Release) -> str:
    day = f" ({one.published_on.day} {one.published_on:%B %Y})" if one.published_on else ""
    return f"{one.title}{day}"
