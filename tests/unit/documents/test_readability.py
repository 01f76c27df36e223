import pytest

from upheld.documents.blocks import (
    Block,
    Document,
    Gap,
    Heading,
    Items,
    Lines,
    Paragraph,
    Pictured,
    Runs,
    Signature,
    Table,
    Text,
)
from upheld.documents.readability import Readability, longest_sentence, of_document, reading_age


def of(*blocks: Block) -> Document:
    return Document("A letter", blocks)


def said(words: str) -> Runs:
    return (Text(words),)


def test_the_index_is_that_of_its_formula() -> None:
    # 39 letters and figures, 11 words, 2 sentences: 4.71 * 39 / 11 + 0.5 * 11 / 2 - 21.43 = -1.98.
    measured = of_document(of(Paragraph(said("The council has 6 weeks. You can write to it today."))))
    assert measured == Readability(grade=-2.0, reading_age=3.0, words=11, sentences=2, longest=6)


def test_an_age_worked_by_hand() -> None:
    # 9 letters, 3 words, 1 sentence: 4.71 * 3 + 0.5 * 3 - 21.43 = -5.8, and 5 is -0.8.
    assert reading_age("The cat sat.") == -0.8
    # 40 letters, 4 words, 1 sentence: 4.71 * 10 + 0.5 * 4 - 21.43 = 27.67, and 5 is 32.7.
    assert reading_age("abcdefghij abcdefghij abcdefghij abcdefghij.") == 32.7


def test_longer_words_and_longer_sentences_are_harder() -> None:
    plain = reading_age("The council must send you the plan. It must send it by Monday.")
    long_words = reading_age("Authorities should communicate documentation. Communication precedes Wednesday.")
    long_sentence = reading_age("The council must send you the plan and it must send it by Monday.")
    assert plain is not None and long_words is not None and long_sentence is not None
    assert plain < long_sentence
    assert plain < long_words


@pytest.mark.parametrize("text", ["", "   ", "...", "- — !", "https://example.org/a me@example.org www.example.org"])
def test_without_a_sentence_there_is_no_age(text: str) -> None:
    assert reading_age(text) is None
    assert of_document(of(Paragraph(said(text)))) is None


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", 4),
        ("See s. 42 of the Act, e.g. on Monday. Then write.", 2),
        ("Mr. Example and Dr. Example met. They spoke.", 2),
        ("It is in section F. The council must secure it.", 2),
        ("It costs 3.50 pounds. It is due.", 2),
        ("She said “go.” He went.", 2),
        ("Is it? (Yes.) It is.", 3),
        ("Wait for it... then go.", 1),
        ("The 20 weeks ended. 42 days have passed.", 2),
        ("A list:\nof two lines", 2),
    ],
)
def test_where_a_sentence_ends(text: str, sentences: int) -> None:
    blocks = [Paragraph(said(line)) for line in text.splitlines()]
    measured = of_document(of(*blocks))
    assert measured is not None
    assert measured.sentences == sentences


def test_headings_addresses_tables_and_signatures_are_left_out() -> None:
    running = (
        Paragraph((Text("Please write by "), Gap("day"), Text("."))),
        Items((said("the plan"), said("the advice")), ordered=True),
        Pictured("an incomprehensible picture", said("We can help.")),
    )
    around = (
        Heading(1, said("Responsibilities notwithstanding")),
        Lines((said("Incomprehensibility Street"),)),
        Table("Administrative responsibilities", (said("Counterproductivity"),), ((said("Internationalisation"),),)),
        Signature("Respectfully yours", (said("Representative of responsibilities"),)),
    )
    assert of_document(of(*running, *around)) == of_document(of(*running))
    measured = of_document(of(*running))
    assert measured is not None
    assert (measured.words, measured.sentences, measured.longest) == (11, 4, 4)
    assert of_document(of(*around)) is None


def test_the_longest_sentence_is_given_in_its_words() -> None:
    document = of(
        Paragraph(said("Short one. This is the longest of them all, I think. Short again.")),
        Items((said("not so long"),)),
    )
    assert longest_sentence(document) == "This is the longest of them all, I think."
    assert longest_sentence(of(Heading(1, said("Only a heading")))) is None


def test_of_two_the_first_is_the_longest() -> None:
    assert longest_sentence(of(Paragraph(said("One two. Six ten.")))) == "One two."
