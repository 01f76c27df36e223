"""Progress in a kept case: set, seen, corrected by its own side, and read by whoever may read it."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.plan.given import held
from upheld.delivery.progress.frameworks import FRAMEWORKS
from upheld.delivery.progress.progress import Observation, Step, changes, progress
from upheld.delivery.progress.ratings import FACES, TOPICS, voices
from upheld.web import clock
from upheld.web.cases.access import MayNot, must_see_ledger
from upheld.web.cases.actions.opening import open_case
from upheld.web.cases.models import Case, Paper
from upheld.web.delivery.actions.progress import take_back
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Statement
from upheld.web.delivery.progress_kept import progress_said, ratings_said
from upheld.web.delivery.progress_page import picture
from upheld.web.delivery.progress_words import HOW, HOW_SAID, SIDES, STAGE_HINTS, STAGES, WORDS

pytestmark = pytest.mark.django_db(databases="__all__")


def family() -> tuple[Case, Client]:
    return case_of(person("a")), signed_in(person("a"))


def ledger(case: Case, who: str = "a") -> Ledger:
    return Ledger(must_see_ledger(person(who), case.pk))


def standing(case: Case, who: str = "a") -> Any:
    return progress(progress_said(ledger(case, who)), clock.today())


def set_step(browser: Client, case: Case, text: str = "Asks for a break", way: str = "own", **rest: Any) -> UUID:
    told = {"text": text, "start": "0", "id": str(uuid4())} | rest
    answer = browser.post(f"/delivery/{case.pk}/progress/new/?way={way}", told)
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer["Location"].rstrip("/").rpartition("/")[2])


def see(browser: Client, case: Case, step: UUID, level: Any, **rest: Any) -> Any:
    return browser.post(f"/delivery/{case.pk}/progress/{step}/", {"level": level} | rest)


def page(browser: Client, case: Case, rest: str = "progress/") -> str:
    answer = browser.get(f"/delivery/{case.pk}/{rest}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_every_word_of_the_room_can_be_translated() -> None:
    words = {*FACES.values(), *TOPICS.values()}
    for one in FRAMEWORKS.values():
        words |= {one.name, one.about, *one.scale, *(each.name for each in one.areas)}
    assert words == WORDS
    assert list(HOW) == list(HOW_SAID) and list(STAGES) == list(STAGE_HINTS) and set(SIDES) == {"family", "setting", ""}


def test_a_step_is_set_and_seen_with_one_tap_and_is_sealed() -> None:
    case, browser = family()
    step = set_step(browser, case, outcome_new="Will stay in the room.", area="emotional")
    assert see(browser, case, step, "2").status_code == 302
    assert see(browser, case, step, "1").status_code == 302
    (one,) = standing(case).steps
    assert (one.step.text, one.step.outcome, one.step.area) == (
        "Asks for a break",
        "Will stay in the room.",
        "emotional",
    )
    assert [(each.level, each.moved) for each in one.path] == [(2, 2), (1, -1)]
    shown = page(browser, case, f"progress/{step}/")
    assert "a step forward" in shown and "a step back" in shown and "At home" in shown and "Person A" in shown
    assert not any(b"break" in bytes(each.body) for each in Statement.objects.all())


def test_the_strengths_stand_before_the_outcomes() -> None:
    case, browser = family()
    set_step(browser, case, "Stays at the table", outcome_new="Eats with others.")
    gained = set_step(browser, case, "Tries a spoon", outcome_new="Eats with others.")
    see(browser, case, gained, "3")
    shown = page(browser, case)
    strengths = shown[shown.index("What goes well") : shown.index("What the child or young person says")]
    assert "Tries a spoon" in strengths and "Stays at the table" not in strengths
    assert shown.count("Eats with others.</h2>") == 1


def test_home_and_school_see_different_things_and_both_are_shown() -> None:
    case, browser = family()
    grant(case, to=person("s"), right="ledger", role="school")
    school = signed_in(person("s"))
    step = set_step(browser, case)
    see(browser, case, step, "4")
    assert see(school, case, step, "1").status_code == 302
    shown = page(school, case)
    assert (
        "At home now: “In other places too”" in shown
        and "At school, college or therapy now: “With a lot of help”" in shown
    )
    assert "It is not the same everywhere." in shown


def test_nobody_of_the_other_side_changes_or_takes_back() -> None:
    case, browser = family()
    grant(case, to=person("s"), right="ledger", role="school")
    grant(case, to=person("t"), right="ledger", role="therapist")
    school, therapist = signed_in(person("s")), signed_in(person("t"))
    step = set_step(school, case)
    seen = see(school, case, step, "2") and standing(case).steps[0].path[0].observation.id
    for path in (f"progress/{step}/change/", f"said/{step}/back/", f"said/{seen}/back/"):
        assert browser.get(f"/delivery/{case.pk}/{path}").status_code == 403
        assert browser.post(f"/delivery/{case.pk}/{path}", {"text": "Other", "start": "0"}).status_code == 403
        assert therapist.get(f"/delivery/{case.pk}/{path}").status_code == 200
    with pytest.raises(MayNot):
        take_back(ledger(case), UUID(seen))
    assert standing(case).steps[0].step.text == "Asks for a break" and len(standing(case).steps[0].path) == 1


def test_a_step_is_worded_anew_and_keeps_its_path_and_its_own_scale() -> None:
    case, browser = family()
    step = set_step(browser, case, way="scale", scale="never\nsometimes\n\nalways", start="1")
    see(browser, case, step, "2")
    changed = browser.post(f"/delivery/{case.pk}/progress/{step}/change/", {"text": "Asks to stop", "start": "0"})
    assert changed.status_code == 302
    (one,) = standing(case).steps
    assert (one.step.text, one.step.levels, one.step.start, one.now) == (
        "Asks to stop",
        ("never", "sometimes", "always"),
        0,
        2,
    )
    again = browser.post(f"/delivery/{case.pk}/progress/{step}/change/", {"text": "Says stop", "start": "0"})
    assert again.status_code == 302 and [each.step.text for each in standing(case).steps] == ["Says stop"]


def test_what_was_taken_back_is_gone_and_stays_in_the_record() -> None:
    case, browser = family()
    step = set_step(browser, case)
    see(browser, case, step, "4")
    seen = standing(case).steps[0].path[0].observation.id
    assert browser.get(f"/delivery/{case.pk}/said/{seen}/back/").status_code == 200
    assert browser.post(f"/delivery/{case.pk}/said/{seen}/back/").status_code == 302
    assert standing(case).steps[0].path == () and Statement.objects.filter(kind="observation").count() == 2
    browser.post(f"/delivery/{case.pk}/said/{step}/back/")
    assert standing(case).steps == ()
    assert browser.get(f"/delivery/{case.pk}/progress/{step}/").status_code == 404


def test_what_is_sent_twice_is_there_once_and_other_words_under_its_name_are_refused() -> None:
    case, browser = family()
    step, id = set_step(browser, case), str(uuid4())
    assert [see(browser, case, step, "2", id=id).status_code for _ in range(2)] == [302, 302]
    answer = see(browser, case, step, "3", id=id)
    assert answer.status_code == 422 and "sent before with other words" in answer.content.decode()
    assert [each.level for each in standing(case).steps[0].path] == [2]


@pytest.mark.parametrize("level", ["5", "-1", "x", "", "99999999999", "²"])
def test_a_place_that_is_not_on_the_scale_is_refused(level: str) -> None:
    case, browser = family()
    step = set_step(browser, case)
    answer = see(browser, case, step, level)
    assert answer.status_code == 422 and "Choose how far the step has come." in answer.content.decode()
    assert standing(case).steps[0].path == ()


@pytest.mark.parametrize(
    ("way", "told", "sentence"),
    [
        ("own", {"text": " "}, "Write the step in a few words."),
        ("own", {"text": "x" * 501}, "longer than 500 letters"),
        ("own", {"area": "work"}, "Choose from the list."),
        ("own", {"start": "5"}, "Choose from the list."),
        ("scale", {"scale": "only one"}, "Write from 2 to 7 lines: these are 1."),
        ("scale", {"scale": "\n".join("abcdefgh")}, "these are 8."),
        ("scale", {"scale": "no\nyes", "start": "2"}, "Your scale has no line 3"),
    ],
)
def test_a_step_that_cannot_be_followed_is_refused_and_kept_in_the_form(
    way: str, told: dict[str, str], sentence: str
) -> None:
    case, browser = family()
    sent = {"text": "Asks for a break", "start": "0"} | told
    answer = browser.post(f"/delivery/{case.pk}/progress/new/?way={way}", sent)
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not Statement.objects.exists()
    assert browser.get(f"/delivery/{case.pk}/progress/new/?way=ladder").status_code == 404


def test_each_way_of_looking_offers_its_fields_its_scale_and_its_source() -> None:
    case, browser = family()
    for id, one in FRAMEWORKS.items():
        shown = page(browser, case, f"progress/new/?way={id}")
        assert all(f">{each.name}</option>" in shown for each in one.areas) and one.scale[-1] in shown
        assert one.names_from in shown and one.words_by.replace("'", "&#39;") in shown
    step = set_step(browser, case, way="engagement", area="persistence", start="1")
    assert "Seen now and then" in page(browser, case, f"progress/{step}/")


def test_outcomes_come_from_the_plan_of_the_case_for_those_who_may_read_it() -> None:
    case = open_case(by=person("a"), label="Child A", plan=held())
    browser = signed_in(person("a"))
    words = "By July 2027 Child A will start a talk with another child once a day."
    assert words in page(browser, case)
    set_step(browser, case, "Says hello", outcome="plan:E.1")
    assert standing(case).steps[0].step.outcome == words
    assert page(browser, case).count(f"{words}</h2>") == 1
    grant(case, to=person("s"), right="ledger", role="school")
    school = signed_in(person("s"))
    # The step quotes its outcome; the plan itself is not read for them.
    assert words in page(school, case)
    answer = school.post(f"/delivery/{case.pk}/progress/new/", {"text": "x", "start": "0", "outcome": "plan:E.1"})
    assert answer.status_code == 422


def test_who_is_kept_from_something_sees_where_steps_stand_and_only_words_that_are_open() -> None:
    case, browser = family()
    grant(case, to=person("l"), right="write", hides_schools=True)
    limited = signed_in(person("l"))
    shut = set_step(
        browser, case, "Says Thistlemoor", outcome_new="Likes Thistlemoor.", way="scale", scale="no\nThistlemoor"
    )
    opened = set_step(browser, case, "Says hello", is_open="on")
    see(browser, case, shut, "1", note="At Thistlemoor.")
    browser.post(f"/delivery/{case.pk}/progress/", {"note": "Thistlemoor is fun."})
    for path in ("progress/", f"progress/{shut}/", f"progress/{opened}/", "rating/"):
        shown = page(limited, case, path)
        assert "Thistlemoor" not in shown and "Person A" not in shown
    assert "Says hello" in page(limited, case) and "“2”" in page(limited, case, f"progress/{shut}/")
    assert limited.get(f"/delivery/{case.pk}/progress/{shut}/change/").status_code == 403
    mine = set_step(limited, case, "My own step")
    assert "My own step" in page(limited, case, f"progress/{mine}/")


def test_a_photograph_is_kept_with_the_case_once_and_opened_by_who_sees_the_case() -> None:
    case, browser = family()
    step, id = set_step(browser, case), str(uuid4())
    for _each in range(2):
        file = SimpleUploadedFile("drawing of Child A.txt", b"A drawing.")
        assert see(browser, case, step, "3", id=id, photograph=file).status_code == 302
    paper = Paper.objects.get()
    assert f"/cases/{case.pk}/papers/{paper.pk}/" in page(browser, case, f"progress/{step}/")
    grant(case, to=person("s"), right="ledger", role="school")
    shown = page(signed_in(person("s")), case, f"progress/{step}/")
    assert str(paper.pk) not in shown and "drawing of" not in shown and 'name="photograph"' not in shown


def test_another_note_with_the_same_file_is_not_taken_for_the_same() -> None:
    case, browser = family()
    step, id = set_step(browser, case), str(uuid4())
    sent = [
        see(browser, case, step, "3", id=id, note=note, photograph=SimpleUploadedFile("x.txt", b"A drawing."))
        for note in ("The first.", "The second.")
    ]
    assert [one.status_code for one in sent] == [302, 422]
    assert Paper.objects.count() == 1 and [one.observation.note for one in standing(case).steps[0].path] == [
        "The first."
    ]


def test_the_picture_has_a_path_for_each_side_and_says_itself_in_words() -> None:
    at = {"said_at": clock.real(), "seen_on": clock.today(), "step": "s"}
    said = [Step("s", "x", clock.today(), clock.real(), start=1),
            *(Observation(str(number), level=level, side=side, by=side, **at)
              for number, (side, level) in enumerate([("family", 2), ("setting", 0), ("family", 4)]))]  # fmt: skip
    (one,) = progress(said, clock.today()).steps
    found = picture(one, one.step.levels)
    places = {(mark.kind, mark.x): mark.y for mark in found.marks}
    ys = [y for _place, y in sorted(places.items(), key=lambda each: each[0][1])]
    assert [(y - found.lines[4]) // 16 for y in ys] == [-1, -2, 0, -4]  # 1, 2, 0 and 4 places up from the lowest line
    assert [len(path.split()) for path in found.paths] == [
        3,
        2,
    ]  # the start and two at home; the start and one at school
    assert found.told.index("The start: “With a lot of help”.") < found.told.index("“In other places too”")


def test_a_file_that_cannot_be_kept_saves_nothing() -> None:
    case, browser = family()
    step = set_step(browser, case)
    answer = see(browser, case, step, "3", photograph=SimpleUploadedFile("x.exe", b"MZ\x00\x01\x02"))
    assert answer.status_code == 422 and not Paper.objects.exists() and standing(case).steps[0].path == ()


def test_a_reader_reads_and_writes_nothing() -> None:
    case, browser = family()
    grant(case, to=person("r"))
    reader = signed_in(person("r"))
    step = set_step(browser, case)
    assert "Say what you saw" not in page(reader, case) and 'name="level"' not in page(
        reader, case, f"progress/{step}/"
    )
    assert see(reader, case, step, "1").status_code == 403
    assert standing(case).steps[0].path == ()


def test_what_changed_can_be_asked_of_a_kept_case() -> None:
    case, browser = family()
    step = set_step(browser, case)
    see(browser, case, step, "2")
    (one,) = changes(progress_said(ledger(case)), clock.today(), clock.today())
    assert (one.step.id, one.before, one.after, one.sides, one.is_new) == (str(step), 0, 2, ("family",), True)


# What the child or young person says.


def rate(browser: Client, case: Case, about: Any = "help", **told: str) -> Any:
    return browser.post(f"/delivery/{case.pk}/rating/{about}/", {"value": "4", "how": "self"} | told)


def answers(case: Case) -> Any:
    return {one.about: one for one in voices(ratings_said(ledger(case)), clock.today())}


def test_five_faces_each_with_words_and_one_that_says_nothing() -> None:
    case, browser = family()
    shown = page(browser, case, "rating/help/")
    radios = re.findall(
        r'<input class="govuk-radios__input" id="([^"]+)" name="value" type="radio" value="([^"]+)"', shown
    )
    assert [value for _id, value in radios] == ["5", "4", "3", "2", "1", "none"]
    for id, value in radios:
        label = re.search(rf'for="{id}">(.*?)</label>', shown)
        assert (
            label is not None
            and "<svg" in label[1]
            and FACES.get(int(value) if value != "none" else 0, "not want") in label[1]
        )
    faces = re.findall(r"<svg.*?</svg>", shown[shown.index("</legend>") :])[:6]
    assert len(set(faces)) == 6 and not any(ord(sign) > 0x1F000 for sign in shown)


def test_an_answer_is_kept_with_whose_it_is() -> None:
    case, browser = family()
    assert rate(browser, case, value="2", words="Too loud.").status_code == 302
    assert rate(browser, case, value="5", how="proxy", proxy="Teaching assistant").status_code == 302
    found = answers(case)["help"]
    assert [one.value for one in found.own] == [2] and [one.value for one in found.proxy] == [5]
    for path in ("progress/", "rating/", "rating/help/"):
        shown = page(browser, case, path)
        assert "“Too loud.”" in shown and "Said for them by somebody else: Teaching assistant" in shown
        assert shown.count("Said for them by somebody else") == shown.count("Teaching assistant,")


def test_a_school_does_not_answer_as_the_child_and_its_pen_is_named() -> None:
    case, browser = family()
    grant(case, to=person("s"), right="ledger", role="school")
    school = signed_in(person("s"))
    assert rate(school, case).status_code == 422 and not Statement.objects.filter(kind="rating").exists()
    assert rate(school, case, how="easy_read").status_code == 302
    assert "Written down by the school or college" in page(browser, case, "rating/")
    # Who has the ledger alone is told what somebody of the family is, and not their name.
    rate(browser, case, value="2", words="Too loud.")
    names = page(school, case, "rating/help/")
    assert "Too loud." in names and case.holder.called not in names and person("s").called in names


def test_not_wanting_to_say_is_an_answer() -> None:
    case, browser = family()
    assert rate(browser, case, value="none").status_code == 302
    assert answers(case)["help"].own[0].value is None
    assert page(browser, case).count("I do not want to say") == 1


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"value": ""}, "Choose a face."),
        ({"value": "6"}, "Choose a face."),
        ({"how": ""}, "Choose who says this."),
        ({"how": "proxy"}, "Say who answers"),
        ({"how": "self", "proxy": "Parent"}, "choose that here, or empty the box"),
        ({"words": "x" * 2_001}, "longer than 2000 letters"),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused(told: dict[str, str], sentence: str) -> None:
    case, browser = family()
    answer = rate(browser, case, **told)
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not Statement.objects.exists()


def test_a_young_person_says_it_of_a_step_and_nobody_else_takes_it_back() -> None:
    case, browser = family()
    grant(case, to=person("y"), right="write", role="young_person")
    young = signed_in(person("y"))
    step = set_step(browser, case)
    assert re.search(r'value="self"[^>]* checked', page(young, case, f"rating/{step}/"))
    assert not re.search(r'value="self"[^>]* checked', page(browser, case, f"rating/{step}/"))
    assert rate(young, case, about=step, value="3").status_code == 302
    said = answers(case)[str(step)].own[0].id
    assert browser.post(f"/delivery/{case.pk}/said/{said}/back/").status_code == 403
    assert young.post(f"/delivery/{case.pk}/said/{said}/back/").status_code == 302
    assert answers(case) == {}


@pytest.mark.parametrize("about", ["weather", "8b0d2f6e-0d2c-4a57-9b0b-2f6d3c1e7a55", "HELP"])
def test_nothing_else_can_be_asked(about: str) -> None:
    case, browser = family()
    assert browser.get(f"/delivery/{case.pk}/rating/{about}/").status_code == 404
    assert rate(browser, case, about=about).status_code == 404
