"""What became of each line between two versions: what was lost stands first."""

from __future__ import annotations

from tests.unit.plan.write.made import at
from tests.unit.plan.write.reading import broken_rules, headings, said, tables
from upheld.plan.advice.recommendation import Recommendation, Report, Traced
from upheld.plan.compare.changes import Change, Comparison
from upheld.plan.write.changes import changes_document, traced_document

CHANGES = (
    Change("kept", "provision", "F", "F.1", "F.1", "One", "One"),
    Change("new", "provision", "F", None, "F.9", None, "A walk on Fridays"),
    Change("weakened", "provision", "F", "F.2", "F.2", "45 minutes weekly", "45 minutes termly",
           ("weekly became termly",), mixed=True, old_place=at(4), new_place=at(6)),
    Change("dropped", "need", "B", "B.3", None, "Cannot hear in a noisy room", None, old_place=at(2)),
    Change("moved", "provision", "G", "F.4", "G.1", "Speech therapy", "Speech therapy", ("it stands in section G now",),
           "F", "weakened"),
)  # fmt: skip
WRITTEN = changes_document(Comparison("draft.docx", "final.pdf", CHANGES, ("Section H2 is gone.",)))


def test_what_was_lost_stands_before_what_was_kept() -> None:
    assert [one.split(":")[0].split()[0] for one in headings(WRITTEN)[1:]] == [
        "Dropped", "Weakened", "Moved", "New", "Kept",
    ]  # fmt: skip


def test_a_change_has_both_wordings_with_their_pages_and_the_reason() -> None:
    found = [row for rows in tables(WRITTEN).values() for row in rows]
    assert (
        "Section F (provision)",
        "45 minutes weekly (page 4)",
        "45 minutes termly (page 6)",
        "weekly became termly; stronger in one thing and weaker in another.",
    ) in found
    told = "no line like it was found in the new plan."
    assert ("Section B (need)", "Cannot hear in a noisy room (page 2)", "not there", told) in found
    told = "no line like it was found in the old plan."
    assert ("Section F (provision)", "not there", "A walk on Fridays", told) in found


def test_a_line_that_moved_says_from_where_and_what_it_is_besides() -> None:
    assert "Section G (provision), before in section F" in said(WRITTEN)
    assert "moved and weakened; it stands in section G now." in said(WRITTEN)


def test_lines_kept_are_counted_and_not_repeated() -> None:
    assert said(WRITTEN).endswith("Kept as it was\n1 line.")
    same = changes_document(Comparison("a", "b", CHANGES[:1]))
    assert "Every line of the one plan was found in the other" in said(same)


def test_remarks_and_what_it_is_not_are_said() -> None:
    assert "Section H2 is gone." in said(WRITTEN)
    assert "not legal advice" in said(WRITTEN)
    assert broken_rules(WRITTEN) == []


def recommended(text: str, page: int) -> Recommendation:
    return Recommendation("r.1", text, "provision", at(page), Report("report.docx"))


TRACED = traced_document(
    [
        Traced("kept", recommended("Weekly therapy of 45 minutes", 3), "F.1", "45 minutes weekly", at(5), "F"),
        Traced("vague_at_source", recommended("Regular breaks", 4), "F.2", "Breaks", None, "F", (), ("no amount",),
               "author", "How many breaks?"),
        Traced("dropped", recommended("A hoist", 2), reasons=("nothing like it was found",), ask_whom="council",
               ask="Where is it?"),
    ],
    "report.docx",
    "draft.docx",
)  # fmt: skip


def test_recommendations_that_were_dropped_stand_first_and_those_kept_last() -> None:
    assert [one.split(":")[0] for one in headings(TRACED)[1:]] == ["Dropped", "Vague at its source", "Kept"]


def test_a_recommendation_has_the_pages_of_both_and_what_to_ask_whom() -> None:
    found = [row for rows in tables(TRACED).values() for row in rows]
    assert ("A hoist (page 2)", "not found", "nothing like it was found.", "The council: Where is it?") in found
    assert (
        "Regular breaks (page 4)", "Section F: Breaks", "no amount.", "The author of the report: How many breaks?",
    ) in found  # fmt: skip
    assert ("Weekly therapy of 45 minutes (page 3)", "Section F: 45 minutes weekly (page 5)", "", "") in found
    assert broken_rules(TRACED) == []


def test_a_report_in_which_nothing_was_recommended_says_so() -> None:
    assert "No recommendation was found in the report" in said(traced_document([], "a", "b"))
