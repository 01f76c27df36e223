"""The price of non-compliance: every assumption a control, every line with its range, and nothing hidden."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from upheld.measures.area import ENGLAND, Area, areas, councils, regions
from upheld.measures.errors import FiguresError
from upheld.measures.price.lines import Line
from upheld.measures.price.method import Assumption, Range, assumptions, chosen_range
from upheld.measures.price.price import Total, periods, price
from upheld.measures.saying import said_release
from upheld.web import official
from upheld.web.figures.public import public, shown
from upheld.web.ui.format import number


@dataclass(frozen=True, slots=True)
class Control:
    """One assumption as the form shows it: what was typed, and what is wrong with it."""

    assumption: Assumption
    low: str
    high: str
    wrong: str
    is_changed: bool


@public
def price_page(request: HttpRequest) -> HttpResponse:
    """The price of England, a region or a council in one year, with the assumptions as they were chosen."""
    figures = official.figures()
    years = periods(figures)
    area, period, wrong = _asked(request, years)
    controls = [_control(one, request) for one in assumptions().values()]
    chosen = {one.assumption.id: _taken(one) for one in controls if not one.wrong}
    found = price(figures, area.code, period, chosen) if period else None
    releases = figures.releases()
    named = {id for one in found.lines for id in one.releases} if found else set()
    return shown(
        request,
        "price",
        {
            "area": area,
            "period": period,
            "years": years,
            "areas": [areas()[ENGLAND], *regions(), *councils()],
            "controls": controls,
            "wrong": [*wrong, *(one.wrong for one in controls if one.wrong)],
            "price": found,
            "totals": [(_purse(one), one) for one in found.totals] if found else [],
            "lines": [(one, _quantity(one)) for one in found.lines] if found else [],
            "weeks": _range(found.weeks, "") if found and found.weeks else "",
            "pounds": pounds,
            "sources": [said_release(releases[id]) for id in sorted(named) if id in releases],
        },
        status=400 if wrong or any(one.wrong for one in controls) else 200,
    )


def pounds(one: Line | Total) -> str:
    """A range of pounds to three figures, for nothing here is known better than that; empty where there is none."""
    if one.low is None or one.high is None:
        return ""
    return _range(Range(one.low, one.high), "£")


def _range(one: Range, sign: str) -> str:
    if one.low == one.high and not sign:
        return number(one.low)
    low, high = (f"{sign}{number(rounded(end))}" for end in (one.low, one.high))
    return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}


def rounded(amount: float) -> int:
    """An amount to three figures.

    >>> rounded(36_019_567.9)
    36000000
    """
    return int(float(f"{amount:.3g}"))


def _quantity(one: Line) -> str:
    if one.quantity is None:
        return ""
    units = {"weeks": _("weeks"), "appeals": _("appeals"), "complaints": _("complaints")}
    return f"{_range(one.quantity, '')} {units[one.recipe.count]}"


def _purse(one: Total) -> str:
    return {
        "family": _("Money that families would be paid"),
        "public": _("Money that public bodies spend"),
        "spent": _("Money that families spend"),
    }[one.purse]


def _asked(request: HttpRequest, years: list[str]) -> tuple[Area, str, list[str]]:
    code, period = request.GET.get("area", ENGLAND), request.GET.get("year", years[0] if years else "")
    wrong = []
    if code not in areas():
        wrong.append(_("That is no area we know: choose one from the list."))
    if period not in years and years:
        wrong.append(_("There are no figures for that year: choose one from the list."))
    return (
        areas().get(code) or areas()[ENGLAND],
        period if period in years else (years[0] if years else ""),
        wrong,
    )


def _control(one: Assumption, request: HttpRequest) -> Control:
    """What stands in the two boxes: what was typed, else the published amount, else nothing."""
    published = ("", "") if one.published is None else (f"{one.published.low:g}", f"{one.published.high:g}")
    low, high = (
        request.GET.get(f"{one.id}.{end}", default)[:30]
        for end, default in zip(("low", "high"), published, strict=True)
    )
    try:
        chosen_range(one, low, high)
        wrong = ""
    except FiguresError as error:
        wrong = str(error)
    return Control(one, low, high, wrong, (low.strip(), high.strip()) != published)


def _taken(control: Control) -> Range | None:
    return chosen_range(control.assumption, control.low, control.high)
