"""Plans laid out as councils lay them out, each with what a reader finds in it."""

from tests.unit.plan.layouts.paper import b, h, p, paper, table
from upheld.plan.document import Plan
from upheld.plan.layouts.read import plan_of


def needs(plan: Plan) -> list[tuple[str, str]]:
    return [(one.section, one.text) for one in plan.needs]


def provisions(plan: Plan) -> list[tuple[str, str]]:
    return [(one.section, one.text) for one in plan.provisions]


def outcomes(plan: Plan) -> list[str]:
    return [one.text for one in plan.outcomes]


def pieces(plan: Plan, letter: str) -> list[str]:
    return [piece.text for one in plan.sections if one.letter == letter for piece in one.pieces]


def test_strengths_and_needs_under_their_own_headings() -> None:
    plan = plan_of(
        paper(
            h("Section B: Special educational needs"), b("Cognition and learning"), b("Strengths"), p("• Sam is kind."),
            b("Needs"), p("• Sam reads at age six."), p("• Sam cannot yet tell the time."), b("Sensory and physical"),
            p("• Sam covers his ears."),
        )
    )  # fmt: skip
    assert needs(plan) == [
        ("B", "Sam reads at age six."),
        ("B", "Sam cannot yet tell the time."),
        ("B", "Sam covers his ears."),
    ]
    assert [one.area for one in plan.needs] == [
        "Cognition and learning",
        "Cognition and learning",
        "Sensory and physical",
    ]
    assert pieces(plan, "B") == ["Sam is kind."]


def test_an_outcome_as_a_row_across_over_its_provision() -> None:
    plan = plan_of(
        paper(
            h("Section E: Outcomes and Section F: Provision"),
            table(
                ["Outcome 1: By July 2027 Sam will read a page alone."],
                ["Provision", "Who", "How often"],
                ["Reading taught one to one", "Specialist teacher", "Twice a week"],
                ["Audio books", "", ""],
                titles=True,
            ),
        )
    )
    assert outcomes(plan) == ["By July 2027 Sam will read a page alone."]
    assert provisions(plan) == [("F", "Reading taught one to one"), ("F", "Audio books")]
    assert plan.provisions[0].cells == {"who": "Specialist teacher", "how often": "Twice a week"}
    assert [(one.outcomes, one.tied) for one in plan.provisions] == [((plan.outcomes[0].id,), "printed")] * 2


def test_outcomes_listed_in_e_and_repeated_in_the_table_of_f() -> None:
    plan = plan_of(
        paper(
            h("Section E: Outcomes"), p("1. Sam will dress himself."), p("2. Sam will have a friend."),
            h("Section F: Special educational provision"),
            table(
                ["Outcome", "Special educational provision"],
                ["Sam will dress himself.", ["• Ten minutes of practice a day.", "• A picture board."]],
                ["2", "A lunch club once a week."],
                titles=True,
            ),
        )
    )  # fmt: skip
    assert outcomes(plan) == ["Sam will dress himself.", "Sam will have a friend."]
    first, second = (one.id for one in plan.outcomes)
    assert [one.outcomes for one in plan.provisions] == [(first,), (first,), (second,)]


def test_words_that_lead_in_stay_with_the_items_they_begin() -> None:
    plan = plan_of(
        paper(h("Section F: Provision"), p("School staff will:"), p("• use pictures in each lesson;"),
        p("• check each day."),
              p("A nurse will call once a term."))
    )  # fmt: skip
    assert [one.text for one in plan.provisions] == [
        "use pictures in each lesson;", "check each day.", "A nurse will call once a term.",
    ]  # fmt: skip
    assert [one.cells.get("lead-in") for one in plan.provisions] == ["School staff will", "School staff will", None]
    assert pieces(plan, "F") == ["School staff will:"]


def test_a_list_of_contents_opens_nothing() -> None:
    letters = ("A", "B", "C", "D", "E", "F")
    plan = plan_of(
        paper(
            b("Contents"), *(p(f"Section {one} .......... {number}") for number, one in enumerate(letters, 2)),
            *(block for one in letters for block in (h(f"Section {one}"), p(f"Words of {one}."))),
        )
    )  # fmt: skip
    assert [(one.letter, one.place.block if one.place else 0) for one in plan.sections] == [
        (letter, 8 + 2 * at) for at, letter in enumerate(letters)
    ]
    assert not plan.unplaced


def test_a_table_that_tells_what_each_section_is_for_opens_nothing() -> None:
    words = {"A": "Views", "B": "Special educational needs", "E": "Outcomes", "F": "Special educational provision"}
    plan = plan_of(
        paper(
            table(*([f"Section {letter}", text] for letter, text in words.items())),
            *(block for one in words for block in (h(f"Section {one}"), p(f"Words of {one}."))),
        )
    )
    assert needs(plan) == [("B", "Words of B.")]
    assert provisions(plan) == [("F", "Words of F.")]


def test_a_table_of_letters_holds_the_whole_plan() -> None:
    plan = plan_of(
        paper(
            table(
                ["A", [b("Views"), "I like buses."]],
                ["B", [b("Special educational needs"), "• Sam stammers.", "• Sam falls."]],
                ["F", [b("Special educational provision"), table_of_provision()]],  # type: ignore[list-item]
                ["I", [b("Placement"), "Larkmoor Academy"]],
            )
        )
    )
    assert needs(plan) == [("B", "Sam stammers."), ("B", "Sam falls.")]
    assert provisions(plan) == [("F", "Speech therapy")]
    assert plan.provisions[0].cells == {"by whom": "Therapist", "when": "Weekly"}
    assert plan.named_setting == "Larkmoor Academy"


def table_of_provision():  # type: ignore[no-untyped-def]
    return table(["What", "By whom", "When"], ["Speech therapy", "Therapist", "Weekly"], titles=True)


def test_nothing_is_said_is_no_need_and_no_provision() -> None:
    plan = plan_of(
        paper(
            h("Section C: Health needs"), p("No health needs have been identified at this time."),
            h("Section D: Social care needs"), p("Sam has no friends outside school."),
            h("Section G: Health provision"),
            p("N/A"), h("Section H1"), p("Not applicable"), h("Section H2"), p("There is no other provision required."),
        )
    )  # fmt: skip
    assert needs(plan) == [("D", "Sam has no friends outside school.")]
    assert not plan.provisions
    assert [one.letter for one in plan.sections] == ["C", "D", "G", "H1", "H2"]


def test_health_and_social_care_side_by_side() -> None:
    plan = plan_of(
        paper(
            h("Sections C and G: Health"),
            table(["Health needs", "Health provision"], ["Sam has asthma.", "A nurse trains staff each year."],
            titles=True),
            h("Sections D and H: Social care"),
            table(["Social care needs", "Provision (H1)", "Other provision (H2)"], ["Sam runs off.",
            "Six hours a week of a "
                  "support worker.", "A youth club."], titles=True),
        )
    )  # fmt: skip
    assert needs(plan) == [("C", "Sam has asthma."), ("D", "Sam runs off.")]
    assert provisions(plan) == [
        ("G", "A nurse trains staff each year."), ("H1", "Six hours a week of a support worker."),
        ("H2", "A youth club."),
    ]  # fmt: skip


def test_needs_that_name_an_area_are_needs() -> None:
    plan = plan_of(
        paper(h("Section B"), p("• Language and communication difficulties"), p("• Sensory processing difficulties"))
    )
    assert len(plan.needs) == 2


def test_advice_as_a_list_of_lines() -> None:
    plan = plan_of(
        paper(
            h("Section K: Advice and information"),
            p("1. Educational psychology report – Psychologist P, Educational psychologist, 3 February 2026"),
            p("2. Parental views, Parent A, 12/01/2026"),
            p("3. School advice by Teacher R (SENCO), dated 14 Jan 2026"),
        )
    )
    assert [(one.category, one.author, str(one.date_on)) for one in plan.advice] == [
        ("psychological", "Psychologist P", "2026-02-03"),
        ("parent", "Parent A", "2026-01-12"),
        ("education", "Teacher R", "2026-01-14"),
    ]


def test_a_named_setting_in_a_table_of_labels() -> None:
    plan = plan_of(
        paper(
            h("Section I: Placement"),
            table(["Name of school", "Larkmoor Academy"], ["Type of school", "Mainstream academy"]),
            h("Section J: Personal budget"), p("None"),
        )
    )  # fmt: skip
    assert plan.named_setting == "Larkmoor Academy"
    assert "Type of school: Mainstream academy" in pieces(plan, "I")
    assert plan.direct_payments is None


def test_a_draft_names_no_setting() -> None:
    plan = plan_of(paper(h("Section I: Placement"), p("This section is left blank in a draft."), h("Section J")))
    assert plan.named_setting is None


def test_sections_by_name_alone_and_steps_under_outcomes() -> None:
    plan = plan_of(
        paper(
            h("Special educational needs"), p("Sam has dyslexia."), h("Outcomes"), p("1. Sam will read."),
            p("1.1 Sam will know 50 words by May."), p("2. Sam will write."), b("Short-term targets"),
            p("• A line a day."),
            h("Special educational provision"), p("An hour of teaching a day."),
        )
    )  # fmt: skip
    assert needs(plan) == [("B", "Sam has dyslexia.")]
    assert [(one.ref, one.text, one.steps) for one in plan.outcomes] == [
        ("1", "Sam will read.", ("Sam will know 50 words by May.",)),
        ("2", "Sam will write.", ("A line a day.",)),
    ]
    assert provisions(plan) == [("F", "An hour of teaching a day.")]


def test_a_card_tells_who_and_how_often_for_all_its_provision() -> None:
    plan = plan_of(
        paper(
            h("Section E: Outcomes"), p("1. Sam will read."), h("Section F: Provision"),
            table(
                [b("Outcome"), "1"], [b("Provision"), ["• Speech therapy", "• Group work"]],
                [b("Who will provide this?"), "Therapist"], [b("How often?"), "Weekly"],
            ),
        )
    )  # fmt: skip
    assert provisions(plan) == [("F", "Speech therapy"), ("F", "Group work")]
    assert all(one.cells == {"who will provide this?": "Therapist", "how often?": "Weekly"} for one in plan.provisions)
    assert [one.outcomes for one in plan.provisions] == [(plan.outcomes[0].id,)] * 2
    assert outcomes(plan) == ["Sam will read."]


def test_a_name_across_the_table_over_the_titles_of_columns() -> None:
    plan = plan_of(
        paper(
            h("SECTION F: SPECIAL EDUCATIONAL PROVISION"),
            table(
                ["Communication and Interaction"],
                ["Need", "Special Educational Provision", "Provided by", "Frequency / Duration"],
                ["B1", "• 30 minutes of therapy", "Therapist", "weekly"],
                ["B2", "• A check-in", "School", "daily"],
                titles=True,
            ),
        )
    )
    assert [(one.text, one.area) for one in plan.provisions] == [
        ("30 minutes of therapy", "Communication and Interaction"), ("A check-in", "Communication and Interaction"),
    ]  # fmt: skip
    assert plan.provisions[1].cells == {"provided by": "School", "frequency / duration": "daily"}
    assert not plan.needs


def test_outcome_steps_provision_and_who_each_under_a_heading() -> None:
    plan = plan_of(
        paper(
            h("Section E and F: Outcomes and Provision"), h("Outcome 1", 2), p("By July 2027 Sam will read 50 words."),
            b("Steps towards outcome"), p("• Ten words by Easter."), b("Provision"),
            p("• Reading daily with an adult."),
            b("Who will do this"), p("Teaching assistant"), h("Outcome 2", 2), p("Sam will have a friend."),
            b("Provision"),
            p("• A lunch club."),
        )
    )  # fmt: skip
    assert [(one.ref, one.text, one.steps) for one in plan.outcomes] == [
        ("Outcome 1", "By July 2027 Sam will read 50 words.", ("Ten words by Easter.",)),
        ("Outcome 2", "Sam will have a friend.", ()),
    ]
    assert [(one.section, one.text, dict(one.cells)) for one in plan.provisions] == [
        ("F", "Reading daily with an adult.", {"who will do this": "Teaching assistant"}),
        ("F", "A lunch club.", {}),
    ]
    assert [one.outcomes for one in plan.provisions] == [(one.id,) for one in plan.outcomes]


def test_a_line_of_provision_in_bold_is_no_heading() -> None:
    plan = plan_of(paper(h("Section F"), b("Sam will have 25 hours of one to one support each week")))
    assert provisions(plan) == [("F", "Sam will have 25 hours of one to one support each week")]


def test_an_italic_note_on_how_to_read_a_table_is_kept_and_is_no_need() -> None:
    note = "Each table below is read across."
    plan = plan_of(paper(h("Section B"), p(note, italic=True), p("Sam cannot hear well.")))
    assert needs(plan) == [("B", "Sam cannot hear well.")]
    assert pieces(plan, "B") == [note]


def test_the_front_page_in_four_columns() -> None:
    plan = plan_of(
        paper(
            b("Final Education, Health and Care Plan"),
            table(
                ["First name", "Sam", "Surname", "Example"], ["Date of Birth", "01/02/2016", "NCY", "5"],
                ["Date of final plan", "3rd March 2026", "Local Authority", "Wexford Council"],
                ["Parent / carer", "Ms P", "SENCO", "Mr S"],
            ),
            h("Section A"), p("I like dogs."),
        )
    )  # fmt: skip
    assert (plan.version, plan.child, plan.council, plan.year_group) == ("final", "Sam Example", "Wexford Council", 5)
    assert {name: str(day) for name, day in plan.dates.items()} == {"birth": "2016-02-01", "final": "2026-03-03"}
    assert [(one.role, one.name) for one in plan.people] == [("Parent / carer", "Ms P"), ("SENCO", "Mr S")]
    assert not plan.unplaced


def test_words_of_no_section_are_unplaced() -> None:
    plan = plan_of(paper("If you disagree you may ask for mediation.", h("Section A"), "I like dogs."))
    assert [(one.id, one.text) for one in plan.unplaced] == [("?.1", "If you disagree you may ask for mediation.")]


def test_ids_are_one_count_for_each_section() -> None:
    plan = plan_of(
        paper(h("Section F"), p("School will:"), p("• read daily."), p("• sing."), h("Section G"), p("Nurse."))
    )
    assert [piece.id for one in plan.sections for piece in one.pieces] == ["F.1"]
    assert [one.id for one in plan.provisions] == ["F.2", "F.3", "G.1"]
