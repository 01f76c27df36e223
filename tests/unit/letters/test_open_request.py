"""A request for information about no child: its law, its words, and that it holds nobody's name."""

from datetime import date

from upheld.documents.blocks import Link, gaps, runs_of
from upheld.documents.docx import as_docx
from upheld.documents.text import as_text
from upheld.law import law_named
from upheld.letters.open_request import OpenRequest, open_request

TODAY = date(2026, 11, 22)


def _one(hint: str = "A list would do.") -> OpenRequest:
    questions = ("How many *plans* are late?", "Since when?")
    return open_request(law_named("england"), "Buckinghamshire Council", "Plans [overdue] now", questions, hint, TODAY)


def test_it_is_written_to_the_body_on_the_day_and_says_what_it_is() -> None:
    text = as_text(_one().document)
    assert "Buckinghamshire Council" in text and "Sunday 22 November 2026" in text
    assert _one().title == "Freedom of information request: plans [overdue] now"
    assert "1. How many *plans* are late?" in text and "2. Since when?" in text
    assert "Under the Freedom of Information Act 2000 s.1, please send me" in text
    assert "twentieth working day after you receive it" in " ".join(text.split())


def test_every_law_it_names_leads_to_its_text_and_the_time_is_that_of_the_register() -> None:
    links = [run for block in _one().document.blocks for run in runs_of(block) if isinstance(run, Link)]
    start = "https://www.legislation.gov.uk/ukpga/2000/36/section/"
    assert [one.url.removeprefix(start) for one in links] == ["1", "11", "12", "16", "10"]
    duty = law_named("england").of("foi")[-1]
    assert (links[-1].text, links[-1].url) == (duty.citations[0].text, duty.citations[0].url)


def test_only_who_writes_is_left_to_fill_in() -> None:
    assert gaps(_one().document) == ("your name", "your address or e-mail address")


def test_the_words_for_a_form_have_no_greeting_no_gap_and_no_broken_lines() -> None:
    one = _one()
    assert "Dear" not in one.words and "[your" not in one.words and "Yours" not in one.words
    assert "https://" not in one.words
    assert all(len(line) > 10 for line in one.words.splitlines() if line)
    assert len(one.short) < len(one.words)
    assert "How many *plans* are late?" in one.short and "section 12" not in one.short
    assert one.short.endswith("twentieth working day after you receive it.")


def test_a_hint_is_left_out_where_there_is_none() -> None:
    assert "A list would do." in _one().words
    assert "A list would do." not in _one("").words


def test_it_can_be_had_as_a_word_file() -> None:
    assert as_docx(_one().document)[:2] == b"PK"
