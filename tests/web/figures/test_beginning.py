"""What the first reader would wait for is read before there is one."""

from pathlib import Path

from django.test import override_settings

from upheld.measures.measure import measures
from upheld.web.figures.beginning import begin
from upheld.web.figures.pages import across


def test_the_newest_figures_of_every_measure_are_read_before_the_first_page() -> None:
    for kept in (across._across, across._periods, across._releases):
        kept.cache_clear()
    begin()
    asked = across._across.cache_info().misses
    for one in measures():
        across.across(one, across.latest(one))
    across.releases()
    assert asked >= len(measures())
    assert across._across.cache_info().misses == asked


def test_a_service_without_figures_begins_all_the_same(tmp_path: Path) -> None:
    with override_settings(FIGURES=tmp_path / "none.sqlite3"):
        begin()
