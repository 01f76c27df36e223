"""The library in a language nobody speaks: the interface is translated, and the law is marked as English."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import locale, settings
from django.test import override_settings
from django.utils import translation

from tests.web.library.site import client
from tests.web.pseudo import pseudo, write
from tests.web.ui.test_language import plain_english

pytestmark = pytest.mark.slow
PAGES = (
    "/law/", "/law/search/", "/law/as-at/", "/law/as-at/?as-at=2020-06-01", "/law/proposals/", "/law/glossary/",
    "/law/topic/no-answer/", "/law/stage/review/", "/law/who/LA/", "/law/all/letter/", "/law/all/event/",
    "/law/duty/review.amend.final/", "/law/duty/plan.secure.sep/?as-at=2020-06-01", "/law/duty/access.s65/",
    "/law/duty/med.agree.appealable/", "/law/duty/review.annual/", "/law/duty/foi/?as-at=2001-01-01",
    "/law/right/age25/", "/law/deadline/fd.draft/", "/law/route/LGSCO/", "/law/letter/complaint_stage_1/",
    "/law/letter/appeal_late/", "/law/plan-rule/F/", "/law/plan-rule/specificity/", "/law/notice/notice.final/",
    "/law/ground/c(iii)/", "/law/test/test.assess/", "/law/exception/EXC-COVID/", "/law/event/plan_final_sent/",
    "/law/event/t0/", "/law/change/devon-2022/",
)  # fmt: skip
FAULTS = ("/law/as-at/?as-at=32+x", "/law/duty/plan.finl/")


@pytest.fixture
def language(tmp_path: Path) -> Iterator[str]:
    code = "qps"
    write(tmp_path, code)
    locale.LANG_INFO[code] = {"bidi": False, "code": code, "name": code, "name_local": code}  # type: ignore[index]
    with override_settings(LANGUAGES=[(code, "Ƥšéüđø")], LANGUAGE_CODE=code, LOCALE_PATHS=[tmp_path]):
        yield code
    del locale.LANG_INFO[code]  # type: ignore[attr-defined]
    translation.activate(settings.LANGUAGE_CODE)


def _left(html: str) -> list[str]:
    # A page of the law has its English title, which no element inside <title> could mark.
    return plain_english(re.sub(r"<title[^>]*>.*?</title>", "", html, flags=re.DOTALL))


def test_no_word_of_the_interface_is_left_in_plain_english(language: str) -> None:
    browser = client()
    for address in (*PAGES, *FAULTS):
        answer = browser.get(address)
        assert answer.status_code == (200 if address in PAGES else answer.status_code), address
        assert f'lang="{language}"' in answer.content.decode()
        assert _left(answer.content.decode()) == [], address


@pytest.mark.parametrize("query", ["council has not replied", "anual revew", "zzzzzz", ""])
def test_what_a_search_found_is_translated_too(query: str, language: str) -> None:
    html = client().post("/law/search/", {"q": query}).content.decode()
    assert _left(html.replace(f'value="{query}"', "")) == []


def test_a_page_says_that_the_law_is_in_english_where_nobody_has_written_a_summary(language: str) -> None:
    html = client().get("/law/duty/plan.final/").content.decode()
    assert pseudo("nobody has written a summary of this page in your language yet.") in html
    assert "nobody has written" not in html
