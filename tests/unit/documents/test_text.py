import pytest

from upheld.documents.blocks import (
    Block,
    Document,
    Gap,
    Heading,
    Items,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Pictured,
    Runs,
    Signature,
    Table,
    Text,
)
from upheld.documents.text import as_email, as_text
from upheld.errors import UpheldError


def of(*blocks: Block) -> Document:
    return Document("A letter", blocks)


def said(words: str) -> Runs:
    return (Text(words),)


LONG = " ".join(f"word{number}" for number in range(60))


def test_no_line_is_longer_than_the_width_unless_a_word_is(every_block: Document) -> None:
    for width in (20, 40, 78):
        for line in as_text(every_block, width).splitlines():
            assert len(line) <= width or len(line.split()) == 1


def test_without_a_width_each_paragraph_is_one_line() -> None:
    assert as_text(of(Paragraph(said(LONG))), None) == f"{LONG}\n"


def test_a_width_too_small_to_read_is_refused() -> None:
    with pytest.raises(UpheldError, match="Lines of 19 characters are too short to read; ask for 20 or more"):
        as_text(of(), 19)


def test_headings_are_underlined_on_paper_as_wide_as_they_are() -> None:
    document = of(Heading(1, said("One")), Heading(2, said("Second")), Heading(3, said("Third")))
    assert as_text(document) == "One\n===\n\nSecond\n------\n\nThird\n"
    assert as_text(document, None) == "One\n\nSecond\n\nThird\n"


def test_a_heading_of_two_lines_is_underlined_once() -> None:
    assert as_text(of(Heading(1, said("alpha beta gamma delta"))), 20) == "alpha beta gamma\ndelta\n================\n"


def test_lists_have_their_marks_and_hang() -> None:
    text = as_text(of(Items((said(LONG), said("two")))), 40)
    first, *rest, last = text.splitlines()
    assert first.startswith("- word0 ")
    assert last == "- two"
    assert all(line.startswith("  word") for line in rest)


def test_numbers_stand_one_under_the_other() -> None:
    lines = as_text(of(Items(tuple(said(f"step {n}") for n in range(1, 11)), ordered=True))).splitlines()
    assert (lines[0], lines[8], lines[9]) == (" 1. step 1", " 9. step 9", "10. step 10")


def test_each_list_begins_at_one() -> None:
    text = as_text(of(Items((said("a"),), ordered=True), Items((said("b"),), ordered=True)))
    assert text == "1. a\n\n1. b\n"


def test_a_table_that_fits_has_columns() -> None:
    table = Table("Owed", (said("Duty"), said("Due")), ((said("Final plan"), said("1 June")), (said("Draft"), ())))
    assert as_text(of(table)).splitlines() == [
        *("Owed", "", "Duty        Due", "----------  ------"),
        *("Final plan  1 June", "Draft       -"),
    ]


def test_a_table_that_does_not_fit_is_read_row_by_row() -> None:
    table = Table("Owed", (said("Duty"), said("What")), ((said("Plan"), said(LONG)), (said("Draft"), (Gap("day"),))))
    lines = as_text(of(table), 40).splitlines()
    assert lines[:3] == ["Owed", "", "Duty: Plan"]
    assert lines[3].startswith("What: word0 word1")
    assert lines[4].startswith("  word")
    assert lines[-3:] == ["", "Duty: Draft", "What: [day]"]


def test_a_table_in_an_email_is_read_row_by_row() -> None:
    table = Table("Owed", (said("Duty"), said("Due")), ((said("Plan"), said("1 June")),))
    assert as_text(of(table), None) == "Owed\n\nDuty: Plan\nDue: 1 June\n"


def test_a_table_of_no_rows_still_says_what_it_would_show() -> None:
    assert as_text(of(Table("Owed", (said("Duty"),), ()))) == "Owed\n\nDuty\n----\n"
    assert as_text(of(Table("Owed", (said("Duty"),), ())), None) == "Owed\n"


def test_where_a_link_leads_is_shown_only_when_asked() -> None:
    runs = (
        *(Link("the Act", "https://example.org/act"), Text(" ")),
        *(Link("https://example.org/x", "https://example.org/x"), Text(" ")),
        *(Link("page 3", "page:3"), Text(" "), Link("plan", "page:4"), Text(" ")),
        *(Link("us@example.org", "mailto:us@example.org"), Text(" "), Link("us", "mailto:us@example.org")),
    )
    assert as_text(of(Paragraph(runs)), None) == "the Act https://example.org/x page 3 plan us@example.org us\n"
    assert as_text(of(Paragraph(runs)), None, links=True) == (
        "the Act (https://example.org/act) https://example.org/x page 3 plan (page 4) us@example.org "
        "us (us@example.org)\n"
    )


def test_gaps_stand_in_square_brackets_with_links_or_without() -> None:
    document = of(Paragraph((Text("by "), Gap("day"))))
    assert as_text(document) == as_text(document, links=True) == "by [day]\n"


def test_an_address_stays_line_by_line() -> None:
    assert as_text(of(Lines((said("Parent B"), (Gap("street"),)))), None) == "Parent B\n[street]\n"


def test_a_letter_leaves_room_to_sign_and_an_email_does_not() -> None:
    document = of(Signature("Yours faithfully,", (said("Parent B"), said("for Child A"))))
    assert as_text(document) == "Yours faithfully,\n\n\n\nParent B\nfor Child A\n"
    assert as_email(document) == "Subject: A letter\n\nYours faithfully,\n\nParent B\nfor Child A\n"


def test_a_signature_may_lack_its_closing_words() -> None:
    assert as_text(of(Paragraph(said("x")), Signature("", (said("Parent B"),)))) == "x\n\n\n\n\nParent B\n"


def test_a_page_break_is_a_rule_of_dashes() -> None:
    document = of(Paragraph(said("x")), PageBreak(), Paragraph(said("y")))
    assert as_text(document, 30).splitlines()[2] == "-" * 30
    assert as_text(document, None).splitlines()[2] == "-" * 20


def test_a_sentence_of_easy_read_stands_alone() -> None:
    assert (
        as_text(of(Pictured("a clock", said("Be quick.")), Pictured("a pen", said("Write."))))
        == "Be quick.\n\nWrite.\n"
    )


def test_an_email_has_one_subject_line_whatever_the_title_holds() -> None:
    document = Document("A letter\r\nBcc: all@example.org", (Paragraph(said("Hello.")),))
    assert as_email(document) == "Subject: A letter Bcc: all@example.org\n\nHello.\n"


def test_every_block_is_there_in_order(every_block: Document) -> None:
    text = as_text(every_block, None)
    wanted = ["A late plan", "Parent B", "Dear Director", "<script>", "Ŵy", "What we ask", "one thing", "11. step 11"]
    wanted += [
        "1. begins",
        "What was owed",
        "row 45",
        "The council has 6 weeks.",
        "-" * 20,
        "The next part",
        "for Child A",
    ]
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)
