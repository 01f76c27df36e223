"""The small Markdown of templates: what becomes of each part, and that nothing put in can become a part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.documents.blocks import Gap, Heading, Items, Lines, Link, PageBreak, Paragraph, Pictured, Table, Text
from upheld.errors import LawError
from upheld.letters.markup import blocks, escape, gap, link


def test_each_part_of_the_small_markdown_becomes_its_block() -> None:
    told = """# Title

One **strong**
line.

- a
- b

1. first

Table: What it shows

| x | y |
| --- | --- |
| 1 | 2 |

```lines
Line one
Line two
```

![a calendar]() The plan is late.

---

End.
"""
    assert blocks(told) == (
        Heading(1, (Text("Title"),)),
        Paragraph((Text("One "), Text("strong", strong=True), Text(" line."))),
        Items(((Text("a"),), (Text("b"),))),
        Items(((Text("first"),),), ordered=True),
        Table("What it shows", ((Text("x"),), (Text("y"),)), (((Text("1"),), (Text("2"),)),)),
        Lines(((Text("Line one"),), (Text("Line two"),))),
        Pictured("a calendar", (Text("The plan is late."),)),
        PageBreak(),
        Paragraph((Text("End."),)),
    )


def test_a_gap_and_a_link_are_runs_of_their_own() -> None:
    told = f"Ask {gap('the name')} of {link('Act 2014 s.1', 'https://example.org/1')}."
    assert blocks(told) == (
        Paragraph(
            (
                *(Text("Ask "), Gap("the name"), Text(" of ")),
                *(Link("Act 2014 s.1", "https://example.org/1"), Text(".")),
            )
        ),
    )


def test_an_authority_with_no_address_is_words_alone() -> None:
    assert blocks(str(link("Education Act 2002 s.29", None))) == (Paragraph((Text("Education Act 2002 s.29"),)),)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(lambda words: words.split()))
def test_words_put_in_come_out_as_they_were(words: str) -> None:
    said = " ".join(words.replace("\ue000", "").replace("\ue001", "").split())
    if not said:
        return
    for told in (f"{escape(words)}", f"- {escape(words)}", f"# {escape(words)}"):
        (block,) = blocks(told)
        runs = block.items[0] if isinstance(block, Items) else getattr(block, "runs", ())
        assert runs == (Text(said),), told


@given(st.text(st.sampled_from("|-*# \n[]()<>`&;!1.\\"), max_size=30).filter(lambda words: words.split()))
def test_words_put_into_a_table_stay_in_their_cell(words: str) -> None:
    (block,) = blocks(f"Table: t\n\n| a | b |\n| --- | --- |\n| {escape(words)} | x |\n")
    assert isinstance(block, Table)
    assert block.rows == (((Text(" ".join(words.split())),), (Text("x"),)),)


@pytest.mark.parametrize("told", ["> quoted", "```python\nx\n```", "word *leaning* word"])
def test_what_no_letter_is_made_of_is_refused(told: str) -> None:
    with pytest.raises(LawError, match="which no letter is made of"):
        blocks(told)


def test_a_table_without_words_for_what_it_shows_is_refused() -> None:
    with pytest.raises(LawError, match="what it shows"):
        blocks("| a |\n| --- |\n| 1 |\n")


def test_a_caption_may_say_how_wide_the_columns_are() -> None:
    (block,) = blocks("Table 1:3: Days\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n")
    assert isinstance(block, Table)
    assert (block.caption, block.widths) == ("Days", (1, 3))


def test_the_paragraphs_of_one_item_stay_one_item() -> None:
    (block,) = blocks("- First words.\n\n  **Second** words.\n- Another item.\n")
    assert isinstance(block, Items)
    said = ["".join(run.text for run in item if isinstance(run, Text)) for item in block.items]
    assert said == ["First words. Second words.", "Another item."]


def test_a_picture_may_stand_before_strong_words_or_before_none() -> None:
    assert blocks("![a clock]()**Today**") == (Pictured("a clock", (Text("Today", strong=True),)),)
    assert blocks("![a clock]()") == (Pictured("a clock", ()),)
