"""`upheld figures`, on the screen: measures, a council, councils side by side, releases and what they changed."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

from upheld.cli.figures_store import opened
from upheld.errors import UpheldError
from upheld.measures import period as periods
from upheld.measures.area import ENGLAND, Area, areas, find_area
from upheld.measures.comparing.interval import interval
from upheld.measures.comparing.neighbours import neighbours
from upheld.measures.comparing.small import is_small
from upheld.measures.comparing.standing import standing
from upheld.measures.figure import Figure
from upheld.measures.intake.merge import said_where
from upheld.measures.measure import GROUPS, Measure, measures
from upheld.measures.measure import measure as measure_called
from upheld.measures.note import notes
from upheld.measures.saying import SHORT_MARKS, said_counts, said_number, said_release, said_value
from upheld.measures.store import Figures

_WIDTH = 96
MOST = 5
"""How many councils can be set side by side."""


def list_measures(id: str | None, *, store: Path | None) -> int:
    """Print every measure by its group, or one of them whole."""
    with opened(store) as figures:
        if id is not None:
            print("\n".join(_whole(measure_called(id), figures)))
            return 0
        group = ""
        for one in measures().values():
            if one.group != group:
                group = one.group
                print(f"\n{GROUPS[group].upper()}")
            known = figures.periods(one.id) or figures.periods(one.id, one.topic)
            reach = f"{_said(one, known[0])} to {_said(one, known[-1])}" if known else "no figures yet"
            print("\n".join(_wrapped(f"{one.id}: {one.title} ({reach if len(known) != 1 else _said(one, known[0])})")))
    return 0


def council(name: str, *, store: Path | None, whole: bool) -> int:
    """Print how one area does: sentences, then each measure with its interval and England's value."""
    from upheld.measures.comparing.story import story

    area = find_area(name)
    with opened(store) as figures:
        print(f"{area.name}: official figures. An interval in brackets says how far luck could reach.\n")
        for sentence in story(figures, area):
            print(textwrap.fill(sentence.text, _WIDTH, initial_indent="- ", subsequent_indent="  "))
        group, found = "", figures.of_area(area.code)
        for one in measures().values():
            series = found.get(one.id)
            if not series or not (one.main or whole):
                continue
            if one.group != group:
                group = one.group
                print(f"\n{GROUPS[group].upper()}")
            print("\n".join(_line(one, series[-1], figures.across(one.id, series[-1].period), area)))
        print("\nEach figure's release: `upheld figures export --council NAME`, or the council's page.")
    return 0


def compare(names: Sequence[str], *, store: Path | None, ids: Sequence[str], with_neighbours: bool) -> int:
    """Print up to five areas side by side, measure by measure."""
    chosen = list(dict.fromkeys(find_area(one).code for one in names))
    if len(chosen) > MOST:
        raise UpheldError(f"{len(chosen)} councils were named: {MOST} at the most can be set side by side.")
    if with_neighbours:
        near = [one.area.code for one in neighbours(chosen[0])]
        if not near:
            raise UpheldError(f"{areas()[chosen[0]].name} has no statistical neighbours: name a council first.")
        chosen = list(dict.fromkeys([*chosen, *near]))
    wanted = [measure_called(one) for one in ids] or [one for one in measures().values() if one.main]
    with opened(store) as figures:
        for one in wanted:
            known = figures.periods(one.id)
            if not known:
                print(f"\n{one.title}: no figures yet")
                continue
            across = figures.across(one.id, known[-1])
            print(f"\n{one.title}, {_said(one, known[-1])}")
            for code in dict.fromkeys([*chosen, ENGLAND]):
                print(f"  {areas()[code].name:<38} {_value(one, across.get(code))}")
    print("\nNo order is a ranking: where intervals overlap, luck could turn the order round.")
    return 0


def releases(store: Path | None) -> int:
    """Print every release that a figure stands in, and which kinds of file can be read."""
    from upheld.measures.reading.readers import layouts

    with opened(store) as figures:
        for one in figures.releases().values():
            print("\n".join(_wrapped(f"{one.id}: {said_release(one)}{' ' + one.note if one.note else ''}")))
    print("\nFILES THAT `upheld figures import` READS")
    for kind in layouts():
        print("\n".join(_wrapped(f"{kind.id}: {kind.publisher}, {kind.title}. {kind.address}".rstrip())))
    return 0


def changes(store: Path | None, *, council: str | None, most: int) -> int:
    """Print the figures that a later release changed, the latest first."""
    if most < 1:
        raise UpheldError(f"--most {most} lists nothing: give a number from 1.")
    area = None if council is None else find_area(council)
    with opened(store) as figures:
        found = [one for one in figures.changes() if area is None or one.area == area.code]
    found.sort(key=lambda one: one.made_on, reverse=True)
    if not found:
        print("No figure has been changed by a later release since this file was built.")
    for one in found[:most]:
        before, after = (
            _changed(one.measure, one.before, one.before_mark),
            _changed(one.measure, one.after, one.after_mark),
        )
        where = said_where(one.measure, one.topic, one.part, one.period, one.area)
        print("\n".join(_wrapped(f"{one.made_on}  {where}: {before} before, {after} now ({one.release}).")))
    if len(found) > most:
        print(f"  … and {len(found) - most:,} more: --most lists them.")
    return 0


def _changed(measure: str, value: float | None, mark: str) -> str:
    if value is None:
        return SHORT_MARKS.get(mark, SHORT_MARKS["missing"])
    known = measures().get(measure)
    return said_number(known, value) if known else f"{value:g}"


def _whole(one: Measure, figures: Figures) -> list[str]:
    known = figures.periods(one.id) or figures.periods(one.id, one.topic)
    lines = [f"{one.title} ({one.id})", *_wrapped(one.counted), *_wrapped(one.why)]
    lines += _wrapped(f"Better: {one.good}." if one.good != "neither" else "No direction is better by itself.")
    lines += _wrapped(f"Figures: {', '.join(_said(one, each) for each in known) or 'none yet'}.")
    for each in one.breaks:
        lines += _wrapped(f"Break, {_said(one, each.period)}: {each.why}")
    lines += [part for each in one.caveats for part in _wrapped(f"Note: {each}")]
    lines += _wrapped(f"Duties: {', '.join(one.duties)}." if one.duties else "It bears on no duty of the register.")
    return [*lines, *_wrapped(f"Checked by {one.checked_by}." if one.checked_by else "Not yet checked by a person.")]


def _line(one: Measure, figure: Figure, across: dict[str, Figure], area: Area) -> list[str]:
    told = f"{one.short}, {_said(one, figure.period)}: {_value(one, figure)}"
    england = across.get(ENGLAND)
    is_total = one.form == "count" or (one.form == "published" and one.sums)
    if area.code != ENGLAND and not is_total and england is not None:
        stands = standing(one, across, area.code)
        word = "" if stands.kind == "cannot say" else f" ({stands.kind})"
        told += f"; England {said_value(one, england)}{word}"
    said = [part for each in notes(one.id, area.code, figure.period) for part in _wrapped(f"  Note: {each.text}")]
    return [*_wrapped(told), *said]


def _value(one: Measure, figure: Figure | None) -> str:
    told = said_value(one, figure)
    if figure is None or figure.value is None:
        return told
    counts = said_counts(figure) if one.form in ("share", "rate") else ""
    parts = [counts] if counts else []
    if (chance := interval(one, figure)) is not None:
        parts.append(f"{said_number(one, chance.low)} to {said_number(one, chance.high)}")
    if is_small(one, figure):
        parts.append("few")
    return f"{told} ({'; '.join(parts)})" if parts else told


def _said(one: Measure, period: str) -> str:
    return periods.said(period, one.at)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
