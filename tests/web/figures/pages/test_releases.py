"""The releases, each with what tells it, and what later ones changed in words."""

from datetime import date

from tests.web.figures.pages.seen import see
from upheld.measures.figure import Change
from upheld.web.figures.pages.releases import changed
from upheld.web.official import figures


def test_each_release_stands_with_its_checksum_and_licence() -> None:
    seen = see("/figures/releases/")
    for one in figures().releases().values():
        assert one.id in seen.ids
        assert one.sha256 in seen.text
        assert one.licence in seen.text


def test_a_change_is_told_in_words() -> None:
    given = Change(
        made_on=date(2026, 1, 20),
        measure="within_20_weeks",
        topic="",
        part="",
        period="2024",
        area="209",
        before=41.23,
        before_mark="",
        after=None,
        after_mark="x",
        before_release="a",
        release="b",
    )
    told = changed(given)
    assert (told.what, told.before, told.release) == ("Within 20 weeks: Lewisham, 2024", "41.2%", "b")
    assert "%" not in told.after
    assert told.after
