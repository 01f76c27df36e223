"""Who owes: the actors, and finding the one authority a family means."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.bodies import ACTORS, UnknownBody, authorities, find_authority
from upheld.errors import UpheldError

ENGLAND_NOW = [a for a in authorities() if a.nation == "England" and a.until is None]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("Devon", "878"),
        ("Devon County Council", "878"),
        ("878", "878"),
        (" devon  cc", "878"),
        ("DEVON", "878"),
        ("E10000008", "878"),
        ("e10000008", "878"),
        ("LB Barnet", "302"),
        ("LB of Barnet", "302"),
        ("London Borough of Barnet", "302"),
        ("Barnet London Borough Council", "302"),
        ("Royal Borough of Greenwich", "203"),
        ("RBKC", "207"),
        ("Kensington & Chelsea", "207"),
        ("City of Westminster", "213"),
        ("City of London", "201"),
        ("BCP", "839"),
        ("Bournemouth, Christchurch & Poole", "839"),
        ("City of York", "816"),
        ("York", "816"),
        ("St Helens", "342"),
        ("St. Helens", "342"),
        ("Saint Helens Borough Council", "342"),
        ("Bristol", "801"),
        ("Bristol, City of", "801"),
        ("City of Bristol", "801"),
        ("Hull", "810"),
        ("Hull City Council", "810"),
        ("Herefordshire", "884"),
        ("County Durham", "840"),
        ("Durham", "840"),
        ("Newcastle", "391"),
        ("Stoke on Trent", "861"),
        ("Brighton & Hove City Council", "846"),
        ("Bath and North East Somerset", "800"),
        ("B&NES", "800"),
        ("Telford & Wrekin Council", "894"),
        ("Council of the Isles of Scilly", "420"),
        ("the Isle of Wight council", "921"),
        ("Bradford MDC", "380"),
        ("Wirral Metropolitan Borough Council", "344"),
        ("Southend-on-Sea Borough Council", "882"),
        ("Richmond-upon-Thames", "318"),
        ("Kingston upon Thames", "314"),
        ("E08000016", "370"),  # Barnsley before 2025
        ("E10000023", "815"),  # North Yorkshire before 2023
        ("North Yorkshire County Council", "815"),
        ("King\N{RIGHT SINGLE QUOTATION MARK}ston upon Thames", "314"),
    ],
)
def test_an_authority_is_found_however_it_is_written(asked: str, code: str) -> None:
    assert find_authority(asked).code == code


@pytest.mark.parametrize(
    ("asked", "name", "nation"),
    [
        ("Cardiff", "Cardiff", "Wales"),
        ("Cardiff County Council", "Cardiff", "Wales"),
        ("Ynys Mon", "Isle of Anglesey", "Wales"),
        ("Ynys M\N{LATIN SMALL LETTER O WITH CIRCUMFLEX}n", "Isle of Anglesey", "Wales"),
        ("Swansea Council", "Swansea", "Wales"),
        ("Vale of Glamorgan", "The Vale of Glamorgan", "Wales"),
        ("City of Edinburgh Council", "City of Edinburgh", "Scotland"),
        ("Highland", "Highland", "Scotland"),
        ("S12000043", "Glasgow City", "Scotland"),
        ("Belfast", "Belfast", "Northern Ireland"),
    ],
)
def test_a_council_outside_england_is_known_for_what_it_is(asked: str, name: str, nation: str) -> None:
    found = find_authority(asked)
    assert (found.name, found.nation, found.code, found.region) == (name, nation, None, None)


@pytest.mark.parametrize(
    ("asked", "on", "code"),
    [
        ("Dorset", None, "838"),
        ("Dorset", date(2019, 3, 31), "835"),
        ("Dorset", date(2019, 4, 1), "838"),
        ("Dorset Council", date(2018, 1, 1), "835"),
        ("Dorset County Council", None, "835"),
        ("Dorset County Council", date(2018, 1, 1), "835"),
        ("Dorset County Council", date(2025, 1, 1), "838"),
        ("Poole", date(2018, 1, 1), "836"),
        ("Poole", None, "836"),
        ("Borough of Poole", date(2025, 1, 1), "836"),
        ("BCP", date(2018, 1, 1), "839"),
        ("Cumbria", date(2023, 4, 1), "909"),
        ("838", date(2018, 1, 1), "838"),
        ("E10000009", date(2025, 1, 1), "835"),
    ],
)
def test_the_day_decides_between_an_authority_and_its_successor(asked: str, on: date | None, code: str) -> None:
    assert find_authority(asked, on=on).code == code


def test_a_former_authority_says_when_it_ended_and_who_followed() -> None:
    former = {a.code: (a.until, a.successors) for a in authorities() if a.until}
    assert former == {
        "835": (date(2019, 3, 31), ("838", "839")),
        "836": (date(2019, 3, 31), ("839",)),
        "837": (date(2019, 3, 31), ("839",)),
        "909": (date(2023, 3, 31), ("942", "943")),
        "928": (date(2021, 3, 31), ("940", "941")),
    }
    for until, successors in former.values():
        assert until is not None
        for code in successors:
            assert find_authority(code).since == until + timedelta(days=1)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            "Devonn",
            'No local authority is called "Devonn" (the nearest is Devon (878)): give its name, '
            "its three-digit code such as 878, or its GSS code such as E10000008.",
        ),
        (
            "qqqqqq",
            'No local authority is called "qqqqqq": give its name, '
            "its three-digit code such as 878, or its GSS code such as E10000008.",
        ),
        (
            "Kingston",
            '"Kingston" could be Kingston upon Thames (314) or Kingston upon Hull, City of (810): '
            "give the full name, or the three-digit code such as 878.",
        ),
        (
            "Bedfordshire County Council",
            '"Bedfordshire County Council" could be Bedford (822) or Central Bedfordshire (823): '
            "give the full name, or the three-digit code such as 878.",
        ),
    ],
)
def test_what_is_not_one_authority_is_refused_in_one_sentence(asked: str, sentence: str) -> None:
    with pytest.raises(UnknownBody) as refusal:
        find_authority(asked)
    assert str(refusal.value) == sentence
    assert isinstance(refusal.value, UpheldError)


@pytest.mark.parametrize(
    "asked",
    [
        *("", " ", "London", "London Borough", "the council", "999", "E99999999", "Exeter", "Newcastle-under-Lyme"),
        *("Derby County Council", "Nottingham County Council", "Devon City Council", "Yorkshire", "Richmond"),
        *("\N{CYRILLIC CAPITAL LETTER DE}", "x" * 100_000),
    ],
)
def test_a_weak_likeness_is_never_a_match(asked: str) -> None:
    with pytest.raises(UnknownBody):
        find_authority(asked)


def test_a_part_of_a_name_is_offered_not_taken() -> None:
    with pytest.raises(UnknownBody, match="Richmond upon Thames"):
        find_authority("Richmond")


def test_every_authority_is_found_by_each_of_its_names_and_codes() -> None:
    for one in authorities():
        for asked in filter(None, (one.name, one.official_name, one.code, *one.gss_codes)):
            assert find_authority(asked, on=one.until) is one, asked
            assert find_authority(f"  {asked.upper()} ", on=one.until) is one, asked


def test_the_table_is_whole() -> None:
    assert len(ENGLAND_NOW) == 153
    codes = [a.code for a in authorities() if a.code]
    gss = [code for a in authorities() for code in a.gss_codes]
    assert len(set(codes)) == len(codes) == 158
    assert len(set(gss)) == len(gss)
    assert {a.nation: sum(b.nation == a.nation for b in authorities()) for a in authorities()} == {
        "England": 158,
        "Wales": 22,
        "Scotland": 32,
        "Northern Ireland": 11,
    }
    assert len({a.region for a in ENGLAND_NOW}) == 9
    assert all(a.gss_code == a.gss_codes[0] and a.gss_code[0] == a.nation[0] for a in authorities())


@given(st.text(max_size=40), st.none() | st.dates())
def test_any_text_gives_an_authority_or_a_sentence(text: str, on: date | None) -> None:
    try:
        assert find_authority(text, on=on) in authorities()
    except UnknownBody as refusal:
        assert str(refusal).endswith(".")


def test_every_actor_has_a_plain_name() -> None:
    assert ACTORS["LA"] == "the council"
    assert ACTORS["ICB"] == "the integrated care board (NHS)"
    assert ACTORS["FTT"] == "the SEND Tribunal"
    assert all(name == name.strip() and name.startswith("the ") for name in ACTORS.values())
