"""The map of equal tiles: each council once, its region together, where it lies; nothing told by shade alone."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from statistics import mean
from xml.etree import ElementTree

import pytest

from tests.unit.measures.charts.drawn import CHOICE, SHARE, hatched, missing, parts, plain, said, share
from upheld.measures.area import Area, councils
from upheld.measures.charts.tile_places import places
from upheld.measures.charts.tiles import tiles
from upheld.measures.comparing.doubtful import is_doubtful

BORDERS = Path(__file__).parents[5] / "shared/data/geography/england_upper_tier_la_boundaries_simplified.geojson"
EVERY = {one.code: share(at + 10, 200, one.code) for at, one in enumerate(councils())}


def test_each_council_has_a_tile_of_its_own_and_three_letters_of_its_own() -> None:
    assert set(places()) == {one.code for one in councils()}
    assert len({(one.column, one.row) for one in places().values()}) == 153
    assert len({one.short for one in places().values()}) == 153
    assert all(len(one.short) == 3 for one in places().values())
    assert min(one.column for one in places().values()) == min(one.row for one in places().values()) == 0


def test_the_councils_of_a_region_lie_together() -> None:
    by: dict[str | None, set[tuple[int, int]]] = defaultdict(set)
    for one in councils():
        by[one.region].add(places()[one.code][:2])
    assert len(by) == 9
    for cells in by.values():
        reached, ahead = set(), [next(iter(cells))]
        while ahead:
            x, y = ahead.pop()
            reached.add((x, y))
            around = {(x + across, y + down) for across in (-1, 0, 1) for down in (-1, 0, 1)}
            ahead += list((around & cells) - reached)
        assert reached == cells


def test_tiles_lie_roughly_where_the_councils_do() -> None:
    if not BORDERS.is_file():
        pytest.skip("The boundaries are not here: this needs a folder shared/data beside the clone.")
    corners: dict[str, list[list[float]]] = {}
    for one in json.loads(BORDERS.read_text(encoding="utf-8"))["features"]:
        shapes = one["geometry"]["coordinates"]
        rings = shapes if one["geometry"]["type"] == "Polygon" else [ring for shape in shapes for ring in shape]
        corners[one["properties"]["old_la_code"]] = max(rings, key=len)
    east = {code: mean(point[0] for point in ring) for code, ring in corners.items()}
    north = {code: mean(point[1] for point in ring) for code, ring in corners.items()}
    assert _alike(east, {code: one.column for code, one in places().items()}) > 0.85
    assert _alike(north, {code: -one.row for code, one in places().items()}) > 0.9


def _alike(one: dict[str, float], other: dict[str, int]) -> float:
    """Spearman's correlation of two orders, ties broken by the other order."""
    first = {code: at for at, code in enumerate(sorted(one, key=lambda code: one[code]))}
    second = {code: at for at, code in enumerate(sorted(other, key=lambda code: (other[code], one[code])))}
    count = len(first)
    return 1 - 6 * sum((first[code] - second[code]) ** 2 for code in first) / (count * (count**2 - 1))


def test_every_tile_says_its_letters_and_its_value() -> None:
    chart = tiles(SHARE, EVERY)
    words = said(chart).split("\n")
    assert all(one.short in words for one in places().values())
    assert words.count("50%") == sum(round(one.value or 0) == 50 for one in EVERY.values())
    assert len(chart.rows) == 153
    names = [one.text for one in parts(chart, "title")][1:]
    assert "Hackney: " + next(row[2] for row in chart.rows if row[0] == "Hackney") in names


def test_what_is_missing_is_hatched_and_what_is_few_is_not_shaded() -> None:
    some = {**EVERY, "204": missing(), "420": share(1, 2, "420")}
    del some["878"]
    chart = tiles(SHARE, some)
    assert len(hatched(chart)) == 2 + 1  # and the legend's
    assert "no figure: 2" in said(chart)
    assert "50%*" in said(chart) and "1, not shaded" in said(chart).replace("\n", " ")
    assert "2 without a figure" in chart.told
    counts = [int(one.split(": ")[1].split(" ")[0]) for one in said(chart).split("\n") if one.endswith("councils")]
    doubted = [one for one in some.values() if one.area not in ("204", "420") and is_doubtful(one)]
    assert doubted and sum(counts) == 150 - len(doubted)


def test_a_page_has_a_link_on_each_tile_and_a_file_has_none() -> None:
    def address(one: Area) -> str:
        return f"/figures/councils/{one.slug}/?a=1&b=2"

    linked = ElementTree.fromstring(tiles(SHARE, EVERY, address, chosen="204").svg)
    links = list(linked.iter("{http://www.w3.org/2000/svg}a"))
    assert len(links) == 153
    assert {one.get("href") for one in links} == {address(one) for one in councils()}
    hackney = next(one for one in links if one.get("href") == address(next(c for c in councils() if c.code == "204")))
    on_it = " ".join(one.text or "" for one in hackney.iter("{http://www.w3.org/2000/svg}text"))
    assert (hackney.get("aria-label") or "").startswith("Hackney: ") and f"({on_it})" in hackney.get("aria-label", "")
    assert linked.get("role") == "group"
    assert not list(parts(tiles(SHARE, EVERY), "a"))


def test_a_council_that_a_note_warns_of_is_not_shaded() -> None:
    """The Isle of Wight in 2024: its files contradict each other, and it would be among the best."""
    assert is_doubtful(EVERY["921"])
    chart = tiles(SHARE, EVERY)
    doubted = sum(is_doubtful(one) for one in EVERY.values())
    assert f"cast doubt on it: {doubted}, not shaded" in said(chart).replace("\n", " ")
    tile = next(one for one in chart.svg.split("<title>") if one.startswith("Isle of Wight"))
    assert "in doubt" in tile and 'fill="#fff"' in tile and "%?" in tile


def test_the_finding_is_told() -> None:
    chart = tiles(SHARE, {**EVERY, "england": share(46, 100, "england")}, chosen="204")
    sure = sum(not is_doubtful(one) for one in EVERY.values())
    assert f"half of the {sure} councils with enough to go by lie between" in chart.told
    assert "England as a whole 46.0%" in chart.told and "Hackney " in chart.told
    assert tiles(SHARE, {}).told == f"{SHARE.title}. No council has a figure."
    assert len(hatched(tiles(SHARE, {}))) == 154


def test_answers_have_a_shade_each() -> None:
    found = {code: plain(CHOICE, at % 3 + 1, code, "2025-03-04") for at, code in enumerate(EVERY)}
    chart = tiles(CHOICE, found)
    assert all(f"{answer}: 51 councils" in said(chart) for answer in CHOICE.answers.values())
