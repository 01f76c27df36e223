"""What the page of a duty says, from the register alone."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.law.duty import FORCES, SHAPES
from upheld.web.library import sure
from upheld.web.library.entries import NoEntry, entries, the_law
from upheld.web.library.page import Item, Page, Row
from upheld.web.library.pages import page

TODAY = date(2026, 6, 15)
DUTIES = [one for one in entries().values() if one.kind in ("duty", "right")]


def _text(item: Item) -> str:
    own = item.entry.title if item.entry else "".join(piece.text for piece in item.words) or str(item.said or item.day)
    return own + "".join(f" [{row.label}: {' / '.join(map(_text, row.items))}]" for row in item.notes)


def _row(shown: Page, name: str) -> str:
    return " / ".join(_text(item) for row in shown.rows if row.name == name for item in row.items)


def _section(shown: Page, title: str) -> list[str]:
    return [_text(item) for section in shown.sections if section.title == title for item in section.items]


def _items(rows: tuple[Row, ...]) -> Iterator[Item]:
    for row in rows:
        assert row.items, row.label
        for item in row.items:
            yield item
            yield from _items(item.notes)


def test_the_duty_to_decide_says_who_when_and_what_can_be_done() -> None:
    shown = page("duty", "ehcna.decide", TODAY)
    assert _row(shown, "who") == "The council"
    assert _row(shown, "owed").startswith("The parent or young person")
    assert _row(shown, "starts").startswith("The council received the request to assess")
    assert _row(shown, "limit").startswith("Within 6 weeks after that day, which is not itself counted [How soon:")
    assert _row(shown, "done").count(" or ") == 1
    assert [text.split(" [")[0] for text in _section(shown, "What you can do if it is not done")] == [
        "Complaint to the council", "Complaint to the Local Government and Social Care Ombudsman", "Judicial review",
    ]  # fmt: skip
    assert "The decision whether to assess is overdue" in _section(shown, "Letters that can help")
    readings = _section(shown, "Other ways the law is read")
    assert any("Who says so: Local authorities" in text and "after the formal request" in text for text in readings)
    assert any("one day earlier" in text for text in readings)


def test_a_version_says_what_was_new_in_it_and_what_went() -> None:
    first, second, third = page("duty", "ehcna.decide", TODAY).versions
    assert (first.from_on, second.from_on, second.to_on) == (date(2014, 9, 1), date(2020, 5, 1), date(2020, 9, 25))
    assert not first.new and not first.gone
    corona = "A reason relating to the incidence or transmission of coronavirus"
    assert [_text(item) for item in _items(second.new)] == [corona] and not second.gone
    assert [_text(item) for item in _items(third.gone)] == [corona] and not third.new
    assert [one.id for one in second.because] == ["covid-2020-471"]
    assert third.shown and third.to_on is None


def test_a_day_in_the_past_shows_the_version_then_in_force() -> None:
    then, now = page("duty", "plan.secure.sep", date(2020, 6, 1)), page("duty", "plan.secure.sep", TODAY)
    assert "as hard as was reasonable" in _row(then, "force")
    assert "as hard as was reasonable" not in _row(now, "force")
    assert _row(page("duty", "review.phase.post16", date(2015, 3, 1)), "limit").startswith("Before 31 May")
    assert _row(page("duty", "review.phase.post16", TODAY), "limit").startswith("Before 31 March")


def test_a_day_without_a_version_says_why() -> None:
    shown = page("duty", "excl.cancel", date(2020, 1, 1))
    assert shown.missing == "The power to cancel an exclusion did not yet exist in these words."
    assert not page("duty", "excl.cancel", date(2024, 1, 1)).missing
    assert page("duty", "plan.final", date(1999, 1, 1)).missing


@given(st.sampled_from(DUTIES), st.dates(date(2010, 1, 1), date(2035, 1, 1)))
def test_on_any_day_the_page_shows_the_version_in_force_on_it(one: object, day: date) -> None:
    assert hasattr(one, "id")
    shown = page("duty", one.id, day)
    version = the_law().in_force(one.id, day)
    assert bool(shown.missing) == (version is None)
    if version is not None:
        assert (shown.since, shown.until, shown.citations) == (version.from_on, version.to_on, version.citations)


@pytest.mark.parametrize("one", DUTIES, ids=lambda one: one.id)
def test_every_duty_has_who_when_how_strong_and_its_law(one: object) -> None:
    assert hasattr(one, "id")
    shown = page("duty", one.id, TODAY)
    assert _row(shown, "who") and _row(shown, "limit") and _row(shown, "force")
    assert shown.citations and shown.basis and shown.confidence
    assert all(_text(item).strip() for item in _items(shown.rows))
    for version in shown.versions:
        assert all(_text(item).strip() for item in _items((*version.new, *version.gone)))
    for earlier, later in zip(shown.versions, shown.versions[1:], strict=False):
        assert earlier.to_on is not None and later.from_on == earlier.to_on + timedelta(days=1)
        assert later.new or later.gone


def test_a_proposal_is_marked_on_what_it_would_change() -> None:
    proposed = [section for section in page("duty", "review.annual", TODAY).sections if section.proposal]
    assert len(proposed) == 1 and "not law" in str(proposed[0].told)
    assert not [section for section in page("duty", "plan.final", TODAY).sections if section.proposal]
    assert [section for section in page("ground", "c(iii)", TODAY).sections if section.proposal]
    assert [section for section in page("test", "test.plan", TODAY).sections if section.proposal]


def test_every_force_shape_and_mark_has_words() -> None:
    assert set(sure.FORCES) == set(FORCES)
    assert set(sure.SHAPES) == set(SHAPES)
    assert all(sure.sure(one.confidence) for one in entries().values() if one.confidence)
    assert [str(text)[:4] for text in sure.sure("A/C")] == ["Sure", "The "]
    assert sure.sure("") == ()


def test_what_does_not_exist_names_the_nearest() -> None:
    with pytest.raises(NoEntry) as error:
        page("letter", "complaint_stage1", TODAY)
    assert error.value.near[0].id == "complaint_stage_1"
    assert "complaint_stage1" not in str(error.value)
