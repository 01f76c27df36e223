import pytest

from upheld.measures import note
from upheld.measures.errors import FiguresError
from upheld.measures.note import notes, of_area


def test_note_stands_beside_the_figures_it_is_of():
    (one,) = notes("within_20_weeks", "838", "2024")
    assert "exception" in one.text
    assert "Data guidance of the release of 2025" in one.source
    assert notes("within_20_weeks", "838", "2023") == ()
    assert notes("within_20_weeks_all", "838", "2024") == ()
    assert notes("within_20_weeks", "839", "2024") == ()


def test_note_of_all_areas_stands_beside_each():
    assert [one.text for one in notes("within_20_weeks", "878", "2020")] == [
        one.text for one in notes("within_20_weeks", "england", "2020")
    ]
    assert "coronavirus" in notes("within_20_weeks", "878", "2020")[0].text


def test_notes_of_an_area_by_name():
    assert any("Hackney" in one.text for one in of_area("204"))
    assert all("204" in one.areas for one in of_area("204"))
    assert {one.text for one in of_area("204", ["plans"])} < {one.text for one in of_area("204")}
    assert of_area("878") == ()


@pytest.mark.parametrize("one", note.every(), ids=lambda one: one.text[:40])
def test_every_note_says_something_and_where_it_is_said(one):
    assert one.text[0].isupper() and one.text.endswith(".")
    assert one.source.endswith(".")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('areas = ["999"]', "999"),
        ('measures = ["wishes"]', "wishes"),
        ('measures = ["requests"]\nperiods = ["2024-01"]', "2024-01"),
        ("", "it is of nothing"),
        ('areas = ["838"]\ncolour = "red"', "no other names"),
    ],
)
def test_note_that_does_not_hold_together_is_refused(tmp_path, monkeypatch, text, said):
    path = tmp_path / "notes.toml"
    path.write_text(f'[[note]]\ntext = "A."\nsource = "B."\n{text}\n', encoding="utf-8")
    monkeypatch.setattr(note, "_FILE", path)
    with pytest.raises(FiguresError) as error:
        note.every.__wrapped__()
    assert "Note 1" in str(error.value)
    assert said in str(error.value)
