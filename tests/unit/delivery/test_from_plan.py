"""What a plan entitles to, read from its own words: an amount where they leave no choice, and none anywhere else."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from upheld.delivery.entitlement import Amount
from upheld.delivery.promised.from_plan import Proposed, entitlements
from upheld.plan.document import Letter, Plan, Provision

FROM = date(2026, 9, 1)
SAMPLE = Path(__file__).parents[4] / "shared" / "cases" / "provision_sample.yaml"
PLANS = sorted((Path(__file__).parents[2] / "plan" / "documents").glob("*/*.json"))


def proposed(text: str, section: Letter = "F", **cells: str) -> tuple[Proposed, ...]:
    line = Provision(f"{section}.1", section, text, cells={name.replace("_", " "): one for name, one in cells.items()})
    return entitlements(Plan(provisions=(line,)), FROM)


def amount(text: str, section: Letter = "F", **cells: str) -> Amount | None:
    (only,) = proposed(text, section, **cells)
    return only.entitlement.amount


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A therapist will see him for 45 minutes once a week in term time.", Amount(45)),
        ("Reading with a teaching assistant for 15 minutes each day.", Amount(15, period="day")),
        ("Two sessions a week of 30 minutes with a specialist teacher.", Amount(30, 2)),
        ("Four lessons of 50 minutes each week, taught by a qualified teacher.", Amount(50, 4)),
        ("A teaching assistant will help for 20 minutes a day, four days a week.", Amount(20, 4)),
        ("A physiotherapist will see her once a fortnight for one hour.", Amount(60, every=2)),
        ("The specialist teacher will teach him for one hour every half term.", Amount(60, period="half_term")),
        ("The therapist will see her for six sessions of 45 minutes a year.", Amount(45, 6, "year")),
        ("An hour a week of therapy, given as three sessions of 20 minutes a week.", Amount(20, 3)),
        ("A mentor will meet him for 30 to 45 minutes a week.", Amount(30, most=45)),
        ("An assistant will work with him for 30 minutes on Mondays and Wednesdays.", Amount(30, 2, days=(0, 2))),
        ("Teaching assistant support of 25 hours a week.", Amount(300, 5)),
        ("Physiotherapy for 45 minutes a week, all year round.", Amount(45, weeks="all")),
    ],
)  # fmt: skip
def test_one_reading_gives_an_amount(text: str, found: Amount) -> None:
    assert amount(text) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Up to 30 minutes a week of therapy.", "Up to"),
        ("Access to a therapist for 30 minutes a week.", "Access to"),
        ("30 minutes a week with a therapist as required.", "as required"),
        ("Minimum zero hours and maximum two hours a week of therapy.", "maximum"),
        ("About 30 minutes a week with a therapist.", "About"),
        ("Regular speech and language therapy.", "how often"),
        ("A therapist will see him every week.", "how long"),
        ("Two sessions of 45 minutes with a therapist.", "how many times"),
        ("A teaching assistant will work with him for 30 minutes.", "how often"),
        ("30 minutes a week or one hour a fortnight of therapy.", "choice"),
        ("A therapist will see her for one hour a week for 12 weeks.", "for 12 weeks"),
        ("A therapist will see her weekly for 45 minutes initially.", "initially"),
        ("A course of 12 weekly sessions of 50 minutes.", "course of"),
        ("Switch work every session, 2 x 10 minutes, planned weekly by a teacher.", "how many times"),
        ("The programme will be repeated on the other four days for 20 minutes each day.", "more than one"),
        ("An hour at the start and 20 minutes at the end of each day with a mentor.", "more than one"),
        ("A therapist will train all staff for two hours a term.", "staff"),
        ("Short breaks of six hours a month.", "cannot count"),
        ("A job coach will work with him for six hours a week from September 2027.", "not the day"),
    ],
)
def test_words_that_leave_a_choice_give_none_and_say_why(text: str, why: str) -> None:
    (only,) = proposed(text)
    assert only.entitlement.amount is None
    assert why in only.entitlement.why_unknown
    assert only.entitlement.why_unknown.endswith(".")


def test_the_cells_of_a_row_are_part_of_the_line_and_a_contradiction_is_no_amount() -> None:
    row = {"who": "Qualified therapist", "how_often": "Once a week, 45 minutes"}
    (only,) = proposed("Individual therapy on question words", **row)
    assert (only.entitlement.amount, only.entitlement.deliverer) == (Amount(45), "Qualified therapist")
    (other,) = proposed("Individual therapy, 45 minutes once a week", how_often="Daily")
    assert other.entitlement.amount is None
    assert "in the same row" in other.entitlement.why_unknown


def test_what_looks_at_it_is_not_how_often_it_is_given() -> None:
    text = "A group led by an assistant for 20 minutes three times a week, planned each half term by the therapist."
    assert amount(text) == Amount(20, 3)


def test_social_care_is_counted_in_all_weeks_unless_it_says_term() -> None:
    (only,) = proposed("A support worker for three hours a week.", "H1")
    assert only.entitlement.amount == Amount(180, weeks="all")
    assert any("all of them" in one for one in only.assumed)
    assert amount("A support worker for three hours a week in term time.", "H1") == Amount(180)


def test_two_amounts_of_one_line_are_two_entitlements() -> None:
    first, second = proposed(
        "The specialist teacher will work with him for 30 minutes once a week and an assistant will practise with "
        "him for 15 minutes daily."
    )
    assert (first.entitlement.id, first.entitlement.amount) == ("F.1", Amount(30))
    assert (second.entitlement.id, second.entitlement.amount) == ("F.1-2", Amount(15, period="day"))
    assert first.provision == second.provision == "F.1"


def test_a_number_of_weeks_that_is_no_term_is_counted_over_the_year() -> None:
    (only,) = proposed("Drama therapy, 50 minutes weekly, 36 weeks a year.")
    assert only.entitlement.amount == Amount(50, weeks_a_year=36)
    assert any("36 weeks" in one for one in only.assumed)


def test_a_line_begins_on_the_day_it_names_and_never_before_the_plan() -> None:
    (later,) = proposed("A job coach for six hours a week from 4 January 2027.")
    assert later.entitlement.from_on == date(2027, 1, 4)
    (before,) = proposed("A job coach for six hours a week from 4 January 2025.")
    assert before.entitlement.from_on == FROM


def test_group_and_deliverer_are_those_of_the_words() -> None:
    (only,) = proposed("A group of four to six pupils, led by a trained teaching assistant, 30 minutes a week.")
    assert (only.entitlement.group, only.entitlement.deliverer) == (6, "trained teaching assistant")
    (alone,) = proposed("A qualified speech and language therapist will see him one to one for 30 minutes a week.")
    assert (alone.entitlement.group, alone.entitlement.what) == (1, "Speech and language therapist")


def test_a_place_is_nobody_who_gives_it_and_two_ways_are_no_one_group() -> None:
    (only,) = proposed("A teaching assistant will help for 30 minutes a week.", delivered_in="School")
    assert only.entitlement.deliverer == "teaching assistant"
    (both,) = proposed("A teaching assistant will help one to one and in small groups for 30 minutes a week.")
    assert both.entitlement.group is None


def test_names_are_not_given_twice() -> None:
    line = Provision("F.1", "F", "Therapy for 30 minutes a week.")
    (only,) = entitlements(Plan(provisions=(line,)), FROM, taken=("F.1",))
    assert only.entitlement.line == "F.1-new2"


def test_the_sample_of_real_wording_gives_no_amount_to_a_vague_line() -> None:
    if not SAMPLE.exists():
        pytest.skip("the sample of wording is not beside this repository")
    rows = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    vague = [one for one in rows if one["label"] == "vague"]
    assert vague
    assert [one["id"] for one in vague if any(each.entitlement.amount for each in proposed(one["text"]))] == []
    specific = [one for one in rows if one["label"] == "specific"]
    assert sum(any(each.entitlement.amount for each in proposed(one["text"])) for one in specific) >= 6


def test_no_badly_written_line_of_the_made_up_plans_has_an_amount() -> None:
    found = Counter[str]()
    for file in PLANS:
        lines = json.loads(file.read_text(encoding="utf-8"))["provisions"]
        for line in lines:
            read = Provision("F.1", line["section"], line["text"], cells=line.get("cells") or {})
            known = any(one.entitlement.amount for one in entitlements(Plan(provisions=(read,)), FROM))
            found[f"{line.get('written')} {'known' if known else 'unknown'}"] += 1
    # "written" is the view of whoever made the plans; those made by hand have none.
    assert found["badly known"] == 0
    assert found["fairly known"] < found["fairly unknown"] / 20
    assert found["well known"] > 150


@pytest.mark.parametrize(
    "words",
    ["Supported play: 3 lunchtimes a week, 25 minutes.", "Supported play, 25 minutes, three lunch times per week.",
     "Supported play for 25 minutes at 3 breaktimes each week."],
)  # fmt: skip
def test_so_many_lunchtimes_a_week_are_so_many_times(words: str) -> None:
    (only,) = proposed(words)
    assert only.entitlement.amount == Amount(25, 3)


@pytest.mark.parametrize(
    "words",
    ["4 reading books a week, 20 minutes a week.", "Supported play: 2 to 3 lunchtimes a week, 25 minutes.",
     "Play, 20 minutes a week, and swimming, 40 minutes a week, at 3 clubs a week."],
)  # fmt: skip
def test_what_is_counted_and_not_clearly_of_what_length_is_not_known(words: str) -> None:
    assert all(one.entitlement.amount is None for one in proposed(words))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A TA works with him for 30 minutes weekly (38 sessions a year).", Amount(30)),
        ("A TA works with him, 45 minutes each fortnight in term time (19 sessions a year).", Amount(45, every=2)),
        ("Physiotherapy: 4 x 1 hour visits per year.", Amount(60, 4, "year")),
        ("A TA gives 30 minutes every third week.", Amount(30, every=3)),
        ("A TA gives 30 minutes every 3 weeks.", Amount(30, every=3)),
        ("A TA gives 30 minutes once every four weeks.", Amount(30, every=4)),
        ("A TA gives 15 minutes, 3 x week.", Amount(15, 3)),
        ("Therapy for 30 minutes a week for 36 weeks per year.", Amount(30, weeks_a_year=36)),
        ("4 hours weekly small group teaching, 39 weeks per year.", Amount(240)),
        ("20 hours a week of TA support (equivalent to £12,000).", Amount(1200)),
        ("Mon, Wed, Fri: 20 minutes with a TA.", Amount(20, 3, days=(0, 2, 4))),
        ("He is taught on Tues and Thurs for 40 minutes by a TA.", Amount(40, 2, days=(1, 3))),
    ],
)  # fmt: skip
def test_other_ways_of_writing_how_often(text: str, found: Amount) -> None:
    assert amount(text) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A TA works with him for 30 minutes weekly (12 sessions a year).", "more than one"),
        ("A TA works with him for 30 minutes weekly. There are 12 sessions a year.", "12 sessions a year"),
        ("25 hours per week, 5 hours per day of support from a TA.", "more than one"),
        ("25 hours 1:1 per week, which equates to 5 hours a day.", "more than one"),
        ("25 hours 1:1 per week, which equates to 3 hours a day.", "more than one"),
        ("1 hour per week (38 hours per year) of speech therapy.", "more than one"),
        ("30 minutes of SaLT weekly. This will total 19 hours per year.", "more than one"),
        ("45 hours per week, 5 nights a week.", "cannot read"),
        ("15 minutes at the beginning and end of each day with a key adult.", "beginning and end"),
        ("A 20 minute session each morning and each afternoon with a TA.", "more than one time"),
        ("60 minutes of OT biweekly.", "twice a week or once a fortnight"),
    ],
)
def test_what_may_be_said_twice_or_mean_two_things_is_not_known(text: str, why: str) -> None:
    found = proposed(text)
    assert [one.entitlement.amount for one in found] == [None]
    assert why in found[0].entitlement.why_unknown


PAST, CHILD, FAMILY, OTHERS, OPEN = "what was", "the child can do", "by the family", "to others", "left open"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Previously Ali had 5 hours per week of TA support.", PAST),
        ("Ali had 5 hours per week of TA support.", PAST),
        ("He no longer needs 2 hours a week of support.", PAST),
        ("2 hours a week of TA support will no longer be needed.", PAST),
        ("He received 5 hours per week of TA support at nursery.", PAST),
        ("Parents have asked for 5 hours per week of TA support.", PAST),
        ("He can concentrate for 10 minutes daily.", CHILD),
        ("His attention span is 5 minutes, twice daily.", CHILD),
        ("She must not work for longer than 15 minutes, three times a day.", CHILD),
        ("No longer than 20 minutes a day on homework.", CHILD),
        ("A reduced timetable of 2 hours per day.", CHILD),
        ("He attends for 15 hours per week.", CHILD),
        ("Will attend lessons for 3 hours per day.", CHILD),
        ("Mum reads with him for 20 minutes daily.", FAMILY),
        ("Parents will practise 10 minutes daily at home.", FAMILY),
        ("A TA will support the class for 15 hours per week.", OTHERS),
        ("Staff will meet for 30 minutes weekly to plan.", OTHERS),
        ("30 minutes weekly with a TA, or as advised.", OPEN),
        ("30 minutes weekly with a TA, attendance permitting.", OPEN),
        ("1 hour a week (pro rata) of mentoring.", OPEN),
        ("15 hours a week of TA support, shared with another pupil.", OPEN),
        ("30 minutes weekly with a TA during Autumn term.", OPEN),
        ("30 minutes weekly with a TA, excluding the first and last weeks of term.", OPEN),
    ],
)
def test_an_amount_that_is_not_promised_to_the_child_is_not_owed(text: str, why: str) -> None:
    (only,) = proposed(text)
    assert only.entitlement.amount is None
    assert why in only.entitlement.why_unknown


@pytest.mark.parametrize(
    "text",
    [
        "A TA who has had training will read with him for 20 minutes daily.",
        "A teacher will meet him for 20 minutes daily so that he can concentrate.",
        "A TA will support him in the class for 20 minutes daily.",
        "He will attend a group led by a TA for 20 minutes daily, with the family's agreement.",
        "A TA will practise with him for 20 minutes daily. Mum reads with him for 10 minutes daily.",
    ],
)
def test_words_like_those_that_promise_nothing_take_no_amount_away(text: str) -> None:
    assert amount(text) == Amount(20, period="day")


def test_a_sentence_that_promises_nothing_is_told_where_another_counts() -> None:
    (only,) = proposed("A TA will practise with him for 20 minutes daily. Mum reads with him for 10 minutes daily.")
    assert any("Mum" in one and "not as what is owed" in one for one in only.assumed)


def test_a_number_of_weeks_leaves_no_doubt_in_which_weeks() -> None:
    (only,) = proposed("Drama therapy, 50 minutes weekly, 36 weeks a year.")
    (told,) = only.assumed
    assert told.startswith("36 weeks a year")


def test_a_line_is_not_called_after_whoever_trains_or_advises_those_who_give_it() -> None:
    trained = proposed("Supported play, 25 minutes weekly.", who="Midday supervisor trained by SALT")
    assert [one.entitlement.what for one in trained] == ["Supported play, 25 minutes weekly"]
    given = proposed("Narrative work, 25 minutes weekly.", who="Speech and language therapist")
    assert [one.entitlement.what for one in given] == ["Speech and language therapist"]
