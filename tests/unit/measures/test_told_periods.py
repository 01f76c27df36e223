"""In which periods there is a number to show: one of England or of a council, and not only marks."""

from datetime import date
from pathlib import Path

from upheld.measures.figure import Figure
from upheld.measures.release import Release
from upheld.measures.store import Figures, made, put

RELEASE = Release("r.1", "A publisher", "A title", date(2025, 6, 26), "A licence", "", "a.csv", "ab", date(2026, 1, 1))


def test_a_period_of_marks_or_of_a_region_alone_is_not_told(tmp_path: Path) -> None:
    def one(area: str, period: str, value: float | None, topic: str = "") -> Figure:
        mark = "" if value is not None else "x"
        return Figure("refusals", area, period, topic, topic, value, mark=mark, release="r.1")  # type: ignore[arg-type]

    store = tmp_path / "figures.sqlite3"
    with made(store) as connection:
        several = [
            one("878", "2024", 0.0), one("england", "2023", 5.0), one("878", "2022", None),
            one("E12000001", "2021", 5.0), one("878", "2020", 5.0, "sex"),
        ]  # fmt: skip
        put(connection, RELEASE, several)
    figures = Figures(store)
    assert figures.told_periods("refusals") == ["2023", "2024"]
    assert figures.told_periods("nothing") == []
    figures.close()


def test_the_figures_of_an_area_stay_as_they_are_whatever_a_page_does_with_them(tmp_path: Path) -> None:
    store = tmp_path / "figures.sqlite3"
    with made(store) as connection:
        put(connection, RELEASE, [Figure("refusals", str(area), "2024", value=1.0, release="r.1") for area in range(5)])
    figures = Figures(store)
    figures.of_area("0")["refusals"].clear()
    for area in ("0", "1", "2", "3", "4", "0"):
        (only,) = figures.of_area(area)["refusals"]
        assert only.area == area
    figures.close()
