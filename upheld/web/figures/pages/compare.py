"""Up to five areas beside each other, chosen by a form; and the answer to what cannot be compared."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from upheld.measures.area import ENGLAND, Area, areas, find_area
from upheld.measures.comparing.neighbours import neighbours
from upheld.measures.errors import FiguresError
from upheld.measures.measure import GROUPS, Measure, measures
from upheld.measures.period import said
from upheld.measures.saying import SHORT_MARKS
from upheld.web.figures.pages import across, pictures
from upheld.web.figures.pages.council import LEADS
from upheld.web.figures.pages.lines import has_whole, line
from upheld.web.figures.pages.pictures import Picture
from upheld.web.figures.pages.sources import Sources
from upheld.web.figures.pages.tables import Year, years
from upheld.web.figures.public import public, shown
from upheld.web.official import figures

MOST = 5
LONGEST = 80


@public
def compare(request: HttpRequest) -> HttpResponse:
    """Up to five areas and one measure, chosen in the address."""
    asked = [" ".join(one[:LONGEST].split()) for one in request.GET.getlist("area")]
    asked = list(dict.fromkeys(one for one in asked if one))
    problems: list[str] = []
    chosen = _areas(asked[: MOST + 1], problems)
    too_many = len(asked) > MOST
    measure = _measure(request.GET.get("measure", ""), problems)
    context = {
        "asked": [*asked[:MOST], *[""] * (MOST - len(asked))],
        "chosen": chosen,
        "measure": measure,
        "problems": problems,
        "too_many": too_many,
        "most": MOST,
        "known": [one for one in areas().values() if one.level != "former"],
        "groups": [
            (title, [one for one in measures().values() if one.group == id and has_whole(one)])
            for id, title in GROUPS.items()
        ],
        "neighbours": [one.area for one in neighbours(chosen[0].code)[: MOST - 1]] if chosen else [],
    }
    if chosen and not problems and not too_many:
        context |= _beside(measure, chosen)
    wrong = bool(problems or too_many)
    response = shown(request, "compare", context, status=400 if wrong else 200)
    if wrong:
        response["Cache-Control"] = "no-store"
    return response


def _areas(asked: list[str], problems: list[str]) -> list[Area]:
    found: dict[str, Area] = {}
    for one in asked:
        try:
            area = _former(one) or find_area(one)
        except FiguresError as error:
            problems.append(str(error))
        else:
            found[area.code] = area
    return list(found.values())


def _former(asked: str) -> Area | None:
    known = (one for one in areas().values() if one.level == "former")
    return next((one for one in known if asked.casefold() in (one.slug, one.code)), None)


def _measure(asked: str, problems: list[str]) -> Measure:
    if asked and asked not in measures():
        problems.append(f'There is no measure called "{asked[:60]}": choose one of the list.')
    return measures().get(asked) or measures()[LEADS]


def _beside(measure: Measure, chosen: list[Area]) -> dict[str, object]:
    sources = Sources()
    series = {one.code: figures().series(measure.id, one.code) for one in chosen}
    lines = [(one, line(one, measure, series[one.code], sources)) for one in chosen]
    period = across.latest(measure.id)
    england = [] if any(one.level == "england" for one in chosen) else [areas()[ENGLAND]]
    beside = pictures.beside_each_other(measure, [*chosen, *england], period, chosen[0], sources) if period else None
    drawn = [
        Picture(f"{measure.title}, {said(period, measure.at)}", beside) if beside else None,
        pictures.over_time(measure, chosen[0], series[chosen[0].code], sources, chosen[1:]),
    ]
    over = {one.code: {year.period: year for year in years(measure, series[one.code], (), sources)} for one in chosen}
    periods = sorted({period for each in over.values() for period in each}, reverse=True)
    table: list[tuple[str, list[Year | None]]] = [
        (said(period, measure.at), [over[one.code].get(period) for one in chosen]) for period in periods
    ]
    pictured = [one for one in drawn if one is not None]
    return {
        "lines": lines,
        "pictures": pictured,
        "table": table,
        "nothing": SHORT_MARKS["missing"],
        "sources": sources.listed(),
    }
