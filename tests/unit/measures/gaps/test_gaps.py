"""The register of what nobody publishes: its law, its questions, and that it does not ask for what there is."""

from datetime import date

import pytest

from upheld.law import law_named
from upheld.measures.errors import FiguresError
from upheld.measures.gaps.gap import WHERE, gap, gaps, near
from upheld.measures.measure import measures

TODAY = date(2026, 11, 22)


def test_there_are_enough_of_them_and_each_is_whole() -> None:
    assert len(gaps()) >= 15
    for one in gaps().values():
        assert one.title and one.short and one.missing and one.why and one.holder and one.asks, one.id
        assert one.missing.endswith(".") and one.why.endswith("."), one.id
        assert one.where == "nowhere" or one.published, one.id


def test_every_duty_is_in_the_register_of_the_law_and_every_measure_is_one_of_ours() -> None:
    law = law_named("england")
    for one in gaps().values():
        assert [id for id in one.duties if id not in law.by_id] == [], one.id
        assert [id for id in one.measures if id not in measures()] == [], one.id


def test_questions_name_the_last_three_whole_years_and_leave_no_room_open() -> None:
    asked = gap("tribunal_outcomes").questions(TODAY)
    assert "2023, 2024 and 2025" in asked[0]
    assert "2024, 2025 and 2026" in gap("tribunal_outcomes").questions(date(2027, 1, 1))[0]
    for one in gaps().values():
        for question in one.questions(TODAY):
            assert "{" not in question and question[-1] in ".?", (one.id, question)


def test_what_is_published_for_england_alone_is_not_called_unpublished() -> None:
    assert gap("tribunal_outcomes").where == "england"
    assert "for England as a whole" in gap("tribunal_outcomes").published
    assert set(WHERE) == {one.where for one in gaps().values()}


def test_a_measure_leads_to_the_gaps_beside_it() -> None:
    assert "tribunal_outcomes" in {one.id for one in near("appeals")}
    assert near("no such measure") == ()


def test_an_unknown_gap_is_one_sentence() -> None:
    with pytest.raises(FiguresError, match='no gap called "nothing": there are tribunal_outcomes'):
        gap("nothing")
