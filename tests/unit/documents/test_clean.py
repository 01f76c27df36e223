import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Run,
    Runs,
    Signature,
    Style,
    Table,
    Text,
    runs_of,
)
from upheld.documents.clean import address, cleaned, line, words
from upheld.errors import UpheldError


def of(*blocks: Block, **more: str) -> tuple[Block, ...]:
    return cleaned(Document("A letter", blocks, **more)).blocks  # type: ignore[arg-type]


def said(words: str) -> Runs:
    return (Text(words),)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("Child\x00 A\x07\x1b\x7f\x9f", "Child A"),
        ("one\r\ntwo\tthree\u2028four\x85five\x0bsix", "one two three four five six"),
        ("a  b   c", "a b c"),
        (" kept at both ends ", " kept at both ends "),
        ("\u202eabc\u202c \u2066d\u2069", "abc d"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
        ("\ufeffmark\ufffe\uffff", "mark"),
        ("no\u00a0break", "no\u00a0break"),
        ("ŵ w\u0302", "ŵ w\u0302"),
        ("\u0301x \u0301\u0302y", "x y"),
        ("x \u200d\u0783\u07b0 \u200d\u07b0z", "x \u200d\u0783\u07b0 \u200dz"),
        ("a \u0301 b", "a b"),
        ("\u0646\u0627\u0645\u0647\u200c\u0627\u06cc", "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc"),
    ],
)
def test_words_are_left_with_nothing_that_breaks_a_format(given: str, left: str) -> None:
    assert line(given) == left


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("HTTP://example.org", "http://example.org"),
        (" https://example.org/a b\"<>'\u0175 ", "https://example.org/a%20b%22%3C%3E'%C5%B5"),
        ("https://example.org/%20", "https://example.org/%20"),
        ("mailto:us@example.org", "mailto:us@example.org"),
        ("page:12", "page:12"),
    ],
)
def test_an_address_of_a_known_kind_is_put_in_ascii(url: str, left: str) -> None:
    assert address(url) == left


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "java\nscript:alert(1)", "JAVASCRIPT://example.org/%0aalert(1)", "data:text/html,x"),
        *("file:///etc/passwd", "//example.org", "example.org", "", "https://", "https:///x", "mailto:", "vbscript:x"),
        *("page:", "page:0", "page:-1", "page:1x", "page:12 34", "\x01javascript:alert(1)", "ftp://example.org"),
    ],
)
def test_any_other_address_is_refused_in_one_sentence(url: str) -> None:
    with pytest.raises(UpheldError, match="no address that may stand in a document; give one that starts with"):
        of(Paragraph((Link("here", url),)))


def test_headings_begin_at_one_and_skip_none_on_the_way_down() -> None:
    def levels(*given: int) -> list[int]:
        return [block.level for block in of(*(Heading(level, said("x")) for level in given)) if hasattr(block, "level")]

    assert levels(1, 2, 3, 1, 2) == [1, 2, 3, 1, 2]
    assert levels(2, 2, 3) == [1, 1, 2]
    assert levels(1, 3, 3, 2) == [1, 2, 2, 2]
    assert levels(3, 1, 2) == [1, 1, 2]
    assert levels(1, 2, 3, 4, 5) == [1, 2, 3, 3, 3]


def test_spaces_at_the_ends_and_two_together_go_across_runs_too() -> None:
    runs: tuple[Run, ...] = (Text("  a "), Text(" b", strong=True), Gap(" c "), Text(" "), Link(" d ", "page:1"))
    (block,) = of(Paragraph((*runs, Text("  "), Text(" "))))
    assert block == Paragraph((Text("a "), Text("b", strong=True), Gap("c"), Text(" "), Link("d", "page:1")))
    assert words(block.runs) == "a b[c] d"


def test_a_gap_at_the_end_keeps_its_place() -> None:
    assert of(Paragraph((Text("by "), Gap("day"), Text(" ")))) == (Paragraph((Text("by "), Gap("day"))),)


def test_a_link_without_words_and_a_gap_without_a_name_are_given_some() -> None:
    (block,) = of(Paragraph((Link(" ", "https://example.org"), Gap("\x00"))))
    assert words(tuple(runs_of(block))) == "https://example.org[to be filled in]"


def test_what_is_empty_goes() -> None:
    nothing = said(" \x00 ")
    assert not of(
        *(Heading(1, nothing), Paragraph(()), Items((nothing, ())), Lines(((),)), Signature(" ", (nothing,))),
        Pictured("a house", nothing),
    )


def test_what_is_half_empty_stays() -> None:
    blocks = of(
        Items((said("one"), said(" "))),
        Lines((said(" "), said("two"))),
        Signature("", (said("Parent B"),)),
        Signature("Yours", ()),
        Pictured(" ", said("A sentence.")),
    )
    assert blocks == (
        Items((said("one"),)),
        Lines((said("two"),)),
        Signature("", (said("Parent B"),)),
        Signature("Yours", ()),
        Pictured("to be chosen", said("A sentence.")),
    )


def test_a_page_break_stands_only_between_two_blocks() -> None:
    one, two = Paragraph(said("one")), Paragraph(said("two"))
    assert of(PageBreak(), one, PageBreak(), Paragraph(()), PageBreak(), two, PageBreak()) == (one, PageBreak(), two)


def table(caption: str = "Duties", cells: int = 2, widths: tuple[int, ...] | None = None) -> Table:
    return Table(caption, (said("a"), said("b")), ((said("1"),) * cells,), widths)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (Document(" \x00", ()), "has no title"),
        (Document("x", (), language="English"), "'English' is no language tag"),
        (Document("x", (), language='en" onload="x'), "is no language tag"),
        (Document("x", (), style="poster"), "'poster' is no style .* letter, easy-read, report"),  # type: ignore[arg-type]
        (Document("x", (table(caption=" "),)), "needs a caption and a header"),
        (Document("x", (Table("Duties", (), ()),)), "'Duties' needs a caption and a header"),
        (Document("x", (table(cells=3),)), "Row 1 of the table 'Duties' has 3 cells and its header has 2"),
        (Document("x", (table(widths=(1,)),)), r"needs 2 widths of 1 or more, and has \(1,\)"),
        (Document("x", (table(widths=(1, 0)),)), "needs 2 widths of 1 or more"),
    ],
)
def test_a_document_that_no_format_can_take_is_refused_in_one_sentence(given: Document, message: str) -> None:
    with pytest.raises(UpheldError, match=message):
        cleaned(given)


@pytest.mark.parametrize("language", ["en", "en-GB", "cy", "zh-Hant-TW", "sr-Latn"])
def test_a_language_tag_is_taken_as_it_is(language: str) -> None:
    assert cleaned(Document("x", (), language=language)).language == language


TEXTS = st.text(max_size=12)
RUNS = st.lists(
    st.builds(Text, TEXTS, st.booleans()) | st.builds(Gap, TEXTS) | st.builds(Link, TEXTS, st.just("page:3")),
    max_size=4,
).map(tuple)
GROUPS = st.lists(RUNS, max_size=3).map(tuple)
ANY_BLOCK = (
    st.builds(Heading, st.integers(-1, 9), RUNS)
    | st.builds(Paragraph, RUNS)
    | st.builds(Items, GROUPS, st.booleans())
    | st.builds(Lines, GROUPS)
    | st.builds(Signature, TEXTS, GROUPS)
    | st.builds(Pictured, TEXTS, RUNS)
    | st.builds(PageBreak)
    | st.builds(lambda row: Table("t", row, (row,)), st.lists(RUNS, min_size=1, max_size=3).map(tuple))
)
STYLES: st.SearchStrategy[Style] = st.sampled_from(["letter", "easy-read", "report"])


@given(st.lists(ANY_BLOCK, max_size=6).map(tuple), STYLES)
@pytest.mark.slow
def test_cleaning_twice_changes_nothing_more(blocks: tuple[Block, ...], style: Style) -> None:
    once = cleaned(Document("t", blocks, style=style))
    assert cleaned(once) == once


@given(st.lists(ANY_BLOCK, max_size=6).map(tuple))
@pytest.mark.slow
def test_what_is_left_is_printable_and_has_no_space_at_its_ends(blocks: tuple[Block, ...]) -> None:
    for block in of(*blocks):
        for run in runs_of(block):
            said = run.name if isinstance(run, Gap) else run.text
            said.encode("utf-8")
            assert not set(said) & set("\n\r\t\x00\x0b\x0c\u2028\u202e\uffff")
            assert "  " not in said
        if isinstance(block, Heading | Paragraph | Pictured):
            assert words(block.runs) == words(block.runs).strip(" ")
