"""The register's codes in words, with links."""

import re

import pytest

from upheld.case import KINDS as EVENTS
from upheld.case.kinds import DERIVED
from upheld.law.family import STEPS
from upheld.law.legal_tests import TESTS
from upheld.web.library.entries import entries, the_law
from upheld.web.library.limits import limit_in_full
from upheld.web.library.moments import MOMENTS
from upheld.web.library.words import Piece, pieces, plain, plain_title

_CODE = re.compile(r"\b[A-Z]+_[A-Z_]+\b|\b(?:LA|FTT|YP|SEP|asap|CFA|EqA)\b|\b(?:the|a|an|other|new|old) the\b")
LAW = the_law()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("LA", "The council"),
        ("the LA's own view", "the council's own view"),
        ("child or YP", "child or young person"),
        ("RIGHTS_HOLDER and LA", "The parent or young person and the council"),
        ("old ICB", "old integrated care board (NHS)"),
        ("other LAs", "other councils"),
        ("It ends. LA stays liable.", "It ends. The council stays liable."),
        ("new plan.maintain; 20 weeks", "new “Maintain the plan”; 20 weeks"),
        ("window(15 days, beginning DRAFT_SERVED)", "within 15 days beginning with this: “A draft EHC plan arrived”"),
        ("FTT_ORDER_SENT[cease_upheld]", "“The Tribunal sent its order” (cease upheld)"),
        ("see the letter subject_access", "see the letter “Subject access request”"),
        ("no code here", "no code here"),
        ("LAKE PLACE", "LAKE PLACE"),
        ("Weakened by notice (9.3).", "Weakened by notice."),
    ],
)  # fmt: skip
def test_codes_become_words(code: str, words: str) -> None:
    assert plain(code) == words


def test_a_code_that_names_a_page_is_a_link_to_it() -> None:
    found = pieces("inside ehcna.decide")
    assert found == (
        Piece("inside "),
        Piece("“Notify the decision whether to secure an EHC needs assessment”", ("duty", "ehcna.decide")),
    )


def test_every_link_in_words_names_an_entry() -> None:
    texts = [text for duty in LAW.duties for text in (duty.note, duty.due_text, *duty.depends_on, *duty.remedy_words)]
    links = {piece.to for text in texts if text for piece in pieces(text) if piece.to}
    assert len(links) > 20
    assert links <= set(entries())


def test_a_link_to_what_rests_on_memory_says_so() -> None:
    assert next(piece for piece in pieces("see access.s65") if piece.to).unverified
    assert not next(piece for piece in pieces("see plan.final") if piece.to).unverified


def test_no_code_is_left_in_anything_that_is_shown() -> None:
    shown = [
        text
        for duty in LAW.duties
        for text in (duty.bearer_text or duty.bearer, duty.owed_to, duty.trigger_text, duty.due_text, duty.note,
                     *duty.depends_on, *duty.exception_words, *duty.remedy_words)
    ]  # fmt: skip
    shown += [text for test in TESTS.values() for text in (test.elements, test.decided_by, test.cite)]
    assert [plain(text) for text in shown if text and _CODE.search(plain(text))] == []
    titles = [duty.title for duty in LAW.duties] + [test.title for test in TESTS.values()]
    assert [title for title in titles if _CODE.search(plain_title(title))] == []


def test_every_moment_a_rule_looks_for_has_words() -> None:
    asked = LAW.asked_of | {one.kind for step in STEPS.values() for one in step.trigger}
    assert asked - set(EVENTS) == set(MOMENTS)
    assert set(DERIVED) & asked <= set(MOMENTS)


def test_every_limit_is_told_in_full_and_without_a_code() -> None:
    limits = {limb.within for duty in LAW.duties for limb in duty.limbs if limb.within is not None}
    said = [limit_in_full(limit) for limit in limits]
    assert all(re.match(r"[A-Z]", words) and "_" not in words for words in said)
    window = LAW.of("plan.final")[-1].limbs[0].within
    assert window is not None
    assert limit_in_full(window) == "Within 20 weeks after that day, which is not itself counted"
    appeal = LAW.of("appeal.deadline")[-1].limbs[0].within
    assert appeal is not None
    assert "2 months" in limit_in_full(appeal) and "mediation certificate" in limit_in_full(appeal)
