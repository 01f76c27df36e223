"""The picture of what was owed and what came: to the minute, told in words, and not by colour alone."""

import re
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.papers.bands import BANDS, PLACES
from upheld.delivery.papers.chart import Words, bar, svg
from upheld.delivery.shortfall import Step
from upheld.delivery.tally import Tally

_SVG = "{http://www.w3.org/2000/svg}"
# 600 owed: 240 in their time, 60 later, 90 disputed, 30 explained, 120 not delivered, 60 of which nobody said anything.
ALL = Tally(owed=600, delivered=300, later=60, disputed=90, explained=30, not_delivered=120, unconfirmed=60)
HALF = Tally(owed=300, delivered=150, later=30, disputed=45, explained=15, not_delivered=60, unconfirmed=30)
STEPS = [Step(date(2026, 9, 7), HALF), Step(date(2026, 9, 14), ALL)]


def test_each_band_is_as_high_as_its_minutes() -> None:
    drawn = ElementTree.fromstring(svg(STEPS)).findall(f"{_SVG}polygon")
    heights = []
    for one in drawn:
        corners = [tuple(float(part) for part in each.split(",")) for each in one.get("points", "").split()]
        right = max(x for x, _y in corners)
        at_end = [y for x, y in corners if x == right]
        heights.append(max(at_end) - min(at_end))
    minutes = [240, 60, 90, 30, 120, 60]
    assert len(heights) == len(minutes)
    assert [height / sum(heights) for height in heights] == pytest.approx([one / 600 for one in minutes], abs=0.002)


def test_the_bands_together_are_what_was_owed() -> None:
    assert sum(one.minutes(ALL) for one in BANDS) == ALL.owed


def test_it_stays_where_it_was_over_a_holiday() -> None:
    gap = [STEPS[0], Step(date(2026, 9, 28), ALL)]
    (line,) = ElementTree.fromstring(svg(gap)).findall(f"{_SVG}polyline")
    corners = [tuple(float(part) for part in each.split(",")) for each in line.get("points", "").split()]
    # Three of the four weeks shown are at the first height.
    assert corners[0][1] == corners[1][1]
    assert (corners[1][0] - corners[0][0]) / (corners[-1][0] - corners[0][0]) == pytest.approx(0.75, abs=0.01)


def test_it_is_told_in_words() -> None:
    found = ElementTree.fromstring(svg(STEPS, prefix="one"))
    assert found.get("role") == "img"
    assert found.get("aria-labelledby") == "one-title one-desc"
    told = found.findtext(f"{_SVG}desc") or ""
    assert "Owed: 10 h" in told
    assert "Nobody has said: 1 h" in told
    assert "The two accounts differ: 1 h 30 min" in told


def test_words_of_the_reader_are_text_and_nothing_else() -> None:
    words = Words(title="<b>", owed="Owed & more", places=PLACES | {"later": "</svg>"})
    found = ElementTree.fromstring(svg(STEPS, words=words, told="a < b"))
    assert found.findtext(f"{_SVG}title") == "<b>"
    assert found.findtext(f"{_SVG}desc") == "a < b"
    texts = [one.text or "" for one in found.findall(f"{_SVG}text")]
    assert any(one.startswith("</svg>: 1 h") for one in texts)


def test_nothing_is_told_by_colour_alone() -> None:
    assert len({one.marks for one in BANDS}) == len(BANDS)
    assert {one.name for one in BANDS} == set(PLACES)


def test_every_colour_is_seen_on_white() -> None:
    for one in BANDS:
        parts = [int(one.colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        shine = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
        assert 1.05 / (shine + 0.05) >= 3, one.name


def test_no_style_and_no_script_is_in_it() -> None:
    for drawn in (svg(STEPS), bar(ALL, prefix="b")):
        for one in ElementTree.fromstring(drawn).iter():
            assert not any(name == "style" or name.startswith("on") for name in one.attrib)
            assert one.tag.removeprefix(_SVG) not in ("style", "script", "foreignObject")


def test_everything_stands_inside_the_picture() -> None:
    found = ElementTree.fromstring(svg(STEPS))
    height = float(found.get("viewBox", "").split()[3])
    lowest = max(float(one.get("y", "0")) for one in found.findall(f"{_SVG}text"))
    assert lowest <= height - 4
    assert len([one for one in found.findall(f"{_SVG}text") if ": " in (one.text or "")]) == len(BANDS) + 1


@pytest.mark.parametrize(("owed", "top"), [(45, "45 min"), (100, "2 h"), (156 * 60, "200 h")])
def test_the_scale_has_whole_hours_or_quarters(owed: int, top: str) -> None:
    step = Step(date(2026, 9, 7), Tally(owed=owed, unconfirmed=owed))
    texts = [one.text for one in ElementTree.fromstring(svg([step])).findall(f"{_SVG}text")]
    assert top in texts


def test_a_year_of_weeks_has_months_that_do_not_touch() -> None:
    steps = [Step(date(2025, 9, 1) + timedelta(weeks=at), Tally(owed=at + 1, unconfirmed=at + 1)) for at in range(46)]
    texts = ElementTree.fromstring(svg(steps)).findall(f"{_SVG}text")
    across = [float(one.get("x", "0")) for one in texts if re.match(r"[A-Z][a-z]{2} \d\d$", one.text or "")]
    assert len(across) >= 4
    assert all(after - before >= 70 for before, after in pairwise(across))


def test_where_nothing_is_owed_there_is_no_picture() -> None:
    assert svg([]) == ""
    assert svg([Step(date(2026, 9, 7), Tally())]) == ""


def test_a_bar_is_parted_as_its_minutes_are() -> None:
    parts = ElementTree.fromstring(bar(ALL, prefix="b")).findall(f"{_SVG}rect")
    wide = [float(one.get("width", "0")) for one in parts]
    assert [one / sum(wide) for one in wide] == pytest.approx([0.4, 0.1, 0.15, 0.05, 0.2, 0.1], abs=0.002)
    half = ElementTree.fromstring(bar(ALL, prefix="b", most=1200)).findall(f"{_SVG}rect")
    assert sum(float(one.get("width", "0")) for one in half) == pytest.approx(sum(wide) / 2, abs=0.5)


@pytest.mark.parametrize("prefix", ["", "A b", 'x"y', "1st", "x" * 40])
def test_what_cannot_begin_an_id_is_refused(prefix: str) -> None:
    with pytest.raises(DeliveryError, match="cannot begin an id"):
        svg(STEPS, prefix=prefix)
    with pytest.raises(DeliveryError, match="cannot begin an id"):
        bar(ALL, prefix=prefix)
