"""Searching the library: what families type, ids and citations, and whatever else is typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.web.library.site import client, read
from upheld.web.library.cited_words import cited_words, query_citations
from upheld.web.library.entries import the_law
from upheld.web.library.search import LONGEST, instead, search, synonyms


def _ids(text: str, most: int = 60) -> list[str]:
    return [one.entry.id for one in search(text)][:most]


@pytest.mark.parametrize(
    ("typed", "wanted", "among"),
    [
        ("the council has not replied", "chase_assessment_decision", 3),
        ("the council has not replied", "ehcna.decide", 10),
        ("20 weeks", "plan.final", 6),
        ("EHCP late", "chase_final_plan", 5),
        ("echp annual review", "review.annual", 12),
        ("school refused", "plan.admit", 5),
        ("taxi to school", "request_transport", 8),
        ("SENDIST", "APPEAL-a", 10),
        ("funding", "request_personal_budget", 12),
        ("respite", "request_social_care", 8),
        ("my child was sent home", "excl.notify", 12),
        ("covid", "covid-2020-471", 4),
        ("plan.final", "plan.final", 1),
        ("LGSCO", "LGSCO", 1),
        ("EXC-PERSONAL", "EXC-PERSONAL", 1),
        ("reg 13", "plan.draft.window", 20),
        ("regulation 13", "notice.draft", 20),
        ("s.42", "plan.secure.sep", 5),
        ("section 42", "plan.secure.sep", 5),
        ("SI 2020/471", "covid-2020-471", 3),
        ("Devon", "devon-2022", 2),
        ("subject access", "subject_access", 4),
        ("reviewing", "review.annual", 40),
    ],
)
def test_what_families_and_advisers_type_finds_what_they_need(typed: str, wanted: str, among: int) -> None:
    assert wanted in _ids(typed, among)


@pytest.mark.parametrize("said", synonyms())
def test_every_word_of_the_table_finds_something_with_its_meaning(said: str) -> None:
    assert said == said.lower().strip()
    assert search(said)
    for meant in synonyms()[said]:
        assert search(meant), meant


def test_a_section_finds_only_what_cites_it() -> None:
    law = the_law()
    found = [id for id in _ids("s.42") if id in law.by_id]
    assert found
    assert all("42" in law.of(id)[-1].cite for id in found)


def test_provisions_are_read_with_their_ranges_and_lists() -> None:
    law = the_law()
    words = cited_words(law.of("integrate.s25-28")[-1].citations)
    assert {"s25", "s26", "s27", "s28"} <= set(words)
    assert query_citations("see regs 5(4), 10 and s. 42(2) please")[1] == ("reg5", "reg10", "s42")
    assert query_citations("section 42A of it") == ("  of it", ("s42a",))
    assert query_citations("no law here") == ("no law here", ())


@pytest.mark.parametrize(
    "typed",
    ['"', "'", '""', "*", "a AND", "OR", "NOT", "NEAR(", "(", ")", "title:", "cites:x", "-", "^", "+", "{a b}: c", "\0",
     "a\0b", "x" * 10_000, "reg " * 3000, "s." + "9" * 5000, "'; DROP TABLE found; --", "\ud800", "\u202e", "🙂",
     "½", "", "   ", "regs 1-99999999999", "s1 to s2 to s3", "\x02\x03", "<script>", "a" * 199 + '"'],
)  # fmt: skip
def test_no_search_is_an_error(typed: str) -> None:
    assert len(search(typed)) <= 60
    assert len(instead(typed)) <= 3


@given(st.text(max_size=300))
@example("reg")
@example('"reg 5" AND s.')
def test_no_text_is_an_error(typed: str) -> None:
    for found in search(typed):
        assert found.entry.title
        assert not {"\x02", "\x03"} & set("".join(text for text, _ in found.excerpt))


def test_a_slip_of_the_pen_gets_a_suggestion_that_finds_something() -> None:
    assert not search("anual revew")
    assert "annual review" in instead("anual revew")
    assert all(search(one) for one in instead("anual revew"))


def test_the_words_go_in_the_body_and_the_answer_is_kept_nowhere() -> None:
    answer = client().post("/law/search/", {"q": "council has not replied"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    seen = read(answer.content.decode())
    assert "/law/letter/chase_assessment_decision/" in seen.links
    assert not [link for link in seen.links if "?" in link]
    assert 'method="post"' in seen.body


def test_words_in_the_address_are_not_a_search() -> None:
    assert "chase_assessment_decision" not in client().get("/law/search/?q=council+has+not+replied").content.decode()


def test_what_was_typed_is_shown_again_and_cannot_be_read_as_html() -> None:
    body = client().post("/law/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in body
    assert "&lt;script&gt;" in body


@pytest.mark.parametrize("typed", ["zzzzzz qqqqqq", "anual revew", "", "\0", "x" * 10_000])
def test_nothing_found_is_a_page_with_somewhere_to_go(typed: str) -> None:
    answer = client().post("/law/search/", {"q": typed})
    assert answer.status_code == 200
    seen = read(answer.content.decode())
    assert "/law/topic/no-answer/" in seen.links
    assert seen.h1 == 1
    assert len(answer.content) < 40_000 + LONGEST


def test_a_search_from_another_site_changes_nothing_and_needs_no_token() -> None:
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    assert strict.post("/law/search/", {"q": "review"}).status_code == 200
    assert strict.put("/law/search/").status_code in (403, 405)
