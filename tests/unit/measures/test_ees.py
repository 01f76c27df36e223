import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.measure import LeftOut, Source, measure
from upheld.measures.reading import ees
from upheld.measures.reading.sheet import Sheet

HEADER = ["time_period", "time_identifier", "geographic_level", "region_code", "region_name", "old_la_code", "la_name",
          "breakdown_topic", "breakdown", "All_Of_Them", "Some", "some_pc"]  # fmt: skip
NATIONAL = ["2024", "Calendar year", "National", "", "", "", "", "All", "All"]
DEVON = ["2024", "Calendar year", "Local authority", "E12000009", "South West", "878", "Devon", "All", "All"]
SHARE = Source("dfe.plans", "requests", numerator=("some",), denominator=("all_of_them",), published="some_pc",
               topics={"sex": ("Sex",)})  # fmt: skip


def sheet(*rows, header=HEADER, doubled=frozenset()):
    return Sheet("made_up.csv", "0" * 64, [header, *rows], doubled=doubled)


def read(*rows, source=SHARE, id="refusals", **named):
    return list(ees.read(sheet(*rows, **named), [(measure(id), source)], "r"))


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("12", 12.0),
        (" 1,234 ", 1234.0),
        ("46.4%", 46.4),
        ("£1,000", 1000.0),
        ("-5", -5.0),
        ("57.900000000000", 57.9),
        ("1e-2", 0.01),
        (".5", 0.5),
        ("0", 0.0),
        ("x", "x"),
        ("C", "c"),
        ("z", "z"),
        ("", "missing"),
        (":", "missing"),
        ("..", "missing"),
        ("~", "c"),
        ("no data", "x"),
    ],
)
def test_cell_is_a_number_or_a_mark(cell, read):
    assert ees.number(cell) == read


@pytest.mark.parametrize(
    "cell", ["many", "1 2", "1_000", "1,2,3", "\u0661\u0662", "1e999", "%", "-", "nan", "inf", "12.3.4", "n/a", "=1+1"]
)
def test_cell_that_is_neither_is_refused_with_its_value(cell):
    with pytest.raises(FiguresError, match=r"neither a number nor a mark") as error:
        ees.number(cell)
    assert cell in str(error.value)


def test_columns_are_matched_without_case_and_rows_told_apart():
    england, devon = read([*NATIONAL, "200", "50", "25"], [*DEVON, "10", "0", "0"])
    assert (england.area, england.period, england.value) == ("england", "2024", 25)
    assert (england.numerator, england.denominator) == (50, 200)
    assert (devon.area, devon.value, devon.mark) == ("878", 0, "")


def test_suppressed_missing_not_applicable_and_zero_stay_apart():
    marks = [("x", "5"), ("c", "5"), ("z", "5"), ("", "5"), ("0", "5"), ("0", "0")]
    found = [read([*DEVON, below, above, "x"])[0] for above, below in marks]
    assert [one.mark for one in found] == ["x", "c", "z", "missing", "", "z"]
    assert [one.value for one in found] == [None, None, None, None, 0, None]
    assert (found[5].numerator, found[5].denominator) == (0, 0)


def test_topics_that_are_asked_for_keep_the_publishers_words():
    sex = [*DEVON[:-2], "Sex", "Female", "8", "2", "25"]
    hair = [*DEVON[:-2], "Hair", "Red", "8", "2", "25"]
    assert [(one.topic, one.part, one.value) for one in read(sex, hair)] == [("sex", "Female", 25)]


def test_parts_that_are_columns_are_read_from_the_whole_row_alone():
    source = Source("dfe.plans", "requests", denominator=("all_of_them",), parts={"refused": ("some",)})
    sex = [*DEVON[:-2], "Sex", "Female", "8", "2", "25"]
    (one,) = read([*DEVON, "10", "4", "40"], sex, source=source, id="request_outcome")
    assert (one.topic, one.part, one.value) == ("outcome", "refused", 40)


def test_periods_out_of_bounds_and_what_is_left_out_are_not_taken():
    rows = [[year, *DEVON[1:], "10", "1", "10"] for year in ("2022", "2023", "2024", "2025")]
    bounded = Source("a", "b", numerator=("some",), denominator=("all_of_them",), first="2023", last="2024")
    assert [one.period for one in read(*rows, source=bounded)] == ["2023", "2024"]
    left = Source("a", "b", numerator=("some",), denominator=("all_of_them",),
                  left_out=(LeftOut(("878",), ("2023",), "Wrong."),))  # fmt: skip
    assert [one.period for one in read(*rows, source=left)] == ["2022", "2024", "2025"]
    assert read(*rows, source=Source("a", "b", numerator=("some",), denominator=("all_of_them",), only=("880",))) == []


def test_two_years_that_stand_for_a_calendar_year_are_the_first():
    source = Source("a", "b", numerator=("some",), denominator=("all_of_them",), first_year=True)
    assert read(["202425", *DEVON[1:], "10", "1", "10"], source=source)[0].period == "2024"
    assert read(["2024", *DEVON[1:], "10", "1", "10"], source=source)[0].period == "2024"
    with pytest.raises(FiguresError, match="202425"):
        read(["202425", *DEVON[1:], "10", "1", "10"])


def test_school_year_of_a_count_in_january_is_that_january():
    source = Source("a", "b", numerator=("some",))
    assert read(["202425", *DEVON[1:], "10", "1", "10"], source=source, id="plans")[0].period == "2025-01"
    assert read(["2022", *DEVON[1:], "10", "1", "10"], source=source, id="plans")[0].period == "2022-01"


def test_inner_and_outer_london_are_added_up_as_london():
    inner = ["2024", "Calendar year", "Regional", "E13000001", "Inner London", "", "", "All", "All", "10", "2", "20"]
    outer = ["2024", "Calendar year", "Regional", "E13000002", "Outer London", "", "", "All", "All", "30", "3", "10"]
    (one,) = read(inner, outer)
    assert (one.area, one.numerator, one.denominator, one.value) == ("E12000007", 5, 40, 12.5)
    (one,) = read(inner, [*outer[:-2], "x", "x"])
    assert (one.value, one.mark) == (None, "x")
    assert read(inner) == []


def test_missing_column_is_named():
    header = [one if one != "Some" else "quite_a_few" for one in HEADER]
    with pytest.raises(FiguresError) as error:
        read([*DEVON, "10", "1", "10"], header=header)
    assert "made_up.csv" in str(error.value)
    assert '"some"' in str(error.value)
    with pytest.raises(FiguresError, match='no column "old_la_code"'):
        read([*DEVON, "10", "1", "10"], header=[one if one != "old_la_code" else "la" for one in HEADER])


def test_column_that_stood_there_twice_and_differed_is_named():
    header = [one if one != "Some" else "other" for one in HEADER]
    with pytest.raises(FiguresError, match='"some" twice'):
        read([*DEVON, "10", "1", "10"], header=header, doubled=frozenset({"some"}))


def test_columns_of_a_later_edition_may_be_lacking():
    source = Source("a", "b", published="avg_weeks", optional=True)
    assert read([*DEVON, "10", "1", "10"], source=source, id="weeks_to_issue") == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([*DEVON[:5], "999", "Atlantis", "All", "All", "10", "1", "10"], '"Atlantis"'),
        ([*DEVON, "ten", "1", "10"], '"ten" is neither'),
        (["20245", *DEVON[1:], "10", "1", "10"], "20245"),
        (["2024", *DEVON[1:5]], "ends early"),
    ],
)
def test_row_that_cannot_be_read_is_named(row, said):
    with pytest.raises(FiguresError) as error:
        read([*NATIONAL, "10", "1", "10"], row)
    assert "made_up.csv" in str(error.value)
    assert "row 3" in str(error.value)
    assert said in str(error.value)


def test_disagreement_with_the_publishers_own_value_is_found():
    rows = [[*NATIONAL, "300", "100", "33.3"], [*DEVON, "300", "100", "33.4"]]
    wanted = [(measure("refusals"), SHARE)]
    assert [(one.area, told) for one, told in ees.disagreements(sheet(*rows), wanted)] == [("878", 33.4)]
